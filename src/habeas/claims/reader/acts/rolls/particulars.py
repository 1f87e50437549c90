"""What an entry of a list adds of its own: "A – Camp Jail", "B, on bail, 15 Nov".

Only a piece between marks that says nothing else counts: a day, a prison, "on bail".
"born 15 Nov" or "hearing on 15 Nov" is no day of what the heading tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit
from habeas.claims.reader.when import Times

_APART = re.compile(r"[,;:()\[\]|]| [–—-] |\. (?=[A-Z])")
_BESIDE_DAY = re.compile(
    r"\W*(?:(?:on|since|from|the|night|evening|morning|of|late|early|at|about)\W+)*",
    re.IGNORECASE,
)
_PRISON = re.compile(
    r"\W*(?:(?:now |currently |still )?(?:held |lodged |kept )?(?:in|at) (?:the )?)?(?P<name>"
    r"(?:[A-Z][\w.'’-]* ){0,4}(?:[Jj]ail|[Pp]rison|PS|P\.S\.?|[Tt]hana|[Pp]olice [Ss]tation|[Ll]ock-?up)"
    r"(?:,? [A-Z][\w'’-]+){0,2}|(?:PS|P\.S\.|[Tt]hana|[Pp]olice [Ss]tation) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\W*"
)
_BAIL = re.compile(
    r"\W*(?:(?:released |freed |out |now )?on (?:\w+ )?bail|bailed|bail (?:was )?(?:confirmed|granted|allowed))\b(?! (?:hearing|plea|application|denied))\W*",
    re.IGNORECASE,
)


class Particulars(NamedTuple):
    """The day, the prison (an id) and the words "on bail" that an entry adds."""

    day: str | None = None
    prison: str | None = None
    bail: tuple[int, int] | None = None


def particulars(times: Times, line: Line, begin: int, until: int) -> Particulars:
    """Return what stands in an entry from behind its name up to a place of the line."""
    day = prison = bail = None
    days = 0
    for start, end in _pieces(line, begin, until):
        found = _day(times, line, start, end)
        days += found is not None
        day = day or found
        if _PRISON.fullmatch(line.text, start, end):
            prison = prison or _spot(line.row, start, end)
        if bail is None and _BAIL.match(line.text, start, end):
            bail = (start, end)
    return Particulars(day if days == 1 else None, prison, bail)


def _pieces(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the pieces between marks, without outer space."""
    at = start
    for mark in _APART.finditer(line.text, start, end):
        yield from _trimmed(line.text, at, mark.start())
        at = mark.end()
    yield from _trimmed(line.text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        low = start + len(piece) - len(piece.lstrip())
        yield low, low + len(piece.strip())


def _day(times: Times, line: Line, start: int, end: int) -> str | None:
    """Return the day that a piece is, alone or behind "on bail", "since", "the night of"."""
    for found in times.within(start, end):
        bail = _BAIL.match(line.text, start, end)
        begin = bail.end() if bail else start
        before = _BESIDE_DAY.match(line.text, begin, found.start)
        led = before is not None and before.end() >= found.start
        if led and not line.text[found.end : end].strip(" .*"):
            return found.edtf
    return None


def _spot(row: Sequence[Unit], start: int, end: int) -> str | None:
    """Return the place that stands in a piece, by id."""
    for unit in row:
        if unit.sort == "place" and start <= unit.start and unit.end <= end:
            return unit.refs[0]
    return None


_LEADS_TO = re.compile(
    r"(?i:in|at|from|to|near|outside) (?:the )?(?:[A-Z][\w.'’-]*,? ){0,4}\Z"
)


def where(line: Line, start: int, end: int) -> str | None:
    """Return the place that the words of a heading name: "Held in X Jail"."""
    for unit in line.row:
        if unit.sort == "place" and start <= unit.start < end:
            led = _LEADS_TO.search(line.text, line.start, unit.start)
            return unit.refs[0] if led else None
    return None

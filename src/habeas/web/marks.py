"""A source's text as HTML with its quotes marked. Pure; positions are code points.

The browser is given the same characters: `&`, `<`, `>` escaped, a carriage return as
`&#13;` (a parser would turn it into a line feed), and what no reader sees named in a
`<span>` beside it. Quotes overlap, so the text is cut at every edge; a piece of
several quotes is one `<mark>` that names them all.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.text import hidden


@dataclass(frozen=True)
class Mark:
    """Claim `claim` quotes `start` to `end`; `state`, `label` and `kind` are codes."""

    start: int
    end: int
    claim: str
    state: str
    label: str = "internal"
    now: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the same marks from end to end."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()


# Which state a piece of several quotes shows: the one that most needs a person.
_FIRST = (
    "doubted",
    "suggested",
    "in_review",
    "accepted_as_attributed",
    "set_aside",
    "misread",
    "retracted",
    "superseded",
)


def pieces(start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """Cut `start` to `end` at every edge of `marks`; together they cover it whole."""
    inside = [m for m in marks if m.start < end and start < m.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(start, mark.start), min(end, mark.end)}
    cuts = sorted(edges)
    opening = sorted(inside, key=lambda m: m.start)
    found: list[Piece] = []
    live: list[Mark] = []
    at = 0
    for left, right in pairwise(cuts):
        while at < len(opening) and opening[at].start <= left:
            live.append(opening[at])
            at += 1
        live = [m for m in live if m.end > left]
        found.append(Piece(left, right, tuple(live)))
    return found


def spans(marks: Iterable[Mark], start: int, end: int) -> str:
    """Return where marks stand, for a browser that lights words.

    A claim is `id state kind label now start-end,start-end`, claims stand apart by
    `|`; `now` is 1 for what is being decided. Quotes outside `start` to `end` are
    left out, as the page does not have them.
    """
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.start < end and start < mark.end:
            found.setdefault(mark.claim, []).append(mark)
    return "|".join(_line(of) for of in found.values())


def _line(of: Sequence[Mark]) -> str:
    one = of[0]
    at = ",".join(f"{m.start}-{m.end}" for m in of)
    return f"{one.claim} {one.state} {one.kind} {one.label} {int(one.now)} {at}"


def markup(
    text: str, start: int, end: int, marks: Sequence[Mark], *, anchors: bool = True
) -> str:
    """Return `text[start:end]` as safe HTML with its marks.

    With `anchors` the first piece of each claim is where `#words-<claim>` leads;
    only one stretch of a page may have them.
    """
    anchored = set() if anchors else {m.claim for m in marks}
    return "".join(
        _piece(text[p.start : p.end], p, anchored) for p in pieces(start, end, marks)
    )


def escape(text: str) -> str:
    """Return text as HTML that a browser reads back as the same characters."""
    shown = []
    at = 0
    for found in hidden.find(text):
        if found.ordinary or found.kind == "control" and found.character in "\r\n\t":
            continue
        shown.append(_plain(text[at : found.position]))
        name = html.escape(found.name.capitalize())
        kept = _plain(found.character) if found.kind != "control" else ""
        shown.append(f'<span class="unseen" title="{name}">{kept}</span>')
        at = found.position + 1
    return "".join([*shown, _plain(text[at:])])


def _plain(text: str) -> str:
    return html.escape(text, quote=False).replace("\r", "&#13;")


def _piece(words: str, piece: Piece, anchored: set[str]) -> str:
    if not piece.marks:
        return escape(words)
    claims = list(dict.fromkeys(m.claim for m in piece.marks))
    state = min((m.state for m in piece.marks), key=_rank)
    names = [f"is-{state}"]
    if any(m.label == "restricted" for m in piece.marks):
        names.append("is-withheld")
    if any(m.now for m in piece.marks):
        names.append("is-now")
    new = next((c for c in claims if c not in anchored), "")
    anchored.update(claims)
    anchor = f' id="words-{new}"' if new else ""
    return (
        f'<mark{anchor} class="{" ".join(names)}" data-claims="{" ".join(claims)}">'
        f"{escape(words)}</mark>"
    )


def _rank(state: str) -> int:
    return _FIRST.index(state) if state in _FIRST else len(_FIRST)

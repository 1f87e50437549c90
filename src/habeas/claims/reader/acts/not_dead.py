"""Whose death was reported and is put right: "No. 2 reported the death of X: she is alive".

That nobody killed X is what the source tells; it is kept as an act that was not done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.acts.act import DEATHS, Act
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter

_ALIVE = Spotter(
    r"(?:\A|[,;:–—(] ?|[.] |\b(?:but|and|that|while|yet) )\W*(?:(?:In fact|Fortunately|Thankfully|But),? )?"
    r"(?P<who>s?he|they|(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+){0,3})(?:, [^.;:]{3,60},)? (?:is|are)"
    r"(?: (?:in fact|still|well and|happily|both|actually|in truth))* alive\b",
    re.IGNORECASE,
)
_PUT_RIGHT = Spotter(
    r"\b(?:correct(?:s|ing|ed|ion)?|erratum|wrong(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|false(?:ly)?|rumou?rs?|"
    r"bulletin|issue|edition|report(?:s|ed)?|posts?|wrote|announced|published|gave|listed|counted|circulat\w+|spread\w*)\b",
    re.IGNORECASE,
)
_DEAD = re.compile(
    r"\b(?P<of>deaths?|killing|murder|assassination) of |"
    r"(?P<was>(?:,? who)? (?:was|were|is|had been|has been|have been|as|among the|had)(?: been)? (?:killed|dead|murdered|shot dead|died|slain))\b",
    re.IGNORECASE,
)


def not_dead(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts, and the deaths that the source takes back as never done."""
    made: list[Act] = []
    for at, line in enumerate(read):
        match = line.find(_ALIVE)
        if match is None or line.urdu or line.question or line.sender:
            continue
        start = line.start + match.start("who")
        before = read[at - 1] if at and match.start() == 0 else None
        for told in (line, before):
            if told is None or told.find(_PUT_RIGHT) is None:
                continue
            unit = _reported_dead(told, start)
            if unit is not None and _same(line, match, unit):
                span = (unit.start, line.start + match.end())
                made += _acts(line, unit, span, (*found, *made))
                break
    return [*found, *made]


def _reported_dead(line: Line, end: int) -> Unit | None:
    """Return whom a sentence tells to be reported dead before a place in it."""
    named = [
        u
        for u in line.row
        if u.person and u.form in ("name", "short") and u.end <= end and not u.owns
    ]
    for unit in named:
        led = line.text[max(line.start, unit.start - 40) : unit.start]
        if any(
            m["of"] and _TITLES.fullmatch(led, m.end()) for m in _DEAD.finditer(led)
        ):
            return unit
        after = _DEAD.match(line.text, unit.end, line.end)
        if after is not None and after["was"]:
            return unit
    return None


_TITLES = re.compile(r"(?:(?:the|our|a|an) )?(?:[a-z-]+ ){0,3}")


def _same(line: Line, match: re.Match[str], unit: Unit) -> bool:
    """Whether who is alive is the one who was reported dead."""
    if match["who"].lower() in ("he", "she", "they"):
        return True
    start = line.start + match.start("who")
    here = next((u for u in line.row if u.start == start), None)
    return here is not None and set(here.refs) == set(unit.refs)


def _acts(
    line: Line, unit: Unit, span: tuple[int, int], known: Sequence[Act]
) -> Iterator[Act]:
    for ref in unit.refs:
        if not any(a.victim == ref and a.type in DEATHS for a in known):
            yield Act(
                "killing", ref, (), None, None, None, "stated", "negated", "explicit",
                "incident", (), (span,), unit.start, number=line.number,
            )  # fmt: skip

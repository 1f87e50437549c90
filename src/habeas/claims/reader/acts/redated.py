"""Days that a later line puts right: "it was the 27th, not the 28th", "date was 2 March".

Who writes in a hurry puts the day right in a message or a postscript of its own. What
was told just before, of the day that was wrong or of the one named there, is then of
the day that is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import HELD, Act
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Times
from habeas.text.spotting import Spotter

_PUTS_RIGHT = Spotter(
    r"\b(?:date|day|dates)\b[^.!?\n]{0,30}?\b(?:was|is|were|should be|wrong|correct\w*|mistake|error)\b|"
    r"\b(?:sorry|correction|corrected|typo|mistake|mistaken|error|wrong|i meant|meant|oops|rather|p\.?s)\b|"
    r"\bit was\b[^.!?\n]{2,40}\bnot\b|\bnot (?:on )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?\b|yesterday|today|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|instead of|rather than)(?: on)?(?: the)? \Z", re.IGNORECASE
)
_THE = re.compile(
    r"(?P<not>\bnot (?:on )?)?(?:\bthe )?\b(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"\b(?:arrest\w*|tak(?:en|ing)|took|detain\w*|pick\w* up)\b", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
# "Sorry, the march is on 9 May" is of another day's event.
_OF_ELSE = re.compile(
    r"\b(?:hearing|court|trial|march|rally|protest|meeting|vigil|strike|funeral|burial|visit|deadline|conference|"
    r"appeal|petition|report|wedding|exam|election|anniversary|concert|flight|sit-?in|press|birthday|remand|bail|pay\w*|paid|fee|fine|lawyer|"
    r"came|comes?|arrives?|arrived|call|called)\b",
    re.IGNORECASE,
)
_NEAR, _FAR = 8, 40  # sentences back


def redated(times: Times, read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts, each of the day that a later line gives for it."""
    made = list(found)
    for line in read:
        if not (_DIGIT.search(line.whole) or times.within(line.start, line.end)):
            continue
        if not line.may(_PUTS_RIGHT) or line.question or line.urdu:
            continue
        if day := _of_the_taking(times, line):
            before = line.number - 1
            meant = {id(a) for a in made if a.number == before and a.type in HELD}
            made = [_of_day(a, day) if id(a) in meant else a for a in made]
            continue
        if line.find(_PUTS_RIGHT) is None or _OF_ELSE.search(line.whole):
            continue
        if any(a.number == line.number for a in made):
            continue
        new, old = _days(times, line)
        if new:
            meant = _meant(line, made, old)
            made = [_of_day(a, new) if id(a) in meant else a for a in made]
    return made


# "In No. 19 we wrote that X was taken on 6 May. The date is 5 May, and he was freed."
_THE_DATE = re.compile(
    r"\W*The (?:correct |right |actual |true |exact )?(?:date|day)(?: of (?:the|his|her|their) (?P<of>[a-z]+))? "
    r"(?:is|was|should (?:be|read|have been)) (?:the )?(?=\d|[A-Z])"
)


def _of_the_taking(times: Times, line: Line) -> str:
    """Return the day that a line says to be the right one of what was told before it."""
    match = _THE_DATE.match(line.whole)
    if match is None or match["of"] and not _TAKING.search(match["of"]):
        return ""
    low = line.start + match.end()
    told = [d for d in times.within(low, line.end) if d.start == low]
    return str(told[0].edtf) if told and _is_day(told[0].edtf) else ""


def _days(times: Times, line: Line) -> tuple[str, str]:
    """Return the day that a line gives, and the one that it says was wrong, or ""."""
    begin = line.row[0].start if line.row else line.end
    told = [d for d in times.within(begin, line.end) if _is_day(d.edtf)]
    wrong = [d for d in told if _NOT.search(line.text, line.start, d.start)]
    right = [str(d.edtf) for d in told if d not in wrong]
    if len(right) > 1:
        return "", ""
    bare = list(_THE.finditer(line.text, begin, line.end))
    days = [m["day"] for m in bare if not m["not"]]
    lost = [m["day"] for m in bare if m["not"]]
    new = right[0] if right else days[0] if len(set(days)) == 1 else ""
    old = str(wrong[0].edtf) if wrong else lost[0] if lost else ""
    return new, old


def _is_day(edtf: str | None) -> bool:
    return edtf is not None and len(edtf) == len("2026-03-02")


def _meant(line: Line, found: Sequence[Act], old: str) -> set[int]:
    """Return the acts that a line means: of whom it names, of the wrong day, or the last."""
    back = _FAR if line.sender else line.number
    near = [
        a for a in found
        if a.date and 0 < line.number - a.number <= back
        and (a.modality, a.polarity) == ("stated", "affirmed")
    ]  # fmt: skip
    named = {r for u in line.row if u.form in ("name", "short") for r in u.refs}
    kind = HELD if _TAKING.search(line.whole) else frozenset(a.type for a in near)
    near = [a for a in near if a.type in kind and (not named or a.victim in named)]
    if old:
        of_it = [a for a in near if a.date == old or _same_day(a.date, old)]
        if of_it or not line.sender:
            return {id(a) for a in of_it}
    last = max((a.number for a in near), default=-1)
    if last < line.number - _NEAR or not (line.sender or named):
        return set()
    return {id(a) for a in near if a.number == last}


def _same_day(date: str | None, day: str) -> bool:
    return len(day) < len("2026") and _is_day(date) and int(str(date)[-2:]) == int(day)


def _of_day(act: Act, new: str) -> Act:
    if len(new) > len("31"):
        return replace(act, date=new, carried=False)
    if not _is_day(act.date):
        return act
    return replace(act, date=f"{str(act.date)[:8]}{int(new):02d}", carried=False)

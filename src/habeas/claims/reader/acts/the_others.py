"""Who "the others" and "the rest" are that were set free: those of whom no more is told.

"A, B and C were taken. A is in jail; the others were released": B and C are free. It
counts only where all who were held are named, and some of them are named again before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act, is_group
from habeas.claims.reader.numbers import value
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.when import Times
from habeas.text.spotting import Spotter

_OTHERS = Spotter(
    r"(?:\A|[.;:,–—] ?|\b(?:and|but|while|whereas) )(?:the (?:others|rest|remainder)|"
    r"the (?:other|remaining) (?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: (?:men|women|people|persons|detainees|students|workers|prisoners))?)"
    r"(?: of (?:them|the (?:group|men|party)))?,? "
    r"(?:were|was|have(?: since| now| all)?(?: been)?|has(?: since| now)?(?: been)?|had been)"
    r"(?: (?:all|both|later|then|eventually|since|subsequently|\w+ly))* "
    r"(?:released|freed|set free|set at liberty|let go|allowed (?:to go )?home|sent home|"
    r"discharged by the court)\b(?! (?:from (?:hospital|duty|service)|on paper|to (?!their)))",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:if|unless|until|till|whether|that|would|will|should|must|may|might|not|never|"
    r"rumou?rs?|deman\w+|den(?:y|ies|ied)|claims?)\b[^.;:]*\Z",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"[^.;:]{0,60}?[,–—(]\W*(?:or so )?(?:it (?:is|was)|(?:the )?rumou?rs?|they say|people say|according)\b|"
    r"[^.;]{0,120}\b(?:den(?:y|ies|ied)|untrue|not true|false)\b",
    re.IGNORECASE,
)


def the_others(
    scene: Scene, times: Times, line: Line, before: Sequence[Act]
) -> Iterator[Act]:
    """Give the release of those of the takings before who are a sentence's others."""
    match = line.find(_OTHERS) if len(before) > 1 else None
    if match is None or line.question or line.resolution or line.retracted:
        return
    held = _together(before)
    if not held or any(is_group(scene.cast, str(a.victim)) for a in held):
        return
    if _NOT_SO.search(line.whole, 0, match.start()):
        return
    if _TAKEN_BACK.match(line.text, line.start + match.end(), line.end):
        return
    left = _unnamed(scene, held, line.start + match.start())
    said = match["number"]
    number = (int(said) if said.isdigit() else value(said.lower())) if said else None
    if not left or len(left) == len(held) or number not in (None, len(left)):
        return
    span = (line.start + match.start(), line.start + match.end())
    day = times.near(line.text, span, (line.start, line.end))
    date = day.edtf if day.edtf and not day.edtf.endswith("/..") else None
    group = [m.ref for m in scene.cast.in_span(*span, "person")][:1]
    for act in left:
        for whole in group:
            scene.within.setdefault(str(act.victim), whole)
        yield replace(
            act, type="release", by=(), date=date, time=None, spans=(span,),
            at=span[0], number=line.number, carried=False, noun=False,
            time_frame=times.frame(date) or "incident",
        )  # fmt: skip


def _together(before: Sequence[Act]) -> list[Act]:
    """Return the last takings that one sentence tells of two people or more."""
    for number in sorted({a.number for a in before}, reverse=True):
        found = {a.victim: a for a in before if a.number == number}
        if len(found) > 1:
            return list(found.values())
    return []


def _unnamed(scene: Scene, held: Sequence[Act], end: int) -> list[Act]:
    """Return those held who are not named again; none where others come between."""
    start = max(span[1] for a in held for span in a.spans if span[1] <= end)
    between = [m for m in scene.cast.in_span(start, end, "person")]
    if any(is_group(scene.cast, m.ref) for m in between):
        return []
    again = {m.ref for m in between}
    known = {str(a.victim) for a in held}
    return [a for a in held if a.victim not in again] if again <= known else []

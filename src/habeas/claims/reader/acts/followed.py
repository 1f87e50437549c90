"""What the answers to short questions add: "Who was taken? – Asif. – When? – On 2 June."

An interviewer who has heard of an act asks on with a word or two: "When was that?", "By
whom?", "Where from?". The answer gives the day, the doer or the place of the act that was
told last, in the question before or its answer, where it has none yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.when import Times

_IT = r"(?: exactly)?(?: (?:was|were) (?:that|this|it|they)| did (?:that|this|it) happen)?"
_WHEN = re.compile(
    rf"\W*(?:and |so )?(?:when|(?:on )?(?:which|what) (?:day|date)){_IT}\W*\Z",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\W*(?:and |so )?(?:by whom|who by|who (?:took|arrested|picked|beat|did|held|came for)(?: (?:him|her|them|it|that|this|up))*)\W*\Z",
    re.IGNORECASE,
)
_WHERE = re.compile(
    rf"\W*(?:and |so )?(?:(?:from )?where(?: from)?|(?:in |from )?(?:which|what) place){_IT}\W*\Z",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:not sure|don['’]t|do not|didn['’]t|did not|cannot|can['’]t|maybe|perhaps|nobody|no one|"
    r"unknown|think|heard|say|says|said|told)\b",
    re.IGNORECASE,
)
_BRIEF = 90  # letters of an answer
_TOLD = ("stated", "affirmed")
_OF_BODY = frozenset(
    [
        "arrest",
        "detention",
        "abduction",
        "assault",
        "torture",
        "killing",
        "release",
        "injury",
    ]
    + ["interrogation", "search", "confiscation"]
)
_BY_SOMEBODY = _OF_BODY - {"release", "injury"}


def followed(
    scene: Scene, times: Times, read: Sequence[Line], found: Sequence[Act]
) -> list[Act]:
    """Return the acts, with what short questions after them were answered."""
    if not any(line.asks for line in read):
        return list(found)
    made = list(found)
    begun = 0
    for at, line in enumerate(read[:-1]):
        answer = read[at + 1]
        if not (line.asks and line.question) or answer.asks:
            continue
        asked = line.whole.partition(":")[2] or line.whole
        kind = next(
            (k for k, p in enumerate((_WHEN, _WHO, _WHERE)) if p.match(asked)), None
        )
        words = answer.text[answer.start : answer.end]
        if kind is None:
            begun = line.number
            continue
        if len(words) > _BRIEF or _UNSURE.search(words):
            continue
        last = max(
            (a.number for a in made if begun <= a.number < line.number and _is_told(a)),
            default=-1,
        )
        for n, act in enumerate(made):
            if act.number == last and _is_told(act):
                made[n] = _with(scene, times, answer, act, kind)
    return made


def _is_told(act: Act) -> bool:
    told = (act.modality, act.polarity) == _TOLD
    return told and act.type in _OF_BODY and act.victim is not None


def _with(scene: Scene, times: Times, answer: Line, act: Act, kind: int) -> Act:
    """Return an act with the day (0), the doer (1) or the place (2) of an answer."""
    if kind == 0:
        days = {d.edtf for d in times.within(answer.start, answer.end)}
        open_ = act.date is None or act.carried
        return (
            replace(act, date=days.pop(), carried=False)
            if open_ and len(days) == 1
            else act
        )
    if kind == 1:
        by = tuple(u.refs[0] for u in answer.row if u.actor and _may_do(scene, u.refs))
        open_ = not act.by and act.type in _BY_SOMEBODY and act.victim not in by
        return replace(act, by=by[:1]) if open_ else act
    spots = {u.refs[0] for u in answer.row if u.sort == "place" and u.refs}
    return (
        replace(act, place=spots.pop())
        if act.place is None and len(spots) == 1
        else act
    )


def _may_do(scene: Scene, refs: Sequence[str]) -> bool:
    """Whether an id stands for a body or for people without a name."""
    one = scene.cast.get(refs[0]) if refs else None
    return one is not None and not (isinstance(one, Person) and one.name)

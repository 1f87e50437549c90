"""What is told of all of a group is told of those of it who are named.

"Five teachers, among them A and B, were arrested. All were released the next day": A and
B too. Whoever the sentence names by itself is told of there, and "the others", "three of
them" and "all but" are not the whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import DEATHS, HELD, Act
from habeas.claims.reader.liberty import Sign
from habeas.claims.reader.mentions import Cast, Person
from habeas.claims.reader.numbers import value
from habeas.claims.reader.scene.line import Line

_SHARED = HELD | {
    "release",
    "bail",
    "acquittal",
    "remand",
    "conviction",
    "prosecution",
    "transfer",
    "interrogation",
    "assault",
    "torture",
    "incommunicado",
    "deportation",
}
_STATES = frozenset(["in_custody", "remanded", "released", "reported_held", "missing"])
_OVER = DEATHS | {"release", "deportation"}
# "All were freed", "they were all freed", "the five were freed", "all five of them".
_WHOLE = re.compile(
    r"\W*(?:(?:yesterday|today|tonight|later|then|on|at|in|by)\b[^.;:]{0,30}?, ?)?"
    r"(?:(?:all|both|each|every one)(?: of (?:them|those|these))?|everyone|everybody|they|these|those|the)"
    r"(?: (?P<count>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty))?\b"
    r"(?! (?:other|others|rest|remaining|remainder|latter|former|first|last|second|next|"
    r"but|except|save|younger|older|women|men|girls|boys|child\w*|minors?)\b)",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:except\w*|excluding|all but|save for|other than|apart from|aside from|the others?|"
    r"the rest|the remain\w+|of (?:them|whom|these|those) (?:is|are|was|were)|some of|most of|many of|"
    r"only|another|but not|not all|barring|minus)\b",
    re.IGNORECASE,
)
_BACK = 4  # sentences


def of_all(
    found: Sequence[Act], read: Sequence[Line], cast: Cast, within: Mapping[str, str]
) -> list[Act]:
    """Return the acts, and those done to all of a group again for its named members."""
    if not within:
        return list(found)
    parts = _parts(within)
    made: list[Act] = []
    for act in found:
        made.append(act)
        names = parts.get(act.victim or "") if act.type in _SHARED else None
        if not names or (act.modality, act.polarity) != ("stated", "affirmed"):
            continue
        line = read[act.number] if act.number < len(read) else None
        if line is None or not _entire(line, act.spans[0][0], act.victim, cast):
            continue
        if act.type == "release" and _SAID.search(line.whole):
            continue  # by those who say so: the union may deny it
        made.extend(
            replace(act, victim=name)
            for name in names
            if _among(name, act, found)
            and name not in _named(line)
            and not _set_right(name, read[act.number + 1 :])
        )
    return made


def signs_of_all(
    signed: Sequence[Sign],
    found: Sequence[Act],
    read: Sequence[Line],
    cast: Cast,
    within: Mapping[str, str],
) -> list[Sign]:
    """Return the signs, and those of all of a group again for its named members."""
    parts = _parts(within)
    made = list(signed)
    for sign in signed:
        names = parts.get(sign.person) if sign.status in _STATES else None
        if not names:
            continue
        start = sign.spans[0][0]
        line = next((n for n in read if n.start <= start < n.end), None)
        if line is None or not _entire(line, start, sign.person, cast):
            continue
        told = [a for a in found if a.victim == sign.person and a.number < line.number]
        made.extend(
            replace(sign, person=name)
            for name in names
            if told and _among(name, replace(told[-1], number=line.number), found)
            if name not in _named(line)
        )
    return made


def _parts(within: Mapping[str, str]) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for name, group in within.items():
        parts[group].append(name)
    return parts


def _entire(line: Line, at: int, group: str | None, cast: Cast) -> bool:
    """Whether a clause that begins at a position is told of a whole group told before."""
    if line.question or line.retracted or _APART.search(line.whole):
        return False
    told = _WHOLE.match(line.text, at) or _WHOLE.match(line.text, line.start)
    if told is None:
        return False
    person = cast.get(group or "")
    heads = person.heads if isinstance(person, Person) else None
    count = told["count"]
    if not count:
        return True
    number = int(count) if count.isdigit() else value(count.lower())
    return heads is not None and heads[0] == heads[1] == number


def _among(name: str, act: Act, found: Sequence[Act]) -> bool:
    """Whether somebody was taken in the sentences before an act, and is not told free."""
    before = [
        a
        for a in found
        if a.victim == name
        and a.number < act.number
        and (a.modality, a.polarity) == ("stated", "affirmed")
    ]
    if any(
        a.victim == name and a.type == act.type for a in found if a.number == act.number
    ):
        return False
    held = [a for a in before if a.type in HELD and act.number - a.number <= _BACK]
    return bool(held) and not any(a.type in _OVER for a in before if a.at > held[-1].at)


_SAID = re.compile(
    r"\b(?:said|says?|claim\w*|according to|told|stated|announced|insist\w*|maintain\w*|reported\w*)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|never|still|remains?|remained|correction|except)\b", re.IGNORECASE
)


def _set_right(name: str, later: Sequence[Line]) -> bool:
    """Whether a later sentence tells of somebody that it was not so."""
    return any(_NOT_SO.search(n.whole) and name in _named(n) for n in later)


def _named(line: Line) -> frozenset[str]:
    return frozenset(
        ref
        for unit in line.row
        if unit.person and unit.form in ("name", "short")
        for ref in unit.refs
    )

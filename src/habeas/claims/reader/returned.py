"""Who was missing and is told to be home again, or found alive.

Only those are meant who are the subject of the words: nobody else is free by them, and
nobody by a hope, a question or "when he came home".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader.liberty import Sign
from habeas.claims.reader.members import named_from
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import PAST
from habeas.claims.reader.when import Times
from habeas.text.spotting import Spotter

_HOME = Spotter(
    r"\b(?:(?:came|come|got|returned|reached|arrived)(?: (?:back|safe|safely))*(?: home\b| to (?:his|her|"
    r"their) (?:home|house|family|families|parents|village)\b)|"
    r"(?:is|are|was|were) (?:now |all |safely )*back (?:home\b|with (?:his|her|their) )|"
    r"(?:is|are) (?:now |safely )+(?:at )?home\b|"
    r"(?:was|were|been) reunited with (?:his|her|their) )",
    re.IGNORECASE,
)
_FOUND = Spotter(
    r"\b(?:was|were|been|is|are) (?:\w+ly )?(?:found|traced|located) (?:\w+ )?(?:alive|safe|unharmed|unhurt|"
    r"safe and sound)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|if|whether|when|while|as|until|till|unless|before|after|once|since|hop\w+|"
    r"pray\w*|wish\w*|want\w*|would|will|should|could|may|might|must|can|to|because|who|whose|had|says?|said|claim\w*|wrote|writes|reports?|reported|told|heard)|n['’]t)"
    r"(?: [\w'’]+){0,3} ?\Z",
    re.IGNORECASE,
)
_IN_HANDS = re.compile(
    r"\b(?:jail|prison|custody|lock-?up|cells?|stations?|thana|barracks|camp|detention|court|"
    r"police|body|dead|died|again|then|late|from work|from school|night before|day before|usual)\b",
    re.IGNORECASE,
)


def home_again(times: Times, line: Line, lost: Collection[str]) -> Iterator[Sign]:
    """Give those of the `lost` that a sentence tells to be home, or found alive."""
    told = lost and not _is_open(line)
    match = (line.find(_HOME) or line.find(_FOUND)) if told else None
    if match is None or _IN_HANDS.search(line.whole):
        return
    start, end = line.start + match.start(), line.start + match.end()
    for ref in _subjects(line, start):
        if ref in lost:
            day = times.near(line.text, (start, end), (line.start, line.end)).edtf
            spans = ((line.row[0].start, end),)
            yield Sign(ref, "released", day, "explicit", spans, start)


def found_alive(line: Line) -> frozenset[str]:
    """Return whom a sentence tells to be found alive: nobody misses them any more."""
    match = None if _is_open(line) else line.find(_FOUND)
    if match is None:
        return frozenset()
    return frozenset(_subjects(line, line.start + match.start()))


def unsaid(before: str) -> bool:
    """Whether the words before tell that it did not, may not or is only to happen."""
    return _NOT_SO.search(before) is not None


def by_name(line: Line, who: Sequence[str], end: int) -> tuple[str, ...]:
    """Return those named behind a colon for the count before it: "Two are missing: A, B"."""
    if len(who) != 1 or line.text[end : end + 2] != ": ":
        return tuple(who)
    group = line.scene.cast.get(who[0])
    named = [r for r, _, _ in named_from(line.scene, line, end + 1)]
    counted = isinstance(group, Person) and group.heads == (len(named), len(named))
    return tuple(dict.fromkeys(named)) if counted else tuple(who)


def _is_open(line: Line) -> bool:
    return line.question or line.retracted or line.unsure or line.asks or line.urdu


def _subjects(line: Line, start: int) -> tuple[str, ...]:
    """Return who stands as the subject of the verb at a place, told without a doubt."""
    if unsaid(line.text[line.start : start]):
        return ()
    row = line.row
    at = next((k for k, u in enumerate(row) if u.start >= start), -1)
    if at < 0:
        return ()
    found = clauses.subject(row, clauses.verb(row, at, at + 1, PAST))
    found = [k for k in found if row[k].person and not row[k].owns]
    return line.refs(found)

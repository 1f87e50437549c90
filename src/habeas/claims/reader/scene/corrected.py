"""What the source said in an earlier issue of its own, and puts right in this one.

"CORRECTION. In No. 19 we wrote that X was arrested on 6 May. The date is 5 May": X was
arrested, on another day. "Our alert spoke of three arrested": how many there were is told
by what follows.
"""

from __future__ import annotations

import re

from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_WROTE = Spotter(
    r"\bwe (?:had )?(?:wrote|written|reported|stated|said)(?: earlier)?(?: that)? |"
    r"\b(?:our|the) (?:last |previous |earlier |first )?(?:alert|statement|digest|bulletin|issue|report|update|"
    r"newsletter|release|post|message|tally|list|communiqu[ée]|urgent action|note)s?\b[^.;]{0,30}? (?:spoke|told) of ",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\W*(?:corrections?|errat(?:um|a)|corrigend(?:um|a)|clarifications?|rectification|putting it right)\b",
    re.IGNORECASE,
)
# What is put right is a day, a place or a name: the rest stands.
_PARTICULAR = re.compile(
    r"\W{0,6}(?:The|His|Her|Their) (?:correct |right |actual |true |exact )?(?:date|day|place|town|spelling|name|surname|"
    r"family name|first name|age|time|hour|month|year|station)s?(?: of (?:the|his|her|their) [a-z]+)? "
    r"(?:is|was|are|were|should (?:be|read|have been))\b|"
    r"\W{0,6}(?:It|This|That) (?:was|happened|took place) (?:in fact |actually |already )?on (?=(?:the )?\d|[A-Z])"
)


def stands_but_for(line: Line, before: str) -> str:
    """Return the words before a deed, without "we wrote that" where only a day is put right."""
    said = line.find(_WROTE)
    if said is None or _PARTICULAR.match(line.text, line.end) is None:
        return before
    return before.replace(said[0], "", 1)


def recalled(line: Line) -> bool:
    """Whether a correction only says what an earlier issue told of people whom it counted."""
    if line.find(_WROTE) is None or any(
        line.row[k].form in ("name", "short") for k in line.people
    ):
        return False
    begin = line.raw.rfind("\n", 0, line.start) + 1
    return _CORRECTS.match(line.raw, begin) is not None

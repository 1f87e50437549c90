"""What is told in passing of somebody has not the day of what the sentence tells.

"A, who had been beaten in the lock-up, was released on Monday": he was released on Monday,
and beaten on a day that is not told.
"""

from __future__ import annotations

import re

from habeas.claims.reader.acts.act import HELD
from habeas.claims.reader.nastaliq.when import reach as urdu_reach
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Times

_OPENS = re.compile(r", (?:who|whose|which)\b[^,;.:()]*\Z")
_CLOSES = re.compile(
    r"[^,;.:()]*(?P<comma>,) (?:(?:was|were|is|are|has|have|had|will|remains?|remained|said|says)\b|"
    r"and (?:(?:his|her|their|the|an?|[a-z]+) ){0,3}[A-Z][^,;.:()]{0,60}? (?:was|were|are|have|had)\b)"
)


def aside(line: Line, deed: Deed) -> tuple[int, int] | None:
    """Return the words between commas that tell a deed in passing, if they do."""
    if line.urdu or deed.noun:
        return None
    opens = _OPENS.search(line.text, line.start, deed.at)
    if opens is None:
        return None
    closes = _CLOSES.match(line.text, max(deed.at, opens.start() + 2), line.end)
    return (opens.start(), closes.start("comma")) if closes else None


# "Arrested by police, released on 5 May": on that day they were let go, not taken.
_FREED = re.compile(
    r"\b(?:released|freed|let go|set free|bailed|discharged|acquitted)\b"
)
_CLAUSE = re.compile(r"[;:]")


def freed_on(times: Times, line: Line, deed: Deed, day: str) -> bool:
    """Whether the day behind a taking is that of a release told before it."""
    if line.urdu or deed.noun or deed.act not in HELD:
        return False
    first = next(iter(times.within(deed.at, line.end)), None)
    if first is None or first.edtf != day or times.within(line.start, deed.at):
        return False
    between = line.text[deed.at : first.start]
    return _FREED.search(between) is not None and _CLAUSE.search(between) is None


def reach(line: Line, deed: Deed) -> tuple[int, int]:
    """Return the words that may hold the day of a deed."""
    return aside(line, deed) or urdu_reach(line, deed)

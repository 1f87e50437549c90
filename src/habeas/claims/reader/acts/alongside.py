"""Who was taken with somebody told of before: of the day, and by those, of that taking.

"Her driver, who was arrested with her, was freed": on the day on which she was arrested,
whatever was told last.
"""

from __future__ import annotations

import re

from habeas.claims.reader.acts.act import HELD
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Moment, Times
from habeas.text.spotting import Spotter

_WITH = Spotter(
    r"\b(?:arrested|detained|taken|taken away|picked up|seized|abducted|kidnapped|held|jailed)"
    r" (?:together |along |at the same time )?(?:with|alongside) (?:him|her|them)\b",
    re.IGNORECASE,
)
_KINDS = ("arrest", "abduction", "mass_arrest", "detention")
_CLAUSE = re.compile(r"[,;.:]|\band\b")


def alongside(line: Line, deed: Deed) -> bool:
    """Whether a deed is a taking told as done with somebody told of before."""
    if deed.act not in HELD or deed.noun or not line.may(_WITH):
        return False
    return _WITH.compiled.match(line.text, deed.at) is not None


def of_that_day(times: Times, thread: Thread, line: Line, deed: Deed) -> Moment | None:
    """Return the day of the taking that a deed was done with; None where it has its own."""
    if not alongside(line, deed):
        return None
    stop = _CLAUSE.search(line.text, deed.at, line.end)
    if times.within(deed.at, stop.start() if stop else line.end):
        return None
    return Moment(next((thread.days[k] for k in _KINDS if k in thread.days), None))

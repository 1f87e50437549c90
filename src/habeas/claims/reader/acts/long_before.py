"""What a sentence tells in the past perfect of an earlier month: it was before the news.

"In March the guards had beaten X", read in late April, tells of what led up to it.
"""

from __future__ import annotations

import re

_HAD = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Ll]ast|[Bb]ack in|[Oo]n|[Ee]arl(?:y|ier)(?: in)?)\b[^.;:]{0,60}?\bhad (?!to\b)(?:also |already |once )?"
    r"(?:been )?\w+[^.;:]{0,80}\Z"
)
_SAID = re.compile(
    r"\b(?:said|says|told|reported|alleged|claimed|added|that)\b", re.IGNORECASE
)
_MONTH = len("2026-03")


def told_back(words: str, day: str | None, now: str | None) -> bool:
    """Whether what `words` end with is told of a month before that of the news."""
    if not day or not now or len(now) < _MONTH or not day[:4].isdigit():
        return False
    if "/" in day or "[" in day or day[:_MONTH] >= now[:_MONTH]:
        return False
    return _HAD.search(words) is not None and _SAID.search(words) is None

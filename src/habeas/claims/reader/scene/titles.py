"""The lines above a report that sum up what it tells: its title and the line below it.

They may be long, begin with a number or hold a colon: "Two held at X: one freed". A
tally or a list holds such lines too, so a title stands alone between empty lines near
the head, and prose follows.
"""

from __future__ import annotations

import re

_LEAST, _MOST = 20, 200  # letters
_HEAD = 700  # letters in which a title begins
_PROSE = re.compile(r"\S[^\n|]{110,}|\S[^\n|]{50,}\n[^\n|]{50,}")
_BODY = 900  # letters below it in which prose begins
_EMPTY = re.compile(r"[ \t\r]*\n[ \t\r]*\n")
_OPENS = re.compile(r"(?:\A|\n)[ \t\r]*\n\Z|\A\Z")
_STOPS = (".", "?", "!", ";", ":", ",", "”", '"')
_LISTED = re.compile(r"\W*(?:\d{1,3}[.)\]:]|\d{1,2}[:.]\d\d\b|[-–•*▪·]|[^|\n]*\|)")
_SENTENCE = re.compile(r"[a-z\d)”\"]{2}[.?!][”\"]?[ \t]*(?:\n|\Z)")

# "One beaten, one freed": of whom it is told, the report says.
_ONE = re.compile(
    r"\b(?:one|another|an?other|others|some|many|several)(?: (?:is|was|now|still|since|later))* \Z",
    re.IGNORECASE,
)


def of_some(raw: str, start: int, at: int) -> bool:
    """Whether what a title tells at a place is told of "one" or "another" alone."""
    return _ONE.search(raw, start, at) is not None


def titled(raw: str, start: int, end: int) -> bool:
    """Whether a line of a text is its title, or the one that goes on below that."""
    if start > _HEAD or not _LEAST <= end - start <= _MOST:
        return False
    low = raw.rfind("\n", 0, start) + 1
    high = raw.find("\n", end)
    if high < 0 or raw[low:start].strip() or raw[end:high].strip():
        return False
    if raw[end - 1] in _STOPS or _LISTED.match(raw, start, end):
        return False
    if _EMPTY.match(raw, high) is None or not _OPENS.search(raw, 0, low):
        return False
    if _SENTENCE.search(raw[:low]):
        return False
    return _PROSE.search(raw, high, high + _BODY) is not None

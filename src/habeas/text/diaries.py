"""Diaries and logs of custody: lines that each begin with their day, "4 May. Multan."."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?"
_NUMBERED = (
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)[A-Za-z]* \d{1,2}"
)
_ENTRY = re.compile(
    rf"^[ \t*•·–—-]*(?P<day>{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?,? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,? (?:19|20)\d\d)?|{_NUMBERED}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d\d){{1,2}})"
    r"(?:[.:)] | [–—-] |\t)[ \t]*(?=\S)",
    re.MULTILINE,
)
_FEWEST = 3


def entries(text: str) -> dict[int, int]:
    """Return where each entry of a diary begins, with its line, and where it ends.

    Empty where fewer than three lines begin so: one such line is a dateline.
    """
    found = list(_ENTRY.finditer(text))
    if len(found) < _FEWEST:
        return {}
    return {match.start(): _end(text, match.end()) for match in found}


def _end(text: str, position: int) -> int:
    """Return where an entry ends: at its line's end, but for a line that runs on."""
    while True:
        end = text.find("\n", position)
        if end < 0:
            return len(text)
        after = text[end + 1 : end + 2]
        if not after.islower():
            return end
        position = end + 1

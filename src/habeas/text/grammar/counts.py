"""What counts from another time: "two days ago", "three weeks later"."""

from __future__ import annotations

import re

from habeas.text.almanac import LOCAL_UNITS, NUMBERS, UNITS, URDU_NUMBERS
from habeas.text.grammar.days import suffixed, written, year_after
from habeas.text.grammar.here import (
    ENDS,
    DateMention,
    Here,
)

_COUNTED = re.compile(
    r"\s+(?P<unit>days?|weeks?|months?|years?|nights?|fortnights?|hours?|decades?)"
    r"\s+(?P<way>ago|later|earlier|before|after|afterwards|back)\b"
    r"(?P<object>\s+(?:the|his|her|their|its|that|this|being|he|she|they)\b)?",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+(?P<mon>[^\W\d_]+)\b")
_URDU_AGO = re.compile(
    r"\s+(?P<unit>روز|دن|ہفتے|ہفتہ|ماہ|مہینے|سال|din|hafte|mahine|saal)\s+"
    r"(?:قبل|پہلے|pehle|pahle|qabal)",
    re.IGNORECASE,
)


def _worded_day(here: Here) -> DateMention | None:
    """Return a day of a month whose number Urdu writes as a word."""
    match = _NEXT_WORD.match(here.text, here.end)
    month = here.book.months.get(match["mon"].lower()) if match else None
    if match is None or month is None or here.word not in URDU_NUMBERS:
        return None
    year, _, end = year_after(here, match.end())
    edtf = written(year, month, NUMBERS[here.word])
    if edtf is None:
        return None
    return suffixed(here, here.made(end, "date", edtf=edtf))


def from_count(here: Here) -> DateMention | None:
    """Return "two days ago", "three weeks later"."""
    day = _worded_day(here)
    if day is not None:
        return day
    count = NUMBERS.get(here.word) if not here.word.isdecimal() else int(here.word)
    local = _URDU_AGO.match(here.text, here.end)
    if count is not None and local:
        unit = LOCAL_UNITS[local["unit"].lower()]
        return here.made(local.end(), "shift", unit=unit, count=-count)
    match = _COUNTED.match(here.text, here.end)
    if count is None or match is None:
        return None
    unit = UNITS[match["unit"].lower()]
    way = match["way"].lower()
    if match["object"] and way in ("before", "after"):
        return None
    base = "dateline" if way in ("ago", "back") else "anchor"
    sign = 1 if way in ("later", "after", "afterwards") else -1
    if way == "after" and not ENDS.match(here.text, match.end()):
        return None
    return here.made(match.end(), "shift", unit=unit, count=sign * count, base=base)

"""Times told by their length or their night: within 48 hours, in one night, next morning.

"Within two days" reaches from the time last told near by, else from the day the source
gives as its own, so many days on. "In one night" is the night last spoken of, and "in
the morning", after a night, the day that follows it.
"""

from __future__ import annotations

import re

from habeas.text.almanac import NUMBERS, UNITS
from habeas.text.grammar.here import DateMention, Here

AFTER_NIGHT = "after night"  # the basis of a morning that follows a night
_WITHIN = re.compile(
    r"\s+(?:the\s+)?(?:next\s+|coming\s+)?(?P<count>\d{1,3}|[^\W\d_]+)\s+"
    r"(?P<unit>hours?|days?|weeks?)\b(?!\s+(?:of|after|from|before)\b)",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\s+(?:de\s+(?:las\s+próximas\s+)?|(?:tempoh|masa|waktu)\s+|ya\s+(?P<first>saa|siku|wiki)"
    r"\s+)(?P<count>\d{1,3})(?:\s+(?P<unit>horas?|d[ií]as?|semanas?|jam|hari|minggu)|(?<=\d))"
    r"\b(?!\s+(?:antes|después|de la))",
    re.IGNORECASE,
)
_UNITS = {
    "hora": "hour", "jam": "hour", "saa": "hour", "día": "day", "dia": "day",
    "hari": "day", "siku": "day", "semana": "week", "minggu": "week", "wiki": "week",
}  # fmt: skip
_ONE_NIGHT = re.compile(r"\s+(?:one|a\s+single)\s+night\b", re.IGNORECASE)
_MORNING = re.compile(
    r"\s+the\s+(?:early\s+)?morning\b(?!\s+(?:of|hours|on|session|paper|prayers?)\b)",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(
    r"\b(?:will|shall|must|(?:to|should) (?:leave|appear|report|pay|vacate|return|"
    r"surrender|demolish|answer|explain|reply|produce|present|release|free|be)) "
    r"(?:[\w'’-]+ ){0,5}\Z",
    re.IGNORECASE,
)
_OVER = ("at", "over", "on", "during")
_WEEKENDS = re.compile(
    r"\s+(?:papers?|shows?|markets?|editions?|classes|shift|of|before)\b", re.IGNORECASE
)
_NOT_ALONE = frozenset(
    [
        "o'clock",
        "am",
        "pm",
        "hours",
        "hrs",
        "every",
        "each",
        "later",
        "early",
        "agli",
        "aaj",
        "kal",
        "ki",
        "har",
        "is",
        "us",
        "روز",
        "کی",
        "اگلی",
        "آج",
        "کل",
        "ہر",
        "اس",
        "اسی",
        "گزشتہ",
        "پیر",
        "منگل",
        "بدھ",
        "جمعرات",
        "جمعہ",
        "جمعے",
        "ہفتہ",
        "ہفتے",
        "اتوار",
    ]
)


def from_within(here: Here) -> DateMention | None:
    """Return "within 48 hours": from a time on."""
    match = _WITHIN.match(here.text, here.end)
    return _stretch(here, match) if match else None


def from_within_abroad(here: Here) -> DateMention | None:
    """Return "dentro de 48 horas", "dalam tempoh 24 jam", "ndani ya siku 7"."""
    match = _ABROAD.match(here.text, here.end)
    word = (match["first"] or match["unit"] or "").lower() if match else ""
    unit = _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))
    if match is None or unit is None:
        return None
    count = int(match["count"])
    return here.made(match.end(), "span", unit=unit, count=count, base="anchor")


def from_in(here: Here) -> DateMention | None:
    """Return "in one night", "in the morning", and "in seven days" of what is to be."""
    match = _ONE_NIGHT.match(here.text, here.end)
    if match:
        return here.made(
            match.end(), "shift", unit="night", base="anchor", time="night"
        )
    match = _MORNING.match(here.text, here.end)
    if match:
        return _morning(here, match.end())
    match = _WITHIN.match(here.text, here.end)
    before = here.text[max(0, here.at - 80) : here.at]
    if match is None or _TOLD_TO.search(before) is None:
        return None
    return _stretch(here, match)


def from_morning(here: Here) -> DateMention | None:
    """Return "صبح" alone: the morning after the night last told of."""
    return _morning(here, here.end)


def from_weekend(here: Here) -> DateMention | None:
    """Return "over the weekend": the last one gone."""
    led = here.before[-1] == "the" and here.before[-2] in _OVER
    if not led or _WEEKENDS.match(here.text, here.end):
        return None
    return here.made(here.end, "shift", unit="weekend", count=-1)


def _stretch(here: Here, match: re.Match[str]) -> DateMention | None:
    word = match["count"].lower()
    count = int(word) if word.isdecimal() else NUMBERS.get(word)
    unit = UNITS.get(match["unit"].lower())
    if not count or unit not in ("hour", "day", "week"):
        return None
    return here.made(match.end(), "span", unit=unit, count=count, base="anchor")


def _morning(here: Here, end: int) -> DateMention | None:
    last = here.before[-1]
    if last in _NOT_ALONE or last[:1].isdecimal() or last in NUMBERS:
        return None
    return here.made(
        end, "shift", unit="day", count=1, base="anchor", time="morning",
        basis=AFTER_NIGHT,
    )  # fmt: skip

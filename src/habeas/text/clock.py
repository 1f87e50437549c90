"""Clock times and parts of the day in a text.

A time is written `18:40`; a span `18:00/19:00`; a part of the day by its name. Hours
are as the source gives them; no time zone is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_I = re.IGNORECASE
_HALF = r"(?P<{0}>a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon\b|midnight\b|hrs?\b|h\b)"
_TIME = re.compile(
    r"(?<![\w:./$-])(?:"
    r"(?P<h1>[01]?\d|2[0-3])(?:[:.](?P<m1>[0-5]\d)(?::[0-5]\d)?)?"
    r"(?:\s?" + _HALF.format("half1") + r")?"
    r"(?:\s?(?:-|–|to|and)\s?(?P<h2>[01]?\d|2[0-3])(?:[:.](?P<m2>[0-5]\d))?"
    r"(?:\s?" + _HALF.format("half2") + r")?)?"
    r"(?P<after>\s(?:in the |o'clock in the |o’clock in the )(?:morning|afternoon|"
    r"evening)"
    r"|\sat night|\so['’]clock)?"
    r"|(?P<word>noon|midnight))(?![\w/%]|:\d)",
    _I,
)
_URDU = re.compile(
    r"(?P<part>صبح|دوپہر|سہ پہر|شام|رات)\s+(?:(?P<word>ایک|دو|تین|چار|پانچ|چھ|سات|آٹھ|"
    r"نو|دس|گیارہ|بارہ)|(?P<digit>[0-9۰-۹]{1,2}))\s+بجے"
)
_URDU_HOURS = "ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ"
_HOURS = {word: n for n, word in enumerate(_URDU_HOURS.split(), 1)}


@dataclass(frozen=True)
class Clock:
    """A time of day at `start` to `end` of a text."""

    start: int
    end: int
    value: str


def clocks(text: str, start: int = 0, end: int | None = None) -> list[Clock]:
    """Return the clock times between two positions, in order.

    A bare number is a time only with minutes after a colon, a.m. or p.m., or words
    such as "in the morning"; `7.45` needs one of those too, because it may be money.
    """
    stop = len(text) if end is None else end
    found = []
    for match in _TIME.finditer(text, start, stop):
        value = _value(text, match)
        if value:
            found.append(Clock(match.start(), match.end(), value))
    for match in _URDU.finditer(text, start, stop):
        found.append(Clock(match.start(), match.end(), _urdu(match)))
    return sorted(found, key=lambda c: c.start)


def _value(text: str, match: re.Match[str]) -> str | None:
    if match["word"]:
        return "12:00" if match["word"].lower() == "noon" else "00:00"
    colon = match["m1"] and text[match.end("h1")] == ":"
    half = match["half1"] or match["half2"] or ""
    after = match["after"] or ""
    if not (colon or half or after):
        return None
    if half.lower().startswith("h") and not match["m1"]:
        return None
    first = _hour(match["h1"], match["half1"] or match["half2"] or "", after)
    value = f"{first:02d}:{match['m1'] or '00'}"
    if match["h2"] is None or not (half or (match["m2"] and colon)):
        return value
    last = _hour(match["h2"], match["half2"] or match["half1"] or "", after)
    return f"{value}/{last:02d}:{match['m2'] or '00'}"


def _hour(digits: str, half: str, after: str) -> int:
    hour = int(digits)
    mark = half.lower()[:1] if not half.lower().startswith(("h", "no", "mi")) else ""
    late = mark == "p" or any(w in after for w in ("afternoon", "evening", "night"))
    if late and hour < 12:
        return hour + 12
    if (mark == "a" or "morning" in after) and hour == 12:
        return 0
    if half.lower().startswith("mi") and hour == 12:
        return 0
    return hour


def _urdu(match: re.Match[str]) -> str:
    hour = _HOURS[match["word"]] if match["word"] else int(match["digit"])
    part = match["part"]
    if (
        part in ("سہ پہر", "شام")
        and hour < 12
        or part == "دوپہر"
        and hour < 6
        or part == "رات"
        and 6 <= hour < 12
    ):
        hour += 12
    elif part == "رات" and hour == 12:
        hour = 0
    return f"{hour % 24:02d}:00"

"""How long what is told lasted: "held for five days", "in jail for seven weeks".

A length alone is no date. From a day told it reaches so many days on; of what goes on
as the text is written it reaches back from the dateline, as precise as its unit.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from habeas.text.edtf import BadDate, bounds

LASTING = frozenset(
    [
        "detention",
        "incommunicado",
        "house_arrest",
        "surveillance",
        "strike",
        "protest",
        "curfew",
        "blockade",
        "denial_of_medical_care",
        "office_closure",
        "assembly_ban",
    ]
)
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_LENGTH = re.compile(
    r"\b(?:(?:for|spen[dt]s?|passed) (?:the (?:past|last) |about |nearly |almost |over |"
    r"some |more than |at least )?|held |kept |detained )"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS[1:])}) (?P<unit>day|night|week|month|year)s?\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:has|have|is|are|still|remains?|continues?|now|ongoing|in (?:jail|prison|"
    r"custody|detention) for)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:was|were|had|spent|passed|did|could)\b", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:have|has)(?: (?:since|now|all|already|meanwhile|also|both|both since)){0,2}"
    r" been\s*\Z",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|stands?|faces?|facing)(?: (?:now|also|both|all|currently))?\s*\Z",
    re.IGNORECASE,
)


def lasted(words: str, day: str | None, now: str | None) -> str | None:
    """Return the time that the length in `words` gives, or None where it gives none.

    Args:
        words: What is told, with its sentence.
        day: The day on which it began, in EDTF, where one is told.
        now: The dateline.
    """
    match = _LENGTH.search(words)
    if match is None:
        return None
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _NUMBERS.index(count)
    unit = match["unit"].lower()
    began, ended = _single(day), _single(now)
    near = words[max(0, match.start() - 60) : match.end() + 60]
    over = _OVER.search(near) is not None
    if ended and not over and _GOES_ON.search(near):
        return _back(ended, number, unit)
    if began is not None and day != now:
        return _onwards(began, number, unit)
    return None


def _single(edtf: str | None) -> date | None:
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except BadDate:
        return None
    return first if first is not None and first == last else None


def _onwards(began: date, number: int, unit: str) -> str | None:
    """Return the days from one on; "five days" count the first of them."""
    days = {"day": number - 1, "night": number, "week": 7 * number}.get(unit)
    if days is None:
        return None
    ended = began + timedelta(days=days)
    return f"{began}/{ended}" if days else began.isoformat()


def _back(now: date, number: int, unit: str) -> str:
    """Return the open time since so long ago, as precise as its unit."""
    if unit in ("day", "night"):
        return f"{now - timedelta(days=number)}/.."
    if unit == "week":
        return f"{(now - timedelta(days=7 * number)).isoformat()[:7]}/.."
    if unit == "month":
        whole = now.year * 12 + now.month - 1 - number
        return f"{whole // 12:04d}-{whole % 12 + 1:02d}/.."
    return f"{now.year - number:04d}/.."


def between(day: str | None, now: str | None) -> str | None:
    """Return the time from a day to the dateline, both told as whole days."""
    first, last = _single(day), _single(now)
    if first is None or last is None or first > last:
        return None
    return first.isoformat() if first == last else f"{first}/{last}"


_ORDINALS = (
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_NTH = re.compile(
    rf"\bfor (?:the|a) (?P<nth>{'|'.join(_ORDINALS)})(?: consecutive| straight| running)? day\b",
    re.IGNORECASE,
)


def nth(words: str, day: str | None) -> str | None:
    """Return the days up to one that is told to be the second, the third ... of them."""
    match, ended = _NTH.search(words), _single(day)
    if match is None or ended is None:
        return None
    days = _ORDINALS.index(match["nth"].lower()) + 1
    return f"{ended - timedelta(days=days)}/{ended}"


_STANDING = frozenset(["release", "prosecution", "threat", "death_threat"])


def undated(code: str, before: str) -> bool:
    """Whether the words before a verb tell how it stands now, and of no day."""
    if code in _STANDING and _PERFECT.search(before):
        return True
    return code == "prosecution" and _PRESENT.search(before) is not None

"""What a caller's words for a day, a time of day and a number come to.

An officer types what is heard: "yesterday", "رات ۹ بجے", "four, one name known". What
cannot be told from the words, or cannot be, stays words: nothing is guessed. Times are
those of the caller's clock, without a time zone.
"""

from __future__ import annotations

import datetime
import re

from habeas.text.clock import clocks
from habeas.text.edtf import BadDate, bounds
from habeas.text.mentions import mentions
from habeas.text.resolve import resolve

Heads = tuple[int, int | None]
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_ISO = re.compile(r"[\[{]?(?:\.\.|\d{4}-)[\d\-X~?%,./\]}]*")
_AGO = {
    0: ("today", "tonight", "this morning", "just now", "now", "آج", "ابھی", "aaj"),
    1: ("yesterday", "کل", "گزشتہ کل", "گزشتہ روز", "kal"),
    2: ("day before yesterday", "the day before yesterday", "پرسوں", "parson"),
}
_LAST_NIGHT = ("last night", "کل رات", "گزشتہ رات", "kal raat")
_PLAIN = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_SPOKEN = re.compile(
    r"(?P<part>subah|dopa?e?har|shaa?m|raat|صبح|دوپہر|شام|رات)\s*(?:ko|کو|ke|کے)?\s*"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?:baje|bajay|بجے)?",
    re.IGNORECASE,
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_URDU_UNITS = (
    "صفر ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ "
    "اٹھارہ انیس بیس"
)
_WORDS = {
    word: n for told in (_UNITS, _URDU_UNITS) for n, word in enumerate(told.split())
}
_NUMBER = rf"(?:\d{{1,6}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_COUNT = re.compile(rf"(?<!\w)(?P<one>{_NUMBER})(?!\w)", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?<!\w)(?P<low>{_NUMBER})\s*(?:-|–|/|\bto\b|\bor\b|سے|یا)\s*"
    rf"(?P<high>{_NUMBER})(?!\w)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at least|no fewer than|minimum|min)\b|کم از کم|\+", re.IGNORECASE
)
_MORE_THAN = re.compile(r"\b(?:more than|over)\b|سے زیادہ|سے زائد", re.IGNORECASE)
# Words that make another number of the one before, and numbers of names, not of people.
_LARGE = re.compile(
    r"\b(?:hundreds?|thousands?|dozens?|scores?|lakhs?|lacs?|crores?)\b|سو\b|ہزار|لاکھ",
    re.IGNORECASE,
)
_OF_NAMES = re.compile(r"\s*(?:names?|named|known)\b|\s*(?:کا |کے )?نام", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:up to|at most|maximum|max)\b|زیادہ سے زیادہ", re.IGNORECASE)


def day(words: str, today: datetime.date) -> str | None:
    """Return what words for a day come to (EDTF), told on day `today`.

    A day to come, a day that is none, and words that tell no day, give None.
    """
    plain = " ".join(words.translate(_DIGITS).split()).strip(" .،؟?").lower()
    found = _named(plain, today) or _written(plain) or _told(words, today)
    if found is None:
        return None
    first = bounds(found)[0]
    return None if first is not None and first > today else found


def clock(words: str) -> str | None:
    """Return what words for a time of day come to, `21:40` or `21:00/22:00`; or None.

    An hour without its half of the day ("at nine") is no time.
    """
    plain = " ".join(words.translate(_DIGITS).split())
    match = _PLAIN.fullmatch(plain)
    if match is not None:
        return f"{int(match[1]):02d}:{match[2]}"
    spoken = _SPOKEN.search(plain)
    if spoken is not None:
        return _half(spoken["part"].lower(), int(spoken["hour"]), spoken["minute"])
    found = [c.value for c in clocks(plain.replace("/", "-"))]
    if len(found) == 2 and "/" not in "".join(found) and found[0] < found[1]:
        return f"{found[0]}/{found[1]}"
    return found[0] if len(found) == 1 else None


def count(words: str) -> Heads | None:
    """Return the least and the most people that words tell of; None: no one number.

    "Four, one name known" is four; "hundreds" and "four men and two boys" stay words.
    The most is None where no upper bound is told.
    """
    plain = " ".join(words.translate(_DIGITS).split())
    pair = _RANGE.search(plain)
    if pair is not None and not _LARGE.search(plain):
        low, high = _number(pair["low"]), _number(pair["high"])
        return (low, high) if low <= high else (high, low)
    told = [m for m in _COUNT.finditer(plain) if not _OF_NAMES.match(plain, m.end())]
    if len(told) != 1 or _LARGE.search(plain):
        return None
    one = told[0]
    number = _number(one["one"])
    if _UP_TO.search(plain):
        return 0, number
    if _MORE_THAN.search(plain):
        return number + 1, None
    return number, (None if _AT_LEAST.search(plain) else number)


def _named(plain: str, today: datetime.date) -> str | None:
    for ago, names in _AGO.items():
        if plain in names:
            return (today - datetime.timedelta(days=ago)).isoformat()
    if plain in _LAST_NIGHT:
        return f"[{today - datetime.timedelta(days=1)},{today}]"
    return None


def _written(plain: str) -> str | None:
    if not _ISO.fullmatch(plain.upper()):
        return None
    try:
        bounds(plain.upper())
    except BadDate:
        return None
    return plain.upper()


def _told(words: str, today: datetime.date) -> str | None:
    for language in ("en", "ur"):
        found = mentions(words, language=language)
        if len(found) == 1:
            return resolve(found[0], today, None, None).edtf
    return None


def _half(part: str, hour: int, minute: str | None) -> str | None:
    if not 1 <= hour <= 12:
        return f"{hour:02d}:{minute or '00'}" if 13 <= hour <= 23 else None
    morning = part in ("subah", "صبح") or (part in ("raat", "رات") and hour < 6)
    noon = part.startswith("dop") or part == "دوپہر"
    if noon:
        at = hour if hour >= 11 else hour + 12
    elif hour == 12:
        at = 0 if part in ("raat", "رات") else 12
    else:
        at = hour if morning else hour + 12
    return f"{at:02d}:{minute or '00'}"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _WORDS[word.lower()]

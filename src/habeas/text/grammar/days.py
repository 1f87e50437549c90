"""Dates of day, month and year, in figures or with the month's name, and their ranges."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.text.edtf import bounds
from habeas.text.grammar.here import (
    ORD,
    URDU_TAILS,
    WORD,
    YEAR,
    DateMention,
    Here,
    timed,
)

ISO = re.compile(r"((?:1[89]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1[89]|20)\d\d|"
    r"\d\d)(?![\d/-])"
)
_DASHED = re.compile(
    r"(?P<d>\d{1,2})[-.](?P<mon>[^\W\d_]{3,9})[-.](?P<y>(?:1[89]|20)\d\d|\d\d)(?![\d-])"
)
_DAY = re.compile(
    r"(?P<d>\d{1,2})" + ORD + r"(?!\d)"
    r"(?:\s?(?P<link>-|–|—|/|&|\band\b|\bto\b|\bor\b|\bal?\b|\by\b|\bhingga\b|"
    r"\bhadi\b|تا|سے|اور)"
    r"\s?(?:el\s|the\s)?(?P<d2>\d{1,2})" + ORD + r"(?!\d))?"
    r"\s*(?:(?:of|de|del|bulan|ya)\s+)?(?P<mon>[^\W\d_]+)\b",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(
    r"\.?(?:,?\s*(?:of|de|del)?\s*,?\s*"
    + YEAR.format("y")
    + r"|,?\s+(?P<rel>(?:of\s+)?(?P<which>this|last|next)\s+year))?",
    re.IGNORECASE,
)
# "9 AUG 91 (RADIO X)", "9 Aug 91 --" of a wire's dateline, and "9 August '91".
_SHORT_YEAR = re.compile(
    r"\.?[^\S\n]+(?:['’](?P<y>\d\d)(?![\w'’])|(?P<y2>\d\d)(?=[^\S\n]*(?:--|[–—(\[])))"
)
_MONTH_DAY = re.compile(
    r"\.?\s+(?P<d>\d{1,2})(?!\d)"
    + ORD
    + r"(?![\d%]|:\d)(?:\s?(?P<link>-|–|—|&|and\b|to\b)\s?"
    r"(?P<d2>\d{1,2})(?!\d)" + ORD + r"(?![:%])(?!\s*[^\W\d_]+\s+(?:1[89]|20)\d\d))?"
    r"(?:,?\s*" + YEAR.format("y") + r")?",
    re.IGNORECASE,
)
_TO = re.compile(
    r"[^\S\t]*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bal\b|\bhingga\b|\bhadi\b|"
    r"\band\b|تا|سے)\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s*\(?(?P<wd>[^\W\d_]+)\)?")
_MONTH_LED_LISTED = (
    "in since of until till from by during early late mid last this next end "
    "beginning start middle throughout between en desde hasta de sejak pada bulan "
    "mwezi tangu and before after around"
)
_MONTH_LED = frozenset(_MONTH_LED_LISTED.split())
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_VERBS = frozenset(("may", "march", "mars", "mac", "mar", "dec", "sep", "mai", "mei"))
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)?", re.IGNORECASE)
_CAPITAL_NEXT = re.compile(r"\s+[A-Z][a-z]+\s+[A-Z]?[a-z]")
_MAY_VERB = re.compile(r"\s+(?:be|have|not|also|well|face|soon|never)\b")


def iso(here: Here) -> DateMention | None:
    match = ISO.match(here.text, here.at)
    if match is None:
        return None
    return _ranged(here, here.made(match.end(), "date", edtf=match[0]))


def numeric(here: Here) -> DateMention | None:
    match = NUMERIC.match(here.text, here.at)
    if match is None:
        return None
    year = _whole_year(match["y"])
    first, second = int(match["a"]), int(match["b"])
    day_first = written(year, second, first)
    month_first = None if match["sep"] == "." else written(year, first, second)
    one = of_figures(here, match, day_first, month_first)
    return _ranged(here, one) if one and not one.other else one


def _whole_year(digits: str) -> str:
    """Return the year of two digits: of this century up to 49, else of the last."""
    if len(digits) == 4:
        return digits
    return ("20" if int(digits) < 50 else "19") + digits


def dashed(here: Here) -> DateMention | None:
    """Return "15-Jan-26"."""
    match = _DASHED.match(here.text, here.at)
    month = here.book.months.get(match["mon"].lower()) if match else None
    if match is None or month is None:
        return None
    edtf = written(_whole_year(match["y"]), month, int(match["d"]))
    return here.made(match.end(), "date", edtf=edtf) if edtf else None


def of_figures(
    here: Here, match: re.Match[str], day_first: str | None, month_first: str | None
) -> DateMention | None:
    """Return a number's reading, with the other one where both are days."""
    if day_first and month_first and day_first != month_first:
        return here.made(match.end(), "numeric", edtf=day_first, other=month_first)
    only = day_first or month_first
    basis = "day first" if day_first and not month_first else "month first"
    if day_first == month_first:
        basis = "explicit"
    return here.made(match.end(), "numeric", edtf=only, basis=basis) if only else None


def written(year: str, month: int, day: int) -> str | None:
    if 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]:
        return f"{year or 'XXXX'}-{month:02d}-{day:02d}"
    return None


def day_month(here: Here) -> DateMention | None:
    match = _DAY.match(here.text, here.at)
    month = here.book.months.get(match["mon"].lower()) if match else None
    if match is None or month is None or _is_verb(here.text, match):
        return None
    year, shift, end = year_after(here, match.end("mon"))
    short = None if year else _SHORT_YEAR.match(here.text, match.end("mon"))
    if short and shift is None:
        year, end = _whole_year(short["y"] or short["y2"]), short.end()
    first = written(year, month, int(match["d"]))
    last = written(year, month, int(match["d2"])) if match["d2"] else None
    if first is None or (match["d2"] and last is None):
        return None
    more: dict[str, object] = (
        {"unit": "year", "count": shift} if shift is not None else {}
    )
    one = here.made(end, "date", edtf=_two(here, match, first, last), **more)
    return suffixed(here, one if last else _ranged(here, one))


def _two(here: Here, match: re.Match[str], first: str, last: str | None) -> str:
    if last is None:
        return first
    link = match["link"].lower()
    near = int(match["d2"]) == int(match["d"]) + 1
    apart = link in ("/", "or") or (link == "and" and "between" in here.before and near)
    return f"[{first},{last}]" if apart else f"{first}/{last}"


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether "may" after a number is the verb."""
    if match["mon"] != "may":
        return False
    return _MAY_VERB.match(text, match.end("mon")) is not None


def year_after(here: Here, end: int) -> tuple[str, int | None, int]:
    """Return the year after a month's name, how many years off, and where it ends."""
    match = _AFTER_MONTH.match(here.text, end)
    if match is None:
        return "", None, end
    if match["y"]:
        return match["y"], None, match.end("y")
    if match["rel"]:
        return (
            "",
            {"this": 0, "last": -1, "next": 1}[match["which"].lower()],
            match.end(),
        )
    return "", None, end


def suffixed(here: Here, one: DateMention) -> DateMention:
    """Return the date with a weekday and a part of the day that follow it."""
    match = _SUFFIX.match(here.text, one.end)
    word = match["wd"].lower() if match else ""
    if match and word in here.book.weekdays and not here.book.is_weak(word):
        one = replace(one, end=match.end(), weekday=here.book.weekdays[word])
        if here.text[one.end - 1] == ")" and "(" not in match[0]:
            one = replace(one, end=one.end - 1)
    return timed(here, one)


def _ranged(here: Here, one: DateMention) -> DateMention:
    """Return the range where a second day or month follows the first."""
    match = _TO.match(here.text, one.end)
    if match is None or one.edtf is None:
        return one
    link = match[0].strip().lower()
    if link in ("and", "و") and "between" not in here.before:
        return one
    second = simple(here, _after_weekday(here, match.end()))
    if second is None or second.edtf is None or "/" in second.edtf:
        return one
    first, last = one.edtf, second.edtf
    if first.startswith("XXXX") and not last.startswith("XXXX"):
        first = _earlier(first, last)
    elif last.startswith("XXXX") and first[:4].isdecimal():
        last = _later(last, first)
    if _is_backwards(first, last):
        return one
    return replace(one, end=second.end, edtf=f"{first}/{last}")


def _is_backwards(first: str, second: str) -> bool:
    """Whether "May 2026 – 03/04/26" would end before it begins."""
    if "X" in first + second:
        return False
    begun, ended = bounds(first)[0], bounds(second)[1]
    return begun is not None and ended is not None and ended < begun


def _after_weekday(here: Here, at: int) -> int:
    """Return where a date begins that may have a weekday before it."""
    word = _SUFFIX.match(here.text, at)
    if word and word["wd"].lower() in here.book.weekdays:
        return word.end() + len(word[0]) - len(word[0].rstrip()) + 1
    return at


def _earlier(first: str, last: str) -> str:
    """Return `first` in the year that puts it before `last`."""
    year = int(last[:4])
    return f"{year if first[4:] <= last[4:] else year - 1}{first[4:]}"


def _later(last: str, first: str) -> str:
    """Return `last` in the year that puts it after `first`."""
    year = int(first[:4])
    return f"{year if last[4:] >= first[4:] else year + 1}{last[4:]}"


def simple(here: Here, at: int) -> DateMention | None:
    """Return a date of day, month or number at a position, if one stands there."""
    word = WORD.match(here.text, at)
    if word is None:
        return None
    there = here._replace(
        at=at, end=word.end(), word=word[0].lower(), before=("", "", "to"),
        capital=word[0][0].isupper(),
    )  # fmt: skip
    if there.word[0].isdecimal():
        return iso(there) or numeric(there) or dashed(there) or day_month(there)
    return from_month(there) if there.word in here.book.months else None


_MAY_DAY = re.compile(r" Day\b")


def from_month(here: Here) -> DateMention | None:
    if here.word == "may" and _MAY_DAY.match(here.text, here.end):
        return here.made(here.end + len(" Day"), "date", edtf="XXXX-05-01")
    weak = here.book.is_weak(here.word)
    led = here.before[-1] in _MONTH_LED
    match = _MONTH_DAY.match(here.text, here.end)
    month = here.book.months[here.word]
    if (
        match
        and (here.capital or not weak)
        and not (_led_in(here) and not match["y"] and not _day_since(here, match.end()))
    ):
        one = _month_day(here, match, month)
        if one:
            return one
    year, shift, end = year_after(here, here.end)
    more: dict[str, object] = (
        {"unit": "year", "count": shift} if shift is not None else {}
    )
    if year or shift is not None:
        if weak and not here.capital and here.word in _VERBS:
            return None
        one = here.made(end, "date", edtf=f"{year or 'XXXX'}-{month:02d}", **more)
        return _ranged(here, one)
    if _alone(here, weak=weak, led=led):
        return _ranged(here, here.made(here.end, "date", edtf=f"XXXX-{month:02d}"))
    return None


def _led_in(here: Here) -> bool:
    """Whether "in" stands before a month, so that a number after it counts others."""
    return here.before[-1] in ("in", "during", "since", "until", "till")


# "Held since May 8, without charge"; in "since May 8 people were held" eight were.
_GOES_ON = re.compile(
    r"\s*(?:[.,;:)]|\Z|\n|(?:and|but|when|without|in|at|by|for|on)\b)"
)


def _day_since(here: Here, end: int) -> bool:
    """Whether the number behind "since May" or "until May" is the month's day."""
    led = here.before[-1] in ("since", "until", "till")
    return led and _GOES_ON.match(here.text, end) is not None


def _alone(here: Here, *, weak: bool, led: bool) -> bool:
    """Whether a month's name names a time though no number is beside it."""
    if URDU_TAILS.match(here.text, here.end) and not here.word.isascii():
        return here.before[-1] != "لانگ"
    if not led or (weak and here.word in _VERBS and not here.capital):
        return False
    name = _CAPITAL_NEXT.match(here.text, here.end)
    return (
        not (weak and name)
        and here.text[here.end : here.end + 1] not in "-'’"
        or (here.end == len(here.text))
    )


def _month_day(here: Here, match: re.Match[str], month: int) -> DateMention | None:
    year = match["y"] or ""
    first = written(year, month, int(match["d"]))
    last = written(year, month, int(match["d2"])) if match["d2"] else None
    if first is None:
        return None
    end = match.end() if year or last else match.end("d")
    if match["d2"] and last is None:
        return None
    if not year and not last:
        end = _ORDINAL_END.match(here.text, end).end()  # type: ignore[union-attr]
    one = here.made(end, "date", edtf=_two(here, match, first, last))
    return suffixed(here, one if last else _ranged(here, one))

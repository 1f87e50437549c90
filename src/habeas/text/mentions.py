"""Where a text names a time: a grammar of dates over words, without resolving them.

A word that can begin a date (a number, the name of a month or a weekday, `last`,
`yesterday`) is looked up; only then is what follows parsed. So the work grows with the
number of words. What only looks like a date is none: ages, sums, "the 26th
Amendment", "five years", case and law numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from habeas.text.almanac import (
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    Almanac,
    almanac,
)

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]{3,})?")
_ORD = r"(?:st|nd|rd|th|º)?"
_YEAR = (
    r"(?P<{0}>(?:19|20)\d\d)(?:ء)?(?:(?=\d{{1,2}}(?:st|nd|rd|th)\b)|(?![\w/]|[-.]\d))"
)
_ISO = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/-])"
)
_SHORT_NUMERIC = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/,.-]\d|[\d/%])")
_DAY = re.compile(
    r"(?P<d>\d{1,2})" + _ORD + r"(?!\d)"
    r"(?:\s?(?P<link>-|–|—|/|&|\band\b|\bto\b|\bor\b|\bal?\b|\by\b|\bhingga\b|\bhadi\b|تا|سے|اور)"
    r"\s?(?P<d2>\d{1,2})" + _ORD + r"(?!\d))?"
    r"\s*(?:(?:of|de|del|bulan|ya)\s+)?(?P<mon>[^\W\d_]+)\b",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(
    r"\.?(?:,?\s*(?:of|de|del)?\s*,?\s*"
    + _YEAR.format("y")
    + r"|,?\s+(?P<rel>(?:of\s+)?(?P<which>this|last|next)\s+year))?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"\.?\s+(?P<d>\d{1,2})(?!\d)"
    + _ORD
    + r"(?![\d%]|:\d)(?:\s?(?P<link>-|–|—|&|and\b|to\b)\s?"
    r"(?P<d2>\d{1,2})(?!\d)" + _ORD + r"(?![:%])(?!\s*[^\W\d_]+\s+(?:19|20)\d\d))?"
    r"(?:,?\s*" + _YEAR.format("y") + r")?",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bal\b|\bhingga\b|\bhadi\b|\band\b|تا|سے)\s*",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,]*(?:\(\s*)?(?:the\s+)?(?:کو\s+)?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)(?![\w-])", re.IGNORECASE)
_OF_MONTH = re.compile(
    r"\s+(?:of\s+)(?P<which>this|last|the same|the|that)\s+month\b", re.IGNORECASE
)
_YEARS = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?:ء)?(?:\s?(?P<link>-|–|—|/|to\b|and\b)\s?(?P<y2>(?:19|20)\d\d|\d\d)"
    r"(?![\d/-]))?(?![\d/]|[-.]\d)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s*\(?(?P<wd>[^\W\d_]+)\)?")
_PART_OF_DAY = re.compile(
    r"\s+(?:at\s+|in\s+the\s+|early\s+|late\s+)?(?P<part>night|morning|afternoon|evening|dawn|"
    r"noon|midday|midnight)\b|\s+کی\s+(?P<urdu>رات|صبح|شام|دوپہر)",
    re.IGNORECASE,
)
_URDU_PARTS = {"رات": "night", "صبح": "morning", "شام": "evening", "دوپہر": "noon"}
_COUNTED = re.compile(
    r"\s+(?P<unit>days?|weeks?|months?|years?|nights?|fortnights?|hours?|decades?)"
    r"\s+(?P<way>ago|later|earlier|before|after|afterwards|back)\b"
    r"(?P<object>\s+(?:the|his|her|their|its|that|this|being|he|she|they)\b)?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s+(?P<unit>[^\W\d_]+)\b", re.IGNORECASE)
_COUNT_UNIT = re.compile(
    r"\s+(?P<count>\d{1,2}|[^\W\d_]+)\s+(?P<unit>days?|weeks?|months?|years?|hours?)\b",
    re.IGNORECASE,
)
_NIGHT_OF = re.compile(
    r"\s+(?:of|between|on|from)\s+(?:the\s+)?(?=\d|[^\W\d_])", re.IGNORECASE
)
_BEFORE_CHRISTMAS = re.compile(r"\s+(before|after)\s+christmas\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of\s+)?(?:the\s+)?|-", re.IGNORECASE)
_NOT_AFTER_ORDINAL = re.compile(
    r"\s+(?:and\s+\d+(?:st|nd|rd|th)\s+)?(?:[A-Z][\w-]*|floors?|days?|nights?|"
    r"anniversar\w+|times?|wards?|sessions?|congress\w*|amendments?|schedules?|meetings?|"
    r"rounds?|years?|months?|weeks?|centur\w+|grades?|class\w*|standard|divisions?|"
    r"battalions?|brigades?|regiments?|circuit|districts?|streets?|avenues?|editions?|"
    r"reports?|items?|persons?|victims?|such|arrests?|cases?|attempts?|republic|"
    r"parliament|assembl\w+|articles?|hearings?|child|birthday|accused|phase|"
    r"constitutional|annual|ordinary|national|additional|time|of\s+(?!this|last|the same|"
    r"that|the\s+month)[a-z]|in (?:line|the list)|place|largest|most|person|consecutive)\b"
)
_LAW = re.compile(
    r"(?:\d+ of|\b(?:act|ordinance|law|bill|regulations?|code|constitution|rules|order|no\.?"
    r"|nos\.?|number|ga|ref|resolution|agenda|vision)(?:,| of)?)\s*$",
    re.IGNORECASE,
)
_YEAR_LED = frozenset(
    "in since of until till from by during early late mid around about before after "
    "year between year's en desde de del hasta tahun sejak mwaka tangu pada dalam "
    "spring summer autumn winter and".split()
)
_MONTH_LED = frozenset(
    "in since of until till from by during early late mid last this next end beginning "
    "start middle throughout between en desde hasta de sejak pada bulan mwezi tangu and "
    "before after around".split()
)
_LEADS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "by",
    "after": "after", "from": "from", "within": "by", "desde": "since",
    "hasta": "until", "sejak": "since", "hingga": "until", "tangu": "since",
    "hadi": "until", "through": "until",
}  # fmt: skip
_URDU_TAILS = re.compile(r"\s*(?:ء\s*)?(?P<tail>سے|تک|کو|میں|کے\s+روز|کے\s+دن|کی|کے)")
_TAILS = re.compile(
    r"\s+(?P<tail>se|tak|ko|ke\s+(?:roz|din)|ki|raat|ki\s+raat)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class DateMention:
    """Words that name a time, and what they say of it without any context.

    `edtf` is what the words alone tell, `X` where a digit is left open
    (`XXXX-03-25`), None where they only point. `other` is the second reading of a
    number such as 03/02/26, month first. `unit`, `count` and `base` say how far the
    words point, and from what (`dateline`, or `anchor`: the time last told).
    `lead` is since, until, by, after or from where such a word governs it; `ahead`
    whether its sentence looks forward, None where nothing tells.
    """

    start: int
    end: int
    kind: str
    edtf: str | None = None
    time: str | None = None
    basis: str = "explicit"
    other: str | None = None
    unit: str = ""
    count: int = 0
    base: str = "dateline"
    weekday: int | None = None
    lead: str = ""
    ahead: bool | None = None


@dataclass(frozen=True)
class _Here:
    """A word in its place: the parsers' common arguments."""

    text: str
    book: Almanac
    at: int
    end: int
    word: str
    before: tuple[str, ...]
    capital: bool

    def made(self, end: int, kind: str, **more: object) -> DateMention:
        """Return a mention from this word to `end`."""
        return replace(DateMention(self.at, end, kind), **more)  # type: ignore[arg-type]


def mentions(
    text: str, start: int = 0, end: int | None = None, language: str = "en"
) -> list[DateMention]:
    """Return the times named between two positions, in order, without overlap."""
    window = text[start:end].translate(_DIGITS)
    book = almanac(language)
    found: list[DateMention] = []
    before: tuple[str, ...] = ("", "", "")
    free = 0
    for match in _WORD.finditer(window):
        word = match[0].lower().replace("’", "'")
        if match.start() >= free:
            capital = match[0][0].isupper()
            here = _Here(
                window, book, match.start(), match.end(), word, before, capital
            )
            one = _mention(here)
            if one is not None:
                found.append(replace(one, start=one.start + start, end=one.end + start))
                free = one.end
        before = (before[1], before[2], word)
    return found


def _mention(here: _Here) -> DateMention | None:
    parser = _parser(here)
    one = parser(here) if parser else None
    return _governed(here, one) if one else None


def _parser(here: _Here) -> Callable[[_Here], DateMention | None] | None:
    word, book = here.word, here.book
    if word[0].isdecimal():
        return _number
    if word in _WORDS:
        return _WORDS[word]
    if word in book.weekdays:
        return _weekday
    if word in book.months:
        return _month
    if word in book.shifts or word in book.either:
        return _shift
    return _counted if word in NUMBERS else None


# Numbers.


def _number(here: _Here) -> DateMention | None:
    if len(here.word) > 4 or not _stands(here):
        return None
    for parser in (_iso, _numeric, _day_month, _day_of_month, _year, _counted):
        one = parser(here)
        if one is not None:
            return one
    return _short_numeric(here)


def _stands(here: _Here) -> bool:
    """Whether a number is not the tail of a code, a sum, a clock time or an address."""
    last, first = here.text[here.at - 1 : here.at], here.text[here.at - 2 : here.at - 1]
    if last.isalnum() or last in "_/#@&=%$₦€£+*\\" and last:
        return False
    if last in ".,:" and last:
        return not first.isdecimal() and (
            last != "."
            or _NUMERIC.match(here.text, here.at) is not None
            or not first.isalpha()
        )
    return not (last == "-" and (first.isdecimal() or first.isupper()))


def _iso(here: _Here) -> DateMention | None:
    match = _ISO.match(here.text, here.at)
    if match is None:
        return None
    return _ranged(here, here.made(match.end(), "date", edtf=match[0]))


def _numeric(here: _Here) -> DateMention | None:
    match = _NUMERIC.match(here.text, here.at)
    if match is None:
        return None
    year = match["y"] if len(match["y"]) == 4 else "20" + match["y"]
    first, second = int(match["a"]), int(match["b"])
    day_first = _written(year, second, first)
    month_first = None if match["sep"] == "." else _written(year, first, second)
    one = _read(here, match, day_first, month_first)
    return _ranged(here, one) if one and not one.other else one


def _read(
    here: _Here, match: re.Match[str], day_first: str | None, month_first: str | None
) -> DateMention | None:
    """Return a number's reading, with the other one where both are days."""
    if day_first and month_first and day_first != month_first:
        return here.made(match.end(), "numeric", edtf=day_first, other=month_first)
    only = day_first or month_first
    basis = "day first" if day_first and not month_first else "month first"
    if day_first == month_first:
        basis = "explicit"
    return here.made(match.end(), "numeric", edtf=only, basis=basis) if only else None


def _short_numeric(here: _Here) -> DateMention | None:
    match = _SHORT_NUMERIC.match(here.text, here.at)
    if match is None or here.before[-1] not in _NUMBER_LED:
        return None
    first, second = int(match["a"]), int(match["b"])
    return _read(here, match, _written("", second, first), _written("", first, second))


def _written(year: str, month: int, day: int) -> str | None:
    if 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]:
        return f"{year or 'XXXX'}-{month:02d}-{day:02d}"
    return None


def _day_month(here: _Here) -> DateMention | None:
    match = _DAY.match(here.text, here.at)
    month = here.book.months.get(match["mon"].lower()) if match else None
    if match is None or month is None or _is_verb(here.text, match):
        return None
    year, shift, end = _year_after(here, match.end("mon"))
    first = _written(year, month, int(match["d"]))
    last = _written(year, month, int(match["d2"])) if match["d2"] else None
    if first is None or (match["d2"] and last is None):
        return None
    more: dict[str, object] = (
        {"unit": "year", "count": shift} if shift is not None else {}
    )
    one = here.made(end, "date", edtf=_two(here, match, first, last), **more)
    return _suffixed(here, one if last else _ranged(here, one))


def _two(here: _Here, match: re.Match[str], first: str, last: str | None) -> str:
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
    return (
        re.compile(r"\s+(?:be|have|not|also|well|face|soon|never)\b").match(
            text, match.end("mon")
        )
        is not None
    )


def _year_after(here: _Here, end: int) -> tuple[str, int | None, int]:
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


def _suffixed(here: _Here, one: DateMention) -> DateMention:
    """Return the date with a weekday and a part of the day that follow it."""
    match = _SUFFIX.match(here.text, one.end)
    word = match["wd"].lower() if match else ""
    if match and word in here.book.weekdays and not here.book.is_weak(word):
        one = replace(one, end=match.end(), weekday=here.book.weekdays[word])
        if here.text[one.end - 1] == ")" and "(" not in match[0]:
            one = replace(one, end=one.end - 1)
    return _timed(here, one)


def _timed(here: _Here, one: DateMention) -> DateMention:
    match = _PART_OF_DAY.match(here.text, one.end)
    if match is None:
        return one
    part = match["part"].lower() if match["part"] else _URDU_PARTS[match["urdu"]]
    return replace(one, end=match.end(), time=part)


def _ranged(here: _Here, one: DateMention) -> DateMention:
    """Return the range where a second day or month follows the first."""
    match = _TO.match(here.text, one.end)
    if match is None or one.edtf is None:
        return one
    link = match[0].strip().lower()
    if link in ("and", "و") and "between" not in here.before:
        return one
    second = _simple(here, match.end())
    if second is None or second.edtf is None or "/" in second.edtf:
        return one
    first = one.edtf
    if first.startswith("XXXX") and not second.edtf.startswith("XXXX"):
        first = _earlier(first, second.edtf)
    return replace(one, end=second.end, edtf=f"{first}/{second.edtf}")


def _earlier(first: str, last: str) -> str:
    """Return `first` in the year that puts it before `last`."""
    year = int(last[:4])
    return f"{year if first[4:] <= last[4:] else year - 1}{first[4:]}"


def _simple(here: _Here, at: int) -> DateMention | None:
    """Return a date of day, month or number at a position, if one stands there."""
    word = _WORD.match(here.text, at)
    if word is None:
        return None
    there = replace(
        here, at=at, end=word.end(), word=word[0].lower(), before=("", "", "to")
    )
    if there.word[0].isdecimal():
        return _iso(there) or _numeric(there) or _day_month(there)
    return _month(there) if there.word in here.book.months else None


def _day_of_month(here: _Here) -> DateMention | None:
    match = _ORDINAL.match(here.text, here.at)
    if match is None or not 1 <= int(match["d"]) <= 31:
        return None
    template = f"XXXX-XX-{int(match['d']):02d}"
    month = _OF_MONTH.match(here.text, match.end())
    if month:
        which = month["which"].lower()
        count = -1 if which == "last" else 0
        base = "dateline" if which in ("this", "last", "the") else "anchor"
        return here.made(
            month.end(), "day", edtf=template, unit="month", count=count, base=base
        )
    if not _is_day(here, match.end()):
        return None
    return _timed(here, here.made(match.end(), "day", edtf=template))


def _is_day(here: _Here, end: int) -> bool:
    """Whether an ordinal number names a day of the month."""
    if _NOT_AFTER_ORDINAL.match(here.text, end):
        return False
    if here.before[-1] in _DAY_LED or here.before[-2:] in _THE_DAY_LED:
        return True
    return _CLOCK_NEXT.match(here.text, end) is not None


def _year(here: _Here) -> DateMention | None:
    match = _YEARS.match(here.text, here.at)
    if match is None or _is_law(here):
        return None
    urdu = _URDU_TAILS.match(here.text, match.end()) is not None
    led = here.before[-1] in _YEAR_LED or here.text[here.at - 1 : here.at] == "("
    if match["y2"]:
        return _years(here, match)
    if not (led or urdu or here.text[match.end() - 1] == "ء"):
        return None
    if _COUNTS_PEOPLE.match(here.text, match.end()):
        return None
    return here.made(match.end(), "date", edtf=match["y"])


def _years(here: _Here, match: re.Match[str]) -> DateMention | None:
    first, last = match["y"], match["y2"]
    if len(last) == 2:
        if match["link"] not in "-–/" or int(last) != (int(first) + 1) % 100:
            return None
        last = first[:2] + last
    if not int(first) < int(last):
        return None
    return here.made(match.end(), "date", edtf=f"{first}/{last}")


def _is_law(here: _Here) -> bool:
    return _LAW.search(here.text, max(0, here.at - 24), here.at) is not None


def _counted(here: _Here) -> DateMention | None:
    """Return "two days ago", "three weeks later"."""
    count = NUMBERS.get(here.word) if not here.word.isdecimal() else int(here.word)
    local = _URDU_AGO.match(here.text, here.end)
    if count is not None and local:
        unit = _LOCAL_UNITS[local["unit"].lower()]
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
    if way == "after" and not _ENDS.match(here.text, match.end()):
        return None
    return here.made(match.end(), "shift", unit=unit, count=sign * count, base=base)


# Months and weekdays.


def _month(here: _Here) -> DateMention | None:
    weak = here.book.is_weak(here.word)
    led = here.before[-1] in _MONTH_LED
    match = _MONTH_DAY.match(here.text, here.end)
    month = here.book.months[here.word]
    if match and (here.capital or not weak) and not (led_in(here) and not match["y"]):
        one = _month_day(here, match, month)
        if one:
            return one
    year, shift, end = _year_after(here, here.end)
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


def led_in(here: _Here) -> bool:
    """Whether "in" stands before a month, so that a number after it counts others."""
    return here.before[-1] in ("in", "during", "since", "until", "till")


def _alone(here: _Here, *, weak: bool, led: bool) -> bool:
    """Whether a month's name names a time though no number is beside it."""
    if _URDU_TAILS.match(here.text, here.end) and not here.word.isascii():
        return here.before[-1] != "لانگ"
    if not led or (weak and here.word in _VERBS and not here.capital):
        return False
    name = _CAPITAL_NEXT.match(here.text, here.end)
    return (
        not (weak and name)
        and here.text[here.end : here.end + 1] not in "-'’"
        or (here.end == len(here.text))
    )


def _month_day(here: _Here, match: re.Match[str], month: int) -> DateMention | None:
    year = match["y"] or ""
    first = _written(year, month, int(match["d"]))
    last = _written(year, month, int(match["d2"])) if match["d2"] else None
    if first is None:
        return None
    end = match.end() if year or last else match.end("d")
    if match["d2"] and last is None:
        return None
    if not year and not last:
        end = _ORDINAL_END.match(here.text, end).end()  # type: ignore[union-attr]
    one = here.made(end, "date", edtf=_two(here, match, first, last))
    return _suffixed(here, one if last else _ranged(here, one))


def _weekday(here: _Here) -> DateMention | None:
    number = here.book.weekdays[here.word]
    gap = _GAP.match(here.text, here.end)
    after = gap.end() if gap else here.end
    if here.text[here.end : here.end + 1] == "." and here.book.is_weak(here.word):
        gap = _GAP.match(here.text, here.end + 1)
        after = gap.end() if gap else here.end + 1
    dated = _dated(here, after, number)
    if dated:
        return dated
    if here.book.is_weak(here.word) and not _is_weekday(here):
        return None
    if _is_no_day(here):
        return None
    if here.word in here.book.months:
        return _month(here)
    return _pointed(here, number)


def _dated(here: _Here, after: int, number: int) -> DateMention | None:
    """Return the date after a weekday: "Monday, 6 April", "Thursday (12th)"."""
    second = _simple(here, after)
    if second and second.kind == "numeric" and "\n" in here.text[here.end : after]:
        return None
    if second is None:
        match = _ORDINAL.match(here.text, after)
        if match is None or _NOT_AFTER_ORDINAL.match(here.text, match.end()):
            return None
        second = DateMention(
            after, match.end(), "day", f"XXXX-XX-{int(match['d']):02d}"
        )
    if second.edtf and second.edtf.count("-") < 2:
        return None
    end = second.end
    if "(" in here.text[here.end : after] and here.text[end : end + 1] == ")":
        end += 1
    return _timed(here, replace(second, start=here.at, end=end, weekday=number))


def _is_no_day(here: _Here) -> bool:
    """Whether a weekday's name names a habit, a feast, a paper or a person."""
    last = here.before[-1]
    if (
        last in _FEASTS
        or last in ("every", "each")
        or _HABIT.match(here.text, here.end)
    ):
        return True
    if (last in _WEEKDAY_LED and last != "and") or not here.capital:
        return False
    named = _SURNAME.match(here.text, here.end)
    led = here.text[max(0, here.at - 2) : here.at].strip()
    if named is None:
        return False
    listed = re.match(r",| and |$", here.text[named.end() : named.end() + 5])
    return led in (",", ";", "(") or led.isalpha() or listed is not None


def _is_weekday(here: _Here) -> bool:
    """Whether a short name, or a word with another meaning, is a weekday here."""
    if here.word.isascii() and here.word in _ENGLISH_WEAK:
        bracket = here.text[here.at - 1 : here.at] == "("
        return here.capital and (bracket or here.before[-1] in _WEEKDAY_LED)
    if here.word.isascii():
        return here.before[-1] in _WEEKDAY_LED or bool(
            _TAILS.match(here.text, here.end)
        )
    match = _URDU_TAILS.match(here.text, here.end)
    return match is not None and here.before[-1] not in NUMBERS


def _pointed(here: _Here, number: int) -> DateMention:
    """Return a weekday without a date, with the word that says which one is meant."""
    one = here.made(here.end, "weekday", weekday=number, unit="weekday")
    feast = _BEFORE_CHRISTMAS.match(here.text, here.end)
    if feast:
        count = -1 if feast[1].lower() == "before" else 1
        return replace(one, end=feast.end(), unit="christmas", count=count)
    match = _WEEKDAY_TAIL.match(here.text, here.end)
    if match:
        count = 1 if match["way"].lower() in _NEXT_WORDS else -1
        unit = "week" if match["week"] else "weekday"
        one = replace(one, end=match.end(), count=count, unit=unit)
    return _timed(here, one)


# Words that point.


def _shift(here: _Here) -> DateMention | None:
    word = here.word
    if word in here.book.either:
        if _DIGIT_NEXT.match(here.text, here.end):
            return None
        one = here.made(here.end, "shift", unit="either", count=here.book.either[word])
        return _timed(here, one)
    if word == "mañana" and here.before[-1] in ("la", "esta", "de", "una"):
        return None
    one = here.made(here.end, "shift", unit="day", count=here.book.shifts[word])
    if word in ("tonight", "anoche"):
        return replace(one, time="night")
    return _timed(here, one)


def _last(here: _Here) -> DateMention | None:
    """Return what "last", "past" and their like point at."""
    counted = _COUNT_UNIT.match(here.text, here.end)
    if counted:
        return _spanned(here, counted)
    match = _UNIT.match(here.text, here.end)
    if match is None:
        return None
    unit = match["unit"].lower()
    if here.word == "past" and unit not in ("week", "month", "year"):
        return None
    if unit in here.book.weekdays and not _weak_and_small(here, match["unit"]):
        one = here.made(
            match.end("unit"), "weekday", weekday=here.book.weekdays[unit],
            unit="weekday", count=-1,
        )  # fmt: skip
        return _timed(here, one)
    if unit in here.book.months:
        template = f"XXXX-{here.book.months[unit]:02d}"
        return here.made(match.end("unit"), "date", edtf=template, unit="last")
    if unit in SEASONS:
        template = f"XXXX-{SEASONS[unit]}"
        return here.made(match.end("unit"), "date", edtf=template, unit="last")
    if unit in PARTS_OF_DAY and here.word == "last":
        return here.made(match.end("unit"), "shift", unit="day", count=-1, time=unit)
    if unit in ("week", "month", "year", "weekend"):
        return here.made(match.end("unit"), "shift", unit=unit, count=-1)
    return None


def _weak_and_small(here: _Here, word: str) -> bool:
    return here.book.is_weak(word.lower()) and not word[0].isupper()


def _spanned(here: _Here, match: re.Match[str]) -> DateMention | None:
    """Return "the last five years": a time that reaches to the day of writing."""
    unit = UNITS.get(match["unit"].lower())
    word = match["count"].lower()
    count = int(word) if word.isdecimal() else NUMBERS.get(word)
    if count is None or unit not in ("day", "week", "month", "year", "hour"):
        return None
    return here.made(match.end("unit"), "span", unit=unit, count=-count)


def _pointer(here: _Here) -> DateMention | None:
    """Return what "this", "that", "same", "next", "following", "previous" point at."""
    match = _UNIT.match(here.text, here.end)
    if match is None:
        return None
    unit, word = match["unit"].lower(), here.word
    base, count = _POINTERS[word]
    end = match.end("unit")
    if unit in here.book.weekdays and not _weak_and_small(here, match["unit"]):
        one = here.made(
            end, "weekday", weekday=here.book.weekdays[unit], unit="weekday",
            count=2 if word == "this" else count, base=base,
        )  # fmt: skip
        return _timed(here, one)
    if unit in PARTS_OF_DAY or unit == "day":
        return _day_pointed(here, unit, end)
    if unit in here.book.months and word in ("this", "next"):
        template = f"XXXX-{here.book.months[unit]:02d}"
        return here.made(end, "date", edtf=template, ahead=word == "next" or None)
    if unit not in ("week", "month", "year", "weekend"):
        return None
    if word == "next":
        base = "dateline"
    return here.made(end, "shift", unit=unit, count=count, base=base)


def _day_pointed(here: _Here, unit: str, end: int) -> DateMention | None:
    """Return "the same night", "the next morning", "this evening"."""
    count = _POINTERS[here.word][1]
    if here.word in ("this", "coming"):
        if unit == "day":
            return None
        return here.made(end, "shift", unit="day", count=0, time=unit)
    both = unit == "night" and count == 0
    time = None if unit == "day" else unit
    return here.made(
        end, "shift", unit="night" if both else "day", count=count, base="anchor",
        time=time,
    )  # fmt: skip


def _part_of_day(here: _Here) -> DateMention | None:
    """Return "the day before yesterday", "the night between 4 and 5 May"."""
    match = _AROUND.match(here.text, here.end)
    if match:
        return _around(here, match)
    if here.word != "night":
        return None
    led = _NIGHT_OF.match(here.text, here.end)
    if led is None:
        return None
    word = _WORD.match(here.text, led.end())
    if word is None:
        return None
    between = "between" if "between" in led[0].lower() else "of"
    there = replace(
        here, at=word.start(), end=word.end(), word=word[0].lower(),
        before=("", "", between), capital=word[0][0].isupper(),
    )  # fmt: skip
    parser = _parser(there)
    dated = parser in (_number, _month, _weekday)
    one = parser(there) if parser is not None and dated else None
    if one is None or one.time:
        return None
    return _night(here, one)


def _night(here: _Here, one: DateMention) -> DateMention:
    """Return the night of a date: it belongs to that day and the next."""
    edtf = one.edtf
    if edtf and "/" in edtf:
        edtf = f"[{edtf.replace('/', ',')}]"
    unit = "night" if edtf is None or edtf[0] != "[" else one.unit
    return replace(one, start=here.at, edtf=edtf, time="night", unit=unit)


def _around(here: _Here, match: re.Match[str]) -> DateMention | None:
    way = 1 if match["way"].lower() == "after" else -1
    if match["day"]:
        shift = {"yesterday": -2, "tomorrow": 2}[match["day"].lower()]
        return here.made(match.end(), "shift", unit="day", count=shift)
    if here.before[-1] != "the" or not _ENDS.match(here.text, match.end()):
        return None
    time = here.word if here.word in PARTS_OF_DAY else None
    return here.made(
        match.end(), "shift", unit="day", count=way, base="anchor", time=time
    )


def _season(here: _Here) -> DateMention | None:
    """Return "autumn 1999", "the summer of 2020"."""
    match = _SEASON_YEAR.match(here.text, here.end)
    if match is None:
        return None
    return here.made(match.end("y"), "date", edtf=f"{match['y']}-{SEASONS[here.word]}")


def _end_of(here: _Here) -> DateMention | None:
    """Return "the end of the month", "the beginning of this year"."""
    match = _END_OF.match(here.text, here.end)
    if match is None:
        return None
    return here.made(match.end(), "shift", unit=match["unit"].lower(), count=0)


def _ordinal_day(here: _Here) -> DateMention | None:
    """Return "on the second day": so many days after the time last told."""
    if here.before[-2:] != ("on", "the"):
        return None
    match = re.compile(r"\s+(?:day|night)\b").match(here.text, here.end)
    if match is None:
        return None
    count = ORDINALS[here.word] - 1
    return here.made(match.end(), "shift", unit="day", count=count, base="anchor")


def _local_last(here: _Here) -> DateMention | None:
    """Return "گزشتہ ماہ", "pichle hafte": the unit last gone, in Urdu."""
    match = _UNIT.match(here.text, here.end)
    if match is None:
        return None
    unit, end = match["unit"].lower(), match.end()
    base, count = _LOCAL_POINTERS[here.word]
    if unit in _LOCAL_UNITS:
        kind = _LOCAL_UNITS[unit]
        time = "night" if kind == "night" else None
        if kind == "night" and base == "dateline":
            kind = "day"
        return here.made(end, "shift", unit=kind, count=count, base=base, time=time)
    if unit in here.book.weekdays:
        number = here.book.weekdays[unit]
        return here.made(
            end, "weekday", weekday=number, unit="weekday", count=count, base=base
        )
    if unit in here.book.months and count < 0:
        template = f"XXXX-{here.book.months[unit]:02d}"
        return here.made(end, "date", edtf=template, unit="last")
    return None


def _foreign_unit(here: _Here) -> DateMention | None:
    """Return "el mes pasado", "minggu lalu", "wiki iliyopita"."""
    match = _FOREIGN_LAST.match(here.text, here.end)
    if match is None:
        return None
    unit = _FOREIGN_UNITS[here.word]
    return here.made(match.end(), "shift", unit=unit, count=-1)


# What governs a date.


def _governed(here: _Here, one: DateMention) -> DateMention:
    lead = _lead(here, one)
    ahead = one.ahead
    if ahead is None and _looks_ahead(here.text, one, lead):
        ahead = True
    return replace(one, lead=lead, ahead=ahead)


def _lead(here: _Here, one: DateMention) -> str:
    """Return since, until, by, after or from where such a word governs the date."""
    tail = _URDU_TAILS.match(here.text, one.end)
    if tail is None and not here.text[one.start : one.end].isascii():
        tail = None
    if tail and not here.text[one.start].isascii():
        return {"سے": "since", "تک": "until"}.get(tail["tail"], "")
    roman = _TAILS.match(here.text, one.end) if here.book.either else None
    if roman:
        return {"se": "since", "tak": "until"}.get(roman["tail"].lower(), "")
    led = _LEAD.search(here.text, max(0, one.start - 45), one.start)
    return _LEADS[led["lead"].lower()] if led else ""


def _looks_ahead(text: str, one: DateMention, lead: str) -> bool:
    """Whether the clause of a date speaks of what is to come."""
    begin = max(0, one.start - 160)
    before = _CLAUSE.split(text[begin : one.start])[-1]
    after = _CLAUSE.split(text[one.end : one.end + 60])[0]
    if _PAST_NEXT.match(after) and lead not in ("until",):
        return False
    if lead in ("until", "by") or _FOR.search(before):
        return not _PAST_NEXT.search(after[:30]) or lead == "until"
    cues = list(_AHEAD.finditer(before))
    if cues:
        return _BACK.search(before, cues[-1].end()) is None
    will = _WILL.search(after)
    return will is not None and _BACK.search(after, 0, will.start()) is None


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBER_LED = frozenset(
    "on of from to till until since dated by before after for between and date".split()
)
_DAY_LED = frozenset(("on", "of"))
_THE_DAY_LED = frozenset(
    (w, "the")
    for w in "on of from to till until since by before after for between and not at".split()
)
_CLOCK_NEXT = re.compile(
    r",?\s+(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m|p\.m)", re.IGNORECASE
)
_COUNTS_PEOPLE = re.compile(
    r"\s+(?:people|persons|workers|farmers|prisoners|others|students|women|men|members|"
    r"votes|times|families|houses|signatures|[a-z]+ers)\b"
)
_URDU_AGO = re.compile(
    r"\s+(?P<unit>روز|دن|ہفتے|ہفتہ|ماہ|مہینے|سال|din|hafte|mahine|saal)\s+"
    r"(?:قبل|پہلے|pehle|pahle|qabal)",
    re.IGNORECASE,
)
_LOCAL_UNITS = {
    "روز": "day", "دن": "day", "رات": "night", "ہفتے": "week", "ہفتہ": "week",
    "ماہ": "month", "مہینے": "month", "سال": "year", "برس": "year", "شب": "night",
    "din": "day", "roz": "day", "raat": "night", "hafte": "week", "hafta": "week",
    "mahine": "month", "maheene": "month", "saal": "year", "sal": "year",
}  # fmt: skip
_LOCAL_POINTERS = {
    "گزشتہ": ("dateline", -1), "گذشتہ": ("dateline", -1), "پچھلے": ("dateline", -1),
    "پچھلی": ("dateline", -1), "رواں": ("dateline", 0), "اسی": ("anchor", 0),
    "اگلے": ("anchor", 1), "اگلی": ("anchor", 1), "دوسرے": ("anchor", 1),
    "pichle": ("dateline", -1), "pichli": ("dateline", -1), "guzishta": ("dateline", -1),
    "usi": ("anchor", 0), "agle": ("anchor", 1), "agli": ("anchor", 1),
}  # fmt: skip
_POINTERS = {
    "this": ("dateline", 0), "that": ("anchor", 0), "same": ("anchor", 0),
    "next": ("dateline", 1), "following": ("anchor", 1), "coming": ("dateline", 1),
    "previous": ("anchor", -1), "preceding": ("anchor", -1),
}  # fmt: skip
_FOREIGN_LAST = re.compile(
    r"\s+(?:pasad[oa]|passad[oa]|lalu|lepas|yang\s+lalu|iliyopita|uliopita|"
    r"derni[eè]re?)\b",
    re.IGNORECASE,
)
_FOREIGN_UNITS = {
    "semana": "week", "mes": "month", "año": "year", "ano": "year", "minggu": "week",
    "bulan": "month", "tahun": "year", "wiki": "week", "mwezi": "month", "mwaka": "year",
    "mois": "month", "semaine": "week",
}  # fmt: skip
_NEXT_WORDS = frozenset(("next", "próximo", "depan", "ijayo", "coming"))
_WEEKDAY_TAIL = re.compile(
    r"\s+(?:of\s+)?(?P<way>last|next|pasado|passado|lalu|lepas|iliyopita|próximo|depan|"
    r"ijayo|coming)(?P<week>\s+week)?\b(?!\s+(?:month|year|time|seen))",
    re.IGNORECASE,
)
_ENGLISH_WEAK = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())
_WEEKDAY_LED = frozenset(
    "on by until till since from this last next every of before after for and to hari "
    "siku el los ki ke ko noong".split()
)
_FEASTS = frozenset("ash good palm holy black bloody easter maundy".split())
_HABIT = re.compile(
    r"\s+(?:programmes?|programs?|shows?|editions?|bulletins?|markets?|schools?|papers?|"
    r"newspapers?|newsletters?|clubs?|supplements?|sermons?|class(?:es)?|times|post|"
    r"telegraph|mail|magazine|standard|nation|mirror|observer)\b",
    re.IGNORECASE,
)
_SURNAME = re.compile(r" [A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")
_VERBS = frozenset(("may", "march", "mars", "mac", "mar", "dec", "sep", "mai", "mei"))
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)?", re.IGNORECASE)
_CAPITAL_NEXT = re.compile(r"\s+[A-Z][a-z]+\s+[A-Z]?[a-z]")
_DIGIT_NEXT = re.compile(r"\s+\d")
_SEASON_YEAR = re.compile(r",?\s+(?:of\s+)?(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)
_END_OF = re.compile(
    r"\s+of\s+(?:this|the)\s+(?P<unit>week|month|year)\b", re.IGNORECASE
)
_AROUND = re.compile(
    r"\s+(?P<way>before|after)\b(?:\s+(?P<day>yesterday|tomorrow)\b)?", re.IGNORECASE
)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:)\n–—]|(?:and|but|at|in|on|when|by|from|to|near|outside|police|"
    r"he was|she was|they were)\b)"
)
_LEAD = re.compile(
    rf"\b(?P<lead>{'|'.join(_LEADS)})"
    r"(?: (?:the|on|early|late|about|around|this|of|end|mid|at|least|before))*"
    r"[^\S\n]*\n?[^\S\n]*-?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;!?\n\"“”۔]\s|[;!?\n\"“”۔]")
_PAST_NEXT = re.compile(
    r"\s*,?\s*(?:\w+\s+){0,2}?(?:was|were|had|has|have|did|said|told|took|held|came|went|"
    r"\w{3,}ed)\b"
)
_FOR = re.compile(
    r"\b(?:(?:set|fixed|scheduled|due|planned|summoned|called|listed|expected|"
    r"adjourned|postponed|announced|convened)\s+(?:for|on|to|until|till)(?:\s+the)?|"
    r"(?:set|fixed)|(?<!released )(?<!freed )for(?:\s+(?:this|the|coming))?)\s*$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|'ll|would|going to|to be|comes? up|coming up|upcoming|is due|"
    r"are due|scheduled|expected|adjourned (?:to|till|until)|must|should|ought to|"
    r"plans? to|intends? to|takes? place|invites?|programme|next|to reopen|to hold|"
    r"to appear|to (?:march|strike|meet)|is set|are set|has fixed|is fixed|promised|"
    r"promises|agreed to|vowed|verdict|deadline|join us|save the date)\b|"
    r"گا\b|گی\b|گے\b|\bhoga\b|\bhogi\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|shall|is to|are to)\b|گ[ایے]\b|\b(?:ga|gi|ge)\b", re.IGNORECASE
)
_BACK = re.compile(
    r"\b(?:was|were|had|said|told|took|came|went|since|\w{3,}(?<!schedul)(?<!fix)(?<!plann)"
    r"(?<!summon)(?<!call)(?<!releas)(?<!expect)(?<!arrest)(?<!decid)ed)\b",
    re.IGNORECASE,
)

_WORDS: dict[str, Callable[[_Here], DateMention | None]] = {
    "last": _last, "past": _last, "next": _pointer, "this": _pointer,
    "that": _pointer, "same": _pointer, "following": _pointer, "previous": _pointer,
    "preceding": _pointer, "coming": _pointer, "day": _part_of_day,
    "night": _part_of_day, "morning": _part_of_day, "evening": _part_of_day,
    "end": _end_of, "beginning": _end_of, "start": _end_of,
    **dict.fromkeys(SEASONS, _season),
    **dict.fromkeys(ORDINALS, _ordinal_day),
    **dict.fromkeys(_LOCAL_POINTERS, _local_last),
    **dict.fromkeys(_FOREIGN_UNITS, _foreign_unit),
}  # fmt: skip

"""Dates that begin with a number or with the name of a month.

Also what counts from another time: "two days ago", "three weeks later".
"""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.text.almanac import LOCAL_UNITS, NUMBERS, UNITS, URDU_NUMBERS
from habeas.text.edtf import bounds
from habeas.text.grammar.here import (
    ENDS,
    NOT_AFTER_ORDINAL,
    ORD,
    ORDINAL,
    URDU_TAILS,
    WORD,
    YEAR,
    DateMention,
    Here,
    timed,
)

_ISO = re.compile(r"((?:1[89]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1[89]|20)\d\d|"
    r"\d\d)(?![\d/-])"
)
_DASHED = re.compile(
    r"(?P<d>\d{1,2})[-.](?P<mon>[^\W\d_]{3,9})[-.](?P<y>(?:1[89]|20)\d\d|\d\d)(?![\d-])"
)
_SHORT_NUMERIC = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/,.-]\d|[\d/%])")
_DOTTED = re.compile(
    r"(?P<a>0[1-9]|[12]\d|3[01])\.(?P<b>0[1-9]|1[0-2])(?:\.(?!\d)|(?![\d.%]))"
    r"(?=[\s,:;)–—-]|$)(?!\s?(?:am|pm|a\.m|p\.m|hrs?\b|h\b|o'clock|%|km|kg|m\b|million|bn))",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[-*•·▪–—][ \t]*)?\Z|\(\Z")
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
    r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bal\b|\bhingga\b|\bhadi\b|"
    r"\band\b|تا|سے)\s*",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    r"\s+(?:of\s+)(?P<which>this|last|the same|the|that)\s+month\b", re.IGNORECASE
)
_YEARS = re.compile(
    r"(?P<y>(?:1[89]|20)\d\d)(?:ء)?(?:\s?(?P<link>-|–|—|/|to\b|"
    r"and\b)\s?(?P<y2>(?:1[89]|20)\d\d|\d\d)"
    r"(?![\d/-]))?(?![\d/]|[-.]\d)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s*\(?(?P<wd>[^\W\d_]+)\)?")
_COUNTED = re.compile(
    r"\s+(?P<unit>days?|weeks?|months?|years?|nights?|fortnights?|hours?|decades?)"
    r"\s+(?P<way>ago|later|earlier|before|after|afterwards|back)\b"
    r"(?P<object>\s+(?:the|his|her|their|its|that|this|being|he|she|they)\b)?",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:\d+ of|\b(?:act|ordinance|law|bill|regulations?|code|constitution|rules|"
    r"order|no\.?"
    r"|nos\.?|number|ga|ref|resolution|agenda|vision)(?:,| of)?)\s*$",
    re.IGNORECASE,
)
_YEAR_LED_LISTED = (
    "in since of until till from by during early late mid around about before "
    "after year between year's en desde de del hasta tahun sejak mwaka tangu pada "
    "dalam spring summer autumn winter and"
)
_YEAR_LED = frozenset(_YEAR_LED_LISTED.split())
_IN_YEAR = frozenset(("in", "since", "during"))  # "In 2014 soldiers came"
_MONTH_LED_LISTED = (
    "in since of until till from by during early late mid last this next end "
    "beginning start middle throughout between en desde hasta de sejak pada bulan "
    "mwezi tangu and before after around"
)
_MONTH_LED = frozenset(_MONTH_LED_LISTED.split())
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBER_LED_LISTED = (
    "on of from to till until since dated by before after for between and date"
)
_NUMBER_LED = frozenset(_NUMBER_LED_LISTED.split())
_DAY_LED = frozenset(("on", "of"))
_BEFORE_THE = "on of from to till until since by before after for between at"
_THE_DAY_LED = frozenset((w, "the") for w in _BEFORE_THE.split())
_CLOCK_NEXT = re.compile(
    r",?\s+(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m|p\.m)", re.IGNORECASE
)
_COUNTS_PEOPLE = re.compile(
    r"\s+(?:people|persons|workers|farmers|prisoners|others|students|women|men|members|"
    r"votes|times|families|houses|signatures|[a-z]+ers)\b"
)
_NEXT_WORD = re.compile(r"\s+(?P<mon>[^\W\d_]+)\b")
_URDU_AGO = re.compile(
    r"\s+(?P<unit>روز|دن|ہفتے|ہفتہ|ماہ|مہینے|سال|din|hafte|mahine|saal)\s+"
    r"(?:قبل|پہلے|pehle|pahle|qabal)",
    re.IGNORECASE,
)
_VERBS = frozenset(("may", "march", "mars", "mac", "mar", "dec", "sep", "mai", "mei"))
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)?", re.IGNORECASE)
_CAPITAL_NEXT = re.compile(r"\s+[A-Z][a-z]+\s+[A-Z]?[a-z]")
_MAY_VERB = re.compile(r"\s+(?:be|have|not|also|well|face|soon|never)\b")


def from_number(here: Here) -> DateMention | None:
    """Return the date that a number begins: of day, month, year or a count of days."""
    if len(here.word) > 4 or not _stands(here):
        return None
    for parser in (
        _iso,
        _numeric,
        _dashed,
        _day_month,
        _day_of_month,
        _year,
        from_count,
    ):
        one = parser(here)
        if one is not None:
            return one
    return _short_numeric(here)


def _stands(here: Here) -> bool:
    """Whether a number is not the tail of a code, a sum, a clock time or an address."""
    last, first = here.text[here.at - 1 : here.at], here.text[here.at - 2 : here.at - 1]
    if last.isalnum() or last in "_/#@&=%$₦€£+*\\" and last:
        return False
    if last == "," and _ISO.match(here.text, here.at):
        return True  # a cell of a list with commas
    if last in ".,:" and last:
        return not first.isdecimal() and (
            last != "."
            or _NUMERIC.match(here.text, here.at) is not None
            or not first.isalpha()
        )
    return not (last == "-" and (first.isdecimal() or first.isupper()))


def _iso(here: Here) -> DateMention | None:
    match = _ISO.match(here.text, here.at)
    if match is None:
        return None
    return _ranged(here, here.made(match.end(), "date", edtf=match[0]))


def _numeric(here: Here) -> DateMention | None:
    match = _NUMERIC.match(here.text, here.at)
    if match is None:
        return None
    year = _whole_year(match["y"])
    first, second = int(match["a"]), int(match["b"])
    day_first = _written(year, second, first)
    month_first = None if match["sep"] == "." else _written(year, first, second)
    one = _read(here, match, day_first, month_first)
    return _ranged(here, one) if one and not one.other else one


def _whole_year(digits: str) -> str:
    """Return the year of two digits: of this century up to 49, else of the last."""
    if len(digits) == 4:
        return digits
    return ("20" if int(digits) < 50 else "19") + digits


def _dashed(here: Here) -> DateMention | None:
    """Return "15-Jan-26"."""
    match = _DASHED.match(here.text, here.at)
    month = here.book.months.get(match["mon"].lower()) if match else None
    if match is None or month is None:
        return None
    edtf = _written(_whole_year(match["y"]), month, int(match["d"]))
    return here.made(match.end(), "date", edtf=edtf) if edtf else None


def _read(
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


def _short_numeric(here: Here) -> DateMention | None:
    match = _SHORT_NUMERIC.match(here.text, here.at)
    dotted = _DOTTED.match(here.text, here.at)
    opens = _OPENS.search(here.text, max(0, here.at - 12), here.at) is not None
    if dotted is not None and (opens or here.before[-1] in _DATED):
        edtf = _written("", int(dotted["b"]), int(dotted["a"]))
        return here.made(dotted.end("b"), "date", edtf=edtf) if edtf else None
    if match is None or not (opens or here.before[-1] in _NUMBER_LED):
        return None
    if opens and here.before[-1] not in _NUMBER_LED and not _closed(here, match.end()):
        return None
    first, second = int(match["a"]), int(match["b"])
    return _read(here, match, _written("", second, first), _written("", first, second))


_DATED = frozenset(["on", "since", "until", "till", "by", "from", "dated", "of"])


def _closed(here: Here, end: int) -> bool:
    """Whether a bracket closes or a mark follows a short date at once."""
    return here.text[end : end + 1] in (")", ",", ":", ";")


def _written(year: str, month: int, day: int) -> str | None:
    if 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]:
        return f"{year or 'XXXX'}-{month:02d}-{day:02d}"
    return None


def _day_month(here: Here) -> DateMention | None:
    match = _DAY.match(here.text, here.at)
    month = here.book.months.get(match["mon"].lower()) if match else None
    if match is None or month is None or _is_verb(here.text, match):
        return None
    year, shift, end = _year_after(here, match.end("mon"))
    short = None if year else _SHORT_YEAR.match(here.text, match.end("mon"))
    if short and shift is None:
        year, end = _whole_year(short["y"] or short["y2"]), short.end()
    first = _written(year, month, int(match["d"]))
    last = _written(year, month, int(match["d2"])) if match["d2"] else None
    if first is None or (match["d2"] and last is None):
        return None
    more: dict[str, object] = (
        {"unit": "year", "count": shift} if shift is not None else {}
    )
    one = here.made(end, "date", edtf=_two(here, match, first, last), **more)
    return _suffixed(here, one if last else _ranged(here, one))


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


def _year_after(here: Here, end: int) -> tuple[str, int | None, int]:
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


def _suffixed(here: Here, one: DateMention) -> DateMention:
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
    first = one.edtf
    if first.startswith("XXXX") and not second.edtf.startswith("XXXX"):
        first = _earlier(first, second.edtf)
    if _is_backwards(first, second.edtf):
        return one
    return replace(one, end=second.end, edtf=f"{first}/{second.edtf}")


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


def simple(here: Here, at: int) -> DateMention | None:
    """Return a date of day, month or number at a position, if one stands there."""
    word = WORD.match(here.text, at)
    if word is None:
        return None
    there = replace(
        here, at=at, end=word.end(), word=word[0].lower(), before=("", "", "to"),
        capital=word[0][0].isupper(),
    )  # fmt: skip
    if there.word[0].isdecimal():
        return _iso(there) or _numeric(there) or _dashed(there) or _day_month(there)
    return from_month(there) if there.word in here.book.months else None


def _day_of_month(here: Here) -> DateMention | None:
    match = ORDINAL.match(here.text, here.at)
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
    return timed(here, here.made(match.end(), "day", edtf=template))


def _is_day(here: Here, end: int) -> bool:
    """Whether an ordinal number names a day of the month."""
    if NOT_AFTER_ORDINAL.match(here.text, end):
        return False
    if here.before[-2:] in (("and", "the"), ("not", "the")):
        return ENDS.match(here.text, end) is not None
    if here.before[-1] in _DAY_LED or here.before[-2:] in _THE_DAY_LED:
        return True
    return _CLOCK_NEXT.match(here.text, end) is not None


def _year(here: Here) -> DateMention | None:
    match = _YEARS.match(here.text, here.at)
    if match is None or _is_law(here):
        return None
    urdu = URDU_TAILS.match(here.text, match.end()) is not None
    led = here.before[-1] in _YEAR_LED or here.text[here.at - 1 : here.at] == "("
    if match["y2"]:
        return _years(here, match)
    if here.text[match.end() : match.end() + 1] == "s":
        return here.made(match.end() + 1, "date", edtf=f"{match['y'][:3]}X")
    if not (led or urdu or here.text[match.end() - 1] == "ء"):
        return None
    if here.before[-1] not in _IN_YEAR and _COUNTS_PEOPLE.match(here.text, match.end()):
        return None
    return here.made(match.end(), "date", edtf=match["y"])


def _years(here: Here, match: re.Match[str]) -> DateMention | None:
    first, last = match["y"], match["y2"]
    if len(last) == 2:
        if match["link"] not in "-–/" or int(last) != (int(first) + 1) % 100:
            return None
        last = first[:2] + last
    if not int(first) < int(last):
        return None
    return here.made(match.end(), "date", edtf=f"{first}/{last}")


def _is_law(here: Here) -> bool:
    return _LAW.search(here.text, max(0, here.at - 24), here.at) is not None


def _worded_day(here: Here) -> DateMention | None:
    """Return a day of a month whose number Urdu writes as a word."""
    match = _NEXT_WORD.match(here.text, here.end)
    month = here.book.months.get(match["mon"].lower()) if match else None
    if match is None or month is None or here.word not in URDU_NUMBERS:
        return None
    year, _, end = _year_after(here, match.end())
    edtf = _written(year, month, NUMBERS[here.word])
    if edtf is None:
        return None
    return _suffixed(here, here.made(end, "date", edtf=edtf))


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


def from_month(here: Here) -> DateMention | None:
    weak = here.book.is_weak(here.word)
    led = here.before[-1] in _MONTH_LED
    match = _MONTH_DAY.match(here.text, here.end)
    month = here.book.months[here.word]
    if match and (here.capital or not weak) and not (_led_in(here) and not match["y"]):
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


def _led_in(here: Here) -> bool:
    """Whether "in" stands before a month, so that a number after it counts others."""
    return here.before[-1] in ("in", "during", "since", "until", "till")


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

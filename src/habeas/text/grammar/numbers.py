"""Dates that begin with a number."""

from __future__ import annotations

import re

from habeas.text.grammar.beside import in_year
from habeas.text.grammar.counts import from_count
from habeas.text.grammar.days import (
    ISO,
    NUMERIC,
    dashed,
    day_month,
    iso,
    numeric,
    of_figures,
    written,
)
from habeas.text.grammar.here import (
    ENDS,
    NOT_AFTER_ORDINAL,
    ORDINAL,
    URDU_TAILS,
    DateMention,
    Here,
    timed,
)

_SHORT_NUMERIC = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/,.-]\d|[\d/%])")
_DOTTED = re.compile(
    r"(?P<a>0[1-9]|[12]\d|3[01])\.(?P<b>0[1-9]|1[0-2])(?:\.(?!\d)|(?![\d.%]))"
    r"(?=[\s,:;)–—-]|$)(?!\s?(?:am|pm|a\.m|p\.m|hrs?\b|h\b|o'clock|%|km|kg|m\b|million|bn))",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[-*•·▪–—][ \t]*)?\Z|\(\Z")
_OF_MONTH = re.compile(
    r"\s+(?:of\s+)(?P<which>this|last|the same|the|that)\s+month\b", re.IGNORECASE
)
_YEARS = re.compile(
    r"(?P<y>(?:1[89]|20)\d\d)(?:ء)?(?:\s?(?P<link>-|–|—|/|to\b|"
    r"and\b)\s?(?P<y2>(?:1[89]|20)\d\d|\d\d)"
    r"(?![\d/-]))?(?![\d/]|[-.]\d)",
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


def from_number(here: Here) -> DateMention | None:
    """Return the date that a number begins: of day, month, year or a count of days."""
    if len(here.word) > 4 or not _stands(here):
        return None
    for parser in (
        iso,
        numeric,
        dashed,
        day_month,
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
    whole = last == "," and NUMERIC.match(here.text, here.at)
    if (
        whole
        and len(whole["y"]) == len("2026")
        or last == ","
        and ISO.match(here.text, here.at)
    ):
        return True  # a cell of a list with commas
    if last in ".,:" and last:
        return not first.isdecimal() and (
            last != "."
            or NUMERIC.match(here.text, here.at) is not None
            or not first.isalpha()
        )
    return not (last == "-" and (first.isdecimal() or first.isupper()))


def _short_numeric(here: Here) -> DateMention | None:
    match = _SHORT_NUMERIC.match(here.text, here.at)
    dotted = _DOTTED.match(here.text, here.at)
    opens = _OPENS.search(here.text, max(0, here.at - 12), here.at) is not None
    if dotted is not None and (
        opens or here.before[-1] in _DATED or _in_dated_row(here)
    ):
        edtf = written("", int(dotted["b"]), int(dotted["a"]))
        return here.made(dotted.end("b"), "date", edtf=edtf) if edtf else None
    if match is None or not (opens or here.before[-1] in _NUMBER_LED):
        return None
    if opens and here.before[-1] not in _NUMBER_LED and not _closed(here, match.end()):
        return None
    first, second = int(match["a"]), int(match["b"])
    return of_figures(
        here, match, written("", second, first), written("", first, second)
    )


# "14.11.25": what tells that the numbers with a point of a table are days.
_POINTED = re.compile(
    r"(?<![\d.])(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?:(?:19|20)\d\d|\d\d)(?![\d.]\d)"
)


def _in_dated_row(here: Here) -> bool:
    """Whether a number stands in the row of a table whose days are written with points."""
    begin = here.text.rfind("\n", 0, here.at) + 1
    end = here.text.find("\n", here.at)
    end = len(here.text) if end < 0 else end
    if not any(here.text.count(mark, begin, end) > 1 for mark in "\t|"):
        return False
    return _POINTED.search(here.text) is not None


_DATED = frozenset(["on", "since", "until", "till", "by", "from", "dated", "of"])


def _closed(here: Here, end: int) -> bool:
    """Whether a bracket closes or a mark follows a short date at once."""
    return here.text[end : end + 1] in (")", ",", ":", ";")


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
    dated = in_year(here, match["y"], match.end())
    return dated or here.made(match.end(), "date", edtf=match["y"])


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

"""Times told by another beside them: the eve of 3 May; last year, on 3 August."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.text.grammar.days import simple
from habeas.text.grammar.here import ENDS, WORD, DateMention, Here
from habeas.text.grammar.weekdays import from_weekday

EVE = "eve"  # the unit of the day before the one named
WHOLE = "whole"  # the basis of a whole week, month or year, not so many days on

_EVE_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_ON = re.compile(r"\s*,?\s+on\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_SIDE = re.compile(r"\s+(?P<way>before|after)\b", re.IGNORECASE)
_LAST_OF = re.compile(r"\s+of\s+(?P<month>[^\W\d_]+)\b", re.IGNORECASE)


def from_eve(here: Here) -> DateMention | None:
    """Return "eve of 3 May", "eve of Monday": the day before."""
    led = _EVE_OF.match(here.text, here.end)
    there = _at(here, led.end()) if led else None
    if there is None:
        return None
    weekday = there.word in here.book.weekdays
    one = from_weekday(there) if weekday else simple(there, there.at)
    if one is None or one.time or one.other or one.unit not in ("", "weekday"):
        return None
    if one.edtf and (one.edtf.count("-") < len("MD") or "/" in one.edtf):
        return None
    return replace(one, start=here.at, unit=EVE)


def of_year(here: Here, end: int, years: int) -> DateMention | None:
    """Return "last year, on 3 August" from where "last year" ends."""
    led = _ON.match(here.text, end)
    one = simple(here, led.end()) if led else None
    if one is None or one.kind != "date" or one.edtf is None:
        return None
    if not one.edtf.startswith("XXXX-") or "/" in one.edtf:
        return None
    return replace(one, start=here.at, unit="year", count=years)


def in_year(here: Here, year: str, end: int) -> DateMention | None:
    """Return "2019, on 3 August" from where the year ends."""
    one = of_year(here, end, 0)
    if one is None or one.edtf is None:
        return None
    return replace(one, edtf=one.edtf.replace("XXXX", year), unit="")


def from_unit(here: Here) -> DateMention | None:
    """Return "the week before", "the year after": of the time last told."""
    match = _SIDE.match(here.text, here.end)
    if match is None or here.before[-1] != "the":
        return None
    if not ENDS.match(here.text, match.end()):
        return None
    count = 1 if match["way"].lower() == "after" else -1
    return here.made(
        match.end(), "shift", unit=here.word, count=count, base="anchor", basis=WHOLE
    )


def is_of_month(here: Here, end: int) -> bool:
    """Whether "last week" is that of a month: "in the last week of April"."""
    match = _LAST_OF.match(here.text, end)
    return match is not None and match["month"].lower() in here.book.months


def _at(here: Here, at: int) -> Here | None:
    word = WORD.match(here.text, at)
    if word is None:
        return None
    return here._replace(
        at=at, end=word.end(), word=word[0].lower(), before=("", "", "of"),
        capital=word[0][0].isupper(),
    )  # fmt: skip

"""What an EDTF date (ISO 8601-2:2019, level 1, and sets of level 2) can mean.

A date is a string as a source lets it be told: `2026-02-03`, `2026-02`, `2022`,
`2026-02-12/2026-02-14`, `../2026-02-02`, `[2026-02-02,2026-02-03]`, `2026-XX`,
`2024~`, `2026-02-04T14:58`. It is never a guess of a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from habeas.errors import HabeasError

Bounds = tuple[date | None, date | None]

_DATE = re.compile(
    r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?)?)?"
)
_QUALIFIERS = "~?%"


class BadDate(HabeasError):
    """A string that is no date in EDTF."""

    def __init__(self) -> None:
        super().__init__(
            "the date is not written in a form that can be read (such as 2026-02-03, "
            "2026-02 or 2022). Nothing was changed; write the date again."
        )


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """Return the first and the last day that `edtf` allows; None where it is open.

    A season allows its whole year, because it is another time in the south.

    Raises:
        BadDate: If `edtf` is none of the forms above.
    """
    text = edtf.strip()
    if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 1:
        return _span([_member(m) for m in text[1:-1].split(",")])
    if "/" in text:
        first, _, last = text.partition("/")
        return _end(first)[0], _end(last)[1]
    return _one(text)


@lru_cache(maxsize=4096)
def best(edtf: str) -> date | None:
    """Return the day to sort `edtf` by, or None where the words tell no day.

    A night that belongs to two days counts as the first of them.

    Raises:
        BadDate: If `edtf` is not a date.
    """
    first, last = bounds(edtf)
    if first is None or last is None or "/" in edtf:
        return None
    near = last - first <= timedelta(days=1 if edtf.strip()[:1] == "[" else 0)
    return first if near else None


def _end(text: str) -> Bounds:
    return (None, None) if text.strip() in ("", "..") else _one(text)


def _member(text: str) -> Bounds:
    first, dots, last = text.partition("..")
    if not dots:
        return _one(text)
    return _end(first)[0], _end(last)[1]


def _span(members: list[Bounds]) -> Bounds:
    firsts, lasts = [m[0] for m in members], [m[1] for m in members]
    return (
        None if None in firsts else min(d for d in firsts if d),
        None if None in lasts else max(d for d in lasts if d),
    )


def _one(text: str) -> Bounds:
    bare = text.strip().rstrip(_QUALIFIERS).lstrip(_QUALIFIERS)
    match = _DATE.fullmatch(bare)
    if match is None:
        raise BadDate
    try:
        return _days(match[1], match[2] or "XX", match[3] or "XX")
    except ValueError as error:
        raise BadDate from error


def _days(year: str, month: str, day: str) -> Bounds:
    first_year = int(year.replace("X", "0"))
    last_year = int(year.replace("X", "9"))
    if month.isdigit() and int(month) > 12:
        if int(month) not in range(21, 42):
            raise ValueError(month)
        month = "XX"
    first_month, last_month = _least_and_most(month, 12)
    end = monthrange(last_year, last_month)[1]
    first_day, last_day = _least_and_most(day, end)
    return (
        date(max(first_year, 1), first_month, first_day),
        date(last_year, last_month, last_day),
    )


def _least_and_most(digits: str, top: int) -> tuple[int, int]:
    """Return the least and the most that two digits with X can be, from 1 to `top`."""
    least = max(int(digits.replace("X", "0")), 1)
    most = int(digits.replace("X", "9"))
    return least, (min(most, top) if "X" in digits else most)

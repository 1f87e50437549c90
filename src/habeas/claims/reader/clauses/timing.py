"""The words for a time beside a verb: a day, a month, a length of time, "last week".

What follows a verb and only says when is no object of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.units import Unit
from habeas.text.almanac import NUMBERS


def on_day(row: Sequence[Unit], at: int) -> bool:
    """Whether the day at `at` stands within a verb: "were on Monday sentenced"."""
    if at < 2 or row[at - 1].word not in ("on", "late", "last"):
        return False
    return row[at - 2].word in g.BE | g.HAVE


def is_month(row: Sequence[Unit], at: int) -> bool:
    """Whether "may" is the month: "the court on 15 May sentenced X"."""
    before = row[at - 1].word if at else ""
    return before[:1].isdigit() or before in _BEFORE_MONTHS


_BEFORE_MONTHS = frozenset(
    ["in", "since", "last", "of", "early", "late", "mid", "until"]
)


def in_figures(word: str) -> bool:
    """Whether a word is a day in figures: "08.04.2025", "8/4/25"."""
    parts = word.replace("/", ".").split(".")
    return len(parts) == len(("8", "4", "2025")) and all(p.isdigit() for p in parts)


def is_day(row: Sequence[Unit], at: int) -> bool:
    """Whether a number is that of a day: "arrested 14 April", "taken 11 days ago"."""
    if at + 2 < len(row) and row[at + 2].word in ("ago", "earlier", "before", "later"):
        return time_word(row[at + 1].word)
    return at + 1 < len(row) and row[at + 1].word in MONTHS


def is_span(row: Sequence[Unit], at: int) -> bool:
    """Whether a length of time follows: "remanded 14 days"."""
    word = row[at].word
    count = word[:1].isdigit() or word in NUMBERS
    unit = row[at + 1].word if at + 1 < len(row) else ""
    after = row[at + 2].word if at + 2 < len(row) else ""
    return count and unit in _SPANS and after != "of"


_SPANS = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
    ]
)


def when_word(row: Sequence[Unit], at: int) -> bool:
    """Whether "last week", "yesterday" or "this morning" follows a verb at once."""
    word = row[at].word
    if word in _WHEN_OR_HOW:
        return True
    return word in ("last", "this", "next") and time_follows(row, at)


_WHEN_OR_HOW = frozenset(
    """yesterday today tonight overnight late early unharmed unhurt alive pending hours
    minutes days weeks months separately""".split()  # noqa: SIM905
)


TIMES = frozenset(
    [
        "morning",
        "evening",
        "night",
        "day",
        "days",
        "week",
        "month",
        "year",
        "time",
        "same",
        "hour",
        "hours",
        "afternoon",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "weeks",
        "months",
        "years",
        "times",
        "minutes",
        "nights",
        "later",
    ]
)


def time_word(word: str) -> bool:
    """Whether a word ends the words for a time ("on the 12th", "on Sunday night")."""
    return (
        word in TIMES
        or word in MONTHS
        or bool(
            word[:1].isdigit()
            and (
                word.endswith(("st", "nd", "rd", "th"))
                or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"))
            )
        )
    )


MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "noon",
        "midnight",
        "dawn",
        "today",
        "yesterday",
    ]
)


def time_follows(row: Sequence[Unit], at: int) -> bool:
    return any(u.word in TIMES for u in row[at + 1 : at + 3])

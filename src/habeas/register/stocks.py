"""How many people were held on each of some days: stocks, never summed over days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from habeas.accounts.models import User
from habeas.records.remembered import remembered
from habeas.register import lines
from habeas.register.lines import OPEN
from habeas.register.looking import Day
from habeas.register.models import Line

STOCKS = ("reported", "located", "verified")


@dataclass(frozen=True)
class Stock:
    """Heads and entries by figure on one day, and how many sources tell them."""

    heads: Mapping[str, int]
    entries: Mapping[str, int]
    sources: int


def stocks(officer: User, on: Sequence[Day]) -> list[Stock]:
    """Return the heads held on each of some days, at least, in one pass over lines."""
    since = lines.made()
    days = tuple(on)
    return remembered(
        officer, lambda: _stocks(officer, days), "stocks", days, since=since
    )


def _stocks(officer: User, days: Sequence[Day]) -> list[Stock]:
    """Add lines up that say the same from the same day to the same day.

    Heads and sources are asked for apart, so that an index has all of either.
    """
    ordered = sorted(days)
    sums = {day: dict.fromkeys(STOCKS, 0) for day in days}
    counts = {day: dict.fromkeys(STOCKS, 0) for day in days}
    ceiling = lines.number_of(officer)
    held = Line.objects.filter(ceiling=ceiling, rank=OPEN, held=True, now=True)
    rows = held.order_by()
    groups = rows.values_list("first", "last", "located", "verification")
    for first, last, located, known, heads, n in groups.annotate(
        heads=Sum("least"), n=Count("pk")
    ):
        for day in _within(ordered, first, last):
            names = ["reported"]
            names += ["located"] if located and located >= day else []
            names += ["verified"] if known == "confirmed" else []
            for name in names:
                sums[day][name] += heads or 0
                counts[day][name] += n
    told: dict[Day, set[str]] = {day: set() for day in days}
    for sources, first, last in rows.values_list("sources", "first", "last").distinct():
        for day in _within(ordered, first, last):
            told[day].add(sources)
    return [Stock(sums[day], counts[day], _count(told[day])) for day in days]


def _within(ordered: Sequence[Day], first: Day, last: Day) -> Sequence[Day]:
    return ordered[bisect_left(ordered, first) : bisect_right(ordered, last)]


def _count(told: Iterable[str]) -> int:
    """Return how many sources there are in lists of them."""
    return len(set().union(*(t.split() for t in told)))

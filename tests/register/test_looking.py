"""Read page by page and counted over lines, the register is as worked out whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from habeas.records import identify
from habeas.records.listing import called
from habeas.records.models import Organisation, Person, Place
from habeas.register import lines, looking, naming, stocks
from habeas.register.counts import FIGURES, counts
from habeas.register.listing import RegisterRow, entries_on, rows
from habeas.register.looking import FLAGS, Looked, counted, page
from habeas.register.models import AXES
from habeas.register.naming import Named
from habeas.text.fold import fold
from tests.register.conftest import Desk, Statement
from tests.register.test_lines import DAYS, Seat, other

Told = Callable[[], Statement]
LATER = datetime.date(2026, 4, 30)


@pytest.fixture
def two(house: Desk, told: Told) -> Desk:
    """A desk with two statements, whose people are partly the same."""
    house.tell(told())
    house.tell(other())
    found = Person.objects.visible_to(house.officer).filter(withdrawn=False)
    people: dict[str, list[Person]] = {}
    for one in found.order_by("pk"):
        people.setdefault(str(one.name or one.words), []).append(one)
    identify.same(house.officer, *people["Amara Tessowe"])
    identify.same(
        house.officer, people["Baraka Ondisa"][0], people["five dock workers"][0]
    )
    return house


def pages(seat: Any, on: datetime.date, looked: Looked) -> Iterator[RegisterRow]:
    """Yield all rows, two a page."""
    found = page(seat, on, None, looked, size=2)
    yield from found.rows
    while found.next is not None:
        found = page(seat, on, None, looked, found.next, size=2)
        yield from found.rows


def test_pages_are_the_register_in_order(two: Desk) -> None:
    """On every day, for every ceiling, as it is worked out whole."""
    for label in ("public", "internal", "restricted"):
        seat: Any = Seat(label, label)
        for on in (*DAYS, LATER):
            whole = rows(seat, on)
            assert list(pages(seat, on, Looked())) == whole
            assert page(seat, on).total == len(whole)


def test_counts_over_lines_are_exact(two: Desk) -> None:
    """Heads, least and most, and entries of every figure."""
    for label in ("public", "internal", "restricted"):
        seat: Any = Seat(label, label)
        for on in (*DAYS, LATER):
            whole, quick = counts(seat, on), counted(seat, on)
            assert {n: getattr(whole, n) for n in FIGURES} == quick.least
            assert whole.most == quick.most
            assert {n: len(ids) for n, ids in whole.entries.items()} == quick.entries
            assert sorted(whole.words) == sorted(quick.words)


def test_stocks_are_those_of_each_day(two: Desk) -> None:
    """Heads, entries and sources of every day, in one question."""
    for label in ("internal", "restricted"):
        seat: Any = Seat(label, label)
        for on, stock in zip(DAYS, stocks.stocks(seat, DAYS), strict=True):
            whole = counts(seat, on)
            held = [
                e for e in entries_on(seat, on) if e.id in whole.entries["reported"]
            ]
            assert stock.sources == len({s for e in held for s in e.sources})
            for name in stocks.STOCKS:
                assert stock.heads[name] == getattr(whole, name)
                assert stock.entries[name] == len(whole.entries[name])
                opened = looking.entries_of(seat, name, on)
                assert sorted(e.id for e in opened) == sorted(whole.entries[name])


def narrowings(found: list[RegisterRow]) -> Iterator[Looked]:
    yield from (Looked(show=name) for name in FIGURES)
    yield from (Looked(flag=flag) for flag in (*FLAGS, "burnt"))
    for axis in AXES:
        values = {getattr(r.entry, axis).value for r in found}
        yield from (Looked(axis=f"{axis}:{value}") for value in values)
    yield Looked(axis="burnt:x")
    yield from (Looked(words=w) for w in ("amara", "workers", "Selim Odhuno", "nobody"))
    yield from (Looked(holder="police"), Looked(holder="pol"), Looked(place="kodiaga"))
    yield Looked(since=datetime.date(2026, 3, 5))
    yield Looked(since=datetime.date(2026, 3, 5), flag="stale", holder="police")


def test_what_fits_is_what_fits_of_the_whole(two: Desk) -> None:
    """By count, mark, value, name, place, taker and day; as known then as well."""
    now = datetime.datetime.now(datetime.UTC)
    for on in (DAYS[3], LATER):
        whole = rows(two.officer, on)
        for looked in narrowings(whole):
            fitting = [r for r in whole if looking.fits(r, looked, on)]
            assert list(pages(two.officer, on, looked)) == fitting, looked
            assert page(two.officer, on, None, looked).fitting == len(fitting)
            then = page(two.officer, on, now, looked)
            assert [r.entry.id for r in then.rows] == [r.entry.id for r in fitting]


def named(two: Desk, looked: Looked) -> Named:
    """Return which records are called so, as an index would tell it."""

    def ids(model: Any, words: str) -> tuple[str, ...] | None:
        rows = model.objects.visible_to(two.officer)
        told = [r.pk for r in rows if words and fold(words) in fold(called(r))]
        return tuple(told) if words else None

    takers = ids(Organisation, looked.holder), ids(Person, looked.holder)
    return Named(
        ids(Person, looked.words),
        ids(Place, looked.place),
        None if None in takers else tuple(i for t in takers if t for i in t),
    )


@pytest.mark.parametrize("few", [naming.FEW, 1])
def test_what_is_named_is_found_of_the_whole(
    two: Desk, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """By ids of few and by comparing of many, two a page, as known then as well."""
    monkeypatch.setattr(naming, "FEW", few)
    now = datetime.datetime.now(datetime.UTC)
    for on in (DAYS[3], LATER):
        whole = rows(two.officer, on)
        for looked in narrowings(whole):
            if not looked.named:
                continue
            told = named(two, looked)
            fitting = [r for r in whole if looking.fits(r, looked, on)]
            for known_on in (None, now):
                found, ids = (
                    page(two.officer, on, known_on, looked, size=2, named=told),
                    list[str](),
                )
                ids += [r.entry.id for r in found.rows]
                while found.next is not None:
                    found = page(two.officer, on, known_on, looked, found.next, 2, told)
                    ids += [r.entry.id for r in found.rows]
                assert ids == [r.entry.id for r in fitting], looked


def test_lines_are_made_of_a_desk_that_has_none(house: Desk, told: Told) -> None:
    """As of a desk of before; once."""
    house.tell(told())
    assert not lines.Drawn.objects.exists()
    assert list(page(house.officer, LATER).rows) == rows(house.officer, LATER)
    assert lines.Drawn.objects.count() == 1

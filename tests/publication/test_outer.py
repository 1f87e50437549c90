"""What may be drawn for an outer audience: its publication, and no small count."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.publication import figures, links, network
from habeas.publication.export.composed import SMALL
from habeas.publication.outer import (
    ever,
    few,
    guarded,
    hides,
    outer,
    summed,
    together,
    windowed,
)
from habeas.publication.seen import Deed, Seen
from tests.publication.strategies import everything
from tests.register.conftest import Desk, statement

OVER = figures.period(datetime.date(2026, 11, 25))


@given(everything())
def test_no_small_count_is_told_or_can_be_worked_out(told: Seen) -> None:
    """Neither in a cell, nor by a sum beside the others, nor by the ids it counts."""
    for made in (
        figures.by_type(told, OVER),
        figures.by_place(told),
        figures.by_body(told),
    ):
        shown = guarded(made)
        cells = [c for x in shown.lines for c in x.cells]
        assert all(c.value is None or c.value == 0 or c.value >= SMALL for c in cells)
        assert not any(c.ids or c.opens for c in cells)
        assert shown.beneath == ()
        if any(c.value is None for c in cells):
            assert shown.total <= made.total and shown.total <= sum(
                c.value or 0 for c in cells
            )
        assert {x.key for x in shown.lines} == {x.key for x in made.lines}


MONTHS = st.dates(datetime.date(2020, 1, 1), datetime.date(2027, 6, 30))


@given(everything(), st.lists(st.tuples(MONTHS, MONTHS), max_size=6))
def test_any_number_of_prints_tells_no_more_than_one_of_all_months(
    told: Seen, asked: list[tuple[datetime.date, datetime.date]]
) -> None:
    """Each is cut out of one that was guarded once, and sums nothing but what it tells.

    So whoever subtracts, adds or lays side by side any number of them has the numbers
    of that one and their sums: what it does not tell is in none of them.
    """
    types, places, bodies = ever(told)
    fixed = {
        (x.key, column): cell.value
        for x in types.lines
        for column, cell in zip(types.columns, x.cells, strict=True)
    }
    for first, last in asked:
        over = figures.period(OVER.end, first, last)
        shown = windowed(types, over)
        assert {figures.BEFORE, figures.AFTER}.isdisjoint(shown.columns)
        cells = {
            (x.key, column): cell.value
            for x in shown.lines
            for column, cell in zip(shown.columns, x.cells, strict=True)
        }
        assert all(value == fixed.get(at, 0) for at, value in cells.items())
        assert shown.total == sum(value or 0 for value in cells.values())
        assert not any(c.ids for x in shown.lines for c in x.cells)
        assert shown.beneath == ()
    assert (places, bodies) == ever(told)[1:]


def test_a_month_is_not_worked_out_from_two_that_begin_beside_it() -> None:
    """Six acts in January, two in February, nine in March: February stays apart."""
    acts = [("2026-01-03", 6), ("2026-02-03", 2), ("2026-03-03", 9)]
    told = _seen(date for date, n in acts for _ in range(n))
    prints = [
        windowed(ever(told)[0], figures.period(OVER.end, _day(a), _day(b)))
        for a, b in (("2026-01-01", "2026-03-31"), ("2026-02-01", "2026-03-31"))
    ] + [windowed(ever(told)[0], figures.period(OVER.end, _day("2026-03-01")))]
    values = [[c.value for c in f.lines[0].cells] for f in prints]
    assert values[0] == [6, None, 9] and values[1] == [None, 9]
    assert [f.total for f in prints[:2]] == [15, 9]
    sums = {a.total - b.total for a in prints for b in prints}
    assert 2 not in sums and 8 not in sums and 11 not in sums


def test_a_network_tells_all_its_sums_or_none() -> None:
    """One few number among them, in it or in a figure, and none is told."""
    many = _seen(["2026-03"] * 9 + ["2026-04"] * 7)
    assert summed(network.network(many), many) and not any(map(hides, ever(many)))
    few_ = _seen(["2026-03"] * 9 + ["2026-04"] * 2)
    assert any(map(hides, ever(few_)))
    shown = links.rows(network.network(few_), sums=False)
    assert [(r.acts, r.heads) for r in shown] == [(None, None)]
    assert all(n.acts for r in shown for n in (r.act,))
    drawn = links.drawn(network.network(few_), sums=False)
    assert {n.kind for column in drawn.columns for n in column} <= {*network.NODES}


def test_a_network_tells_no_sum_from_which_a_small_part_follows() -> None:
    """Of six acts at the ramp five are assaults: the one arrest there is not told."""
    at = [("arrest", "p")] + [("arrest", "q")] * 6 + [("assault", "p")] * 5
    deeds = [
        Deed(id=f"d{n}", kind="act", code=code, date="2026-03", place=place, event="e")
        for n, (code, place) in enumerate(at)
    ]
    event = Deed(id="e", kind="event", code="incident", event="e", title="At the ramp")
    told = Seen("public", (event, *deeds), places={"p": "Likoni", "q": "Shelly"})
    made = network.network(told)
    assert all(map(hides, ever(told)))
    assert all(n.acts >= SMALL for n in made.nodes if n.kind == "act")
    assert not summed(made, told)


def _seen(dates: Iterable[str]) -> Seen:
    return Seen(
        audience="public",
        deeds=tuple(
            Deed(id=f"d{n}", kind="act", code="arrest", date=date, place="p")
            for n, date in enumerate(dates)
        ),
        places={"p": "Likoni"},
    )


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@given(everything())
def test_no_figure_tells_what_another_hides(told: Seen) -> None:
    """They count the same acts: where one hides a count, none tells them all."""
    made = (
        figures.by_type(told, OVER),
        figures.by_place(told),
        figures.by_body(told),
    )
    shown = together(*made)
    if not any(map(hides, shown)):
        assert [f.total for f in shown] == [len(told.done)] * 3
        return
    for figure in shown:
        assert hides(figure) and figure.total < len(told.done)


def test_a_sum_of_the_places_does_not_tell_what_the_types_hide() -> None:
    """Twelve acts of one place, two of them of the second type."""
    kinds = figures.Figure(
        "types",
        ("2026-11",),
        (_line("beaten", 10), _line("arrested", 2)),
        total=12,
    )
    places = figures.Figure(
        "places", ("acts",), (_line("x", 7), _line("y", 5)), total=12
    )
    types, towns = together(kinds, places)
    assert [c.value for x in types.lines for c in x.cells] == [10, None]
    assert [c.value for x in towns.lines for c in x.cells] == [7, None]
    assert (types.total, towns.total) == (10, 7)


def test_acts_of_two_bodies_are_not_told_as_twice_as_many() -> None:
    """What is told as the least is no more than there are."""
    bodies = figures.Figure(
        "bodies",
        ("acts",),
        (_line("a", 6), _line("b", 6), _line("", 1)),
        total=7,
    )
    assert guarded(bodies).total == 6


def _line(key: str, count: int) -> figures.Line:
    return figures.Line(key, (figures.Cell(count),))


@given(st.integers(0, 50))
def test_few(count: int) -> None:
    """Nothing is nothing; one to four are few."""
    assert few(count) == (None if count in (1, 2, 3, 4) else count)


def test_what_is_closed_is_not_in_it(desk: Any) -> None:
    """Of a desk that opened nothing, the public is drawn nothing."""
    Desk(desk.officer).tell(statement())
    made = outer(desk.officer, "public", OVER)
    assert made.network.nodes == () and made.acts == 0
    assert all(f.lines == () for f in made.figures)

"""What may be drawn for an outer audience: its publication, and no small count."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.publication import figures
from habeas.publication.export.composed import SMALL
from habeas.publication.outer import few, guarded, hides, outer, together
from habeas.publication.seen import Seen
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

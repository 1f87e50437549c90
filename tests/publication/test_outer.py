"""What may be drawn for an outer audience: its publication, and no small count."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.publication import figures
from habeas.publication.export.composed import SMALL
from habeas.publication.outer import few, guarded, outer
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
            assert shown.total == sum(c.value or 0 for c in cells)
        assert {x.key for x in shown.lines} == {x.key for x in made.lines}


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

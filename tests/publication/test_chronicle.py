"""The timeline of an outer audience tells no count, and no day that would tell one."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.publication import figures
from habeas.publication.chronicle import chronicle, lanes
from habeas.publication.export.composed import SMALL
from habeas.publication.outer import outer, together
from habeas.publication.seen import Deed, Seen
from tests.publication.strategies import everything

OVER = figures.period(datetime.date(2026, 11, 25))


def types(told: Seen) -> figures.Figure:
    made = (
        figures.by_type(told, OVER),
        figures.by_place(told),
        figures.by_body(told),
    )
    return together(*made)[0]


def marks(told: Seen) -> list[Deed]:
    drawn = chronicle(told, OVER, types(told))
    return [d for d in drawn if d.kind in ("act", "threat")]


@given(everything())
def test_marks_of_acts_are_the_cells_of_the_figure_or_days_that_count(
    told: Seen,
) -> None:
    """A month for each cell that is not empty; nothing of whom, where, by whom."""
    figure = figures.by_type(told, OVER)
    cells = {
        (line.key, column)
        for line in figure.lines
        for column, cell in zip(figure.columns, line.cells, strict=True)
        if cell.value and column[:1].isdigit()
    }
    found = marks(told)
    assert {(d.code, d.date) for d in found if len(d.date) == 7} == cells
    for deed in found:
        if len(deed.date) == 10:
            same = [
                d for d in told.done if (d.code, d.date[:10]) == (deed.code, deed.date)
            ]
            assert len(same) >= SMALL
        bare = (deed.place, deed.victim, deed.bodies, deed.individuals, deed.title)
        assert bare == ("", "", (), 0, "")
        assert deed.sources == frozenset() and deed.event == ""
        assert deed.id not in {d.id for d in told.deeds}


@given(everything(), st.integers(1, 4))
def test_how_many_few_acts_there_are_changes_nothing(told: Seen, more: int) -> None:
    """One act or four of a type in a month are drawn alike."""
    code = "summons"
    rest = tuple(d for d in told.deeds if d.code != code)

    def drawn(count: int) -> list[Deed]:
        few = tuple(_act(f"x{n}", code, f"2026-03-{n + 3:02}") for n in range(count))
        return marks(Seen("public", (*rest, *few), told.places, told.bodies))

    one, several = drawn(1), drawn(more)
    only = [d for d in several if d.code == code]
    assert [d for d in one if d.code == code] == only and len(only) == 1


def test_a_day_of_many_is_a_day() -> None:
    """Five taken on one day are drawn at that day too, in a month that is counted."""
    many = tuple(_act(f"x{n}", "arrest", "2026-03-10") for n in range(6))
    dates = [d.date for d in marks(Seen("public", many))]
    assert dates == ["2026-03-10", "2026-03"] or dates == ["2026-03", "2026-03-10"]
    assert [d.date for d in marks(Seen("public", many[:4]))] == ["2026-03"]


@given(everything())
def test_every_mark_has_its_lane(told: Seen) -> None:
    """Each of what is drawn once, acts in a lane of their type."""
    drawn = chronicle(told, OVER, types(told))
    found = [(kind, code, m.id) for kind, code, ms in lanes(drawn) for m in ms]
    dated = [d for d in drawn if d.bounds != (None, None)]
    assert sorted(i for *_, i in found) == sorted(d.id for d in dated)
    assert all(bool(code) == (kind in ("act", "threat")) for kind, code, _ in found)


def test_incidents_stand_by_their_titles(house: Any) -> None:
    """An act without a frame is no incident here; announced dates stand."""
    house.open(house.tell())
    over = figures.period(datetime.date(2026, 3, 31))
    made = outer(house.officer, "public", over)
    told = [d for d in made.timeline if d.kind == "event"]
    assert [d.title for d in told] == ["Arrests at the Likoni ramp"]
    assert all(d.title for d in told)


def _act(pk: str, code: str, date: str) -> Deed:
    return Deed(id=pk, kind="act", code=code, date=date)

"""The figures: each is counted again here, row by row, in the plainest way."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.publication import figures
from habeas.publication.figures import Figure, Period
from habeas.publication.own import seen
from habeas.publication.seen import DONE, Deed, Seen
from habeas.records.models import Act
from habeas.register import counts as counting
from habeas.vocab.terms import acts
from habeas.web import days
from tests.publication.strategies import DAYS, everything
from tests.register.conftest import Desk, statement

TODAY = datetime.date(2026, 11, 25)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Return some months to show."""
    asked = draw(st.none() | DAYS), draw(st.none() | DAYS)
    return figures.period(TODAY, *asked)


def harms(told: Seen) -> list[Deed]:
    """Return what counts as an act: told as done, to somebody."""
    return [d for d in told.deeds if d.kind in DONE and acts()[d.code].adverse]


def cells(figure: Figure) -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (line.key, column): cell.ids
        for line in figure.lines
        for column, cell in zip(figure.columns, line.cells, strict=True)
        if cell.value
    }


@given(periods())
def test_months_of_a_period(over: Period) -> None:
    """They follow one another, end at the last, and are never too many."""
    assert over.months[0] == f"{over.first:%Y-%m}"
    assert over.months[-1] == f"{over.last:%Y-%m}"
    assert len(set(over.months)) == len(over.months) <= figures.MOST_MONTHS


@given(everything(), periods())
def test_acts_by_type_are_exact(told: Seen, over: Period) -> None:
    """Every act is in one cell: that of its type and of the month it is told to be in."""
    figure = figures.by_type(told, over)
    found = cells(figure)
    for deed in harms(told):
        where = [key for key, ids in found.items() if deed.id in ids]
        assert where == [(deed.code, figures.column_of(deed, over))]
        first, last = deed.bounds
        if where[0][1] in over.months:
            assert first and last
            assert f"{first:%Y-%m}" == f"{last:%Y-%m}" == where[0][1]
    assert sum(len(ids) for ids in found.values()) == len(harms(told)) == figure.total
    assert all(c.value == len(c.ids) for x in figure.lines for c in x.cells)


@given(everything(), periods())
def test_sources_beneath_are_exact(told: Seen, over: Period) -> None:
    """Under each month stands how many sources tell what is counted in it."""
    figure = figures.by_type(told, over)
    for column, number in zip(figure.columns, figure.beneath, strict=True):
        inside = [d for d in harms(told) if figures.column_of(d, over) == column]
        assert number == len({s for d in inside for s in d.sources})


@given(everything())
def test_acts_by_place_and_by_body_are_exact(told: Seen) -> None:
    """An act counts at its place, and under each body it is laid to."""
    places, bodies = figures.by_place(told), figures.by_body(told)
    for line in places.lines:
        assert set(line.cells[0].ids) == {
            d.id for d in harms(told) if d.place == line.key
        }
    assert sum(x.total for x in places.lines) == len(harms(told))
    for line in bodies.lines:
        theirs = [d.id for d in harms(told) if line.key in d.bodies]
        nobody = [d.id for d in harms(told) if not d.bodies and not d.individuals]
        people = [d.id for d in harms(told) if not d.bodies and d.individuals]
        wanted = {"": nobody, "-": people}.get(line.key, theirs)
        assert sorted(line.cells[0].ids) == sorted(wanted)


@given(everything(), periods())
def test_demands_and_sources_are_exact(told: Seen, over: Period) -> None:
    """Each is in one row or column, and none is lost."""
    demands = figures.by_status(told)
    assert sum(x.total for x in demands.lines) == len(told.demands)
    for line in demands.lines:
        assert set(line.cells[0].ids) == {
            d.id for d in told.demands if d.status == line.key
        }
    found = cells(figures.by_month(told, over))
    assert sorted(i for ids in found.values() for i in ids) == sorted(told.days)
    for (_, column), ids in found.items():
        if column in over.months:
            assert {f"{told.days[i]:%Y-%m}" for i in ids} == {column}


def test_of_a_statement(desk: Any) -> None:
    """Counted from the rows of the desk, by brute force."""
    Desk(desk.officer).tell(statement())
    told = seen(desk.officer)
    march = figures.period(datetime.date(2026, 3, 31))
    by_type = {x.key: x.total for x in figures.by_type(told, march).lines}
    rows = Act.objects.visible_to(desk.officer).filter(withdrawn=False)
    by_hand: dict[str, int] = {}
    for row in rows:
        by_hand[row.type] = by_hand.get(row.type, 0) + 1
    assert by_type == by_hand == {"arrest": 2, "threat": 1, "death_in_custody": 1}
    march_cell = figures.by_type(told, march).lines[0].cells
    assert [c.value for c in march_cell][-2:] == [2, 0]
    bodies = {told.bodies.get(x.key, ""): x.total for x in figures.by_body(told).lines}
    assert bodies == {"police": 3, "": 1}


def test_register_is_a_stock(desk: Any) -> None:
    """The heads of each month's last day are those the register counts that day."""
    Desk(desk.officer).tell(statement())
    over = figures.period(datetime.date(2026, 4, 30), datetime.date(2026, 2, 1))
    figure = figures.of_register(desk.officer, over, days.today())
    assert figure.columns == ("2026-02-28", "2026-03-31", "2026-04-30")
    for i, column in enumerate(figure.columns):
        on = datetime.date.fromisoformat(column)
        counted = counting.counts(desk.officer, on)
        for line in figure.lines:
            assert line.cells[i].value == getattr(counted, line.key)
            found = figures.entries_of(desk.officer, line.key, on)
            assert {e.id for e in found} == set(counted.entries[line.key])
            assert line.cells[i].opens == bool(found)
    assert figure.lines[0].cells[1].value == 6


def test_public_figures_are_those_of_the_publication(desk: Any) -> None:
    """Nothing is opened to the public: it is given no act, no place, no number."""
    Desk(desk.officer).tell(statement())
    told = seen(desk.officer, "public")
    assert (told.deeds, told.places, told.bodies, told.demands) == ((), {}, {}, ())
    over = figures.period(datetime.date(2026, 4, 30))
    figure = figures.of_register(desk.officer, over, TODAY, "public")
    assert all(not c.value for x in figure.lines for c in x.cells)


def test_a_table_has_what_the_figure_has(desk: Any) -> None:
    """Its last row is the number of sources."""
    Desk(desk.officer).tell(statement())
    over = figures.period(datetime.date(2026, 3, 31))
    figure = figures.by_type(seen(desk.officer), over)
    header, rows = figures.table(figure, str, str)
    assert header[1:] == list(figure.columns)
    assert [len(r) for r in rows] == [len(header)] * (len(figure.lines) + 1)
    assert rows[-1][1:] == list(figure.beneath)

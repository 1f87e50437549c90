"""What the database counts is what the full way counts, row by row."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.publication import figures
from habeas.publication.figures import Figure
from habeas.publication.mapped import Mapped, mapped
from habeas.publication.network import Network, network
from habeas.publication.own import seen
from habeas.publication.seen import Seen
from habeas.publication.telling import ask, counted, keep, linked
from habeas.publication.timeline import EVERYTHING, Asking, fits, timeline
from habeas.records import identify
from habeas.records.models import Person, Place
from habeas.register import listing
from habeas.sources.models import Source
from habeas.store.labels import LABELS
from tests.publication.telling.conftest import STEPS, fill, take
from tests.publication.telling.test_keep import Seat
from tests.register.conftest import Desk

TODAY = datetime.date(2026, 4, 20)
OVER = figures.period(TODAY)


def plain(figure: Figure | None) -> tuple[Any, ...]:
    """Return a figure without the ids of its cells."""
    assert figure is not None
    lines = {x.key: tuple(c.value for c in x.cells) for x in figure.lines}
    return (
        figure.columns, lines, figure.beneath, figure.total, figure.sources
    )  # fmt: skip


def full(told: Seen) -> Iterable[tuple[str, Callable[[], Figure]]]:
    yield "types", lambda: figures.by_type(told, OVER)
    yield "places", lambda: figures.by_place(told)
    yield "bodies", lambda: figures.by_body(told)
    yield "demands", lambda: figures.by_status(told)
    yield "sources", lambda: figures.by_month(told, OVER)


def assert_counted(seat: Any) -> None:
    """Figures, lists behind them, timeline, map and network are those of `seen`."""
    told = seen(seat)
    for code, make in full(told):
        whole = make()
        made = counted.figure_of(seat, code, OVER, TODAY)
        assert plain(made) == plain(whole)
        if code in ("types", "places", "bodies"):
            assert_opens(seat, whole, code)
    assert_laid(seat, told, EVERYTHING)
    assert spots(linked.mapped(seat, EVERYTHING, unknown)) == spots(
        mapped(told, unknown)
    )
    page = linked.network(seat, EVERYTHING)
    assert joined(page.network) == joined(network(told))
    assert (page.acts, page.groups) == (len(told.done), groups(told))


def unknown(name: str, near: Any) -> None:
    return None


def groups(told: Seen) -> int:
    return sum(n.kind == "act" for n in network(told).nodes)


def assert_opens(seat: Any, figure: Figure, code: str) -> None:
    """Behind each cell stand the very deeds that it counts."""
    for line in figure.lines:
        for column, cell in zip(figure.columns, line.cells, strict=True):
            rows = counted.behind(seat, code, line.key, column, OVER, EVERYTHING)
            assert set(rows.values_list("deed", flat=True)) == set(cell.ids)


def assert_laid(seat: Any, told: Seen, asking: Asking) -> None:
    """The timeline is of the same deeds, in the same order."""
    made, shown = ask.timeline(seat, asking)
    whole = timeline(told, asking)
    assert made == whole
    for deed in (*made.dated, *made.undated):
        if deed.place:
            assert shown.places[deed.place] == told.places[deed.place]


def spots(found: Mapped) -> tuple[Any, ...]:
    rows = sorted(
        (s.place, s.name, s.acts, s.heads, s.events, s.sources) for s in found.beside
    )
    return rows, found.untold, found.total


def joined(found: Network) -> tuple[Any, ...]:
    nodes = [
        (n.kind, n.name, n.within, n.acts, n.heads, n.individuals, n.place)
        for n in found.nodes
    ]
    edges = [
        (e.kind, e.start.name, e.start.within, e.end.name, e.end.within, e.acts,
         e.sources)
        for e in found.edges
    ]  # fmt: skip
    return sorted(nodes), sorted(edges)


def test_of_two_statements(house: Desk) -> None:
    """For every ceiling; also once two people were decided to be the same."""
    fill(house)
    keep.ensure(60)
    rows = Person.objects.visible_to(house.officer)
    twice = [p for p in rows if p.name == "Amara Tessowe"]
    identify.same(house.officer, *twice)
    for label in LABELS:
        assert_counted(Seat(label))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    chosen=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 60), st.integers(0, 60)),
        max_size=5,
    )
)
def test_whatever_is_decided(house: Desk, chosen: list[tuple[str, int, int]]) -> None:
    """Corrections, labels and withdrawals leave every count exact."""
    if keep.ensure(60) is not None and not seen(house.officer).deeds:
        fill(house)
    for step, a, b in chosen:
        take(house, step, a, b)
    for label in LABELS[2:]:
        assert_counted(Seat(label))


@pytest.mark.parametrize("name", ["kind", "code", "place", "modality", "source", "day"])
def test_what_is_asked_narrows(name: str, house: Desk) -> None:
    """Each filter keeps the deeds that the full way keeps."""
    fill(house)
    keep.ensure(60)
    told = seen(house.officer)
    source = Source.objects.visible_to(house.officer).order_by("pk").first()
    place = next(d.place for d in told.deeds if d.place)
    day = datetime.date(2026, 3, 10)
    asked = {
        "kind": {"kind": "unsaid"},
        "code": {"code": "assault"},
        "place": {"place": place},
        "modality": {"modality": "denied"},
        "source": {"source": source.pk},
        "day": {"first": day, "last": day},
    }[name]
    asking = Asking(**asked)
    kept = [d for d in told.deeds if fits(d, asking)]
    assert 0 < len(kept) < len(told.deeds)
    assert_laid(house.officer, told, asking)


def test_by_what_stands_in_the_register(house: Desk) -> None:
    """The acts done to whoever is released today, and to nobody else."""
    fill(house)
    keep.ensure(60)
    day = datetime.date(2026, 11, 1)
    found = ask.deeds(house.officer, Asking(status="released", on=day))
    free = {
        p
        for e in listing.entries_on(house.officer, day)
        if e.liberty.value == "released"
        for p in e.people
    }
    wanted = {d.id for d in seen(house.officer).deeds if d.victim in free}
    assert set(found.values_list("deed", flat=True)) == wanted and wanted


def test_a_place_that_may_not_be_seen_is_none(house: Desk) -> None:
    """Asked for by its id, a restricted place tells nothing."""
    fill(house)
    keep.ensure(60)
    place = Place.objects.visible_to(house.officer).first()
    take(house, "label", 0, 0)
    nobody: Any = Seat("public")
    assert ask.deeds(nobody, Asking(place=place.pk)).count() == 0

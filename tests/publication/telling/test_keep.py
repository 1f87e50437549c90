"""Tellings, kept in step by every entry, tell what the full way works out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.publication.models import Telling, Told
from habeas.publication.own import seen
from habeas.publication.seen import KINDS, Deed
from habeas.publication.telling import keep
from habeas.records import identify
from habeas.records.models import (
    Act,
    Organisation,
    Person,
    Place,
)
from habeas.register.models import Status
from habeas.store.labels import LABELS
from habeas.store.ledger import write
from tests.publication.telling.conftest import STEPS, fill, other, relabel, take
from tests.register.conftest import Desk, Statement, statement


@dataclass(frozen=True)
class Seat:
    """Whoever has this ceiling."""

    ceiling: str
    pk: str = "seat"


def of_ceiling(number: int) -> Iterator[Telling]:
    return iter(Telling.objects.filter(low__lte=number, high__gte=number))


def kept(number: int) -> dict[str, tuple[Any, ...]]:
    """Return what the tellings of one ceiling say of each deed."""
    found: dict[str, tuple[Any, ...]] = {}
    sources: dict[str, set[str]] = {}
    for t in of_ceiling(number):
        sources.setdefault(t.deed, set()).update({t.source} - {""})
        if t.lead:
            assert t.deed not in found
            found[t.deed] = (
                KINDS[t.lane], t.code, t.date, (t.first, t.last), t.place, t.event,
                tuple(t.bodies.split()), t.individuals, t.victim, (t.least, t.most),
                t.modality, t.time_frame, t.claim, t.done,
            )  # fmt: skip
    return {pk: (*row, frozenset(sources[pk])) for pk, row in found.items()}


def full(label: str) -> dict[str, tuple[Any, ...]]:
    """Return the same of the full way."""
    seat: Any = Seat(label)
    told = seen(seat)
    spelt = {
        row.pk: row.name_lookup or row.pk
        for model in (Place, Organisation)
        for row in model.objects.whole("a test")
    }
    done = {d.id for d in told.done}

    def of(d: Deed) -> tuple[Any, ...]:
        return (
            d.kind, d.code, d.date, d.bounds, spelt.get(d.place, ""), d.event,
            tuple(sorted(spelt[b] for b in d.bodies)), d.individuals, d.victim,
            d.heads, d.modality, d.time_frame, d.claim, d.id in done, d.sources,
        )  # fmt: skip

    return {d.id: of(d) for d in told.deeds}


def assert_in_step() -> None:
    """Every ceiling is told what the full way tells it."""
    for number, label in enumerate(LABELS):
        assert kept(number) == full(label)


def snapshot() -> set[tuple[Any, ...]]:
    names = [f.attname for f in Telling._meta.concrete_fields if f.name != "id"]
    return set(Telling.objects.values_list(*names))


def test_made_whole_and_kept_in_step(house: Desk) -> None:
    """Made of an old desk, or kept from the first entry: the same."""
    keep.ensure()
    fill(house)
    assert Telling.objects.filter(lead=False).count() == 0
    assert_in_step()
    before = snapshot()
    assert keep.rebuild() == len(before)
    assert snapshot() == before
    assert_in_step()


def test_an_act_told_twice_is_one_deed(house: Desk) -> None:
    """Once its victims were decided to be the same; and two again when that is undone."""
    keep.ensure()
    fill(house)
    first, second = Person.objects.visible_to(house.officer).filter(
        name_lookup__in=[
            p.name_lookup
            for p in Person.objects.visible_to(house.officer)
            if p.name == "Amara Tessowe"
        ]
    )
    same = identify.same(house.officer, first, second)
    assert Telling.objects.filter(lead=False).count() == 1
    assert_in_step()
    identify.undo(house.officer, same)
    assert Telling.objects.filter(lead=False).count() == 0
    assert_in_step()


def test_made_in_steps_while_others_write(house: Desk) -> None:
    """What is written in the middle is right in the end, and a stop loses nothing."""
    house.tell(statement())
    assert keep.standing() is None
    assert not keep.step()
    house.tell(other())
    assert keep.progress()[1] > 0 and not Told.objects.get().whole
    while not keep.step():
        pass
    assert_in_step()
    done, total = keep.progress()
    assert done == total


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    chosen=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 60), st.integers(0, 60)),
        min_size=1,
        max_size=5,
    )
)
def test_in_step_whatever_is_decided(
    house: Desk, chosen: list[tuple[str, int, int]]
) -> None:
    """Decisions, corrections, withdrawals, sameness and labels, in any order."""
    keep.ensure()
    if not Telling.objects.exists():
        fill(house)
    for step, a, b in chosen:
        take(house, step, a, b)
    assert_in_step()


def test_a_relabel_is_seen_at_once(house: Desk) -> None:
    """Who may not see an act any more is not told of it, from the same moment."""
    keep.ensure()
    fill(house)
    act = Act.objects.visible_to(house.officer).filter(type="arrest").first()
    assert act.pk in kept(LABELS.index("internal"))
    relabel(house, [act], 0, "restricted")
    assert act.pk not in kept(LABELS.index("internal"))
    assert act.pk in kept(LABELS.index("restricted"))
    assert_in_step()


def test_an_end_that_only_the_holder_tells_is_claimed(house: Desk) -> None:
    """It stands in a lane of its own, and is nothing that was done."""
    keep.ensure()
    fill(house)
    free = Status.objects.visible_to(house.officer).filter(value="released").first()
    at = Telling.objects.filter(row=free.pk)
    assert {(KINDS[t.lane], t.done) for t in at} == {("end", False)}
    with write(house.officer, "test.basis") as w:
        free.end_basis = "holder_only"
        w.save(free)
    assert {(KINDS[t.lane], t.done) for t in at.all()} == {("claimed", False)}
    assert_in_step()


def test_what_a_place_is_called_is_kept_no_longer_than_it_stands(house: Desk) -> None:
    """A place of which nothing is told can be the one whose name a list shows."""
    told = Statement("Nothing was heard from Ganda-Ville on 7 March 2026.")
    told.add("places", "Ganda-Ville", id="l1", name="Ganda-Ville")
    house.tell(told)
    since = keep.ensure()
    (place,) = Place.objects.visible_to(house.officer)
    relabel(house, [place], 0, "restricted")
    assert since is not None and (keep.standing() or 0) > since


def test_an_entry_that_touches_no_deed_leaves_them(house: Desk) -> None:
    """So that what was counted over them can be kept."""
    fill(house)
    since = keep.ensure()
    with write(house.officer, "test.about", about=(house.officer.pk,)):
        pass
    assert keep.standing() == since

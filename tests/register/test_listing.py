"""One person's entries, worked out alone, are as in the whole register."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from habeas.records import identify
from habeas.records.models import Person, Place
from habeas.register.listing import (
    entries_about,
    entries_on,
    held_at,
    row_of,
    rows,
)
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]
ON = datetime.date(2026, 3, 10)


def test_entries_alone_are_as_in_the_whole(house: Desk, told: Told) -> None:
    """Also of groups and of those decided to be of them."""
    house.tell(told())
    people = Person.objects.visible_to(house.officer).filter(withdrawn=False)
    by_name = {str(p.name or p.words): p for p in people}
    group, teacher = by_name["five dock workers"], by_name["Amara Tessowe"]
    identify.same(house.officer, by_name["Selim Odhuno"], group)
    identify.same(house.officer, teacher, by_name["Rehema Walukho"])
    whole = entries_on(house.officer, ON)
    for one in people:
        alone = entries_about(house.officer, [one.pk], ON)
        root = identify.bonds().of(one.pk)
        theirs = [e for e in whole if identify.bonds().of(e.people[0]) == root]
        assert alone == theirs
    for row in rows(house.officer, ON):
        assert row_of(house.officer, row.entry.id, ON) == row
    assert row_of(house.officer, "nobody", ON) is None


def test_the_register_is_worked_out_anew_after_a_decision(
    house: Desk, told: Told
) -> None:
    """What is remembered is of one state of the ledger."""
    house.tell(told())
    before = rows(house.officer, ON)
    people = {
        str(p.name or p.words): p for p in Person.objects.visible_to(house.officer)
    }
    decision = identify.same(
        house.officer, people["Selim Odhuno"], people["five dock workers"]
    )
    assert rows(house.officer, ON) != before
    identify.undo(house.officer, decision)
    assert rows(house.officer, ON) == before


def test_who_was_held_at_a_place(house: Desk, told: Told) -> None:
    """Those held there now come first; elsewhere nobody."""
    house.tell(told())
    prison = next(
        p for p in Place.objects.visible_to(house.officer) if "Kodiaga" in str(p.name)
    )
    (held,) = held_at(house.officer, [prison.pk], ON)
    assert held.now and held.entry.words == "five dock workers"
    assert held_at(house.officer, ["nowhere"], ON) == []

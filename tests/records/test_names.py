"""Names that are kept in memory are renewed by what was written, and by nothing less."""

from __future__ import annotations

from typing import Any

from habeas.records import suggest
from habeas.records.models import Person
from habeas.records.remembered import forget
from habeas.store.ledger import write
from tests.register.conftest import Desk, statement


def found(house: Desk, people: list[str]) -> set[Any]:
    pairs = suggest.suggestions(house.officer)
    pairs += suggest.suggestions_for(house.officer, people)
    return {(s.first.pk, s.second.pk, s.why) for s in pairs}


def test_names_are_renewed_by_what_was_written(desk: Any) -> None:
    """A person told twice, withdrawn, back, closed: as if read anew each time."""
    house = Desk(desk.officer)
    house.tell(statement())
    ids: list[str] = []
    assert not found(house, ids)
    s = statement()
    s.text += "\nAgain."
    house.tell(s)
    rows = Person.objects.visible_to(house.officer).order_by("pk")
    ids = list(rows.values_list("pk", flat=True))
    for change in ({}, {"withdrawn": True}, {"withdrawn": False}, {"kind": "group"}):
        one = next(p for p in rows if p.name == "Amara Tessowe")
        with write(house.officer, "test.change") as w:
            for name, value in change.items():
                setattr(one, name, value)
            w.save(one)
        theirs = [ids[0]], [one.pk]
        kept = [found(house, part) for part in theirs]
        forget()
        assert kept == [found(house, part) for part in theirs]
    assert kept != [set(), set()]

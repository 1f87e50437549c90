"""Closing a claim closes what rests on it, and what the desk wrote about that."""

from __future__ import annotations

import datetime
from typing import Any

from habeas.claims.learning import words
from habeas.claims.models import Claim
from habeas.records import correct, identify
from habeas.records.models import Person
from habeas.register import asks, change, decide, protect
from habeas.register.listing import entries_on
from habeas.register.models import Episode
from habeas.sources.models import Custody, Source, Text
from tests.register.conftest import Desk

ON = datetime.date(2026, 3, 10)


def person(house: Desk, name: str) -> Person:
    rows = Person.objects.visible_to(house.officer).filter(withdrawn=False)
    return next(p for p in rows if name in (p.name, p.words))


def episode(house: Desk, name: str) -> Episode:
    rows = Episode.objects.visible_to(house.officer).filter(withdrawn=False)
    return next(e for e in rows if name in (e.person.name, e.person.words))


def notes(house: Desk) -> list[Source]:
    rows = Source.objects.visible_to(house.officer).filter(kind="note")
    return list(rows.order_by("received_at", "id"))


def labels(note: Source) -> set[str]:
    """Return the labels of a note and of all that was made of it."""
    found = {note.label}
    for model in (Text, Custody, Claim):
        rows = model.objects.whole("test").filter(source=note)
        found |= set(rows.values_list("label", flat=True))
    return found


def write_about(house: Desk, name: str) -> None:
    """Write down what a desk writes down of somebody."""
    held = episode(house, name)
    asks.still_so(house.officer, held, ON, voice="a cousin")
    asks.asked(house.officer, held, "jail", "denied", ON, words="Not here, they say")
    change.record(house.officer, held, "legal", "charged", ON, words="Charged today")
    correct.enter(
        house.officer,
        held.person,
        "name",
        "Selim",
        words="Selim it is",
        voice="a cousin",
        reason="his own spelling",
        after=decide.rebuild_in,
    )


def test_notes_about_what_is_closed_are_closed_from_birth(
    house: Desk, told: Any
) -> None:
    """Neither who spoke of somebody in hiding, nor that anybody did, is told."""
    house.tell(told())
    held = episode(house, "Selim Odhuno")
    for claim in (held.claim, held.person.claim):
        protect.restrict(house.officer, claim)
    write_about(house, "Selim Odhuno")
    assert len(notes(house)) == 4
    assert [labels(n) for n in notes(house)] == [{"restricted"}] * 4


def test_notes_are_closed_with_what_they_are_about(house: Desk, told: Any) -> None:
    """All that was written of somebody goes when their name, or their case, is closed."""
    house.tell(told())
    write_about(house, "Selim Odhuno")
    asks.still_so(house.officer, episode(house, "five dock workers"), ON, voice="x")
    assert [labels(n) for n in notes(house)] == [{"internal"}] * 5
    protect.restrict(house.officer, person(house, "Selim").claim)
    closed = [labels(n) for n in notes(house)]
    assert closed == [{"restricted"}] * 4 + [{"internal"}]
    protect.restrict(house.officer, episode(house, "five dock workers").claim)
    assert labels(notes(house)[-1]) == {"restricted"}


def test_a_word_of_the_lists_is_closed_with_the_claim(house: Desk, told: Any) -> None:
    """A name that a closed claim taught the reader is no longer on the list for all."""
    source = house.tell(told())
    taught = words.add(house.officer, "person", "Odhuno", source=source)
    other = words.add(house.officer, "title", "Kamdar", source=source)
    protect.restrict(house.officer, person(house, "Selim Odhuno").claim)
    for word in (taught, other):
        word.refresh_from_db()
    assert (taught.label, other.label) == ("restricted", "internal")


def test_a_closed_member_is_one_of_the_group(house: Desk, told: Any) -> None:
    """Of a group, whoever may not see a member is told neither of them nor of one less."""
    house.tell(told())
    member, group = (person(house, n) for n in ("Selim Odhuno", "five dock workers"))
    identify.same(house.officer, member, group)
    for claim in (member.claim, episode(house, "Selim Odhuno").claim):
        protect.restrict(house.officer, claim)
    whole = {e.words: e for e in entries_on(house.officer, ON)}
    assert whole["five dock workers"].heads == (4, 4)
    house.officer.ceiling = "internal"
    found = entries_on(house.officer, ON)
    seen = {e.words: e for e in found}
    assert seen["five dock workers"].heads == (5, 5)
    assert member.pk not in {p for e in found for p in e.people}

"""Who may be named to whom: decisions with a reason, by person and by list."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.publication import naming
from habeas.publication.audience import NoSuchAudience
from habeas.publication.models import AUDIENCES, BASES, MATTERS, Naming
from habeas.records import identify
from habeas.records.models import Person
from habeas.store.ledger import history

WHY = "asked by telephone on 13 March"


def may(house: Any, name: str, audience: str = "public") -> bool:
    return naming.names(audience).may(house.person(name).pk)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("basis", BASES)
def test_a_basis_is_of_one_audience(house: Any, basis: str, audience: str) -> None:
    """It names the person to that audience; none does not; others are untouched."""
    house.tell()
    house.name("Lucia Achola", to=audience, basis=basis)
    assert may(house, "Lucia Achola", audience) == (basis != "none")
    for other in {"public", "partner"} - {audience}:
        assert not may(house, "Lucia Achola", other)
    assert may(house, "Daudi Mkangi", "internal")


def test_a_demand_is_no_consent(house: Any) -> None:
    """Being named in a demand for release names nobody."""
    house.open(house.tell())
    assert not may(house, "Lucia Achola") and not may(house, "Daudi Mkangi")
    waiting = naming.unnamed(house.officer, "public")
    asked = {str(u.person.name): u for u in waiting if u.demands}
    assert {"Lucia Achola", "Daudi Mkangi", "Rehema Chepngo"} == set(asked)
    assert {u.why for u in waiting} == {"undecided"}


def test_once_for_a_list(house: Any) -> None:
    """One decision for all whom a demand names, with its reason, on each of them."""
    house.open(house.tell())
    demand = house.demand(1)
    names = [p.name for p in naming.named_in(house.officer, demand)]
    assert names == ["Lucia Achola", "Daudi Mkangi"]
    made = naming.decide_list(
        house.officer, demand, "public", "already_public", "their families' campaign"
    )
    assert len(made) == 2 and {m.demand_id for m in made} == {demand.pk}
    assert may(house, "Lucia Achola") and may(house, "Daudi Mkangi")
    assert {m.reason for m in made} == {"their families' campaign"}
    assert len({m.entry for m in made}) == 1


@pytest.mark.parametrize("first", ["person", "list"])
def test_a_persons_own_no_stands(house: Any, first: str) -> None:
    """A decision about one person goes before one for a list, whenever it was made."""
    house.tell()

    def decide(what: str) -> None:
        if what == "person":
            house.name("Lucia Achola", basis="none")
        else:
            naming.decide_list(
                house.officer, house.demand(1), "public", "already_public", WHY
            )

    for what in (first, *({"person", "list"} - {first})):
        decide(what)
    assert not may(house, "Lucia Achola") and may(house, "Daudi Mkangi")
    refused = naming.unnamed(house.officer, "internal")
    assert refused == []


def test_the_later_decision_stands_and_can_be_taken_back(house: Any) -> None:
    """Withdrawing gives way to the one before; nothing is deleted."""
    house.tell()
    house.name("Lucia Achola")
    (last,) = naming.decide(
        house.officer, [house.person("Lucia Achola")], "public", "none", "she asked"
    )
    assert not may(house, "Lucia Achola")
    naming.withdraw(house.officer, last)
    assert may(house, "Lucia Achola")
    assert Naming.objects.visible_to(house.officer).count() == 2
    assert [s["withdrawn"] for _, s in history(last)] == [False, True]
    person = house.person("Lucia Achola")
    assert len(naming.decisions(house.officer, person)) == 1


def test_a_reason_is_needed(house: Any) -> None:
    """No decision without one; nothing is written."""
    house.tell()
    person = house.person("Lucia Achola")
    with pytest.raises(naming.NoReason, match="Nothing was changed"):
        naming.decide(house.officer, [person], "public", "family", "  ")
    with pytest.raises(naming.NoReason):
        naming.disclose(house.officer, person, "public", "watch", "")
    assert not Naming.objects.visible_to(house.officer).exists()


def test_what_is_not_in_the_lists_is_refused(house: Any) -> None:
    """A basis, a matter or an audience there is none of."""
    house.tell()
    person = house.person("Lucia Achola")
    with pytest.raises(naming.NoSuchBasis):
        naming.decide(house.officer, [person], "public", "rumour", WHY)
    with pytest.raises(naming.NoSuchBasis):
        naming.disclose(house.officer, person, "public", "health", WHY)
    with pytest.raises(NoSuchAudience):
        naming.decide(house.officer, [person], "press", "family", WHY)
    with pytest.raises(NoSuchAudience):
        naming.names("press")


def test_a_group_cannot_be_named(house: Any) -> None:
    """There is nobody to name; the sentence holds an id alone."""
    house.tell()
    people = Person.objects.visible_to(house.officer).filter(kind="group")
    with pytest.raises(naming.NotAPerson) as caught:
        naming.decide(house.officer, people, "public", "family", WHY)
    assert "ferry" not in str(caught.value)


@pytest.mark.parametrize("matter", MATTERS)
def test_a_matter_is_told_of_one_person_to_one_audience(
    house: Any, matter: str
) -> None:
    """Until it is closed again."""
    house.tell()
    person = house.person("Hawa Mbetera")
    made = naming.disclose(house.officer, person, "partner", matter, WHY)
    assert naming.names("partner").told(person.pk, matter)
    assert not naming.names("public").told(person.pk, matter)
    other = house.person("Lucia Achola")
    assert not naming.names("partner").told(other.pk, matter)
    naming.close(house.officer, made)
    assert not naming.names("partner").told(person.pk, matter)


def test_decisions_hold_for_the_same_person(house: Any) -> None:
    """For every record decided to be that person, until it is undone."""
    house.tell()
    a, b = house.person("Lucia Achola"), house.person("Daudi Mkangi")
    house.name("Lucia Achola")
    same = identify.same(house.officer, a, b)
    assert may(house, "Daudi Mkangi")
    identify.undo(house.officer, same)
    assert not may(house, "Daudi Mkangi")


def test_individual_doers_are_listed(house: Any) -> None:
    """For the page on which an officer decides; they are internal by default."""
    house.open(house.tell())
    found = naming.doers(house.officer, "public")
    assert [p.name for p in found] == ["Dismas Otwanga"]

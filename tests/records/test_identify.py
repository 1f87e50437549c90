"""Who is the same person: decided, undone, never merged, never overridden in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.records import identify
from habeas.records.identify import bind
from habeas.records.models import Person
from habeas.records.suggest import compare
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]


@dataclass
class Of:
    """A person as a decision knows one."""

    pk: str
    kind: str = "individual"


@dataclass
class Decided:
    """A decision about two people, without a desk."""

    first: Of
    second: Of
    same: bool
    undone: bool = False
    first_id: str = field(init=False)
    second_id: str = field(init=False)

    def __post_init__(self) -> None:
        self.first_id, self.second_id = self.first.pk, self.second.pk


PEOPLE = st.sampled_from([Of(f"p{n}") for n in range(6)])
DECISIONS = st.lists(
    st.builds(Decided, PEOPLE, PEOPLE, st.booleans(), st.booleans()), max_size=8
)


@given(DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_decisions_is_no_matter(found: list[Any], chance: Any) -> None:
    """The same clusters and strangers, however they were laid."""
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert bind(found) == bind(shuffled)


@given(DECISIONS)
def test_what_is_undone_never_was(found: list[Any]) -> None:
    """An undone decision changes nothing; undoing all leaves everyone alone."""
    standing = [d for d in found if not d.undone]
    assert bind(found) == bind(standing)
    for decision in found:
        decision.undone = True
    assert bind(found).root == {} and not bind(found).apart


@given(DECISIONS)
def test_same_is_an_equivalence(found: list[Any]) -> None:
    """Whoever is the same as the same is the same; each stands for itself at least."""
    bound = bind(found)
    for root in set(bound.root.values()):
        assert bound.of(root) == root
    alike = [d for d in found if d.same and not d.undone]
    assert all(bound.joined(d.first_id, d.second_id) for d in alike)


def people(house: Desk, *names: str) -> list[Person]:
    """The people of a desk by name or words."""
    found = Person.objects.visible_to(house.officer).filter(withdrawn=False)
    by_name = {str(p.name or p.words): p for p in found}
    return [by_name[n] for n in names]


def test_a_decision_is_never_overridden_in_silence(house: Desk, told: Told) -> None:
    """Contradicting a standing one is refused until that one is undone."""
    house.tell(told())
    a, b, c = people(house, "Amara Tessowe", "Jonah Kipruwet", "Selim Odhuno")
    identify.same(house.officer, a, b)
    identify.different(house.officer, b, c)
    for attempt in (identify.same, identify.same):
        with pytest.raises(identify.Contradicted):
            attempt(house.officer, a, c)
    with pytest.raises(identify.Contradicted):
        identify.different(house.officer, b, a)
    (apart,) = [d for d in identify.decisions(house.officer, c) if not d.same]
    identify.undo(house.officer, apart)
    identify.same(house.officer, a, c)
    assert {p.pk for p in identify.cluster(house.officer, b)} == {a.pk, b.pk, c.pk}


def test_merging_then_splitting_loses_nothing(house: Desk, told: Told) -> None:
    """Neither record is touched by a decision, nor by its undoing."""
    house.tell(told())
    a, b = people(house, "Amara Tessowe", "Jonah Kipruwet")
    before = {p.pk: p.entry for p in Person.objects.whole("test")}
    decision = identify.same(house.officer, a, b, "one letter")
    identify.undo(house.officer, decision)
    assert {p.pk: p.entry for p in Person.objects.whole("test")} == before
    assert identify.bonds().root == {}


def test_who_cannot_be_compared(house: Desk, told: Told) -> None:
    """One record with itself, or a class that counts nobody."""
    house.tell(told())
    a, crowd = people(house, "Amara Tessowe", "all other prisoners of conscience")
    for pair in ((a, a), (a, crowd)):
        with pytest.raises(identify.NotTwoPeople):
            identify.same(house.officer, *pair)


def test_a_person_of_a_group_is_a_member(house: Desk, told: Told) -> None:
    """Not the group itself."""
    house.tell(told())
    a, group = people(house, "Amara Tessowe", "five dock workers")
    identify.same(house.officer, a, group)
    bound = identify.bonds()
    assert bound.members == {group.pk: frozenset({a.pk})}
    assert bound.of(a.pk) != bound.of(group.pk)


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        (("Amara Tessowe", "Dr. AMARA TESSOWE"), "equal_name"),
        (("A. Tessowe", "Amara Tessowe"), "initials"),
        (("Amara Tessowe", "Amarah Tessowe"), "similar_given_name"),
        (("Amara Tessowe", "Brian Tessowe"), ""),
        (("Tessowe", "Amara Tessowe"), ""),
        (("Amara Tessowe", "Amara Wekesa"), ""),
        (("", "Amara Tessowe"), ""),
    ],
)
def test_which_names_are_worth_a_look(pair: Sequence[str], why: str) -> None:
    """A surname alone is no reason, in either order."""
    for first, second in (pair, tuple(reversed(pair))):
        assert compare(first, second)[0] == why


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric(a: str, b: str) -> None:
    """Any two strings, either way."""
    assert compare(a, b) == compare(b, a)
    assert 0 <= compare(a, b)[1] <= 100

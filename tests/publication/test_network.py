"""The network: bodies, incidents, acts and places; never an edge between people."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.network import (
    EDGES,
    NODES,
    Edge,
    Group,
    Network,
    Node,
    NoSuchLink,
    Part,
    heads,
    linked,
    network,
)
from habeas.publication.own import seen
from habeas.publication.seen import Seen
from habeas.records.models import Person
from tests.publication.strategies import PEOPLE, everything
from tests.register.conftest import Desk, statement


@given(everything())
def test_no_person_is_in_it(told: Seen) -> None:
    """Whatever is told, no node is a person, and no edge joins two people."""
    made = network(told)
    assert not {n.id for n in made.nodes} & set(PEOPLE)
    assert {n.kind for n in made.nodes} <= set(NODES)
    for edge in made.edges:
        assert {edge.start.id, edge.end.id}.isdisjoint(PEOPLE)
        assert (edge.start.kind, edge.end.kind) in EDGES


@given(st.text(max_size=8), st.text(max_size=8), st.text(), st.text())
def test_no_other_edge_can_be_made(a: str, b: str, x: str, y: str) -> None:
    """Neither a node for a person, nor a link of another kind, can be written down."""
    for kind in ("person", "victim", "individual", a, b):
        if kind not in NODES:
            with pytest.raises(NoSuchLink):
                Node(x, kind, y)
    for start in NODES:
        for end in NODES:
            if (start, end) not in EDGES:
                with pytest.raises(NoSuchLink):
                    Edge(Node(x, start, x), Node(y, end, y), (), 0)
    assert not any("person" in pair for pair in EDGES)


def test_a_body_and_a_place_of_one_spelling_stand_apart() -> None:
    """An outer audience knows both by their spelling alone."""
    station = "likoni police station"
    part = Part((station,), station, 1, 0, frozenset({"s"}))
    group = Group("", "arrest", station, (part,), 1)
    called = {station: "Likoni police station"}
    made = linked([group], {}, called, called)
    assert [n.kind for n in made.nodes] == ["body", "act", "place"]
    assert {n.name for n in made.nodes} == {"arrest", "Likoni police station"}
    assert [e.kind for e in made.edges] == ["alleged", "at"]


@given(everything())
def test_every_act_is_in_it_once(told: Seen) -> None:
    """The acts of all nodes together are those that are told, each in one node."""
    made = [d for n in network(told).nodes if n.kind == "act" for d in n.deeds]
    assert sorted(made) == sorted(d.id for d in told.done)


@given(everything())
def test_people_are_counted_once(told: Seen) -> None:
    """Somebody to whom two things were done is one head, not two."""
    by_person: dict[str, int] = {}
    for deed in told.done:
        if deed.victim:
            least = deed.heads[0] or 0
            by_person[deed.victim] = max(by_person.get(deed.victim, 0), least)
    assert heads(told.done) == sum(by_person.values())


def test_of_a_statement(desk: Any) -> None:
    """The police are alleged to have arrested six people at the bus park."""
    Desk(desk.officer).tell(statement())
    made = network(seen(desk.officer))
    arrest = next(n for n in made.nodes if n.name == "arrest")
    assert (arrest.heads, len(arrest.deeds)) == (6, 2)
    assert made.by_id[arrest.within].name == "Arrests at the bus park"
    alleged = [e for e in made.edges if e.end.id == arrest.id]
    assert [(e.start.name, e.kind, e.sources) for e in alleged] == [
        ("police", "alleged", 1)
    ]
    assert "death_in_custody" in {n.name for n in made.nodes}
    assert _people(desk.officer).isdisjoint(_told(made))


def _people(officer: Any) -> set[str]:
    rows = Person.objects.visible_to(officer)
    return {x for p in rows for x in (p.pk, p.name, p.words) if x}


def _told(made: Network) -> set[str]:
    return {x for n in made.nodes for x in (n.id, n.name)}

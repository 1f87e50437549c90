"""Demands: as said; whom they ask; what an officer decided."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from habeas.register import decide, demands
from habeas.register.demands import UnknownStatus, follow, infer_addressee, listing


def test_demands_are_listed_with_words_and_subjects(house: Any, told: Any) -> None:
    """In the order of the text; who is asked is not stated unless the words say."""
    house.tell(told())
    found = listing(house.officer)
    assert [d.demand.number for d in found] == [1, 2, 3]
    assert [d.addressee for d in found] == [None, None, "County Government"]
    assert found[0].words == (
        "Selim Odhuno and all other prisoners of conscience must be released",
    )
    assert [p.name or p.words for p in found[0].subjects] == [
        "Selim Odhuno",
        "all other prisoners of conscience",
    ]
    assert {d.status for d in found} == {"recorded"}


def test_an_inferred_addressee_stands_beside_and_survives_a_rebuild(
    house: Any, told: Any
) -> None:
    """What an officer concludes never fills what the words leave open."""
    source = house.tell(told())
    first = listing(house.officer)[0].demand
    infer_addressee(house.officer, first, "the prosecutor")
    follow(house.officer, first)
    decide.rebuild(house.officer, source)
    row = listing(house.officer)[0]
    assert (row.addressee, row.inferred, row.status) == (
        None,
        "the prosecutor",
        "followed",
    )
    infer_addressee(house.officer, first, None)
    assert listing(house.officer)[0].inferred is None


def test_a_person_may_be_asked(house: Any, told: Any) -> None:
    """Whom the words name is stated, body or person; nobody is made of a title."""
    s = told()
    s.reading["demands"][2]["addressee_explicit"] = "p2"
    house.tell(s)
    assert [d.addressee for d in listing(house.officer)] == [
        None,
        None,
        "Jonah Kipruwet",
    ]


def test_an_unknown_status_is_refused(house: Any, told: Any) -> None:
    """Only how far a demand may come."""
    house.tell(told())
    with pytest.raises(UnknownStatus):
        follow(house.officer, listing(house.officer)[0].demand, "won")


def test_a_follow_up_moves_a_demand_and_is_undone(house: Any, told: Any) -> None:
    """What was due before is done with; undone, it is due again."""
    house.tell(told())
    first, *_ = demands.listing(house.officer)
    day = datetime.date(2026, 3, 10)
    week = datetime.timedelta(days=7)
    demands.follow_up(house.officer, first.demand, "sent", day, due=day + week)
    demands.follow_up(
        house.officer, first.demand, "no_answer", day + week, due=day + 2 * week
    )
    row = demands.one(house.officer, first.demand)
    assert (row.status, row.due) == ("no_answer", day + 2 * week)
    assert row.overdue(day + 3 * week) and not row.overdue(day)
    demands.undo_follow_up(house.officer, row.followups[0])
    row = demands.one(house.officer, first.demand)
    assert (row.status, row.due) == ("sent", day + week)


def test_met_needs_a_source(house: Any, told: Any) -> None:
    """By whatever way it is said; with one it is met, and nothing is due."""
    source = house.tell(told())
    first, *_ = demands.listing(house.officer)
    day = datetime.date(2026, 3, 10)
    with pytest.raises(demands.NoSuchSource):
        demands.follow_up(house.officer, first.demand, "met", day)
    with pytest.raises(demands.NoSuchSource):
        demands.follow(house.officer, first.demand, "partly_met")
    with pytest.raises(demands.UnknownStatus):
        demands.follow_up(house.officer, first.demand, "burnt", day)
    demands.follow_up(house.officer, first.demand, "met", day, due=day, source=source)
    row = demands.one(house.officer, first.demand)
    assert row.status == "met" and row.due is None


def test_topics_are_put_and_taken(house: Any, told: Any) -> None:
    """In the officer's words, each once."""
    house.tell(told())
    first, *_ = demands.listing(house.officer)
    topic = demands.put_under(house.officer, first.demand, "  prisoners ")
    assert topic is not None
    assert demands.put_under(house.officer, first.demand, "prisoners") is None
    row = demands.one(house.officer, first.demand)
    assert [t.words for t in row.topics] == ["prisoners"]
    demands.take_from(house.officer, topic)
    assert not demands.one(house.officer, first.demand).topics


def test_demands_are_found_from_both_ends(house: Any, told: Any) -> None:
    """By whom they ask, and for whom they are made."""
    house.tell(told())
    every = demands.listing(house.officer)
    (asking,) = [r for r in every if r.demand.addressee_id]
    assert demands.demands_to(house.officer, [asking.demand.addressee_id]) == [asking]
    (made, *_) = [r for r in every if r.subjects]
    assert made in demands.demands_for(house.officer, [made.subjects[0].pk, None])

"""Demands: as said; whom they ask; what an officer decided."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.register import decide
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

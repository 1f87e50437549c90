"""What officers located teaches the reader what a name means, and nothing more."""

from __future__ import annotations

import pytest

from habeas.claims.learning import given, refit
from habeas.claims.reader.read import read
from habeas.records import locate
from habeas.records.chosen import chosen
from habeas.records.models import Place
from habeas.register import protect
from habeas.text import gazetteer
from tests.claims.learning.conftest import held
from tests.records.test_locate import tell
from tests.register.conftest import Desk

pytestmark = pytest.mark.skipif(
    not gazetteer.available(), reason="the gazetteer was not built"
)
LINE = "On {} March 2026 nothing was heard from Hyderabad."
UNSEEN = "Police arrested Zohra Samejo in Hyderabad on 3 May 2026."


def lesser() -> gazetteer.Place:
    """The Hyderabad with fewer people."""
    cities = [r.place for r in gazetteer.resolve("Hyderabad") if r.place.kind == "city"]
    return cities[1]


def lines(count: int, *, measured: bool = False) -> list[str]:
    every = (LINE.format(day) for day in range(1, 29))
    return [t for t in every if held(t) == measured][:count]


def put(house: Desk, text: str, verdict: str = "there") -> None:
    spot = lesser()
    place = tell(house, "Hyderabad", text)
    there = verdict == "there"
    locate.locate(
        house.officer, place, verdict, spot=spot.id if there else "", called=spot.name
    )


def suggestion() -> str | None:
    found = read(UNSEEN, given.given())["places"]
    told = next(p for p in found if p["name"] == "Hyderabad").get("suggested")
    return told["id"] if told else None


def test_two_decisions_teach_a_name(house: Desk) -> None:
    """What a reading suggests is what was chosen; going back takes it away."""
    given.forget()
    before = suggestion()
    for text in (*lines(2), *lines(1, measured=True)):
        put(house, text)
    made = refit.learn(house.officer, located=chosen())
    told = made.figures["places"]
    assert (told["status"], told["learnt"], told["held_out"]) == ("learnt", 1, 1)
    assert told["held"]["after"] == [1, 1, 1] and before != lesser().id
    assert suggestion() == lesser().id and len(made.taught) == 2
    refit.back(house.officer, 0)
    assert suggestion() == before


def test_a_decision_taken_back_teaches_nothing(house: Desk) -> None:
    """Nor one decision alone, nor two that differ."""
    given.forget()
    one, other = lines(2)
    put(house, one)
    put(house, other, "none")
    assert [c.spot for c in chosen()] == [lesser().id, ""]
    with pytest.raises(refit.TooFew):
        refit.learn(house.officer, located=chosen())
    for decision in list(locate.located(house.officer).values()):
        locate.undo(house.officer, decision)
    assert chosen() == []


def test_what_is_restricted_teaches_nothing(house: Desk) -> None:
    """A suggestion would tell of it to an officer who may not see it."""
    for text in lines(2):
        put(house, text)
    assert len(chosen()) == 2
    place = Place.objects.visible_to(house.officer).first()
    assert place is not None
    protect.restrict(house.officer, place.claim)
    assert len(chosen()) == 1

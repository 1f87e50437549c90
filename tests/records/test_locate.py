"""Where a place lies is decided by a person, for that record alone, and taken back."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from habeas.accounts import roles
from habeas.accounts.models import User
from habeas.records import locate
from habeas.records.locate import located, suggested
from habeas.records.models import Location, Place
from habeas.register import protect
from habeas.store.findings import DAMAGE
from habeas.store.verify import verify
from habeas.text import gazetteer
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]
pytestmark = pytest.mark.skipif(
    not gazetteer.available(), reason="the gazetteer was not built"
)


def tell(house: Desk, name: str, text: str = "") -> Place:
    """A source that names a place, and its record."""
    told = Statement(text or f"On 7 March 2026 nothing was heard from {name}.")
    told.add("places", name, id="l1", name=name)
    source = house.tell(told)
    rows = Place.objects.visible_to(house.officer).filter(claim__source=source)
    found: Place = rows.select_related("claim").get()
    return found


def take_first(house: Desk, place: Place, reason: str = "") -> Location:
    best = suggested(house.officer, place).ranked[0].place
    return locate.locate(
        house.officer, place, "there", reason, spot=best.id, called=best.name
    )


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def test_a_suggestion_is_taken_with_its_reasons_and_taken_back(house: Desk) -> None:
    """By an entry each; what stood on a day stays what was known on it."""
    place = tell(house, "Larkana")
    before = now()
    made = take_first(house, place, "the town, as the text says")
    decided = now()
    assert made.spot["name"] == "Larkana" and made.spot["reasons"]
    assert made.reason == "the town, as the text says"
    assert located(house.officer)[place.pk] == made
    locate.undo(house.officer, made)
    assert located(house.officer) == {}
    assert located(house.officer, None, decided)[place.pk].pk == made.pk
    assert located(house.officer, None, before) == {}
    assert all(f.severity != DAMAGE for f in verify())


def test_another_decision_takes_the_place_of_the_first(house: Desk) -> None:
    """One stands at a time: a building, none of them, a place looked for."""
    place = tell(house, "Larkana")
    take_first(house, place)
    first = now()
    locate.locate(house.officer, place, "building", "a hostel of that name")
    second = now()
    other = gazetteer.search("Larkana", country="Pakistan")[-1]
    locate.locate(house.officer, place, "there", spot=other.id, called=other.name)
    standing = Location.objects.visible_to(house.officer).filter(undone=False)
    assert standing.count() == 1
    then = [located(house.officer, [place], at) for at in (first, second)]
    assert [d[place.pk].verdict for d in then] == ["there", "building"]
    assert located(house.officer, [place])[place.pk].spot["id"] == other.id


def test_it_is_decided_for_one_record_and_suggested_for_its_namesakes(
    house: Desk,
) -> None:
    """What was chosen for the name before comes first, and is still a suggestion."""
    first, second = tell(house, "Hyderabad"), tell(house, "Hyderabad", "In Hyderabad.")
    wanted = suggested(house.officer, first).ranked[-1].place
    locate.locate(house.officer, first, "there", spot=wanted.id, called=wanted.name)
    assert second.pk not in located(house.officer)
    best = suggested(house.officer, second).ranked[0]
    assert best.place.id == wanted.id and locate.CHOSEN_BEFORE in best.reasons


def test_a_place_that_states_contest_keeps_every_claim(house: Desk) -> None:
    """Whoever decides decides where it is, not whose."""
    place = tell(house, "Srinagar")
    made = take_first(house, place)
    assert made.spot["countries"] == sorted(made.spot["countries"])
    contested = [
        p for p in gazetteer.search("Gilgit") if len(p.countries) > 1
    ] or gazetteer.search("Srinagar")
    assert contested and all(p in gazetteer.search(p.name) for p in contested[:3])


@pytest.mark.parametrize(
    ("verdict", "spot", "error"),
    [
        ("there", "no-such-id", locate.NotThere),
        ("there", "", locate.NotThere),
        ("somewhere", "", locate.NoVerdict),
    ],
)
def test_what_is_no_place_is_refused(
    house: Desk, verdict: str, spot: str, error: type[Exception]
) -> None:
    """Nothing is written, and the sentence names no place."""
    place = tell(house, "Larkana")
    with pytest.raises(error) as said:
        locate.locate(house.officer, place, verdict, spot=spot, called="Larkana")
    assert "Larkana" not in str(said.value)
    assert Location.objects.whole("test").count() == 0


def test_an_entry_needs_the_right_to_decide() -> None:
    """So does taking it back."""
    assert roles.right_of("records.locate") == roles.DECIDE
    assert roles.right_of("records.undo_locate") == roles.DECIDE


def test_where_a_closed_place_lies_is_as_closed(house: Desk) -> None:
    """Also where the place was closed after the decision."""
    place = tell(house, "Larkana")
    take_first(house, place)
    reader = User(pk=house.officer.pk, ceiling="internal", owner=house.officer.owner)
    assert place.pk in located(reader)
    protect.restrict(house.officer, place.claim)
    place.refresh_from_db()
    assert place.label == "restricted"
    assert located(reader) == {}
    namesake = tell(house, "Larkana", "They went to Larkana.")
    reasons = suggested(reader, namesake).ranked[0].reasons
    assert locate.CHOSEN_BEFORE not in reasons

"""Places of a reading get a place of the world where it is clear, and no other change."""

from __future__ import annotations

import pytest

from habeas.claims.reader.placing import suggested
from habeas.claims.reader.read import read
from habeas.text.gazetteer import available

made = pytest.mark.skipif(
    not available(), reason="no gazetteer: `make build` or tools/gazetteer.py makes it"
)


def _places(*names: str) -> list[dict[str, object]]:
    return [{"id": f"l{n}", "name": name} for n, name in enumerate(names, 1)]


def _ids(places: list[dict[str, object]], dateline: str | None) -> dict[str, object]:
    head = {"place": dateline} if dateline else None
    return {
        str(p["name"]): p["suggested"]["admin1"] or p["suggested"]["name"]
        for p in suggested(places, head)
        if isinstance(p.get("suggested"), dict)
    }


@made
def test_the_dateline_tells_which_hyderabad() -> None:
    """A statement from Karachi means the one in Sindh."""
    assert _ids(_places("Hyderabad"), None) == {}
    told = _ids(_places("Karachi", "Hyderabad"), "l1")
    assert told == {"Karachi": "Sindh", "Hyderabad": "Sindh"}


@made
def test_what_a_name_says_it_lies_in_counts_most() -> None:
    """The words themselves win over the dateline."""
    told = _ids(_places("Karachi", "Hyderabad, Telangana"), "l1")
    assert told["Hyderabad, Telangana"] == "Telangana"


@made
def test_a_venue_is_no_place_of_the_world() -> None:
    """A press club, a prison and a station get none."""
    venues = ("Karachi Press Club", "Central Jail", "Civil Lines police station")
    assert _ids(_places(*venues), None) == {}


@made
def test_a_reading_suggests_places_and_says_why() -> None:
    """The key is there only where one place is clearly meant."""
    text = "Turbat, 3 March 2026\n\nPolice arrested Karim Soomro in Turbat on Monday."
    found = [p["suggested"] for p in read(text)["places"] if "suggested" in p]
    assert [p["countries"] for p in found] == [["PK"]]
    assert found[0]["reasons"]

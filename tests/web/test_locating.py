"""Where a place lies: suggested, looked for, decided, shown, given out, taken back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from habeas.records.models import Location, Place
from habeas.text import gazetteer
from tests.register.conftest import Desk, Statement
from tests.web.api.test_api import Program
from tests.web.conftest import Filled, tell_of_a_town

pytestmark = pytest.mark.skipif(
    not gazetteer.available(), reason="the gazetteer was not built"
)


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def town(filled: Filled) -> Place:
    """The record of a town that the gazetteer knows."""
    tell_of_a_town(filled.officer)
    rows = Place.objects.visible_to(filled.officer).filter(withdrawn=False)
    return next(p for p in rows if p.name == "Nakuru")


def drawn(client: Client) -> dict[str, Any]:
    """The features of the map by name."""
    told = json.loads(read(client, "/explore/map.geojson"))
    assert told["type"] == "FeatureCollection"
    return {f["properties"]["name"]: f for f in told["features"]}


def best(town: Place) -> gazetteer.Place:
    return gazetteer.resolve(str(town.name))[0].place


def test_a_suggestion_is_decided_and_drawn_as_decided(
    filled: Filled, officer_in: Client, town: Place
) -> None:
    """Until then it is suggested everywhere; taken back, it is again."""
    path = f"/records/places/{town.pk}"
    assert "is-suggested" in read(officer_in, path)
    assert drawn(officer_in)["Nakuru"]["properties"]["status"] == "suggested"
    assert "is-unsure" in read(officer_in, "/explore/map")
    spot = best(town)
    text = read(officer_in, f"{path}/locate")
    assert f"there|{spot.id}|{spot.name}" in text and "KE" in text
    where = f"there|{spot.id}|{spot.name}"
    given = {"where": where, "reason": "the county's town"}
    answer = officer_in.post(f"{path}/locate/decide", given)
    assert answer["Location"] == path
    page = read(officer_in, path)
    assert "the county&#x27;s town" in page and "/undo" in page
    feature = drawn(officer_in)["Nakuru"]
    assert feature["properties"]["status"] == "decided"
    assert feature["properties"]["countries"] == ["KE"]
    lon, lat = feature["geometry"]["coordinates"]
    assert (lon, lat) == (spot.lon, spot.lat)
    made = Location.objects.visible_to(filled.officer).get()
    officer_in.post(f"/records/located/{made.pk}/undo", {"next": path})
    assert drawn(officer_in)["Nakuru"]["properties"]["status"] == "suggested"
    again = officer_in.post(f"/records/located/{made.pk}/undo")
    assert again.status_code == 404


def test_a_building_is_on_no_map(officer_in: Client, town: Place) -> None:
    """It is listed beside it, and said to be decided."""
    path = f"/records/places/{town.pk}"
    officer_in.post(f"{path}/locate/decide", {"where": "building"})
    feature = drawn(officer_in)["Nakuru"]
    assert feature["geometry"] is None
    assert feature["properties"]["status"] == "building"
    assert "a building or the like" in read(officer_in, "/explore/map")


def test_another_place_is_looked_for_and_in_no_address(
    officer_in: Client, town: Place
) -> None:
    """By name, province and country; what is not found says so."""
    path = f"/records/places/{town.pk}/locate"
    asked = {"words": "Hyderab", "admin1": "Sindh", "country": "Pakistan"}
    answer = officer_in.post(f"{path}/look", asked)
    assert answer["Location"] == f"{path}#found"
    text = read(officer_in, path)
    assert (
        'value="there|' in text.partition('id="found"')[2].partition("</fieldset>")[0]
    )
    officer_in.post(f"{path}/look", {**asked, "country": "Kenya"})
    found = read(officer_in, path).partition('id="found"')[2].partition("</fieldset>")
    assert "there|" not in found[0]


def test_nothing_chosen_is_refused_with_a_sentence(
    officer_in: Client, town: Place
) -> None:
    """The place stays open."""
    path = f"/records/places/{town.pk}/locate"
    for where in ("", "there|1|Nakuru", "there"):
        officer_in.post(f"{path}/decide", {"where": where})
        assert "is-refused" in read(officer_in, path)
    assert Location.objects.whole("test").count() == 0


def test_one_name_decided_apart_is_two_spots(
    filled: Filled, officer_in: Client, town: Place
) -> None:
    """Each opens to its own acts; they are still one place of the lists."""
    again = Statement("On 9 March 2026 police arrested Achieng Wekesa in Nakuru.\n")
    again.person("p1", "Achieng Wekesa")
    again.add("places", "Nakuru", id="l1", name="Nakuru")
    words = "police arrested Achieng Wekesa in Nakuru"
    again.act("arrest", words, ["p1"], place="l1", date="2026-03-09", event=None)
    Desk(filled.officer).tell(again)
    told = drawn(officer_in)
    acts = told["Nakuru"]["properties"]["acts"]
    officer_in.post(f"/records/places/{town.pk}/locate/decide", {"where": "none"})
    told = json.loads(read(officer_in, "/explore/map.geojson"))
    mine = [f for f in told["features"] if f["properties"]["name"] == "Nakuru"]
    assert sum(f["properties"]["acts"] for f in mine) == acts
    assert {f["properties"]["status"] for f in mine} == {"none", "suggested"}
    text = read(officer_in, "/explore/map")
    sites = set(re.findall(r"/explore/of/site/[0-9a-f-]{36}", text))
    assert f"/explore/of/site/{town.pk}" in sites and len(sites) == 2
    for site in sites:
        assert len(re.findall("/records/acts/", read(officer_in, site))) == 1


def test_programs_see_and_decide_it(filled: Filled, town: Place) -> None:
    """With the scope of deciding; the map says what is decided."""
    program = Program(filled.officer)
    at = f"/records/places/{town.pk}/located"
    told = program.get(at).json()
    assert told["decision"] is None and told["suggested"][0]["reasons"]
    found = program.post("/gazetteer", {"name": "Nakur", "country": "KE"}).json()
    spot = next(p for p in found if p["name"] == "Nakuru")
    given = {"verdict": "there", "spot": spot["id"], "called": spot["name"]}
    assert Program(filled.officer, "read").post(at, given).status_code == 403
    made = program.post(at, given, key="once")
    assert made.status_code == 201 and made.json()["spot"]["countries"] == ["KE"]
    assert program.post(at, given, key="once").status_code == 409
    features = program.get("/map").json()["features"]
    status = {f["properties"]["name"]: f["properties"]["status"] for f in features}
    assert status["Nakuru"] == "decided"
    assert program.post(f"/located/{made.json()['id']}/undo").status_code == 200
    assert program.post(f"/located/{made.json()['id']}/undo").status_code == 404
    assert program.post(at, {**given, "spot": "0"}).status_code == 400


def test_nobody_sees_or_decides_what_is_closed(
    filled: Filled, officer_in: Client, town: Place
) -> None:
    """Above the ceiling, and without the right."""
    filled.lower("public")
    for path in ("", "/locate"):
        assert officer_in.get(f"/records/places/{town.pk}{path}").status_code == 404
    answer = officer_in.post(
        f"/records/places/{town.pk}/locate/decide", {"where": "none"}
    )
    assert answer.status_code == 404

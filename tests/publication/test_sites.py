"""Where places lie, by decision: given to who may have the place and the decision."""

from __future__ import annotations

import json
from typing import Any

from habeas.publication import check, naming, opening
from habeas.publication.export import composed as c
from habeas.publication.export import table
from habeas.publication.export.bundle import bundle
from habeas.publication.export.site import site
from habeas.records import locate
from habeas.records.models import Location, Place
from habeas.store.ledger import write

from .conftest import ON

SPOT = {
    "id": "geonames:190002",
    "name": "Likoni",
    "kind": "city",
    "countries": ["KE"],
    "admin1": "Mombasa County",
    "lat": -4.083456,
    "lon": 39.664321,
    "radius_km": 3.04,
    "reasons": ["most people"],
}


def place(house: Any, name: str = "Likoni ramp") -> Place:
    rows = Place.objects.visible_to(house.officer).filter(withdrawn=False)
    return next(p for p in rows if p.name == name)


def put(house: Any, at: Place, **spot: Any) -> Location:
    """Decide that a place lies there, as `records.locate` writes it."""
    made = Location(
        place=at, verdict="there", called=str(at.name), key=at.key,
        spot={**SPOT, **spot},
    )  # fmt: skip
    with write(house.officer, "records.locate") as w:
        w.save(made)
    return made


def sites(house: Any, to: str = "public") -> dict[str, c.Site | None]:
    return {p.name.text: p.at for p in c.places(house.project(to))}


def codes(house: Any, to: str = "public") -> set[str]:
    return {k.code for k in check.checks(house.officer, to, ON)}


def test_a_decision_goes_out_with_its_source_and_not_before(house: Any) -> None:
    """Made after the opening it is closed, and the check list says so."""
    source = house.tell()
    house.open(source)
    put(house, place(house))
    assert sites(house)["Likoni ramp"] is None
    assert "location_closed" in codes(house) and "located" not in codes(house)
    house.open(source)
    at = sites(house)["Likoni ramp"]
    assert at is not None and (at.name.text, at.kind.value) == ("Likoni", "city")
    assert "located" in codes(house) and "location_closed" not in codes(house)


def test_it_is_no_sharper_than_it_is_known(house: Any) -> None:
    """Of a town a hundredth of a degree, of a province a tenth."""
    source = house.tell()
    put(house, place(house))
    house.open(source)
    at = sites(house)["Likoni ramp"]
    assert at is not None and (at.lat, at.lon, at.radius_km) == (-4.08, 39.66, 3.0)
    locate.undo(house.officer, Location.objects.whole("test").get())
    assert sites(house)["Likoni ramp"] is None
    put(house, place(house), kind="admin1", radius_km=60.0)
    house.open(source)
    at = sites(house)["Likoni ramp"]
    assert at is not None and (at.lat, at.lon) == (-4.1, 39.7)


def test_what_is_open_to_partners_is_not_to_the_public(house: Any) -> None:
    """Not the decision, where the words of the place are open to both."""
    source = house.tell()
    house.open(source)
    put(house, place(house))
    house.open(source, to="partner")
    assert sites(house, "partner")["Likoni ramp"] is not None
    assert sites(house)["Likoni ramp"] is None
    opening.close_source(house.officer, source)
    assert "public" not in {x.label for x in Location.objects.whole("test")}
    assert "partners" not in {x.label for x in Location.objects.whole("test")}


def test_no_place_of_hiding_is_put_anywhere(house: Any) -> None:
    """A place that the audience may not have has no decision either."""
    source = house.tell()
    put(house, place(house, "house behind the old mill"), name="Kwa Shibu")
    house.open(source)
    files = bundle(house.project()) | table.tables(house.project())
    assert not any(b"Kwa Shibu" in data for data in files.values())
    assert "located" not in codes(house)


def test_what_the_gazetteer_says_is_searched_too(house: Any) -> None:
    """A province that is called as somebody who may not be named."""
    source = house.tell()
    put(house, place(house), admin1="Hawa Mbetera")
    house.open(source)
    assert sites(house)["Likoni ramp"] is None
    assert "left_out_sites" in codes(house)


def test_the_forms_hold_it(house: Any) -> None:
    """Bundle, tables and pages; a place that is not decided stands there by name."""
    source = house.tell()
    put(house, place(house))
    house.open(source)
    naming.decide(
        house.officer, [house.person("Salome Wekhomba")], "public", "own_consent", "yes"
    )
    it = house.project()
    told = json.loads(bundle(it)["bundle.jsonld"])
    acts = [a for i in told["incidents"] for a in i["acts"]]
    arrest = next(a for a in acts if a["code"]["value"] == "arrest")
    where = arrest["place"]["value"]
    assert where["name"] == "Likoni ramp" and where["lies_at"]["lat"] == -4.08
    rows = table.read(table.tables(it)["places.csv"])
    by_name = {r["name"]: r for r in rows}
    assert by_name["Likoni ramp"]["lies_in"] == "Likoni"
    assert by_name["Shimo la Tewa Prison"]["lat"] == ""
    acts_ = table.read(table.tables(it)["acts.csv"])
    assert {a["place_id"] for a in acts_ if a["place"]} == {where["id"][-32:]}
    pages = b"".join(site(it).values()).decode()
    assert "Likoni, Mombasa County, KE" in pages

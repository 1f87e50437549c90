"""The map of an outer audience: decided and open to it, with the figure's own counts."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from habeas.publication import figures
from habeas.publication.export import composed as c
from habeas.publication.outer import of_publication, outer
from tests.publication.export.sample import RAMP, act, person, place, publication
from tests.publication.test_sites import place as row
from tests.publication.test_sites import put

OVER = figures.period(datetime.date(2026, 3, 31))


def with_acts(*at: c.Place | None) -> c.Publication:
    """The sample with one act at each of these places."""
    it = publication()
    acts = tuple(
        dataclasses.replace(act(n, "assault", person(f"p{n}")), place=c.Field(where))
        for n, where in enumerate(at, 10)
    )
    incident = dataclasses.replace(it.incidents[0], acts=acts)
    return dataclasses.replace(it, incidents=(incident,))


def test_a_place_is_drawn_where_it_was_decided(house: Any) -> None:
    """By name alone until the decision is open to the audience too."""
    source = house.tell()
    house.open(source)
    made = outer(house.officer, "public", OVER)
    assert {s.state for s in made.spots} == {"open"} and made.spots
    put(house, row(house))
    assert {s.state for s in outer(house.officer, "public", OVER).spots} == {"open"}
    house.open(source)
    (ramp,) = (
        s for s in outer(house.officer, "public", OVER).spots if s.name == "Likoni ramp"
    )
    assert ramp.state == "there" and ramp.at is not None and ramp.count is None


def test_the_map_has_the_counts_of_the_figure() -> None:
    """Also the one that is held back because another figure hides a count."""
    ramp, mill = place("l2", "Likoni ramp", RAMP), place("l5", "Old mill")
    made = of_publication(with_acts(*[ramp] * 7, *[mill] * 2, None), OVER)
    by_name = {s.name: s.count for s in made.spots}
    figure = made.figures[1]
    told = {x.key: x.cells[0].value for x in figure.lines}
    assert by_name == {
        made.seen.places[k]: v for k, v in told.items() if k in made.seen.places
    }
    assert by_name["Old mill"] is None


def test_places_of_one_name_that_were_decided_apart_are_not_drawn() -> None:
    """Nor where one of them is not decided."""
    other = dataclasses.replace(
        RAMP, gazetteer=c.Words("geonames:2", "public", "public")
    )
    here, there = place("l2", "Likoni ramp", RAMP), place("l6", "Likoni Ramp", other)
    for pair in ((here, there), (here, place("l7", "Likoni ramp"))):
        (spot,) = of_publication(with_acts(*pair), OVER).spots
        assert spot.state == "parted" and spot.at is None

"""What is drawn for an outer audience, on its page: decided places, no small count."""

from __future__ import annotations

import pytest
from django.test import Client

from habeas.publication import opening
from habeas.records import locate
from habeas.records.models import Place
from habeas.sources.models import Source
from habeas.text import gazetteer
from tests.web.conftest import Filled, tell_of_a_town


def page(client: Client) -> str:
    return client.get("/publish/public/drawn").content.decode()


def test_nothing_open_is_nothing_drawn(filled: Filled, officer_in: Client) -> None:
    """No timeline and no map of what is closed."""
    text = page(officer_in)
    assert "Nothing that was done is open to them yet." in text
    assert "is-timeline" not in text and "t-map" not in text


@pytest.mark.skipif(not gazetteer.available(), reason="the gazetteer was not built")
def test_a_place_is_drawn_once_it_was_decided_and_opened(
    filled: Filled, officer_in: Client
) -> None:
    """A suggestion is not drawn for others; a count of one is told nowhere."""
    tell_of_a_town(filled.officer)
    sources = list(Source.objects.visible_to(filled.officer))
    opening.open_sources(filled.officer, sources, "public", "agreed")
    text = page(officer_in)
    assert "Nakuru" in text and "is-map" not in text
    places = Place.objects.visible_to(filled.officer).filter(withdrawn=False)
    (town,) = [p for p in places if p.name == "Nakuru"]
    spot = gazetteer.resolve("Nakuru")[0].place
    locate.locate(
        filled.officer, town, "there", "its only one", spot=spot.id, called=spot.name
    )
    assert "is-map" not in page(officer_in)
    opening.open_sources(filled.officer, sources, "public", "agreed again")
    text = page(officer_in)
    assert "is-map" in text and "known to the town" in text
    drawing = text[
        text.index('class="drawn is-map"') : text.index("</svg>", text.index("is-map"))
    ]
    assert "Nakuru …" in drawing and "href" not in drawing

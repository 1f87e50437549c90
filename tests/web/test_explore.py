"""Timeline, map, network and figures: drawn, listed, and open to what they count."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.test import Client

from habeas.publication import figures
from habeas.publication.export import table
from habeas.publication.own import seen
from habeas.records.models import Person
from tests.web.conftest import Filled, tell_of_a_town

PAGES = ("/explore", "/explore/map", "/explore/network", "/explore/figures")


def body(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_desk_says_what_will_be_here(path: str, visitor: Client) -> None:
    """Without anything told, each page says so and draws nothing."""
    text = body(visitor, path)
    assert 'class="empty"' in text
    assert 'class="drawn is-' not in text


def test_timeline_draws_and_lists_the_same(filled: Filled, officer_in: Client) -> None:
    """Each mark opens its record; the list says the same in words, and more."""
    text = body(officer_in, "/explore")
    svg = text[text.index('class="drawn is-timeline"') : text.index("<figcaption")]
    hrefs = re.findall(r'<a href="(/[^"]+)"', svg)
    assert all(officer_in.get(href).status_code == 200 for href in hrefs)
    marks = [href.rpartition("/")[2] for href in hrefs]
    items = re.findall(r'<li id="d-([0-9a-f-]+)"', text)
    assert marks and set(marks) <= set(items) and len(items) == len(set(items))
    told = seen(filled.officer)
    assert set(items) == {d.id for d in told.deeds}
    undated = [d for d in told.deeds if d.bounds == (None, None)]
    assert f'id="undated-count">{len(undated)}<' in text


def test_timeline_draws_no_denial_as_done(filled: Filled, officer_in: Client) -> None:
    """What was said not to have been stands in a lane of its own, crossed out."""
    officer_in.post("/explore/look", {"modality": "denied"})
    text = body(officer_in, "/explore")
    assert 'class="deed is-act"' not in text


def test_filters_are_posted_and_kept_out_of_addresses(
    filled: Filled, officer_in: Client
) -> None:
    """What is looked for is in no address, and can be taken back."""
    everything = body(officer_in, "/explore")
    answer = officer_in.post("/explore/look", {"kind": "event"})
    assert answer["Location"] == "/explore"
    narrowed = body(officer_in, "/explore")
    assert narrowed.count('<li id="d-') < everything.count('<li id="d-')
    officer_in.post("/explore/look", {"reset": "1"})
    assert body(officer_in, "/explore").count('<li id="d-') == everything.count(
        '<li id="d-'
    )


def test_network_names_no_victim(filled: Filled, officer_in: Client) -> None:
    """People affected are a number that opens to the register."""
    text = body(officer_in, "/explore/network")
    for person in Person.objects.visible_to(filled.officer):
        for words in (person.name, person.words):
            assert not words or words not in text
    assert "police" in text
    opened = re.search(r'href="(/explore/acts/[^"]+)">6</a>', text)
    assert opened is not None
    listed = body(officer_in, opened[1])
    assert f"/register/{filled.entry('dock workers').id}" in listed


def test_figures_open_to_what_they_count(filled: Filled, officer_in: Client) -> None:
    """Behind a number stand as many rows as it says."""
    officer_in.post("/explore/look", {"first": "2026-01-01", "last": "2026-04-30"})
    text = body(officer_in, "/explore/figures")
    links = re.findall(r'<td><a href="(/explore/figures/[^"]+)">(\d+)</a>', text)
    assert len(links) > 6
    for href, number in links:
        if "/register/" not in href:
            opened = body(officer_in, href)
            assert f'id="list-count">{number}<' in opened


def test_figures_say_what_they_cannot_say(filled: Filled, officer_in: Client) -> None:
    """Each has its unit, its sources, and the caveat."""
    text = body(officer_in, "/explore/figures")
    assert text.count("Unit: ") >= len(figures.CODES)
    assert "An absence of documents is not an absence of events." in text
    assert "number of sources" in text


@pytest.mark.parametrize("code", figures.CODES)
def test_csv_is_the_table(code: str, filled: Filled, officer_in: Client) -> None:
    """A figure's table comes as CSV, with how many sources stand behind it."""
    answer = officer_in.get(f"/explore/figures/{code}.csv")
    rows = table.read(answer.content)
    assert answer["Content-Type"] == "text/csv"
    assert f'filename="{code}.csv"' in answer["Content-Disposition"]
    assert rows[-1]["row"] == "number of sources"


@pytest.mark.parametrize(
    "path",
    [
        "/explore/figures/types/99/0",
        "/explore/figures/types/0/99",
        "/explore/figures/none/0/0",
        "/explore/figures/none.csv",
        "/explore/acts/none/arrest/00000000-0000-0000-0000-000000000000",
        "/explore/acts/00000000-0000-0000-0000-000000000000/arrest/none",
        "/explore/of/rumour/00000000-0000-0000-0000-000000000000",
        "/explore/of/place/00000000-0000-0000-0000-000000000000",
    ],
)
def test_what_is_not_there(path: str, filled: Filled, officer_in: Client) -> None:
    """Another number, figure or kind is not found, in a sentence."""
    answer = officer_in.get(path)
    assert answer.status_code == 404
    assert b"Nothing was changed" in answer.content


def test_map_puts_nothing_anywhere_by_a_guess(
    filled: Filled, officer_in: Client
) -> None:
    """A bus park is no place of a gazetteer: it is listed beside, with its acts."""
    text = body(officer_in, "/explore/map")
    beside = text[text.index('id="beside"') :]
    assert "the bus" in beside and 'id="beside-count">' in text
    told = seen(filled.officer)
    assert f'id="map-count">{len(told.done)}<' in text
    assert 'id="map"' not in text


def test_map_draws_a_town_as_an_area(filled: Filled, officer_in: Client) -> None:
    """A town that the gazetteer settles on is a disc, and said to be suggested."""
    tell_of_a_town(filled.officer)
    text = body(officer_in, "/explore/map")
    assert re.search(r'<circle [^>]*class="disc is-city is-unsure"', text)
    spots = text[text.index('id="spots"') :]
    assert "Nakuru" in spots and "suggested" in spots and "known to the town" in spots
    given = json.loads(html.unescape(re.search(r'data-spots="([^"]*)"', text)[1]))  # type: ignore[index]
    assert [s["name"] for s in given] == ["Nakuru"] and given[0]["km"] > 1
    assert "borders" in text and "Habeas takes no side" in text
    opened = body(officer_in, given[0]["href"])
    assert 'id="list-count">1<' in opened and "Arrest" in opened
    sources = re.compile(r"<option .*?</option>", re.DOTALL)  # by their first words
    assert "Wekesa Barongo" not in sources.sub("", text)


def test_days_narrow_map_and_network(filled: Filled, officer_in: Client) -> None:
    """What may lie in the days asked stays, and so does what has no date."""
    officer_in.post("/explore/look", {"first": "2026-06-01", "last": "2026-06-30"})
    told = seen(filled.officer)
    undated = sum(d.bounds == (None, None) for d in told.done)
    assert 0 < undated < len(told.done)
    assert f'id="map-count">{undated}<' in body(officer_in, "/explore/map")
    text = body(officer_in, "/explore/network")
    opened = re.findall(r'href="(/explore/acts/[^"]+)">\d+ act', text)
    assert len(opened) == undated
    assert officer_in.get(opened[0]).status_code == 200


def test_a_long_timeline_has_an_overview(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each month with how much is told of it, one press away; all pages are there."""
    tell_of_a_town(filled.officer, "2026-01-07")
    for module in ("habeas.publication.timeline", "habeas.publication.telling.ask"):
        monkeypatch.setattr(f"{module}.PAGE", 2)
    text = body(officer_in, "/explore")
    spans = re.findall(r'name="span" value="([0-9-]+)" class="quiet">', text)
    assert spans and "Page 1 of" in text
    officer_in.post("/explore/look", {"span": spans[0]})
    narrowed = body(officer_in, "/explore")
    assert f'name="first" type="date" value="{spans[0]}-01"' in narrowed
    officer_in.post("/explore/look", {"span": "2026-13"})
    assert f'value="{spans[0]}-01"' in body(officer_in, "/explore")


@pytest.mark.parametrize("name", ["code", "place", "modality", "status", "source"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_takes_every_filter(
    path: str, name: str, filled: Filled, officer_in: Client
) -> None:
    """A choice narrows, is shown as chosen, and nonsense asks for nothing."""
    text = body(officer_in, "/explore")
    of = text[text.index(f'<select id="{name}"') :].partition("</select>")[0]
    value = re.findall(r'<option value="([^"]+)"', of)[0]
    officer_in.post("/explore/look", {name: value})
    chosen = body(officer_in, path)
    assert f'<option value="{value}" selected>' in chosen
    officer_in.post("/explore/look", {name: "no such thing"})
    assert body(officer_in, path)


def test_a_list_says_which_end_is_of_the_register(
    filled: Filled, officer_in: Client
) -> None:
    """Beside the act of release, so that one release is not read as two."""
    text = body(officer_in, "/explore")
    ends = [d for d in seen(filled.officer).deeds if d.kind in ("end", "claimed")]
    items = [text[text.index(f'<li id="d-{e.id}"') :] for e in ends]
    assert items and all("in the register" in i[: i.index("</li>")] for i in items)

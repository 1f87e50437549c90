"""What is drawn for an audience, as files: whole, the same each time, from nowhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from habeas.publication.export import table
from habeas.publication.export.drawn.content import (
    Counted,
    Link,
    Linked,
    Located,
    Net,
    Sheet,
    Told,
)
from habeas.publication.export.drawn.marks import Mark, form_of
from habeas.publication.export.drawn.sheet import files
from habeas.publication.export.words import language
from habeas.text.edtf import bounds

from .sample import FORMULA, MARKUP, RAMP, words

LAND = [[(39.0, -5.0), (41.0, -5.0), (41.0, -3.0)]]
NAMES = {
    "drawn.html", "style.css", "timeline.svg", "map.svg", "types.svg", "places.svg",
    "bodies.svg", "network.svg", "network.csv", "types.csv", "places.csv", "bodies.csv", "timeline.csv",
    "map.geojson", "SHA256SUMS",
}  # fmt: skip


def net(acts: int | None = None, heads: int | None = None) -> Net:
    """A network of one act in an incident, laid to a body, at a place."""
    boxes = (
        Linked("b", "body", MARKUP),
        (Linked("e", "event", "Arrests at the ramp"), Linked("act-1", "act", "", "arrest", acts)),
        Linked("p", "place", "Likoni ramp"),
    )  # fmt: skip
    row = Link("arrest", "Arrests at the ramp", (MARKUP, "police"), ("Likoni ramp",),
               acts, heads)  # fmt: skip
    return Net(((boxes[0],), boxes[1], (boxes[2],)), (("b", "act-1"), ("act-1", "p")),
               (row,), acts is not None)  # fmt: skip


def sheet() -> Sheet:
    """A small one, with markup and a formula where words of sources may stand."""
    told = (
        Told("e", "event", "incident", "2026-03-10", MARKUP, "Likoni ramp"),
        Told("a", "act", "arrest", "2026-03"),
        Told("t", "threat", "threat", "2026-03"),
        Told("c", "ahead", "ahead", "2026-04-01/2026-04-02", FORMULA, ""),
        Told("u", "event", "assembly", "", "An undated meeting"),
    )
    marks = {
        t.id: Mark(t.id, t.kind, form_of(t.date), *bounds(t.date)) for t in told[:4]
    }
    return Sheet(
        audience="public",
        on="2026-03-31",
        first="2026-02",
        last="2026-03",
        publisher=words("Desk of Mombasa"),
        counted=(
            Counted("types", ("2026-02", "2026-03", "undated"), (
                ("arrest", None, (0, 7, None)), ("threat", None, (0, None, 0)),
            ), 7, True),
            Counted("places", ("acts",), (
                ("likoni", "Likoni ramp", (None,)), ("", None, (6,)),
            ), 6, True),
            Counted("bodies", ("acts",), (
                ("b", MARKUP, (5,)), ("", None, (None,)), ("-", None, (None,)),
            ), 5, True),
        ),
        told=told,
        lanes=(("event", "", (marks["e"],)), ("act", "arrest", (marks["a"],)),
               ("threat", "threat", (marks["t"],)), ("ahead", "", (marks["c"],))),
        places=(Located("Likoni ramp", None, RAMP), Located(MARKUP, 6),
                Located("Old mill", None, None, True)),
        net=net(),
    )  # fmt: skip


@pytest.mark.parametrize("code", ["en", "ur"])
def test_the_files_of_a_sheet(code: str) -> None:
    """All of them, the same bytes each time, in both languages."""
    made = files(sheet(), language(code), LAND)
    assert set(made) == NAMES
    assert made == files(sheet(), language(code), LAND)
    assert not any(b"\x00" in data for data in made.values())
    page = made["drawn.html"].decode()
    assert f'lang="{code}"' in page and MARKUP not in page
    assert "<script" not in page and "style=" not in page
    assert "{" not in re.sub(r"<style>.*?</style>", "", page)


def test_a_drawing_stands_alone() -> None:
    """Well formed, with its own colours; what is told is escaped."""
    made = files(sheet(), language("en"), LAND)
    for name in (n for n in made if n.endswith(".svg")):
        root = ElementTree.fromstring(made[name])  # noqa: S314 - made above
        assert root.tag.endswith("svg") and root[0].tag.endswith("style")
        assert not [x for x in root.iter() if x.tag.endswith(("script", "image"))]
        assert not [x for x in root.iter() if {"href", "src"} & set(x.keys())]


def test_what_is_not_told_is_told_nowhere() -> None:
    """Neither as a number nor as nought."""
    made = files(sheet(), language("en"), LAND)
    rows = table.read(made["types.csv"])
    assert [r["2026-03"] for r in rows] == ["7", "not told"]
    told = json.loads(made["map.geojson"])["features"]
    assert [f["properties"]["acts"] for f in told] == [None, 6, None]
    assert [f["properties"]["status"] for f in told] == ["decided", "open", "parted"]
    assert told[0]["geometry"] == {"type": "Point", "coordinates": [39.66, -4.07]}
    assert told[1]["geometry"] is None


def test_cells_are_no_formulas() -> None:
    """A title that a spreadsheet would obey."""
    made = files(sheet(), language("en"), LAND)
    assert b"'=HYPERLINK" in made["timeline.csv"]


def test_a_sheet_of_nothing_is_a_page_that_says_so() -> None:
    """No drawing, and no empty table."""
    none = Sheet("public", "2026-03-31", "2026-03", "2026-03", None, (), (), (), ())
    made = files(none, language("en"), LAND)
    assert not [n for n in made if n.endswith(".svg")]
    assert "Nothing may be told here." in made["drawn.html"].decode()


def test_the_network_is_drawn_and_listed_without_numbers_that_are_few() -> None:
    """A line for each body of an act; a number stands where all may be told alone."""
    made = files(sheet(), language("en"), LAND)
    rows = table.read(made["network.csv"])
    assert [r["alleged"] for r in rows] == [MARKUP, "police"]
    assert {(r["acts"], r["people_affected"]) for r in rows} == {
        ("not told", "not told")
    }
    page = made["drawn.html"].decode()
    assert "is-columns" in page and "is not told, because one" in page
    told = files(replace(sheet(), net=net(7, 12)), language("en"), LAND)
    (first, _) = table.read(told["network.csv"])
    assert (first["acts"], first["people_affected"]) == ("7", "12")
    assert "· 7" in told["network.svg"].decode()
    assert "is not told, because one" not in told["drawn.html"].decode()
    assert "person" not in made["network.svg"].decode().casefold()

"""The JSON-LD bundle: one object, its own context, no address that must answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from habeas.publication.export.bundle import FORMAT, bundle
from habeas.publication.export.composed import Id, leaves

from .sample import FORMULA, OVERRIDE, URDU, publication


def load() -> Any:
    return json.loads(bundle(publication())["bundle.jsonld"])


def ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"]
        for one in value.values():
            yield from ids(one)
    elif isinstance(value, list):
        for one in value:
            yield from ids(one)


def test_everything_is_in_it() -> None:
    """Rows, acts, demands, figures, dates ahead and sources, with their quotes."""
    it = load()
    assert it["format"] == FORMAT and it["audience"] == "public"
    assert it["on"] == "2026-03-13" and it["publisher"] == "Desk of Mombasa"
    assert len(it["register"]) == 5 and len(it["incidents"]) == 2
    incident = it["incidents"][0]
    assert incident["title"]["value"] == FORMULA
    assert incident["title"]["quotes"][0]["exact"] == [URDU]
    assert incident["acts"][0]["code"]["quotes"][0]["exact"][1] is None
    assert it["register"][0]["liberty"]["quotes"][0]["exact"] == [OVERRIDE]
    assert it["figures"][2] == {
        "type": "Figure", "code": "verified", "unit": "people", "value": None,
        "most": None, "fewer_than": 5, "rows": [],
    }  # fmt: skip
    assert it["demands"][0]["addressee"]["value"] is None
    assert it["scheduled"][0]["end"] == "2026-04-02"


def test_ids_are_names_of_the_audience() -> None:
    """Each is derived for it, and every id of the publication that has a row is there."""
    found = set(ids(load())) - {"@id"}
    assert all(i.startswith("urn:habeas:public:") for i in found)
    inside = {x.value for x in leaves(publication()) if isinstance(x, Id)}
    assert {i.rpartition(":")[2] for i in found} <= inside


def test_the_context_defines_every_term_and_fetches_nothing() -> None:
    """A reader needs no other file."""
    context = load()["@context"]
    assert context["@vocab"].startswith("urn:habeas:")
    assert context["id"] == "@id" and context["type"] == "@type"


def test_letters_are_written_as_they_are() -> None:
    """UTF-8, so that what is protected can be searched for in it."""
    data = bundle(publication())["bundle.jsonld"]
    assert URDU.encode() in data and data.endswith(b"}\n")


def test_the_same_publication_gives_the_same_bundle() -> None:
    """Byte for byte."""
    assert bundle(publication()) == bundle(publication())

"""Which place of the world each place of a reading may be: a suggestion, with reasons.

The one thing in a reading that comes from outside its text, so it stands apart under
`suggested`, and only where one place is clearly meant. A person decides. Without the
gazetteer's file nothing is suggested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from habeas.claims.reader.habits import preferred
from habeas.claims.reader.learnt import Words
from habeas.text.gazetteer import Ranked, resolve, settled

NONE_KNOWN: Mapping[Words, str] = {}
_NEAR = 40
Item = dict[str, Any]


def suggested(
    places: Sequence[Item],
    dateline: Item | None,
    known: Mapping[Words, str] = NONE_KNOWN,
) -> list[Item]:
    """Return the places of a reading, in order, with `suggested` where it is clear.

    The country is the dateline's, where its place lies in one that nobody disputes.
    `known` is what a desk's officers chose for names (`reader.habits`).
    """
    near = list(dict.fromkeys(_split(p["name"])[0] for p in places))[:_NEAR]
    first = next((p for p in places if dateline and p["id"] == dateline["place"]), None)
    country = _country(first["name"], near) if first else None
    return [_with_suggestion(place, near, country, known) for place in places]


def _split(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name and what it says it lies in ("Hyderabad, Sindh")."""
    bare, *parents = (part.strip() for part in name.split(","))
    return bare, tuple(p for p in parents if p)


def _country(name: str, near: Sequence[str]) -> str | None:
    bare, parents = _split(name)
    place = settled(resolve(bare, parents=parents, near=near))
    return place.countries[0] if place and len(place.countries) == 1 else None


def _with_suggestion(
    place: Item, near: Sequence[str], country: str | None, known: Mapping[Words, str]
) -> Item:
    bare, parents = _split(place["name"])
    ranked = resolve(bare, parents=parents, near=near, country=country)
    ranked = preferred(ranked, bare, known)
    if settled(ranked) is None:
        return place
    return {**place, "suggested": _told(ranked[0])}


def _told(best: Ranked) -> Item:
    place = best.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "countries": list(place.countries),
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "reasons": list(best.reasons),
    }

"""The map as GeoJSON (RFC 7946): a feature a place, with how sure it is where it lies.

`status` is `decided` (an officer decided that the place is there), `suggested` (the
gazetteer settles on it, nobody decided), `open` (it could be several, or none is known),
`building` or `none` (decided to be no place of the gazetteer). Only the first two have a
geometry. The point is the middle of the place: `radius_km` says how far it reaches.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MEDIA_TYPE = "application/geo+json"
NOTE = (
    "The desk's own map: what is closed to others may be in it, and it is not for giving "
    "out. Where a place lies is what an officer decided, or what the gazetteer suggests: see "
    "status. Acts are alleged by sources. Countries are every state that claims a place; "
    "none comes first. Places: GeoNames, CC BY 4.0."
)


@dataclass(frozen=True)
class Feature:
    """A place as sources call it, with what is told of it, and where it lies.

    `lat` and `lon` are degrees (WGS 84), None where it is not on the map.
    """

    name: str
    status: str
    acts: int
    incidents: int
    people_at_least: int
    sources: int
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    found_as: str = ""
    kind: str = ""
    within: str = ""
    countries: tuple[str, ...] = field(default=())
    gazetteer: str = ""


def write(features: Iterable[Feature]) -> str:
    """Return the features as one collection, in their order."""
    return collection(map(_mapped, features), NOTE)


Mapped = dict[str, Any]


def collection(features: Iterable[Mapped], note: str) -> str:
    """Return features as one collection; `geometry` is (longitude, latitude), or None.

    Everything else of a feature is a property of it.
    """
    told = {
        "type": "FeatureCollection",
        "note": note,
        "features": [_feature(one) for one in features],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _feature(one: Mapped) -> dict[str, object]:
    at = one["geometry"]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(at)} if at else None,
        "properties": {k: v for k, v in one.items() if k != "geometry"},
    }


def _mapped(one: Feature) -> Mapped:
    at = None
    if one.lat is not None and one.lon is not None:
        at = (one.lon, one.lat)
    return {
        "geometry": at,
        "name": one.name,
        "status": one.status,
        "acts": one.acts,
        "incidents": one.incidents,
        "people_at_least": one.people_at_least,
        "sources": one.sources,
        "found_as": one.found_as or None,
        "kind": one.kind or None,
        "within": one.within or None,
        "countries": list(one.countries),
        "gazetteer": one.gazetteer or None,
        "radius_km": one.radius_km,
    }

"""The map of where things are told to have happened; a list says the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from habeas.publication.drawing import outline
from habeas.publication.export import geojson
from habeas.publication.export.drawn import land
from habeas.publication.export.drawn.land import Disc
from habeas.publication.mapped import Located, Mapped, Spot
from habeas.publication.telling import linked, sited
from habeas.publication.timeline import PAGE, paged
from habeas.text import gazetteer
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, standing

AREAS = {
    "country": gettext_lazy("known to the country"),
    "admin1": gettext_lazy("known to the province"),
    "admin2": gettext_lazy("known to the district"),
    "city": gettext_lazy("known to the town"),
}


@dataclass(frozen=True)
class Shown:
    """A place as the page lists it."""

    spot: Spot
    area: str = ""
    found_as: str = ""

    @property
    def href(self) -> str:
        return address(self.spot)

    @property
    def locate(self) -> str:
        return f"/records/places/{self.spot.record}/locate"


def address(spot: Spot) -> str:
    """Return where what is told of a spot is listed, and nothing else."""
    if spot.parted:
        return f"/explore/of/site/{spot.record}"
    return f"/explore/of/place/{spot.place}"


@require_safe
@standing.told
def mapped(request: OfficerRequest) -> HttpResponse:
    """Show where acts are told to have been done, as wide as it is known."""
    found = _found(request)
    spots = [(s, s.at) for s in found.spots if s.at is not None]
    discs = [_disc(s, at) for s, at in spots]
    page, pages = paged(asked.asking(request).page, max(len(spots), len(found.beside)))
    part = slice((page - 1) * PAGE, page * PAGE)
    context = {
        "tab": "map",
        "found": found,
        "page": page,
        "pages": pages,
        "drawn": len(spots),
        "drawing": mark_safe(land.draw(discs, outline())),  # noqa: S308 - see drawn.svg
        "spots": [Shown(s, str(AREAS[at.kind]), _as(at)) for s, at in spots[part]],
        "beside": [Shown(s) for s in found.beside[part]],
        "beside_all": len(found.beside),
        "given": json.dumps([_spot(s, at) for s, at in spots], ensure_ascii=False),
        "has_gazetteer": gazetteer.available(),
        "elsewhere": sum(s.acts for s in found.beside),
        **asked.offers(request),
    }
    return render(request, "explore/map.html", context)


def _found(request: OfficerRequest) -> Mapped:
    asking, since = asked.asking(request).alike, sited.since()

    def make() -> Mapped:
        return linked.mapped(request.officer, asking, settle)

    return standing.kept(request, make, "map", asking, since)


@require_safe
@standing.told
def download(request: OfficerRequest) -> HttpResponse:
    """Give the map as GeoJSON, for what is asked for."""
    response = HttpResponse(as_geojson(_found(request)), geojson.MEDIA_TYPE)
    response["Content-Disposition"] = 'attachment; filename="map.geojson"'
    return response


def as_geojson(found: Mapped) -> str:
    """Return the places of a map, those on it first, as GeoJSON."""
    return geojson.write(_feature(s) for s in (*found.spots, *found.beside))


def _feature(spot: Spot) -> geojson.Feature:
    told = geojson.Feature(
        spot.name, spot.status, spot.acts, spot.events, spot.heads, spot.sources
    )
    at = spot.at
    if at is None:
        return told
    return replace(
        told,
        lat=at.lat,
        lon=at.lon,
        radius_km=at.radius_km,
        found_as=at.name,
        kind=at.kind,
        within=at.within,
        countries=tuple(c for c in at.country.split(", ") if c),
        gazetteer=at.id,
    )


def settle(name: str, near: Sequence[str]) -> Located | None:
    """Return where the gazetteer settles that `name` lies, if it does."""
    bare, *parents = (part.strip() for part in name.split(","))
    found = gazetteer.resolve(bare, parents=parents, near=near)
    place = gazetteer.settled(found)
    if place is None:
        return None
    return Located(
        place.name,
        place.kind,
        place.lat,
        place.lon,
        place.radius_km,
        place.admin1 or "",
        ", ".join(place.countries),
        place.id,
    )


def _as(at: Located) -> str:
    return ", ".join(p for p in (at.name, at.within, at.country) if p)


def _acts(spot: Spot) -> str:
    count = spot.acts
    return ngettext("%(n)s act", "%(n)s acts", count) % {"n": count}


def _title(spot: Spot, at: Located) -> str:
    sure = _("decided") if spot.status == "decided" else _("suggested")
    return f"{spot.name}: {_acts(spot)} · {AREAS[at.kind]} · {sure}"


def _disc(spot: Spot, at: Located) -> Disc:
    return Disc(
        at.lat,
        at.lon,
        at.radius_km,
        at.kind,
        spot.name,
        spot.acts,
        _title(spot, at),
        address(spot),
        spot.status == "decided",
    )


def _spot(spot: Spot, at: Located) -> dict[str, Any]:
    affected = _("affected: %(n)s") % {"n": spot.heads}
    told = (
        _("%(place)s: decided by an officer")
        if spot.status == "decided"
        else _("%(place)s: suggested by the gazetteer")
    )
    return {
        "lat": at.lat,
        "lon": at.lon,
        "km": at.radius_km,
        "kind": at.kind,
        "name": spot.name,
        "lines": [
            _acts(spot),
            affected,
            str(AREAS[at.kind]),
            told % {"place": _as(at)},
        ],
        "href": address(spot),
        "sure": spot.status == "decided",
    }

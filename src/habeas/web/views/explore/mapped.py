"""The map of where things are told to have happened; a list says the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from habeas.publication.export.drawn import land
from habeas.publication.export.drawn.land import Disc, Point
from habeas.publication.mapped import Located, Spot
from habeas.publication.telling import linked
from habeas.publication.timeline import PAGE, paged
from habeas.text import gazetteer
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, standing

_STATIC = Path(__file__).parents[2] / "static"
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
        return f"/explore/of/place/{self.spot.place}"


@require_safe
@standing.told
def mapped(request: OfficerRequest) -> HttpResponse:
    """Show where acts are told to have been done, as wide as it is known."""
    asking = asked.asking(request).alike
    found = standing.kept(
        request, lambda: linked.mapped(request.officer, asking, settle), "map", asking
    )
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
    )


@lru_cache(maxsize=1)
def outline() -> list[list[Point]]:
    """Return the outline of land that the build made."""
    return land.outlines((_STATIC / "land.json").read_text("utf-8"))


def _as(at: Located) -> str:
    return ", ".join(p for p in (at.name, at.within, at.country) if p)


def _acts(spot: Spot) -> str:
    count = spot.acts
    return ngettext("%(n)s act", "%(n)s acts", count) % {"n": count}


def _title(spot: Spot, at: Located) -> str:
    return f"{spot.name}: {_acts(spot)} · {AREAS[at.kind]}"


def _disc(spot: Spot, at: Located) -> Disc:
    return Disc(
        at.lat,
        at.lon,
        at.radius_km,
        at.kind,
        spot.name,
        spot.acts,
        _title(spot, at),
        f"/explore/of/place/{spot.place}",
    )


def _spot(spot: Spot, at: Located) -> dict[str, Any]:
    affected = _("affected: %(n)s") % {"n": spot.heads}
    suggested = _("%(place)s: suggested by the gazetteer") % {"place": _as(at)}
    return {
        "lat": at.lat,
        "lon": at.lon,
        "km": at.radius_km,
        "kind": at.kind,
        "name": spot.name,
        "lines": [_acts(spot), affected, str(AREAS[at.kind]), suggested],
        "href": f"/explore/of/place/{spot.place}",
    }

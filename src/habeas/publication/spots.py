"""The map of an outer audience: the places of its figure of acts, where they may lie.

A place is drawn where officers decided that it lies, if the audience is told that; no
gazetteer's suggestion leaves the desk. The counts are those of the guarded figure of
places (`outer`), so that the map tells no more than the figure does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.publication.export.composed import Publication, Site
from habeas.publication.figures import Figure
from habeas.publication.given import spot_key
from habeas.publication.seen import Seen

THERE, OPEN, PARTED = "there", "open", "parted"


@dataclass(frozen=True)
class Spot:
    """A place with its count (None: not told), and where it lies.

    `state` is `there`, `open` (nobody decided, or the audience is not told), or
    `parted`: places of that spelling were not all decided to be the same.
    """

    name: str
    count: int | None
    at: Site | None = None
    state: str = OPEN


def spots(publication: Publication, figure: Figure, told: Seen) -> tuple[Spot, ...]:
    """Return the places of `figure` (acts by place, guarded), in its order."""
    sites = _sites(publication)
    return tuple(
        _spot(told.places[line.key], line.cells[0].value, sites.get(line.key, {}))
        for line in figure.lines
        if line.key in told.places
    )


def _spot(name: str, count: int | None, sites: Mapping[str, Site | None]) -> Spot:
    if not any(sites.values()):
        return Spot(name, count)
    if len(sites) > 1:
        return Spot(name, count, state=PARTED)
    (at,) = sites.values()
    return Spot(name, count, at, THERE)


def _sites(publication: Publication) -> Mapping[str, Mapping[str, Site | None]]:
    """Return the different sites of the places of acts, by spelling ('' for none)."""
    found: dict[str, dict[str, Site | None]] = defaultdict(dict)
    for incident in publication.incidents:
        for place in (a.place.value for a in incident.acts):
            if place is not None:
                identity = place.at.gazetteer.text if place.at else ""
                found[spot_key(place)][identity] = place.at
    return found

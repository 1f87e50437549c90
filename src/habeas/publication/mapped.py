"""The map: where things are told to have happened, no sharper than it is known.

A place is a name in a source. Where the gazetteer settles on one place of that name, it
is drawn as an area as wide as the place: a province is a large disc, a city a smaller
one. That is a suggestion of the gazetteer and is said to be one. What does not settle is
listed beside the map and counted; nothing is put anywhere by a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from habeas.publication.network import heads
from habeas.publication.seen import Deed, Seen

KINDS = ("country", "admin1", "admin2", "city")


@dataclass(frozen=True)
class Located:
    """Where a name lies: a gazetteer's place, and how far it reaches (kilometres)."""

    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    within: str = ""
    country: str = ""


Settle = Callable[[str, Sequence[str]], Located | None]


@dataclass(frozen=True)
class Spot:
    """A place with what is told of it; `at` None where the name settles on none.

    `deeds` are acts and threats; `heads` how many people they affected, at least;
    `events` how many incidents were there.
    """

    place: str
    name: str
    at: Located | None
    deeds: tuple[str, ...] = ()
    heads: int = 0
    events: int = 0
    sources: int = 0


@dataclass(frozen=True)
class Mapped:
    """Places on the map, those beside it, and how many acts tell no place at all."""

    spots: tuple[Spot, ...] = ()
    beside: tuple[Spot, ...] = ()
    untold: int = 0

    @property
    def total(self) -> int:
        """How many acts and threats there are, each once."""
        drawn = {d for s in (*self.spots, *self.beside) for d in s.deeds}
        return len(drawn) + self.untold


def mapped(seen: Seen, settle: Settle) -> Mapped:
    """Return the places of what is told; those with most acts first.

    Args:
        seen: What an audience sees.
        settle: Where a name lies, by the name and the other places of its sources;
            None where it could be several, or none is known.
    """
    found: dict[str, list[Deed]] = defaultdict(list)
    for deed in seen.deeds:
        if deed.place and deed.kind in ("act", "threat", "event"):
            found[deed.place].append(deed)
    near = _near(found)
    done = {d.id for d in seen.done}
    spots = [
        _spot(
            seen,
            place,
            deeds,
            done,
            settle(seen.places[place], _names(seen, near[place])),
        )
        for place, deeds in found.items()
        if place in seen.places
    ]
    spots = sorted((s for s in spots if s.deeds or s.events), key=_order)
    return Mapped(
        spots=tuple(s for s in spots if s.at is not None),
        beside=tuple(s for s in spots if s.at is None),
        untold=sum(d.place not in seen.places for d in seen.done),
    )


def _order(spot: Spot) -> tuple[int, str, str]:
    return (-len(spot.deeds), spot.name.casefold(), spot.place)


def _near(found: dict[str, list[Deed]]) -> dict[str, set[str]]:
    """Return the places that the sources of each place tell of as well."""
    of_source: dict[str, set[str]] = defaultdict(set)
    for place, deeds in found.items():
        for source in set().union(*(d.sources for d in deeds)):
            of_source[source].add(place)
    near: dict[str, set[str]] = defaultdict(set)
    for places in of_source.values():
        for place in places:
            near[place] |= places - {place}
    return near


def _names(seen: Seen, places: Iterable[str]) -> list[str]:
    return sorted({seen.places[p] for p in places if p in seen.places})


def _spot(
    seen: Seen, place: str, deeds: list[Deed], done: set[str], at: Located | None
) -> Spot:
    acts = [d for d in deeds if d.id in done]
    return Spot(
        place=place,
        name=seen.places[place],
        at=at,
        deeds=tuple(d.id for d in acts),
        heads=heads(acts),
        events=sum(d.kind == "event" for d in deeds),
        sources=len(set().union(*(d.sources for d in deeds))),
    )

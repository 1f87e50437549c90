"""The map: where things are told to have happened, no sharper than it is known.

A place is a name in a source. Where an officer decided which place of the gazetteer it
is, it is drawn there. Where nobody decided and the gazetteer settles on one place of
that name, it is drawn as a suggestion, and said to be one. Each is an area as wide as
the place: a province is a large disc, a city a smaller one. What does not settle, and
what was decided to be a building or no place of the gazetteer, is listed beside the map
and counted; nothing is put anywhere by a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
    id: str = ""


Settle = Callable[[str, Sequence[str]], Located | None]


@dataclass(frozen=True)
class Spot:
    """A place with what is told of it; `at` None where it is not drawn.

    `acts` counts acts and threats, `deeds` are their ids where they were all loaded;
    `heads` is how many people they affected, at least; `events` how many incidents
    were there. `verdict` is what officers decided of it (`records.models.Location`), ''
    where nobody did: then `at` is a suggestion. `record` is one of its records;
    `parted` says that other records of the name are decided otherwise, or not at all.
    """

    place: str
    name: str
    at: Located | None = None
    acts: int = 0
    heads: int = 0
    events: int = 0
    sources: int = 0
    deeds: tuple[str, ...] = ()
    verdict: str = ""
    record: str = ""
    parted: bool = False

    @property
    def status(self) -> str:
        """`decided`, `suggested`, `open`, or the verdict that it is no such place."""
        if self.verdict:
            return "decided" if self.at is not None else self.verdict
        return "suggested" if self.at is not None else "open"


@dataclass(frozen=True)
class Mapped:
    """Places on the map, those beside it, and how many acts tell no place at all."""

    spots: tuple[Spot, ...] = ()
    beside: tuple[Spot, ...] = ()
    untold: int = 0

    @property
    def total(self) -> int:
        """How many acts and threats there are, each once."""
        return sum(s.acts for s in (*self.spots, *self.beside)) + self.untold


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
    done = {d.id for d in seen.done}
    spots = [_spot(seen, p, deeds, done) for p, deeds in found.items()]
    near = near_of(
        (s, d.place) for d in seen.deeds for s in d.sources if d.place in found
    )
    untold = sum(d.place not in seen.places for d in seen.done)
    return settled((s for s in spots if s.name), near, settle, untold)


def settled(
    spots: Iterable[Spot], near: Mapping[str, set[str]], settle: Settle, untold: int
) -> Mapped:
    """Return places where they lie, and those that settle on nothing beside them.

    `near` are the places that the sources of each place tell of as well.
    """
    told = sorted((s for s in spots if s.acts or s.events), key=_order)
    names = {s.place: s.name for s in told}
    found = [
        s
        if s.verdict or s.at
        else replace(s, at=settle(s.name, _names(names, near, s)))
        for s in told
    ]
    return Mapped(
        spots=tuple(s for s in found if s.at is not None),
        beside=tuple(s for s in found if s.at is None),
        untold=untold,
    )


def _names(
    names: Mapping[str, str], near: Mapping[str, set[str]], spot: Spot
) -> list[str]:
    others = near.get(spot.place, set()) - {spot.place}
    return sorted({names[p] for p in others if p in names} - {spot.name})


def _order(spot: Spot) -> tuple[int, str, str]:
    return (-spot.acts, spot.name.casefold(), spot.place)


def near_of(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return, of pairs (source, place), the other places of each place's sources."""
    of_source: dict[str, set[str]] = defaultdict(set)
    for source, place in pairs:
        of_source[source].add(place)
    near: dict[str, set[str]] = defaultdict(set)
    for places in set(map(frozenset, of_source.values())):
        for place in places:
            near[place] |= places - {place}
    return near


def _spot(seen: Seen, place: str, deeds: list[Deed], done: set[str]) -> Spot:
    acts = [d for d in deeds if d.id in done]
    return Spot(
        place=place,
        name=seen.places.get(place, ""),
        acts=len(acts),
        heads=heads(acts),
        events=sum(d.kind == "event" for d in deeds),
        sources=len(set().union(*(d.sources for d in deeds))),
        deeds=tuple(d.id for d in acts),
    )

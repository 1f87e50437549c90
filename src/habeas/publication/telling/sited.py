"""What officers decided of places, laid over the counts that are made by spelling.

Tellings count by how a place is spelt; a decision is on one record. Where all records of
a spelling are decided alike, its place is drawn as decided. Where they are not, it is
parted: each decision is a spot of its own, and so are the records still open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q

from habeas.accounts.models import User
from habeas.publication.mapped import Located
from habeas.publication.telling.rows import key_of
from habeas.records.locate import located
from habeas.records.models import Act, Event, Location, Place

_WHY = "what is told at places that were decided on"


@dataclass(frozen=True)
class Group:
    """Records (ids) of one spelling on which one thing is decided; '' for nothing."""

    records: tuple[str, ...]
    verdict: str = ""
    at: Located | None = None

    @property
    def record(self) -> str:
        return self.records[0]


def since() -> int:
    """Return the last entry that decided where a place lies, for what is kept."""
    rows = Location.objects.whole(_WHY)
    return rows.aggregate(last=Max("entry"))["last"] or 0


def groups(officer: User) -> Mapping[str, list[Group]]:
    """Return the groups of each spelling of which a record is decided, by its key."""
    decided = located(officer)
    places = Place.objects.visible_to(officer).filter(withdrawn=False)
    told = places.filter(pk__in=list(decided)).values_list("name_lookup", "pk")
    keys = {key_of(lookup, pk) for lookup, pk in told}
    alike = places.filter(Q(name_lookup__in=keys) | Q(pk__in=keys))
    found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(dict)
    for lookup, pk in alike.order_by("pk").values_list("name_lookup", "pk"):
        one = decided.get(pk)
        same = (one.verdict, str((one.spot or {}).get("id", ""))) if one else ("", "")
        found[key_of(lookup, pk)].setdefault(same, []).append(pk)
    return {
        key: list(_groups(parts, decided))
        for key, parts in found.items()
        if key in keys
    }


def _groups(
    parts: Mapping[tuple[str, str], list[str]], decided: Mapping[str, Location]
) -> Iterable[Group]:
    spots = {
        same: spot_of(decided[pks[0]].spot) for same, pks in parts.items() if same[0]
    }
    for same, pks in parts.items():
        at = spots.get(same)
        if not same[0] and len(spots) == 1:  # chosen for the name before: a suggestion
            at = next(iter(spots.values()))
        yield Group(tuple(pks), same[0], at)


def spot_of(spot: Mapping[str, Any] | None) -> Located | None:
    """Return a place of the gazetteer as a decision keeps it; None for none."""
    if not spot:
        return None
    return Located(
        name=str(spot["name"]),
        kind=str(spot["kind"]),
        lat=float(spot["lat"]),
        lon=float(spot["lon"]),
        radius_km=float(spot["radius_km"]),
        within=str(spot["admin1"] or ""),
        country=", ".join(spot["countries"]),
        id=str(spot["id"]),
    )


def group_of(officer: User, record: str) -> Group | None:
    """Return the group that a record (id) is of; None where its name is not parted."""
    every = (g for parts in groups(officer).values() for g in parts)
    return next((g for g in every if record in g.records), None)


def within(rows: Any, group: Group) -> Any:
    """Return those of some tellings whose act or event is at one of a group's records."""
    acts = Act.objects.whole(_WHY).filter(place__in=group.records).order_by()
    events = Event.objects.whole(_WHY).filter(place__in=group.records).order_by()
    return rows.filter(Q(row__in=acts.values("pk")) | Q(row__in=events.values("pk")))

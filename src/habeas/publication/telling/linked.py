"""Map and network of the desk, of groups that the database makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, Max, OuterRef, Q, Sum

from habeas.accounts.models import User
from habeas.publication.mapped import Mapped, Settle, Spot, near_of, settled
from habeas.publication.network import Group, Network, Part, linked
from habeas.publication.seen import KINDS, Deed
from habeas.publication.telling import ask, sited
from habeas.publication.timeline import Asking
from habeas.records.models import Organisation, Place

ROWS = 100  # groups of acts on one page of the network
_EVENT = KINDS.index("event")
_DRAWN = [KINDS.index(k) for k in ("event", "act", "threat")]


def heads_by(rows: Any, *names: str) -> dict[tuple[str, ...], int]:
    """Return how many people some acts affected, at least, each once in each group."""
    told = rows.filter(done=True, lead=True).exclude(victim="").order_by()
    inner = told.values(*names, "victim").annotate(highest=Max("least"))
    sql, params = inner.query.sql_with_params()
    columns = ", ".join(f'"{n}"' for n in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {columns}, SUM("highest") FROM ({sql}) AS told GROUP BY {columns}',  # noqa: S608 - our own columns
            params,
        )
        return {tuple(r[:-1]): int(r[-1] or 0) for r in cursor.fetchall()}


def mapped(officer: User, asking: Asking, settle: Settle) -> Mapped:
    """Return the places of what is told; those with most acts first."""
    rows = ask.every(officer, asking)
    there = rows.exclude(place="").filter(lane__in=_DRAWN)
    pairs = (
        there.exclude(source="").order_by().values_list("source", "place").distinct()
    )
    told = list(pairs)
    counts = _counts(there.filter(lead=True))
    names = ask.spelt(officer, Place, counts)
    heads = heads_by(there, "place")
    sources: dict[str, int] = defaultdict(int)
    for _, place in told:
        sources[place] += 1
    decided = sited.groups(officer)
    spots: list[Spot] = []
    for key, pk in names.ids.items():
        acts, events = counts[key]
        whole = Spot(
            place=pk,
            name=names.names[pk],
            acts=acts,
            heads=heads.get((key,), 0),
            events=events,
            sources=sources[key],
            record=pk,
        )
        spots += _parted(whole, there.filter(place=key), decided.get(key, ()))
    near = near_of((s, names.ids.get(p, "")) for s, p in told)
    untold = rows.filter(done=True, lead=True, place="").count()
    return settled(spots, near, settle, untold)


def _parted(whole: Spot, rows: Any, groups: Sequence[sited.Group]) -> list[Spot]:
    """Return a spot as officers decided on its records: one, or one for each decision."""
    if not groups:
        return [whole]
    if len(groups) == 1:
        own = groups[0]
        return [replace(whole, at=own.at, verdict=own.verdict, record=own.record)]
    return [_part(whole, sited.within(rows, g), g) for g in groups]


def _part(whole: Spot, rows: Any, group: sited.Group) -> Spot:
    acts, events = next(iter(_counts(rows.filter(lead=True)).values()), (0, 0))
    sources = rows.exclude(source="").order_by().values("source").distinct()
    return replace(
        whole,
        acts=acts,
        heads=sum(heads_by(rows, "place").values()),
        events=events,
        sources=sources.count(),
        at=group.at,
        verdict=group.verdict,
        record=group.record,
        parted=True,
    )


def _counts(rows: Any) -> dict[str, tuple[int, int]]:
    groups = rows.order_by().values("place")
    found = groups.annotate(
        acts=Count("pk", filter=Q(done=True)), events=Count("pk", filter=Q(lane=_EVENT))
    )
    return {g["place"]: (g["acts"], g["events"]) for g in found}


@dataclass(frozen=True)
class Page:
    """One page of the network: the largest groups first; counts are of all of them."""

    network: Network
    acts: int
    groups: int
    bodies: int
    places: int
    page: int
    pages: int


def network(officer: User, asking: Asking) -> Page:
    """Return a page of the network of acts and threats."""
    rows = _done(officer, asking)
    leading = rows.filter(lead=True).order_by()
    groups = leading.values("event", "code", "spot").annotate(n=Count("pk"))
    count = groups.count()
    pages = max(1, -(-count // ROWS))
    page = min(max(asking.page, 1), pages)
    ordered = groups.order_by("-n", "event", "code", "spot")
    keys = [
        (g["event"], g["code"], g["spot"])
        for g in ordered[(page - 1) * ROWS : page * ROWS]
    ]
    return Page(
        network=_linked(officer, rows, keys),
        acts=leading.count(),
        groups=count,
        bodies=len(
            {b for (t,) in leading.values_list("bodies").distinct() for b in t.split()}
        ),
        places=len(_places(officer, leading)),
        page=page,
        pages=pages,
    )


def _done(officer: User, asking: Asking) -> Any:
    return ask.every(officer, asking).filter(done=True)


def _places(officer: User, leading: Any) -> set[str]:
    """Return the places of acts, and of the events that they are part of."""
    theirs = leading.filter(event=OuterRef("deed"))
    events = ask.deeds(officer).filter(Exists(theirs), lane=_EVENT)
    found = {
        place
        for rows in (leading, events.order_by())
        for (place,) in rows.values_list("place").distinct()
    }
    return found - {""}


Key = tuple[str, str, str]


def _linked(officer: User, rows: Any, keys: Sequence[Key]) -> Network:
    if not keys:
        return Network()
    there = _of(rows, keys)
    parts = _parts(there, set(keys))
    used = [p for of in parts.values() for p in of]
    events = _events(officer, {event for event, _, _ in keys if event})
    places = ask.spelt(
        officer, Place, [*(p.place for p in used), *(e.place for e in events.values())]
    )
    bodies = ask.spelt(officer, Organisation, [b for p in used for b in p.bodies])
    heads = heads_by(there, "event", "code", "spot")
    groups = [
        Group(
            event,
            code,
            places.ids.get(spot, ""),
            tuple(_named(p, bodies.ids, places.ids) for p in parts[event, code, spot]),
            heads.get((event, code, spot), 0),
        )
        for event, code, spot in keys
    ]
    return linked(groups, _at(events, places.ids), bodies.names, places.names)


def _of(rows: Any, keys: Sequence[Key]) -> Any:
    """Return the acts of groups, and some of others that have the same event."""
    events = {event for event, _, _ in keys if event}
    spots = {spot for event, _, spot in keys if not event}
    return rows.filter(Q(event__in=events) | Q(event="", place__in=spots))


def _parts(rows: Any, wanted: set[Key]) -> dict[Key, list[Part]]:
    """Return the parts of groups, with the sources of each."""
    groups = rows.order_by().values(
        "event", "code", "spot", "bodies", "place", "source"
    )
    told = groups.annotate(
        n=Count("pk", filter=Q(lead=True)),
        people=Sum("individuals", filter=Q(lead=True), default=0),
    )
    found: dict[Key, list[Part]] = defaultdict(list)
    for g in told:
        key = (g["event"], g["code"], g["spot"])
        if key in wanted:
            source = frozenset({g["source"]} - {""})
            bodies = tuple(g["bodies"].split())
            found[key].append(Part(bodies, g["place"], g["n"], g["people"], source))
    return found


def _named(part: Part, bodies: Mapping[str, str], places: Mapping[str, str]) -> Part:
    return Part(
        tuple(sorted({bodies[b] for b in part.bodies if b in bodies})),
        places.get(part.place, ""),
        part.acts,
        part.individuals,
        part.sources,
    )


def _events(officer: User, ids: set[str]) -> dict[str, Deed]:
    """Return the events of some acts, their places still as spellings."""
    titles = ask.titles_of(officer, ids)
    rows = ask.every(officer).filter(lane=_EVENT, deed__in=ids)
    return {
        r.deed: Deed(
            id=r.deed,
            kind="event",
            code=r.code,
            place=r.place,
            event=r.deed,
            title=titles.get(r.deed, ""),
            sources=frozenset({r.source} - {""}),
        )
        for r in rows
    }


def _at(events: Mapping[str, Deed], places: Mapping[str, str]) -> dict[str, Deed]:
    return {
        pk: Deed(
            id=pk,
            kind="event",
            code=e.code,
            place=places.get(e.place, ""),
            event=pk,
            title=e.title,
            sources=e.sources,
        )
        for pk, e in events.items()
    }


def group_of(officer: User, asking: Asking, event: str, code: str, place: str) -> Any:
    """Return the leading tellings that one node of acts stands for."""
    rows = _done(officer, asking).filter(lead=True, code=code, event=event)
    if event:
        return rows
    spot = ask.spelling(officer, Place, place) if place else ""
    return rows.filter(spot=spot) if spot or not place else rows.none()

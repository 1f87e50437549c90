"""Works out what rows of the records tell, for officers of every ceiling.

The rules are those of `publication.seen`, which is the full way; here they are worked
out of a few rows alone. A test compares both.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from habeas.claims.models import Claim
from habeas.publication.models import Telling
from habeas.publication.seen import (
    DONE,
    KINDS,
    Deed,
    clear,
    ended,
    kind_of_end,
    once,
    unsaid,
)
from habeas.records.accepted import ACCEPTED, roots_of
from habeas.records.build import THREATS, is_said_of_an_occasion
from habeas.records.identify import Bonds
from habeas.records.models import Act, Event, Involvement, Place
from habeas.register.models import Scheduled, Status
from habeas.store.labels import LABELS
from habeas.vocab.terms import acts as types

WHY = "what the timeline, map, network and figures are made of"
AT_ONCE = 400
HIDDEN = len(LABELS)  # seen by nobody
_NOT_COMPARED = ("id", "low", "high")


@dataclass(frozen=True)
class Named:
    """A place or body as an act has it: its spelling, and from which ceiling on."""

    key: str = ""
    rank: int = HIDDEN

    def to(self, ceiling: int) -> str:
        """Return its key for who has this ceiling, '' where they may not see it."""
        return self.key if self.rank <= ceiling else ""


@dataclass(frozen=True)
class Row:
    """One row that tells something, with the ceilings at which each part is seen."""

    rank: int
    deed: Deed
    order: tuple[Any, ...] = ()
    place: Named = Named()
    event: Named = Named()
    victim: Named = Named()
    source: Named = Named()
    bodies: tuple[tuple[Named, int], ...] = ()
    people: tuple[tuple[str, int], ...] = ()
    spots: tuple[str, ...] = ()  # the place for each ceiling, where that is not plain

    @property
    def ranks(self) -> set[int]:
        """Every ceiling from which on something more of it is seen."""
        parts = (self.place, self.event, self.victim, self.source)
        found = {self.rank, *(p.rank for p in parts)}
        found |= {max(b.rank, r) for b, r in self.bodies}
        found |= {n for n, spot in enumerate(self.spots) if spot}
        found |= {n + 1 for n, spot in enumerate(self.spots) if spot}
        return found | {r for _, r in self.people}

    def to(self, ceiling: int) -> Deed:
        """Return what it tells whoever has this ceiling and may see it."""
        bodies = {b.to(ceiling) for b, rank in self.bodies if rank <= ceiling} - {""}
        people = {p for p, rank in self.people if rank <= ceiling}
        victim, source = self.victim.to(ceiling), self.source.to(ceiling)
        return replace(
            self.deed,
            place=self.spots[ceiling] if self.spots else self.place.to(ceiling),
            event=self.event.to(ceiling),
            victim=victim,
            heads=self.deed.heads if victim else (None, None),
            bodies=tuple(sorted(bodies)),
            individuals=len(people),
            sources=frozenset({source} - {""}),
        )


def rank_of(label: str | None, withdrawn: bool | None = False) -> int:
    """Return the least ceiling that sees what has this label."""
    if withdrawn or label not in LABELS:
        return HIDDEN
    return LABELS.index(label)


def key_of(lookup: str | None, pk: str | None) -> str:
    """Return what stands for the spelling of a place or body."""
    return lookup or pk or ""


def tellings(rows: Iterable[Row]) -> Iterator[Telling]:
    """Yield the tellings of rows that may be told together, one for like ceilings."""
    listed = sorted(rows, key=lambda r: r.order)
    steps = sorted(r for r in set().union(*(x.ranks for x in listed)) if r < HIDDEN)
    standing: dict[str, Telling] = {}
    for low, after in zip(steps, [*steps[1:], HIDDEN], strict=True):
        now = {t.row: t for t in _at(listed, low)}
        for pk, telling in now.items():
            old = standing.get(pk)
            if old is not None and _same(old, telling):
                telling.low = old.low
            elif old is not None:
                yield old
            telling.high = after - 1
        yield from (t for pk, t in standing.items() if pk not in now)
        standing = now
    yield from standing.values()


def _at(rows: Iterable[Row], ceiling: int) -> Iterator[Telling]:
    """Yield the tellings of one ceiling."""
    seen = [(r.deed.id, r.to(ceiling)) for r in rows if r.rank <= ceiling]
    whole = {d.id: d for d in once(d for _, d in seen)}
    stands = {_joint(d): d.id for d in whole.values()}
    for pk, own in seen:
        deed = whole[stands[_joint(own)]]
        source = next(iter(own.sources), "")
        yield telling_of(deed, pk, source, ceiling)


def _joint(deed: Deed) -> tuple[str, ...]:
    """Return what two tellings of one act have in common (`seen.once`)."""
    if deed.victim and deed.date and deed.kind in DONE:
        return (deed.kind, deed.code, deed.victim, deed.date, deed.place)
    return (deed.id,)


def telling_of(deed: Deed, row: str, source: str, ceiling: int) -> Telling:
    """Return the telling of `row`, for one ceiling."""
    first, last = deed.bounds
    one = bool(first and last and (first.year, first.month) == (last.year, last.month))
    known = types()
    return Telling(
        low=ceiling,
        high=ceiling,
        row=row,
        deed=deed.id,
        lead=deed.id == row,
        done=deed.kind in DONE and (deed.code not in known or known[deed.code].adverse),
        lane=KINDS.index(deed.kind),
        code=deed.code,
        date=deed.date,
        first=first,
        last=last,
        day=first or last,
        till=last or datetime.date.max,
        month=f"{first:%Y-%m}" if one else "",
        place=deed.place,
        event=deed.event,
        spot="" if deed.event else deed.place,
        victim=deed.victim,
        least=deed.heads[0],
        most=deed.heads[1],
        individuals=deed.individuals,
        bodies=" ".join(deed.bodies),
        modality=deed.modality,
        time_frame=deed.time_frame,
        claim=deed.claim,
        source=source,
    )


def _same(one: Telling, other: Telling) -> bool:
    return all(getattr(one, f) == getattr(other, f) for f in _COMPARED)


_COMPARED = tuple(
    f.attname for f in Telling._meta.concrete_fields if f.name not in _NOT_COMPARED
)


_PLACE = ("place_id", "place__label", "place__withdrawn", "place__name_lookup")
_CLAIM = ("claim_id", "claim__label", "claim__source_id", "claim__kind")
_TELLS = ("act", "event", "scheduled", "status")


def _place(pk: str | None, label: str, withdrawn: bool, lookup: str) -> Named:
    return Named(key_of(lookup, pk), rank_of(label, withdrawn)) if pk else Named()


def _source(label: str, source: str, kind: str) -> Named:
    return Named(source, rank_of(label)) if kind in _TELLS else Named()


def of_acts(ids: Collection[str], bound: Bonds) -> Iterator[Row]:
    """Yield what acts (ids) tell; their victims as `bound` joins them."""
    doers = _doers(ids)
    rows = _some(Act, ids).values_list(
        "pk", "label", "entry", "type", "date", "modality", "time_frame",
        "event_id", "event__label", "event__withdrawn",
        "victim_id", "victim__label", "victim__withdrawn",
        "victim__heads_min", "victim__heads_max", *_PLACE, *_CLAIM,
    )  # fmt: skip
    for pk, label, entry, code, date, modality, frame, *rest in rows:
        event, victim, heads = rest[:3], rest[3:6], (rest[6], rest[7])
        bodies, people = doers.get(pk, ((), ()))
        yield Row(
            rank=rank_of(label),
            deed=Deed(
                id=pk,
                kind="threat" if code in THREATS else "act",
                code=code,
                date=date,
                heads=heads,
                modality=modality,
                time_frame=frame,
                claim=rest[12],
            ),
            order=(entry, pk),
            place=_place(*rest[8:12]),
            event=Named(event[0] or "", rank_of(event[1], event[2])),
            victim=Named(bound.of(victim[0] or ""), rank_of(victim[1], victim[2])),
            source=_source(*rest[13:]),
            bodies=bodies,
            people=people,
        )


def _doers(acts: Collection[str]) -> Mapping[str, tuple[Any, Any]]:
    bodies: dict[str, list[tuple[Named, int]]] = defaultdict(list)
    people: dict[str, list[tuple[str, int]]] = defaultdict(list)
    rows = Involvement.objects.whole(WHY).filter(act__in=acts, withdrawn=False)
    for act, label, person, body, *of_body in rows.values_list(
        "act_id", "label", "person_id", "organisation_id", "organisation__label",
        "organisation__withdrawn", "organisation__name_lookup",
    ):  # fmt: skip
        if person:
            people[act].append((person, rank_of(label)))
        elif body:
            bodies[act].append((_place(body, *of_body), rank_of(label)))
    return {act: (tuple(bodies[act]), tuple(people[act])) for act in {*bodies, *people}}


def _some(model: type[Any], ids: Collection[str]) -> Any:
    rows = model.objects.whole(WHY)
    return rows.filter(pk__in=list(ids), withdrawn=False)


def of_events(ids: Collection[str]) -> Iterator[Row]:
    """Yield what events (ids) tell."""
    rows = _some(Event, ids).values_list(
        "pk", "label", "kind", "date", *_PLACE, *_CLAIM
    )
    for pk, label, code, date, *rest in rows:
        deed = Deed(id=pk, kind="event", code=code, date=date, claim=rest[4])
        yield Row(
            rank=rank_of(label),
            deed=deed,
            place=_place(*rest[:4]),
            event=Named(pk, 0),
            source=_source(*rest[5:]),
        )


def of_announced(ids: Collection[str]) -> Iterator[Row]:
    """Yield what is announced (ids of `Scheduled`)."""
    rows = _some(Scheduled, ids)
    for pk, label, start, end, *rest in rows.values_list(
        "pk", "label", "start", "end", *_PLACE, *_CLAIM
    ):
        last = f"/{end}" if end and end != start else ""
        deed = Deed(
            id=pk,
            kind="ahead",
            code="ahead",
            date=f"{start}{last}",
            time_frame="future",
            claim=rest[4],
        )
        yield Row(
            rank=rank_of(label),
            deed=deed,
            place=_place(*rest[:4]),
            source=_source(*rest[5:]),
        )


def of_ends(ids: Collection[str], bound: Bonds) -> Iterator[Row]:
    """Yield how deprivations of liberty ended (ids of statuses)."""
    for pk, label, value, date, basis, claim, *rest in ends(ids).values_list(
        "pk", "label", "value", "date", "end_basis", "claim_id",
        "claim__label", "claim__source_id", "claim__kind",
        "episode__label", "episode__withdrawn", "episode__historical",
        "episode__person_id", "episode__person__label", "episode__person__withdrawn",
        "episode__person__heads_min", "episode__person__heads_max",
    ):  # fmt: skip
        episode, (person, its, gone, low, high) = rest[3:6], rest[6:]
        theirs = max(rank_of(episode[0], episode[1]), rank_of(its, gone))
        yield Row(
            rank=max(rank_of(label), theirs),
            deed=Deed(
                id=pk,
                kind=kind_of_end(basis),
                code=value,
                date=date,
                heads=(low, high),
                time_frame="historical" if episode[2] else "incident",
                claim=claim,
            ),
            victim=Named(bound.of(person), theirs),
            source=_source(*rest[:3]),
        )


def ends(ids: Collection[str] | None = None) -> Any:
    """Return the statuses (ids) that end a deprivation of liberty, or all of them."""
    rows = ended(Status.objects.whole(WHY))
    return rows if ids is None else rows.filter(pk__in=list(ids))


def said() -> Any:
    """Return a query of the accepted claims of acts that may have become no act."""
    stated = Q(modality="stated", polarity="affirmed")
    stated &= ~Q(derivation="inferred_by_source")
    stated &= Q(time_frame__in=("incident", "background", "historical", "ongoing"))
    claims = Claim.objects.whole(WHY).filter(kind="act", state=ACCEPTED)
    return claims.exclude(stated)


def of_claims(ids: Collection[str]) -> Iterator[Row]:
    """Yield what accepted claims (ids) tell that became no act."""
    told = [c for c in said().filter(pk__in=list(ids)) if not is_said_of_an_occasion(c)]
    at = _spots({c.source_id for c in told})
    for claim in told:
        value, denied = claim.value, claim.polarity == "negated"
        rank = rank_of(claim.label)
        yield Row(
            rank=rank,
            deed=Deed(
                id=claim.pk,
                kind=unsaid(claim.modality, claim.polarity),
                code=value["type"],
                date=clear(value.get("date")),
                modality="denied" if denied else claim.modality,
                time_frame=claim.time_frame,
                claim=claim.pk,
            ),
            source=Named(claim.source_id, rank),
            spots=tuple(spots.get(value.get("place") or "", "") for spots in at),
        )


def _spots(sources: Collection[str]) -> list[dict[str, str]]:
    """Return the places of sources by what their claims began as, for each ceiling."""
    claims = list(
        Claim.objects.whole(WHY)
        .filter(source__in=list(sources), kind="place")
        .only("pk", "label", "supersedes_id")
    )
    places = list(
        Place.objects.whole(WHY)
        .filter(claim__source__in=list(sources), withdrawn=False)
        .order_by("pk")
        .values_list("claim_id", "label", "name_lookup", "pk")
    )
    found = []
    for ceiling in range(HIDDEN):
        roots = roots_of(c for c in claims if rank_of(c.label) <= ceiling)
        found.append(
            {
                roots.get(claim, claim): key_of(lookup, pk)
                for claim, label, lookup, pk in places
                if rank_of(label) <= ceiling
            }
        )
    return found

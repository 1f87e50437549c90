"""What one audience sees of what was done: the ground of timeline, map and figures.

`seen(officer, audience)` loads it; everything drawn or counted is made of it by plain
functions. The officer at the desk is an audience too, `desk`: their own ceiling decides.
For the others it is made of the publication that they would be given
(`publication.projection`), so that nothing can be seen here that could not go out.

Nobody who was harmed, attended or helped is in it by name: a victim is a number of
heads and an id that opens to the register. Individuals alleged to have done an act are
counted, not named.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.publication.export import composed as c
from habeas.publication.projection import project
from habeas.records import identify
from habeas.records.accepted import ACCEPTED, roots_of
from habeas.records.build import THREATS, is_said_of_an_occasion
from habeas.records.models import Act, Event, Involvement, Organisation, Person, Place
from habeas.records.remembered import remembered
from habeas.register.models import Demand, Episode, Scheduled, Status
from habeas.register.status import HOLDER
from habeas.sources.models import Source
from habeas.text.edtf import BadDate, bounds
from habeas.text.fold import fold
from habeas.vocab.terms import acts, register

DESK = "desk"
Heads = tuple[int | None, int | None]
Bounds = tuple[datetime.date | None, datetime.date | None]
# What a mark stands for. `unsaid` was denied or said not to have been; `wanted` was
# demanded, feared, pledged or supposed: neither is ever drawn or counted as done. `end`
# is how a deprivation of liberty ended, in the register; `claimed` is such an end that
# only those who held the person tell.
KINDS = ("event", "act", "threat", "end", "claimed", "unsaid", "wanted", "ahead")
DONE = ("act", "threat")
LONGEST = 64  # of a date, in characters
KEPT = 50_000  # acts; of more, what is seen is not kept in memory between two looks


@dataclass(frozen=True)
class Deed:
    """One thing that is told, with its date as open as the source left it.

    `code` is a type of act (`vocab/acts.yaml`) or a kind of event. `place`, `event`,
    `bodies` and `victim` are ids; `bodies` are alleged to have done it, `individuals`
    is how many people are. `sources` tell it; `claim` is the first that does.
    """

    id: str
    kind: str
    code: str
    date: str = ""
    place: str = ""
    event: str = ""
    title: str = ""
    bodies: tuple[str, ...] = ()
    individuals: int = 0
    victim: str = ""
    heads: Heads = (None, None)
    modality: str = "stated"
    time_frame: str = "incident"
    claim: str = ""
    sources: frozenset[str] = frozenset()

    @property
    def bounds(self) -> Bounds:
        """The first and last day it can have been; None where that is open."""
        return span(self.date)


@dataclass(frozen=True)
class Asked:
    """A demand as it stands: how far it has come, and the source that makes it."""

    id: str
    status: str
    source: str


@dataclass(frozen=True)
class Seen:
    """Everything of one audience: deeds by date, names of places and of bodies.

    `days` is when each source reached the desk (its own date, for an outer audience).
    """

    audience: str
    deeds: tuple[Deed, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    demands: tuple[Asked, ...] = ()
    days: Mapping[str, datetime.date] = field(default_factory=dict)

    @property
    def done(self) -> tuple[Deed, ...]:
        """Acts and threats that sources tell were done to someone, each once.

        What is done to nobody (a strike, a protest, a release) is on the timeline
        alone: whoever did that is not alleged to have done harm.
        """
        types = acts()
        return tuple(
            d
            for d in self.deeds
            if d.kind in DONE and (d.code not in types or types[d.code].adverse)
        )


def span(edtf: str) -> Bounds:
    """Return what `edtf` allows; (None, None) for no date and for what is none."""
    try:
        return bounds(edtf) if edtf else (None, None)
    except BadDate:
        return None, None


def clear(edtf: Any) -> str:
    """Return a date that a claim holds, no longer than a record's; '' for none."""
    told = str(edtf or "")
    first, last = span(told)
    if (first, last) == (None, None):
        return ""
    return told if len(told) <= LONGEST else f"{first or '..'}/{last or '..'}"


def seen(officer: User, audience: str = DESK) -> Seen:
    """Return what `audience` sees of what `officer` may see.

    Args:
        officer: Who looks, or who gives it out.
        audience: `desk` is the officer; else public, partner or internal.

    Raises:
        audience.NoSuchAudience: If there is no such audience.
    """
    if audience != DESK:
        return of_given(project(officer, audience))
    acts_ = Act.objects.visible_to(officer)[: KEPT + 1].count()
    if acts_ > KEPT:
        return _in_order(_own(officer))
    return remembered(officer, lambda: _in_order(_own(officer)), "seen")


def _in_order(found: Seen) -> Seen:
    return replace(found, deeds=in_order(found.deeds))


def in_order(deeds: Iterable[Deed]) -> tuple[Deed, ...]:
    """Return deeds by their dates; those without any last."""
    return tuple(sorted(deeds, key=_order))


def _order(deed: Deed) -> tuple[Any, ...]:
    first, last = deed.bounds
    day = first or last or datetime.date.max
    return (day, last or datetime.date.max, KINDS.index(deed.kind), deed.code, deed.id)


def once(deeds: Iterable[Deed]) -> list[Deed]:
    """Lay an act that several sources tell together, so that it counts once.

    It is one act only where officers decided that its victims are the same, and its
    type, date and place are the same as well; two that differ in any stay two.
    """
    found: dict[tuple[str, ...], Deed] = {}
    for deed in deeds:
        sure = deed.victim and deed.date and deed.kind in DONE
        what = (deed.kind, deed.code, deed.victim, deed.date, deed.place)
        key = what if sure else (deed.id,)
        found[key] = _joined(found[key], deed) if key in found else deed
    return list(found.values())


def _joined(first: Deed, other: Deed) -> Deed:
    return replace(
        first,
        bodies=tuple(sorted({*first.bodies, *other.bodies})),
        individuals=max(first.individuals, other.individuals),
        sources=first.sources | other.sources,
    )


def _own(officer: User) -> Seen:
    places, where = _named(officer, Place)
    bodies, who = _named(officer, Organisation)
    titles = {
        e.pk: e for e in Event.objects.visible_to(officer).filter(withdrawn=False)
    }
    sources = Source.objects.visible_to(officer).values_list("pk", "received_at")
    doers = _doers(officer, who)
    deeds = [
        *(_event(e, where) for e in titles.values()),
        *_acts(officer, where, titles, doers),
        *_ends(officer),
        *_said(officer, where),
        *_ahead(officer, where),
    ]
    demands = Demand.objects.visible_to(officer).filter(withdrawn=False)
    return Seen(
        audience=DESK,
        deeds=tuple(once(_with_sources(officer, deeds))),
        places=places,
        bodies=bodies,
        demands=tuple(
            Asked(*row) for row in demands.values_list("pk", "status", "claim__source")
        ),
        days={pk: at.date() for pk, at in sources},
    )


def _named(officer: User, model: type[Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return names by id, and for each row's id the id of the first so spelt.

    Rows of one spelling are shown and counted together, and the page says so; they
    stay the records that they are. The least id stands for them.
    """
    names: dict[str, str] = {}
    first: dict[str, str] = {}
    whole: dict[str, str] = {}
    rows = model.objects.visible_to(officer).filter(withdrawn=False)
    for row in rows.order_by("id"):
        key = row.name_lookup or row.pk
        whole[row.pk] = first.setdefault(key, row.pk)
        names.setdefault(first[key], str(row.name))
    return names, whole


def _event(event: Any, where: Mapping[str, str]) -> Deed:
    return Deed(
        id=event.pk,
        kind="event",
        code=event.kind,
        date=event.date,
        place=where.get(event.place_id or "", ""),
        event=event.pk,
        title=str(event.title or ""),
        claim=event.claim_id,
    )


def _doers(
    officer: User, who: Mapping[str, str]
) -> dict[str, tuple[tuple[str, ...], int]]:
    bodies: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[str]] = defaultdict(set)
    rows = Involvement.objects.visible_to(officer).filter(withdrawn=False)
    for act, body, person in rows.values_list("act", "organisation", "person"):
        if person:
            people[act].add(person)
        elif body in who:
            bodies[act].add(who[body])
    return {
        act: (tuple(sorted(bodies[act])), len(people[act]))
        for act in {*bodies, *people}
    }


_ACT = (
    "pk", "type", "date", "place", "event", "victim", "modality", "time_frame", "claim"
)  # fmt: skip


def _acts(
    officer: User,
    where: Mapping[str, str],
    titles: Mapping[str, Any],
    doers: Mapping[str, tuple[tuple[str, ...], int]],
) -> Iterable[Deed]:
    heads = _heads(officer)
    root = identify.bonds().root
    rows = (
        Act.objects.visible_to(officer).filter(withdrawn=False).order_by("entry", "id")
    )
    for (
        pk,
        code,
        date,
        place,
        event,
        victim,
        modality,
        frame,
        claim,
    ) in rows.values_list(*_ACT):
        known = titles.get(event or "")
        bodies, individuals = doers.get(pk, ((), 0))
        yield Deed(
            id=pk,
            kind="threat" if code in THREATS else "act",
            code=code,
            date=date,
            place=where.get(place or "", ""),
            event=event if known is not None else "",
            title=str(known.title or "") if known is not None else "",
            bodies=bodies,
            individuals=individuals,
            victim=root.get(victim, victim) if victim in heads else "",
            heads=heads.get(victim or "", (None, None)),
            modality=modality,
            time_frame=frame,
            claim=claim,
        )


def _heads(officer: User) -> dict[str, Heads]:
    people = Person.objects.visible_to(officer).filter(withdrawn=False)
    rows = people.values_list("pk", "heads_min", "heads_max")
    return {pk: (low, high) for pk, low, high in rows}


def _ends(officer: User) -> Iterable[Deed]:
    """Return how deprivations of liberty ended, as each source tells it."""
    heads = _heads(officer)
    root = identify.bonds().root
    episodes = Episode.objects.visible_to(officer).filter(withdrawn=False)
    rows = ended(Status.objects.visible_to(officer).filter(episode__in=episodes))
    for row in rows.select_related("episode"):
        person = row.episode.person_id
        if person not in heads:
            continue
        yield Deed(
            id=row.pk,
            kind=kind_of_end(row.end_basis),
            code=row.value,
            date=row.date,
            victim=root.get(person, person),
            heads=heads[person],
            time_frame="historical" if row.episode.historical else "incident",
            claim=row.claim_id,
        )


def ended(rows: Any) -> Any:
    """Return the statuses that say how a deprivation of liberty ended."""
    return rows.filter(
        withdrawn=False,
        axis="liberty",
        value__in=register().liberty.ended,
        episode__kind="deprivation",
    )


def kind_of_end(basis: str) -> str:
    """Return the kind of an end: what only the holder tells is a claim, not an end."""
    return "claimed" if basis == HOLDER else "end"


def _said(officer: User, where: Mapping[str, str]) -> Iterable[Deed]:
    """Return accepted claims of acts that became no act, as what they are."""
    claims = Claim.objects.visible_to(officer).filter(kind="act", state=ACCEPTED)
    told = [x for x in claims if not is_said_of_an_occasion(x)]
    if not told:
        return
    spots = Claim.objects.visible_to(officer).filter(kind="place")
    roots = roots_of(spots)
    rows = Place.objects.visible_to(officer).filter(withdrawn=False)
    at = {roots.get(p.claim_id, p.claim_id): where[p.pk] for p in rows.order_by("id")}
    for claim in told:
        yield Deed(
            id=claim.pk,
            kind=unsaid(claim.modality, claim.polarity),
            code=claim.value["type"],
            date=clear(claim.value.get("date")),
            place=at.get(claim.value.get("place") or "", ""),
            modality="denied" if claim.polarity == "negated" else claim.modality,
            time_frame=claim.time_frame,
            claim=claim.pk,
        )


def unsaid(modality: str, polarity: str) -> str:
    """Return the kind of what a source does not tell as done: `unsaid` or `wanted`."""
    return "unsaid" if "denied" == modality or polarity == "negated" else "wanted"


def _ahead(officer: User, where: Mapping[str, str]) -> Iterable[Deed]:
    for row in Scheduled.objects.visible_to(officer).filter(withdrawn=False):
        last = f"/{row.end}" if row.end and row.end != row.start else ""
        yield Deed(
            id=row.pk,
            kind="ahead",
            code="ahead",
            date=f"{row.start}{last}",
            place=where.get(row.place_id or "", ""),
            title=str(row.title),
            time_frame="future",
            claim=row.claim_id,
        )


def _with_sources(officer: User, deeds: list[Deed]) -> Iterable[Deed]:
    """Name the source of each deed's claim, as far as the officer may see it."""
    kinds = ("act", "event", "scheduled", "status")
    claims = Claim.objects.visible_to(officer).filter(kind__in=kinds)
    source = dict(claims.values_list("pk", "source"))
    for deed in deeds:
        own = {source[deed.claim]} if deed.claim in source else set()
        yield replace(deed, sources=deed.sources | own)


def of_given(publication: c.Publication) -> Seen:
    """Return what an outer audience sees, by date."""
    return _in_order(given(publication))


def given(publication: c.Publication) -> Seen:
    """Return what an outer audience sees: made of its publication and nothing else."""
    deeds: list[Deed] = []
    places: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for incident in publication.incidents:
        deeds += _incident(incident, places)
        deeds += [_told(a, incident, places, bodies) for a in incident.acts]
    for row in publication.scheduled:
        deeds.append(_announced(row, places))
    return Seen(
        audience=publication.audience,
        deeds=tuple(once(deeds)),
        places=places,
        bodies=bodies,
        demands=tuple(
            Asked(d.id.value, d.status.value, d.source.value)
            for d in publication.demands
        ),
        days={
            s.id.value: day
            for s in publication.sources
            if (day := span(_day(s.date.value))[0])
        },
    )


def _day(value: c.Day | None) -> str:
    return value.edtf if value else ""


def _spot(place: c.Place | None, places: dict[str, str]) -> str:
    if place is None:
        return ""
    key = spot_key(place)
    places.setdefault(key, place.name.text)
    return key


def spot_key(place: c.Place) -> str:
    """Return what places of one spelling are counted under, for an outer audience."""
    return fold(place.name.text)


def _incident(incident: c.Incident, places: dict[str, str]) -> list[Deed]:
    title = incident.title.value
    if title is None and incident.date.value is None:
        return []  # an act without a frame stands in one of its own
    return [
        Deed(
            id=incident.id.value,
            kind="event",
            code=incident.kind.value,
            date=_day(incident.date.value),
            place=_spot(incident.place.value, places),
            event=incident.id.value,
            title=title.text if title else "",
            sources=_cited(incident.title, incident.date),
        )
    ]


def _cited(*fields: c.Field[Any]) -> frozenset[str]:
    return frozenset(q.source.value for f in fields for q in f.quotes)


def _told(
    act: c.Act, incident: c.Incident, places: dict[str, str], bodies: dict[str, str]
) -> Deed:
    named = [d.value for d in act.doers if d.value.kind.value == "body"]
    for body in named:
        if body.name is not None:
            bodies[body.id.value] = body.name.text
    victim, title = act.victim.value, incident.title.value
    return Deed(
        id=act.id.value,
        kind="threat" if act.type.value.value in THREATS else "act",
        code=act.type.value.value,
        date=_day(act.date.value),
        place=_spot(act.place.value, places),
        event=incident.id.value if title else "",
        title=title.text if title else "",
        bodies=tuple(sorted({b.id.value for b in named if b.name is not None})),
        individuals=len(act.doers) - len(named),
        victim=victim.id.value if victim else "",
        heads=victim.heads if victim else (None, None),
        modality=act.modality.value,
        time_frame=act.time_frame.value,
        sources=_cited(act.type, act.date),
    )


def _announced(row: c.Scheduled, places: dict[str, str]) -> Deed:
    last = f"/{row.end.edtf}" if row.end and row.end != row.start else ""
    return Deed(
        id=row.id.value,
        kind="ahead",
        code="ahead",
        date=f"{row.start.edtf}{last}",
        place=_spot(row.place, places),
        title=row.title.text,
        time_frame="future",
        sources=frozenset(q.source.value for q in row.quotes),
    )

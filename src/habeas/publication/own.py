"""What an officer sees of what was done, as their own ceiling decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.publication.given import of_given
from habeas.publication.projection import project
from habeas.publication.seen import (
    DESK,
    Asked,
    Deed,
    Heads,
    Seen,
    clear,
    ended,
    in_order,
    kind_of_end,
    once,
    unsaid,
)
from habeas.records import identify
from habeas.records.accepted import ACCEPTED, roots_of
from habeas.records.build import THREATS, is_said_of_an_occasion
from habeas.records.models import Act, Event, Involvement, Organisation, Person, Place
from habeas.records.remembered import remembered
from habeas.register.models import Demand, Episode, Scheduled, Status
from habeas.sources.models import Source

KEPT = 50_000  # acts; of more, what is seen is not kept in memory between two looks


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
        return _whole(officer)
    return remembered(officer, lambda: _whole(officer), "seen")


def _whole(officer: User) -> Seen:
    found = _own(officer)
    return replace(found, deeds=in_order(found.deeds))


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

"""Composes what one audience may be given, from rows that the audience may see.

Rows are asked for as the audience, so that what is more closed is not even read; a
value whose words are protected is left out; a name needs a basis. What the audience
would read wrongly for want of something closed (a person still held, where the desk
knows more) is left out whole, and listed for the officer.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas.accounts.models import Owner, User
from habeas.claims.models import Claim
from habeas.publication.audience import outside, require_audience, viewer
from habeas.publication.cast import Cast, cast
from habeas.publication.evidence import Evidence
from habeas.publication.export import composed as c
from habeas.publication.export.words import interface
from habeas.publication.leaks import Finder, Needle, keep, letters
from habeas.publication.protected import Protected, protected
from habeas.records.accepted import roots_of
from habeas.records.build import TAKINGS, THREATS
from habeas.records.models import (
    Act,
    Event,
    Involvement,
    Organisation,
    Person,
    Place,
    Relation,
)
from habeas.register.counts import tally
from habeas.register.entries import WATCH, Entry
from habeas.register.listing import entries_on
from habeas.register.models import Demand, Scheduled, Stay, Subject
from habeas.register.status import Standing, Step
from habeas.sources.models import Source
from habeas.text.edtf import bounds

FIGURES = ("reported", "located", "verified", "released")
# Done where people live: the place of such an act tells where to find them.
_AT_HOME = (*THREATS, "search", "eviction", "surveillance", "summons", "listing")
# Events that are shown without an act of theirs; others are only background.
_SHOWN = ("incident", "assembly", "container")
_NOT_A_PLACE_TO_TELL = ("house_arrest",)


@dataclass(frozen=True)
class Composed:
    """A publication with what the officer must know of it, and nobody else.

    `shown` are the ids of the rows it rests on, `sources` of those it cites, `finder`
    what its bytes are searched with; `left_out` maps a code to ids of rows that were
    left out for that reason, `dropped` are protected words too common to search for.
    """

    publication: c.Publication
    shown: tuple[str, ...]
    sources: tuple[str, ...]
    finder: Finder
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: tuple[Needle, ...] = ()
    inside: Mapping[str, str] = field(default_factory=dict)


def project(
    officer: User, audience: str, on: datetime.date | None = None
) -> c.Publication:
    """Return what `audience` may be given, as the register stands on day `on`.

    Args:
        officer: Who gives it out; what they may not see is not in it.
        audience: public, partner or internal.
        on: The day of the register; None is today, by the clock of this machine, UTC.

    Raises:
        audience.NoSuchAudience: If there is no such audience.
        store.vault.Locked: If the desk is locked.
    """
    return compose(officer, audience, on).publication


def compose(officer: User, audience: str, on: datetime.date | None = None) -> Composed:
    """Return the same with what the officer must know; raises as `project` does."""
    require_audience(audience)
    day = on or datetime.datetime.now(datetime.UTC).date()
    return _Composer(officer, audience, day).compose()


class _Composer:
    """Composes one publication; used once."""

    def __init__(self, officer: User, audience: str, on: datetime.date) -> None:
        self.officer, self.audience, self.on = officer, audience, on
        self.seen = viewer(officer, audience)
        self.cast: Cast = cast(audience)
        self.guard: Protected = protected(self.cast)
        self.left: dict[str, set[str]] = defaultdict(set)
        self.inside: dict[str, str] = {}
        self.people = self._load(Person)
        self.bodies = self._load(Organisation)
        self.places = self._load(Place)
        self.finder, self.dropped = self._finder()
        self.evidence = Evidence(self.seen, audience, self.guard, self.finder)
        self._roots = roots_of(Claim.objects.whole("who speaks"))
        self._by_root = {
            self._roots.get(r.claim_id, r.claim_id): r
            for rows in (self.people, self.bodies)
            for r in rows.values()
        }
        self._units = self._units_of_doers()
        self._say()

    def _load(self, model: type[Any], **also: Any) -> dict[str, Any]:
        rows = model.objects.visible_to(self.seen).filter(withdrawn=False, **also)
        related = {Person, Organisation, Place} - {model}
        found = rows.select_related("claim") if related else rows
        return {
            r.pk: r for r in found.order_by("claim__source_id", "claim__first", "id")
        }

    def _finder(self) -> tuple[Finder, tuple[Needle, ...]]:
        named = [str(p.name) for p in self.people.values() if self.cast.may_name(p)]
        equal = {letters(name) for name in named}
        needles = [n for n in self.guard.needles if letters(n.text) not in equal]
        hard = Finder(n for n in needles if not n.soft)
        names = [
            str(row.name)
            for rows in (self.bodies, self.places)
            for row in rows.values()
            if not hard.first(str(row.name))
        ]
        kept, dropped = keep(needles, [*named, *names, *interface()])
        return Finder(kept), tuple(dropped)

    # what stands in an output

    def compose(self) -> Composed:
        """Compose everything, then cite the sources that were quoted."""
        demands = self._demands()
        rows, shown = self._register({str(k): v.id for k, v in demands.items()})
        publication = c.Publication(
            audience=self.audience,
            on=c.Day(self.on.isoformat()),
            publisher=self._publisher(),
            incidents=tuple(self._incidents()),
            register=rows,
            figures=self._figures(shown),
            unnumbered=sum(
                e.heads == (None, None) and e.liberty.held and not e.historical
                for e in shown
            ),
            demands=tuple(demands.values()),
            scheduled=tuple(self._scheduled()),
            sources=tuple(self._sources()),
        )
        evidence = self.evidence
        if evidence.refused:
            self.left["quotes"] |= evidence.refused
        return Composed(
            publication=publication,
            shown=tuple(sorted(evidence.shown)),
            sources=tuple(sorted(evidence.sources)),
            finder=self.finder,
            left_out={k: tuple(sorted(v)) for k, v in sorted(self.left.items())},
            dropped=self.dropped,
            inside=self.inside,
        )

    def id(self, row: str) -> c.Id:
        """Return the id that the audience knows a row by."""
        found = outside(self.audience, row)
        self.inside[found.value] = row
        return found

    def _publisher(self) -> c.Words | None:
        owner = Owner.objects.visible_to(self.seen).filter(pk=self.officer.owner)
        row = owner.first()
        return self.evidence.words(row, "name") if row else None

    # people and bodies

    def person(self, row: Person) -> c.Person:
        """Return a person by name where there is a basis, else as known to us."""
        name = self.evidence.words(row, "name") if self.cast.may_name(row) else None
        self.evidence.shown.add(row.pk)
        return c.Person(
            id=self.id(self.cast.root(row.pk)),
            kind=c.Code("person", row.kind),
            name=name,
            known=bool(row.name),
            heads=(row.heads_min, row.heads_max),
        )

    def body(self, row: Organisation) -> c.Body:
        """Return an organisation; without a name where its name is protected."""
        name = self.evidence.words(row, "name")
        return c.Body(self.id(row.pk), c.Code("body", "body"), name)

    def doer(self, row: Involvement) -> c.Body | None:
        """Return whom an act is laid to: a body, a disclosed person, or their unit."""
        if row.organisation_id:
            body = self.bodies.get(row.organisation_id)
            return self.body(body) if body else None
        person = self.people.get(row.person_id or "")
        if person is not None and self.cast.may_name(person):
            name = self.evidence.words(person, "name")
            return c.Body(self.id(person.pk), c.Code("body", "individual"), name)
        unit = self._units.get(row.person_id or "")
        name = self.evidence.words(unit, "name") if unit else None
        kind = "unit" if name else "individual"
        return c.Body(self.id(row.pk), c.Code("body", kind), name)

    def _units_of_doers(self) -> dict[str, Organisation]:
        rows = Relation.objects.visible_to(self.seen).filter(
            withdrawn=False, person__isnull=False, to_organisation__isnull=False
        )
        return {
            r.person_id: self.bodies[r.to_organisation_id]
            for r in rows.order_by("entry", "id")
            if r.to_organisation_id in self.bodies
            and self.cast.root(r.person_id) in self.cast.doers
        }

    def _say(self) -> None:
        """Tell the evidence who speaks in each claim, as far as that may be told."""
        bodies = {letters(str(b.name)): b for b in self.bodies.values()}
        for claim in self.evidence.claims.values():
            self.evidence.voices[claim.pk] = tuple(
                self._voice(str(v), bodies) for v in claim.voices or ()
            )

    def _voice(self, voice: str, bodies: Mapping[str, Organisation]) -> c.Voice:
        row = self._by_root.get(self._roots.get(voice, voice))
        if isinstance(row, Person):
            return self.person(row)
        body = row or bodies.get(letters(voice))
        if body is not None:
            return self.body(body)
        return c.Code("voice", voice if voice in c.codes("voice") else "other")

    # incidents and acts

    def _incidents(self) -> Iterable[c.Incident]:
        acts = self._acts()
        events = self._load(Event)
        for event in events.values():
            if not self.evidence.mentioned(event.claim_id):
                self.left["events"].add(event.pk)
                continue
            theirs = tuple(acts.pop(event.pk, ()))
            if theirs or (event.kind in _SHOWN and self.evidence.cites(event.claim_id)):
                quotes = self.evidence.of(event, "title", "kind")
                yield self._incident(event, theirs, quotes)
        for alone in acts.values():
            for act in alone:
                yield self._alone(act)

    def _incident(
        self, event: Event, acts: tuple[c.Act, ...], quotes: tuple[c.Quote, ...]
    ) -> c.Incident:
        known = c.codes("event")
        return c.Incident(
            id=self.id(event.pk),
            kind=c.Code("event", event.kind if event.kind in known else "other"),
            title=c.Field(self.evidence.words(event, "title"), quotes),
            date=self._date(event),
            place=self._place(event, event.place_id),
            acts=acts,
        )

    def _alone(self, act: c.Act) -> c.Incident:
        frame = "background" if act.time_frame.value != "incident" else "other"
        inside = self.inside[act.id.value]
        return c.Incident(
            id=self.id(f"{inside} alone"),
            kind=c.Code("event", frame),
            title=c.Field(None, act.type.quotes),
            date=act.date,
            place=act.place,
            acts=(act,),
        )

    def _acts(self) -> dict[str, list[c.Act]]:
        doers: dict[str, list[Involvement]] = defaultdict(list)
        for row in self._load(Involvement).values():
            doers[row.act_id].append(row)
        found: dict[str, list[c.Act]] = defaultdict(list)
        for act in self._load(Act).values():
            composed = self._act(act, doers[act.pk])
            if composed is None:
                self.left["acts"].add(act.pk)
            else:
                found[act.event_id or act.pk].append(composed)
        return found

    def _act(self, act: Act, doers: Iterable[Involvement]) -> c.Act | None:
        victim = self.people.get(act.victim_id or "")
        if act.victim_id and victim is None:
            return None
        if victim is not None and self._would_tell_a_watch(act, victim):
            return None
        if not self.evidence.cites(act.claim_id):
            return None
        laid = [(self.doer(d), self.evidence.of(d, "actor")) for d in doers]
        return c.Act(
            id=self.id(act.pk),
            type=c.Field(c.Code("act", act.type), self.evidence.of(act, "type")),
            date=self._date(act),
            place=self._act_place(act, victim),
            victim=c.Field(
                self.person(victim) if victim else None,
                self.evidence.of(act, "victim") if victim else (),
            ),
            doers=tuple(c.Field(body, quotes) for body, quotes in laid if body),
            modality=c.Code("modality", act.modality),
            derivation=c.Code("derivation", act.derivation),
            time_frame=c.Code("time_frame", act.time_frame),
        )

    def _would_tell_a_watch(self, act: Act, victim: Person) -> bool:
        """A threat against someone on the watch list tells that they are on it."""
        watched = self.cast.root(victim.pk) in self.cast.watched
        hidden = watched and not self.cast.told(victim.pk, "watch")
        return hidden and (
            act.type in (*THREATS, "summons", "listing", "prosecution")
            or self.cast.root(victim.pk) not in self.cast.held
        )

    def _date(self, row: Any) -> c.Field[c.Day | None]:
        day = c.Day(row.date) if row.date else None
        return c.Field(day, self.evidence.of(row, "date") if day else ())

    def _act_place(self, act: Act, victim: Person | None) -> c.Field[c.Words | None]:
        at_home = act.type in _AT_HOME and victim is not None
        if at_home and victim and not self.cast.told(victim.pk, "whereabouts"):
            return c.Field(None)
        return self._place(act, act.place_id)

    def _place(self, row: Any, place_id: str | None) -> c.Field[c.Words | None]:
        """Return a place where some words name it outside all that is protected."""
        place = self.places.get(place_id or "")
        if place is None or not self.evidence.mentioned(place.claim_id):
            return c.Field(None)
        words = self.evidence.words(place, "name")
        return c.Field(words, self.evidence.of(row, "place") if words else ())

    # the register

    def _register(
        self, demands: Mapping[str, c.Id]
    ) -> tuple[tuple[c.Row, ...], list[Entry]]:
        known = entries_on(self.officer, self.on)
        by_episode = {e: entry for entry in known for e in entry.episodes}
        shown: list[Entry] = []
        for entry in entries_on(self.seen, self.on):
            desk = next(
                (by_episode[e] for e in entry.episodes if e in by_episode), None
            )
            if desk is not None and self._same(entry, desk):
                shown.append(entry)
            else:
                self.left["register"].add(entry.id)
        told = [e for e in known if self._decided(e)]
        shown = [e for e in shown if e.id not in {t.id for t in told}]
        takers = self._takers()
        asked = self._asked(demands)
        rows = [
            row
            for entry in sorted([*shown, *told], key=_order)
            if (row := self._row(entry, takers, asked))
        ]
        return tuple(rows), shown

    def _same(self, entry: Entry, desk: Entry) -> bool:
        """Whether the audience reads an entry as the desk does."""
        a, b = entry.liberty, desk.liberty
        person = entry.people[0]
        return (
            (a.value, a.closed, a.disputed) == (b.value, b.closed, b.disputed)
            and bool(a.claimed_end) == bool(b.claimed_end)
            and entry.kind != WATCH
            and (a.value != "escaped" or self.cast.told(person, "escaped"))
            and all(p in self.people for p in entry.people)
        )

    def _decided(self, entry: Entry) -> bool:
        """Whether an officer decided that this entry may be told, for that person."""
        person = entry.people[0]
        if entry.kind == WATCH:
            return not entry.overtaken and self.cast.told(person, "watch")
        escaped = entry.liberty.value == "escaped"
        return escaped and self.cast.told(person, "escaped")

    def _row(
        self,
        entry: Entry,
        takers: Mapping[str, list[c.Field[c.Body]]],
        asked: Mapping[str, list[c.Id]],
    ) -> c.Row | None:
        row = next((self.people[p] for p in entry.people if p in self.people), None)
        if row is None:
            self.left["register"].add(entry.id)
            return None
        person = self.person(row)
        named = next((self.people[p] for p in entry.people if self._named(p)), None)
        if named is not None:
            person = self.person(named)
        return c.Row(
            id=self.id(entry.id),
            person=c.Person(
                person.id, person.kind, person.name, person.known, entry.heads
            ),
            historical=entry.historical,
            liberty=self._axis(entry, entry.liberty, "liberty"),
            legal=self._axis(entry, entry.legal, "legal"),
            acknowledgement=self._axis(entry, entry.acknowledgement, "acknowledgement"),
            verification=self._axis(entry, entry.verification, "verification"),
            place=self._stay(entry),
            taken_by=_once(t for p in entry.people for t in takers.get(p, ())),
            sources=self._origins(entry.sources),
            demands=tuple(dict.fromkeys(d for p in entry.people for d in asked[p])),
        )

    def _named(self, person: str) -> bool:
        row = self.people.get(person)
        return row is not None and self.cast.may_name(row)

    def _axis(self, entry: Entry, standing: Standing, axis: str) -> c.Axis:
        steps = [s for s in entry.steps if s.axis == axis] or _by(standing)
        closed = entry.kind == WATCH or standing.value == "escaped"
        scheme = "watch" if axis == "liberty" and closed else axis
        return c.Axis(
            value=c.Code(scheme, standing.value) if standing.value else None,
            since=c.Day(standing.since) if standing.since else None,
            as_of=c.Day(standing.as_of.isoformat()) if standing.as_of else None,
            disputed=standing.disputed,
            stale=standing.stale,
            holder_only=standing.said_by_holder_only,
            derivation=(
                c.Code("derivation", standing.by.derivation) if standing.by else None
            ),
            quotes=self.evidence.of_claims(s.claim for s in steps),
        )

    def _stay(self, entry: Entry) -> c.Field[c.Words | None]:
        stay = entry.stay
        place = self.places.get(stay.place) if stay else None
        hidden = entry.liberty.value in _NOT_A_PLACE_TO_TELL and not self.cast.told(
            entry.people[0], "whereabouts"
        )
        row = Stay.objects.visible_to(self.seen).filter(pk=stay.id if stay else "")
        found = row.first()
        if place is None or found is None or hidden:
            return c.Field(None)
        return self._place(found, place.pk)

    def _takers(self) -> dict[str, list[c.Field[c.Body]]]:
        acts = {a.pk: a for a in self._load(Act, type__in=TAKINGS).values()}
        found: dict[str, list[c.Field[c.Body]]] = defaultdict(list)
        for row in self._load(Involvement).values():
            act = acts.get(row.act_id)
            body = self.doer(row) if act else None
            if act is not None and act.victim_id and body:
                quotes = self.evidence.of(row, "actor")
                found[act.victim_id].append(c.Field(body, quotes))
        return found

    def _asked(self, demands: Mapping[str, c.Id]) -> dict[str, list[c.Id]]:
        found: dict[str, list[c.Id]] = defaultdict(list)
        for row in self._load(Subject).values():
            if row.demand_id in demands:
                found[row.person_id].append(demands[row.demand_id])
        return found

    def _origins(self, sources: Iterable[str]) -> int:
        """Count independent origins: near copies of one statement are one."""
        listed = set(sources)
        rows = Source.objects.whole("counting origins").filter(pk__in=listed)
        near = dict(rows.values_list("pk", "near_id"))
        return len({_origin(s, near) for s in listed})

    def _figures(self, shown: Iterable[Entry]) -> tuple[c.Figure, ...]:
        counted = tally(shown, self.on)
        return tuple(
            c.Figure(
                code=c.Code("figure", name),
                value=getattr(counted, name),
                listed=True,
                most=counted.most[name],
                rows=tuple(self.id(e) for e in counted.entries[name]),
            )
            for name in FIGURES
        )

    # demands, dates ahead, sources

    def _demands(self) -> dict[str, c.Demand]:
        subjects: dict[str, list[Person]] = defaultdict(list)
        for row in self._load(Subject).values():
            if row.person_id in self.people:
                subjects[row.demand_id].append(self.people[row.person_id])
        found = {}
        rows = sorted(
            self._load(Demand).values(),
            key=lambda d: (d.claim.source_id, d.position, d.pk),
        )
        for row in rows:
            words = self.evidence.of(row, "words")
            if not words or not self.evidence.cites(row.claim_id):
                self.left["demands"].add(row.pk)
                continue
            found[row.pk] = self._demand(row, words, subjects[row.pk])
        return found

    def _demand(
        self, row: Demand, words: tuple[c.Quote, ...], subjects: list[Person]
    ) -> c.Demand:
        body = self.bodies.get(row.addressee_id or "")
        asked = self.evidence.words(body, "name") if body else None
        return c.Demand(
            id=self.id(row.pk),
            number=row.number,
            words=words,
            addressee=c.Field(asked, self.evidence.of(row, "addressee")),
            subjects=_in_no_order(self.person(p) for p in subjects),
            status=c.Code("demand", row.status),
            date=c.Day(row.date) if row.date else None,
            source=self.id(row.claim.source_id),
        )

    def _scheduled(self) -> Iterable[c.Scheduled]:
        for row in sorted(
            self._load(Scheduled).values(), key=lambda s: (s.start, s.pk)
        ):
            title = self.evidence.words(row, "title")
            if title is None or not self.evidence.cites(row.claim_id):
                self.left["scheduled"].add(row.pk)
                continue
            yield c.Scheduled(
                id=self.id(row.pk),
                title=title,
                start=c.Day(row.start.isoformat()),
                end=c.Day(row.end.isoformat()) if row.end else None,
                place=self._place(row, row.place_id).value,
                quotes=self.evidence.of(row, "title"),
            )

    def _sources(self) -> Iterable[c.Source]:
        cited = list(self.evidence.sources)
        headers: dict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in self.evidence.claims.values():
            if claim.kind == "header":
                headers[claim.source_id].setdefault(claim.value.get("field", ""), claim)
        rows = Source.objects.whole("citing sources").filter(pk__in=cited)
        found = [self._source(row, headers[row.pk]) for row in rows]
        return sorted(found, key=_dated)

    def _source(self, row: Source, headers: Mapping[str, Claim]) -> c.Source:
        issuer, title = headers.get("issuer"), headers.get("title")
        dateline = headers.get("dateline")
        body = self._issuer(issuer)
        told = str(title.value.get("value") or "") if title else ""
        words = (
            c.Words(told, title.label, self.audience)
            if title and told and self.evidence.clear(told)
            else None
        )
        day = dateline.value.get("value") if dateline else None
        return c.Source(
            id=self.id(row.pk),
            kind=c.Code("source", row.kind),
            issuer=c.Field(body, self._of(issuer) if body else ()),
            title=c.Field(words, self._of(title) if words else ()),
            date=c.Field(c.Day(day) if day else None, self._of(dateline)),
        )

    def _issuer(self, claim: Claim | None) -> c.Body | None:
        named = (claim.value.get("organisation") if claim else None) or ""
        row = self._by_root.get(self._roots.get(named, named))
        return self.body(row) if isinstance(row, Organisation) else None

    def _of(self, claim: Claim | None) -> tuple[c.Quote, ...]:
        return self.evidence.of_claims([claim.pk]) if claim else ()


def _by(standing: Standing) -> list[Step]:
    return [standing.by] if standing.by else []


def _once(found: Iterable[c.Field[c.Body]]) -> tuple[c.Field[c.Body], ...]:
    return tuple({f.value.id.value: f for f in found}.values())


def _in_no_order(people: Iterable[c.Person]) -> tuple[c.Person, ...]:
    """Order by ids: the order of a text that is online would tell who is who."""
    return tuple(sorted(people, key=lambda p: (p.name is None, p.id.value)))


def _order(entry: Entry) -> tuple[object, ...]:
    newest = -(entry.liberty.as_of or datetime.date.min).toordinal()
    return (
        entry.historical,
        entry.liberty.closed,
        entry.kind == WATCH,
        newest,
        entry.id,
    )


def _origin(source: str, near: Mapping[str, str | None]) -> str:
    seen: set[str] = set()
    while (older := near.get(source)) and older not in seen:
        seen.add(source)
        source = older
    return source


def _dated(source: c.Source) -> tuple[datetime.date, str]:
    """Order by the sources' own dates: the day of receipt would tell of a meeting."""
    latest = bounds(source.date.value.edtf)[1] if source.date.value else None
    return (latest or datetime.date.max, source.id.value)

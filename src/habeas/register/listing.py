"""Reads the register as an officer may see it, on a day as known on another."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.records import identify
from habeas.records.accepted import ACCEPTED
from habeas.records.build import TAKINGS
from habeas.records.known import stood
from habeas.records.models import Act, Involvement, Person
from habeas.records.remembered import remembered
from habeas.records.then import as_then
from habeas.register.entries import Entry, StayAt, Told, entries
from habeas.register.models import Episode, Status, Stay, Subject
from habeas.register.status import Step
from habeas.sources.models import Source
from habeas.store.here import day_of
from habeas.store.labels import up_to
from habeas.text.edtf import bounds

_FEW = 500  # people whose records are asked for by id rather than read whole


@dataclass(frozen=True)
class RegisterRow:
    """One entry of the register with the records beside it.

    `taken_by` are the names of the bodies and people alleged to have taken the
    person; `demands` the ids of demands made for them.
    """

    entry: Entry
    taken_by: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name, else the words for an unnamed person or group, else ''."""
        return self.entry.name or self.entry.words or ""


def rows(
    officer: User,
    as_of: datetime.date,
    known_on: datetime.datetime | None = None,
) -> list[RegisterRow]:
    """Return the register on day `as_of`, as known at `known_on` (None: now).

    Deprivations that are open come first, then watch entries, what has ended, and
    historical entries; within each, the newest news first. Worked out once for as long
    as nothing is written (`records.remembered`).
    """
    of = ("register", as_of, known_on)
    return list(remembered(officer, lambda: _rows(officer, as_of, known_on), *of))


def row_of(
    officer: User,
    entry: str,
    as_of: datetime.date,
    known_on: datetime.datetime | None = None,
) -> RegisterRow | None:
    """Return one row by its entry's id, without working out the whole register."""
    person = _person_of(officer, entry)
    about = entries_about(officer, {person}, as_of, known_on) if person else []
    found = [e for e in about if e.id == entry]
    return next(iter(_with_records(officer, found, known_on)), None)


def worked_out(
    officer: User,
    people: Collection[str],
    wanted: Collection[str],
    as_of: datetime.date,
    known_on: datetime.datetime | None = None,
) -> list[RegisterRow]:
    """Return the rows of some entries (ids), which are of `people`, in order."""
    found = entries_about(officer, people, as_of, known_on)
    return _with_records(officer, [e for e in found if e.id in wanted], known_on)


def entries_about(
    officer: User,
    people: Collection[str],
    as_of: datetime.date,
    known_on: datetime.datetime | None = None,
) -> list[Entry]:
    """Return the entries of some people (ids), with all who were decided the same.

    An entry of theirs is as in the whole register: the groups they are of and the
    members of theirs count in it.
    """
    bound = identify.bonds_of(people, known_on)
    roots = {bound.of(p) for p in people}
    around = roots | {m for g in roots for m in bound.members.get(g, ())}
    around |= {g for g, theirs in bound.members.items() if theirs & roots}
    ids = around | {p for p, root in bound.root.items() if root in around}
    told = told_of(officer, ids, bound, around, known_on)
    found = entries(told, bound.root, bound.members, as_of, known_on)
    return [e for e in found if {bound.of(p) for p in e.people} & roots]


def told_of(
    officer: Any,
    people: Collection[str],
    bound: identify.Bonds,
    groups: Collection[str] | None = None,
    known_on: datetime.datetime | None = None,
) -> list[Told]:
    """Return what is told of `people` (ids), with the members of their groups.

    Args:
        officer: Who looks; nothing but the ceiling is asked.
        people: Whose episodes.
        bound: What was decided about them.
        groups: Which groups' members; None takes those among `people`.
        known_on: The time of knowledge (aware; None: now).
    """
    of = people if groups is None else groups
    return _told(officer, known_on, people) + _members(officer, bound, of)


def _person_of(officer: User, entry: str) -> str | None:
    """Return whom an entry's id names: a person, or the person of an episode."""
    if "+" in entry:
        return entry.partition("+")[0]
    found = Episode.objects.visible_to(officer).filter(pk=entry)
    person: str | None = found.values_list("person_id", flat=True).first()
    return person


def _rows(
    officer: User, as_of: datetime.date, known_on: datetime.datetime | None
) -> list[RegisterRow]:
    return _with_records(officer, entries_on(officer, as_of, known_on), known_on)


def _with_records(
    officer: User, found: list[Entry], known_on: datetime.datetime | None
) -> list[RegisterRow]:
    people = {p for e in found for p in e.people}
    takers = _takers(officer, people, known_on)
    demands = _demands(officer, people, known_on)
    made = [
        RegisterRow(
            entry,
            tuple(sorted({n for p in entry.people for n in takers[p]})),
            tuple(sorted({d for p in entry.people for d in demands[p]})),
        )
        for entry in found
    ]
    return sorted(made, key=_order)


def entries_on(
    officer: User,
    as_of: datetime.date,
    known_on: datetime.datetime | None = None,
) -> list[Entry]:
    """Return the entries that `officer` may see, laid together across sources."""
    bound = identify.bonds(known_on)
    told = _told(officer, known_on) + _members(officer, bound)
    return entries(told, bound.root, bound.members, as_of, known_on)


def entry_of(officer: User, episode: str, as_of: datetime.date) -> Entry | None:
    """Return the entry that episode `episode` belongs to, or None."""
    person = _person_of(officer, episode)
    people = {person} if person else set()
    people |= identify.bonds_of(people).everyone
    found = entries_about(officer, people, as_of)
    return next((e for e in found if episode in e.episodes), None)


@dataclass(frozen=True)
class HeldAt:
    """An entry that was said to be held at a place from `date` (EDTF) on.

    `now`: it is the last place told, and the deprivation is open.
    """

    entry: Entry
    date: str
    now: bool


def held_at(
    officer: User,
    places: Collection[str],
    as_of: datetime.date,
    known_on: datetime.datetime | None = None,
) -> list[HeldAt]:
    """Return who was said to be held at these places, those held there now first."""
    rows = Stay.objects.visible_to(officer).filter(place__in=places)
    people = set(rows.values_list("episode__person_id", flat=True)[:_FEW])
    found = []
    for entry in entries_about(officer, people, as_of, known_on):
        stays = [s for s in entry.stays if s.place in places]
        if stays:
            now = entry.stay is not None and entry.stay.place in places
            found.append(HeldAt(entry, stays[-1].date, now))
    return sorted(found, key=lambda h: (not h.now, h.entry.name or "", h.entry.id))


def said_on(sources: Iterable[str]) -> dict[str, datetime.date]:
    """Return the day each source speaks: its dateline, else the day it came."""
    ids = set(sources)
    whole = Source.objects.whole("the day a source speaks")
    days = {s.pk: day_of(s.received_at) for s in whole.filter(pk__in=ids)}
    heads = Claim.objects.whole("the day a source speaks").filter(
        source__in=ids, kind="header", state=ACCEPTED
    )
    for claim in heads:
        if claim.value.get("field") == "dateline" and claim.value.get("value"):
            latest = bounds(claim.value["value"])[1]
            days[claim.source_id] = latest or days[claim.source_id]
    return days


def _members(
    officer: User, bound: identify.Bonds, groups: Collection[str] | None = None
) -> list[Told]:
    """Return the people decided to be of a group, of whom nothing else may be told."""
    of = {g: m for g, m in bound.members.items() if groups is None or g in groups}
    roots = {m for theirs in of.values() for m in theirs}
    ids = roots | {p for p, root in bound.root.items() if root in roots}
    people = Person.objects.visible_to(officer).filter(pk__in=ids, withdrawn=False)
    return [Told(episode="", person=p.pk, name=p.name, words=p.words) for p in people]


def _told(
    officer: User,
    known_on: datetime.datetime | None,
    people: Collection[str] | None = None,
) -> list[Told]:
    with_withdrawn = known_on is not None
    may = up_to(officer.ceiling)  # whom and what place it is of must be seen as well
    episodes = Episode.objects.visible_to(officer).select_related("person")
    episodes = episodes.filter(person__label__in=may)
    statuses = Status.objects.visible_to(officer).select_related("claim")
    stays = Stay.objects.visible_to(officer).select_related("place")
    stays = stays.filter(place__label__in=may)
    if people is not None:
        episodes = episodes.filter(person__in=people)
        statuses = statuses.filter(episode__person__in=people)
        stays = stays.filter(episode__person__in=people)
    if not with_withdrawn:
        episodes = episodes.filter(withdrawn=False, person__withdrawn=False)
    steps = steps_by_episode(
        statuses if with_withdrawn else statuses.filter(withdrawn=False)
    )
    held = _stays(officer, stays, known_on)
    listed = [e for e in episodes if steps[e.pk]]
    _as_then(officer, listed, known_on)
    return [episode_as(e, tuple(steps[e.pk]), tuple(held[e.pk])) for e in listed]


def _as_then(
    officer: User, episodes: list[Episode], known_on: datetime.datetime | None
) -> None:
    """Let episodes, in memory, tell the people as they were told at `known_on`."""
    if known_on is None:
        return
    follow = [e for e in episodes if _heads(e) == _heads(e.person)]
    as_then(officer, [e.person for e in episodes], known_on)
    for episode in follow:
        episode.heads_min, episode.heads_max = _heads(episode.person)


def _heads(row: Episode | Person) -> tuple[int | None, int | None]:
    return row.heads_min, row.heads_max


def episode_as(
    episode: Episode,
    steps: tuple[Step, ...],
    stays: tuple[StayAt, ...],
    *,
    named: bool = True,
) -> Told:
    """Return an episode, with its person, as it is laid together with others.

    Without its name and words, which are sealed, unless `named`.
    """
    person = episode.person
    return Told(
        episode=episode.pk,
        person=person.pk,
        kind=episode.kind,
        historical=episode.historical,
        group=person.kind == "group",
        heads=(episode.heads_min, episode.heads_max),
        name=person.name if named else None,
        words=person.words if named else None,
        steps=steps,
        stays=stays,
        event=episode.event_id,
    )


def steps_by_episode(statuses: Iterable[Any]) -> dict[str, list[Step]]:
    """Return statuses, with their claims, as steps of folding, by their episodes."""
    found = list(statuses)
    days = said_on(s.claim.source_id for s in found)
    steps: dict[str, list[Step]] = defaultdict(list)
    for s in found:
        steps[s.episode_id].append(step_of(s, days.get(s.claim.source_id)))
    return steps


def step_of(status: Status, day: datetime.date | None) -> Step:
    """Return a status as a step of folding; `day` is when its source speaks."""
    return Step(
        id=status.pk,
        value=status.value,
        axis=status.axis,
        date=status.date,
        earliest=status.earliest,
        latest=status.latest,
        best=status.best,
        said_on=day,
        source=status.claim.source_id,
        claim=status.claim_id,
        order=status.order,
        derivation=status.derivation,
        end_basis=status.end_basis,
        release_type=status.release_type,
        recorded_at=status.recorded_at,
        withdrawn_at=status.withdrawn_at,
        explained=status.__dict__.get("reason") is not None,
    )


def _stays(
    officer: User, stays: Any, known_on: datetime.datetime | None
) -> dict[str, list[StayAt]]:
    found: dict[str, list[StayAt]] = defaultdict(list)
    standing = stood(stays, known_on)
    as_then(officer, [s.place for s in standing], known_on)
    for s in standing:
        found[s.episode_id].append(stay_of(s))
    return found


def stay_of(stay: Stay) -> StayAt:
    """Return a stay with the name of its place."""
    day = stay.best or stay.latest or stay.earliest
    return StayAt(stay.pk, stay.place_id, str(stay.place.name), day, stay.date)


def _takers(
    officer: User, people: set[str], known_on: datetime.datetime | None
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = Involvement.objects.visible_to(officer)
    rows = rows.select_related("act", "organisation", "person")
    if len(people) <= _FEW:  # by ids, so that they are read by the index
        acts = Act.objects.whole("who took somebody").filter(victim__in=people)
        ids = [pk for pk, what in acts.values_list("pk", "type") if what in TAKINGS]
        rows = rows.filter(act__in=ids)
    else:
        rows = rows.filter(act__type__in=TAKINGS)
    standing = stood(rows, known_on, "act")
    as_then(officer, [r.organisation or r.person for r in standing], known_on)
    for row in standing:
        actor = row.organisation or row.person
        if actor is None or actor.label not in up_to(officer.ceiling):
            continue
        if row.act.victim_id in people and actor.name:
            found[row.act.victim_id].add(str(actor.name))
    return found


def _demands(
    officer: User, people: set[str], known_on: datetime.datetime | None
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = Subject.objects.visible_to(officer).select_related("demand")
    if len(people) <= _FEW:
        rows = rows.filter(person__in=people)
    for row in stood(rows, known_on, "demand"):
        if row.person_id in people:
            found[row.person_id].add(row.demand_id)
    return found


def _order(row: RegisterRow) -> tuple[object, ...]:
    entry = row.entry
    group = (
        entry.historical,
        entry.liberty.closed,
        entry.kind != "deprivation",
        entry.overtaken,
    )
    newest = -(entry.liberty.as_of or datetime.date.min).toordinal()
    return (*group, newest, entry.id)

"""Keeps what is told worked out, row by row, so that a large desk is looked at quickly.

Tellings are derived: what an entry of the ledger touched is worked out anew in the same
transaction, with all acts of the same victim. On a desk that has none yet they are made
step by step (`step`), each step a transaction of its own, so that others go on writing;
what is written meanwhile is kept in step as well, and an interrupted making goes on
where it was. The full way (`publication.seen`) stays the rule: a test compares both.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from habeas.claims.models import Claim
from habeas.publication.models import Telling, Told
from habeas.publication.telling import rows as told
from habeas.publication.telling.rows import AT_ONCE, WHY, Row
from habeas.records import identify
from habeas.records.models import (
    Act,
    Event,
    Involvement,
    Organisation,
    Person,
    Place,
    Sameness,
)
from habeas.register.models import Episode, Scheduled, Status
from habeas.store import ledger
from habeas.store.models import Entry as LedgerEntry
from habeas.store.rows import Row as Record

PATIENCE = 1.0  # seconds for which a page that asks first makes them itself
STEP = 200  # rows, or victims, of one step


@dataclass
class Touched:
    """What has to be worked out anew, by id; of `sources`, what is said in them."""

    acts: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    announced: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return any(vars(self).values())


def note(rows: Iterable[Record]) -> None:
    """Work out anew what `rows` are part of; inside an entry's transaction.

    Where no tellings were made yet, none are made here.
    """
    listed = list(rows)
    if not any(isinstance(r, _WATCHED) for r in listed) or not Told.objects.exists():
        return
    if touched := _touched(listed):
        renew(touched)
    if touched or any(isinstance(r, Place | Organisation) for r in listed):
        Told.objects.update(since=max(r.entry for r in listed))  # names are kept too


_WATCHED = (
    Act, Involvement, Event, Place, Organisation, Person, Sameness, Scheduled, Claim,
    Episode, Status,
)  # fmt: skip


def _touched(rows: Iterable[Record]) -> Touched:
    by_model: dict[type, list[Any]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    ids = {m: {r.pk for r in found} for m, found in by_model.items()}
    made = Touched(
        acts=ids.get(Act, set()) | {r.act_id for r in by_model.get(Involvement, ())},
        people=set(ids.get(Person, ())),
        events=set(ids.get(Event, ())),
        announced=set(ids.get(Scheduled, ())),
        ends=ids.get(Status, set()) | _of(Status, "episode", ids.get(Episode, ())),
    )
    for decision in by_model.get(Sameness, ()):
        made.people |= {decision.first_id, decision.second_id}
    _by_link(made, ids)
    _by_claim(made, by_model.get(Claim, ()), by_model.get(Place, ()))
    return made


def _by_link(made: Touched, ids: dict[type, set[str]]) -> None:
    """Add what hangs on events, places and bodies that were written."""
    places, events = ids.get(Place, set()), ids.get(Event, set())
    made.acts |= _of(Act, "place", places) | _of(Act, "event", events)
    bodies = ids.get(Organisation, set())
    made.acts |= _of(Involvement, "organisation", bodies, "act_id")
    made.events |= _of(Event, "place", places)
    made.announced |= _of(Scheduled, "place", places)


def _by_claim(made: Touched, claims: Iterable[Claim], places: Iterable[Place]) -> None:
    """Add what hangs on claims that were written, and what is said in their sources."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    sources: set[str] = set()
    for claim in claims:
        by_kind[claim.kind].add(claim.pk)
        if claim.kind == "place":
            sources.add(claim.source_id)
    made.acts |= _of(Act, "claim", by_kind["act"])
    made.events |= _of(Event, "claim", by_kind["event"])
    made.announced |= _of(Scheduled, "claim", by_kind["scheduled"])
    made.ends |= _of(Status, "claim", by_kind["status"])
    sources |= _of(Claim, "pk", {p.claim_id for p in places}, "source_id")
    made.claims |= by_kind["act"] | {
        pk
        for part in _parts(sources)
        for pk in told.said().filter(source__in=part).values_list("pk", flat=True)
    }


def _of(
    model: type[Any], name: str, ids: Collection[str], give: str = "pk"
) -> set[str]:
    """Return the ids of the rows of `model` that name one of `ids`."""
    rows = model.objects.whole(WHY)
    return {
        pk
        for part in _parts(ids)
        for pk in rows.filter(**{f"{name}__in": part}).values_list(give, flat=True)
    }


def _parts(ids: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(ids)
    return (listed[at : at + AT_ONCE] for at in range(0, len(listed), AT_ONCE))


def renew(touched: Touched) -> int:
    """Work out anew what was touched; return how many rows tell something."""
    made, people = _renew_acts(touched.acts, touched.people)
    made += _renew_ends(touched.ends, people)
    for ids, work in (
        (touched.events, told.of_events),
        (touched.announced, told.of_announced),
        (touched.claims, told.of_claims),
    ):
        for part in _parts(ids):
            made += _put(part, ([row] for row in work(part)))
    return made


def _renew_acts(acts: Collection[str], people: Collection[str]) -> tuple[int, set[str]]:
    """Work acts out anew with all others of their victims, as they were and are.

    Returns:
        How many tell something, and the people (ids) whom they were done to.
    """
    victims = _of(Act, "pk", acts, "victim_id") - {None}
    for part in _parts(acts):
        before = Telling.objects.filter(row__in=part).exclude(victim="")
        victims |= set(before.values_list("victim", flat=True))
    everybody = {*people, *victims}
    bound = identify.bonds_of(everybody)
    everybody |= set(bound.root)
    whole = {*acts, *_of(Act, "victim", everybody)}
    made = 0
    for group in _together(whole, bound):
        made += _put(group, _by_victim(group, bound))
    return made, everybody


def _renew_ends(ends: Collection[str], people: Collection[str]) -> int:
    """Work out anew how deprivations ended, with all of some people (ids)."""
    made = 0
    for part in _parts({*ends, *_of(Status, "episode__person", people)}):
        held = Status.objects.whole(WHY).filter(pk__in=part)
        bound = identify.bonds_of(set(held.values_list("episode__person", flat=True)))
        made += _put(part, ([row] for row in told.of_ends(part, bound)))
    return made


def _together(acts: Collection[str], bound: identify.Bonds) -> Iterator[list[str]]:
    """Yield acts in parts, all of one victim in the same part."""
    by_victim: dict[str, list[str]] = defaultdict(list)
    rows = Act.objects.whole(WHY)
    for part in _parts(acts):
        victims = dict(rows.filter(pk__in=part).values_list("pk", "victim_id"))
        for pk in part:
            by_victim[bound.of(victims.get(pk) or pk)].append(pk)
    listed: list[str] = []
    for theirs in by_victim.values():
        if listed and len(listed) + len(theirs) > AT_ONCE:
            yield listed
            listed = []
        listed = [*listed, *theirs]
    if listed:
        yield listed


def _by_victim(acts: Collection[str], bound: identify.Bonds) -> Iterator[list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for part in _parts(acts):
        for row in told.of_acts(part, bound):
            found[row.victim.key or row.deed.id].append(row)
    yield from found.values()


def _put(rows: Collection[str], groups: Iterable[list[Row]]) -> int:
    """Put the tellings of groups in the place of those that rows (ids) had."""
    lines = [t for group in groups for t in told.tellings(group)]
    for part in _parts(rows):
        Telling.objects.filter(row__in=part).delete()
    Telling.objects.bulk_create(lines, batch_size=500)
    return len({t.row for t in lines})


@dataclass(frozen=True)
class Phase:
    """One sort of rows that tellings are made of, step by step, in order of a column."""

    model: type[Any]
    column: str
    rows: Any

    def next(self, after: str) -> list[str]:
        """Return the next values of the column."""
        found = self.rows().filter(**{f"{self.column}__gt": after})
        values = found.order_by(self.column).values_list(self.column, flat=True)
        return list(values.distinct()[:STEP])


def _with_victim() -> Any:
    return Act.objects.whole(WHY).filter(withdrawn=False, victim__isnull=False)


def _without_victim() -> Any:
    return Act.objects.whole(WHY).filter(withdrawn=False, victim__isnull=True)


def _events() -> Any:
    return Event.objects.whole(WHY).filter(withdrawn=False)


def _announced() -> Any:
    return Scheduled.objects.whole(WHY).filter(withdrawn=False)


PHASES = (
    Phase(Act, "victim_id", _with_victim),
    Phase(Act, "pk", _without_victim),
    Phase(Event, "pk", _events),
    Phase(Scheduled, "pk", _announced),
    Phase(Claim, "pk", told.said),
    Phase(Status, "pk", told.ends),
)


def _of_phase(phase: Phase, values: list[str]) -> Touched:
    ids = set(values)
    if phase.column == "victim_id":
        return Touched(people=ids)
    return Touched(**{_NAMES[phase.model]: ids})


_NAMES: dict[type[Any], str] = {
    Act: "acts",
    Event: "events",
    Scheduled: "announced",
    Claim: "claims",
    Status: "ends",
}


def step() -> bool:
    """Make the next few tellings; return whether all are made now.

    A transaction of its own: nobody else writes meanwhile.
    """
    with transaction.atomic():
        ledger.one_appender()
        at = Told.objects.first() or _begin()
        if at.whole:
            return True
        phase = PHASES[at.phase]
        values = phase.next(at.cursor)
        if values:
            at.cursor = values[-1]
            at.done += renew(_of_phase(phase, values))
        elif at.phase + 1 < len(PHASES):
            at.phase, at.cursor = at.phase + 1, ""
        else:
            at.whole, at.since, at.done = True, _last_entry(), at.total
        at.save()
    return at.whole


def _begin() -> Told:
    Telling.objects.all().delete()
    return Told.objects.create(total=sum(p.rows().count() for p in PHASES))


def forget() -> None:
    """Throw the tellings away; the next who looks has them made."""
    with transaction.atomic():
        ledger.one_appender()
        Told.objects.all().delete()
        Telling.objects.all().delete()


def rebuild() -> int:
    """Make all tellings anew; return how many there are."""
    forget()
    while not step():
        pass
    return Telling.objects.count()


def standing() -> int | None:
    """Return since which entry the tellings are as they are; None: not all are made."""
    return Told.objects.filter(whole=True).values_list("since", flat=True).first()


def ensure(patience: float = PATIENCE) -> int | None:
    """Make the tellings if they are not made, for so many seconds at most.

    Returns:
        As `standing`: None where they are not all made yet.
    """
    until = time.monotonic() + patience
    while (since := standing()) is None and time.monotonic() < until:
        step()
    return since


def progress() -> tuple[int, int]:
    """Return how many rows are worked out, and of how many."""
    at = Told.objects.first()
    return (min(at.done, at.total), at.total) if at else (0, 0)


def _last_entry() -> int:
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True).first()
    return last or 0

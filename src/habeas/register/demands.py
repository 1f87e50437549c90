"""The demands that were made, as said, and what officers decided about them.

A demand is recorded until an officer chooses to follow it. Whom it asks is set only
where its words name someone; else it is "not stated", and what an officer concludes
stands beside it, marked as inferred.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from habeas.accounts.models import User
from habeas.claims import quotes as spoken
from habeas.claims.models import Claim, Quote
from habeas.errors import Codes, HabeasError
from habeas.records.accepted import roots_of
from habeas.records.around import seen
from habeas.records.models import Person
from habeas.register.models import Demand, FollowUp, Subject, Topic
from habeas.sources.models import Source
from habeas.store.labels import up_to
from habeas.store.ledger import write

# Recorded, until someone decides to follow it; then as far as it has come.
STATUSES = (
    "recorded",
    "followed",
    "sent",
    "acknowledged",
    "answered",
    "promised",
    "partly_met",
    "met",
    "refused",
    "no_answer",
    "moot",
    "withdrawn",
)


class UnknownStatus(HabeasError):
    """A demand was to get a status there is none of."""

    def __init__(self, demand: str) -> None:
        super().__init__(
            "demand %(demand)s: there is no such status. Nothing was changed. Choose "
            "one of: %(statuses)s.",
            demand=demand,
            statuses=Codes(STATUSES, "demand"),
        )


# Steps that are somebody's answer: they need the source in which it was given.
NEED_SOURCE = ("met", "partly_met")
# Steps after which nothing more is due.
OVER = ("met", "refused", "moot", "withdrawn")
STEPS = tuple(s for s in STATUSES if s != "recorded")


class NoSuchSource(HabeasError):
    """A demand was said to be met without the source that says so."""

    def __init__(self, demand: str) -> None:
        super().__init__(
            "demand %(demand)s: that it is met needs a source. Nothing was changed. "
            "Add the answer as a source first, then choose it here.",
            demand=demand,
        )


@dataclass(frozen=True)
class DemandRow:
    """A demand with its words, whom it asks, and for whom it is made.

    `addressee` is the body, or the person, that the words name; None where they name
    nobody: it is "not stated". `inferred` is what an officer concluded, in the
    officer's words. `topics` are what officers put it under; `followups` what was done
    about it, the last first.
    """

    demand: Demand
    words: tuple[str, ...]
    addressee: str | None
    inferred: str | None
    subjects: tuple[Person, ...]
    topics: tuple[Topic, ...] = ()
    followups: tuple[FollowUp, ...] = ()

    @property
    def due(self) -> datetime.date | None:
        """The next day on which to look at it again, None where nothing is due."""
        days = [f.due for f in self.followups if f.due and not f.done]
        return min(days) if days and self.status not in OVER else None

    def overdue(self, today: datetime.date) -> bool:
        return self.due is not None and self.due < today

    @property
    def status(self) -> str:
        return str(self.demand.status)


def listing(officer: User) -> list[DemandRow]:
    """Return the demands that `officer` may see, by source and place in the text."""
    return _rows(officer, Demand.objects.visible_to(officer))


def of_ids(officer: User, ids: Iterable[str]) -> list[DemandRow]:
    """Return some demands that `officer` may see, by source and place in the text."""
    rows = Demand.objects.visible_to(officer).filter(pk__in=list(ids))
    return _rows(officer, rows, some=True)


def with_status(officer: User, status: str, part: slice) -> list[DemandRow]:
    """Return some of the demands that have come so far, by source and place."""
    rows = Demand.objects.visible_to(officer).filter(withdrawn=False, status=status)
    ordered = rows.order_by("claim__source_id", "position", "id")
    ids = list(ordered.values_list("pk", flat=True)[part])
    return _rows(
        officer, Demand.objects.visible_to(officer).filter(pk__in=ids), some=True
    )


def with_a_day(officer: User) -> list[DemandRow]:
    """Return the demands that wait for a day that was named."""
    waits = FollowUp.objects.visible_to(officer).filter(
        undone=False, done=False, due__isnull=False
    )
    rows = Demand.objects.visible_to(officer).exclude(status__in=OVER)
    ids = list(waits.values_list("demand_id", flat=True))
    return _rows(officer, rows.filter(pk__in=ids), some=True)


def demands_to(officer: User, bodies: Collection[str]) -> list[DemandRow]:
    """Return the demands whose words ask one of these organisations (ids)."""
    asked = Demand.objects.visible_to(officer).filter(addressee__in=bodies)
    return _rows(officer, asked, some=True)


def demands_for(officer: User, people: Iterable[str | None]) -> list[DemandRow]:
    """Return the demands that are made for any of these people (ids)."""
    ids = {p for p in people if p}
    subjects = Subject.objects.visible_to(officer).filter(
        person__in=ids, withdrawn=False
    )
    of = subjects.values_list("demand_id", flat=True)
    rows = Demand.objects.visible_to(officer).filter(pk__in=list(of))
    return _rows(officer, rows, some=True)


def one(officer: User, demand: Demand) -> DemandRow:
    """Return one demand with all that stands beside it."""
    rows = Demand.objects.visible_to(officer).filter(pk=demand.pk)
    return _rows(officer, rows, some=True)[0]


def _rows(officer: User, found: Any, *, some: bool = False) -> list[DemandRow]:
    """Return demands of a query; `some`: few enough to ask for by their ids."""
    demands = list(
        found.filter(withdrawn=False)
        .select_related("addressee", "claim")
        .order_by("claim__source_id", "position", "id")
    )
    return rows_of(officer, demands, some=some)


def rows_of(
    officer: User, demands: list[Demand], *, some: bool = True
) -> list[DemandRow]:
    """Return demands, with their claims and whom they ask, with what stands beside.

    `some`: they are few enough for that to be asked for by their ids.
    """
    only = demands if some else None
    words, subjects = _words(officer, only), _subjects(officer, only)
    topics, followups = _topics(officer, only), _followups(officer, only)
    asked = _people_asked(officer, demands)
    return [
        DemandRow(
            demand,
            tuple(words[demand.claim_id]),
            _called(officer, demand) or asked.get(demand.pk),
            demand.inferred,
            tuple(subjects[demand.pk]),
            tuple(topics[demand.pk]),
            tuple(followups[demand.pk]),
        )
        for demand in demands
    ]


def infer_addressee(
    officer: User, demand: Demand, words: str | None, *, key: str | None = None
) -> Demand:
    """Write whom an officer takes a demand to ask; None takes it back.

    The addressee that the demand's own words name, or do not, is left as it is.
    """
    with write(officer, "register.infer_addressee", key=key) as w:
        demand.inferred = words or None
        w.save(demand)
    return demand


def follow(
    officer: User, demand: Demand, status: str = "followed", *, key: str | None = None
) -> Demand:
    """Decide to follow a demand, or say how far it has come.

    Raises:
        UnknownStatus: If `status` is none of `STATUSES`.
        NoSuchSource: If it is said to be met: that needs a source (`follow_up`).
    """
    if status not in STATUSES:
        raise UnknownStatus(demand.pk)
    if status in NEED_SOURCE:
        raise NoSuchSource(demand.pk)
    with write(officer, "register.follow_demand", key=key) as w:
        demand.status = status
        w.save(demand)
    return demand


def follow_up(
    officer: User,
    demand: Demand,
    step: str,
    on: datetime.date,
    *,
    due: datetime.date | None = None,
    note: str | None = None,
    source: Source | None = None,
    key: str | None = None,
) -> FollowUp:
    """Record how far a demand came on a day, and when to look at it again.

    What was due before is done with it. That a demand is met, wholly or in part, is
    somebody's word: it needs the source that holds it.

    Args:
        officer: Who records it.
        demand: The demand.
        step: One of `STEPS`.
        on: The day it happened.
        due: When to look again; None where nothing is due.
        note: A word beside it.
        source: Where the answer stands.
        key: An idempotency key.

    Raises:
        UnknownStatus: If `step` is none of `STEPS`.
        NoSuchSource: If `step` needs a source and has none.
    """
    if step not in STEPS:
        raise UnknownStatus(demand.pk)
    if step in NEED_SOURCE and source is None:
        raise NoSuchSource(demand.pk)
    made = FollowUp(
        demand=demand,
        step=step,
        on=on,
        due=None if step in OVER else due,
        note=note or None,
        source=source,
        key=demand.key,
        label=demand.label,
    )
    with write(officer, "register.follow_up", key=key) as w:
        open_ = FollowUp.objects.whole("what was due before").filter(
            demand=demand, done=False, undone=False, due__isnull=False
        )
        for old in open_:
            old.done = True
            w.save(old)
        demand.status = step
        w.save(made, demand)
    return made


def undo_follow_up(
    officer: User, followup: FollowUp, *, key: str | None = None
) -> FollowUp:
    """Take a follow-up back; the demand stands where the one before it left it."""
    with write(officer, "register.undo_follow_up", key=key) as w:
        followup.undone = True
        rows = FollowUp.objects.whole("where a demand stands").filter(
            demand=followup.demand_id, undone=False
        )
        left = rows.exclude(pk=followup.pk).order_by("-on", "-entry", "-id").first()
        demand = followup.demand
        demand.status = left.step if left else "recorded"
        if left is not None and left.done:
            left.done = False
            w.save(left)
        w.save(followup, demand)
    return followup


def put_under(
    officer: User, demand: Demand, words: str, *, key: str | None = None
) -> Topic | None:
    """Put a demand under a topic, in the officer's words; None where it is already."""
    told = " ".join(words.split())[:80]
    rows = Topic.objects.whole("the topics of a demand").filter(
        demand=demand, undone=False
    )
    if not told or any(t.words == told for t in rows):
        return None
    topic = Topic(demand=demand, words=told, key=demand.key, label=demand.label)
    with write(officer, "register.put_under", key=key) as w:
        w.save(topic)
    return topic


def take_from(officer: User, topic: Topic, *, key: str | None = None) -> Topic:
    """Take a demand from under a topic."""
    with write(officer, "register.take_from", key=key) as w:
        topic.undone = True
        w.save(topic)
    return topic


def _of(query: Any, name: str, only: list[Demand] | None) -> Any:
    return query if only is None else query.filter(**{f"{name}__in": only})


def _topics(officer: User, only: list[Demand] | None) -> dict[str, list[Topic]]:
    found: dict[str, list[Topic]] = defaultdict(list)
    rows = Topic.objects.visible_to(officer).filter(undone=False)
    for row in _of(rows, "demand", only).order_by("entry", "id"):
        found[row.demand_id].append(row)
    return found


def _followups(officer: User, only: list[Demand] | None) -> dict[str, list[FollowUp]]:
    found: dict[str, list[FollowUp]] = defaultdict(list)
    rows = FollowUp.objects.visible_to(officer).filter(undone=False)
    for row in _of(rows, "demand", only).order_by("-on", "-entry", "-id"):
        found[row.demand_id].append(row)
    return found


def _words(officer: User, only: list[Demand] | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    quotes = Quote.objects.visible_to(officer).filter(claim__kind="demand")
    if only is not None:
        quotes = quotes.filter(claim__in=[d.claim_id for d in only])
    for quote, words in spoken.shown(officer, quotes.order_by("start", "id")):
        found[quote.claim_id].append(words)
    return found


def _people_asked(officer: User, demands: list[Demand]) -> dict[str, str]:
    """Return the names of people whom the words of a demand ask, by demand."""
    to_people = [
        d for d in demands if d.addressee is None and d.claim.value.get("addressee")
    ]
    found: dict[str, str] = {}
    for source in {d.claim.source_id for d in to_people}:
        rows = Claim.objects.whole("whom a demand asks").filter(source=source)
        roots = roots_of(rows)
        people = Person.objects.visible_to(officer).filter(
            claim__source=source, withdrawn=False
        )
        by_root = {roots[p.claim_id]: str(p.name or p.words or "") for p in people}
        for demand in to_people:
            asked = str(demand.claim.value["addressee"])
            if demand.claim.source_id == source and roots.get(asked) in by_root:
                found[demand.pk] = by_root[roots[asked]]
    return found


def _called(officer: User, demand: Demand) -> str | None:
    """Return the name of the body that is asked, where the officer may see it."""
    body = demand.addressee
    return str(body.name) if body is not None and seen(officer, body) else None


def _subjects(officer: User, only: list[Demand] | None) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    rows = Subject.objects.visible_to(officer).filter(
        withdrawn=False,
        person__withdrawn=False,
        person__label__in=up_to(officer.ceiling),
    )
    listed = _of(rows, "demand", only).select_related("person", "person__claim")
    for row in listed.order_by("person__claim__first", "id"):
        found[row.demand_id].append(row.person)
    return found

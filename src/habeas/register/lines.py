"""Keeps the register worked out, line by line, so that a large one is read quickly.

A line is one entry as officers of one ceiling see it, for a stretch of days on which
nothing of it changes but that it grows stale, which the line tells by its days. Beside
the lines of now stand those of every stretch of time in which the desk knew no more:
what it knew on a day in the past is read as quickly. Lines are derived: what an entry
of the ledger touched is worked out anew in the same transaction, with all who were
ever decided the same, or of the same group. They hold ids,
codes, days and heads; never a name. On a desk that has none yet they are made step by
step, so that others go on writing. The full way (`register.listing`) stays the rule:
a test compares both.
"""

from __future__ import annotations

import datetime
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.records import identify
from habeas.records.identify import Bonds, Ruling
from habeas.records.models import Choice, Person, Place, Sameness
from habeas.register.entries import WATCH, Day, Entry, Told, entries
from habeas.register.knowing import Known, known
from habeas.register.models import Drawn, Episode, Line, Status, Stay
from habeas.register.status import Step, breaks
from habeas.store import ledger
from habeas.store.labels import LABELS
from habeas.store.models import Entry as LedgerEntry
from habeas.store.rows import Row

# A rank is the sum of what an entry is: the order of the list, the open ones first.
OVERTAKEN, OF_WATCH, CLOSED, HISTORICAL = 1, 2, 4, 8
OPEN = 0  # an open deprivation
THE_DAY = Day.max  # `spoke` of a value that is told of beyond the day asked about
MOMENT = 10.0  # seconds for which who reads the lines has them made, at most
_AT_ONCE = 400
_STEP = 100  # people of one step, so that others can write between two
_FIELDS = tuple(f for f in Line._meta.concrete_fields if f.name != "id")
_NOT_COMPARED = ("id", "ceiling", "first", "last")
Stretch = tuple[Day, Day, Entry]


class BeingMade(HabeasError):
    """The register was asked for before all of its lines were made."""

    def __init__(self) -> None:
        super().__init__(
            "the register is being worked out, once. Nothing was counted, because a "
            "part of it would read as the whole. Open Today, which says how far it "
            "is, and ask again when it is done."
        )


@dataclass(frozen=True)
class _Viewer:
    """Whoever has this ceiling."""

    ceiling: str
    pk: str = "lines"


def note(rows: Iterable[Row]) -> None:
    """Work out anew what `rows` are part of; inside an entry's transaction.

    Where no lines were begun yet, none are made here.
    """
    listed = list(rows)
    touched = _people(listed)
    if touched and Drawn.objects.exists():
        renew(touched)
        Drawn.objects.update(since=max(r.entry for r in listed))


def renew(people: Collection[str]) -> int:
    """Work out the lines of `people` (ids) anew, with all who were ever joined."""
    made = 0
    rest = sorted(people)
    done: set[str] = set()
    for at in range(0, len(rest), _AT_ONCE):
        part = [p for p in rest[at : at + _AT_ONCE] if p not in done]
        rulings = identify.decided(part)
        everyone = {*part, *_joined(rulings)}
        done |= everyone
        listed = sorted(everyone)
        for n in range(0, len(listed), _AT_ONCE):
            Line.objects.filter(cluster__in=listed[n : n + _AT_ONCE]).delete()
        lines = list(_lines(everyone, rulings))
        Line.objects.bulk_create(lines, batch_size=1_000)
        made += len(lines)
    return made


def _joined(rulings: Iterable[Ruling]) -> set[str]:
    same = (r.decision for r in rulings if r.decision.same)
    return {p for d in same for p in (d.first_id, d.second_id)}


def step() -> bool:
    """Make the lines of the next few people; return whether all are made now.

    A transaction of its own. What is written between two steps is kept in step as
    well, and a making that was cut off goes on where it was.
    """
    with transaction.atomic():
        ledger.one_appender()
        at = Drawn.objects.first() or _begin()
        if at.whole:
            return True
        people = Person.objects.whole("the lines of the register")
        after = people.filter(pk__gt=at.cursor).order_by("pk")
        part = list(after.values_list("pk", flat=True)[:_STEP])
        if part:
            renew(part)
            at.cursor, at.done = part[-1], at.done + len(part)
        else:
            at.whole, at.since, at.done = True, _last_entry(), at.total
        at.save()
    return at.whole


def _begin() -> Drawn:
    Line.objects.all().delete()
    total = Person.objects.whole("the lines of the register").count()
    return Drawn.objects.create(whole=False, total=total)


def forget() -> None:
    """Throw the lines away, so that they are made anew."""
    with transaction.atomic():
        ledger.one_appender()
        Drawn.objects.all().delete()
        Line.objects.all().delete()


def rebuild() -> int:
    """Make all lines anew; return how many there are."""
    forget()
    while not step():
        pass
    return Line.objects.count()


def standing() -> int | None:
    """Return since which entry the lines are as they are; None: not all are made."""
    return Drawn.objects.filter(whole=True).values_list("since", flat=True).first()


def progress() -> tuple[int, int]:
    """Return of how many people the lines are made, and of how many."""
    at = Drawn.objects.first()
    return (min(at.done, at.total), at.total) if at else (0, 0)


def ensure(patience: float | None = None) -> int | None:
    """Make the lines if they are not made yet.

    Args:
        patience: For how many seconds at most; None makes all of them.

    Returns:
        As `standing`.
    """
    until = None if patience is None else time.monotonic() + patience
    while (since := standing()) is None and (until is None or time.monotonic() < until):
        step()
    return since


def made() -> int:
    """Return as `standing`, of all lines; those of a small desk are made now.

    Raises:
        BeingMade: If that would take longer than a moment.
    """
    since = ensure(MOMENT)
    if since is None:
        raise BeingMade
    return since


def _last_entry() -> int:
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True).first()
    return last or 0


def _people(rows: Iterable[Row]) -> set[str]:
    """Return the people (ids) whose entries hang on `rows`."""
    listed = list(rows)
    found, places = _chosen_of(r.pk for r in listed if isinstance(r, Claim))
    asked: dict[str, set[str]] = defaultdict(set)
    asked["stays__place"] |= places
    for row in listed:
        if isinstance(row, Person):
            found.add(row.pk)
        elif isinstance(row, Episode):
            found.add(row.person_id)
        elif isinstance(row, Status | Stay):
            asked["pk"].add(row.episode_id)
        elif isinstance(row, Sameness):
            found |= {row.first_id, row.second_id}
        elif isinstance(row, Place):
            asked["stays__place"].add(row.pk)
        elif isinstance(row, Claim) and row.kind == "header":
            asked["statuses__claim__source"].add(row.source_id)
    episodes = Episode.objects.whole("the lines of the register")
    for name, ids in asked.items():
        rest = sorted(ids)
        for at in range(0, len(rest), _AT_ONCE):
            part = {f"{name}__in": rest[at : at + _AT_ONCE]}
            found |= set(episodes.filter(**part).values_list("person_id", flat=True))
    return found


def _chosen_of(claims: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the people and the places (ids) of which a value is told by a choice."""
    found: dict[str, set[str]] = defaultdict(set)
    rest = sorted(claims)
    choices = Choice.objects.whole("the lines of the register")
    for at in range(0, len(rest), _AT_ONCE):
        part = choices.filter(claim__in=rest[at : at + _AT_ONCE])
        for table, row in part.values_list("table", "row"):
            found[table].add(row)
    return found["records_person"], found["records_place"]


def _lines(people: Collection[str], rulings: Sequence[Ruling]) -> Iterator[Line]:
    """Yield the lines of `people`, for every ceiling at which there are any."""
    before: tuple[list[Known], list[Line]] = ([], [])
    for ceiling, label in enumerate(LABELS):
        told = known(_Viewer(label), people, rulings)
        same = told == before[0]
        lines = before[1] if same else [x for one in told for x in _of(one)]
        for line in lines:
            yield _of_ceiling(line, ceiling)
        before = told, lines


def _of_ceiling(line: Line, ceiling: int) -> Line:
    values = {f.attname: getattr(line, f.attname) for f in _FIELDS}
    return Line(**values | {"ceiling": ceiling})


def _of(one: Known) -> Iterator[Line]:
    """Yield the lines of now, and those of what was known from one moment to the next.

    Where nothing was ever taken back, what was learnt last is what stands now: its
    lines serve for both.
    """
    now, moments = _at(one, None), one.moments
    spans: list[tuple[list[Line], datetime.datetime]] = []
    for at in moments:
        found = now if one.plain and at == moments[-1] else _at(one, at)
        if not spans or _values(spans[-1][0]) != _values(found):
            spans.append((found, at))
        elif found is now:
            spans[-1] = now, spans[-1][1]
    ends = [*(at for _, at in spans[1:]), None]
    for (found, at), until in zip(spans, ends, strict=True):
        for line in found:
            line.known, line.unknown = at, until
        yield from () if found is now else found
    for line in now:
        line.now = True
    yield from now


def _values(found: Iterable[Line]) -> list[tuple[Any, ...]]:
    names = [f.attname for f in _FIELDS if f.name not in ("known", "unknown", "now")]
    return [tuple(getattr(x, name) for name in names) for x in found]


def _at(one: Known, known_on: datetime.datetime | None) -> list[Line]:
    told, bound = one.at(known_on)
    found = stretches(told, bound.root, bound.members, known_on)
    return list(_merged(found, bound))


def stretches(
    told: list[Told],
    root: Mapping[str, str],
    members: Mapping[str, frozenset[str]],
    known_on: datetime.datetime | None = None,
) -> Iterator[Stretch]:
    """Yield the entries of every stretch of days, as of its last day.

    Between two days that any news speaks of, nothing changes but what grows stale.
    """
    days = sorted(
        breaks((s for t in told for s in t.steps), known_on)
        | {s.day for t in told for s in t.stays if s.day}
    )
    for first, after in zip(days, [*days[1:], None][: len(days)], strict=True):
        last = after - datetime.timedelta(days=1) if after else Day.max
        for entry in entries(told, root, members, last, known_on):
            yield first, last, entry


def _merged(found: Iterable[Stretch], bound: Bonds) -> Iterator[Line]:
    """Yield lines, one for stretches that follow each other and tell the same."""
    standing: dict[str, Line] = {}
    for first, last, entry in found:
        line = line_of(entry, first, last, bound.of(entry.people[0]))
        old = standing.get(entry.id)
        if old is not None and _follows(old.last, first) and _same(old, line):
            old.last = last
            continue
        if old is not None:
            yield old
        standing[entry.id] = line
    yield from standing.values()


def _follows(last: Day, first: Day) -> bool:
    """Whether `first` is the next day; nothing follows on the end of the calendar."""
    return last < Day.max and last + datetime.timedelta(days=1) == first


def _same(one: Line, other: Line) -> bool:
    return all(
        getattr(one, f.attname) == getattr(other, f.attname)
        for f in _FIELDS
        if f.name not in _NOT_COMPARED
    )


def line_of(entry: Entry, first: Day, last: Day, cluster: str) -> Line:
    """Return the line of an entry that was worked out as of `last`, for no ceiling."""
    liberty = entry.liberty
    spoke, due = liberty.as_of or Day.min, liberty.due
    if spoke > first:  # the news speaks of later days than these
        spoke, due = THE_DAY, None
        entry = replace(entry, liberty=replace(liberty, due=Day.max))
    by = liberty.by
    claimed = liberty.claimed_end
    return Line(
        ceiling=0,
        rank=rank_of(entry),
        entry=entry.id,
        cluster=cluster,
        first=first,
        last=last,
        held=liberty.held,
        liberty=liberty.value,
        **{a: getattr(entry, a).value for a in _AXES},
        spoke=spoke,
        due=due,
        located=entry.located_until,
        begun=(by.latest or by.earliest) if by else None,
        ends=by.until if by else None,
        unseen=_unseen(claimed) if claimed and not liberty.closed else None,
        disputed=liberty.disputed,
        flagged=bool(liberty.flagged),
        unexplained=any(not s.explained for s in liberty.flagged),
        group=entry.group,
        least=entry.heads[0],
        most=entry.heads[1] or entry.heads[0] or 0,
        sources=" ".join(entry.sources),
    )


_AXES = ("legal", "acknowledgement", "verification")


def _unseen(claimed: Step) -> Day:
    """Return the day for which an end is claimed that only the holder tells."""
    return claimed.speaks_for or THE_DAY


def rank_of(entry: Entry) -> int:
    """Return the place of an entry's kind in the list (`register.listing`)."""
    return (
        HISTORICAL * entry.historical
        + CLOSED * entry.liberty.closed
        + OF_WATCH * (entry.kind == WATCH)
        + OVERTAKEN * entry.overtaken
    )


def number_of(officer: Any) -> int:
    """Return the ceiling of an officer as lines have it."""
    return LABELS.index(officer.ceiling)

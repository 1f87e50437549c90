"""Lists of demands, page by page, quick however many there are.

Those written last come first, each source's in the order of its text. A page is read
from where the last one ended (keyset). Whom a demand asks is sealed: a page opens at most
`LOOKED` of those that fit otherwise, and the next one goes on from there.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from habeas.accounts.models import User
from habeas.records.models import Organisation
from habeas.records.remembered import remembered
from habeas.register.demands import OVER, STATUSES, DemandRow, rows_of
from habeas.register.models import Demand, FollowUp, Topic

PAGE = 50
MOST = 1_000  # a total is counted so far
LOOKED = 300  # demands that a page opens to look for whom they ask
NAMED = 200  # demands whose names are to choose from, and who name nobody are counted
OFFERED = 500  # bodies asked, and topics, to choose from
TOPICS = 5_000  # topics that are opened to find those called so
NOT_STATED = "-"
_AT_ONCE = 60
Cursor = tuple[str, int, str]  # when it was written (ISO 8601, UTC), its place, its id


@dataclass(frozen=True)
class Looked:
    """What the list is narrowed to; '' narrows nothing.

    `addressee` is a name, or `NOT_STATED`; `due` is `due` or `overdue`.
    """

    addressee: str = ""
    status: str = ""
    topic: str = ""
    due: str = ""

    @property
    def opened(self) -> bool:
        """Whether demands have to be opened to tell whether they fit."""
        return bool(self.addressee)


@dataclass(frozen=True)
class Listed:
    """One page: its rows, where the next begins, and how many demands there are.

    `more` says that there are more than `total`; `partly` that not all were opened yet.
    """

    rows: tuple[DemandRow, ...]
    next: Cursor | None
    total: int
    more: bool = False
    partly: bool = False


@dataclass(frozen=True)
class Choices:
    """What a list can be narrowed to, and how many demands stand at each status.

    `not_stated` is how many name nobody; None where they are too many to open.
    """

    addressees: tuple[str, ...]
    topics: tuple[str, ...]
    by_status: tuple[tuple[str, int], ...]
    due: bool
    not_stated: int | None


def page(
    officer: User,
    today: datetime.date,
    looked: Looked = Looked(),
    after: Cursor | None = None,
    size: int | None = None,
) -> Listed:
    """Return one page of the demands that `officer` may see, the newest first.

    Args:
        officer: Who looks.
        today: The day past which what was due is overdue.
        looked: What it is narrowed to.
        after: The cursor of the page before; None begins.
        size: How many demands a page has; None is `PAGE`.
    """
    size = size or PAGE
    every = _standing(officer)
    fitting = _fitting(officer, every, looked, today)
    if looked.opened:
        found, left = _opened(officer, fitting, looked, after, size)
    else:
        demands = list(_after(fitting, after)[: size + 1])
        found, left = rows_of(officer, demands), None
    total = every.order_by()[: MOST + 1].count()
    return Listed(
        tuple(found[:size]),
        cursor_of(found[size - 1].demand) if len(found) > size else left,
        min(total, MOST),
        more=total > MOST,
        partly=left is not None,
    )


def choices(officer: User) -> Choices:
    """Return what a list can be narrowed to; kept until something is written."""
    return remembered(officer, lambda: _choices(officer), "demands")


def _standing(officer: User) -> Any:
    rows = Demand.objects.visible_to(officer).filter(withdrawn=False)
    return rows.select_related("addressee", "claim")


def _fitting(officer: User, rows: Any, looked: Looked, today: datetime.date) -> Any:
    if looked.status:
        rows = rows.filter(status=looked.status)
    if looked.addressee == NOT_STATED:
        # Said so, the list's own order is read, not all that name no body.
        asks = Coalesce("addressee", Value(""), output_field=CharField())
        rows = rows.annotate(asks=asks).filter(asks="")
    if looked.topic:
        rows = rows.filter(pk__in=_put_under(officer, looked.topic))
    if looked.due:
        late: dict[str, Any] = {"due__lt": today} if looked.due == "overdue" else {}
        waits = _waiting(officer).filter(demand=OuterRef("pk"), **late)
        rows = rows.filter(Exists(waits)).exclude(status__in=OVER)
    return rows


def _put_under(officer: User, words: str) -> list[str]:
    rows = Topic.objects.visible_to(officer).filter(undone=False).order_by("-entry")
    return [t.demand_id for t in rows[:TOPICS] if str(t.words) == words]


def _waiting(officer: User) -> Any:
    rows = FollowUp.objects.visible_to(officer)
    return rows.filter(undone=False, done=False, due__isnull=False)


def _after(rows: Any, after: Cursor | None) -> Any:
    if after is not None:
        at, place, pk = datetime.datetime.fromisoformat(after[0]), after[1], after[2]
        beside = Q(position__gt=place) | Q(position=place, pk__gt=pk)
        rows = rows.filter(  # told twice: the index is used
            Q(recorded_at__lt=at) | beside, recorded_at__lte=at
        )
    return rows.order_by("-recorded_at", "position", "id")


def cursor_of(demand: Demand) -> Cursor:
    """Return the cursor of the page that begins after a demand."""
    at = demand.recorded_at.isoformat() if demand.recorded_at else ""
    return at, demand.position, str(demand.pk)


def _opened(
    officer: User, rows: Any, looked: Looked, after: Cursor | None, size: int
) -> tuple[list[DemandRow], Cursor | None]:
    """Return those of a page, and one more, that fit once they are opened.

    Where not all could be opened: the cursor from which the next page goes on.
    """
    found: list[DemandRow] = []
    read = 0
    for part in _parts(rows, after):
        read += len(part)
        found += [row for row in rows_of(officer, part) if _fits(row, looked)]
        if len(found) > size:
            return found, None
        if read >= LOOKED:
            return found, cursor_of(part[-1])
    return found, None


def _parts(rows: Any, after: Cursor | None) -> Iterator[list[Demand]]:
    while part := list(_after(rows, after)[:_AT_ONCE]):
        yield part
        after = cursor_of(part[-1])


def _fits(row: DemandRow, looked: Looked) -> bool:
    if looked.addressee == NOT_STATED and row.addressee is not None:
        return False
    return looked.addressee in ("", NOT_STATED, row.addressee)


def _choices(officer: User) -> Choices:
    every = _standing(officer)
    newest = list(_after(every, None)[: NAMED + 1])
    rows = rows_of(officer, newest[:NAMED])
    asked = Organisation.objects.visible_to(officer).filter(withdrawn=False)
    bodies = asked.filter(Exists(every.filter(addressee=OuterRef("pk"))))
    names = {str(o.name) for o in bodies[:OFFERED]}
    # What a topic or a step is of may have been closed since they were written.
    topics = Topic.objects.visible_to(officer).filter(undone=False)
    topics = topics.filter(Exists(every.filter(pk=OuterRef("demand"))))
    counted = dict(every.order_by().values_list("status").annotate(n=Count("pk")))
    unnamed = sum(r.addressee is None for r in rows)
    return Choices(
        tuple(sorted(names | {r.addressee for r in rows if r.addressee})),
        tuple(sorted({str(t.words) for t in topics.order_by("-entry")[:OFFERED]})),
        tuple((s, counted[s]) for s in STATUSES if counted.get(s)),
        due=_waiting(officer)
        .filter(Exists(every.filter(pk=OuterRef("demand"))))
        .exclude(demand__status__in=OVER)
        .exists(),
        not_stated=unnamed if len(newest) <= NAMED else None,
    )

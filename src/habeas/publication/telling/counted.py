"""Counts the figures of the desk in the database, exactly, however much it holds.

What each figure counts is said in `publication.figures`, which counts loaded rows; a
test compares both. Of a cell the rows are asked for when it is opened (`behind`).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Case, CharField, Count, F, Max, Q, Value, When

from habeas.accounts.models import User
from habeas.publication.figures import (
    AFTER,
    BEFORE,
    NOBODY,
    SOMEBODY,
    UNDATED,
    WIDER,
    Cell,
    Figure,
    Line,
    Period,
    month_of,
    of_register,
    without_empty,
)
from habeas.publication.telling import ask, keep
from habeas.publication.telling.ask import YES
from habeas.publication.timeline import EVERYTHING, Asking
from habeas.records.models import Organisation, Place
from habeas.records.remembered import remembered
from habeas.register.demands import STATUSES
from habeas.register.models import Demand
from habeas.sources.models import Source


def figure_of(
    officer: User,
    code: str,
    over: Period,
    today: datetime.date,
    asking: Asking = EVERYTHING,
) -> Figure | None:
    """Return the figure of this code for some months; None for no code.

    What is asked beside days narrows the figures of acts alone.
    """
    asked = asking.timeless
    if code == "types":
        return by_type(officer, over, asked)
    if code == "places":
        return by_place(officer, asked)
    if code == "bodies":
        return by_body(officer, asked)
    if code == "register":
        return of_register(officer, over, today)
    if code == "demands":
        return by_status(officer)
    return by_month(officer, over) if code == "sources" else None


def _column(over: Period) -> Case:
    """Return the one column in which a deed is counted (`figures.column_of`)."""
    return Case(
        When(first__isnull=True, last__isnull=True, then=Value(UNDATED)),
        When(last__lt=over.first, then=Value(BEFORE)),
        When(first__gt=over.end, then=Value(AFTER)),
        When(~Q(month=""), then=F("month")),
        default=Value(WIDER),
        output_field=CharField(),
    )


def _done(officer: User, asked: Asking) -> Any:
    return ask.every(officer, asked).filter(done=True)


def by_type(officer: User, over: Period, asked: Asking = EVERYTHING) -> Figure:
    """Count acts by type and month; the commonest type first."""
    columns = (BEFORE, *over.months, AFTER, WIDER, UNDATED)
    rows = ask.every(officer, asked).filter(done__in=YES)
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for part, column in _by_column(rows.filter(lead__in=YES), over):
        for group in part.values("code", column=column).annotate(n=Count("pk")):
            there = found[group["code"]]
            there[_inside(group["column"], over)] += group["n"]
    lines = [
        Line(code, tuple(_cell(there.get(c, 0)) for c in columns))
        for code, there in found.items()
    ]
    kept = without_empty(columns, lines, over)
    told = _told(rows, over)
    tellers = len(set().union(*told.values()))
    return Figure(
        code="types",
        columns=tuple(columns[i] for i in kept),
        lines=_commonest(Line(x.key, tuple(x.cells[i] for i in kept)) for x in lines),
        beneath=tuple(len(told.get(columns[i], ())) for i in kept),
        total=sum(x.total for x in lines),
        sources=_sources(officer, asked, lambda: tellers),
    )


def _by_column(rows: Any, over: Period) -> Iterable[tuple[Any, Any]]:
    """Yield rows in two parts, each with its column: those of one month are many.

    Their column is read from the month alone (`_inside`), as an index has it.
    """
    yield rows.order_by().exclude(month=""), F("month")
    yield rows.order_by().filter(month=""), _column(over)


def _inside(column: str, over: Period) -> str:
    """Return the column of a month, which may lie before or after those shown."""
    if not column[:1].isdigit():
        return column
    if column < f"{over.first:%Y-%m}":
        return BEFORE
    return AFTER if column > f"{over.last:%Y-%m}" else column


def _told(rows: Any, over: Period) -> dict[str, set[str]]:
    """Return the sources that tell what each column counts."""
    found: dict[str, set[str]] = defaultdict(set)
    for part, column in _by_column(rows.exclude(source=""), over):
        pairs = part.values("source", column=column).distinct()
        for name, source in pairs.values_list("column", "source"):
            found[_inside(name, over)].add(source)
    return found


def _sources(
    officer: User, asked: Asking, known: Callable[[], int] | None = None
) -> int:
    """Return how many sources tell acts; counted once for as long as nothing changes.

    `known` is for who has counted them.
    """

    def counted() -> int:
        rows = ask.every(officer, asked).filter(done__in=YES).exclude(source="")
        return int(rows.order_by().values("source").distinct().count())

    since = keep.standing()
    return remembered(officer, known or counted, "told by", asked, since=since)


def _cell(count: int) -> Cell:
    return Cell(count, more=count > 0)


def _commonest(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda x: (-x.total, x.key)))


def _grouped(code: str, counts: Mapping[str, int], sources: int, total: int) -> Figure:
    return Figure(
        code=code,
        columns=("acts",),
        lines=_commonest(Line(key, (_cell(n),)) for key, n in counts.items() if n),
        beneath=(sources,),
        total=total,
        sources=sources,
    )


def by_place(officer: User, asked: Asking = EVERYTHING) -> Figure:
    """Count acts by place; those of which no place is told stand under ''."""
    rows = _done(officer, asked)
    groups = rows.filter(lead=True).order_by().values("place").annotate(n=Count("pk"))
    by_key = {g["place"]: g["n"] for g in groups}
    names = ask.spelt(officer, Place, by_key)
    counts = {names.ids.get(key, key): n for key, n in by_key.items()}
    return _grouped("places", counts, _sources(officer, asked), sum(by_key.values()))


def by_body(officer: User, asked: Asking = EVERYTHING) -> Figure:
    """Count acts by the organisation alleged to have done them (`figures.by_body`)."""
    rows = _done(officer, asked).filter(lead=True).order_by()
    by_key: dict[str, int] = defaultdict(int)
    total = 0
    for group in rows.values("bodies", "individuals").annotate(n=Count("pk")):
        total += group["n"]
        nobody = SOMEBODY if group["individuals"] else NOBODY
        for key in group["bodies"].split() or [nobody]:
            by_key[key] += group["n"]
    names = ask.spelt(officer, Organisation, set(by_key) - {SOMEBODY})
    counts = {names.ids.get(key, key): n for key, n in by_key.items()}
    return _grouped("bodies", counts, _sources(officer, asked), total)


def by_status(officer: User) -> Figure:
    """Count demands by how far each has come, in the order of the steps.

    Counted once for as long as no demand is written or removed.
    """
    every = Demand.objects.whole("since when the figure of demands stands")
    of = every.aggregate(last=Max("entry"), rows=Count("pk"))
    return remembered(
        officer, lambda: _by_status(officer), "demands", of["rows"], since=of["last"]
    )


def _by_status(officer: User) -> Figure:
    rows = Demand.objects.visible_to(officer).filter(withdrawn=False)
    groups = rows.order_by().values("status").annotate(n=Count("pk"))
    found = {g["status"]: g["n"] for g in groups}
    lines = tuple(Line(s, (_cell(found[s]),)) for s in STATUSES if found.get(s))
    sources = rows.order_by().values("claim__source").distinct().count()
    total = sum(found.get(s, 0) for s in STATUSES)
    return Figure("demands", ("demands",), lines, (sources,), total, sources)


def by_month(officer: User, over: Period) -> Figure:
    """Count sources by the month in which they reached the desk."""
    columns = (BEFORE, *over.months, AFTER)
    rows = Source.objects.visible_to(officer).order_by()
    asked = {
        f"c{n}": Count("pk", filter=received(c, over)) for n, c in enumerate(columns)
    }
    found = rows.aggregate(**asked)
    cells = tuple(_cell(found[f"c{n}"]) for n in range(len(columns)))
    kept = without_empty(columns, [Line("sources", cells)], over)
    line = Line("sources", tuple(cells[i] for i in kept))
    names = tuple(columns[i] for i in kept)
    told = tuple(c.value or 0 for c in line.cells)
    total = sum(c.value or 0 for c in cells)
    return Figure("sources", names, (line,), told, total, total)


def received(column: str, over: Period) -> Q:
    """Return the sources that one column of their figure counts (days in UTC)."""
    after = over.end + datetime.timedelta(days=1)
    if column == BEFORE:
        return Q(received_at__lt=_moment(over.first))
    if column == AFTER:
        return Q(received_at__gte=_moment(after))
    first = month_of(column)
    following = (first + datetime.timedelta(days=32)).replace(day=1)
    return Q(received_at__gte=_moment(first), received_at__lt=_moment(following))


def _moment(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def behind(
    officer: User, code: str, key: str, column: str, over: Period, asking: Asking
) -> Any:
    """Return the leading tellings that a cell of a figure of acts counts."""
    rows = _done(officer, asking.timeless).filter(lead=True)
    if code == "types":
        return rows.annotate(column=_column(over)).filter(code=key, column=column)
    if code == "places":
        return rows.filter(place=ask.spelling(officer, Place, key) if key else "")
    if key == SOMEBODY:
        return rows.filter(bodies="", individuals__gt=0)
    if key == NOBODY:
        return rows.filter(bodies="", individuals=0)
    body = ask.spelling(officer, Organisation, key)
    return rows.filter(bodies__contains=body) if body else rows.none()

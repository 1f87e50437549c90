"""Figures: exact counts, each with its unit, its sources and the rows it opens to.

Acts are counted, not people, and each act once; register counts are heads on a day.
What is not dated, or dated more widely than a month, has columns of its own: nothing is
put into a month that no source puts there, and nothing is left out of the sum. An
absence of documents is not an absence of events: the page says so under every figure.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.accounts.models import User
from habeas.publication.projection import project
from habeas.publication.seen import DESK, Deed, Seen
from habeas.register import looking, stocks
from habeas.register.demands import STATUSES
from habeas.register.entries import Entry

CODES = ("types", "places", "bodies", "register", "demands", "sources")
BEFORE, WIDER, AFTER, UNDATED = "before", "wider", "after", "undated"
MONTHS, MOST_MONTHS = 12, 36
SOURCES = "number of sources"
STOCKS = ("reported", "located", "verified")
NOBODY, SOMEBODY = "", "-"


@dataclass(frozen=True)
class Cell:
    """A count and the ids of the rows it counts; `value` None is one that is not told.

    For acts, demands and sources `value` is how many ids there are; for heads it is
    how many heads the entries of those ids have. Of the register's own cells the ids
    are asked for when one is opened (`entries_of`): `more` says that there are some.
    """

    value: int | None = 0
    ids: tuple[str, ...] = ()
    more: bool = False

    @property
    def opens(self) -> bool:
        """Whether there is a row that the cell counts."""
        return bool(self.ids) or self.more


@dataclass(frozen=True)
class Line:
    """One row of a figure: its key (a code, or an id), and a cell for each column."""

    key: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        """The sum of the cells; of no use for a stock, which is not summed."""
        return sum(cell.value or 0 for cell in self.cells)


@dataclass(frozen=True)
class Figure:
    """A figure: columns are months (`2026-02`), days (`2026-02-28`) or codes.

    `beneath` is how many sources tell what each column counts; `total` how many rows
    are counted, each once, which may be less than the sum where one row counts in two.
    """

    code: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    beneath: tuple[int, ...] = ()
    total: int = 0
    sources: int = 0

    @property
    def most(self) -> int:
        """The highest value of any cell, by which a drawing is scaled."""
        return max((c.value or 0 for x in self.lines for c in x.cells), default=0)


@dataclass(frozen=True)
class Period:
    """Whole months, from `first` to `last`, both included (first days of months)."""

    first: datetime.date
    last: datetime.date

    @property
    def months(self) -> tuple[str, ...]:
        """Every month of the period, `YYYY-MM`."""
        whole = (self.last.year - self.first.year) * 12
        whole += self.last.month - self.first.month
        return tuple(
            f"{d:%Y-%m}" for d in (_plus(self.first, n) for n in range(whole + 1))
        )

    @property
    def end(self) -> datetime.date:
        """The last day of the period."""
        return month_end(self.last)


def _plus(month: datetime.date, n: int) -> datetime.date:
    whole = month.year * 12 + month.month - 1 + n
    return datetime.date(whole // 12, whole % 12 + 1, 1)


def month_end(day: datetime.date) -> datetime.date:
    """Return the last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def period(
    today: datetime.date,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> Period:
    """Return the months to show: those asked for, else the twelve up to `today`.

    At most `MOST_MONTHS`, the last of those asked for.
    """
    end = (last or today).replace(day=1)
    start = first.replace(day=1) if first else _plus(end, 1 - MONTHS)
    start = max(min(start, end), _plus(end, 1 - MOST_MONTHS))
    return Period(start, end)


def month_of(column: str) -> datetime.date:
    """Return the first day of the month that a column is of."""
    return datetime.date.fromisoformat(f"{column}-01")


def column_of(deed: Deed, over: Period) -> str:
    """Return the one column in which a deed is counted."""
    first, last = deed.bounds
    if first is None and last is None:
        return UNDATED
    if last is not None and last < over.first:
        return BEFORE
    if first is not None and first > over.end:
        return AFTER
    if first and last and f"{first:%Y-%m}" == f"{last:%Y-%m}":
        return f"{first:%Y-%m}"
    return WIDER


def by_type(seen: Seen, over: Period) -> Figure:
    """Count acts by type and month; the commonest type first."""
    columns = (BEFORE, *over.months, AFTER, WIDER, UNDATED)
    cells: dict[str, dict[str, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for deed in seen.done:
        cells[deed.code][column_of(deed, over)].append(deed)
    lines = [
        Line(code, tuple(_cell(found.get(c, ())) for c in columns))
        for code, found in cells.items()
    ]
    kept = without_empty(columns, lines, over)
    return _figure(
        "types", kept, lines, columns, seen.done, lambda d: column_of(d, over)
    )


def own_column(deed: Deed) -> str:
    """Return the column of a deed whatever months are shown: its month, or apart."""
    first, last = deed.bounds
    if first is None and last is None:
        return UNDATED
    if first and last and f"{first:%Y-%m}" == f"{last:%Y-%m}":
        return f"{first:%Y-%m}"
    return WIDER


def by_type_ever(seen: Seen) -> Figure:
    """Count acts by type and month, of all months that have any; the commonest first."""
    cells: dict[str, dict[str, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for deed in seen.done:
        cells[deed.code][own_column(deed)].append(deed)
    used = {c for found in cells.values() for c in found}
    apart = [c for c in (WIDER, UNDATED) if c in used]
    columns = (*sorted(used - {*apart}), *apart)
    lines = [
        Line(code, tuple(_cell(found.get(c, ())) for c in columns))
        for code, found in cells.items()
    ]
    kept = range(len(columns))
    return _figure("types", kept, lines, columns, seen.done, own_column)


def _cell(deeds: Iterable[Deed]) -> Cell:
    ids = tuple(d.id for d in deeds)
    return Cell(len(ids), ids)


def without_empty(
    columns: Sequence[str], lines: Iterable[Line], over: Period
) -> list[int]:
    """Return which columns stay: all months, and of the others those that count."""
    rows = list(lines)
    return [
        i
        for i, column in enumerate(columns)
        if column in over.months or any(x.cells[i].value for x in rows)
    ]


def _figure(
    code: str,
    kept: Sequence[int],
    lines: Iterable[Line],
    columns: Sequence[str],
    deeds: Sequence[Deed],
    column: Callable[[Deed], str],
) -> Figure:
    told: dict[str, set[str]] = defaultdict(set)
    for deed in deeds:
        told[column(deed)] |= deed.sources
    cut = [Line(x.key, tuple(x.cells[i] for i in kept)) for x in lines]
    names = tuple(columns[i] for i in kept)
    return Figure(
        code=code,
        columns=names,
        lines=tuple(sorted(cut, key=lambda x: (-x.total, x.key))),
        beneath=tuple(len(told[c]) for c in names),
        total=len(deeds),
        sources=len(set().union(*(d.sources for d in deeds))),
    )


def _grouped(
    code: str, deeds: Sequence[Deed], keys: Callable[[Deed], Iterable[str]]
) -> Figure:
    found: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        for key in keys(deed):
            found[key].append(deed)
    lines = [Line(key, (_cell(rows),)) for key, rows in found.items()]
    return _figure(code, (0,), lines, ("acts",), deeds, lambda _: "acts")


def by_place(seen: Seen) -> Figure:
    """Count acts by place; those of which no place is told stand under ''."""
    return _grouped("places", seen.done, lambda d: (d.place,))


def by_body(seen: Seen) -> Figure:
    """Count acts by the organisation alleged to have done them.

    An act laid to two counts under both; `-` are acts laid to individuals alone, who
    are not named; '' are acts laid to nobody.
    """
    return _grouped("bodies", seen.done, _alleged)


def _alleged(deed: Deed) -> tuple[str, ...]:
    return deed.bodies or ((SOMEBODY,) if deed.individuals else (NOBODY,))


def by_status(seen: Seen) -> Figure:
    """Count demands by how far each has come, in the order of the steps."""
    found = {s: [d for d in seen.demands if d.status == s] for s in STATUSES}
    lines = [
        Line(s, (Cell(len(rows), tuple(d.id for d in rows)),))
        for s, rows in found.items()
        if rows
    ]
    sources = len({d.source for d in seen.demands})
    return Figure(
        "demands", ("demands",), tuple(lines), (sources,), len(seen.demands), sources
    )


def by_month(seen: Seen, over: Period) -> Figure:
    """Count sources by the month in which they reached the desk."""
    columns = (BEFORE, *over.months, AFTER)
    found: dict[str, list[str]] = defaultdict(list)
    for source, day in sorted(seen.days.items()):
        month = f"{day:%Y-%m}"
        inside = month in over.months
        found[month if inside else BEFORE if day < over.first else AFTER].append(source)
    cells = tuple(Cell(len(found[c]), tuple(found[c])) for c in columns)
    kept = without_empty(columns, [Line("sources", cells)], over)
    line = Line("sources", tuple(cells[i] for i in kept))
    names = tuple(columns[i] for i in kept)
    told = tuple(c.value or 0 for c in line.cells)
    return Figure("sources", names, (line,), told, len(seen.days), len(seen.days))


def of_register(
    officer: User, over: Period, today: datetime.date, audience: str = DESK
) -> Figure:
    """Count heads on the last day of each month: a stock, never summed.

    The last column is `today` where its month is not over; months to come have none.
    """
    days = [
        min(month_end(_plus(over.first, n)), today) for n in range(len(over.months))
    ]
    days = sorted({d for d in days if f"{d:%Y-%m}" in over.months})
    if audience == DESK:
        held = [_stock(s) for s in stocks.stocks(officer, days)]
    else:
        held = [_given(officer, day, audience) for day in days]
    lines = [Line(name, tuple(s.cells[name] for s in held)) for name in STOCKS]
    return Figure(
        code="register",
        columns=tuple(d.isoformat() for d in days),
        lines=tuple(lines),
        beneath=tuple(s.sources for s in held),
        total=held[-1].cells["reported"].value or 0 if held else 0,
        sources=max((s.sources for s in held), default=0),
    )


def entries_of(officer: User, name: str, on: datetime.date) -> list[Entry]:
    """Return the entries that a cell of the register's figure counts on a day."""
    return looking.entries_of(officer, name, on)


@dataclass(frozen=True)
class _Stock:
    cells: Mapping[str, Cell] = field(default_factory=dict)
    sources: int = 0


def _stock(told: stocks.Stock) -> _Stock:
    cells = {n: Cell(told.heads[n], more=told.entries[n] > 0) for n in STOCKS}
    return _Stock(cells, told.sources)


def _given(officer: User, day: datetime.date, audience: str) -> _Stock:
    publication = project(officer, audience, day)
    told = {f.code.value: f for f in publication.figures}
    cells = {
        n: Cell(told[n].value, tuple(i.value for i in told[n].rows))
        if n in told
        else Cell()
        for n in STOCKS
    }
    return _Stock(cells, len(publication.sources))


def table(
    figure: Figure, name: Callable[[str], str], column: Callable[[str], str]
) -> tuple[list[str], list[list[object]]]:
    """Return a figure as a table: its header, and a row for each line.

    The last row is how many sources tell what stands above it.
    """
    header = ["row", *(column(c) for c in figure.columns)]
    rows: list[list[object]] = [
        [name(x.key), *(_written(c) for c in x.cells)] for x in figure.lines
    ]
    return header, [*rows, [name(SOURCES), *figure.beneath]]


def _written(cell: Cell) -> object:
    return "" if cell.value is None else cell.value


def figure_of(
    officer: User,
    seen: Seen,
    code: str,
    first: datetime.date | None,
    last: datetime.date | None,
    today: datetime.date,
) -> Figure | None:
    """Return the figure of this code for the months asked for; None for no code."""
    over = period(today, first, last)
    if code == "register":
        return of_register(officer, over, today, seen.audience)
    makers: Mapping[str, Callable[[], Figure]] = {
        "types": lambda: by_type(seen, over),
        "places": lambda: by_place(seen),
        "bodies": lambda: by_body(seen),
        "demands": lambda: by_status(seen),
        "sources": lambda: by_month(seen, over),
    }
    return makers[code]() if code in makers else None

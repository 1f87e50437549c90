"""The timeline of an outer audience: incidents by their dates, acts by their months.

Acts are counts there (`outer`), and days would tell what a hidden count hides: of a
type of act each month that has any is one mark, and a day is one only where it has so
many that they may be counted, and its month's count is told. How many there are, no
mark says; the figure beside it does, as far as it may. Incidents stand as the
publication lists them, by a title that may be told; an act without a frame is no
incident here.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from habeas.publication.export.composed import SMALL
from habeas.publication.export.drawn.marks import Mark, form_of
from habeas.publication.figures import AFTER, BEFORE, Figure, Period, column_of
from habeas.publication.seen import DONE, KINDS, Deed, Seen, in_order
from habeas.publication.timeline import mark


def chronicle(told: Seen, over: Period, types: Figure) -> tuple[Deed, ...]:
    """Return what is drawn of the months of `over`, and what is announced after them.

    `types` is the figure of acts by type and month as it is told (`outer.together`).

    An act's mark is a `Deed` of the month (`2026-03`) or the day, without place,
    victim, body or source, and with an id that is of no row.
    """
    return in_order([*_incidents(told, over), *_acts(told, over, types)])


Lane = tuple[str, str, tuple[Mark, ...]]


def lanes(told: Iterable[Deed]) -> tuple[Lane, ...]:
    """Return marks by kind, those of acts by type too: `(kind, code, marks)`.

    `code` is '' but for acts and threats. What has no date has no mark.
    """
    dated = [d for d in told if d.bounds != (None, None)]
    by_code: dict[tuple[int, str], list[Deed]] = defaultdict(list)
    for deed in dated:
        code = deed.code if deed.kind in DONE else ""
        by_code[KINDS.index(deed.kind), code].append(deed)
    return tuple(
        (KINDS[kind], code, tuple(map(mark, deeds)))
        for (kind, code), deeds in sorted(by_code.items())
    )


def _incidents(told: Seen, over: Period) -> Iterator[Deed]:
    for deed in told.deeds:
        titled = deed.kind == "event" and deed.title
        ahead = deed.kind == "ahead" and column_of(deed, over) != BEFORE
        if ahead or (titled and _within(deed, over)):
            yield deed


def _within(deed: Deed, over: Period) -> bool:
    return column_of(deed, over) not in (BEFORE, AFTER)


def _acts(told: Seen, over: Period, types: Figure) -> Iterator[Deed]:
    months = frozenset(over.months)
    found = [(d, column_of(d, over)) for d in told.done]
    inside = [(d, month) for d, month in found if month in months]
    for kind, code, month in sorted({(d.kind, d.code, m) for d, m in inside}):
        yield _told(kind, code, month)
    counted = _counted(types)
    days = Counter((d.kind, d.code, day) for d, _ in inside if (day := _day(d)))
    for (kind, code, day), count in sorted(days.items()):
        if count >= SMALL and (code, f"{day:%Y-%m}") in counted:
            yield _told(kind, code, day.isoformat())


def _counted(types: Figure) -> frozenset[tuple[str, str]]:
    """Return the types and months of which the figure tells how many acts there are."""
    return frozenset(
        (line.key, column)
        for line in types.lines
        for column, cell in zip(types.columns, line.cells, strict=True)
        if cell.value
    )


def _day(deed: Deed) -> datetime.date | None:
    """Return the day of a deed, where its source tells one day and does not doubt it."""
    form = form_of(deed.date)
    return deed.bounds[0] if form.name == "day" and not form.soft else None


def _told(kind: str, code: str, date: str) -> Deed:
    return Deed(id=f"{code}-{date}", kind=kind, code=code, date=date)

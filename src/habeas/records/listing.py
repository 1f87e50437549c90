"""Lists of records, page by page, quick however many there are.

A page is read from where the last one ended (keyset), never by counting past rows. A
total is counted to `MOST` and then only said to be more. What an officer may not see
is in no list, no total and no cursor.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Q

from habeas.accounts.models import User
from habeas.records import identify
from habeas.records.models import Act, Event, Person, Record
from habeas.records.remembered import remembered
from habeas.store import vault
from habeas.store.seal import lookup
from habeas.text.fold import fold

PAGE = 50
MOST = 1_000  # a total is counted so far
LOOKED = 2_000  # records whose words are opened to look for a part of a name
Cursor = tuple[str, str]  # the day or time of the last row, and its id
# Begun, without a latest day: it may reach to any day after.
_OPEN = Q(latest__isnull=True, earliest__isnull=False)
DATED: tuple[type[Record], ...] = (Event, Act)


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for: part of a name, a kind or type, days of the event."""

    words: str = ""
    kind: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def everything(self) -> bool:
        return self == Wanted()


@dataclass(frozen=True)
class Listed:
    """One page: its rows, where the next begins, and how many there are in all.

    `more` says that there are more than `total`; `partly` that only the newest
    `LOOKED` records were looked through for words.
    """

    rows: tuple[Any, ...]
    next: Cursor | None
    total: int
    more: bool = False
    partly: bool = False


def page(
    officer: User,
    model: type[Record],
    wanted: Wanted,
    after: Cursor | None = None,
    named: Named | None = None,
) -> Listed:
    """Return one page of the records of `model` that `officer` may see.

    Events and acts come by their date, the latest first and the undated last; the rest
    by when they were first recorded, the newest first. People decided to be the same
    are one row, that of the first record.

    Args:
        officer: Who looks.
        model: Which records.
        wanted: What is asked for.
        after: The cursor of the page before; None begins.
        named: Who may be called so, of all records; None looks through the newest.
    """
    rows = _fitting(officer, model, wanted)
    if wanted.words.strip():
        if named is None:
            return _looked_for(rows, model, wanted.words)
        return _of_named(rows, model, wanted.words, after, named)
    found = list(islice(_after(rows, model, after), PAGE + 1))
    total = rows[: MOST + 1].count()
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Listed(
        tuple(found[:PAGE]),
        _cursor(last) if last else None,
        min(total, MOST),
        more=total > MOST,
    )


@dataclass(frozen=True)
class Named:
    """Records (ids) that may be called as was asked; `more`: there are more."""

    ids: Collection[str]
    more: bool = False


def begins(model: type[Record], day: str) -> bool:
    """Return whether a page of `model` can begin after a row of this day or time."""
    try:
        if model in DATED:
            return not day or bool(datetime.date.fromisoformat(day))
        told = datetime.datetime.fromisoformat(day)
        return told.tzinfo is not None and bool(told.astimezone(datetime.UTC))
    except (ValueError, OverflowError):
        return False


def called(row: Any) -> str:
    """Return what a record is called: its name, words or title; '' for an act."""
    for name in ("name", "words", "title"):
        if found := getattr(row, name, None):
            return str(found)
    return ""


def _fitting(officer: User, model: type[Record], wanted: Wanted) -> Any:
    visible = model.objects.visible_to(officer).select_related("claim")
    rows = visible.filter(withdrawn=False)
    if model is Person:
        rows = rows.exclude(pk__in=_folded(officer))
    if wanted.kind:
        rows = rows.filter(**{"type" if model is Act else "kind": wanted.kind})
    if wanted.since and model in DATED:
        rows = rows.filter(Q(latest__gte=wanted.since) | _OPEN)
    if wanted.until and model in DATED:
        rows = rows.filter(earliest__lte=wanted.until)
    return rows


def _folded(officer: User) -> Collection[str]:
    """Return the people who are shown under another record of the same person."""
    return remembered(officer, lambda: _standing_behind(officer), "folded")


def _standing_behind(officer: User) -> frozenset[str]:
    bound = identify.bonds()
    people = Person.objects.visible_to(officer).filter(withdrawn=False)
    visible = set(people.filter(pk__in=bound.root).values_list("pk", flat=True))
    first: dict[str, str] = {}
    for pk in sorted(visible):
        first.setdefault(bound.of(pk), pk)
    return frozenset(visible - set(first.values()))


def _after(rows: Any, model: type[Record], after: Cursor | None) -> Iterable[Any]:
    if model not in DATED:
        yield from _newest(rows, after)
        return
    if after is None or after[0]:
        yield from _by_date(rows.filter(earliest__isnull=False), after)
        after = None
    undated = rows.filter(earliest__isnull=True)
    if after is not None:
        undated = undated.filter(pk__lt=after[1])
    yield from undated.order_by("-id")[: PAGE + 1]


def _newest(rows: Any, after: Cursor | None) -> Iterable[Any]:
    if after is not None:
        at, pk = datetime.datetime.fromisoformat(after[0]), after[1]
        rows = rows.filter(recorded_at__lte=at).exclude(recorded_at=at, pk__gte=pk)
    yield from rows.order_by("-recorded_at", "-id")[: PAGE + 1]


def _by_date(rows: Any, after: Cursor | None) -> Iterable[Any]:
    if after is not None:
        day, pk = datetime.date.fromisoformat(after[0]), after[1]
        rows = rows.filter(earliest__lte=day).exclude(earliest=day, pk__gte=pk)
    yield from rows.order_by("-earliest", "-id")[: PAGE + 1]


def _cursor(row: Any) -> Cursor:
    if type(row) in DATED:
        return (row.earliest.isoformat() if row.earliest else "", str(row.pk))
    return (row.recorded_at.isoformat(), str(row.pk))


def _of_named(
    rows: Any, model: type[Record], words: str, after: Cursor | None, named: Named
) -> Listed:
    """Return a page of those of `named` that are called so, as they stand now."""
    rows = rows.filter(pk__in=list(named.ids))
    found: list[Any] = []
    last, looked = after, 0
    while len(found) <= PAGE and looked < LOOKED:
        part = list(islice(_after(rows, model, last), PAGE + 1))
        found += [row for row in part if _is_called(row, words)]
        looked += len(part)
        if len(part) <= PAGE:
            break
        last = _cursor(part[-1])
    more = len(found) > PAGE or looked >= LOOKED or after is not None
    return Listed(
        tuple(found[:PAGE]),
        _cursor(found[PAGE - 1]) if len(found) > PAGE else None,
        min(len(found), PAGE) if after is None else PAGE,
        more=more,
        partly=named.more,
    )


def _is_called(row: Any, words: str) -> bool:
    names = (getattr(row, n, None) for n in ("name", "words", "title", "acronym"))
    return any(fold(words) in fold(str(name)) for name in names if name)


def _looked_for(rows: Any, model: type[Record], words: str) -> Listed:
    """Return the records called so, wherever they are, and the newest called like it."""
    folded = fold(words)
    found: dict[str, Any] = {}
    if folded and hasattr(model, "name_lookup"):
        hashed = lookup(vault.key("lookup"), folded)
        exact = rows.filter(name_lookup=hashed).order_by("-recorded_at", "-id")
        found = {row.pk: row for row in exact[: PAGE + 1]}
    newest = list(rows.order_by("-recorded_at", "-id")[: LOOKED + 1])
    for row in newest[:LOOKED]:
        if folded and folded in fold(called(row)):
            found.setdefault(row.pk, row)
    shown = list(found.values())
    return Listed(
        tuple(shown[: 2 * PAGE]),
        None,
        min(len(shown), 2 * PAGE),
        more=len(shown) > 2 * PAGE,
        partly=len(newest) > LOOKED,
    )

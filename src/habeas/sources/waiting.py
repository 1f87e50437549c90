"""Stops the reading of what waits, and takes it up again. The sources stay kept.

A source that is being read at that moment is read to its end.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from habeas.accounts.models import User
from habeas.sources.models import Source
from habeas.store.ledger import write

STOPPED = "ReadingStopped"  # what stands as a source's failure
AGAIN = ("failed", "unreadable", "too_long")


def stop(
    officer: User, ids: Iterable[str] | None = None, *, key: str | None = None
) -> int:
    """Let sources that wait be not read; return how many. None are all that wait.

    `key`, here and below, is an idempotency key.
    """
    rows = _chosen(officer, ids).filter(reading="kept")
    return _mark(officer, rows, "failed", STOPPED, key)


def take_up(
    officer: User, ids: Iterable[str] | None = None, *, key: str | None = None
) -> int:
    """Let sources that were not read wait again; return how many.

    Without `ids` it is those whose reading was stopped; with them, also those of which
    no text could be made.
    """
    rows = _chosen(officer, ids)
    if ids is None:
        rows = rows.filter(reading="failed", failure=STOPPED)
    return _mark(officer, rows.filter(reading__in=AGAIN), "kept", "", key)


def stopped(officer: User) -> int:
    """Return how many sources' reading was stopped, counted to 1,001."""
    rows = _chosen(officer, None).filter(reading="failed", failure=STOPPED)
    return int(rows[:1001].count())


def _chosen(officer: User, ids: Iterable[str] | None) -> QuerySet[Source]:
    rows: QuerySet[Source] = Source.objects.visible_to(officer)
    return rows if ids is None else rows.filter(pk__in=list(ids))


def _mark(
    officer: User, rows: QuerySet[Source], state: str, failure: str, key: str | None
) -> int:
    if not rows.exists():
        return 0
    with write(officer, "sources.mark", key=key) as w:
        found = list(rows.order_by("received_at", "id"))
        for one in found:
            one.reading, one.failure = state, failure
        w.save_all(found)
    return len(found)

"""Which records stood at a time of knowledge, also those withdrawn since.

A record keeps no time of its withdrawal: its last entry in the ledger tells it. One that
was written to again after it was withdrawn counts until then.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from habeas.records.models import Record
from habeas.store.models import Entry


def stood(rows: Any, known_on: datetime.datetime | None, *also: str) -> list[Any]:
    """Return the rows of a query that stood at `known_on` (aware; None: now).

    Args:
        rows: A query on records, scoped, with no filter on `withdrawn`.
        known_on: The time of knowledge.
        also: Names of foreign keys to records that have to have stood as well; the
            query selects them.
    """
    if known_on is None:
        now = {"withdrawn": False} | {f"{name}__withdrawn": False for name in also}
        return list(rows.filter(**now))
    found = [r for r in rows if _made(r, known_on, also)]
    ends = times(x.entry for r in found for x in _all(r, also) if x.withdrawn)
    return [
        r
        for r in found
        if all(not x.withdrawn or ends[x.entry] > known_on for x in _all(r, also))
    ]


def times(entries: Iterable[int]) -> dict[int, datetime.datetime]:
    """Return when (UTC) the ledger's entries were made, by their numbers."""
    rows = Entry.objects.filter(seq__in=set(entries)).values_list("seq", "body")
    return {
        seq: datetime.datetime.fromisoformat(json.loads(body)["at"])
        for seq, body in rows
    }


def _all(row: Any, also: Iterable[str]) -> list[Record]:
    return [row, *(getattr(row, name) for name in also)]


def _made(row: Any, known_on: datetime.datetime, also: Iterable[str]) -> bool:
    made = (x.recorded_at for x in _all(row, also))
    return all(at is not None and at <= known_on for at in made)

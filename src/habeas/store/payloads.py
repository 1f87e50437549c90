"""Compares what was written, as the ledger keeps it, with what the tables hold.

Memory does not grow with the desk: the ledger is walked in order, the tables in
batches. Rows of an earlier schema are compared by the columns both have.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import Any

from django.apps.registry import Apps
from django.db import connection, models
from django.db.models import Max

from habeas.errors import Sentence
from habeas.store import keyring, ledger, tables
from habeas.store.canon import canonical, commitment
from habeas.store.findings import DAMAGE, OK, Finding
from habeas.store.rows import jsonable, state_of
from habeas.store.seal import SealBroken

Progress = Callable[[str, int, int], None]
Where = tuple[str, str]
Named = dict[Where, tuple[str, str]]
BATCH = 200
NO_ENTRY = Sentence("row %(row)s of %(table)s is in no entry outside the ledger.")
CHANGED = Sentence("row %(row)s of %(table)s was changed outside the ledger.")
MISSING = Sentence("row %(row)s of %(table)s is missing outside the ledger.")


def check(registry: Apps, progress: Progress) -> Iterator[Finding]:
    """Compare payloads with commitments, then rows with payloads."""
    removed: set[Where] = set()
    erasing = erased_keys(registry)
    yield from _payloads(registry, removed, progress)
    for model in tables.record_models(registry):
        yield from _rows(registry, model, removed, erasing)
        yield from _missing(registry, model, removed)


def erased_keys(registry: Apps) -> set[str]:
    """Return the ids of the source keys that entries say were erased."""
    entries = registry.get_model("store", "Entry")._base_manager
    verb = f'"verb":"{keyring.ERASED_BY}"'
    bodies = entries.filter(body__contains=verb).values_list("body", flat=True)
    return {str(key) for body in bodies for key in _about(body)}


def _about(body: str) -> list[Any]:
    try:
        found = json.loads(body)
        return list(found["about"]) if found["verb"] == keyring.ERASED_BY else []
    except (ValueError, KeyError, TypeError):
        return []  # told by the check of the ledger


def _payloads(
    registry: Apps, removed: set[Where], progress: Progress
) -> Iterator[Finding]:
    entries = registry.get_model("store", "Entry")._base_manager
    found = registry.get_model("store", "Payload")._base_manager
    total, erased = entries.count(), 0
    grouped = groupby(
        found.order_by("entry_id", "id").iterator(chunk_size=BATCH),
        key=lambda item: item.entry_id,
    )
    at, items = next(grouped, (-1, iter(())))
    for entry in entries.order_by("seq").iterator():
        named = _named(entry.body, removed)
        seen: dict[Where, bool] = {}
        if at == entry.seq:
            for item in items:
                where = (item.table, item.row)
                good = _opens(item, named.get(where))
                erased += good is None
                seen[where] = good is not False and where not in seen
            at, items = next(grouped, (-1, iter(())))
        yield from _unlike(entry.seq, named, seen)
        progress("rows", entry.seq + 1, total)
    if at != -1:
        yield _damage(Sentence("there are payloads of no entry."))
    if erased:
        yield Finding(
            OK,
            "rows",
            Sentence("%(count)s payloads were erased with their key.", count=erased),
        )


def _named(body: str, removed: set[Where]) -> Named:
    """Return commitment and key of an entry's rows; keep note of what it removed."""
    try:
        rows = json.loads(body)["rows"]
        for table, row, op, *_ in rows:
            (removed.add if op == "del" else removed.discard)((table, row))
        return {(table, row): (made, key) for table, row, _, made, key in rows}
    except (ValueError, KeyError, TypeError):
        return {}  # told by the check of the ledger


def _opens(item: Any, named: tuple[str, str] | None) -> bool | None:
    """Return whether a payload is the one committed to; None if it was erased.

    It must be under the key that the entry names: nothing can be hidden by moving it
    under one that is gone.
    """
    if named is None or item.key != named[1]:
        return False
    try:
        salt, plain = ledger.plain(item)
    except keyring.KeyErased:
        return None
    except (SealBroken, keyring.KeyDamaged):
        return False
    return commitment(salt, plain) == named[0]


def _unlike(seq: int, named: Named, seen: dict[Where, bool]) -> Iterator[Finding]:
    for table, row in [where for where, good in seen.items() if not good]:
        yield _damage(
            Sentence(
                "a payload does not match its entry: entry %(entry)s, row %(row)s of "
                "%(table)s.",
                entry=seq,
                row=row,
                table=table,
            ),
            row,
        )
    if named.keys() != seen.keys():
        sentence = Sentence(
            "entry %(entry)s has %(seen)s payloads but names %(named)s.",
            entry=seq,
            seen=len(seen),
            named=len(named),
        )
        yield _damage(sentence)


def _rows(
    registry: Apps,
    model: type[models.Model],
    removed: set[Where],
    erasing: set[str],
) -> Iterator[Finding]:
    table = model._meta.db_table
    rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        last = _last(registry, table, [row.pk for row in batch])
        row: Any
        for row in batch:
            item = last.get(row.pk)
            if item is None or (table, row.pk) in removed:
                yield _outside(NO_ENTRY, table, row.pk)
            elif row.entry != item.entry_id or not _same(row, item, erasing):
                yield _outside(CHANGED, table, row.pk)


def _last(registry: Apps, table: str, ids: list[str]) -> dict[str, Any]:
    """Return the last payload of each row."""
    found = registry.get_model("store", "Payload")._base_manager.filter(
        table=table, row__in=ids
    )
    newest = dict(found.values_list("row").annotate(Max("entry_id")))
    items = found.filter(entry_id__in=set(newest.values()))
    return {item.row: item for item in items if newest[item.row] == item.entry_id}


def _same(row: Any, item: Any, erasing: set[str]) -> bool:
    """Return whether a row is as its last payload says.

    Nothing of a source that an entry destroyed stands under its key.
    """
    try:
        plain = ledger.plain(item)[1]
        state = state_of(row)
    except keyring.KeyErased:  # after this moment, or for a backup made before
        return bool(row.key == item.key and row.key and row.key not in erasing)
    except (SealBroken, keyring.KeyDamaged, ValueError, TypeError):
        return False
    return canonical(state) == plain or _same_as_then(row, state, json.loads(plain))


def _same_as_then(row: Any, state: dict[str, Any], then: dict[str, Any]) -> bool:
    """Compare across schemas: a column that came since must hold its default."""
    since = state.keys() - then.keys()
    if not since and state.keys() == then.keys():
        return False
    fields = {field.column: field for field in row._meta.concrete_fields}
    return all(
        state[name] == then[name] for name in state.keys() & then.keys()
    ) and all(state[name] == jsonable(fields[name].get_default()) for name in since)


def _missing(
    registry: Apps, model: type[models.Model], removed: set[Where]
) -> Iterator[Finding]:
    table = model._meta.db_table
    quoted = connection.ops.quote_name
    query = (
        f"SELECT DISTINCT {quoted('row')} FROM {quoted('store_payload')} "  # noqa: S608
        f"WHERE {quoted('table')} = %s AND {quoted('row')} NOT IN "
        f"(SELECT {quoted('id')} FROM {quoted(table)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        gone = [row for (row,) in cursor.fetchall() if (table, row) not in removed]
    for row in gone:
        yield _outside(MISSING, table, row)


def _outside(sentence: Sentence, table: str, row: str) -> Finding:
    return _damage(Sentence(sentence.template, row=row, table=table), row)


def _damage(sentence: Sentence, *ids: str) -> Finding:
    return Finding(DAMAGE, "rows", sentence, ids)

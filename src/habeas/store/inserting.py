"""Puts many new rows into one table at once, with one statement for all of them.

It does what Django's `bulk_create` does for rows that bring their own primary key,
without writing an SQL text of every value: a reading makes some hundreds of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from habeas.store.guard import require_ledger

Model = type[models.Model]


def insert(model: Model, rows: Sequence[models.Model]) -> None:
    """Insert new `rows`, all of `model`; sealed columns are sealed on the way."""
    columns = [str(f.column) for f in model._meta.concrete_fields]
    insert_values(model, columns, _values(model, rows))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def insert_values(
    model: Model, columns: Sequence[str], values: Sequence[Sequence[Any]]
) -> None:
    """Insert values as the database takes them, in the order of `columns`.

    Raises:
        guard.NotThroughLedger: Unless the ledger is writing.
    """
    table = model._meta.db_table
    require_ledger(table)
    with connection.cursor() as cursor:
        cursor.executemany(_statement(table, tuple(columns)), values)


def _values(model: Model, rows: Iterable[models.Model]) -> list[list[Any]]:
    fields = model._meta.concrete_fields
    plain = [_is_plain(f) for f in fields]
    own = connections[DEFAULT_DB_ALIAS]  # not by the proxy, which is asked each time
    found = [[f.pre_save(row, add=True) for f in fields] for row in rows]
    for values in found:
        for n, value in enumerate(values):
            if not (plain[n] and type(value) is str):
                values[n] = fields[n].get_db_prep_save(value, connection=own)
    return found


def _is_plain(field: Any) -> bool:
    """Return whether a string goes into the column as it is."""
    told = field.target_field if field.is_relation else field
    return isinstance(told, models.CharField)


@cache
def _statement(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement; its names are the models' own, its values parameters."""
    quoted = connection.ops.quote_name
    names = ", ".join(map(quoted, columns))
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quoted(table)} ({names}) VALUES ({places})"  # noqa: S608

"""Puts many new rows into one table at once, with one statement for all of them.

It does what Django's `bulk_create` does for rows that bring their own primary key,
without writing an SQL text of every value: a reading makes some hundreds of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection, models

from habeas.store.guard import require_ledger

Model = type[models.Model]


def insert(model: Model, rows: Sequence[models.Model]) -> None:
    """Insert new `rows`, all of `model`; sealed columns are sealed on the way."""
    fields = model._meta.concrete_fields
    insert_values(model, [str(f.column) for f in fields], _values(fields, rows))
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


def _values(fields: Sequence[Any], rows: Iterable[models.Model]) -> list[list[Any]]:
    return [
        [
            f.get_db_prep_save(f.pre_save(row, add=True), connection=connection)
            for f in fields
        ]
        for row in rows
    ]


@cache
def _statement(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement; its names are the models' own, its values parameters."""
    quoted = connection.ops.quote_name
    names = ", ".join(map(quoted, columns))
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quoted(table)} ({names}) VALUES ({places})"  # noqa: S608

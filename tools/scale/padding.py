"""Lays copies of a filled desk's rows beside them, so that it is a large one soon."""

from __future__ import annotations

import sys
import time
from typing import Any

from django.db import connection, transaction

from habeas.claims.models import Claim, Quote
from habeas.publication.models import Telling
from habeas.publication.telling import keep
from habeas.records.models import (
    Act,
    Event,
    Involvement,
    Organisation,
    Person,
    Place,
    Sameness,
)
from habeas.register import lines
from habeas.register.models import Demand, Episode, Line, Status, Stay, Subject
from habeas.sources.models import Source, Text
from habeas.store import vault
from habeas.store.fields import SealedTextField
from habeas.store.seal import seal

COPIED = (
    Source, Text, Claim, Quote, Person, Organisation, Place, Event, Act, Involvement,
    Episode, Status, Stay, Demand, Subject, Sameness, Line, Telling,
)  # fmt: skip


def pad(times: int) -> None:
    """Lay copies of all rows beside them, as older, for size; at most fifteen.

    A copy has an id of its own and the sealed bytes of its row, which this program opens
    (`open_copies`). Names of people are left out of it; the ledger is not copied, nor
    what the records rest on (`Basis`): the page of one record is measured of those that
    were written.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size = -3000000")
        cursor.execute("PRAGMA synchronous = OFF")
    for n in range(1, times):
        with transaction.atomic(), connection.cursor() as cursor:
            for model in COPIED:
                cursor.execute(_copying(model, n))
        _seal_titles(n)
        print(f"  {n + 1} times", file=sys.stderr, flush=True)


def _seal_titles(n: int) -> None:
    """Give the copies of events titles of their own: the network shows the largest."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, key FROM records_event WHERE substr(id, 1, 4) = %s",
            [f"zzz{n:x}"],
        )
        titles = [
            (seal(vault.sealing_key(key), b"Arrests", _bound(pk)), pk)
            for pk, key in cursor.fetchall()
        ]
        cursor.executemany("UPDATE records_event SET title = %s WHERE id = %s", titles)


def _bound(pk: str) -> bytes:
    return f"records_event.title:{pk}".encode()


def _copying(model: Any, n: int) -> str:
    """Return the statement; its names are the models' own."""
    fields = [f for f in model._meta.concrete_fields if f.get_internal_type() != _AUTO]
    names = ", ".join(f'"{f.column}"' for f in fields)
    values = ", ".join(_copied(f, n) for f in fields)
    table = model._meta.db_table
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {_own(model)}"  # noqa: S608


_AUTO = "BigAutoField"


def _own(model: Any) -> str:
    """Return what tells rows from their copies."""
    column = {Line: "cluster", Telling: "row"}.get(model, "id")
    return f"substr({column}, 1, 3) <> 'zzz'"


def open_copies() -> None:
    """Let what is sealed for a row open for its copies as well, in this program.

    A copy has the end of its row's id.
    """
    known: dict[str, str] = {}
    with connection.cursor() as cursor:
        for model in COPIED:
            if model in (Line, Telling):
                continue
            table = model._meta.db_table
            cursor.execute(f"SELECT id FROM {table} WHERE {_own(model)}")  # noqa: S608
            known |= {pk[4:]: pk for (pk,) in cursor.fetchall()}

    def bound(field: Any, row: Any) -> bytes:
        is_copy = row.pk.startswith("zzz") and not isinstance(row, Event)
        pk = known.get(row.pk[4:], row.pk) if is_copy else row.pk
        return f"{row._meta.db_table}.{field.column}:{pk}".encode()

    SealedTextField.bound = bound  # type: ignore[method-assign,assignment]


def _copied_id(column: str, n: int) -> str:
    return f"'zzz{n:x}' || substr({column}, 5)"


def _copied(field: Any, n: int) -> str:
    column = f'"{field.column}"'
    is_link = field.is_relation and field.related_model in COPIED
    if is_link or field.primary_key or field.column in ("cluster"):
        return _copied_id(column, n)
    if field.model is Telling:
        return _copied_telling(field.column, column, n)
    if field.column == "entry" and field.model is Line:
        return _copied_id(column, n)
    if field.model is Person and field.column == "name":
        return "NULL"  # the names that are compared are all opened, once
    if field.column == "sha256_lookup":
        return f"{column} || '{n}'"
    if field.column in ("recorded_at", "received_at"):
        return f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{n} days')"
    if field.column == "spoke":
        return f"date('2024-06-15', '-{n} days')"  # neither the newest nor the oldest
    if field.column == "due":
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE '2026-11-20' END"
    return column


def _copied_telling(name: str, column: str, n: int) -> str:
    """Return what a copy of a telling has: later days, so that the first are not it."""
    if name in ("row", "deed", "event", "victim", "claim", "source"):
        copied = _copied_id(column, n)
        return f"CASE WHEN {column} = '' THEN '' ELSE {copied} END"
    if name in ("first", "last", "day", "till", "date"):
        return f"CASE WHEN {column} = '' THEN '' ELSE date({column}, '+{n} months') END"
    if name == "month":
        return f"CASE WHEN {column} = '' THEN '' ELSE strftime('%Y-%m', {column} || '-01', '+{n} months') END"
    return column


def draw() -> None:
    """Make the lines of the register, and say how long it took."""
    began, worked = time.perf_counter(), time.process_time()
    while not lines.step():
        done, among = lines.progress()
        if done % 20_000 == 0:
            print(f"  {done:,} of {among:,} people", file=sys.stderr, flush=True)
    took, work = time.perf_counter() - began, time.process_time() - worked
    print(f"lines made in {took:.0f} s ({work:.0f} s of work)", flush=True)


def make_tellings() -> None:
    """Make what Explore is made of, if it is not, and print how long that took."""
    if keep.standing() is not None:
        return
    began = time.perf_counter()
    while not keep.step():
        pass
    done, _ = keep.progress()
    took = time.perf_counter() - began
    print(f"{done:,} tellings in {took:.1f} s", flush=True)

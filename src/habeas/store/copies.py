"""Copies of a desk's database: as a SQLCipher file, and back to a team's server.

Sealed columns go over as they are; nothing is opened on the way.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from sqlcipher3 import dbapi2

from habeas.errors import HabeasError
from habeas.store import schema, triggers, vault
from habeas.store.backend.pragmas import prepare
from habeas.store.backend.sqlite.base import DatabaseWrapper
from habeas.store.folder import Layout
from habeas.store.guard import opened_by_ledger
from habeas.store.keys import Keys
from habeas.store.models import Entry

ROWS = 500
PAGES = 4096  # of a database, copied at once where somebody hears how far it is
Told = Callable[[int, int], None]
COPY = "copy"


class ServerNotEmpty(HabeasError):
    """A backup was to be restored to a server that holds a desk."""

    def __init__(self) -> None:
        super().__init__(
            "the team's database holds ledger entries already. Nothing was changed "
            "there. Name an empty database in desk.toml, then restore again."
        )


def snapshot(target: Path, tell: Told | None = None) -> None:
    """Write the open desk's database, as of now, to a SQLCipher file at `target`.

    `tell` hears how far it is (hundredths, or tables), for who holds the desk alone:
    then it is copied in steps, which begin again where somebody writes in between.
    """
    if connection.vendor == "sqlite":
        _backup(target, tell)
        return
    registry, nodes = schema.models(), schema.applied()
    with _second(target) as alias:
        _migrate(alias, nodes)
        _copy_rows(registry, DEFAULT_DB_ALIAS, alias, tell)
    with on_file(target):
        triggers.make()


@contextlib.contextmanager
def on_file(path: Path) -> Iterator[None]:
    """Let this thread's database be the file at `path` for a while."""
    standing = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = _wrapper(path, DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = standing


def to_server(layout: Layout, keys: Keys) -> None:
    """Move a restored desk's rows to the team's server, if one is configured.

    Raises:
        ServerNotEmpty: If a desk stands there; it is not touched.
    """
    if connection.vendor == "sqlite":
        return
    with vault.beside(layout, keys):
        try:
            with on_file(layout.database):
                registry, nodes = schema.models(), schema.applied()
            _migrate(DEFAULT_DB_ALIAS, nodes)
            if Entry.objects.exists():
                raise ServerNotEmpty
            with _second(layout.database) as alias:
                _copy_rows(registry, alias, DEFAULT_DB_ALIAS)
            _go_on_counting(registry)
            triggers.make()
        finally:
            connection.close()


def _backup(target: Path, tell: Told | None) -> None:
    connection.ensure_connection()
    copy = dbapi2.connect(str(target))
    try:
        prepare(copy, vault.key("database"))
        if tell is None:
            # All at one go: with a write-ahead log, nobody who writes waits for it.
            connection.connection.backup(copy)
        else:
            connection.connection.backup(copy, pages=PAGES, progress=_far(tell))
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        copy.close()


def _far(tell: Told) -> Callable[[int, int, int], None]:
    def progress(_status: int, left: int, among: int) -> None:
        tell((among - left) * 100 // max(1, among), 100)

    return progress


def _wrapper(path: Path, alias: str) -> DatabaseWrapper:
    settings: dict[str, Any] = dict(connections.databases[DEFAULT_DB_ALIAS])
    settings |= {
        "ENGINE": "habeas.store.backend.sqlite",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }
    return DatabaseWrapper(settings, alias)


@contextlib.contextmanager
def _second(path: Path) -> Iterator[str]:
    wrapper = _wrapper(path, COPY)
    connections.databases[COPY] = wrapper.settings_dict
    connections[COPY] = wrapper
    try:
        yield COPY
    finally:
        wrapper.close()
        del connections[COPY]
        del connections.databases[COPY]


def _migrate(alias: str, nodes: list[schema.Node]) -> None:
    """Give a database the schema of `nodes`, in the order of today's whole plan."""
    executor = MigrationExecutor(connections[alias])
    leaves = executor.loader.graph.leaf_nodes()
    whole = executor.migration_plan(leaves, clean_start=True)
    done = executor.loader.applied_migrations or {}
    wanted = set(nodes) - set(done)
    plan = [step for step in whole if (step[0].app_label, step[0].name) in wanted]
    if plan:
        executor.migrate(nodes, plan=plan)


def _copy_rows(
    registry: Apps, source: str, target: str, tell: Told | None = None
) -> None:
    with (
        transaction.atomic(using=source),
        transaction.atomic(using=target),
        opened_by_ledger(),
    ):
        _one_moment(source)
        listed = _models(registry)
        for n, model in enumerate(listed):
            if tell is not None:
                tell(n, len(listed))
            _copy_table(model, source, target)


def _go_on_counting(registry: Apps) -> None:
    """Let a server's own numbers go on after those that were copied."""
    statements = connection.ops.sequence_reset_sql(no_style(), _models(registry))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _one_moment(alias: str) -> None:
    """Let a server show one moment's rows, while others write."""
    if connections[alias].vendor == "postgresql":
        with connections[alias].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _copy_table(model: type[models.Model], source: str, target: str) -> None:
    whole: Any = models.QuerySet(model, using=source)
    batch: list[models.Model] = []
    for row in whole.order_by("pk").iterator(chunk_size=ROWS):
        batch.append(row)
        if len(batch) == ROWS:
            _insert(model, batch, target)
            batch = []
    _insert(model, batch, target)


def _insert(model: type[models.Model], batch: list[models.Model], to: str) -> None:
    plain: Any = models.QuerySet(model, using=to)
    if batch:
        plain.bulk_create(batch)


def _models(registry: Apps) -> list[type[models.Model]]:
    """Return our models; a foreign key is checked when the copy is committed."""
    ours = {c.label for c in apps.get_app_configs() if c.name.startswith("habeas.")}
    found = registry.get_models(include_auto_created=True)
    return [m for m in found if m._meta.app_label in ours]

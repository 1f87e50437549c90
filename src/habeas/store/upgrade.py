"""Brings an older desk up to date, after a copy of it was made and looked at.

A schema's change touches the database alone, so the database alone is copied, into
`before/`: it stays there, encrypted as it was, until the next upgrade. If a change
fails, the copy is put back (SQLite), or the failed step was never committed
(PostgreSQL).

The copy is verified whole where the desk has no more than `WHOLE` payloads. A larger one
would keep its officers waiting for that before they can work, so of it the copy's pages,
structure, triggers and the ledger's end are looked at (`verify.structure`): what is needed
to put it back. `habeas verify` compares the rest, before or after: a schema's change
touches neither ledger nor payloads.
"""

from __future__ import annotations

import contextlib
import shutil
from functools import partial

from django.core.management import call_command
from django.db import connection

from habeas.errors import HabeasError
from habeas.store import copies, schema, triggers, vault, verify
from habeas.store.findings import DAMAGE, Finding
from habeas.store.folder import (
    Layout,
    WithCopy,
    make_folder,
    remove,
    sync_file,
    write_file,
)
from habeas.store.verify import Progress

WHOLE = 50_000  # payloads; of more, the copy is not compared row by row
COPYING, CHECKING, CHANGING, DONE = "copying", "checking", "changing", ""
# What is told how far an upgrade is: its stage (`DONE` at its end, however it ended),
# steps done and steps in all, 0 where they are not counted.
listening: list[Progress] = []


class NotUpgraded(HabeasError):
    """An older desk's copy did not stand its check."""

    def __init__(self, problems: int) -> None:
        self.problems = problems
        super().__init__(
            "this desk is of an earlier version, and its copy did not stand the check "
            "(%(problems)s problems). It was not brought up to date and nothing was "
            "changed. Run `habeas verify`, then restore the last backup beside it.",
            problems=problems,
        )


def due() -> bool:
    """Return whether the open desk is of an earlier version, or half brought up."""
    return schema.behind() or vault.layout().upgrading.exists()


def upgrade() -> None:
    """Copy, verify, then migrate; for who holds the desk's lock alone.

    Cut off at any moment, it is gone on with at the next opening.

    Raises:
        NotUpgraded: If the copy is not in order. Nothing is changed.
    """
    if not due():  # another process did it while this one waited
        return
    try:
        _upgrade()
    finally:
        _tell(DONE, 0, 0)


def _tell(stage: str, done: int, total: int) -> None:
    for told in listening:
        told(stage, done, total)


def _upgrade() -> None:
    layout = vault.layout()
    copy = WithCopy(layout.root, layout.before)
    if not layout.upgrading.exists():
        _make(copy)
        write_file(layout.upgrading, b"")
    _tell(CHANGING, 0, 0)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        triggers.make()
    except BaseException:
        _put_back(layout, copy)
        raise
    remove(layout.upgrading)


def _make(copy: WithCopy) -> None:
    shutil.rmtree(copy.copy, ignore_errors=True)
    make_folder(copy.copy)
    write_file(copy.head, vault.layout().head.read_bytes())
    _tell(COPYING, 0, 0)
    copies.snapshot(copy.database, partial(_tell, COPYING))
    _tell(CHECKING, 0, 0)
    with vault.beside(copy, vault.keys()), copies.on_file(copy.database):
        findings = _looked_at()
    problems = sum(f.severity == DAMAGE for f in findings)
    if problems:
        shutil.rmtree(copy.copy)
        raise NotUpgraded(problems)
    sync_file(copy.database)


def _looked_at() -> list[Finding]:
    payloads = schema.models().get_model("store", "Payload")._base_manager
    if payloads.all()[: WHOLE + 1].count() > WHOLE:
        return verify.structure()
    return verify.verify(
        with_files=False, progress=lambda _check, *far: _tell(CHECKING, *far)
    )


def _put_back(layout: Layout, copy: WithCopy) -> None:
    if connection.vendor != "sqlite":
        return
    connection.close()
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            layout.database.with_name(layout.database.name + suffix).unlink()
    copy.database.replace(layout.database)
    remove(layout.upgrading)

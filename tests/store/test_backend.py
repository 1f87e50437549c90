"""Every connection is what the desk needs, and nothing is spilled beside the desk."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, connection
from sqlcipher3 import dbapi2

from habeas.accounts.models import Owner
from habeas.sources import preserve
from habeas.store import backup as backups
from habeas.store import desk as desks
from habeas.store import vault, verify
from habeas.store.backend import pragmas
from habeas.store.backend.pragmas import UnsafeDatabase
from habeas.store.folder import Layout
from habeas.store.ledger import write

on_sqlite = pytest.mark.skipif(
    os.environ.get("DB") == "postgres", reason="of SQLite alone"
)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_a_library_that_can_lose_commits_is_refused(
    version: tuple[int, ...], safe: bool
) -> None:
    assert pragmas.safe(version) is safe
    if not safe:
        with pytest.raises(UnsafeDatabase, match=r"3\.51\.3 or later is needed"):
            pragmas.require_library(version)


@on_sqlite
def test_every_setting_holds_on_every_connection(desk: Any) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "recursive_triggers": 1,
    }
    for _ in range(2):
        with connection.cursor() as cursor:
            for name, value in expected.items():
                cursor.execute(f"PRAGMA {name}")
                assert cursor.fetchone()[0] == value, name
        connection.close()


@on_sqlite
def test_a_setting_that_is_refused_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pragmas._SETTINGS, "page_size", 12345)
    with pytest.raises(UnsafeDatabase, match="page_size"):
        pragmas.prepare(dbapi2.connect(":memory:"), bytes(32))


@on_sqlite
def test_another_key_does_not_open_the_database(desk: Any) -> None:
    desks.lock()
    other = dbapi2.connect(str(Layout(desk.root).database))
    with pytest.raises(UnsafeDatabase, match="does not open with the desk's key"):
        pragmas.prepare(other, bytes(32))
    other.close()


@on_sqlite
def test_replace_does_not_go_behind_the_ledger(desk: Any) -> None:
    with connection.cursor() as cursor, pytest.raises(Error, match="only grows"):
        cursor.execute(
            "REPLACE INTO store_entry (seq, leaf, body) VALUES (0, 'x', '{}')"
        )
    assert not [f for f in verify.verify() if f.damaged]


def test_the_ledger_cannot_be_emptied(desk: Any) -> None:
    statement = (
        "DELETE FROM store_payload"
        if connection.vendor == "sqlite"
        else "TRUNCATE store_payload"
    )
    with connection.cursor() as cursor, pytest.raises(Error, match="only grows"):
        cursor.execute(statement)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, pytest.raises(Error, match="only grows"):
            cursor.execute("TRUNCATE store_entry CASCADE")


def test_nothing_is_opened_outside_the_desk(desk: Any, tmp_path: Path) -> None:
    """Writing, keeping, verifying and backing up make no file anywhere else."""
    opened: list[str] = []
    watching = [True]

    def watch(event: str, given: tuple[Any, ...]) -> None:
        if not watching[0]:
            return
        if event == "open" and isinstance(given[0], str | os.PathLike):
            mode, flags = given[1], given[2]
            if "w" in str(mode) or "x" in str(mode) or flags & _WRITES:
                opened.append(os.fspath(given[0]))
        elif event in ("tempfile.mkstemp", "tempfile.mkdtemp", "os.mkdir"):
            opened.append(os.fspath(given[0]))

    out = tmp_path / "out"
    out.mkdir()
    sys.addaudithook(watch)
    try:
        with write(desk.officer, "test.make") as w:
            w.save(Owner(name="an owner"))
        preserve.keep(desk.officer, os.urandom(3_000_000), kind="file")
        verify.verify()
        backups.backup(out)
        desk.again()
    finally:
        watching[0] = False
    places = (str(desk.root), str(out), os.devnull)
    assert opened
    assert [p for p in opened if not p.startswith(places)] == []


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_no_open_file_of_the_database_lies_elsewhere(desk: Any, tmp_path: Path) -> None:
    """Sorting far more than fits a cache spills into memory, not into a file."""
    before = set(_open_files())
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n "
            "WHERE x < 200000) SELECT x FROM n ORDER BY x % 977, x"
        )
        cursor.fetchmany(10)
        new = set(_open_files()) - before
    elsewhere = [f for f in new if f.startswith("/") and str(desk.root) not in f]
    assert [f for f in elsewhere if not f.startswith(("/dev", "/proc"))] == []


def _open_files() -> list[str]:
    found = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(entry.readlink()))
        except FileNotFoundError:
            continue
    return found


def test_a_key_is_in_no_environment_and_no_log(
    desk: Any, caplog: pytest.LogCaptureFixture
) -> None:
    desk.again()
    secrets = [desk.keys.data.hex(), vault.key("database").hex(), desk.passphrase]
    told = "\n".join([*os.environ.values(), caplog.text])
    assert not any(secret in told for secret in secrets)

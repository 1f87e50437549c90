"""What every connection to the desk's SQLite file must be, set and then asserted."""

from __future__ import annotations

from typing import Any

from sqlcipher3 import dbapi2

from habeas.errors import HabeasError

BUSY_SECONDS = 20
_SETTINGS = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,  # else REPLACE deletes behind the ledger's triggers
    "temp_store": 2,
    "synchronous": 2,
    "cache_size": -32_768,  # KiB of opened pages: each read of another opens it
}
_FIRST_SAFE = (3, 51, 3)


class UnsafeDatabase(HabeasError):
    """The database library or a connection is not as the desk needs it."""


def safe(version: tuple[int, ...]) -> bool:
    """Return whether this SQLite has the fix of the WAL-reset race.

    Fixed in 3.51.3 and in the backports 3.44.6 and 3.50.7.
    """
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    return version >= _FIRST_SAFE


def require_library(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse a SQLite that can lose commits, with a sentence."""
    if not safe(version):
        found = ".".join(map(str, version))
        raise UnsafeDatabase(
            f"SQLite {found} can lose committed records; 3.51.3 or later is needed. "
            "The desk was not opened and nothing was changed. "
            "Install the sqlcipher3 package that Habeas names."
        )


def prepare(connection: Any, key: bytes) -> None:
    """Give `connection` the raw 32-byte key, set the pragmas and assert them."""
    require_library()
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise UnsafeDatabase(
            "this SQLite cannot encrypt. The desk was not opened and nothing was "
            "changed. Install the sqlcipher3 package that Habeas names."
        )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    _read_first_page(connection)
    for name, value in _SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    wrong = [n for n, v in _SETTINGS.items() if _value(connection, n) != v]
    if mode != "wal" or wrong:
        raise UnsafeDatabase(
            f"the database refused a setting ({', '.join(wrong) or 'journal_mode'}). "
            "The desk was not opened and nothing was changed. Run `habeas doctor`."
        )


def _read_first_page(connection: Any) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise UnsafeDatabase(
            "the desk's database does not open with the desk's key: its first page is "
            "damaged or it belongs to another desk. Nothing was changed. "
            "Keep the folder as it is and restore the last backup."
        ) from error


def _value(connection: Any, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]

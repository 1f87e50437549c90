"""Django's SQLite backend on SQLCipher, opened with the vault's key."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions
from sqlcipher3 import dbapi2 as Database

from habeas.store import vault
from habeas.store.backend.pragmas import prepare

for _name in ("bool", "date", "time", "datetime", "timestamp"):
    Database.register_converter(_name, sqlite3.converters[_name.upper()])
for (_kind, _protocol), _adapter in list(sqlite3.adapters.items()):
    if _kind.__module__ in {"decimal", "datetime"}:
        Database.register_adapter(_kind, _adapter)


class CursorWrapper(Database.Cursor):  # type: ignore[misc]
    """Turns Django's `%s` placeholders into SQLite's."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, dict) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], dict) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection to the encrypted desk; raises `vault.Locked` while locked."""

    Database = Database

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        key = vault.key("database")
        self.vault_generation = vault.generation()
        _private(Path(conn_params["database"]))
        connection = Database.connect(**conn_params)
        try:
            prepare(connection, key)
        except BaseException:
            connection.close()
            raise
        register_functions(connection)
        connection.execute("PRAGMA legacy_alter_table = OFF")
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=CursorWrapper)

    def ensure_connection(self) -> None:
        if self.connection is not None and self._stale():
            BaseDatabaseWrapper.close(self)
        super().ensure_connection()

    def _cursor(self, name: str | None = None) -> Any:
        if self.connection is not None and self._stale() and not self.in_atomic_block:
            BaseDatabaseWrapper.close(self)
        if not vault.is_open():
            raise vault.Locked
        return super()._cursor(name)  # type: ignore[misc]

    def _stale(self) -> bool:
        return self.vault_generation != vault.generation()

    def get_database_version(self) -> tuple[int, ...]:
        return tuple(Database.sqlite_version_info)


def _private(path: Path) -> None:
    """Make a new database's file readable by its owner alone, whatever the umask."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))

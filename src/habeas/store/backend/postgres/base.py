"""Django's PostgreSQL backend for teams: closed, like the desk, while locked.

The server never gets a key: what could hold a person's name or the words of a
source is sealed by the desk before it is sent.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql import base

from habeas.store import vault


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection to the team's server; raises `vault.Locked` while locked."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        vault.keys()
        self.vault_generation = vault.generation()
        return super().get_new_connection(conn_params)

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

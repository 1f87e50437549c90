"""Django's PostgreSQL backend for teams: closed, like the desk, while locked.

The server never gets a key: what could hold a person's name or the words of a
source is sealed by the desk before it is sent.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper

from habeas.errors import HabeasError
from habeas.store import vault


class NoDriver(HabeasError):
    """A team's database was named, and what talks to it is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "this desk names a PostgreSQL database, and its driver is not installed. "
            "Nothing was opened. Run `pip install 'habeas[postgres]'`."
        )


try:
    from django.db.backends.postgresql import base
except ImproperlyConfigured as error:  # psycopg is an extra (decision 0007)
    raise NoDriver from error


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

"""Triggers that keep the ledger append-only, on both databases.

SQLite drops a table's triggers when a migration rebuilds the table, so they are
made after every migrate and asserted at every open: each by its text, because one
of the same name could do nothing, and no other beside them.
"""

from __future__ import annotations

from django.db import connection, transaction

from habeas.errors import HabeasError

TABLES = ("store_entry", "store_payload")
_SENTENCE = "the ledger only grows"
_FUNCTION = "habeas_ledger_only_grows"
_BODY = f" BEGIN RAISE EXCEPTION '{_SENTENCE}'; END "


class LedgerUnguarded(HabeasError):
    """The triggers that keep the ledger append-only are missing or were changed."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(
            "triggers of the database are missing or were changed (%(names)s). Nothing "
            "was changed. Run `habeas verify` before you go on.",
            names=", ".join(sorted(names)),
        )


def make() -> None:
    """Make the triggers anew, all at one go."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger AS "
                f"$${_BODY}$$ LANGUAGE plpgsql"
            )
        for name, text in _expected().items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{_on(name)}")
            cursor.execute(text)


def require() -> None:
    """Raise `LedgerUnguarded` unless the triggers are those made here, and no more."""
    expected, standing = _expected(), _standing()
    differing = {
        name
        for name in expected.keys() | standing.keys()
        if _plain(expected.get(name)) != _plain(standing.get(name))
    }
    if differing:
        raise LedgerUnguarded(differing)


def names() -> set[str]:
    """Return the names of all triggers in the database."""
    return set(_standing())


def _expected() -> dict[str, str]:
    if connection.vendor == "sqlite":
        return {
            f"{table}_{verb}": f"CREATE TRIGGER {table}_{verb} BEFORE {verb.upper()} "
            f"ON {table} BEGIN SELECT RAISE(ABORT, '{_SENTENCE}'); END"
            for table in TABLES
            for verb in ("update", "delete")
        }
    return {
        f"{table}_{verb}": f"CREATE TRIGGER {table}_{verb} BEFORE {verb.upper()} ON "
        f"public.{table} FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        for table in TABLES
        for verb in ("update", "delete", "truncate")
    }


def _standing() -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            cursor.execute(query)
            return dict(cursor.fetchall())
        cursor.execute(
            "SELECT tgname, pg_get_triggerdef(t.oid), tgenabled, prosrc "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal"
        )
        return {
            name: text if enabled == "O" and body == _BODY else "switched off"
            for name, text, enabled, body in cursor.fetchall()
        }


def _on(name: str) -> str:
    table = name.rpartition("_")[0]
    return "" if connection.vendor == "sqlite" else f" ON {table}"


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())

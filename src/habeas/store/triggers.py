"""Triggers that keep the ledger append-only, on both databases.

SQLite drops a table's triggers when a migration rebuilds the table, so they are
made after every migrate and asserted at every open.
"""

from __future__ import annotations

from django.db import connection

from habeas.errors import HabeasError

TABLES = ("store_entry", "store_payload")
_SENTENCE = "the ledger only grows"


class LedgerUnguarded(HabeasError):
    """The triggers that keep the ledger append-only are missing."""


def make() -> None:
    """Make the triggers where they are missing."""
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def require() -> None:
    """Raise `LedgerUnguarded` if a trigger is missing."""
    missing = {f"{t}_{verb}" for t in TABLES for verb in ("update", "delete")} - names()
    if missing:
        raise LedgerUnguarded(
            f"triggers of the ledger are missing ({', '.join(sorted(missing))}). "
            "Nothing was changed. Run `habeas verify` before you go on."
        )


def names() -> set[str]:
    """Return the names of all triggers in the database."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}


def _statements(vendor: str) -> list[str]:
    pairs = [(t, verb) for t in TABLES for verb in ("update", "delete")]
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {t}_{verb} BEFORE {verb.upper()} ON {t} "
            f"BEGIN SELECT RAISE(ABORT, '{_SENTENCE}'); END"
            for t, verb in pairs
        ]
    function = (
        "CREATE OR REPLACE FUNCTION habeas_ledger_only_grows() RETURNS trigger AS "
        f"$$ BEGIN RAISE EXCEPTION '{_SENTENCE}'; END $$ LANGUAGE plpgsql"
    )
    made = [
        f"CREATE OR REPLACE TRIGGER {t}_{verb} BEFORE {verb.upper()} ON {t} "
        "FOR EACH STATEMENT EXECUTE FUNCTION habeas_ledger_only_grows()"
        for t, verb in pairs
    ]
    emptied = [
        f"CREATE OR REPLACE TRIGGER {t}_truncate BEFORE TRUNCATE ON {t} "
        "FOR EACH STATEMENT EXECUTE FUNCTION habeas_ledger_only_grows()"
        for t in TABLES
    ]
    return [function, *made, *emptied]

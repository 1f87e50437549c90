"""Prints the rows of a desk as a database server would hold them, sealed columns sealed.

A laptop's desk is one encrypted file on top of that; a team's server has this alone.
Run as `python -m tests.canary.columns DESK`, the passphrase on standard input.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
os.environ["HABEAS_DESK"] = str(ROOT)
os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"

import django

django.setup()

from django.db import connection

from habeas.store import desk as desks


def main() -> None:
    """Open the desk's database, print every column of every row, lock it."""
    desks.unlock(ROOT, sys.stdin.readline().strip())
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608 - our tables
            for row in cursor.fetchall():
                print(table, *map(printed, row))
    desks.lock()


def printed(value: object) -> str:
    """Return a value so that bytes can be searched for text that they hold."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


if __name__ == "__main__":
    main()

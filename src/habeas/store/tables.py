"""Which tables hold records (written through the ledger) and which the machine's.

A model in neither list is a fault: a test fails on it.
"""

from __future__ import annotations

from django.apps import apps
from django.db import models

from habeas.store.rows import Row

LEDGER = frozenset({"store_entry", "store_payload"})
# Ids and keyed hashes only; they prove nothing and may be rebuilt or thrown away.
MACHINE = frozenset(
    {
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "django_migrations",
        "sources_band",
    }
)


def record_models() -> list[type[Row]]:
    """Return the models of record tables, in the order of their tables' names."""
    found = [m for m in apps.get_models(include_auto_created=True) if _is_row(m)]
    return sorted(found, key=lambda m: m._meta.db_table)  # type: ignore[arg-type, return-value]


def unlisted() -> list[str]:
    """Return the tables that are neither records, nor the ledger, nor machine."""
    tables = {
        m._meta.db_table
        for m in apps.get_models(include_auto_created=True)
        if not _is_row(m)
    }
    return sorted(tables - LEDGER - MACHINE)


def _is_row(model: type[models.Model]) -> bool:
    return issubclass(model, Row)

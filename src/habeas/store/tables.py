"""Which tables hold records (written through the ledger) and which the machine's.

A model in neither list is a fault: a test fails on it.
"""

from __future__ import annotations

from django.apps import apps
from django.apps.registry import Apps
from django.db import models

from habeas.store.rows import Row

LEDGER = frozenset({"store_entry", "store_payload"})
# Ids and keyed hashes only; they prove nothing and may be rebuilt or thrown away.
MACHINE = frozenset(
    {
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "claims_reviewed",
        "django_content_type",
        "django_migrations",
        "publication_indexed",
        "publication_telling",
        "publication_told",
        "publication_waiting",
        "register_drawn",
        "register_line",
        "sources_band",
        "store_job",
    }
)


_ROW = frozenset(f.column for f in Row._meta.local_concrete_fields)
_BLOB = frozenset({"blob", "sha256", "size"})


def record_models(registry: Apps = apps) -> list[type[models.Model]]:
    """Return the models of record tables, in the order of their tables' names.

    `registry` may be that of an earlier schema, whose models are no `Row`s but have
    a row's columns.
    """
    found = [m for m in registry.get_models(include_auto_created=True) if _is_row(m)]
    return sorted(found, key=lambda m: m._meta.db_table)


def blob_models(registry: Apps = apps) -> list[type[models.Model]]:
    """Return the models of records that name a blob with its size and SHA-256."""
    return [m for m in record_models(registry) if _columns(m) >= _BLOB]


def unlisted() -> list[str]:
    """Return the tables that are neither records, nor the ledger, nor machine."""
    tables = {
        m._meta.db_table
        for m in apps.get_models(include_auto_created=True)
        if not issubclass(m, Row)
    }
    return sorted(tables - LEDGER - MACHINE)


def _is_row(model: type[models.Model]) -> bool:
    return _columns(model) >= _ROW


def _columns(model: type[models.Model]) -> set[str]:
    return {str(field.column) for field in model._meta.concrete_fields}

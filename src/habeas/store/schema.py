"""Which schema the open database has, and what this program makes of it."""

from __future__ import annotations

from django.apps import apps
from django.apps.registry import Apps
from django.db import connections
from django.db.migrations.loader import MigrationLoader

Node = tuple[str, str]


def newer() -> bool:
    """Return whether the database had migrations that this program does not know."""
    loader = _loader()
    ours = {app for app, _ in loader.disk_migrations}
    applied = loader.applied_migrations or {}
    return any(
        node[0] in ours and node not in loader.disk_migrations for node in applied
    )


def behind() -> bool:
    """Return whether the database still lacks migrations that this program has."""
    loader = _loader()
    return bool(set(loader.graph.nodes) - set(loader.applied_migrations or {}))


def applied() -> list[Node]:
    """Return the migrations that the database had, of those this program knows."""
    loader = _loader()
    return sorted(set(loader.applied_migrations or {}) & set(loader.graph.nodes))


def models() -> Apps:
    """Return the models that fit the database: today's, or those of its own time."""
    if not behind():
        return apps
    return _loader().project_state(applied()).apps


def _loader() -> MigrationLoader:
    return MigrationLoader(connections["default"])

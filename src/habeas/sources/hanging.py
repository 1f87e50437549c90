"""Everything that hangs on a source in any table, in the order it can be removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from habeas.sources.models import Custody, Source
from habeas.store.rows import Row
from habeas.store.tables import record_models

_IN_ONE_GO = 500
Where = tuple[str, str]


def hanging(source: Source) -> tuple[list[Row], set[str]]:
    """Return the rows that hang on a source, those that others refer to last.

    Its custody stays, and so do other sources that name it as like them.

    Returns:
        The rows, and the ids of other sources whose records refer to one of them.
    """
    found: dict[Where, Row] = {}
    others: set[str] = set()
    reached: list[Row] = [source]
    while reached:
        new = [r for r in _referring(reached) if _where(r) not in found]
        found |= {_where(r): r for r in new}
        others |= {r.key for r in new if _is_of_another(r, source)}
        reached = list({_where(r): r for r in new}.values())
    return _in_order(found), others


def _is_of_another(row: Row, source: Source) -> bool:
    """Whether a row rests on a claim of another source, and is no mere link."""
    rests = any(f.name == "claim" for f in row._meta.concrete_fields)
    return rests and row.key not in ("", source.pk)


def _referring(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of record tables that refer to any of `rows`."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_table[row._meta.db_table].append(row.pk)
    for model, field in _references():
        ids = by_table[_target(field)._meta.db_table]
        for start in range(0, len(ids), _IN_ONE_GO):
            chunk = ids[start : start + _IN_ONE_GO]
            yield from model._base_manager.filter(**{f"{field.name}__in": chunk})


def _references() -> Iterator[tuple[Any, models.ForeignKey[Any, Any]]]:
    for model in record_models():
        if model in (Source, Custody):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                yield model, field


def _target(field: models.ForeignKey[Any, Any]) -> type[models.Model]:
    target: type[models.Model] = field.related_model
    return target


def _in_order(found: dict[Where, Row]) -> list[Row]:
    """Return the rows so that each comes before those it refers to."""
    refers = {where: _refers(row) & found.keys() for where, row in found.items()}
    waiting: dict[Where, int] = dict.fromkeys(found, 0)
    for targets in refers.values():
        for target in targets:
            waiting[target] += 1
    free = [where for where, count in waiting.items() if not count]
    order: list[Row] = []
    while free:
        where = free.pop()
        order.append(found[where])
        for target in refers[where]:
            waiting[target] -= 1
            if not waiting[target]:
                free.append(target)
    return order


def _refers(row: Row) -> set[Where]:
    return {
        (_target(field)._meta.db_table, getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and getattr(row, field.attname)
    }


def _where(row: Row) -> Where:
    return (row._meta.db_table, row.pk)

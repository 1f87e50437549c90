"""The manager of record rows: refuses to be evaluated by nobody in particular.

A query must say who looks (`visible_to(officer)`) or, in the desk's own work that
shows nothing to anyone (building records, verifying), why it may see all
(`whole("verify")`). Writing goes through `store.ledger.write` alone.
"""

from __future__ import annotations

import contextvars
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from django.db import models

from habeas.errors import HabeasError
from habeas.store.labels import up_to

_writing: contextvars.ContextVar[bool] = contextvars.ContextVar(
    "writing", default=False
)


class Unscoped(HabeasError):
    """A query named neither who looks nor why it may see all."""

    def __init__(self, table: str) -> None:
        super().__init__(
            "a query on %(table)s did not say who looks. Nothing was read. Use "
            "visible_to(officer), or whole(reason) in the desk's own work.",
            table=table,
        )


class NotThroughLedger(HabeasError):
    """A record row was to be written outside the ledger."""

    def __init__(self, table: str) -> None:
        super().__init__(
            "a row of %(table)s was to be written outside the ledger. Nothing was "
            "changed. Use store.ledger.write.",
            table=table,
        )


@contextmanager
def opened_by_ledger() -> Iterator[None]:
    """Let rows be written; for `store.ledger` alone."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def require_ledger(table: str) -> None:
    """Raise `NotThroughLedger` unless the ledger is writing."""
    if not _writing.get():
        raise NotThroughLedger(table)


class RowQuerySet(models.QuerySet[Any]):
    """A query on record rows."""

    _scope: str | None = None

    def visible_to(self, officer: Any) -> Self:
        """Return the rows whose label `officer` may see."""
        scoped = self.filter(label__in=up_to(officer.ceiling))
        scoped._scope = f"officer {officer.pk}"
        return scoped

    def whole(self, reason: str) -> Self:
        """Return all rows, for the desk's own work named by `reason`."""
        scoped = self.all()
        scoped._scope = reason
        return scoped

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._scope = self._scope
        return clone

    def _require_scope(self) -> None:
        if self._scope is None:
            raise Unscoped(self.model._meta.db_table)

    def _fetch_all(self) -> None:
        self._require_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._require_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._require_scope()
        return super().count()

    def exists(self) -> bool:
        self._require_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._require_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        raise NotThroughLedger(self.model._meta.db_table)

    def delete(self) -> Any:
        raise NotThroughLedger(self.model._meta.db_table)

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        require_ledger(self.model._meta.db_table)
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> Any:
        require_ledger(self.model._meta.db_table)
        return super().bulk_update(*args, **kwargs)


RowManager = models.Manager.from_queryset(RowQuerySet)

"""The base of every record row: whose it is, where it began, who may see it."""

from __future__ import annotations

import datetime
import uuid
from functools import cache
from typing import Any, Self

from django.db import models

from habeas.store import stopping
from habeas.store.fields import SealedTextField
from habeas.store.guard import RowManager, require_ledger
from habeas.store.labels import INTERNAL, LABELS, most_closed

_JSON = frozenset((str, int, bool, dict, list))


def new_id() -> str:
    """Return a random id (UUIDv4 text); it tells neither time nor order."""
    return str(uuid.uuid4())


class Row(models.Model):
    """A record that changes only by an entry of the ledger.

    `owner` is the organisation's id, `origin` the id of the desk it was first
    written on, `officer` who wrote it last, `key` the source key its sealed
    columns are under ('' is the desk's), `entry` the number of its last entry,
    `recorded_at` (UTC) when it was first written.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_id)
    owner = models.CharField(max_length=36, default="")
    origin = models.CharField(max_length=36, default="")
    officer = models.CharField(max_length=36, default="")
    label = models.CharField(
        max_length=10, default=INTERNAL, choices=[(x, x) for x in LABELS]
    )
    field_labels = models.JSONField(default=dict, blank=True)
    key = models.CharField(max_length=36, default="", blank=True)
    entry = models.PositiveBigIntegerField(default=0)
    recorded_at = models.DateTimeField(null=True)

    objects = RowManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.db_table} {self.pk}"

    def __repr__(self) -> str:
        return f"<{self}>"

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_ledger(self._meta.db_table)
        super().save(*args, **kwargs)

    def label_of(self, name: str) -> str:
        """Return the effective label of a field: the most closed that applies."""
        return most_closed([self.label, self.field_labels.get(name, self.label)])

    def values(self) -> dict[str, Any]:
        """Return the row's values as JSON, sealed ones in clear, without `entry`."""
        return state_of(self)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        require_ledger(self._meta.db_table)
        return super().delete(*args, **kwargs)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        stopping.step()
        return super().from_db(*args, **kwargs)


def state_of(row: models.Model) -> dict[str, Any]:
    """Return the values of a row, also one of an earlier schema, as `Row.values`."""
    return {
        column: jsonable(getattr(row, attribute))
        for column, attribute in _columns(type(row))
    }


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, str], ...]:
    """Return each column and its attribute, but for `entry`."""
    fields = [f for f in model._meta.concrete_fields if f.column != "entry"]
    return tuple((str(f.column), f.attname) for f in fields)


def jsonable(value: Any) -> Any:
    if value is None or type(value) in _JSON:
        return value
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value


def sealed_columns(model: type[models.Model]) -> list[str]:
    """Return the names of a model's sealed columns."""
    return [
        str(f.column)
        for f in model._meta.concrete_fields
        if isinstance(f, SealedTextField)
    ]

"""The ledger's own tables. They only grow; triggers refuse anything else."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """Entry `seq` says: at this time this officer did this to these rows.

    `body` is RFC 8785 JSON of random ids, codes, times and salted commitments
    only; `leaf` is its RFC 6962 leaf hash (SHA-256, hex).
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    leaf = models.CharField(max_length=64)
    body = models.TextField()
    idempotency = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - NULL keeps the unique index free of the empty string

    def __str__(self) -> str:
        return f"entry {self.seq}"


class Payload(models.Model):
    """Entry `entry` left row `row` of `table` in this state, sealed with its salt.

    `key` names the source key it is sealed under ('' is the desk's); when that
    key is erased the payload is gone while the entry's commitment still proves.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    table = models.CharField(max_length=64)
    row = models.CharField(max_length=36)
    key = models.CharField(max_length=36, default="", blank=True)
    sealed = models.BinaryField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["table", "row"])]

    def __str__(self) -> str:
        return f"payload of {self.table} {self.row} at entry {self.entry_id}"

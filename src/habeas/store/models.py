"""The ledger's own tables. They only grow; triggers refuse anything else."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.store.rows import new_id


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


class Job(models.Model):
    """Officer `officer` had work of this kind begun; it is `state`, `done` of `total`.

    A machine's row of ids, codes and counts: `about` are ids that are worked through,
    `result` is what came of it, `error` the sentence of ours that ended it, with its
    ids and numbers. `process` is the run of the program it is done in: what another
    run left in the middle was interrupted. `at` (UTC) is when it was last changed.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_id)
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=12)
    officer = models.CharField(max_length=36, default="", blank=True)
    process = models.CharField(max_length=36)
    about = models.JSONField(default=list)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    result = models.JSONField(default=dict)
    error = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"job {self.id}"

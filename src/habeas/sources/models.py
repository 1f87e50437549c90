"""Documents as received, the texts made of them, and their custody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from habeas.store.fields import SealedJSONField, SealedTextField
from habeas.store.rows import Row

KINDS = ("file", "paste", "note")
READING = ("kept", "read", "unreadable", "too_long", "failed", "destroyed")
CUSTODY = (
    "received",
    "hashed",
    "converted",
    "viewed",
    "copied",
    "exported",
    "verified",
    "sent",
    "destroyed",
)


class Source(Row):
    """On `received_at` (UTC) the desk received these bytes, kept as `blob`.

    `sha256` (hex, as `sha256sum` gives it) is of the bytes as received;
    `sha256_lookup` finds them again. `key` is the source's own key. `reading` says
    how far the desk is with it; `failure` is the class of the error that stopped
    the reading, never its words; `rejected` is how many items of the last reading
    were thrown away because no words stand for them. `voice` is who spoke, for a note
    taken at the desk. A destroyed source stays as a tombstone: `destroyed`, no words.
    `near` is an older source that says nearly the same, `near_percent` how nearly.
    """

    kind = models.CharField(max_length=8, choices=[(k, k) for k in KINDS])
    sha256 = SealedTextField()
    sha256_lookup = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    blob = models.CharField(max_length=64)
    name = SealedTextField(null=True)
    media_type = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_from = SealedTextField(null=True)
    voice = SealedTextField(null=True)
    url = SealedTextField(null=True)
    online = models.BooleanField(default=False)
    reading = models.CharField(
        max_length=12, default="kept", choices=[(r, r) for r in READING]
    )
    failure = models.CharField(max_length=64, default="", blank=True)
    rejected = models.PositiveIntegerField(default=0)
    near = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    near_percent = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["reading", "-received_at", "id"], name="source_newest_read"
            ),
            models.Index(fields=["-received_at", "id"], name="source_newest_first"),
        ]


class Text(Row):
    """From source S, method M made this text, in which claims are quoted.

    `text` is the decoded text, untouched; positions in it are Unicode code points.
    `sha256` (hex) is of its UTF-8; `hash` is the same under the desk's key, which
    is what quotes carry. `parts` are `{kind, voice, start, end}`.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField(default=1)
    text = SealedTextField()
    sha256 = SealedTextField()
    hash = models.CharField(max_length=64)
    length = models.PositiveBigIntegerField()
    method = models.CharField(max_length=32)
    version = models.CharField(max_length=32)
    encoding = models.CharField(max_length=32, default="utf-8")
    encoding_reason = models.CharField(max_length=200, default="", blank=True)
    replacements = models.PositiveBigIntegerField(default=0)
    language = models.CharField(max_length=16, default="und")
    metadata = SealedJSONField(default=dict)
    parts = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "number"], name="text_number_of_source"
            ),
            models.CheckConstraint(
                condition=Exact(Length("hash"), 64), name="text_hash_form"
            ),
        ]


class Custody(Row):
    """At `recorded_at` (UTC), `action` was done with source S by the row's officer."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="custody")
    action = models.CharField(max_length=12, choices=[(a, a) for a in CUSTODY])
    note = SealedTextField(null=True)

    class Meta:
        verbose_name_plural = "custody"


class Consent(Row):
    """From day `since`, `who` consents that sources are sent to `host`, for `why`.

    `host` is host, or host:port, of a reader on another machine. `closed` says that
    what is restricted may be sent too. It holds until it is `withdrawn`; what was
    sent before that day stays sent.
    """

    host = SealedTextField()
    who = SealedTextField()
    why = SealedTextField()
    since = models.DateField()
    closed = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)


class Band(models.Model):
    """A keyed hash of some of a text's word runs, to find near-same sources."""

    value = models.CharField(max_length=32, db_index=True)
    source = models.CharField(max_length=36)

    def __str__(self) -> str:
        return f"band of {self.source}"

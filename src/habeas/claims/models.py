"""What sources say, in their words, and what people decided about it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from habeas.claims.reader.learnt import KINDS as WORDS
from habeas.sources.models import Source, Text
from habeas.store.fields import SealedJSONField, SealedTextField
from habeas.store.rows import Row
from habeas.vocab.terms import claims as words

KINDS = (
    "header",
    "person",
    "attribute",
    "organisation",
    "place",
    "event",
    "act",
    "status",
    "demand",
    "scheduled",
    "contact",
    "withhold",
    "relation",
    "characterisation",
    "commitment",
    "case",
)
VERBS = (
    "accept",
    "set_aside",
    "misread",
    "edit",
    "doubt",
    "retract",
    "undo",
)


def _choices(axis: str) -> list[tuple[str, str]]:
    return [(value, value) for value in getattr(words(), axis)]


def _one_of(field: str, axis: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": list(getattr(words(), axis))}),
        name=f"claim_{field}_known",
    )


class Claim(Row):
    """In source S, in these quotes, the last of `voices` says that `value`.

    `value` is JSON whose form depends on `kind` (see `docs/claims.md`); references
    in it are ids of claims of people, organisations, places and events. `voices` is
    the chain of who asserts, outermost first. Accepting a claim accepts that the
    source says this, never that it is so. `score` is 0 to 100, None from a person.
    `first` is where its first quote starts (code points).
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=16, choices=[(k, k) for k in KINDS])
    value = SealedJSONField()
    subject = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="about"
    )
    modality = models.CharField(max_length=12, default="stated")
    polarity = models.CharField(max_length=8, default="affirmed")
    derivation = models.CharField(max_length=20, default="explicit")
    time_frame = models.CharField(max_length=12, default="incident")
    voices = SealedJSONField(default=list)
    method = models.CharField(max_length=10)
    method_version = models.CharField(max_length=48, default="", blank=True)
    score = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=24, default="suggested")
    supersedes = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    first = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["source", "state", "label"], name="claim_reviewed"),
            models.Index(fields=["source", "kind", "first"], name="claim_of_kind"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=list(KINDS)), name="claim_kind_known"
            ),
            _one_of("modality", "modality"),
            _one_of("polarity", "polarity"),
            _one_of("derivation", "derivation"),
            _one_of("time_frame", "time_frame"),
            _one_of("method", "method"),
            _one_of("state", "review_state"),
        ]


class Reviewed(models.Model):
    """Of source S, who has this ceiling sees `open` claims undecided, `decided` not.

    Derived of the claims (`claims.reviewed`), for the lists of sources of a large desk;
    it proves nothing and is made anew at will. `ceiling` is a number of `store.labels`,
    `review` one of `reviewed.REVIEWS`, `received_at` (UTC) the source's own, by which
    lists are in order.
    """

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="reviewed"
    )
    ceiling = models.PositiveSmallIntegerField()
    review = models.CharField(max_length=12)
    open = models.PositiveIntegerField()
    decided = models.PositiveIntegerField()
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "ceiling"], name="reviewed_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["ceiling", "review", "-received_at", "source"],
                name="reviewed_newest",
            )
        ]

    def __str__(self) -> str:
        return f"review of {self.source_id}"


class Quote(Row):
    """Claim C rests on the words of text T from `start` to `end` (code points).

    `exact` is those words; `text_hash` is the keyed hash of the text they were cut
    from. Made by `claims.quotes.of` alone, compared again at every read.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="quotes")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="quotes")
    start = models.PositiveBigIntegerField()
    end = models.PositiveBigIntegerField()
    exact = SealedTextField()
    text_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(start__gte=0), name="quote_starts"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quote_ends"),
            models.CheckConstraint(
                condition=Exact(Length("text_hash"), 64), name="quote_hash_form"
            ),
        ]


class Decision(Row):
    """The row's officer decided `verb` on claim C, which went from state to state.

    `bulk` says that it was decided together with others at one stroke.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    verb = models.CharField(max_length=10, choices=[(v, v) for v in VERBS])
    before = models.CharField(max_length=24)
    after = models.CharField(max_length=24)
    bulk = models.BooleanField(default=False)
    reason = SealedTextField(null=True)
    undoes = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )


class Word(Row):
    """The desk reads `words` as `kind` says; or, if `refused`, was asked and does not.

    `kind` is one of `reader.learnt.KINDS`; `means` is the whole name that an alias
    stands for, or the code of the act that a verb tells. `source` is the source whose
    correction offered it: the word is sealed under its key and goes with it. A word
    from words that are restricted is restricted.
    """

    kind = models.CharField(max_length=12, choices=[(k, k) for k in WORDS])
    words = SealedTextField()
    means = SealedTextField(null=True)
    refused = models.BooleanField(default=False)
    source = models.ForeignKey(
        Source, null=True, on_delete=models.PROTECT, related_name="words"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=list(WORDS)), name="word_kind_known"
            )
        ]


class Version(Row):
    """Refit `number` of the reader's models, from decisions on the sources in `taught`.

    `weights` are what it adds to the shipped names model, `more` to the role model, and
    what it counted of words that tell acts; both sealed, they can tell of names, and
    under a key of the version's own, so that they can be destroyed. `figures` are
    counts and F1 before and after. At most one is `current`; with none, the shipped
    models read alone. `maker` is the officer who had it made.
    """

    number = models.PositiveIntegerField(unique=True)
    weights = SealedJSONField()
    more = SealedJSONField(null=True)
    figures = models.JSONField(default=dict)
    taught = models.JSONField(default=list)
    current = models.BooleanField(default=False)
    maker = models.CharField(max_length=36, default="")

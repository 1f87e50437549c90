"""What is said to have happened, built from accepted claims only.

Every record carries the claim that first gave it; every value of it is tied to its
claims by `Basis`. A record whose claims are no longer accepted is `withdrawn`, not
deleted. Dates are EDTF text with the earliest and latest day they allow and the
best single day, if any.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from habeas.claims.models import Claim
from habeas.records import codes
from habeas.store.fields import SealedJSONField, SealedTextField
from habeas.store.rows import Row


def _newest(name: str) -> models.Index:
    """Return the index by which a list is read, newest first, page by page."""
    return models.Index(fields=["recorded_at", "id"], name=f"{name}_newest")


def _by_date(name: str) -> models.Index:
    return models.Index(fields=["earliest", "id"], name=f"{name}_by_date")


class Record(Row):
    """The base of records: the claim that first gave it, and whether it stands."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Dated(models.Model):
    """An EDTF date with its bounds and best day (dates without a time zone)."""

    date = models.CharField(max_length=64, default="", blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    best = models.DateField(null=True)

    class Meta:
        abstract = True


class Person(Record):
    """P is a person, an unnamed group, or a class that counts nobody.

    A group has a minimum and a maximum of heads; words ("hundreds") stay words.
    """

    kind = models.CharField(max_length=10, default="individual")
    name = SealedTextField(null=True)
    name_lookup = models.CharField(max_length=64, default="", blank=True, db_index=True)
    heads_min = models.PositiveIntegerField(null=True)
    heads_max = models.PositiveIntegerField(null=True)
    words = SealedTextField(null=True)

    class Meta:
        indexes: ClassVar = [_newest("person")]


class Attribute(Record):
    """According to the claim, `property` of person P is `value`."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="attributes"
    )
    property = models.CharField(max_length=24)
    value = SealedJSONField()

    def called(self) -> str:
        """Return `property`, which is a code or a mark, in the words of its claim."""
        return codes.called(self.property, self.claim.value.get("property"))


class Organisation(Record):
    """O is an organisation or public body, called so."""

    name = SealedTextField()
    acronym = SealedTextField(null=True)
    name_lookup = models.CharField(max_length=64, default="", blank=True, db_index=True)

    class Meta:
        indexes: ClassVar = [_newest("organisation")]


class Place(Record):
    """L is a place or a venue, called so; no code is guessed for it."""

    name = SealedTextField()
    name_lookup = models.CharField(max_length=64, default="", blank=True, db_index=True)

    class Meta:
        indexes: ClassVar = [_newest("place")]


class Event(Record, Dated):  # noqa: DJ008 - Row has one
    """E is a frame in which acts were done: a meeting, an incident."""

    title = SealedTextField()
    kind = models.CharField(max_length=16)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT)

    class Meta:
        indexes: ClassVar = [_newest("event"), _by_date("event")]


class Act(Record, Dated):  # noqa: DJ008 - Row has one
    """One type of thing is said to have been done to one victim, in one event.

    `type` is a code of `vocab/acts.yaml`; `victim` one person or one unnamed group.
    """

    type = models.CharField(max_length=32)
    event = models.ForeignKey(
        Event, null=True, on_delete=models.PROTECT, related_name="acts"
    )
    victim = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="acts"
    )
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT)
    time = models.CharField(max_length=16, default="", blank=True)
    modality = models.CharField(max_length=12)
    polarity = models.CharField(max_length=8)
    derivation = models.CharField(max_length=20)
    time_frame = models.CharField(max_length=12)

    class Meta:
        indexes: ClassVar = [
            _newest("act"),
            _by_date("act"),
            models.Index(fields=["type", "earliest", "id"], name="act_by_type"),
            models.Index(fields=["latest", "recorded_at"], name="act_by_end"),
        ]


class Involvement(Record):
    """Actor X is alleged to have done act A."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT)
    degree = models.CharField(max_length=24, default="alleged_to_have_done")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(organisation__isnull=True),
                name="involvement_one_actor",
            )
        ]


class Relation(Record):
    """X stands in relation `type` to Y, according to the claim."""

    type = models.CharField(max_length=40)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="relations"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="relations"
    )
    to_person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )

    def called(self) -> str:
        """Return the relation in the words of its claim; `type` is a code, or a mark."""
        return codes.called(self.type, self.claim.value.get("type"))


class Characterisation(Record):
    """The words "illegal", "arbitrary" ... are said of act A by a voice."""

    act = models.ForeignKey(Act, null=True, on_delete=models.PROTECT)
    words = SealedTextField()


class Basis(Row):
    """Field `field` of record R rests on claim C."""

    table = models.CharField(max_length=64)
    row = models.CharField(max_length=36)
    field = models.CharField(max_length=24)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="bases")

    class Meta:
        verbose_name_plural = "bases"
        indexes: ClassVar = [models.Index(fields=["table", "row"])]


class Sameness(Row):
    """An officer decided that two people are the same, or are different.

    `undone` takes the decision back; neither person is changed by it.
    """

    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    same = models.BooleanField()
    reason = SealedTextField(null=True)
    undone = models.BooleanField(default=False)


class Choice(Row):
    """An officer decided that field `field` of record R is told as claim C has it.

    The record then takes that value; what the other claims have stays beside it. What
    is `undone` counts no more, and the record is again as its own claims tell it.
    """

    table = models.CharField(max_length=64)
    row = models.CharField(max_length=36)
    field = models.CharField(max_length=24)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="choices")
    reason = SealedTextField(null=True)
    undone = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["table", "row"], name="choice_of_record")
        ]


LOCATED = ("there", "building", "none")


class Location(Row):
    """An officer decided which place of the gazetteer place L is, or that it is none.

    `verdict` is `there` (it is `spot`), `building` (a building, camp or the like: no
    place of the gazetteer) or `none` (none that the gazetteer has). `called` is what L
    was called then; `spot` the place as the gazetteer had it, with every state that
    claims it, and the reasons for which it was suggested, if it was. What is `undone`
    leaves the place open again.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="locations")
    verdict = models.CharField(max_length=8, choices=[(v, v) for v in LOCATED])
    called = SealedTextField()
    spot = SealedJSONField(null=True)
    reason = SealedTextField(null=True)
    undone = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verdict__in=LOCATED), name="location_verdict_known"
            )
        ]

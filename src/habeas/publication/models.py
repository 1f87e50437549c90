"""What was decided about what may go out, and what was given out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from habeas.records.models import Person
from habeas.register.models import Demand
from habeas.sources.models import Source
from habeas.store.fields import SealedJSONField, SealedTextField
from habeas.store.rows import Row

BASES = ("own_consent", "family", "lawyer", "already_public", "none")
AUDIENCES = ("public", "partner", "internal")
MATTERS = ("watch", "escaped", "whereabouts", "doer")


def _choices(values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(v, v) for v in values]


class Opening(Row):
    """What source S is accepted to say was opened to `audience`, for this reason.

    It opens what had been accepted by then, bar what is restricted; `withdrawn` says
    that it was closed again.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=_choices(AUDIENCES))
    reason = SealedTextField()
    withdrawn = models.BooleanField(default=False)


class Naming(Row):
    """Person P may be named to `audience` on this basis, for this reason.

    Without such a row P is "a person, known to us". A third party's demand is not
    consent; a choice made once for a list carries the demand it was made for.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="namings")
    audience = models.CharField(max_length=10, choices=_choices(AUDIENCES))
    basis = models.CharField(max_length=16, choices=_choices(BASES))
    reason = SealedTextField()
    demand = models.ForeignKey(Demand, null=True, on_delete=models.PROTECT)
    withdrawn = models.BooleanField(default=False)


class Disclosure(Row):
    """Of person P, `audience` may be told this matter, by a decision for P alone.

    `watch` is a watch entry, `escaped` that status, `whereabouts` the place of someone
    who is not in custody, `doer` the name of an individual alleged to have done an
    act. Each is closed without such a row.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=_choices(AUDIENCES))
    matter = models.CharField(max_length=12, choices=_choices(MATTERS))
    reason = SealedTextField()
    withdrawn = models.BooleanField(default=False)


class Release(Row):
    """At `recorded_at` (UTC) these files were made for `audience`.

    `manifest` lists each file's name, size and SHA-256 (hex), the day shown, the
    language, the figures, and the desk's checkpoint at that moment; `shown` lists the
    ids of the rows it rests on. `checks` are the sentences the officer had before
    them. A release is withdrawn with a reason; what is out cannot be called back.
    """

    audience = models.CharField(max_length=10, choices=_choices(AUDIENCES))
    form = models.CharField(max_length=12)
    manifest = SealedJSONField()
    shown = SealedJSONField(default=list)
    checks = SealedJSONField(default=list)
    withdrawn = models.BooleanField(default=False)
    withdrawn_reason = SealedTextField(null=True)


class Waiting(models.Model):
    """Unit `unit` of kind `kind` was changed and is not in the search index yet."""

    kind = models.CharField(max_length=16)
    unit = models.CharField(max_length=36)

    def __str__(self) -> str:
        return f"{self.kind} {self.unit} waits for the index"


class Indexed(models.Model):
    """The search index is the file `file`, and has what waited up to `upto`."""

    file = models.CharField(max_length=36)
    upto = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"index {self.file}"


class Telling(models.Model):
    """Row R (an act, event, claim or announcement) tells deed D, so seen by some.

    Derived of the records (`publication.telling`), for the timeline, map, network and
    figures of a large desk; it proves nothing and is made anew at will. It is so for
    officers of the ceilings `low` to `high` (numbers of `store.labels`). Each row
    carries its deed's values, and the one that leads stands for the deed in counts;
    `source` is the row's own, '' where it may not be seen. `place` and `bodies` (with
    spaces between) are keyed hashes of spellings, or ids where there is none; `spot`
    is the place where there is no event, by which such acts are told apart. `day` is
    the first day told of, `month` the one month that a date lies in, else ''.
    """

    low = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField()
    row = models.CharField(max_length=36, db_index=True)
    deed = models.CharField(max_length=36, db_index=True)
    lead = models.BooleanField()
    done = models.BooleanField()
    lane = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=32)
    date = models.CharField(max_length=64)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    day = models.DateField(null=True)
    till = models.DateField()
    month = models.CharField(max_length=7)
    place = models.CharField(max_length=64)
    event = models.CharField(max_length=36)
    spot = models.CharField(max_length=64, default="")
    victim = models.CharField(max_length=36)
    least = models.PositiveIntegerField(null=True)
    most = models.PositiveIntegerField(null=True)
    individuals = models.PositiveIntegerField()
    bodies = models.TextField()
    modality = models.CharField(max_length=12)
    time_frame = models.CharField(max_length=12)
    claim = models.CharField(max_length=36)
    source = models.CharField(max_length=36)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["day", "till", "lane", "code", "deed", "low", "high"],
                condition=Q(lead=True),
                name="telling_by_day",
            ),
            models.Index(
                fields=["done", "code", "month", "first", "last", "lead", "low", "high"],
                name="telling_by_code",
            ),
            models.Index(
                fields=["done", "month", "source", "first", "last", "low", "high"],
                name="telling_sources",
            ),
            models.Index(
                fields=[
                    "place", "victim", "done", "lead", "lane", "least", "low", "high",
                ],
                name="telling_by_spot",
            ),
            models.Index(
                fields=["place", "source", "lane", "low", "high"],
                name="telling_spot_sources",
            ),
            models.Index(
                fields=["event", "code", "spot", "done", "lead", "low", "high"],
                name="telling_by_act",
            ),
            models.Index(
                fields=["bodies", "individuals", "done", "lead", "low", "high"],
                name="telling_by_body",
            ),
            models.Index(
                fields=["month", "lead", "low", "high"], name="telling_by_month"
            ),
            models.Index(fields=["source"], name="telling_of_source"),
            models.Index(fields=["victim"], name="telling_of_victim"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"telling of {self.deed}"


class Told(models.Model):
    """The tellings are made up to `cursor` of `phase`, `done` of `total` rows.

    `whole` says that all are, and `since` since which entry of the ledger they are so.
    """

    phase = models.PositiveSmallIntegerField(default=0)
    cursor = models.CharField(max_length=36, default="", blank=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    whole = models.BooleanField(default=False)
    since = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"tellings, {self.done} of {self.total}"

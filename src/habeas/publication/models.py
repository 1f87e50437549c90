"""What was decided about what may go out, and what was given out."""

from __future__ import annotations

from django.db import models

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

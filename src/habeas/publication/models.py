"""What was decided about naming people, and what was given out."""

from __future__ import annotations

from django.db import models

from habeas.records.models import Person
from habeas.register.models import Demand
from habeas.store.fields import SealedJSONField, SealedTextField
from habeas.store.rows import Row

BASES = ("own_consent", "family", "lawyer", "already_public", "none")
AUDIENCES = ("public", "partner", "internal")


class Naming(Row):
    """Person P may be named to `audience` on this basis, for this reason.

    Without such a row P is "a person, known to us". A third party's demand is not
    consent; a choice made once for a list carries the demand it was made for.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="namings")
    audience = models.CharField(max_length=10, choices=[(a, a) for a in AUDIENCES])
    basis = models.CharField(max_length=16, choices=[(b, b) for b in BASES])
    reason = SealedTextField()
    demand = models.ForeignKey(Demand, null=True, on_delete=models.PROTECT)
    withdrawn = models.BooleanField(default=False)


class Release(Row):
    """At `recorded_at` (UTC) these files were made for `audience`.

    `manifest` lists each file's name, size and SHA-256 (hex), and the desk's
    checkpoint at that moment; `shown` lists the ids of the rows it rests on.
    """

    audience = models.CharField(max_length=10, choices=[(a, a) for a in AUDIENCES])
    form = models.CharField(max_length=12)
    manifest = SealedJSONField()
    shown = SealedJSONField(default=list)
    checks = SealedJSONField(default=list)
    withdrawn = models.BooleanField(default=False)

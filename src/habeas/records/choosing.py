"""Which claim a field of a record is told by, where an officer chose one.

A record is built from its own source's claims. A choice lets one field take the value
of another accepted claim of the same kind: of another source that tells of the same, or
of the officer's own small source (`records.correct`). It counts for as long as it is
not undone and its claim stands; then the record is again as its source tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from habeas.claims.models import Claim
from habeas.claims.refers import parts
from habeas.records.models import (
    Act,
    Choice,
    Event,
    Organisation,
    Person,
    Place,
    Record,
)
from habeas.store import vault
from habeas.store.seal import lookup
from habeas.text.edtf import best, bounds
from habeas.text.fold import fold

ACCEPTED = "accepted_as_attributed"
CORRECTS = "corrects"  # in a claim's value: the id of the record it is made for
Columns = dict[str, Any]
_MODELS: tuple[type[Record], ...] = (Person, Organisation, Place, Event, Act)
KINDS: Mapping[str, type[Record]] = {
    "person": Person,
    "organisation": Organisation,
    "place": Place,
    "event": Event,
    "act": Act,
}


def dated(edtf: str | None) -> Columns:
    """Return the four columns of a date: EDTF text, earliest, latest, best."""
    if not edtf:
        return {"date": "", "earliest": None, "latest": None, "best": None}
    earliest, latest = bounds(edtf)
    return {"date": edtf, "earliest": earliest, "latest": latest, "best": best(edtf)}


def named(name: str | None) -> Columns:
    """Return the columns of a name: itself, and the keyed hash it is found by."""
    hashed = lookup(vault.key("lookup"), fold(name)) if name else ""
    return {"name": name, "name_lookup": hashed}


def heads(value: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Return how many people a person claim counts, at least and at most.

    An individual is one; a class counts nobody; words ("hundreds") count none.
    """
    kind = value.get("kind") or "individual"
    if kind == "class":
        return None, None
    if kind == "individual":
        return 1, 1
    told = value.get("heads")
    return (told[0], told[1]) if told else (None, None)


def _heads(claim: Claim) -> Columns:
    low, high = heads(claim.value)
    return {"heads_min": low, "heads_max": high}


def _place(claim: Claim) -> Columns:
    rows = Place.objects.whole("the place that was chosen").filter(withdrawn=False)
    found = rows.filter(claim__in=chain(claim.value.get("place"))).first()
    return {"place_id": found.pk if found else None}


def _text(name: str) -> Callable[[Claim], Columns]:
    return lambda claim: {name: claim.value.get(name)}


# What of each record may be chosen, and the columns a claim gives for it.
FIELDS: Mapping[type[Record], Mapping[str, Callable[[Claim], Columns]]] = {
    Person: {
        "name": lambda claim: named(claim.value.get("name")),
        "words": _text("words"),
        "heads": _heads,
    },
    Organisation: {
        "name": lambda claim: named(claim.value.get("name")),
        "acronym": _text("acronym"),
    },
    Place: {"name": lambda claim: named(claim.value.get("name"))},
    Event: {
        "title": _text("title"),
        "date": lambda claim: dated(claim.value.get("date")),
        "place": _place,
    },
    Act: {
        "type": _text("type"),
        "date": lambda claim: dated(claim.value.get("date")),
        "time": lambda claim: {"time": str(claim.value.get("time") or "")[:16]},
        "place": _place,
    },
}


@dataclass
class Chosen:
    """The choices that count for the records of one source.

    `claims` are the ids of all claims chosen for them now, or once.
    """

    by_row: dict[tuple[str, str], dict[str, Claim]] = field(default_factory=dict)
    claims: frozenset[str] = frozenset()

    def of(self, row: Record) -> dict[str, Claim]:
        """Return the claim of each field of `row` that was chosen."""
        return self.by_row.get((row._meta.db_table, row.pk), {})

    def columns(self, row: Record) -> Columns:
        """Return the columns that the choices for `row` give."""
        found: Columns = {}
        for name, claim in self.of(row).items():
            found |= FIELDS[type(row)][name](claim)
        return found


def chosen(rows: Iterable[Record]) -> Chosen:
    """Return the choices about `rows`; in reading order the last one counts."""
    own = {(r._meta.db_table, r.pk): r for r in rows if type(r) in FIELDS}
    every = Choice.objects.whole("building records").select_related("claim")
    if not own or not every.exists():
        return Chosen()
    listed = (c for p in parts([pk for _, pk in own]) for c in every.filter(row__in=p))
    about = [c for c in listed if (c.table, c.row) in own]
    about.sort(key=lambda c: (c.entry, c.pk))
    by_row: dict[tuple[str, str], dict[str, Claim]] = {}
    claims: set[str] = set()
    for choice in about:
        claim = now(choice.claim)
        claims |= {choice.claim_id, claim.pk}
        if not choice.undone and claim.state == ACCEPTED:
            by_row.setdefault((choice.table, choice.row), {})[choice.field] = claim
    return Chosen(by_row, frozenset(claims))


def now(claim: Claim) -> Claim:
    """Return the claim that stands for `claim`: itself, or its last edit."""
    while claim.state == "superseded":
        later = Claim.objects.whole("the edit of a claim").filter(supersedes=claim)
        found = later.order_by("-recorded_at", "id").first()
        if found is None:
            break
        claim = found
    return claim


def chain(*claim_ids: str | None) -> list[str]:
    """Return the ids of claims and of every edit before and after them."""
    found = {pk for pk in claim_ids if pk}
    new = set(found)
    rows = Claim.objects.whole("the edits of a claim")
    while new:
        either = Q(pk__in=new, supersedes__isnull=False) | Q(supersedes__in=new)
        pairs = rows.filter(either).values_list("pk", "supersedes_id")
        new = {pk for pair in pairs for pk in pair if pk} - found
        found |= new
    return sorted(found)


def model_of(table: str) -> type[Record]:
    """Return the model of a record's table. Raises `KeyError`."""
    return {m._meta.db_table: m for m in _MODELS}[table]

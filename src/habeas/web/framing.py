"""What every page of a record shows: its fields with their readings, and its changes.

Each value opens to the claims it rests on, who says it and how; each can be corrected by
a decision beside it (`views.correcting`).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.records import around, choosing, correct
from habeas.records.correct import Change
from habeas.records.models import (
    Act,
    Basis,
    Choice,
    Event,
    Organisation,
    Person,
    Place,
    Record,
)
from habeas.records.then import Then, as_then
from habeas.web import days, terms
from habeas.web.naming import tabs
from habeas.web.officer import OfficerRequest
from habeas.web.saying import Saying, sayings
from habeas.web.terms import Words, say
from habeas.web.titles import titles_of
from habeas.web.views.register import when

# The columns that say a field, for showing it and for the claims it rests on.
_SHOWN: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("name", "words", "heads"),
    Organisation: ("name", "acronym"),
    Place: ("name",),
    Event: ("title", "kind", "date", "place"),
    Act: ("type", "date", "time", "place", "event", "victim"),
}
_BASES = {"heads": ("heads", "heads_min", "heads_max")}
FIELD_WORDS: Mapping[str, Words] = {
    "name": gettext_lazy("Name"),
    "acronym": gettext_lazy("Short form"),
    "words": gettext_lazy("Called"),
    "heads": gettext_lazy("How many"),
    "title": gettext_lazy("Title"),
    "kind": gettext_lazy("Kind"),
    "type": gettext_lazy("Type"),
    "date": gettext_lazy("When"),
    "time": gettext_lazy("Time of day"),
    "place": gettext_lazy("Where"),
    "event": gettext_lazy("In"),
    "victim": gettext_lazy("Done to"),
    "label": gettext_lazy("Protection"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "heads_min": gettext_lazy("At least"),
    "heads_max": gettext_lazy("At most"),
}


@dataclass(frozen=True)
class Reading:
    """One reading of a field: the value in words, and the claims that give it.

    `link` leads to the record the value names; `chosen` says that an officer chose it.
    """

    text: str
    sayings: tuple[Saying, ...]
    link: str = ""
    label: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Field:
    """A field of a record with its readings, the one that stands first.

    `choice` is what an officer decided; `options` the claims that could be chosen
    instead, as `(record, saying, value in words)`; `sort` how a form asks for it.
    """

    name: str
    label: Words
    readings: tuple[Reading, ...]
    record: str = ""
    correctable: bool = False
    choice: Choice | None = None
    options: tuple[tuple[Saying, str], ...] = ()
    form: str = "text"
    choices: Sequence[tuple[str, Words]] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return len({r.text for r in self.readings}) > 1


def frame(
    request: OfficerRequest,
    sort: str,
    rows: Sequence[Any],
    *,
    links: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, Any]:
    """Return what every page of a record shows of `rows`, records of one thing.

    Args:
        request: Who looks.
        sort: The sort of record.
        rows: The record, or all the records decided to be of one person.
        links: For the id of a record that a value names, its address and name.
    """
    at = when(request)
    then = as_then(request.officer, rows, at.known_on)
    chosen = correct.choices(request.officer, rows)
    unrecorded = around.unrecorded(request.officer, rows)
    shown = fields(request, rows, chosen, links or {}, then)
    told = sayings(request, unrecorded)
    return {
        "sort": sort,
        "sorts": tabs(),
        "record": rows[0],
        "label": rows[0].label,
        "fields": shown,
        "known_on": at.known_on,
        "unrecorded": list(told.values()),
        "history": _history(request, rows),
        "titles": titles_of(request, around.sources_of(rows)),
        "sources": around.sources_of(rows),
        "here": f"/records/{sort}/{rows[0].pk}",
    }


def fields(
    request: OfficerRequest,
    rows: Sequence[Any],
    chosen: Sequence[Choice],
    links: Mapping[str, tuple[str, str]],
    then: Then | None = None,
) -> list[Field]:
    """Return the fields of a thing's records, each with all its readings.

    With `then` they are told as they were at that time, and cannot be corrected.
    """
    model = type(rows[0])
    bases = _bases(request, rows)
    if then is not None:
        chosen = _chosen_then(request.officer, rows, then)
        bases |= _bases_then(request.officer, rows, then)
    claims = {c.pk: c for found in bases.values() for c in found}
    others = _options(request, rows, chosen) if then is None else []
    told = sayings(request, [*claims.values(), *others])
    found = []
    for name in _SHOWN[model]:
        if name == "heads" and all(r.kind == "individual" for r in rows):
            continue
        readings = _readings(rows, name, bases, told, chosen, links)
        if readings or name in _correctable(rows):
            found.append(
                _field(request.officer, rows, name, readings, told, others, chosen)
            )
    if then is not None:
        return [replace(f, correctable=False) for f in found]
    return found


def _chosen_then(officer: User, rows: Sequence[Any], then: Then) -> list[Choice]:
    chosen = [c.pk for row in rows for c in then.of(row).values()]
    return list(Choice.objects.visible_to(officer).filter(pk__in=chosen))


def _bases_then(
    officer: User, rows: Sequence[Any], then: Then
) -> dict[tuple[str, str], list[Claim]]:
    """Return the claim of each value that is told otherwise since."""
    by_id = {r.pk: r for r in rows}
    found: dict[tuple[str, str], list[Claim]] = {}
    for _table, pk, name in then.moved:
        claim = then.claim(by_id[pk], name)
        if claim is not None and around.seen(officer, claim):
            found[pk, name] = [claim]
    return found


def _field(
    officer: User,
    rows: Sequence[Any],
    name: str,
    readings: tuple[Reading, ...],
    told: Mapping[str, Saying],
    others: Sequence[Claim],
    chosen: Sequence[Choice],
) -> Field:
    correctable = name in _correctable(rows)
    standing = {r.text for r in readings[:1]}
    options = [
        (told[c.pk], text)
        for c in others
        if correctable
        and (text := _from_claim(officer, type(rows[0]), name, c))
        and text not in standing
    ]
    picked = next((c for c in chosen if c.field == name), None)
    if picked is not None:  # what its own source tells stays beside it
        readings += tuple(
            Reading(text, (saying,), label=saying.claim.label)
            for saying, text in options
        )
    form, choices = _form(name)
    return Field(
        name,
        FIELD_WORDS[name],
        readings,
        rows[0].pk,
        correctable,
        picked,
        tuple(options),
        form,
        choices,
    )


def _correctable(rows: Sequence[Any]) -> tuple[str, ...]:
    return correct.fields_of(rows[0])


def _form(name: str) -> tuple[str, list[tuple[str, Words]]]:
    if name == "type":
        return "code", terms.choices("act")
    return ("date" if name == "date" else "text"), []


def _bases(
    request: OfficerRequest, rows: Sequence[Any]
) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = {}
    table = rows[0]._meta.db_table
    listed = Basis.objects.visible_to(request.officer).filter(
        table=table, row__in=[r.pk for r in rows]
    )
    visible = Claim.objects.visible_to(request.officer)
    claims = {c.pk: c for c in visible.filter(pk__in=listed.values("claim_id"))}
    for basis in listed.order_by("entry", "id"):
        if basis.claim_id in claims:
            name = (basis.row, basis.field)
            found.setdefault(name, []).append(claims[basis.claim_id])
    return found


def _readings(
    rows: Sequence[Any],
    name: str,
    bases: Mapping[tuple[str, str], list[Claim]],
    told: Mapping[str, Saying],
    chosen: Sequence[Choice],
    links: Mapping[str, tuple[str, str]],
) -> tuple[Reading, ...]:
    made: dict[tuple[str, str], dict[str, Any]] = {}
    picked = {(c.row, c.field) for c in chosen}
    for row in rows:
        text, link = shown(row, name, links)
        if not text:
            continue
        claims = [
            c for f in _BASES.get(name, (name,)) for c in bases.get((row.pk, f), ())
        ]
        one = made.setdefault(
            (text, link), {"claims": {}, "chosen": False, "label": row.label_of(name)}
        )
        one["claims"].update({c.pk: told[c.pk] for c in claims})
        one["chosen"] = one["chosen"] or (row.pk, name) in picked
    listed = sorted(made.items(), key=lambda pair: not pair[1]["chosen"])
    return tuple(
        Reading(text, tuple(one["claims"].values()), link, one["label"], one["chosen"])
        for (text, link), one in listed
    )


def shown(row: Any, name: str, links: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return a field of a record in words, and the address it leads to ('' if none)."""
    if name in ("place", "event", "victim"):
        link, text = links.get(getattr(row, f"{name}_id") or "", ("", ""))
        return text, link
    if name == "heads":
        return (_heads(row.heads_min, row.heads_max), "")
    value = getattr(row, name) or ""
    return _in_words(type(row), name, str(value)), ""


def _in_words(model: type[Record], name: str, value: str) -> str:
    if name == "date":
        return days.words(value)
    if name == "type":
        return say(value, "act")
    if name == "kind":
        return say(value, "event_kind")
    return value


def _heads(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low == high or high is None:
        return str(low)
    return _("%(low)s to %(high)s") % {"low": low or 0, "high": high}


def _from_claim(officer: User, model: type[Record], name: str, claim: Claim) -> str:
    """Return what a claim would tell of a field, in words; '' if nothing."""
    if name == "heads":
        low, high = choosing.heads(claim.value)
        return _heads(low, high) if claim.value.get("heads") else ""
    if name == "place":
        rows = Place.objects.visible_to(officer)
        found = rows.filter(claim__in=choosing.chain(claim.value.get("place"))).first()
        return str(found.name) if found else ""
    value = claim.value.get(name)
    return _in_words(model, name, str(value)) if value else ""


def _options(
    request: OfficerRequest, rows: Sequence[Any], chosen: Sequence[Choice]
) -> list[Claim]:
    """Return the claims that can tell a field: those of its records, and past choices."""
    own = [r.claim_id for r in rows]
    entered = Choice.objects.visible_to(request.officer).filter(
        row__in=[r.pk for r in rows]
    )
    ids = [*own, *entered.values_list("claim_id", flat=True)]
    found = Claim.objects.visible_to(request.officer).filter(
        pk__in=ids, state=choosing.ACCEPTED
    )
    return list(found.order_by("entry", "id"))


@dataclass(frozen=True)
class Past:
    """A change of a record, in words."""

    at: datetime.datetime | None
    entry: int
    who: str
    label: Words
    old: str
    new: str


def _history(request: OfficerRequest, rows: Sequence[Any]) -> list[Past]:
    changes = [(type(r), c) for r in rows for c in correct.history(r)]
    names = {u.pk: str(u.name) for u in User.objects.whole("who changed a record")}
    made = [_past(model, c, names) for model, c in changes]
    return sorted(made, key=lambda p: -p.entry)[:200]


def _past(model: type[Record], change: Change, names: Mapping[str, str]) -> Past:
    def words(value: Any) -> str:
        if change.field == "withdrawn":
            return _("yes") if value else _("no")
        if change.field == "label":
            return say(str(value or ""), "label")
        if change.field == "kind" and model is Person:
            return say(str(value or ""), "person_kind")
        return _in_words(model, change.field, str(value)) if value else ""

    return Past(
        change.at,
        change.entry,
        names.get(change.officer, ""),
        FIELD_WORDS.get(change.field, change.field),
        words(change.old),
        words(change.new),
    )

"""One entry of the register: what stands, since when, by whose word, and what to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.claims import quotes
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.records import identify
from habeas.records.models import Act, Attribute, Involvement, Person
from habeas.register import asks
from habeas.register.entries import Entry
from habeas.register.listing import rows
from habeas.register.models import AXES, Contact, Demand, Episode, Status, Stay
from habeas.register.questions import known_fields, questions
from habeas.vocab.terms import register as vocabulary
from habeas.web import days, find, terms
from habeas.web.officer import OfficerRequest
from habeas.web.views.inbox import titles_of
from habeas.web.views.register import flags_of, labels_of, when

# in_hiding is coded where a source says it, and never offered by a form.
NOT_OFFERED = ("in_hiding",)


@dataclass(frozen=True)
class Told:
    """A line of the timeline: a dated value, act or stay, and the words it is from."""

    sort: str
    code: str
    axis: str
    date: str
    order: tuple[object, ...]
    claim: Claim
    words: tuple[Words, ...]
    place: str = ""
    by: tuple[str, ...] = ()
    label: str = ""
    flags: tuple[str, ...] = ()
    reason: str = ""
    basis: str = ""


@require_safe
def person(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show an entry on the days chosen in the register."""
    at = when(request)
    row = next((r for r in rows(request.officer, at.as_of, at.known_on)
                if r.entry.id == pk), None)  # fmt: skip
    if row is None:
        raise Http404
    entry = row.entry
    episode = episode_of(request, entry)
    told = timeline(request, entry)
    asked = [q for q in questions(request.officer, at.as_of) if q.entry == entry.id]
    context = {
        "row": row,
        "entry": entry,
        "episode": episode,
        "label": labels_of(request, [entry]).get(entry.id, ""),
        "flags": flags_of(entry),
        "when": at,
        "axes": [(axis, getattr(entry, axis)) for axis in AXES],
        "told": told,
        "titles": titles_of(request, {t.claim.source_id for t in told}),
        "fields": known_fields(request.officer, episode),
        "questions": asked,
        "asked": _asked(request, entry),
        "demands": _demands(request, row.demands),
        "attributes": _attributes(request, entry),
        "located": entry.located(at.as_of),
        "today": days.today(),
        **_sameness(request, entry),
        **_forms(),
    }
    return render(request, "person.html", context)


def episode_of(request: OfficerRequest, entry: Entry) -> Any:
    return find.one(request, Episode, entry.episodes[-1])


def timeline(request: OfficerRequest, entry: Entry) -> list[Told]:
    """Return all that is told of the entry, in order of time, undated at the end."""
    statuses = list(_rows(request, Status, episode__in=entry.episodes))
    acts = list(_rows(request, Act, victim__in=entry.people).select_related("place"))
    stays = list(
        _rows(request, Stay, episode__in=entry.episodes).select_related("place")
    )
    said = quotes.read(request.officer, [r.claim for r in (*statuses, *acts, *stays)])
    doers = _doers(request, acts)
    flagged = {s.id for s in entry.liberty.flagged}
    found = [
        *(_status(s, said, s.pk in flagged) for s in statuses),
        *(_act(a, said, doers[a.pk]) for a in acts),
        *(_stay(s, said) for s in stays),
    ]
    return sorted(found, key=lambda t: t.order)


def _rows(request: OfficerRequest, model: Any, **which: Any) -> Any:
    visible = model.objects.visible_to(request.officer)
    return visible.filter(withdrawn=False, **which).select_related("claim")


def _doers(request: OfficerRequest, acts: Iterable[Act]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows_ = Involvement.objects.visible_to(request.officer).filter(
        act__in=[a.pk for a in acts], withdrawn=False
    )
    for row in rows_.select_related("organisation", "person").order_by("id"):
        actor = row.organisation or row.person
        if actor is not None and actor.name:
            found[row.act_id].append(str(actor.name))
    return found


def _order(row: Any, rank: int) -> tuple[object, ...]:
    day = row.earliest or row.latest
    return (day is None, str(day or ""), rank, row.claim.first, row.pk)


def _status(row: Status, said: dict[str, list[Words]], flagged: bool) -> Told:
    return Told(
        sort="status",
        code=row.value,
        axis=row.axis,
        date=row.date,
        order=_order(row, 1 + row.order),
        claim=row.claim,
        words=tuple(said.get(row.claim_id, ())),
        label=row.label,
        flags=("flagged",) if flagged else (),
        reason=row.reason or "",
        basis=row.end_basis,
    )


def _act(row: Act, said: dict[str, list[Words]], by: list[str]) -> Told:
    return Told(
        sort="act",
        code=row.type,
        axis="act",
        date=row.date,
        order=_order(row, 0),
        claim=row.claim,
        words=tuple(said.get(row.claim_id, ())),
        place=str(row.place.name) if row.place else "",
        by=tuple(by),
        label=row.label,
    )


def _stay(row: Stay, said: dict[str, list[Words]]) -> Told:
    return Told(
        sort="stay",
        code="",
        axis="stay",
        date=row.date,
        order=_order(row, 2),
        claim=row.claim,
        words=tuple(said.get(row.claim_id, ())),
        place=str(row.place.name),
        label=row.label,
    )


def _asked(request: OfficerRequest, entry: Entry) -> list[Contact]:
    found = Contact.objects.visible_to(request.officer).filter(
        episode__in=entry.episodes
    )
    return list(found.order_by("-recorded_at", "id"))


def _demands(request: OfficerRequest, pks: Iterable[str]) -> list[Demand]:
    found = Demand.objects.visible_to(request.officer).filter(pk__in=list(pks))
    return list(found.select_related("claim").order_by("position", "id"))


def _attributes(request: OfficerRequest, entry: Entry) -> list[dict[str, Any]]:
    found = list(_rows(request, Attribute, person__in=entry.people).order_by("id"))
    said = quotes.read(request.officer, [a.claim for a in found])
    return [
        {
            "property": a.property.replace("_", " "),
            "value": _plain(a.value),
            "label": a.label,
            "words": said.get(a.claim_id, []),
            "claim": a.claim,
        }
        for a in found
    ]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " – ".join(dict.fromkeys(str(v) for v in value if v is not None))
    if isinstance(value, dict):
        return ", ".join(str(v) for v in value.values() if v)
    return str(value)


def _sameness(request: OfficerRequest, entry: Entry) -> dict[str, Any]:
    own = set(entry.people)
    visible = Person.objects.visible_to(request.officer)
    standing = {
        d.pk: d
        for p in visible.filter(pk__in=own)
        for d in identify.decisions(request.officer, p)
    }
    suggested = [
        s
        for s in identify.suggestions(request.officer)
        if {s.first.pk, s.second.pk} & own
    ]
    others = visible.filter(withdrawn=False).exclude(pk__in=own).exclude(kind="class")
    return {
        "decisions": list(standing.values()),
        "suggestions": suggested,
        "others": sorted(
            ((p.pk, str(p.name or p.words or "")) for p in others if p.name or p.words),
            key=lambda pair: pair[1].casefold(),
        )[:500],
        "own": entry.people[0],
    }


def _forms() -> dict[str, Any]:
    values = vocabulary()
    offered = {
        axis: terms.choices(axis, *(c for c in listed if c and c not in NOT_OFFERED))
        for axis, listed in terms.OF_AXIS.items()
    }
    return {
        "values": [(terms.AXES[axis], axis, offered[axis]) for axis in AXES],
        "bases": terms.choices("end_basis", *values.end_basis),
        "release_types": terms.choices("release_type", *values.release_type),
        "whom": terms.choices("whom", *asks.WHOM),
        "answers": terms.choices("answer", *asks.ANSWERS),
    }

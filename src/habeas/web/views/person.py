"""One entry of the register: what stands, since when, by whose word, and what to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts.models import User
from habeas.claims import quotes
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.records.around import seen
from habeas.records.models import Act, Attribute, Involvement, Person
from habeas.register import asks
from habeas.register import questions as asking
from habeas.register.demands import demands_for
from habeas.register.entries import Entry
from habeas.register.listing import row_of
from habeas.register.looking import flags_of
from habeas.register.models import AXES, Episode, Status, Stay
from habeas.register.questions import (
    STATES,
    asked_of,
    known_fields,
    questions_of,
)
from habeas.vocab.terms import register as vocabulary
from habeas.web import days, find, flash, standings, terms, typed
from habeas.web.officer import OfficerRequest
from habeas.web.saying import voices
from habeas.web.telling import according
from habeas.web.titles import titles_of
from habeas.web.views import people
from habeas.web.views.register import labels_of, when

# in_hiding is coded where a source says it, and never offered by a form.
NOT_OFFERED = ("in_hiding",)
LEARNT = ("still", "asked", "change")  # forms that come back as they were sent


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
    according: str = ""
    record: str = ""


@require_safe
def person(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show an entry on the days chosen in the register."""
    return render(request, "person.html", _context(request, pk))


@require_safe
def sheet(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show the entry as a case sheet of a page or two, to print."""
    context = _context(request, pk)
    told: list[Told] = context["told"]
    sources = list(dict.fromkeys(t.claim.source_id for t in told))
    context |= {
        "sources": [(n, pk_) for n, pk_ in enumerate(sources, 1)],
        "number": {pk_: n for n, pk_ in enumerate(sources, 1)},
        "made": timezone.now(),
        "unknown": [f for f in context["fields"] if not f.known],
        "known": [f for f in context["fields"] if f.known],
    }
    return render(request, "sheet.html", context)


def _context(request: OfficerRequest, pk: str) -> dict[str, Any]:
    at = when(request)
    row = row_of(request.officer, pk, at.as_of, at.known_on)
    if row is None:
        raise Http404
    entry = row.entry
    episode = episode_of(request, entry)
    told = timeline(request, entry)
    of_person = Person.objects.visible_to(request.officer).select_related("claim")
    first = of_person.filter(pk__in=entry.people, withdrawn=False).first()
    return {
        "row": row,
        "entry": entry,
        "episode": episode,
        "person": first,
        "here": f"/register/{entry.id}",
        "label": labels_of(request, [entry]).get(entry.id, ""),
        "flags": flags_of(entry),
        "when": at,
        "axes": [(axis, getattr(entry, axis)) for axis in AXES],
        "told": told,
        "titles": titles_of(request, {t.claim.source_id for t in told}),
        "fields": known_fields(request.officer, episode),
        "askings": asked_of(request.officer, episode),
        "states": terms.choices("asking", *STATES),
        "questions": questions_of(request.officer, [entry], at.as_of),
        "asked": asks.askings(request.officer, entry.episodes),
        "demands": demands_for(request.officer, entry.people),
        "attributes": _attributes(request, entry),
        "located": entry.located(at.as_of),
        "today": days.today(),
        "kept": {
            name: typed.fields(request.session, f"{name}:{entry.id}") for name in LEARNT
        },
        **people.sameness(request, entry.people),
        **(people.membership(request, first, entry.people) if first else {}),
        **_forms(),
    }


@require_POST
def ask(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record that the desk asked somebody about what is not known."""
    at = when(request)
    row = row_of(request.officer, pk, at.as_of, at.known_on)
    if row is None:
        raise Http404
    with flash.refusals(request):
        asking.ask(
            request.officer,
            episode_of(request, row.entry),
            request.POST.get("field", ""),
            request.POST.get("whom", ""),
            days.come(request.POST.get("on", "")),
            note=request.POST.get("note", "").strip() or None,
        )
        flash.say(request, _("Recorded that you asked. It stays open until answered."))
    return HttpResponseRedirect(f"/register/{pk}#must-record")


@require_POST
def settle(request: OfficerRequest, pk: str) -> HttpResponse:
    """Say what became of an asking, or take it back."""
    one = find.asked_about(request, pk)
    with flash.refusals(request):
        asking.settle(request.officer, one, request.POST.get("state", ""))
        flash.say(request, _("Recorded. An answer is known once a claim tells it."))
    return find.back(request, "/register")


def episode_of(request: OfficerRequest, entry: Entry) -> Any:
    return find.one(request, Episode, entry.episodes[-1])


def timeline(request: OfficerRequest, entry: Entry) -> list[Told]:
    """Return all that is told of the entry, in order of time, undated at the end."""
    statuses = list(_rows(request, Status, episode__in=entry.episodes))
    acts = list(_rows(request, Act, victim__in=entry.people).select_related("place"))
    stays = list(
        _rows(request, Stay, episode__in=entry.episodes).select_related("place")
    )
    claims = [r.claim for r in (*statuses, *acts, *stays)]
    said = quotes.read(request.officer, claims)
    names = voices(request, claims)
    doers = _doers(request, acts)
    flagged = {s.id for s in entry.liberty.flagged}
    found = [
        *(_status(s, said, s.pk in flagged) for s in statuses),
        *(_act(a, said, doers[a.pk], request.officer) for a in acts),
        *(_stay(s, said) for s in stays if seen(request.officer, s.place)),
    ]
    ordered = sorted(found, key=lambda t: t.order)
    return [replace(t, according=_voiced(t.claim, names)) for t in ordered]


def _voiced(claim: Claim, names: dict[str, str]) -> str:
    return according(names.get(v, v) for v in claim.voices or ())


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
        if actor is not None and actor.name and seen(request.officer, actor):
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


def _act(row: Act, said: dict[str, list[Words]], by: list[str], officer: User) -> Told:
    return Told(
        sort="act",
        code=row.type,
        axis="act",
        date=row.date,
        order=_order(row, 0),
        claim=row.claim,
        words=tuple(said.get(row.claim_id, ())),
        place=str(row.place.name) if row.place and seen(officer, row.place) else "",
        by=tuple(by),
        label=row.label,
        record=f"/records/acts/{row.pk}",
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
        record=f"/records/places/{row.place_id}",
    )


def _attributes(request: OfficerRequest, entry: Entry) -> list[dict[str, Any]]:
    found = list(_rows(request, Attribute, person__in=entry.people).order_by("id"))
    said = quotes.read(request.officer, [a.claim for a in found])
    return [
        {
            "property": a.called(),
            "value": a.value,
            "label": a.label,
            "words": said.get(a.claim_id, []),
            "claim": a.claim,
        }
        for a in found
    ]


def _forms() -> dict[str, Any]:
    values = vocabulary()
    offered = {
        axis: terms.choices(axis, *(c for c in listed if c and c not in NOT_OFFERED))
        for axis, listed in standings.OF_AXIS.items()
    }
    return {
        "values": [(standings.AXES[axis], axis, offered[axis]) for axis in AXES],
        "bases": terms.choices("end_basis", *values.end_basis),
        "release_types": terms.choices("release_type", *values.release_type),
        "asked_how": [(code, str(said)) for code, said in days.HOW.items()],
        "whom": terms.choices("whom", *asks.WHOM),
        "answers": terms.choices("answer", *asks.ANSWERS),
    }

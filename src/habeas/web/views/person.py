"""One entry of the register: what stands, since when, by whose word, and what to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.claims import quotes
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.errors import HabeasError
from habeas.records import identify
from habeas.records.models import Act, Attribute, Involvement, Person
from habeas.register import asks, change
from habeas.register.entries import Entry
from habeas.register.listing import rows
from habeas.register.models import AXES, Contact, Demand, Episode, Status, Stay
from habeas.register.questions import known_fields, questions
from habeas.vocab.terms import register as vocabulary
from habeas.web import days, find, flash, terms
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
    episode = _episode(request, entry)
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


def _episode(request: OfficerRequest, entry: Entry) -> Any:
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


def _entry(request: OfficerRequest, pk: str) -> Entry:
    at = when(request)
    for row in rows(request.officer, at.as_of, at.known_on):
        if row.entry.id == pk:
            return row.entry
    raise Http404


@require_POST
def still(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record that the value still stands, by somebody's word."""
    episode = _episode(request, _entry(request, pk))
    try:
        on = days.typed(request.POST.get("on", ""))
        voice = _required(request, "voice", _("who says it"))
        asks.still_so(
            request.officer, episode, on, voice=voice, words=_text(request, "words")
        )
        flash.say(request, _("Recorded as a note, with who said it."))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect(f"/register/{pk}")


@require_POST
def asked(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record whom the desk asked, and the answer."""
    episode = _episode(request, _entry(request, pk))
    try:
        asks.asked(
            request.officer,
            episode,
            request.POST.get("whom", ""),
            request.POST.get("answer", ""),
            days.typed(request.POST.get("on", "")),
            words=_text(request, "words"),
            place=_text(request, "place"),
        )
        flash.say(request, _("Recorded: whom you asked, and the answer."))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect(f"/register/{pk}")


@require_POST
def record(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record a change that the officer learnt of, in the words it rests on."""
    entry = _entry(request, pk)
    axis, _sep, value = request.POST.get("value", "").partition(":")
    try:
        change.record(
            request.officer,
            _episode(request, entry),
            axis,
            value,
            days.typed(request.POST.get("on", "")),
            words=request.POST.get("words", ""),
            voice=_text(request, "voice"),
            end_basis=request.POST.get("end_basis", "") if axis == "liberty" else "",
            release_type=(
                request.POST.get("release_type", "") if value == "released" else ""
            ),
            reason=_text(request, "reason"),
            place=_text(request, "place"),
            person=entry.people[0] if "+" in entry.id else None,
        )
        flash.say(
            request,
            _("Recorded: the words are kept as a note, the change rests on them."),
        )
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect(f"/register/{pk}")


class _Missing(HabeasError):
    """A field that is needed was left empty."""

    def __init__(self, what: str) -> None:
        super().__init__(
            _("Say %(what)s. Nothing was recorded; fill it in and send it again.")
            % {"what": what}
        )


def _required(request: OfficerRequest, name: str, what: str) -> str:
    given = _text(request, name)
    if given is None:
        raise _Missing(what)
    return given


def _text(request: OfficerRequest, name: str) -> str | None:
    return request.POST.get(name, "").strip() or None

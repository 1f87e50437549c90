"""One claim: what it says, in which words, by whose voice, and what was decided."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.claims import quotes
from habeas.claims.models import Claim, Decision
from habeas.claims.review import conflicts
from habeas.errors import HabeasError
from habeas.records.models import Basis
from habeas.register import decide as deciding
from habeas.register import protect
from habeas.web import beside, find, flash, typed
from habeas.web.forms import claim as form
from habeas.web.listed import claims_of, named, names_of, offered
from habeas.web.officer import OfficerRequest
from habeas.web.telling import tell
from habeas.web.titles import titles_of

DECIDED = {
    "accept": deciding.accept,
    "misread": deciding.misread,
    "set_aside": deciding.set_aside,
}


@require_safe
def claim(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show a claim with its decisions, and the form to correct it."""
    one = find.one(request, Claim, pk)
    names = names_of(request, [one])
    about = claims_of(request, one.source).filter(pk=one.subject_id or "").first()
    gone = one.state in ("superseded", "retracted")
    draft = f"edit:{pk}"
    told = typed.fields(request.session, draft)
    chosen = [v for _name, values in told.lists() for v in values] if told else []
    others, nearest = offered(request, one, form.refers_to(one.kind), chosen)
    context = {
        "claim": one,
        "told": tell(
            one, named(one, names), [names.get(v) or v for v in map(str, one.voices)]
        ),
        "words": quotes.read(request.officer, [one])[one.pk],
        "title": titles_of(request, [one.source_id]).get(one.source_id, ""),
        "about": about,
        "about_name": names.get(one.subject_id or "", ""),
        "decisions": _decisions(request, one),
        "draft": draft,
        "draft_kept": told is not None,
        "fields": [] if gone else form.shown(one, others, told),
        "nearest": nearest and not gone,
        "qualifiers": [] if gone else form.qualifiers(form.said_by(one), told),
        "edit_reason": told.get("reason", "") if told else "",
        "later": Claim.objects.visible_to(request.officer).filter(supersedes=one),
        "bases": _bases(request, one),
        "conflict": conflicts(request.officer, one.source).get(pk, []),
        "beside": beside.of_claim(request, one),
        "records": beside.records_of(request, one),
    }
    return render(request, "claim.html", context)


def _decisions(request: OfficerRequest, one: Claim) -> list[Decision]:
    rows = Decision.objects.visible_to(request.officer).filter(claim=one)
    return list(rows.order_by("-entry", "id"))


def _bases(request: OfficerRequest, one: Claim) -> int:
    rows = Basis.objects.visible_to(request.officer).filter(claim=one)
    return int(rows.values("row").distinct().count())


@require_POST
def decide(request: OfficerRequest, pk: str) -> HttpResponse:
    """Decide on one claim: accept, misread, set aside, doubt, retract, undo."""
    one = find.one(request, Claim, pk)
    verb, reason = request.POST.get("do", ""), request.POST.get("reason", "").strip()
    with flash.refusals(request):
        if verb in DECIDED:
            DECIDED[verb](request.officer, [one])
        elif verb == "doubt":
            deciding.doubt(request.officer, [one], reason or None)
        elif verb == "retract":
            deciding.retract(request.officer, [one], reason)
        elif verb == "undo":
            deciding.undo(request.officer, one)
        else:
            raise _NoSuchVerb
        flash.say(request, _("Decided, and kept in the ledger. It can be undone."))
    return find.back(request, f"/claims/{pk}")


@require_POST
def edit(request: OfficerRequest, pk: str) -> HttpResponse:
    """Put a corrected claim in its place; the first is kept, as superseded."""
    one = find.one(request, Claim, pk)
    try:
        typed.keep(request.session, f"edit:{pk}", request.POST)
        new = deciding.edit(
            request.officer,
            one,
            value=form.value_of(one, request.POST),
            reason=request.POST.get("reason", "").strip() or None,
            **form.qualifiers_of(request.POST),
        )
    except HabeasError as error:
        flash.refuse(request, error)
        return HttpResponseRedirect(f"/claims/{pk}")
    typed.forget(request.session, f"edit:{pk}")
    flash.say(request, _("Corrected and accepted. The first reading is kept."))
    if "to_card" in request.POST:
        return HttpResponseRedirect(f"/sources/{one.source_id}/review")
    return HttpResponseRedirect(f"/claims/{new.pk}")


@require_POST
def relabel(request: OfficerRequest, pk: str) -> HttpResponse:
    """Close a claim, its words and what rests on it; opening is done on Publish."""
    one = find.one(request, Claim, pk)
    with flash.refusals(request):
        protect.restrict(request.officer, one)
        flash.say(request, _("Restricted: the claim, its words, and what rests on it."))
    return HttpResponseRedirect(f"/claims/{pk}")


class _NoSuchVerb(HabeasError):
    """The form asked for a decision there is none of."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such decision. Nothing was changed. Use the buttons.")
        )

"""Corrects records by decisions, and takes decisions back; nothing is overwritten."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.claims.models import Claim
from habeas.records import correct
from habeas.register import decide as deciding
from habeas.register.decide import rebuild_in
from habeas.web import find, flash
from habeas.web.naming import address, model_of
from habeas.web.officer import OfficerRequest


@require_POST
def choose(request: OfficerRequest, sort: str, pk: str) -> HttpResponse:
    """Decide which claim a field of a record is told by."""
    record = find.one(request, model_of(sort), pk)
    claim = find.one(request, Claim, request.POST.get("claim", ""))
    return _attempt(
        request,
        record,
        lambda: correct.choose(
            request.officer,
            record,
            request.POST.get("field", ""),
            claim,
            request.POST.get("reason", ""),
            after=rebuild_in,
        ),
        _("Chosen. What the other claims say stays beside it."),
    )


@require_POST
def enter(request: OfficerRequest, sort: str, pk: str) -> HttpResponse:
    """Keep what the officer knows as a small source, and let it tell a field."""
    record = find.one(request, model_of(sort), pk)
    return _attempt(
        request,
        record,
        lambda: correct.enter(
            request.officer,
            record,
            request.POST.get("field", ""),
            request.POST.get("value", ""),
            words=request.POST.get("words", ""),
            voice=request.POST.get("voice", "").strip() or None,
            reason=request.POST.get("reason", ""),
            after=rebuild_in,
        ),
        _("Kept as a small source of its own; the value rests on it."),
    )


@require_POST
def unchoose(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a correction back."""
    correct.undo(request.officer, find.chosen(request, pk), after=rebuild_in)
    flash.say(request, _("Taken back. The record is as its own sources tell it."))
    return find.back(request, "/records/people")


@require_POST
def misread(request: OfficerRequest, pk: str) -> HttpResponse:
    """Say that a source does not say this; undone on the claim's own page."""
    claim = find.one(request, Claim, pk)
    with flash.refusals(request):
        deciding.misread(request.officer, [claim])
        flash.say(
            request,
            _("Marked as misread, and kept in the ledger. It can be undone."),
            undo=f"/claims/{pk}/restore",
        )
    return find.back(request, f"/claims/{pk}")


@require_POST
def restore(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take back the last decision on a claim, and show the claim."""
    claim = find.one(request, Claim, pk)
    with flash.refusals(request):
        deciding.undo(request.officer, claim)
        flash.say(request, _("Taken back."))
    return HttpResponseRedirect(f"/claims/{pk}")


def _attempt(request: OfficerRequest, record: Any, do: Any, done: str) -> HttpResponse:
    with flash.refusals(request):
        do()
        flash.say(request, done)
    return find.back(request, address(record)[0] if record else "/records/people")

"""The owner's written consent that sources go to a reader on another machine."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts.roles import KEEP, may
from habeas.sources import consent as consenting
from habeas.sources.models import Consent
from habeas.web import days, find, flash
from habeas.web.officer import OfficerRequest

PAGE = "/about/sending"


@require_safe
def sending(request: OfficerRequest) -> HttpResponse:
    """Show what was consented to, what is in force, and the form for another."""
    today = days.today()
    given = consenting.consents(request.officer)
    context = {
        "standing": [c for c in given if not c.withdrawn],
        "withdrawn": [c for c in given if c.withdrawn],
        "today": today,
        "most": consenting.MOST,
        "keeps": may(request.officer, KEEP),
    }
    return render(request, "sending.html", context)


@require_POST
def give(request: OfficerRequest) -> HttpResponse:
    """Record a consent, from a day on; only with the box that says it is in writing."""
    given = request.POST
    with flash.refusals(request):
        if given.get("sure") != "1":
            raise consenting.BadConsent("consent")
        consenting.give(
            request.officer,
            given.get("host", ""),
            who=given.get("who", ""),
            why=given.get("why", ""),
            since=days.typed(given.get("since", "")),
            closed=given.get("closed") == "1",
        )
        flash.say(request, _("Recorded. Each source that is sent says so in custody."))
    return HttpResponseRedirect(PAGE)


@require_POST
def withdraw(request: OfficerRequest) -> HttpResponse:
    """Withdraw a consent."""
    one = find.one(request, Consent, request.POST.get("consent", ""))
    with flash.refusals(request):
        consenting.withdraw(request.officer, one)
        flash.say(
            request,
            _("Withdrawn. What was sent before stays where it was sent."),
        )
    return HttpResponseRedirect(PAGE)

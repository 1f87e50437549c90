"""The demands that were made: whom they ask, for whom, and how far each has come."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.errors import HabeasError
from habeas.register import demands as asked
from habeas.register.demands import STATUSES, DemandRow
from habeas.register.models import Demand
from habeas.web import find, flash, terms
from habeas.web.officer import OfficerRequest
from habeas.web.views.inbox import titles_of

_KEY = "demands"


@require_safe
def demands(request: OfficerRequest) -> HttpResponse:
    """Show the demands, by source and in the order of its text."""
    found = asked.listing(request.officer)
    told = request.session.get(_KEY, {})
    shown = [row for row in found if _wanted(row, told)]
    context = {
        "rows": shown,
        "total": len(found),
        "addressees": sorted({r.addressee for r in found if r.addressee}),
        "told": told,
        "statuses": terms.choices("demand", *STATUSES),
        "by_status": _by_status(found),
        "titles": titles_of(request, {r.demand.claim.source_id for r in found}),
        "not_stated": sum(r.addressee is None for r in found),
    }
    return render(request, "demands.html", context)


def _by_status(found: list[DemandRow]) -> list[tuple[str, int]]:
    counted = Counter(row.status for row in found)
    return [(status, counted[status]) for status in STATUSES if counted[status]]


def _wanted(row: DemandRow, told: dict[str, str]) -> bool:
    addressee, status = told.get("addressee", ""), told.get("status", "")
    if addressee == "-" and row.addressee is not None:
        return False
    if addressee not in ("", "-") and row.addressee != addressee:
        return False
    return not status or row.status == status


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose which demands to see; kept in memory only."""
    request.session[_KEY] = {
        name: request.POST.get(name, "") for name in ("addressee", "status")
    }
    return find.back(request, "/demands")


@require_POST
def follow(request: OfficerRequest, pk: str) -> HttpResponse:
    """Decide to follow a demand, or say how far it has come."""
    demand = find.one(request, Demand, pk)
    try:
        asked.follow(request.officer, demand, request.POST.get("status", "followed"))
        flash.say(request, _("Recorded how far the demand has come."))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return find.back(request, f"/demands#{pk}")


@require_POST
def infer(request: OfficerRequest, pk: str) -> HttpResponse:
    """Write whom the officer takes the demand to ask; empty takes it back."""
    demand = find.one(request, Demand, pk)
    words = request.POST.get("addressee", "").strip()
    asked.infer_addressee(request.officer, demand, words or None)
    flash.say(request, _("Recorded as your conclusion, apart from the demand's words."))
    return find.back(request, f"/demands#{pk}")

"""Which place of the world a place of the records is: ranked, looked for, decided.

One place at a time, by buttons and radio buttons alone: it works by keyboard and without
a script. What was looked for stays in memory, and in no address.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts.models import User
from habeas.errors import HabeasError
from habeas.records import locate as locating
from habeas.records.models import Location, Place
from habeas.text import gazetteer
from habeas.web import find, flash
from habeas.web.officer import OfficerRequest
from habeas.web.titles import titles_of
from habeas.web.views.register import when

_KEY = "places looked for"
_ASKED = ("words", "country", "admin1")


@require_safe
def locate(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show what a place may be, with reasons, and what was looked for, to choose."""
    one = find.standing(request, Place, pk)
    looked = _looked(request, pk)
    suggested = locating.suggested(request.officer, one)
    context = {
        "record": one,
        "title": titles_of(request, [one.claim.source_id]).get(one.claim.source_id, ""),
        "suggested": suggested,
        "found": _search(looked) if looked else [],
        "looked": looked,
        "decision": locating.located(request.officer, [one]).get(pk),
        "has_gazetteer": gazetteer.available(),
    }
    return render(request, "locate.html", context)


def where_it_lies(request: OfficerRequest, one: Place) -> dict[str, Any]:
    """Return what the page of a place shows of it: the decision, else suggestions."""
    at = when(request)
    decision = locating.located(request.officer, [one], at.known_on).get(one.pk)
    who = ""
    if decision is not None:
        names = {u.pk: str(u.name) for u in User.objects.whole("who located a place")}
        who = names.get(decision.officer, "")
    return {
        "located": decision,
        "located_by": who,
        "suggested": None if decision else locating.suggested(request.officer, one),
    }


@require_POST
def look(request: OfficerRequest, pk: str) -> HttpResponse:
    """Look a name up in the gazetteer; kept in memory only."""
    find.standing(request, Place, pk)
    asked = {name: request.POST.get(name, "").strip()[:200] for name in _ASKED}
    request.session[_KEY] = {pk: asked} if asked["words"] else {}
    return HttpResponseRedirect(f"/records/places/{pk}/locate#found")


def _looked(request: OfficerRequest, pk: str) -> dict[str, str]:
    asked = request.session.get(_KEY, {}).get(pk)
    if not asked:
        return {}
    return {
        "name": asked["words"],
        "country": asked["country"],
        "admin1": asked["admin1"],
    }


def _search(looked: Mapping[str, str]) -> list[gazetteer.Place]:
    return gazetteer.search(
        looked["name"], country=looked["country"], admin1=looked["admin1"]
    )


@require_POST
def decide(request: OfficerRequest, pk: str) -> HttpResponse:
    """Decide which place it is, or that it is none."""
    one = find.standing(request, Place, pk)
    verdict, _sep, rest = request.POST.get("where", "").partition("|")
    spot, _sep, called = rest.partition("|")
    try:
        made = locating.locate(
            request.officer,
            one,
            verdict,
            request.POST.get("reason", ""),
            spot=spot,
            called=called,
        )
    except HabeasError as error:
        flash.refuse(request, error)
        return HttpResponseRedirect(f"/records/places/{pk}/locate")
    request.session.pop(_KEY, None)
    done = _("Decided where it lies, for this record alone. It can be taken back.")
    flash.say(request, done, undo=f"/records/located/{made.pk}/undo")
    return HttpResponseRedirect(f"/records/places/{pk}")


@require_POST
def undo(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a decision back; the place is open again."""
    decision = find.one(request, Location, pk)
    standing = locating.located(request.officer, [decision.place_id])
    if decision.undone or decision.place_id not in standing:
        raise Http404
    locating.undo(request.officer, decision)
    flash.say(request, _("Taken back. Where it lies is open again."))
    return find.back(request, f"/records/places/{decision.place_id}")

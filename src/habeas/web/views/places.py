"""A place: what was done there, who was said to be held there, by which sources."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.records import around
from habeas.records.models import Event, Place
from habeas.register.listing import held_at
from habeas.web import find
from habeas.web.framing import frame
from habeas.web.officer import OfficerRequest
from habeas.web.titles import titles_of
from habeas.web.views import acts as acting
from habeas.web.views.locating import where_it_lies
from habeas.web.views.register import when


@require_safe
def place(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show a place with its events, acts and stays, and others that are called so."""
    one = find.standing(request, Place, pk)
    acts = around.acts(request.officer, place=one)
    at = when(request)
    called_so = namesakes(request, one)
    context = {
        **frame(request, "places", [one]),
        "acts": acting.lines(request, acts),
        "events": events_at(request, one),
        "held": held_at(request.officer, [one.pk], at.as_of, at.known_on),
        "when": at,
        **where_it_lies(request, one),
        "namesakes": called_so,
        "namesake_titles": titles_of(request, around.sources_of(called_so)),
    }
    return render(request, "place.html", context)


def events_at(request: OfficerRequest, one: Place) -> list[Event]:
    """Return the events that are said to have been at a place, the latest first."""
    rows = Event.objects.visible_to(request.officer).filter(place=one, withdrawn=False)
    return list(rows.order_by("-earliest", "-id")[: around.SHOWN])


def namesakes(request: OfficerRequest, one: Place) -> list[Place]:
    """Return places that other sources call by the same name; none is merged."""
    rows = Place.objects.visible_to(request.officer).filter(
        name_lookup=one.name_lookup, withdrawn=False
    )
    listed = rows.exclude(pk=one.pk).select_related("claim")
    return list(listed.order_by("-recorded_at", "id")[:50]) if one.name_lookup else []

"""An event: the acts done in it, to whom, by whom as alleged, where, what is demanded."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.records import around
from habeas.records.models import Act, Event
from habeas.register.demands import demands_for
from habeas.web import find
from habeas.web.framing import frame
from habeas.web.naming import addresses
from habeas.web.officer import OfficerRequest
from habeas.web.terms import say
from habeas.web.views import acts as acting


@require_safe
def event(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show an event with its acts and all that stands around them."""
    one = find.standing(request, Event, pk)
    acts = around.acts(request.officer, event=one)
    doers = around.doers(request.officer, acts)
    victims = _victims(request, acts)
    places = addresses(request, {a.place_id: a.place for a in acts}.values())
    links = addresses(request, [one.place]) if one.place else {}
    context = {
        **frame(request, "events", [one], links=links),
        "acts": acting.lines(request, acts),
        "by_type": [(say(t, "act"), n) for t, n in _types(acts)],
        "victims": victims,
        "doers": list({d.pk: d for a in acts for d in doers[a.pk]}.values()),
        "places": [p for pk_, p in places.items() if pk_ != one.place_id],
        "characterised": acting.characterised(request, acts),
        "demands": demands_for(request.officer, {a.victim_id for a in acts}),
        "more_acts": len(acts) == around.SHOWN,
    }
    return render(request, "event.html", context)


def _types(acts: list[Act]) -> list[tuple[str, int]]:
    return Counter(a.type for a in acts).most_common()


def _victims(request: OfficerRequest, acts: list[Act]) -> list[Any]:
    """Return `(address, name)` and how many acts, of each victim that may be seen."""
    people = {a.victim_id: a.victim for a in acts if a.victim is not None}
    counted = Counter(a.victim_id for a in acts)
    found = addresses(request, people.values())
    return [(*found[pk], counted[pk], people[pk]) for pk in people if pk in found]

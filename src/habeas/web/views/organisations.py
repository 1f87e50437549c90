"""An organisation or public body: what it is alleged of, what it said, what it is asked.

Its people are not listed: who belongs to what is an arrest list.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.records import around
from habeas.records.models import Organisation
from habeas.register.demands import demands_to
from habeas.web import find
from habeas.web.framing import frame
from habeas.web.officer import OfficerRequest
from habeas.web.titles import titles_of
from habeas.web.views import acts as acting

_HEARD = 10  # records of the same name whose sources are looked through for its word


@require_safe
def organisation(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show a body with its alleged acts, its statements and the demands made of it."""
    one = find.standing(request, Organisation, pk)
    called_so = namesakes(request, one)
    bodies = [one, *called_so[:_HEARD]]
    alleged = around.alleged(request.officer, organisation=one)
    spoken = around.spoken(request.officer, bodies)
    context = {
        **frame(request, "organisations", [one]),
        "alleged": acting.lines(request, alleged),
        "characterised": acting.characterised(request, alleged),
        "spoken": spoken.most_common(),
        "spoken_titles": titles_of(request, spoken),
        "demands": demands_to(request.officer, [one.pk]),
        "namesakes": called_so,
        "namesake_titles": titles_of(request, around.sources_of(called_so)),
    }
    return render(request, "organisation.html", context)


def namesakes(request: OfficerRequest, one: Organisation) -> list[Organisation]:
    """Return bodies that other sources call by the same name; none is merged."""
    if not one.name_lookup:
        return []
    rows = Organisation.objects.visible_to(request.officer).filter(
        name_lookup=one.name_lookup, withdrawn=False
    )
    listed = rows.exclude(pk=one.pk).select_related("claim")
    return list(listed.order_by("-recorded_at", "id")[:50])

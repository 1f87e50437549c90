"""An act: one type of thing said to be done to one victim, and how lists show acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.records import around
from habeas.records.around import Doer
from habeas.records.models import Act
from habeas.web import days, find, terms
from habeas.web.framing import frame
from habeas.web.naming import addresses
from habeas.web.officer import OfficerRequest
from habeas.web.saying import Saying, sayings

_ORDINARY = {
    "modality": "stated",
    "polarity": "affirmed",
    "derivation": "explicit",
    "time_frame": "incident",
}


@dataclass(frozen=True)
class ActLine:
    """An act as a list shows it: with its victim, place, event and alleged doers.

    Each of the first three is `(address, name)`, or None where it is not told or not
    to be seen; `manner` is how it is said where that is out of the ordinary.
    """

    act: Act
    date: str
    victim: tuple[str, str] | None
    place: tuple[str, str] | None
    event: tuple[str, str] | None
    doers: tuple[Doer, ...]
    manner: tuple[str, ...]
    saying: Saying | None


@require_safe
def act(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show an act with its values, who is alleged to have done it, what it is called."""
    one = find.standing(request, Act, pk)
    around_it = [one.victim, one.place, one.event]
    links = addresses(request, around_it)
    context = {
        **frame(request, "acts", [one], links=links),
        "doers": around.doers(request.officer, [one])[one.pk],
        "characterised": characterised(request, [one]),
        "how": how(one),
        "victim": links.get(one.victim_id or ""),
        "siblings": lines(request, _of_the_event(request, one)),
    }
    return render(request, "act.html", context)


def lines(request: OfficerRequest, acts: Sequence[Act]) -> list[ActLine]:
    """Return acts as a list shows them."""
    doers = around.doers(request.officer, acts)
    told = sayings(request, [a.claim for a in acts if seen(request, a.claim)])
    rows: list[Any] = [r for a in acts for r in (a.victim, a.place, a.event)]
    links = addresses(request, rows)
    return [
        ActLine(
            a,
            days.words(a.date),
            links.get(a.victim_id or ""),
            links.get(a.place_id or ""),
            links.get(a.event_id or ""),
            tuple(doers[a.pk]),
            manner(a),
            told.get(a.claim_id),
        )
        for a in acts
    ]


def seen(request: OfficerRequest, row: Any) -> bool:
    return around.seen(request.officer, row)


def manner(act: Act) -> tuple[str, ...]:
    """Return how an act is said where that is out of the ordinary, in words."""
    return tuple(
        terms.say(getattr(act, axis), axis)
        for axis, ordinary in _ORDINARY.items()
        if getattr(act, axis) != ordinary
    )


def how(act: Act) -> list[tuple[str, str]]:
    """Return how an act is said, on each of the four axes, in words."""
    return [(axis, terms.say(getattr(act, axis), axis)) for axis in _ORDINARY]


def characterised(request: OfficerRequest, acts: Sequence[Act]) -> list[Any]:
    """Return what voices call these acts, each with who says it."""
    rows = around.characterised(request.officer, acts)
    told = sayings(request, [r.claim for r in rows if seen(request, r.claim)])
    return [(r, told[r.claim_id]) for r in rows if r.claim_id in told]


def _of_the_event(request: OfficerRequest, one: Act) -> list[Act]:
    if one.event_id is None:
        return []
    found = around.acts(request.officer, event=one.event_id)
    return [a for a in found if a.pk != one.pk][:30]

"""What an officer asked these pages to show: posted, kept in memory only."""

from __future__ import annotations

import datetime
from dataclasses import replace

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from habeas.publication.seen import KINDS, Seen
from habeas.publication.timeline import Asking, fits
from habeas.vocab.terms import claims
from habeas.web import days, find, flash
from habeas.web.days import NotADay
from habeas.web.officer import OfficerRequest

_KEY = "explore"
_FIELDS = ("kind", "place", "modality", "first", "last", "page")


def told(request: OfficerRequest) -> dict[str, str]:
    """Return what was asked, by field; '' where nothing was."""
    kept = request.session.get(_KEY, {})
    return {name: kept.get(name, "") for name in _FIELDS}


def asking(request: OfficerRequest) -> Asking:
    """Return what was asked, read."""
    asked = told(request)
    return Asking(
        kind=asked["kind"] if asked["kind"] in KINDS else "",
        place=asked["place"],
        modality=asked["modality"] if asked["modality"] in claims().modality else "",
        first=_day(asked["first"]),
        last=_day(asked["last"]),
        page=int(asked["page"]) if asked["page"].isdecimal() else 1,
    )


def within(everything: Seen, at: Asking) -> Seen:
    """Return what may lie in the days asked for; what has no date stays."""
    days_alone = Asking(first=at.first, last=at.last)
    kept = tuple(d for d in everything.deeds if fits(d, days_alone))
    return replace(everything, deeds=kept)


def _day(text: str) -> datetime.date | None:
    return days.typed(text) if text else None


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose what to show; a choice of anything but the page begins at its first."""
    kept = told(request)
    given = {n: request.POST[n].strip()[:64] for n in _FIELDS if n in request.POST}
    if set(given) - {"page"}:
        kept["page"] = ""
    kept.update(given)
    if "reset" in request.POST:
        kept = {}
    try:
        for name in ("first", "last"):
            _day(kept.get(name, ""))
        request.session[_KEY] = kept
    except NotADay as error:
        flash.say(request, str(error), "refused")
    return find.back(request, "/explore")

"""What may go out: opened, named, told or taken back, each for a reason that is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import HabeasError
from habeas.publication import naming, opening
from habeas.publication import release as releasing
from habeas.publication.models import Disclosure, Naming, Release
from habeas.records.models import Person
from habeas.register.models import Demand
from habeas.sources.models import Source
from habeas.web import find, flash
from habeas.web.officer import OfficerRequest
from habeas.web.views.publish import require
from habeas.web.views.sifting import NothingChosen


class NobodyChosen(HabeasError):
    """It was to be decided who may be named, and nobody was ticked."""

    def __init__(self) -> None:
        super().__init__(
            _("Nobody is ticked. Nothing was decided. Tick whom it is about first.")
        )


def _attempt(
    request: OfficerRequest, audience: str, do: Callable[[], object], said: str
) -> HttpResponse:
    require(audience)
    with flash.refusals(request):
        do()
        flash.say(request, said)
    return HttpResponseRedirect(f"/publish/{audience}")


def _ticked(request: OfficerRequest, model: Any, name: str) -> Callable[[], list[Any]]:
    """Return what gives the rows that were ticked; it raises where none was."""
    pks = request.POST.getlist(name)
    rows = find.some(request, model, pks) if pks else []

    def given() -> list[Any]:
        if not rows:
            raise NobodyChosen if model is Person else NothingChosen
        return rows

    return given


@require_POST
def open_up(request: OfficerRequest, audience: str) -> HttpResponse:
    """Open what is accepted of some sources to the audience, for a reason."""
    sources = _ticked(request, Source, "source")
    reason = request.POST.get("reason", "")
    return _attempt(
        request,
        audience,
        lambda: opening.open_sources(request.officer, sources(), audience, reason),
        _("Opened. What is accepted later stays closed until you open it too."),
    )


@require_POST
def close(request: OfficerRequest, audience: str) -> HttpResponse:
    """Make everything of a source internal again."""
    source = find.one(request, Source, request.POST.get("source", ""))
    return _attempt(
        request,
        audience,
        lambda: opening.close_source(request.officer, source),
        _("Closed again. What was given out before stays out."),
    )


@require_POST
def name(request: OfficerRequest, audience: str) -> HttpResponse:
    """Decide on naming: a list at one stroke, one person, or taking it back."""
    basis, reason = request.POST.get("basis", ""), request.POST.get("reason", "")
    officer = request.officer
    do: Callable[[], object]
    if "withdraw" in request.POST:
        standing = find.one(request, Naming, request.POST["withdraw"])
        do = lambda: naming.withdraw(officer, standing)
    elif request.POST.get("demand"):
        demand = find.one(request, Demand, request.POST["demand"])
        do = lambda: naming.decide_list(officer, demand, audience, basis, reason)
    else:
        people = _ticked(request, Person, "person")
        do = lambda: naming.decide(officer, people(), audience, basis, reason)
    return _attempt(
        request, audience, do, _("Decided, with the reason. It can be taken back.")
    )


@require_POST
def tell(request: OfficerRequest, audience: str) -> HttpResponse:
    """Decide for one person that the audience may be told a matter, or take it back."""
    officer = request.officer
    do: Callable[[], object]
    if "close" in request.POST:
        standing = find.one(request, Disclosure, request.POST["close"])
        do = lambda: naming.close(officer, standing)
    else:
        person = find.one(request, Person, request.POST.get("person", ""))
        matter, reason = (request.POST.get(n, "") for n in ("matter", "reason"))
        do = lambda: naming.disclose(officer, person, audience, matter, reason)
    return _attempt(
        request, audience, do, _("Decided, with the reason. It can be taken back.")
    )


@require_POST
def withdraw(request: OfficerRequest, audience: str) -> HttpResponse:
    """Say that a release no longer stands, and why; what is out stays out."""
    standing = find.one(request, Release, request.POST.get("release", ""))
    reason = request.POST.get("reason", "")
    return _attempt(
        request,
        audience,
        lambda: releasing.withdraw(request.officer, standing, reason),
        _("Withdrawn, with the reason. What is out cannot be called back."),
    )

"""About this desk: what it is, whether it is whole, what keeps it so."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from habeas import __version__, doctor
from habeas.accounts.officers import organisation
from habeas.sources.consent import consents
from habeas.store import desk as desks
from habeas.store import keys
from habeas.web import door, work
from habeas.web.officer import OfficerRequest
from habeas.web.views import working
from habeas.web.works import VERIFY


@require_safe
def about(request: OfficerRequest) -> HttpResponse:
    """Show the desk's version, size, machine, and what its owner should do."""
    return render(request, "about.html", _context(request))


@require_POST
def verify(request: OfficerRequest) -> HttpResponse:
    """Have every byte, row and entry looked at; the page says what was found."""
    given = request.POST.get("checkpoint", "").strip()
    checkpoint = f"{given}\n".replace("\r\n", "\n") if given else None
    work.ask(request.officer, VERIFY, given=checkpoint)
    return HttpResponseRedirect("/about#verify")


def _context(request: OfficerRequest) -> dict[str, object]:
    return {
        "work": working.part(request, VERIFY),
        "version": __version__,
        "organisation": organisation(request.officer),
        "entries": desks.entries(),
        "checkpoint": desks.signed_checkpoint(),
        "sheet": keys.has_recovery(door.root()),
        "machine": doctor.look(door.root()),
        "sending": any(not c.withdrawn for c in consents(request.officer)),
    }

"""About this desk: what it is, whether it is whole, what keeps it so."""

from __future__ import annotations

import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from habeas import __version__, doctor
from habeas.accounts.officers import organisation
from habeas.claims.quotes import quotations
from habeas.errors import HabeasError
from habeas.sources.consent import consents
from habeas.sources.drafts import drafts
from habeas.store import desk as desks
from habeas.store import keys
from habeas.store import verify as verifying
from habeas.store.findings import DAMAGE, Finding
from habeas.web import door, flash
from habeas.web.officer import OfficerRequest


@require_safe
def about(request: OfficerRequest) -> HttpResponse:
    """Show the desk's version, size, machine, and what its owner should do."""
    return render(request, "about.html", _context(request))


@require_POST
def verify(request: OfficerRequest) -> HttpResponse:
    """Look at every byte, row and entry now, and say what was found."""
    given = request.POST.get("checkpoint", "").strip()
    checkpoint = f"{given}\n".replace("\r\n", "\n") if given else None
    started = datetime.datetime.now(datetime.UTC)
    try:
        found: list[Finding] = verifying.verify(checkpoint, more=(quotations, drafts))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
        return HttpResponseRedirect("/about")
    took = datetime.datetime.now(datetime.UTC) - started
    context = {
        **_context(request),
        "found": found,
        "whole": not any(f.severity == DAMAGE for f in found),
        "seconds": round(took.total_seconds(), 1),
        "with_checkpoint": bool(checkpoint),
    }
    return render(request, "about.html", context)


def _context(request: OfficerRequest) -> dict[str, object]:
    return {
        "version": __version__,
        "organisation": organisation(request.officer),
        "entries": desks.entries(),
        "checkpoint": desks.signed_checkpoint(),
        "sheet": keys.has_recovery(door.root()),
        "machine": doctor.look(door.root()),
        "sending": any(not c.withdrawn for c in consents(request.officer)),
    }

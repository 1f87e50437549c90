"""What every page knows: whose desk it is, which way it is written, what was done."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from habeas.accounts import roles, switches, team
from habeas.sources import consent
from habeas.web import door, flash, guiding, manual

# The parts of the menu, by the first part of the path.
_PARTS = {
    "": "today",
    "call": "today",
    "inbox": "inbox",
    "sources": "inbox",
    "claims": "inbox",
    "register": "register",
    "people": "records",
    "records": "records",
    "demands": "demands",
    "explore": "explore",
    "publish": "publish",
    "search": "search",
    "about": "about",
    "account": "account",
    "team": "account",
    "help": "help",
}


def desk(request: HttpRequest) -> dict[str, Any]:
    """Return the variables of the frame around every page."""
    officer = getattr(request, "officer", None)
    first = request.path.strip("/").partition("/")[0]
    return {
        "officer": officer,
        "rights": sorted(roles.rights(officer)) if officer else [],
        "in_a_team": officer is not None and team.is_team(),
        "read_only": officer is not None and switches.standing().read_only,
        "sends": officer is not None and consent.is_in_force(),
        "part": _PARTS.get(first, ""),
        "languages": settings.LANGUAGES,
        "idle_minutes": door.idle_minutes(),
        "said": flash.take(request) if officer else [],
        "guide": guiding.panel(request),
        "help": manual.OF_PART.get(_PARTS.get(first, ""), ""),
        "path": request.path if request.method == "GET" else "/",
    }

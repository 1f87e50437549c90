"""One's own account: ways in, recovery codes, tokens for programs."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts import roles, secrets, team, tokens, ways
from habeas.accounts.models import Credential
from habeas.errors import HabeasError
from habeas.web import door, flash
from habeas.web.officer import OfficerRequest
from habeas.web.views import signin

SCOPES: dict[str, Promise] = {
    "read": gettext_lazy("read what you may see"),
    "propose": gettext_lazy("keep sources and propose claims"),
    "decide": gettext_lazy("decide on claims"),
    "open": gettext_lazy("open to an audience, and name"),
    "publish": gettext_lazy("give out"),
}
DAYS = (7, 30, 90, 365)


@require_safe
def account(request: OfficerRequest) -> HttpResponse:
    """Show how the officer comes in, and which programs act for them."""
    kept = ways.all_of(request.officer)
    paper = next((c for c in kept if c.kind == Credential.RECOVERY), None)
    context = {
        "passkeys": [c for c in kept if c.kind == Credential.PASSKEY],
        "password": next((c for c in kept if c.kind == Credential.PASSWORD), None),
        "paper": paper,
        "codes_left": len(paper.data) if paper else 0,
        "device": signin.device(request),
        "tokens": [
            (t, [SCOPES[s] for s in t.scopes]) for t in tokens.held(request.officer)
        ],
        "scopes": [
            (code, said)
            for code, said in SCOPES.items()
            if roles.may(request.officer, tokens.SCOPES[code])
        ],
        "days": DAYS,
        "alone": not team.is_team(),
        "shortest": secrets.SHORTEST,
    }
    return render(request, "account.html", context)


def _attempt(
    request: OfficerRequest, do: Callable[[], Credential | None], said: str
) -> HttpResponse:
    with flash.refusals(request):
        made = do()
        if made is not None:
            door.prove(request.session, made)
        flash.say(request, said)
    return HttpResponseRedirect("/account")


@require_POST
def passkey(request: OfficerRequest) -> HttpResponse:
    """Keep a passkey that the browser made."""
    return _attempt(
        request,
        lambda: signin.new_passkey(request, request.officer),
        _("The passkey is kept. You can come in by it from now on."),
    )


@require_POST
def password(request: OfficerRequest) -> HttpResponse:
    """Keep a password with the device that shows its codes."""
    return _attempt(
        request,
        lambda: signin.new_password(request, request.officer),
        _("Password and device are kept. Older ones no longer open anything."),
    )


@require_POST
def remove(request: OfficerRequest) -> HttpResponse:
    """Remove a way in; sessions that came in by it end."""
    return _attempt(
        request,
        lambda: ways.remove(request.officer, request.POST.get("way", "")),
        _("Removed. Whoever came in by it is outside now."),
    )


@require_POST
def recovery(request: OfficerRequest) -> HttpResponse:
    """Make new recovery codes and show them this once."""
    try:
        codes = ways.new_recovery(request.officer)
    except HabeasError as error:
        flash.refuse(request, error)
        return HttpResponseRedirect("/account")
    return render(request, "shown_once.html", {"codes": codes})


@require_POST
def token(request: OfficerRequest) -> HttpResponse:
    """Make a token for a program and show its secret this once."""
    days = request.POST.get("days", "")
    try:
        secret = tokens.make(
            request.officer,
            request.POST.getlist("scope"),
            int(days) if days.isdecimal() else 0,
            name=request.POST.get("called", ""),
        )
    except HabeasError as error:
        flash.refuse(request, error)
        return HttpResponseRedirect("/account")
    return render(request, "shown_once.html", {"token": secret})


@require_POST
def end_token(request: OfficerRequest) -> HttpResponse:
    """End a token."""
    return _attempt(
        request,
        lambda: tokens.revoke(request.officer, request.POST.get("token", "")),
        _("The token is ended. A program that used it gets nothing more."),
    )

"""Signing in at a team's desk: passkeys first, else password and code; invitations."""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.request import split_domain_port
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.accounts import passkeys, secrets, team, ways
from habeas.accounts.models import Credential, User
from habeas.accounts.passkeys import BadPasskey, Place
from habeas.accounts.throttle import TooManyTries
from habeas.errors import HabeasError
from habeas.store import vault
from habeas.web import door, flash, jobs, qr
from habeas.web.headers import own_origin
from habeas.web.officer import OfficerRequest, open_to_all
from habeas.web.views import unlock

ASKED, INVITED, TOTP = "asked", "invited", "totp"
NEW, COME_IN = "new", "come_in"
GOOD_FOR = 5 * 60.0  # seconds for which a browser may answer what it was asked
PROOF = ("proof_passkey", "proof_password", "proof_code")
OURS = ("csrfmiddlewaretoken", "username", *PROOF)
TOO_MANY = 429


def place(request: HttpRequest) -> Place:
    """Return where passkeys are good: this host, and the origin of its pages."""
    host = request.get_host()
    return Place(split_domain_port(host)[0], own_origin(request, host))


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or let in who shows who they are."""
    if request.method != "POST":
        if door.is_in(request.session) or not team.is_team():
            return HttpResponseRedirect("/")
        return show(request)
    try:
        proof = _proof(request, request.POST.get("name", ""))
    except TooManyTries as error:
        return show(request, str(error), TOO_MANY)
    except HabeasError as error:
        return show(request, str(error), 403)
    return let_in(request, proof)


def show(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    """Return the page to sign in; `said` is why the last try opened nothing."""
    if request.headers.get("HX-Request"):
        return unlock.refuse(request)
    came_for = str(request.POST.get("next") or getattr(request, "came_for", "/"))
    context = {
        "sentence": said,
        "next": unlock.own(came_for),
        "name": request.POST.get("name", ""),
    }
    return render(request, "sign_in.html", context, status=status)


def let_in(request: HttpRequest, proof: Credential) -> HttpResponse:
    """Make this session the officer's, and lead on to the page that was asked for."""
    door.admit(request.session, proof)
    rotate_token(request)
    jobs.wake()
    return unlock.into(request)


@require_POST
def sign_out(request: OfficerRequest) -> HttpResponse:
    """End this session alone; the desk stays open for the others."""
    request.session.flush()
    return HttpResponseRedirect("/sign-in" if team.is_team() else "/unlock")


@open_to_all
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Return what the browser asks a passkey, as the WebAuthn API takes it.

    A new one is asked for only by who came in just now or holds an invitation.
    """
    if not vault.is_open():
        return unlock.refuse(request)
    if request.POST.get("purpose") == NEW:
        officer = _who_adds(request)
        if officer is None:
            return JsonResponse({}, status=403)
        options, state = passkeys.ask_new(officer, place(request))
        purpose = NEW
    else:
        options, state = passkeys.ask(place(request))
        purpose = COME_IN
    request.session[ASKED] = (purpose, state, time.monotonic())
    return JsonResponse(options)


def _who_adds(request: HttpRequest) -> User | None:
    officer: User | None = getattr(request, "officer", None)
    if officer is not None:
        return officer if door.is_fresh(request.session) else None
    try:
        found = _invitation(request)
    except HabeasError:
        return None
    return found.holder


def asked(request: HttpRequest, purpose: str) -> dict[str, Any]:
    """Return what was kept when the browser was asked; it is good once.

    Raises `BadPasskey` if nothing was asked, or something else, or long ago.
    """
    kept = request.session.pop(ASKED, None)
    if not kept or kept[0] != purpose or time.monotonic() - kept[2] > GOOD_FOR:
        raise BadPasskey
    state: dict[str, Any] = kept[1]
    return state


def new_passkey(request: HttpRequest, officer: User) -> Credential:
    """Keep the passkey that the browser made. Raises `BadPasskey`."""
    state = asked(request, NEW)
    made = passkeys.answered_new(place(request), state, request.POST.get("passkey", ""))
    return ways.add_passkey(officer, made, request.POST.get("called", ""))


def proved(request: OfficerRequest) -> HttpResponse | None:
    """Ask who it is, unless it was shown just now; what was sent is kept meanwhile.

    The page that asks holds all that was sent, and sends it again with the proof.
    """
    if door.is_fresh(request.session):
        return None
    said, status = "", 403
    if any(request.POST.get(name) for name in PROOF):
        try:
            proof = _proof(request, str(request.officer.name), "proof_")
            if proof.holder_id != request.officer.pk:
                raise ways.NotLetIn
            door.prove(request.session, proof)
            return None
        except TooManyTries as error:
            said, status = str(error), TOO_MANY
        except HabeasError as error:
            said = str(error)
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in OURS
    ]
    context = {"sentence": said, "sent": sent, "action": request.path_info}
    return render(request, "again.html", context, status=status)


def _proof(request: HttpRequest, name: str, prefix: str = "") -> Credential:
    answer = request.POST.get(f"{prefix}passkey", "")
    if answer:
        return passkeys.answered(place(request), asked(request, COME_IN), answer)
    return ways.by_password(
        name,
        request.POST.get(f"{prefix}password", ""),
        request.POST.get(f"{prefix}code", ""),
        _address(request),
    )


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Take an invitation, and let the invited officer choose their way in."""
    if not vault.is_open():
        return unlock.refuse(request)
    if request.method != "POST":
        return _join(request)
    if "invitation" in request.POST:
        request.session[INVITED] = request.POST["invitation"].strip()
        request.session.pop(TOTP, None)
    try:
        officer = _invitation(request).holder
        if request.POST.get("do") == "passkey":
            return _joined(request, new_passkey(request, officer))
        if request.POST.get("do") == "password":
            return _joined(request, new_password(request, officer))
    except TooManyTries as error:
        return _join(request, str(error), TOO_MANY)
    except ways.NoInvitation as error:
        request.session.pop(INVITED, None)
        return _join(request, str(error), 403)
    except HabeasError as error:
        return _choose(request, officer, str(error), 403)
    return _choose(request, officer)


def new_password(request: HttpRequest, officer: User) -> Credential:
    """Keep the password and the device that were shown on the page before.

    Raises `secrets.BadPassword` or `secrets.BadCode`.
    """
    secret = str(request.session.get(TOTP, secrets.new_secret()))
    password = request.POST.get("password", "")
    made = ways.set_password(officer, password, secret, request.POST.get("code", ""))
    request.session.pop(TOTP, None)
    return made


def device(request: HttpRequest) -> dict[str, Any]:
    """Return the secret a device is given, in letters and as a picture to scan."""
    secret = request.session.setdefault(TOTP, secrets.new_secret())
    letters = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    return {"letters": letters, "picture": qr.svg(secrets.address_of(secret))}


def _invitation(request: HttpRequest) -> Credential:
    secret = str(request.session.get(INVITED, ""))
    return ways.invited(secret, _address(request))


def _join(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    return render(request, "join.html", {"sentence": said}, status=status)


def _choose(
    request: HttpRequest, officer: User, said: str = "", status: int = 200
) -> HttpResponse:
    context = {"invited": officer, "sentence": said, "device": device(request)}
    return render(request, "join.html", context, status=status)


def _joined(request: HttpRequest, proof: Credential) -> HttpResponse:
    request.session.pop(INVITED, None)
    door.admit(request.session, proof)
    rotate_token(request)
    flash.say(request, _("You are in. Add a second way in before you need it."))
    return HttpResponseRedirect("/account")

"""The door: unlocking with the passphrase, locking, choosing the language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from habeas.accounts import team
from habeas.errors import HabeasError
from habeas.store import desk as desks
from habeas.store import upgrade, vault
from habeas.store.keys import WrongPassphrase
from habeas.web import door, jobs
from habeas.web.locked import STATUS
from habeas.web.officer import is_poll, open_to_all
from habeas.web.views.errors import page

STAGES = {
    upgrade.COPYING: gettext_lazy("copying its database"),
    upgrade.CHECKING: gettext_lazy("looking at the copy"),
    upgrade.CHANGING: gettext_lazy("changing how it is kept"),
}


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Show the form, or try the passphrase that was typed."""
    if request.method != "POST":
        if is_poll(request):
            return render(request, "parts/opening.html", _opening())
        if door.is_in(request.session):
            return HttpResponseRedirect("/")
        if vault.is_open() and team.is_team():
            return HttpResponseRedirect("/sign-in")
        return show(request)
    try:
        door.unlock(request.session, request.POST.get("passphrase", ""))
    except WrongPassphrase:
        said = _("That is not the passphrase. Nothing was opened. Try again.")
        return show(request, said, status=403)
    except HabeasError as error:
        return show(request, str(error), status=409)
    rotate_token(request)
    jobs.wake()
    return into(request)


def show(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    """Return the unlock page; `said` is why the last try opened nothing."""
    came_for = str(request.POST.get("next") or getattr(request, "came_for", "/"))
    context = {
        "sentence": said,
        "next": own(came_for),
        "open": vault.is_open(),
        "shut": door.is_shut(),
        "desk_there": desks.is_desk(door.root()),
        **_opening(),
    }
    if request.headers.get("HX-Request"):
        return refuse(request)
    return render(request, "unlock.html", context, status=status)


def _opening() -> dict[str, Any]:
    """Return how far an older desk is that is being brought up to date."""
    far = door.upgrading()
    told = {"opening": None, "trying": door.is_trying()}
    if far is None:
        return told
    stage, done, total = far
    said = STAGES.get(stage, "")
    return told | {"opening": {"stage": said, "done": done, "total": total}}


@open_to_all
@require_http_methods(["GET", "HEAD"])
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Let the browser in that this start of the desk opened itself."""
    if door.start(request.session, token):
        return into(request)
    request.came_for = "/"  # type: ignore[attr-defined]
    return show(request)


@open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def refuse(request: HttpRequest) -> HttpResponse:
    """Refuse whatever was asked while the desk is locked; nothing is read of it."""
    said = _(
        "The desk is locked. Nothing was changed. Unlock it in another window, then "
        "go back and send this again: what you typed is still in the form."
    )
    return page(request, STATUS, said, bare=True)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say that the desk is open to this window; asked before typed words are sent."""
    return HttpResponse(status=204)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock the desk for everybody."""
    door.close()
    request.session.flush()
    return HttpResponseRedirect("/unlock")


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language of the pages in this browser."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(own(request.POST.get("next", "/")))
    if chosen in dict(settings.LANGUAGES):
        _remember(response, chosen)
    return response


def into(request: HttpRequest) -> HttpResponse:
    """Lead to the page that was asked for, in the officer's own language."""
    response = HttpResponseRedirect(own(request.POST.get("next", "/")))
    officer = door.whose(request.session)
    if officer is not None and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        _remember(response, officer.language)
    return response


def _remember(response: HttpResponse, language: str) -> None:
    """Have the browser keep the language; behind TLS it goes by TLS alone."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        samesite="Strict",
        httponly=True,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )


def own(path: str) -> str:
    """Return a path of a page of the desk, which may be led to; else the first."""
    safe = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    inside = path.startswith("/") and not path.startswith(
        ("/unlock", "/start", "/lock", "/sign-", "/join")
    )
    return path if safe and inside else "/"

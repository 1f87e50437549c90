"""Who is at the desk: sets `request.officer`, or sends the request to the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from habeas.accounts import team
from habeas.accounts.models import User
from habeas.accounts.roles import NotAllowed
from habeas.accounts.switches import ReadOnly
from habeas.register.lines import BeingMade
from habeas.store import vault
from habeas.web import access, door
from habeas.web.locked import SAFE, STATUS

View = Callable[..., HttpResponse]


class OfficerRequest(HttpRequest):
    """A request of somebody who came in; what views are given."""

    officer: User


def open_to_all(view: View) -> View:
    """Mark a view that answers also those who have not come in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


class OfficerMiddleware:
    """Lets only those pass to a view who came in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        officer = door.whose(request.session)
        if officer is not None:
            request.officer = officer  # type: ignore[attr-defined]
            if not is_poll(request):
                door.see(request.session)
            return _refused(request, view)
        if getattr(view, "open_to_all", False):
            return None
        return _to_the_door(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Say it in a sentence where the write path refused what a view did not."""
        if isinstance(exception, NotAllowed):
            return _page(request, 403, str(exception))
        if isinstance(exception, ReadOnly):
            return _page(request, 409, str(exception))
        if isinstance(exception, BeingMade):
            return _page(request, 503, str(exception))
        return None


def _refused(request: HttpRequest, view: View) -> HttpResponse | None:
    """Refuse what the officer's roles do not allow; ask again who it is."""
    if getattr(view, "open_to_all", False):
        return None
    officer = request.officer  # type: ignore[attr-defined]
    if not access.allows(officer, request.method or "", request.path_info):
        at = access.home(officer)
        if request.path_info == "/" and request.method in SAFE and at != "/":
            return HttpResponseRedirect(at)
        return _page(request, 403, access.sentence())
    if access.needs_proof(request.method or "", request.path_info):
        from habeas.web.views import signin  # the views import this

        return signin.proved(cast(OfficerRequest, request))
    return None


def _page(request: HttpRequest, status: int, said: str) -> HttpResponse:
    from habeas.web.views.errors import page  # the views import this

    return page(request, status, said)


def is_poll(request: HttpRequest) -> bool:
    """Return whether the page asks by itself, with nobody at the desk."""
    return request.headers.get("X-Habeas-Poll") == "1"


def _to_the_door(request: HttpRequest) -> HttpResponse:
    from habeas.web.views import signin, unlock  # the views import this

    if request.method in SAFE:
        request.came_for = request.path_info  # type: ignore[attr-defined]
        signing = vault.is_open() and team.is_team()
        response = signin.show(request) if signing else unlock.show(request)
    else:
        response = unlock.refuse(request)
    response.status_code = STATUS
    return response

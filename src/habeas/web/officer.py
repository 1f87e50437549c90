"""Who is at the desk: sets `request.officer`, or sends the request to the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from habeas.accounts.models import User
from habeas.accounts.officers import the_officer
from habeas.web import door
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
        if door.is_in(request.session):
            request.officer = the_officer()  # type: ignore[attr-defined]
            if not is_poll(request):
                door.touch()
            return None
        if getattr(view, "open_to_all", False):
            return None
        return _to_the_door(request)


def is_poll(request: HttpRequest) -> bool:
    """Return whether the page asks by itself, with nobody at the desk."""
    return request.headers.get("X-Habeas-Poll") == "1"


def _to_the_door(request: HttpRequest) -> HttpResponse:
    from habeas.web.views import unlock  # the views import this

    if request.method in SAFE:
        request.came_for = request.path_info  # type: ignore[attr-defined]
        response = unlock.show(request)
    else:
        response = unlock.refuse(request)
    response.status_code = STATUS
    return response

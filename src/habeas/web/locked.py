"""The first middleware: while the desk is locked, nothing but its door answers.

Any page turns into the unlock page, and anything that would change something into a
refusal, both with status 423 (RFC 4918). A program is refused in either case. The
route asked for is never reached, so that no view has to remember to ask.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from habeas.store import vault

UNLOCK, REFUSAL = "/unlock", "/locked"
API = "/api/"
SAFE = ("GET", "HEAD")
STATUS = 423


class LockedMiddleware:
    """Sends every request to the door while the desk is locked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if vault.is_open() or is_free(request.path_info):
            return self.get_response(request)
        turn_away(request)
        response = self.get_response(request)
        if response.status_code == 200:
            response.status_code = STATUS
        return response


def is_free(path: str) -> bool:
    """Return whether a path may be answered while the desk is locked."""
    return path in (UNLOCK, "/language") or path.startswith("/static/")


def turn_away(request: HttpRequest) -> None:
    """Make the request one for the door; a page asked for is remembered."""
    if request.method in SAFE and not request.path_info.startswith(API):
        request.came_for = request.path_info  # type: ignore[attr-defined]
        request.path_info = UNLOCK
    else:
        request.path_info = REFUSAL

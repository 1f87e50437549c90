"""Pages for what went wrong: a sentence, what became of the work, what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.web import door
from habeas.web.echo import typed_in

# Refusals of a form by who is no longer in, or whose form is of an earlier session.
_WITHOUT_ONE = (403, 423)
_NAMES = {404: "NotFound", 405: "NotInThisWay", 423: "Locked", 500: "Failed"}


def page(
    request: HttpRequest, status: int, said: str, *, bare: bool = False
) -> HttpResponse:
    """Return an error page that says `said`; `bare` has no menu and knows nobody.

    A program that asked the API is told the same, in the form of the API's errors.
    """
    if request.path.startswith("/api/"):
        return JsonResponse(
            {"error": _NAMES.get(status, "Refused"), "said": said}, status=status
        )
    if not bare and not hasattr(request, "officer"):
        _recognise(request)
    typed = typed_in(request) if status in _WITHOUT_ONE else []
    context = {"status": status, "sentence": said, "bare": bare, "typed": typed}
    template = "error_part.html" if request.headers.get("HX-Request") else "error.html"
    return render(request, template, context, status=status)


def _recognise(request: HttpRequest) -> None:
    """Give an address that is none the frame of those who came in."""
    if hasattr(request, "session"):
        officer = door.whose(request.session)
        if officer is not None:
            request.officer = officer  # type: ignore[attr-defined]


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 400."""
    said = _("The request could not be read. Nothing was changed.")
    return page(request, 400, said)


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403, for a form without its secret (`CSRF_FAILURE_VIEW`)."""
    said = _(
        "This form is not valid any more. Nothing was changed. "
        "Go back, load the page again, and send it once more."
    )
    return page(request, 403, said)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 404."""
    said = _("There is nothing here that you may see. Nothing was changed.")
    return page(request, 404, said)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500; the log keeps the kind of error, never its words."""
    said = _(
        "Something went wrong in the desk itself. What was acknowledged before is "
        "kept; this last step was not done. Try again, or look at About this desk."
    )
    return page(request, 500, said)

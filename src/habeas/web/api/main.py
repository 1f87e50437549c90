"""The API under `/api/`: what the desk can do, for programs, by the same rules.

Every operation asks the same queries and writes through the same ledger as the pages;
none of its addresses holds more than ids, codes and cursors. `/api/openapi.json`
describes it. A write may carry `Idempotency-Key`: sent again, it is done once and
answered 409 with the entry that did it; what keeps a source, or begins a job, answers
again with that.
"""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from habeas import __version__
from habeas.accounts.roles import NotAllowed
from habeas.errors import HabeasError
from habeas.register.lines import BeingMade
from habeas.store.ledger import AlreadyDone
from habeas.store.vault import Locked
from habeas.web.api import (
    calls,
    claims,
    correct,
    demands,
    desk,
    explore,
    giving,
    inbox,
    jobs,
    learning,
    permit,
    records,
    register,
    sources,
)
from habeas.web.officer import View, open_to_all

STATUSES: dict[type[HabeasError], int] = {
    NotAllowed: 403,
    AlreadyDone: 409,
    Locked: 423,
    BeingMade: 503,
}

ABOUT = """What a desk of Habeas can do, for programs.

Left to a person at a page, on purpose: to unlock, to sign in and its passkeys, officers
and their roles, what leaves to another machine, to destroy a source or a version, and
the switches of a bad day. A claim is closed here, never opened: that is done for a
named audience, with a reason.
"""
api = NinjaAPI(
    title="Habeas",
    version=__version__,
    description=ABOUT,
    urls_namespace="api",
    docs_url=None,  # its pages would fetch their scripts from elsewhere
)
PARTS = (
    desk,
    sources,
    inbox,
    claims,
    records,
    correct,
    register,
    demands,
    explore,
    calls,
    giving,
    permit,
    learning,
    jobs,
)
for part in PARTS:
    api.add_router("", part.router)


@api.exception_handler(HabeasError)
def refused(request: HttpRequest, error: HabeasError) -> HttpResponse:
    """Answer with the error's own sentence: what was wrong, and what to do next."""
    status = next((s for e, s in STATUSES.items() if isinstance(error, e)), 400)
    return _say(request, status, type(error).__name__, str(error))


@api.exception_handler(ValidationError)
def not_of_its_form(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the fields that are not of their form, never what was in them."""
    fields = {".".join(map(str, e.get("loc", ()))) for e in error.errors}
    named = ", ".join(sorted(fields))
    said = f"not of its form: {named}. Nothing was changed. See /api/openapi.json."
    return _say(request, 422, "ValidationError", said)


@api.exception_handler(AuthenticationError)
def nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer whoever brings no token that stands."""
    said = "no token that stands came with this. Nothing was read or changed."
    return _say(request, 401, "NoToken", said)


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer the same whether it is not there or not to be seen."""
    said = "there is nothing of that id that you may see. Nothing was changed."
    return _say(request, 404, "NotFound", said)


@api.exception_handler(HttpError)
def not_so(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer with the sentence that was given."""
    return _say(request, error.status_code, "Refused", str(error))


def _say(request: HttpRequest, status: int, error: str, said: str) -> HttpResponse:
    answer: Any = {"error": error, "said": said}
    return api.create_response(request, answer, status=status)


def addresses() -> Any:
    """Return the API's addresses for `urlpatterns`; each asks for its token itself."""
    patterns, *rest = api.urls
    for pattern in patterns:
        open_to_all(cast(View, pattern.callback))
    return (patterns, *rest)

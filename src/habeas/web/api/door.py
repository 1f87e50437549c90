"""Who a program acts for: its token's officer, within the token's scopes.

A token is sent as `Authorization: Bearer ...` and nowhere else. Being asked by a program
is no use of the desk: it does not put off the locking for idleness. A desk that was
left alone and is open for its own work alone (`web.door`) answers no program.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from habeas.accounts.tokens import officer_of
from habeas.store.ledger import require_new
from habeas.store.vault import Locked
from habeas.web import door
from habeas.web.officer import OfficerRequest


class ApiRequest(OfficerRequest):
    """A request whose token is somebody's; what operations are given."""

    scopes: frozenset[str]


def key(request: HttpRequest) -> str | None:
    """Return the idempotency key that a write carries, if it carries one."""
    return request.headers.get("Idempotency-Key")


class Bearer(HttpBearer):
    """Lets a request pass whose token is somebody's and has one of `scopes`.

    Without a standing token the answer is 401, without the scope 403; both are given
    before anything of the request is read. So is 409 where the idempotency key that it
    carries was used: what it names may not be there any more to be done twice.
    """

    scopes: ClassVar[tuple[str, ...]]
    tells_again: ClassVar[bool] = False  # what a key made, instead of refusing

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        if door.is_shut():
            raise Locked
        found = officer_of(token)
        if found is None:
            return None
        officer, scopes = found
        if scopes.isdisjoint(self.scopes):
            raise may_not(*self.scopes)
        request.officer = officer  # type: ignore[attr-defined]
        request.scopes = scopes  # type: ignore[attr-defined]
        sent = key(request)
        if sent and request.method != "GET" and not self.tells_again:
            require_new(officer, sent)
        return officer


def may_not(*scopes: str) -> HttpError:
    """Return the refusal of a token that has none of `scopes` now."""
    wanted = "' or '".join(scopes)
    return HttpError(
        403,
        f"this token may not '{wanted}' now: its scopes, its officer's roles or the "
        "desk's read-only switch forbid it. Nothing was changed.",
    )


class Read(Bearer):
    openapi_description = "A token with the scope `read`."
    scopes = ("read",)


class Propose(Bearer):
    openapi_description = "A token with the scope `propose`."
    scopes = ("propose",)


class Keep(Propose):
    """The same, for what answers a key that was used with what it kept."""

    tells_again = True


class Decide(Bearer):
    openapi_description = "A token with the scope `decide`."
    scopes = ("decide",)


class Doubt(Bearer):
    openapi_description = "A token with the scope `decide`; to doubt, `propose`."
    scopes = ("decide", "propose")


class Open(Bearer):
    openapi_description = "A token with the scope `open`."
    scopes = ("open",)


class Publish(Bearer):
    openapi_description = "A token with the scope `publish`."
    scopes = ("publish",)


class Check(Bearer):
    openapi_description = "A token with the scope `publish` or `open`."
    scopes = ("publish", "open")


READ, PROPOSE, DECIDE, DOUBT = Read(), Propose(), Decide(), Doubt()
OPEN, PUBLISH, CHECK, KEEP = Open(), Publish(), Check(), Keep()

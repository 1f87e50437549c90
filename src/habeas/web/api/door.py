"""Who a program acts for: its token's officer, within the token's scopes.

A token is sent as `Authorization: Bearer ...` and nowhere else. Being asked by a program
is no use of the desk: it does not put off the locking for idleness.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from habeas.accounts.tokens import officer_of
from habeas.web.officer import OfficerRequest


class ApiRequest(OfficerRequest):
    """A request whose token is somebody's; what operations are given."""

    scopes: frozenset[str]


def key(request: HttpRequest) -> str | None:
    """Return the idempotency key that a write carries, if it carries one."""
    return request.headers.get("Idempotency-Key")


class Bearer(HttpBearer):
    """Lets a request pass whose token is somebody's and has `scope`.

    Without a standing token the answer is 401, without the scope 403; both are given
    before anything of the request is read.
    """

    openapi_description = "A token made by `habeas token make`, or on the account page."

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = officer_of(token)
        if found is None:
            return None
        officer, scopes = found
        if self.scope not in scopes:
            raise HttpError(
                403,
                f"this token may not '{self.scope}' now: its scopes, its officer's "
                "roles or the desk's read-only switch forbid it. Nothing was changed.",
            )
        request.officer = officer  # type: ignore[attr-defined]
        request.scopes = scopes  # type: ignore[attr-defined]
        return officer


READ, PROPOSE = Bearer("read"), Bearer("propose")
DECIDE, PUBLISH = Bearer("decide"), Bearer("publish")

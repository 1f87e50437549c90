"""Each operation of the API by each role of a team, with all that it may be given."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from habeas.accounts import roles, tokens
from tests.accounts.members import NAMES, Team, gather
from tests.web.conftest import Filled

NO_ID = "00000000-0000-0000-0000-000000000000"
METHODS = ("get", "post", "put", "patch", "delete")
# What each role's widest token may, written down a second time by hand.
WIDEST = {
    "reader": {"read"},
    "coder": {"read", "propose"},
    "reviewer": {"read", "propose", "decide", "open"},
    "publisher": {"read", "publish"},
}


@pytest.fixture
def working(filled: Filled) -> Team:
    """Give the desk with the statement, at which a team works."""
    return gather(filled.officer)


def operations() -> list[tuple[str, str, set[str]]]:
    """Return method, address and scopes of every operation that asks for a token."""
    told = Client().get("/api/openapi.json").json()
    schemes = told["components"]["securitySchemes"]
    found = []
    for path, methods in told["paths"].items():
        for method in METHODS & methods.keys():
            for name in (n for one in methods[method]["security"] for n in one):
                scopes = re.findall(r"`(\w+)`", schemes[name]["description"])
                at = re.sub(r"\{audience\}", "public", path)
                found.append((method, re.sub(r"\{\w+\}", NO_ID, at), set(scopes)))
    return found


def test_who_may_be_given_which_token(working: Team) -> None:
    """A scope beyond the officer's roles is refused; a keeper of keys gets none."""
    for role in (*NAMES, "keeper"):
        for scope, right in tokens.SCOPES.items():
            may = roles.may(working[role], right)
            assert may is (scope in WIDEST.get(role, set())), (role, scope)
            if not may:
                with pytest.raises(tokens.BadToken):
                    tokens.make(working[role], [scope], 1)


def test_each_operation_by_each_role(working: Team) -> None:
    """Refused with 403 where the role's widest token lacks the scope, else let in."""
    asked = operations()
    assert len(asked) > 35
    assert set().union(*(scopes for _, _, scopes in asked)) == set(tokens.SCOPES)
    for role, widest in WIDEST.items():
        secret = tokens.make(working[role], widest, 1)
        for method, path, scopes in asked:
            status = _asked(method, path, secret).status_code
            assert (status == 403) is scopes.isdisjoint(widest), (role, method, path)
            assert status not in (401, 500), (role, method, path)


def test_what_a_role_may_on_the_pages_it_may_by_its_token(
    working: Team, filled: Filled
) -> None:
    """A coder doubts and follows, a reviewer opens, a publisher gives out."""
    claim = filled.claims("act")[0].pk
    coder = tokens.make(working["coder"], WIDEST["coder"], 1)
    doubt = {"verb": "doubt", "claims": [claim], "reason": "the words are cut"}
    assert _asked("post", "/api/decisions", coder, doubt).status_code == 200
    told = {"verb": "retract", "claims": [claim], "reason": "wrong"}
    assert _asked("post", "/api/decisions", coder, told).status_code == 403
    reviewer = tokens.make(working["reviewer"], WIDEST["reviewer"], 1)
    what = {"sources": [filled.source.pk], "reason": "agreed at the meeting"}
    answer = _asked("post", "/api/publish/public/open", reviewer, what)
    assert answer.status_code == 200
    assert _asked("post", "/api/publish/public/give", reviewer, {}).status_code == 403
    publisher = tokens.make(working["publisher"], WIDEST["publisher"], 1)
    assert (
        _asked("post", "/api/publish/public/open", publisher, what).status_code == 403
    )
    checked = _asked("post", "/api/publish/public/check", publisher, {})
    assert checked.status_code == 200


def test_a_token_follows_its_officers_roles(working: Team) -> None:
    """A role that was taken away takes its scopes from every token at once."""
    from habeas.accounts import team

    secret = tokens.make(working["reviewer"], ["read", "decide"], 1)
    team.change_roles(working["keeper"], working["reviewer"], ["reader"])
    told = {"verb": "accept", "claims": [NO_ID]}
    assert _asked("post", "/api/decisions", secret, told).status_code == 403
    assert _asked("get", "/api/desk", secret).status_code == 200
    team.disable(working["keeper"], working["reviewer"])
    assert _asked("get", "/api/desk", secret).status_code == 401


def _asked(method: str, path: str, secret: str, told: Any = None) -> Any:
    head = {"authorization": f"Bearer {secret}"}
    body = json.dumps(told if told is not None else {})
    return Client().generic(
        method.upper(), path, body, content_type="application/json", headers=head
    )

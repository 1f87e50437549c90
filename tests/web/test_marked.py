"""Every address and every operation, by somebody who may not see what is closed.

Three laws: no answer has a word of what is closed; a closed id is answered as an id that
is nowhere; and what is closed changes nothing of what may be seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from habeas.accounts import tokens
from habeas.store.rows import new_id, sealed_columns, state_of
from habeas.store.tables import record_models
from tests.web import marked
from tests.web.conftest import Filled, came_in
from tests.web.test_ceilings import body
from tests.web.test_routes import ROUTES, TODAY, named

NAMES = re.compile(r"\{(\w+)\}")
MARKS = re.compile(rf"{marked.MARK}\w*|0719555013", re.IGNORECASE)
WORDS = ("zwentquay", "Zwentilda", "Amara Tessowe", "arrested")
# Each operation of the API: what is sent, one or several times; None is a GET.
OPERATIONS: dict[str, list[Any]] = {
    "GET /api/desk": [None],
    "GET /api/vocabulary": [None],
    "POST /api/search": [{"words": w} for w in WORDS],
    "POST /api/verify": [{}],
    "GET /api/sources": [None],
    "POST /api/sources": ["file"],
    "POST /api/pastes": [{"text": marked.BOUND}],
    "POST /api/notes": [{"words": "They said."}],
    "GET /api/sources/{source}": [None],
    "GET /api/sources/{source}/custody": [None],
    "GET /api/sources/{source}/text": [None],
    "GET /api/sources/{source}/copy": [None],
    "POST /api/sources/{source}/read": [{}],
    "POST /api/sources/{source}/reading": [{"reading": {}, "version": "x"}],
    "GET /api/sources/{source}/cards": [None],
    "POST /api/sources/{source}/rebuild": [{}],
    "POST /api/inbox": [
        {},
        {"whom": "zwent"},
        {"holder": "mine"},
        {"after": "{source}"},
    ],
    "GET /api/inbox/officers": [None],
    "POST /api/inbox/assign": [{"sources": ["{source}"], "to": None}],
    "POST /api/inbox/read": [{"sources": ["{source}"]}],
    "POST /api/inbox/stop": [{"sources": ["{source}"]}],
    "POST /api/inbox/stop-all": [{}],
    "POST /api/inbox/take-up": [{}],
    "GET /api/inbox/searches": [None],
    "POST /api/inbox/searches": [{"name": "Notes", "asked": {}}],
    "POST /api/inbox/searches/{search}/forget": [{}],
    "POST /api/sources/{source}/claims": [{}, {"after": "{claim}"}],
    "GET /api/claims/{claim}": [None],
    "POST /api/decisions": [
        {"verb": v, "claims": ["{claim}"], "reason": "so"}
        for v in ("doubt", "accept", "set_aside", "retract")
    ],
    "POST /api/sources/{source}/claims/make": [
        {
            "kind": "person",
            "value": {"name": "Amara"},
            "subject": "{claim}",
            "spans": [{"start": 60, "end": 66}],
        }
    ],
    "POST /api/claims/{claim}/edit": [{"reason": "so"}],
    "POST /api/claims/{claim}/undo": [{}],
    "POST /api/claims/{claim}/restrict": [{}],
    "POST /api/records/{sort}": [{}, *({"words": w} for w in WORDS)],
    "GET /api/records/{sort}/{record}": [None],
    "POST /api/gazetteer": [{"name": "Kisumu"}],
    "GET /api/records/places/{place}/located": [None],
    "POST /api/records/places/{place}/located": [{"verdict": "none"}],
    "POST /api/located/{location}/undo": [{}],
    "GET /api/map": [None],
    "GET /api/same": [None],
    "POST /api/same": [{"first": "{person}", "second": "{other}", "same": True}],
    "POST /api/same/{sameness}/undo": [{}],
    "GET /api/records/{sort}/{record}/choices": [None],
    "POST /api/records/{sort}/{record}/choose": [
        {"field": "name", "claim": "{claim}", "reason": "so"}
    ],
    "POST /api/records/{sort}/{record}/enter": [
        {"field": "name", "value": "A", "words": "A it is", "reason": "so"}
    ],
    "POST /api/choices/{choice}/undo": [{}],
    "POST /api/register": [{}, {"as_of": TODAY, "known_on": TODAY}],
    "POST /api/register/{entry}": [{}, {"known_on": TODAY}],
    "POST /api/register/{entry}/still": [{"on": TODAY, "voice": "a cousin"}],
    "POST /api/register/{entry}/asked": [
        {"whom": "jail", "answer": "denied", "on": TODAY}
    ],
    "POST /api/register/{entry}/change": [
        {"axis": "legal", "value": "charged", "on": TODAY, "words": "Charged."}
    ],
    "GET /api/register/{entry}/questions": [None],
    "POST /api/register/{entry}/ask": [
        {"field": "warrant", "whom": "jail", "on": TODAY}
    ],
    "POST /api/askings/{asking}/settle": [{"state": "answered"}],
    "GET /api/demands": [None],
    "POST /api/demands/look": [
        {},
        {"topic": "zwenttopic"},
        {"addressee": "Zwentbureau"},
        {"due": "due"},
        {"after": "{demand}"},
    ],
    "GET /api/demands/{demand}": [None],
    "POST /api/demands/{demand}/follow": [
        {"status": "met", "source": "{source}"},
        {"status": "sent"},
    ],
    "POST /api/demands/steps/{step}/undo": [{}],
    "POST /api/demands/{demand}/topic": [{"words": "prisoners"}],
    "POST /api/demands/topics/{topic}/undo": [{}],
    "POST /api/demands/{demand}/infer": [{"addressee": "the court"}],
    "POST /api/explore/figures": [{}, {"place": "{place}"}, {"source": "{source}"}],
    "POST /api/explore/figures/cell": [
        {"figure": "types", "row": "arrest", "column": "2026-03"},
        {"figure": "places", "row": "{place}", "column": "acts"},
        {"figure": "register", "row": "arrested", "column": "least"},
        {"figure": "demands", "row": "{organisation}", "column": "recorded"},
    ],
    "POST /api/explore/timeline": [
        {},
        {"kind": "act"},
        {"place": "{place}"},
        {"source": "{source}"},
        {"status": "arrested"},
    ],
    "POST /api/explore/network": [{}, {"place": "{place}"}],
    "POST /api/explore/acts": [
        {"act": "arrest", "event": "{event}"},
        {"act": "arrest", "event": "{event}", "body": "{organisation}"},
    ],
    "GET /api/explore/of/{kind}/{node}": [None],
    "POST /api/today": [{}, {"silent_for": 1}],
    "POST /api/calls": [{"further": "They said."}],
    "GET /api/calls/{note}": [None],
    "GET /api/releases": [None],
    "POST /api/releases/{release}/withdraw": [{"reason": "so"}],
    "GET /api/publish/{audience}": [None],
    "POST /api/publish/{audience}/open": [{"sources": ["{source}"], "reason": "so"}],
    "POST /api/publish/{audience}/name": [
        {"people": ["{person}"], "basis": "family", "reason": "so"}
    ],
    "POST /api/publish/{audience}/check": [{}],
    "POST /api/publish/{audience}/give": [{"form": "csv"}],
    "POST /api/sources/{source}/close": [{}],
    "GET /api/publish/{audience}/named": [None],
    "POST /api/publish/{audience}/name-list": [
        {"demand": "{demand}", "basis": "family", "reason": "so"}
    ],
    "POST /api/named/{named}/withdraw": [{}],
    "GET /api/publish/{audience}/told": [None],
    "POST /api/publish/{audience}/tell": [
        {"person": "{person}", "matter": "watch", "reason": "so"}
    ],
    "POST /api/told/{told}/withdraw": [{}],
    "GET /api/learning/words": [None],
    "POST /api/learning/words": [{"kind": "place", "words": "Zwentquay"}],
    "POST /api/learning/words/{word}/remove": [{}],
    "GET /api/learning/list": [None],
    "POST /api/learning/list": [{"format": "habeas-lists/1", "words": []}],
    "GET /api/learning/offers": [None],
    "POST /api/learning/offers": [{"offer": "{claim}:person", "take": True}],
    "GET /api/learning/versions": [None],
    "POST /api/learning/measure": [{}],
    "POST /api/learning/learn": [{}],
    "POST /api/learning/stand": [{"version": 0}],
    "GET /api/jobs/{job}": [None],
    "POST /api/jobs/{job}/stop": [{}],
    "POST /api/jobs/{job}/file": [{}],
}
SORTS = {"people": "person", "organisations": "organisation", "places": "place",
         "events": "event", "acts": "act"}  # fmt: skip
NODES = {"place": "place", "body": "organisation", "event": "event", "deed": "act"}
PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "{sort}/{record}": tuple(SORTS.items()),
    "{sort}": tuple((sort, "") for sort in SORTS),
    "{kind}/{node}": tuple(NODES.items()),
    "{audience}": (("public", ""), ("internal", "")),
}
# What is of the moment is not compared.
MOMENTARY = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|DTSTAMP:\w+'
    r'|name="draft" value="[^"]+"|"now": "[^"]+"|Content-Length: \d+|\d\d:\d\d'
    r'|"minutes": -?\d+'
)
# Nor is how large the ledger is, a new secret, and what goes out: a decision on naming
# somebody holds for all records of theirs, also of those that may be seen.
NOT_COMPARED = ("/publish", "/api/publish", "/about", "/account")
LEAVE = ("/lock", "/sign-out", "/team/log-out-all", "/account/remove", "/start/")


# Tables of the desk's own: officers, their keys and lists, and what holds no source.
OWN = {
    "accounts_assignment", "accounts_credential", "accounts_guide", "accounts_owner",
    "accounts_renewal", "accounts_savedsearch", "accounts_switch", "accounts_token",
    "accounts_user", "claims_version", "publication_release", "sources_consent",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Asked:
    """A request as it is told in a table, with the names that it leaves open."""

    method: str
    path: str
    data: Any = None
    api: bool = False

    @property
    def names(self) -> set[str]:
        return set(NAMES.findall(f"{self.path} {json.dumps(self.data)}"))

    @property
    def looks(self) -> bool:
        """Whether it changes nothing."""
        ends = LOOKS if self.api else ("/look", "/search", "/search/ask")
        return self.method == "GET" or self.path.endswith(ends)

    def send(self, client: Client, names: dict[str, str], bearer: str) -> Any:
        path, data = filled_in(self.path, names), filled_in(self.data, names)
        if not self.api:
            if self.method == "GET":
                return client.get(path)
            return client.post(path, data)
        head = {"authorization": f"Bearer {bearer}"}
        if data == "file":
            return Client().post(path, {"file": marked.file()}, headers=head)
        told = "" if self.method == "GET" else json.dumps(data)
        return Client().generic(
            self.method, path, told, content_type="application/json", headers=head
        )


LOOKS = (
    "/look", "/search", "/inbox", "/api/register", "{entry}", "/claims",
    "/today", "/figures", "/cell", "/timeline", "/network", "/explore/acts", *(f"/records/{s}" for s in SORTS),
)  # fmt: skip


def filled_in(told: Any, names: dict[str, str]) -> Any:
    """Return what is told with its names put in, at any depth."""
    if isinstance(told, str):
        return NAMES.sub(lambda m: names[m[1]], told)
    if isinstance(told, dict):
        return {k: filled_in(v, names) for k, v in told.items()}
    return [filled_in(v, names) for v in told] if isinstance(told, list) else told


def of_pages() -> Iterator[Asked]:
    """Yield the requests of the pages' table."""
    for route in ROUTES:
        if not route.free and not route.path.startswith(LEAVE):
            yield Asked(route.method, route.path, route.data)


def of_api() -> Iterator[Asked]:
    """Yield the requests of the API's table."""
    for operation, sent in OPERATIONS.items():
        method, path = operation.split()
        for one in _parted(path):
            for data in sent:
                yield Asked(method, one, data, api=True)


def _parted(path: str) -> Iterator[str]:
    found = next((p for p in PARTS if p in path), None)
    if found is None:
        yield path
        return
    for part, name in PARTS[found]:
        yield path.replace(found, f"{part}/{{{name}}}" if name else part)


ALL = (*of_pages(), *of_api())


def test_every_operation_is_asked(filled: Filled) -> None:
    """No operation of the API is left out of the table above."""
    told = Client().get("/api/openapi.json").json()
    there = {
        f"{method.upper()} {re.sub('{[^}]*}', '{}', path)}"
        for path, methods in told["paths"].items()
        for method in methods
    }
    assert there == {re.sub("{[^}]*}", "{}", one) for one in OPERATIONS}


@pytest.fixture
def bearer(filled: Filled) -> str:
    return tokens.make(filled.officer, tokens.SCOPES, 9, name="a program")


def seen(asked: Asked, names: dict[str, str], bearer: str) -> str:
    """Return what a request shows, its headers too, and where it leads."""
    client = came_in()
    told = body(answer := asked.send(client, names, bearer))
    where = answer.headers.get("Location", "").partition("#")[0]
    if answer.status_code == 302 and where.startswith("/"):
        told += body(client.get(where))
    return f"{answer.status_code}\n{MOMENTARY.sub('', told.decode('utf-8', 'replace'))}"


def marks(told: str, asked: Asked) -> set[str]:
    """Return the closed words in an answer, but for those that were asked for."""
    own = {m.lower() for m in MARKS.findall(json.dumps(asked.data))}
    return {m.lower() for m in MARKS.findall(told)} - own


def test_nothing_tells_of_what_is_closed(filled: Filled, bearer: str) -> None:
    """Made beside what may be seen, closed, and then asked for in every way."""
    names = marked.open_more(filled, named(filled)) | {"job": new_id()}
    names |= marked.mix(filled)
    before = looked(filled, names, bearer)
    closed = marked.close_more(filled)
    assert unmarked() == set()
    after = looked(filled, names, bearer)
    moved = [a for a in before if before[a] != after[a]]
    assert [a for a in moved if not a.path.startswith(NOT_COMPARED)] == []
    filled.lower("internal")
    assert list(told_apart(names, closed, bearer)) == []
    writes = sorted((a for a in ALL if not a.looks), key=lambda a: "destroy" in a.path)
    told = after | {a: seen(a, names, bearer) for a in writes}
    assert {a: m for a, t in told.items() if (m := marks(t, a))} == {}


def looked(filled: Filled, names: dict[str, str], bearer: str) -> dict[Asked, str]:
    """Return what looking shows somebody of a lower ceiling, request by request."""
    filled.lower("internal")
    found = {a: seen(a, names, bearer) for a in ALL if a.looks}
    filled.lower("restricted")
    return found


def told_apart(
    names: dict[str, str], closed: dict[str, str], bearer: str
) -> Iterator[tuple[Asked, str]]:
    """Yield the requests that answer to a closed id otherwise than to one of nothing."""
    for asked in ALL:
        for name in sorted(asked.names & closed.keys()):
            nowhere = new_id()
            there = seen(asked, {**names, name: closed[name]}, bearer)
            absent = seen(asked, {**names, name: nowhere}, bearer)
            same = there.replace(closed[name], "") == absent.replace(nowhere, "")
            if not same or marks(there, asked):
                yield asked, name


def unmarked() -> set[str]:
    """Return the tables with words in which no row has a mark."""
    found = set()
    for model in record_models():
        rows = model.objects.whole("a test looks for marks")
        if sealed_columns(model) and not MARKS.search(str([state_of(r) for r in rows])):
            found.add(model._meta.db_table)
    return found - OWN

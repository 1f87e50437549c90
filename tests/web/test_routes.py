"""Every address, by everything that may be wrong with a request for it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from habeas.publication.release import publish
from habeas.sources import consent, drafts, preserve
from habeas.store import desk as desks
from habeas.store.rows import new_id
from habeas.web import days, door
from habeas.web.urls import urlpatterns
from tests.web.conftest import Filled, came_in

SINCE = days.today()
TODAY = SINCE.isoformat()
NOBODY = str(uuid.UUID(int=0))


@dataclass(frozen=True)
class Route:
    """An address with a right request for it, and what the answer is then.

    `path` and the values of `data` may name what the desk holds, in braces.
    """

    path: str
    data: dict[str, Any] | None = None
    status: int = 200
    free: bool = False
    pattern: str = ""
    wrong: dict[str, Any] = field(default_factory=dict)

    @property
    def method(self) -> str:
        return "GET" if self.data is None else "POST"


def post(path: str, data: dict[str, Any] | None = None, **more: Any) -> Route:
    return Route(path, data or {}, **{"status": 302, **more})


ROUTES = (
    Route("/unlock", free=True, status=302),
    Route("/start/nothing", free=True, pattern="start/<str:token>"),
    post("/language", {"language": "ur"}, free=True),
    Route("/"),
    Route("/inbox"),
    Route("/ready", status=204),
    Route("/call"),
    post("/call/save", {"who": "A", "draft": NOBODY}),
    post("/call/keep", {"further": "They said."}, wrong={"who": " "}),
    Route("/call/kept/{note}"),
    Route("/call/{draft}"),
    post("/call/{draft}/discard", {"sure": "1"}, wrong={"sure": ""}),
    post("/today/unheard", {"days": "30"}, wrong={"days": "x"}),
    Route("/sources"),
    post("/sources/add", {"received_from": "someone"}),
    post("/sources/paste", {"text": "Said on 3 March."}, wrong={"text": " "}),
    post("/sources/note", {"text": "They said.", "voice": "A"}, wrong={"text": ""}),
    post("/sources/look", {"turn": "older"}, wrong={"since": "x"}),
    post("/sources/searches", {"name": "Notes"}, wrong={"name": " "}),
    post("/sources/searches/{other}/forget", status=404),
    post("/sources/many", {"do": "stop", "source": "{source}"}, wrong={"do": "stop"}),
    post("/sources/stop"),
    post("/sources/take-up"),
    post("/guide/begin"),
    post("/guide/leave"),
    post("/guide/take-up"),
    Route("/help"),
    post("/help/search", {"words": "keep"}, status=200),
    Route("/help/tutorial", pattern="help/<path:name>"),
    post("/sources/read"),
    Route("/sources/{source}"),
    Route("/sources/{source}/page/1"),
    Route("/sources/{source}/custody"),
    post("/sources/{source}/copy", status=200),
    post("/sources/{source}/read"),
    post("/sources/{source}/type", {"words": "again"}),
    post(
        "/sources/{source}/destroy",
        {"reason": "asked for", "sure": "1"},
        wrong={"reason": "asked for"},
    ),
    Route("/sources/{source}/review"),
    Route("/sources/{source}/review/{card}"),
    post(
        "/sources/{source}/decide",
        {"card": "{card}", "do": "accept"},
        wrong={"card": "{card}", "do": "burn"},
    ),
    post("/sources/{source}/undo"),
    post(
        "/sources/{source}/claims",
        {"do": "misread:{claim}"},
        wrong={"do": "burn:{claim}"},
    ),
    post(
        "/sources/{source}/words",
        {"spans": "0-4"},
        wrong={"quote": "words that nobody said"},
    ),
    Route("/sources/{source}/claim", status=302),
    post("/sources/{source}/claim/make", {"do": "discard"}, wrong={"do": "make"}),
    post("/drafts", {"form": "make:{source}", "name": "A"}, status=204),
    Route("/claims/{claim}/words", status=302),
    Route("/claims/{claim}"),
    Route("/claims/{claim}/same"),
    post("/claims/{claim}/same/seek", {"words": "A"}),
    post("/claims/{claim}/decide", {"do": "misread"}, wrong={"do": "burn"}),
    post("/claims/{claim}/edit", {"name": "A"}, wrong={"modality": "burnt"}),
    post("/claims/{claim}/relabel"),
    Route("/today", status=302),
    Route("/register"),
    post("/register/known", {"known_on": TODAY}, wrong={"known_on": "yesterday"}),
    post("/register/look", {"as_of": TODAY}, wrong={"as_of": "yesterday"}),
    Route("/register/{entry}"),
    post(
        "/register/{entry}/still",
        {"on": TODAY, "voice": "her brother"},
        wrong={"on": TODAY, "voice": ""},
    ),
    post(
        "/register/{entry}/asked",
        {"on": TODAY, "whom": "jail", "answer": "denied"},
        wrong={"on": TODAY, "whom": "nobody", "answer": "denied"},
    ),
    post(
        "/register/{entry}/change",
        {"on": TODAY, "value": "liberty:remanded", "words": "Sent to remand."},
        wrong={"on": "x", "value": "liberty:flown", "words": "x"},
    ),
    Route("/search"),
    post("/search/ask", {"words": "quay"}, wrong={"words": "quay", "since": "soon"}),
    post("/search/open", {"text": "{text}", "start": "0", "end": "4"}),
    Route("/people"),
    post(
        "/people/same",
        {"first": "{person}", "second": "{other}", "verdict": "different"},
        wrong={"first": "{person}", "second": "{other}", "verdict": "perhaps"},
    ),
    post("/people/undo/{sameness}"),
    Route("/people/compare/{person}/{other}"),
    post("/people/{person}/seek", {"words": "A", "next": "/people"}),
    Route("/records/people", pattern="records/<slug:sort>"),
    post(
        "/records/acts/look",
        {"since": TODAY},
        wrong={"since": "x"},
        pattern="records/<slug:sort>/look",
    ),
    Route("/records/people/{person}"),
    Route("/records/organisations/{organisation}"),
    Route("/records/places/{place}"),
    Route("/records/places/{place}/locate"),
    post("/records/places/{place}/locate/look", {"words": "A"}),
    post(
        "/records/places/{place}/locate/decide",
        {"where": "building"},
        wrong={"where": "there|0|A"},
    ),
    post("/records/located/{location}/undo"),
    Route("/records/events/{event}"),
    Route("/records/acts/{act}"),
    post(
        "/records/people/{person}/choose",
        {"field": "name", "claim": "{claim}", "reason": "so"},
        wrong={"field": "name", "claim": "{claim}", "reason": ""},
        pattern="records/<slug:sort>/{}/choose",
    ),
    post(
        "/records/people/{person}/enter",
        {"field": "name", "value": "A", "words": "A it is.", "reason": "so"},
        wrong={"field": "name", "value": "B", "words": "A", "reason": "so"},
        pattern="records/<slug:sort>/{}/enter",
    ),
    post("/records/choices/{choice}/undo"),
    post("/records/claims/{claim}/misread"),
    post("/claims/{claim}/restore"),
    Route("/register/{entry}/sheet"),
    post(
        "/register/{entry}/ask",
        {"field": "warrant", "whom": "jail", "on": TODAY},
        wrong={"field": "height", "whom": "jail", "on": TODAY},
    ),
    post("/register/askings/{asking}", {"state": "answered"}, wrong={"state": "x"}),
    Route("/demands/due.ics"),
    Route("/demands/{demand}"),
    post(
        "/demands/{demand}/step",
        {"step": "sent", "on": TODAY},
        wrong={"step": "met", "on": TODAY},
    ),
    post("/demands/steps/{step}/undo"),
    post("/demands/{demand}/topic", {"words": "prisoners"}, wrong={"words": " "}),
    post("/demands/topics/{topic}/undo"),
    Route("/demands"),
    post("/demands/look", {"addressee": "-"}),
    post("/demands/{demand}/follow", {"status": "sent"}, wrong={"status": "burnt"}),
    post("/demands/{demand}/infer", {"addressee": "the court"}),
    Route("/explore"),
    post("/explore/look", {"kind": "act", "first": TODAY}, wrong={"first": "x"}),
    Route("/explore/figures"),
    Route("/explore/figures/types.csv", pattern="explore/figures/<slug:code>.csv"),
    Route(
        "/explore/figures/types/0/0",
        pattern="explore/figures/<slug:code>/<int:line>/<int:column>",
    ),
    Route("/explore/map"),
    Route("/explore/map.geojson"),
    Route("/explore/network"),
    Route(
        "/explore/acts/{event}/arrest/none",
        pattern="explore/acts/<maybe:event>/<slug:code>/<maybe:place>",
    ),
    Route("/explore/of/deed/{act}", pattern="explore/of/<slug:kind>/{}"),
    Route("/publish"),
    Route("/publish/public", pattern="publish/<slug:audience>"),
    Route("/publish/public/drawn", pattern="publish/<slug:audience>/drawn"),
    post(
        "/publish/public/open",
        {"source": "{source}", "reason": "agreed"},
        wrong={"source": "{source}", "reason": ""},
    ),
    post("/publish/public/close", {"source": "{source}"}),
    post(
        "/publish/public/name",
        {"person": "{person}", "basis": "family", "reason": "her sister, today"},
        wrong={"person": "{person}", "basis": "hearsay", "reason": "x"},
    ),
    post(
        "/publish/public/tell",
        {"person": "{person}", "matter": "watch", "reason": "her own wish, today"},
        wrong={"person": "{person}", "matter": "gossip", "reason": "x"},
    ),
    Route("/publish/public/preview/index.html"),
    post(
        "/publish/public/release", {"do": "save"}, status=200, wrong={"folder": "here"}
    ),
    post(
        "/publish/public/withdraw",
        {"release": "{release}", "reason": "a mistake"},
        wrong={"release": "{release}", "reason": ""},
    ),
    Route("/learning"),
    post(
        "/learning/add",
        {"kind": "title", "words": "Kamdar"},
        wrong={"kind": "act", "words": "demand"},
    ),
    post("/learning/remove", {"word": NOBODY}, status=404),
    post("/learning/answer", {"offer": "none", "take": "1"}),
    post("/learning/list", status=200),
    post("/learning/take-in", {"list": "no list"}),
    post("/learning/measure"),
    post("/learning/learn"),
    post("/learning/forget", {"version": "1"}),
    post("/learning/back", {"version": "0"}, wrong={"version": "x"}),
    Route("/about"),
    post("/about/verify", wrong={"checkpoint": "none"}),
    Route("/work/{other}", status=404),
    post("/work/{other}/stop", status=404),
    post("/work/{other}/go-on", status=404),
    Route("/about/sending"),
    post(
        "/about/sending/give",
        {
            "host": "reader.example.org",
            "who": "the chair",
            "why": "one month",
            "since": TODAY,
            "sure": "1",
        },
        wrong={"host": "https://reader.example.org/", "since": TODAY, "sure": "1"},
    ),
    post("/about/sending/withdraw", {"consent": "{consent}"}),
    Route("/sign-in", free=True, status=302),
    post("/sign-in", {"name": "nobody"}, free=True, status=403),
    post("/sign-out"),
    Route("/join", free=True),
    post("/join", {"invitation": "none"}, free=True, status=403),
    post("/passkey/ask", free=True, status=200),
    Route("/account"),
    post("/account/passkey", wrong={"passkey": "x"}),
    post("/account/password", wrong={"password": "x", "code": "1"}),
    post("/account/remove"),
    post("/account/recovery", status=200),
    post(
        "/account/token",
        {"called": "nightly", "scope": "read", "days": "7"},
        status=200,
        wrong={"called": "nightly", "days": "7"},
    ),
    post("/account/token/end", wrong={"token": "none"}),
    Route("/team"),
    post("/team/invite", wrong={"name": "A. Nobody", "role": "reader"}),
    post("/team/{officer}/roles", wrong={"role": "reader"}),
    post("/team/{officer}/disable", wrong={"sure": "1"}),
    post("/team/{officer}/reset", status=200),
    post("/team/read-only", {"on": "0"}),
    post("/team/log-out-all"),
    post("/lock"),
    post("/locked", status=423, free=True),
)
CLOSED = tuple(r for r in ROUTES if not r.free)
POSTED = tuple(r for r in ROUTES if r.method == "POST")
WRONG = tuple(r for r in ROUTES if r.wrong)
NAMED = tuple(r for r in ROUTES if "{" in r.path)
# How many entries `named` makes: a decision on two people, a release, a note, a choice,
# an asking, a step, a topic, a consent and a place on the map.
NAMING = 9


def ids(route: Route) -> str:
    return f"{route.method} {route.path}"


def named(filled: Filled) -> dict[str, str]:
    """Return the ids that paths and forms name."""
    from habeas.records import identify
    from habeas.records.models import Act, Person

    people = Person.objects.visible_to(filled.officer).filter(
        kind="individual", withdrawn=False
    )
    first, second, third = list(people.order_by("claim__first"))[:3]
    acts = Act.objects.visible_to(filled.officer).filter(withdrawn=False)
    decided = identify.different(filled.officer, first, third)
    return {
        "source": filled.source.pk,
        "text": filled.claims("person")[0].text_id,
        "card": filled.open_card.id,
        "claim": filled.claims("person")[0].pk,
        "entry": filled.entry("dock workers").id,
        "person": first.pk,
        "other": second.pk,
        "sameness": decided.pk,
        "demand": filled.demands[0].pk,
        **_records(filled, first),
        "act": str(acts.values_list("pk", flat=True)[0]),
        "release": released(filled),
        "officer": filled.officer.pk,
        "consent": consent.give(
            filled.officer, "reader.example.org", who="us", why="a test", since=SINCE
        ).pk,
        "draft": drafts.save(filled.officer, new_id(), "call", {"who": "A"}, 0).id,
        "note": preserve.note(filled.officer, "They said.", "A").source.pk,
    }


def _records(filled: Filled, person: Any) -> dict[str, str]:
    """Return ids of records, and of what an officer decided about some of them."""
    from habeas.records import correct, locate
    from habeas.records.models import Event, Organisation, Place
    from habeas.register import demands, questions
    from habeas.register.decide import rebuild_in
    from habeas.register.models import Episode

    def one(model: Any) -> Any:
        rows = model.objects.visible_to(filled.officer).filter(withdrawn=False)
        return rows.order_by("entry", "id")[0]

    officer, demand, day = filled.officer, filled.demands[1], days.today()
    choice = correct.choose(
        officer, person, "name", person.claim, "so", after=rebuild_in
    )
    topic = demands.put_under(officer, demand, "cases")
    return {
        "organisation": one(Organisation).pk,
        "place": one(Place).pk,
        "event": one(Event).pk,
        "choice": choice.pk,
        "location": locate.locate(officer, one(Place), "none").pk,
        "asking": questions.ask(officer, one(Episode), "warrant", "jail", day).pk,
        "step": demands.follow_up(officer, demand, "sent", day).pk,
        "topic": topic.pk if topic else "",
    }


def released(filled: Filled) -> str:
    """Return the id of a release of this desk."""
    out = filled.desk.root.parent / "released"
    return str(publish(filled.officer, "internal", out).pk)


def ask(client: Client, route: Route, names: dict[str, str], **more: Any) -> Any:
    """Make the right request for a route."""
    path = route.path.format(**names)
    if route.data is None:
        return client.get(path, **more)
    return send(client, path, route.data, names, **more)


def send(
    client: Client, path: str, data: dict[str, Any], names: dict[str, str], **more: Any
) -> Any:
    filled_in = {k: v.format(**names) for k, v in data.items()}
    return client.post(path, filled_in, **more)


def test_every_address_is_asked() -> None:
    """No address is left out of the table above."""
    asked = {(r.pattern or r.path.lstrip("/")).strip("/") for r in ROUTES}
    for found in urlpatterns:
        if isinstance(found, URLResolver):  # asked one by one in api/test_schema.py
            assert str(found.pattern) == "api/"
            continue
        assert isinstance(found, URLPattern)
        pattern = str(found.pattern)
        plain = (
            pattern.strip("^$").replace("<id:pk>", "{}").replace("<slug:card>", "{}")
        )
        assert any(_fits(plain, a) for a in asked), pattern


def _fits(pattern: str, asked: str) -> bool:
    if pattern == asked:
        return True
    plain = pattern.replace("<int:number>", "1").replace("<slug:audience>", "public")
    plain = plain.replace("<path:file>", "index.html")
    plain = plain.replace("<id:first>/<id:second>", "{}/{}")
    if "(?P<pk>" in plain:
        plain = f"register/{{}}{plain.rpartition(')')[2]}"
    for name in ("officer", "release", "source", "claim", "entry", "demand", "sameness", "card",
                 "person", "organisation", "place", "event", "act", "choice", "asking", "location",
                 "step", "topic", "other",
                 "draft", "note"):  # fmt: skip
        asked = asked.replace(f"{{{name}}}", "{}")
    return plain == asked


@pytest.mark.parametrize("route", ROUTES, ids=ids)
def test_works(route: Route, filled: Filled, officer_in: Client) -> None:
    """The right request has the right answer, without a server's error."""
    response = ask(officer_in, route, named(filled))
    assert response.status_code == route.status


def answers(
    client: Client, routes: Iterable[Route], names: dict[str, str], **more: Any
) -> dict[str, int]:
    """Return the status of each route's right request, by the route."""
    return {ids(r): ask(client, r, names, **more).status_code for r in routes}


def test_locked(filled: Filled, officer_in: Client) -> None:
    """While the desk is locked nothing is reached, whoever had come in."""
    names = named(filled)
    desks.lock()
    told = answers(officer_in, CLOSED, names)
    assert {k: v for k, v in told.items() if v != 423} == {}


def test_a_locked_page_tells_nothing(filled: Filled, officer_in: Client) -> None:
    """Not a word of what the desk holds stands on its door."""
    names = named(filled)
    desks.lock()
    for route in CLOSED:
        assert b"Tessowe" not in ask(officer_in, route, names).content


def test_stale_cookie(filled: Filled, officer_in: Client) -> None:
    """A cookie of before the last locking lets nobody in."""
    names = named(filled)
    filled.desk.again()
    told = answers(officer_in, CLOSED, names)
    assert {k: v for k, v in told.items() if v != 423} == {}


def test_somebody_else(filled: Filled) -> None:
    """Another browser of this computer stays outside while the desk is open."""
    told = answers(Client(), CLOSED, named(filled))
    assert {k: v for k, v in told.items() if v != 423} == {}


def test_wrong_method(filled: Filled, officer_in: Client) -> None:
    """What is asked in another way than the page's own is refused in a sentence."""
    names = named(filled)
    for route in (r for r in ROUTES if r.path != "/locked"):
        path = route.path.format(**names)
        post_it = route.method == "POST"
        wrong = officer_in.delete(path) if post_it else officer_in.put(path)
        assert wrong.status_code == 405, route
        assert b"<h1>" in wrong.content


def test_foreign_host(filled: Filled, officer_in: Client) -> None:
    """Another name for this computer gets nothing (DNS rebinding)."""
    elsewhere = {"host": "evil.example"}
    told = answers(officer_in, ROUTES, named(filled), headers=elsewhere)
    assert {k: v for k, v in told.items() if v != 400} == {}


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:1"]
)
def test_foreign_origin(origin: str, filled: Filled, officer_in: Client) -> None:
    """A form of another page changes nothing."""
    before = desks.entries()
    told = answers(officer_in, POSTED, named(filled), headers={"origin": origin})
    assert {k: v for k, v in told.items() if v != 403} == {}
    assert desks.entries() == before + NAMING


def test_a_request_that_a_browser_says_comes_from_elsewhere(
    filled: Filled, officer_in: Client
) -> None:
    """Also where it sends no origin with it."""
    told = answers(
        officer_in, POSTED, named(filled), headers={"sec-fetch-site": "cross-site"}
    )
    assert {k: v for k, v in told.items() if v != 403} == {}


def test_without_the_forms_secret(filled: Filled) -> None:
    """A form that does not carry its secret changes nothing."""
    client = came_in(enforce_csrf_checks=True)
    posted = [r for r in POSTED if r.path != "/locked"]
    told = answers(client, posted, named(filled))
    assert {k: v for k, v in told.items() if v != 403} == {}


@pytest.mark.parametrize("route", WRONG, ids=ids)
def test_wrong_input(route: Route, filled: Filled, officer_in: Client) -> None:
    """A form filled in wrongly says so in a sentence and changes nothing."""
    names = named(filled)
    before = desks.entries()
    path = route.path.format(**names)
    response = send(officer_in, path, route.wrong, names, follow=True)
    assert response.status_code == 200
    assert b"is-refused" in response.content
    assert desks.entries() == before


def test_unknown_id(filled: Filled, officer_in: Client) -> None:
    """What is not there, or may not be seen, is not there."""
    names = dict.fromkeys(named(filled), NOBODY)
    told = answers(officer_in, NAMED, names)
    assert {k: v for k, v in told.items() if v != 404} == {}


def test_an_address_that_is_none(filled: Filled, officer_in: Client) -> None:
    """An unknown page says so in a sentence and names nobody."""
    response = officer_in.get("/nothing/here")
    assert response.status_code == 404
    assert "Nothing was changed" in response.content.decode()


def test_a_session_ends_with_its_browser_and_its_process(filled: Filled) -> None:
    """The cookie is kept by no browser, read by no script, sent from no other site."""
    client = Client()
    client.get("/unlock")
    client.post("/unlock", {"passphrase": filled.desk.passphrase})
    cookie = client.cookies["habeas"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict"
    assert not cookie["max-age"] and not cookie["expires"]
    assert door.is_in(client.session)

"""Somebody whose ceiling is lower goes everywhere, and learns nothing that is closed."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from habeas.accounts import tokens
from habeas.accounts.models import User
from habeas.claims import closed, propose
from habeas.claims.models import Claim
from habeas.publication import naming, opening
from habeas.records import correct, identify
from habeas.records.models import Person
from habeas.register import asks, change, decide, demands, protect
from habeas.register.models import Demand, Episode
from habeas.sources import custody, erase, preserve, read
from habeas.sources.models import Source, Text
from habeas.store import ledger
from habeas.store.keyring import KeyErased
from habeas.store.ledger import write
from habeas.store.models import Payload
from habeas.store.rows import state_of
from habeas.store.tables import record_models
from habeas.store.verify import verify
from habeas.web import days, door
from tests.canary.visitor import Page
from tests.register.conftest import Statement
from tests.web.conftest import came_in

# Each stands in the text once or twice, and only where it is closed.
CLOSED = (
    "Qvanari barn", "Zoltexia", "0719555013", "Wandegeya loft", "Odinga Closedova",
    "Nakuretto yard", "Vigil of Zwentibold", "Brotherhood of Ulmo", "Tesowwe",
    "Xolt Quay",
)  # fmt: skip
TOLD = """Report of the Dock Workers' Union

Kisumu | 6 March 2026

On 4 March police arrested Amara Tessowe at the bus park. Five others were taken too.
Jonah Kipruwet hides in the Qvanari barn and has an illness called Zoltexia.
Police took Odinga Closedova to the Nakuretto yard at the Vigil of Zwentibold.
The Brotherhood of Ulmo arrested Amara Tesowwe on 4 March.
Rehema Walukho, of the Wandegeya loft, must be released.
Selim Odhuno must be told where Xolt Quay is.
Call 0719555013 for more.
"""
LOOKS = re.compile(r"/(look|ask|seek)$")
LEAVE = ("/lock", "/static/", "/start", "/sign-out", "/language", "/account", "/team")


def told() -> Statement:
    """Return the reading of the text."""
    s = Statement(TOLD)
    for number, name in enumerate(
        ("Amara Tessowe", "Jonah Kipruwet", "Odinga Closedova", "Amara Tesowwe",
         "Rehema Walukho", "Selim Odhuno"), 1,
    ):  # fmt: skip
        s.person(f"p{number}", name)
    s.add("organisations", "Dock Workers' Union", id="o1", name="Dock Workers' Union",
          acronym=None)  # fmt: skip
    s.add("organisations", "police", id="o2", name="police", acronym=None)
    s.add("organisations", "Brotherhood of Ulmo", id="o3", name="Brotherhood of Ulmo",
          acronym=None)  # fmt: skip
    for number, name in enumerate(("the bus park", "Nakuretto yard", "Xolt Quay"), 1):
        s.add("places", name, id=f"l{number}", name=name)
    s.add("events", "the bus park", id="e1", title="Arrests", kind="incident",
          date="2026-03-04", place="l1")  # fmt: skip
    s.add("events", "Vigil of Zwentibold", id="e2", title="Vigil of Zwentibold",
          kind="assembly", date="2026-03-04", place="l2")  # fmt: skip
    s.act("arrest", "police arrested Amara Tessowe", ["p1"], by=["o2"], place="l1")
    s.act("arrest", "Police took Odinga Closedova to the Nakuretto yard", ["p3"],
          by=["o2"], place="l2", event="e2")  # fmt: skip
    s.act("arrest", "The Brotherhood of Ulmo arrested Amara Tesowwe", ["p4"],
          by=["o3"], place="l1")  # fmt: skip
    for who, status, words in (
        ("p1", "arrested", "police arrested Amara Tessowe"),
        ("p2", "in_hiding", "Jonah Kipruwet hides in the Qvanari barn"),
        ("p3", "arrested", "Police took Odinga Closedova"),
        ("p4", "arrested", "arrested Amara Tesowwe"),
        ("p5", "reported_held", "Rehema Walukho, of the Wandegeya loft, must"),
        ("p6", "reported_held", "Selim Odhuno must be told"),
    ):
        s.row(who, [1, 1], (status, "2026-03-04", "explicit", words))
    s.demand(1, "Rehema Walukho, of the Wandegeya loft, must be released",
             subjects=["p5"])  # fmt: skip
    s.demand(2, "Selim Odhuno must be told where Xolt Quay is", subjects=["p6"],
             addressee_explicit="o3")  # fmt: skip
    # Of somebody who may be seen, at a place, at a meeting and by a body that may not.
    s.act("arrest", "Selim Odhuno", ["p6"], by=["o3"], place="l2", event="e2")
    s.row("p6", [1, 1], ("in_custody", "2026-03-05", "explicit", "Selim Odhuno"))
    s.reading["register"][-1]["place"] = "l2"
    s.add("scheduled", "for more", title="The next meeting", start="2027-01-09",
          end=None, place="l3")  # fmt: skip
    s.add("contacts", "0719555013", kind="phone", value="0719555013", owner="o1")
    for why, words in (
        ("protective_detail", "hides in the Qvanari barn"),
        ("health", "Zoltexia"),
        ("protective_detail", "Wandegeya loft"),
    ):
        s.add("withhold", words, why=why)
    return s


def fill(officer: User) -> Source:
    """Keep and accept it all, and close what nobody of a lower ceiling may know."""
    s = told()
    kept = preserve.keep(officer, TOLD.encode(), kind="file", name="report.txt").source
    text = read.text_of(officer, kept)
    propose.propose_reading(officer, kept, text, s.reading, method="import")
    claims = list(Claim.objects.visible_to(officer).filter(source=kept))
    decide.accept(officer, claims)
    decide_on_people(officer)
    for claim in claims:
        claim.refresh_from_db()
        said = str(claim.value)
        if claim.kind != "demand" and any(c in said for c in CLOSED):
            protect.restrict(officer, claim)
    custody.did(officer, kept, "viewed")
    held = Episode.objects.visible_to(officer).filter(person__name__isnull=False)
    for episode in held[:2]:
        asks.still_so(officer, episode, days.today(), voice="a cousin")
        change.record(officer, episode, "legal", "charged", days.today(), voice="x",
                      words="She was charged, they say")  # fmt: skip
    return kept


def decide_on_people(officer: User) -> None:
    """Decide about people of whom some are closed afterwards, with words about them."""
    people = Person.objects.visible_to(officer).filter(withdrawn=False)
    by_name = {str(p.name): p for p in people if p.name}
    amara = by_name["Amara Tessowe"]
    identify.same(officer, amara, by_name["Amara Tesowwe"], "Tesowwe is Tessowe")
    closed_one = by_name["Odinga Closedova"]
    identify.different(officer, amara, closed_one, "Odinga Closedova is another")
    correct.choose(
        officer, closed_one, "name", closed_one.claim, "Odinga Closedova says so",
        after=decide.rebuild_in,
    )  # fmt: skip


@pytest.fixture
def house(desk: Any) -> Source:
    """Give a desk with that source."""
    door.at(desk.root)
    return fill(desk.officer)


def lower(officer: User, ceiling: str) -> None:
    """Let the officer see no more than what is labelled `ceiling`."""
    officer.ceiling = ceiling
    with write(officer, "accounts.found") as w:
        w.save(officer)


def walk(client: Client) -> Iterator[tuple[str, bytes]]:
    """Yield every answer of every page that can be reached, and of every search."""
    sent: set[str] = set()
    waiting, seen = ["/", "/explore", "/search", "/people", "/demands/due.ics"], set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(LEAVE):
            continue
        seen.add(path)
        answer = client.get(path)
        yield path, body(answer)
        if answer.status_code in (301, 302):
            waiting.append(answer["Location"].partition("#")[0])
            continue
        if "html" not in answer.get("Content-Type", ""):
            continue
        page = Page(answer.content.decode())
        waiting += page.links
        for form in page.forms:
            if LOOKS.search(form.action) and form.action not in sent:
                sent.add(form.action)
                yield from send(client, form.action, dict(form.values))


def send(
    client: Client, action: str, values: dict[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the answers of a form that looks for each closed word, and for nothing."""
    for asked in ("", *(CLOSED if "ask" in action else CLOSED[4:5])):
        words = asked or "arrested"
        given = {**values, "words": words, "q": words, "name": words, "after": ""}
        answer = client.post(action, given)
        yield action, strip(body(answer), words)
        if answer.status_code == 302:
            where = answer["Location"].partition("#")[0]
            yield where, strip(body(client.get(where)), words)


def strip(answer: bytes, words: str) -> bytes:
    """Return an answer without what was asked, as it stands in the form again."""
    return answer.replace(words.encode(), b"")


def body(answer: Any) -> bytes:
    """Return all bytes of an answer, its headers too."""
    head = "\n".join(f"{k}: {v}" for k, v in answer.headers.items()).encode()
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return head + b"\n" + told


def leaks(answer: bytes) -> list[str]:
    """Return which closed words an answer tells."""
    plain = " ".join(answer.decode("utf-8", "replace").split()).casefold()
    return [c for c in CLOSED if c.casefold() in plain]


@pytest.mark.parametrize("ceiling", ["internal", "partners", "public"])
def test_no_page_tells_what_is_closed(house: Source, desk: Any, ceiling: str) -> None:
    """Every page and every search, by an officer with every right and a lower ceiling:
    no closed word, no hash and no size of what holds one."""
    assert set(leaks(held())) == set(CLOSED)
    lower(desk.officer, ceiling)
    found = {path: leaks(told) for path, told in walk(came_in())}
    assert {path: told for path, told in found.items() if told} == {}
    assert len(found) > (40 if ceiling == "internal" else 8)


def test_text_has_gaps_of_one_form(house: Source, desk: Any) -> None:
    """What is closed in a text is a sign that does not tell how long it is."""
    lower(desk.officer, "internal")
    for view in ("text", "marks"):
        told = came_in().get(f"/sources/{house.pk}?view={view}").content.decode()
        assert "[closed: restricted]" in told
        assert leaks(told.encode()) == []
        assert "Selim Odhuno" in told
    text = Text.objects.visible_to(desk.officer).get(source=house)
    signs = {g.sign for g in closed.seen(desk.officer, text).gaps}
    assert signs == {"[closed: restricted]"}


def test_bytes_and_hash_need_the_ceiling_of_the_most_closed_words(
    house: Source, desk: Any
) -> None:
    """The original is not given out, nor what would let its closed words be tried."""
    secret = hashlib.sha256(TOLD.encode()).hexdigest()
    path = f"/sources/{house.pk}"
    assert secret in came_in().get(f"{path}/custody").content.decode()
    whole = came_in().post(f"{path}/copy")
    assert b"".join(whole.streaming_content) == TOLD.encode()
    spoken = tokens.make(desk.officer, ["read"], 9, name="x")
    lower(desk.officer, "internal")
    client = came_in()
    assert client.post(f"{path}/copy").status_code == 302
    page = client.get(f"{path}/custody").content.decode()
    assert secret not in page
    assert f"{len(TOLD)} byte" not in page and f"{len(TOLD)} character" not in page
    bearer = {"Authorization": f"Bearer {spoken}"}
    for at in (f"/api{path}", f"/api{path}/text", f"/api{path}/copy", "/api/sources"):
        answer = Client().get(at, headers=bearer)
        told = body(answer).decode()
        assert secret not in told
        assert not re.search(rf'"(size|length)": {len(TOLD)}\b', told)
        assert leaks(told.encode()) == []
    assert Client().get(f"/api{path}/copy", headers=bearer).status_code == 400


def test_a_destroyed_source_leaves_no_word(house: Source, desk: Any) -> None:
    """No row, no payload of the ledger, no page, index or draft holds one of its words."""
    officer = desk.officer
    around_it(officer)
    assert set(leaks(held())) == set(CLOSED)
    client = came_in()
    for path in (f"/sources/{house.pk}/review", "/register", "/people", "/explore"):
        assert client.get(path).status_code == 200
    for note in Source.objects.visible_to(officer).filter(kind="note"):
        erase.destroy(officer, note, "her family asked")
    erase.destroy(officer, house, "her family asked")
    assert leaks(held()) == []
    after = {path: leaks(told) for path, told in walk(came_in())}
    assert {path: told for path, told in after.items() if told} == {}
    assert not [f for f in verify() if f.damaged]


def around_it(officer: User) -> None:
    """Decide what a desk decides around a source, with a closed word in each reason."""
    people = list(Person.objects.visible_to(officer).filter(withdrawn=False))
    named = sorted((p for p in people if p.name), key=lambda p: str(p.name))
    identify.different(officer, named[4], named[5], CLOSED[0])
    person = named[0]
    correct.choose(
        officer, person, "name", person.claim, CLOSED[2], after=decide.rebuild_in
    )
    demand = Demand.objects.visible_to(officer).filter(withdrawn=False)[0]
    demands.follow(officer, demand)
    demands.put_under(officer, demand, CLOSED[3])
    day = days.today()
    demands.follow_up(officer, demand, "sent", day, note=CLOSED[4])
    naming.decide(officer, [person], "partner", "own_consent", CLOSED[5])
    opening.open_sources(officer, [person.claim.source], "partner", CLOSED[6])
    claim = Claim.objects.visible_to(officer).filter(kind="place")[0]
    decide.doubt(officer, [claim], CLOSED[7])


def held() -> bytes:
    """Return all that can still be opened: rows, payloads, the index of the search."""
    told: list[str] = []
    for model in record_models():
        for row in model.objects.whole("a test looks for words"):
            told += [str(state_of(row))]
    for payload in Payload.objects.all():
        with contextlib.suppress(KeyErased):
            told.append(ledger.plain(payload)[1].decode())
    return "\n".join(told).encode()


def test_a_closed_source_is_not_told_of_by_one_like_it(desk: Any) -> None:
    """That a source is like an earlier one is told to who may see the earlier one."""
    door.at(desk.root)
    words = "On 4 March police arrested eleven dock workers at the bus park. " * 8
    first = preserve.keep(desk.officer, words.encode(), kind="paste").source
    read.text_of(desk.officer, first)
    second = preserve.keep(desk.officer, f"{words}So!".encode(), kind="paste").source
    read.text_of(desk.officer, second)
    second.refresh_from_db()
    assert second.near_id == first.pk
    for path in ("/sources", f"/sources/{second.pk}"):
        assert first.pk in came_in().get(path, follow=True).content.decode()
    spoken = tokens.make(desk.officer, ["read"], 9, name="x")
    with write(desk.officer, "sources.mark") as w:
        first.refresh_from_db()
        first.label = "restricted"
        w.save(first)
    lower(desk.officer, "internal")
    told = came_in().get(f"/sources/{second.pk}").content.decode()
    assert first.pk not in told and "the same as" not in told
    bearer = {"Authorization": f"Bearer {spoken}"}
    one = Client().get(f"/api/sources/{second.pk}", headers=bearer).json()
    assert (one["near_id"], one["near_percent"]) == (None, None)

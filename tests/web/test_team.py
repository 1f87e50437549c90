"""A team in the browser: each page by each role, and how officers come in and leave."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from django.test import Client
from django.urls import URLPattern

from habeas.accounts import secrets, switches, team, throttle, tokens, ways
from habeas.accounts.models import Credential
from habeas.publication.models import Release
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store import vault
from habeas.store.models import Entry
from habeas.web import access, door
from habeas.web.urls import urlpatterns
from tests.accounts.members import NAMES, Team, gather
from tests.web.conftest import Filled

ROLES = ("keeper", *NAMES)
WORDS = "seven grey herons waiting"
CHEAP = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
# Method and address: who may. Ids are such that nothing is found, so that nothing is
# done: whoever may gets another answer than 403.
NO_ID = "00000000-0000-0000-0000-000000000000"
READ = {"reader", "coder", "reviewer", "publisher"}
CODE, DECIDE, OPEN = {"coder", "reviewer"}, {"reviewer"}, {"reviewer"}
PUBLISH, KEEP, ALL = {"publisher"}, {"keeper"}, set(ROLES)
EXPECTED: dict[tuple[str, str], set[str]] = {
    ("GET", "/inbox"): READ,
    ("GET", "/register"): READ,
    ("GET", f"/sources/{NO_ID}"): READ,
    ("GET", f"/sources/{NO_ID}/review"): CODE,
    ("GET", f"/claims/{NO_ID}"): READ,
    ("GET", "/demands"): READ,
    ("GET", "/people"): READ,
    ("GET", "/publish/public"): PUBLISH | OPEN,
    ("GET", "/about"): ALL,
    ("GET", "/account"): ALL,
    ("GET", "/team"): KEEP,
    ("POST", "/sources/paste"): CODE,
    ("POST", "/sources/note"): CODE,
    ("POST", f"/sources/{NO_ID}/copy"): READ,
    ("POST", f"/sources/{NO_ID}/destroy"): DECIDE,
    ("POST", f"/sources/{NO_ID}/decide"): CODE,
    ("POST", f"/claims/{NO_ID}/edit"): DECIDE,
    ("POST", f"/claims/{NO_ID}/relabel"): DECIDE,
    ("POST", f"/register/{NO_ID}/change"): DECIDE,
    ("POST", f"/register/{NO_ID}+{NO_ID}/still"): DECIDE,
    ("POST", "/people/same"): DECIDE,
    ("POST", f"/demands/{NO_ID}/follow"): CODE,
    ("POST", "/publish/public/open"): OPEN,
    ("POST", "/publish/partner/name"): OPEN,
    ("POST", "/publish/public/tell"): OPEN,
    ("POST", "/publish/public/release"): PUBLISH,
    ("POST", "/publish/public/withdraw"): PUBLISH,
    ("POST", "/about/verify"): READ | KEEP,
    ("GET", "/about/sending"): READ | KEEP,
    ("POST", "/about/sending/give"): KEEP,
    ("POST", "/team/invite"): KEEP,
    ("POST", "/team/read-only"): KEEP,
    ("POST", f"/team/{NO_ID}/disable"): KEEP,
    ("POST", "/account/recovery"): ALL,
}


@pytest.fixture(autouse=True)
def _nothing_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    throttle.counter.forget()
    monkeypatch.setattr(secrets, "_hasher", CHEAP)


@pytest.fixture
def members(desk: Any) -> Team:
    """Give an empty desk with a team, whose process serves it."""
    door.at(desk.root)
    return gather(desk.officer)


@pytest.fixture
def working(filled: Filled) -> Team:
    """Give the desk with the statement, at which a team works."""
    return gather(filled.officer)


def come_in(found: Team, role: str, **more: Any) -> Client:
    """Return the browser of an officer who has just signed in."""
    client = Client(**more)
    session = client.session
    door.admit(session, found.proofs[role])
    session.save()
    client.cookies["habeas"] = session.session_key
    return client


def paths() -> Iterator[str]:
    """Yield an address for every page; programs have tokens of their own."""
    for found in urlpatterns:
        if not isinstance(found, URLPattern):
            assert str(found.pattern) == "api/"
            continue
        plain = str(found.pattern).strip("^$")
        plain = re.sub(r"\(\?P<pk>.*\)", NO_ID, plain)
        plain = re.sub(r"<(id|maybe):\w+>", NO_ID, plain)
        plain = re.sub(r"<slug:audience>", "public", plain)
        yield "/" + re.sub(r"<\w+:\w+>", "1", plain)


def test_every_address_by_every_role(working: Team) -> None:
    """What the table allows is reached, what it does not is refused in a sentence."""
    free = {"/unlock", "/locked", "/language", "/sign-in", "/join", "/passkey/ask"}
    ends = {"/lock", "/sign-out", "/team/log-out-all", "/account/recovery"}
    asked = 0
    for role in ROLES:
        client = come_in(working, role)
        for path in paths():
            if path in free | ends or path.startswith(("/start", "/api", "/help")):
                continue
            for method in ("GET", "POST"):
                answer = client.generic(method, path)
                may = access.allows(working[role], method, path)
                if path == "/" and method == "GET":
                    may = True  # led to the first page that they may see
                assert (answer.status_code == 403) is not may, (role, method, path)
                asked += 1
    assert asked > 5 * 2 * 50


def test_who_may_what(working: Team) -> None:
    """The table itself, written down a second time by hand."""
    for (method, path), wanted in EXPECTED.items():
        got = {r for r in ROLES if access.allows(working[r], method, path)}
        assert got == wanted, (method, path)


def test_a_refusal_says_what_to_do(working: Team) -> None:
    """Who may change it, and that nothing was done; the page is not offered either."""
    client = come_in(working, "reader")
    answer = client.get("/publish")
    assert answer.status_code == 403
    assert "A keeper of keys can change your roles" in answer.content.decode()
    page = client.get("/inbox").content.decode()
    assert 'href="/publish"' not in page and 'href="/team"' not in page
    assert 'data-may="read"' in page


def test_the_keeper_sees_no_restricted_word(working: Team) -> None:
    """Led to the team's page, and to nothing that the sources say."""
    client = come_in(working, "keeper")
    assert client.get("/")["Location"] == "/team"
    source = Source.objects.whole("the test").get()
    for path in ("/inbox", "/register", f"/sources/{source.pk}", "/publish"):
        assert client.get(path).status_code == 403
    assert b"Tessowe" not in client.get("/team").content


def test_the_write_path_asks_too(working: Team) -> None:
    """A coder may doubt on the page of decisions, and is refused accepting there."""
    client = come_in(working, "coder")
    source = Source.objects.whole("the test").get()
    before = desks.entries()
    answer = client.post(
        f"/sources/{source.pk}/decide", {"card": "x", "do": "accept"}, follow=True
    )
    assert answer.status_code in (200, 403, 404) and desks.entries() == before


def test_the_passphrase_alone_lets_nobody_in(members: Team, desk: Any) -> None:
    """It opens the keys; who it is must be shown."""
    desks.lock()
    client = Client()
    answer = client.post("/unlock", {"passphrase": desk.passphrase, "next": "/inbox"})
    assert answer["Location"] == "/inbox"
    page = client.get("/inbox")
    assert page.status_code == 423 and b"Several officers" in page.content
    assert b'name="next" value="/inbox"' in page.content
    assert client.post("/sources/paste", {"text": "x"}).status_code == 423
    assert client.get("/unlock")["Location"] == "/sign-in"
    assert client.get(f"/start/{door.token()}").status_code == 302
    assert client.get("/inbox").status_code == 423


def equip(found: Team, role: str) -> str:
    """Give an officer a password and a device; return the device's secret."""
    secret = secrets.new_secret()
    now = secrets.totp(secret, secrets.now_step())
    found.proofs[role] = ways.set_password(found[role], WORDS, secret, now)
    return secret


def next_code(secret: str) -> str:
    """Return a code that was not used yet, and is good for a minute at least."""
    return secrets.totp(secret, secrets.now_step() + 1)


def test_signing_in_by_password_and_code(members: Team) -> None:
    """Right, it leads to the page that was asked for; wrong, nothing says what was."""
    secret = equip(members, "coder")
    code = next_code(secret)
    client = Client()
    typed = {"name": NAMES["coder"], "password": WORDS, "code": code}
    bodies = set()
    for wrong in ({"name": "Nobody Here"}, {"password": "x"}, {"code": "1"}):
        answer = client.post("/sign-in", {**typed, **wrong})
        assert answer.status_code == 403
        bodies.add(re.findall(r'id="why".*?</p>', answer.content.decode())[0])
    assert len(bodies) == 1
    key = client.session.session_key
    answer = client.post("/sign-in", {**typed, "next": "/inbox"})
    assert (answer.status_code, answer["Location"]) == (302, "/inbox")
    assert client.session.session_key != key
    assert NAMES["coder"] in client.get("/inbox").content.decode()
    for _ in range(throttle.PAIR):
        Client().post("/sign-in", {**typed, "code": "1"})
    assert Client().post("/sign-in", typed).status_code == 429
    assert client.get("/inbox").status_code == 200


def test_an_invitation_in_the_browser(members: Team) -> None:
    """Its letters lead to a way in, once; recovery codes are shown once."""
    secret = team.reset(members["keeper"], members["reader"])
    client = Client()
    assert client.post("/join", {"invitation": "wrong"}).status_code == 403
    page = client.post("/join", {"invitation": secret}).content.decode()
    assert NAMES["reader"] in page and "<svg" in page
    device = client.session["totp"]
    typed = {"do": "password", "password": WORDS, "code": "1"}
    assert client.post("/join", typed).status_code == 403
    typed["code"] = secrets.totp(device, secrets.now_step())
    assert client.post("/join", typed)["Location"] == "/account"
    shown = client.post("/account/recovery").content.decode()
    codes = re.findall(r"<code>([a-z2-7-]{14})</code>", shown)
    assert len(codes) == 10
    assert codes[0] not in client.get("/account").content.decode()
    assert Client().post("/join", {"invitation": secret}).status_code == 403


def test_who_is_let_go_is_outside_at_once(members: Team) -> None:
    """With the cookie they have, in the middle of their work; a reset does the same."""
    client, other = come_in(members, "coder"), come_in(members, "reader")
    assert client.get("/inbox").status_code == other.get("/inbox").status_code == 200
    keeper = come_in(members, "keeper")
    keeper.post(f"/team/{members['coder'].pk}/disable")
    keeper.post(f"/team/{members['reader'].pk}/reset")
    assert client.get("/inbox").status_code == other.get("/inbox").status_code == 423


def test_everybody_is_told_who_was_invited_anew(members: Team) -> None:
    """For two weeks: who invites holds the letters, and could come in as them."""
    reader = come_in(members, "reader")
    assert "Invited anew" not in reader.get("/").content.decode()
    team.reset(members["keeper"], members["coder"])
    page = reader.get("/").content.decode()
    told = page[page.index('id="renewed"') :].partition("</section>")[0]
    assert NAMES["coder"] in told and str(members["keeper"].name) in told
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=15)
    assert team.renewed(later) == []
    team.reset(members["keeper"], members["coder"])
    assert len(team.renewed(datetime.datetime.now(datetime.UTC))) == 1


def test_roles_change_in_the_middle_of_a_session(members: Team) -> None:
    """From the next request on."""
    client = come_in(members, "reader")
    keeper = come_in(members, "keeper")
    path = f"/team/{members['reader'].pk}/roles"
    keeper.post(path, {"role": ["publisher"], "ceiling": "internal"})
    assert client.get("/publish").status_code == 200
    said = keeper.post(path, {"role": ["publisher", "reviewer"]}, follow=True)
    assert "at once" in said.content.decode()


def test_removing_a_key_ends_what_came_in_by_it(members: Team) -> None:
    """The session of a lost key; the officer's other session goes on."""
    lost = come_in(members, "coder")
    kept = members.proofs["coder"]
    secret = equip(members, "coder")
    assert secret
    client = come_in(members, "coder")
    client.post("/account/remove", {"way": kept.pk})
    assert lost.get("/account").status_code == 423
    assert client.get("/account").status_code == 200


def test_everybody_is_logged_out(members: Team) -> None:
    """Sessions and tokens end, the keeper's too; stale cookies open nothing."""
    secret = tokens.make(members["coder"], ["read"], 9)
    clients = [come_in(members, r) for r in ROLES]
    clients[0].post("/team/log-out-all")
    assert {c.get("/about").status_code for c in clients} == {423}
    assert tokens.officer_of(secret) is None


def test_a_session_left_alone_ends(members: Team) -> None:
    """The officer's, not the desk."""
    client, other = come_in(members, "coder"), come_in(members, "reader")
    session = client.session
    session["seen"] -= door.idle_minutes() * 60 + 1
    session.save()
    assert client.get("/inbox").status_code == 423
    assert other.get("/inbox").status_code == 200


def test_signing_out_ends_one_session(members: Team) -> None:
    """The colleague works on."""
    client, other = come_in(members, "coder"), come_in(members, "reader")
    assert client.post("/sign-out")["Location"] == "/sign-in"
    assert client.get("/inbox").status_code == 423
    assert other.get("/inbox").status_code == 200


def stale(client: Client) -> None:
    """Make it long ago that somebody showed who they are."""
    session = client.session
    session["proved"] -= door.FRESH + 1
    session.save()


def test_opening_asks_again_and_loses_nothing(working: Team) -> None:
    """What was typed comes back with the question, and is done with the proof."""
    secret = equip(working, "reviewer")
    client = come_in(working, "reviewer")
    stale(client)
    source = Source.objects.whole("the test").get()
    sent = {"source": source.pk, "reason": "agreed <b> today"}
    before = desks.entries()
    page = client.post("/publish/public/open", sent)
    text = page.content.decode()
    assert page.status_code == 403 and "Show again who you are" in text
    assert 'value="agreed &lt;b&gt; today"' in text and source.pk in text
    wrong = {**sent, "proof_password": WORDS, "proof_code": "1"}
    assert client.post("/publish/public/open", wrong).status_code == 403
    assert desks.entries() == before
    right = {**wrong, "proof_code": next_code(secret)}
    assert client.post("/publish/public/open", right).status_code == 302
    assert desks.entries() > before
    assert client.post("/publish/public/open", sent).status_code == 302


def test_giving_out_asks_again(working: Team) -> None:
    """An open window gives nothing out."""
    client = come_in(working, "publisher")
    stale(client)
    answer = client.post("/publish/internal/release", {"do": "save"})
    assert answer.status_code == 403
    assert not Release.objects.whole("the test").exists()


def test_nobody_proves_by_a_colleague(working: Team) -> None:
    """A colleague's password is refused, though it would let the colleague in."""
    equip(working, "publisher")
    secret = equip(working, "coder")
    client = come_in(working, "publisher")
    stale(client)
    code = next_code(secret)
    sent = {"do": "save", "proof_password": WORDS, "proof_code": code}
    assert client.post("/publish/internal/release", sent).status_code == 403


def test_read_only_is_told_and_refuses(working: Team) -> None:
    """On every page; what is sent is answered by a sentence, and reading goes on."""
    come_in(working, "keeper").post("/team/read-only", {"on": "1"})
    client = come_in(working, "coder")
    assert "This desk is read-only now" in client.get("/inbox").content.decode()
    before = desks.entries()
    answer = client.post(
        "/sources/note", {"text": "They said.", "voice": "A"}, follow=True
    )
    assert "read-only" in answer.content.decode() and desks.entries() == before
    switches.read_only(working["keeper"], False)
    client.post("/sources/note", {"text": "They said.", "voice": "A"})
    assert desks.entries() > before


def test_the_laptops_officer_founds_a_team_and_stays_in(desk: Any) -> None:
    """First a way in of their own; then the same session goes on, as a keeper's."""
    door.at(desk.root)
    client = Client()
    client.post("/unlock", {"passphrase": desk.passphrase})
    invite = {"name": "Tomo Ashkar", "role": "coder", "own": "keeper"}
    refused = client.post("/team/invite", invite, follow=True)
    assert "Nobody was added" in refused.content.decode() and not team.is_team()
    client.get("/account")
    code = secrets.totp(client.session["totp"], secrets.now_step())
    client.post("/account/password", {"password": WORDS, "code": code})
    shown = client.post("/team/invite", invite).content.decode()
    assert "/join#" in shown and team.is_team()
    assert client.get("/team").status_code == 200
    assert client.get("/inbox").status_code == 403


def test_a_token_is_shown_once(members: Team) -> None:
    """And is good for what was ticked; scopes above the roles are not offered."""
    client = come_in(members, "coder")
    page = client.get("/account").content.decode()
    assert 'value="propose"' in page and 'value="decide"' not in page
    sent = {"called": "nightly", "scope": ["read", "propose"], "days": "7"}
    shown = client.post("/account/token", sent).content.decode()
    secret = re.findall(r"habeas_[\w-]+", shown)[0]
    found = tokens.officer_of(secret)
    assert found is not None and found[1] == {"read", "propose"}
    page = client.get("/account").content.decode()
    assert "nightly" in page and secret not in page
    kept = tokens.held(members["coder"])[0]
    come_in(members, "reader").post("/account/token/end", {"token": kept.pk})
    assert tokens.officer_of(secret) is not None
    client.post("/account/token/end", {"token": kept.pk})
    assert tokens.officer_of(secret) is None


def test_a_browser_is_asked_only_what_fits(members: Team) -> None:
    """Who is outside gets no new passkey; what is asked of all names nobody."""
    assert Client().post("/passkey/ask", {"purpose": "new"}).status_code == 403
    asked = Client().post("/passkey/ask", {"purpose": "come_in"})
    assert "allowCredentials" not in asked.json()["publicKey"]
    client = come_in(members, "coder")
    told = client.post("/passkey/ask", {"purpose": "new"})
    assert NAMES["coder"] not in told.content.decode()
    stale(client)
    assert client.post("/passkey/ask", {"purpose": "new"}).status_code == 403
    wrong = Client().post("/sign-in", {"passkey": "{}"})
    assert wrong.status_code == 403
    assert Credential.objects.whole("the test").count() == len(ROLES)


@pytest.mark.parametrize("role", ["reader", "coder", "publisher"])
def test_a_correction_without_the_right_keeps_nothing(
    working: Team, filled: Filled, role: str
) -> None:
    """Who may not decide does not leave the words of a correction behind either."""
    person = filled.entry("Amara").people[0]
    before = desks.entries(), Source.objects.whole("a test").count()
    told = {"field": "name", "value": "A", "words": "A, they say", "reason": "so"}
    answer = come_in(working, role).post(f"/records/people/{person}/enter", told)
    assert answer.status_code in (302, 403)
    assert (desks.entries(), Source.objects.whole("a test").count()) == before


def test_a_coder_is_told_who_decides(working: Team, filled: Filled) -> None:
    """On the card, in the place of the buttons; nor are words offered for a claim."""
    card, text = f"/sources/{filled.source.pk}/review", f"/sources/{filled.source.pk}"
    for role, decides in (("reviewer", True), ("coder", False)):
        client = come_in(working, role)
        page = client.get(card).content.decode()
        assert ("a reviewer decides" in page) is not decides
        assert ('id="take"' in client.get(text).content.decode()) is decides


@pytest.mark.parametrize("role", ["reader", "publisher", "keeper"])
def test_who_may_only_look_writes_nothing_anywhere(
    working: Team, filled: Filled, role: str
) -> None:
    """Every address that takes a form, with ids that are there, and the API: no entry
    but that a source was copied, no draft, and no address that answers with a fault."""
    ids = {
        "sources": filled.source.pk,
        "claims": filled.claims("act")[0].pk,
        "people": filled.entry("Amara").people[0],
        "register": filled.entry("Amara").id,
        "demands": filled.demands[0].pk,
    }
    client = come_in(working, role)
    before = desks.entries()
    for at in _addresses(urlpatterns):
        if at.split("/")[0] in LEFT_OUT or at in LEFT_OUT:
            continue
        for sort in (at.split("/")[0], *(s for s in ids if f"/{s}/" in at)):
            known = ids.get(sort, ids["people"])
            path = "/" + at.replace("<id>", known).replace("<slug>", "people")
            answer = client.post(path, {**WHATEVER, "claim": ids["claims"]})
            assert answer.status_code < 500, path
    drafts = vault.layout().drafts
    assert not drafts.is_dir() or not [p for p in drafts.iterdir() if p.name != "lock"]
    verbs = {json.loads(e.body)["verb"] for e in Entry.objects.filter(seq__gte=before)}
    assert verbs <= {"sources.copied"}


# Of the officer's own: their account, their session, the door; what gives out goes
# through another right, and is asked in `EXPECTED`.
LEFT_OUT = ("account", "lock", "sign-out", "sign-in", "unlock", "join", "start",
            "team", "publish", "api", "passkey", "language", "locked", "help")  # fmt: skip
WHATEVER = {
    "words": "It was so", "reason": "so", "sure": "1", "verb": "accept", "do": "accept",
    "field": "name", "value": "A", "step": "sent", "on": "2026-03-07", "draft": "",
    "who": "A", "same": "1", "text": "It was so", "axis": "liberty", "title": "A",
}  # fmt: skip


def _addresses(patterns: Any, begun: str = "") -> Iterator[str]:
    """Yield every address, its ids and codes as `<id>` and `<slug>`."""
    for one in patterns:
        told = begun + str(one.pattern)
        if not isinstance(one, URLPattern):
            yield from _addresses(one.url_patterns, told)
            continue
        told = re.sub(r"\^|\$|\\Z", "", told)
        told = re.sub(r"\(\?P<pk>.*?\)\?\)", "<id>", told)
        told = re.sub(r"<id:\w+>", "<id>", told)
        told = re.sub(r"<(slug|str|path):\w+>", "<slug>", told)
        yield re.sub(r"<int:\w+>", "1", told)

"""The page of what the reader learns: works, refuses in a sentence, closed to most."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from habeas.claims.learning import given, words
from habeas.claims.models import Version
from habeas.web import door, work
from tests.accounts.members import gather
from tests.claims.learning.conftest import Officer
from tests.web.conftest import came_in

NO_ID = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def at(desk: Any) -> Officer:
    """An officer at a desk that is served."""
    given.forget()
    door.at(desk.root)
    return Officer(desk.officer)


@pytest.fixture
def visitor(at: Officer) -> Client:
    """A browser that came in."""
    return came_in()


def send(visitor: Client, path: str, **fields: str) -> str:
    """Post a form and return the page that follows."""
    visitor.post(f"/learning/{path}", fields)
    work.settle()
    answer = visitor.get("/learning")
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_come_and_go(visitor: Client, at: Officer) -> None:
    """Added, shown with what it means, given out as a list, removed."""
    assert "No word is listed yet." in visitor.get("/learning").content.decode()
    page = send(visitor, "add", kind="alias", words="SSJ", means="Sath Sujag", act="")
    assert "SSJ" in page and "Sath Sujag" in page
    page = send(visitor, "add", kind="act", words="shutterdown", act="house_arrest")
    assert "House arrest" in page
    answer = visitor.post("/learning/list")
    assert "attachment" in answer["Content-Disposition"]
    told = answer.content.decode()
    assert {w["words"] for w in json.loads(told)["words"]} == {"SSJ", "shutterdown"}
    for word in words.listed(at.officer):
        send(visitor, "remove", word=word.pk)
    assert not words.listed(at.officer)
    assert "2 words are new." in send(visitor, "take-in", list=told)
    assert "no list of the form" in send(visitor, "take-in", list="{")
    assert visitor.post("/learning/remove", {"word": NO_ID}).status_code == 404


def test_what_is_refused_is_said(visitor: Client, at: Officer) -> None:
    """A bad word, a lost offer, too few texts, no such version: each in a sentence."""
    page = send(visitor, "add", kind="act", words="demand", act="arrest")
    assert "cannot be put on the list" in page
    assert "not offered any more" in send(visitor, "answer", offer="x:y", take="1")
    for path in ("learn", "measure"):
        assert "too few" in send(visitor, path)
    for number in ("7", "", "-1", "x" * 50):
        assert "no such version" in send(visitor, "back", version=number)
    assert not words.listed(at.officer)


def test_corrections_are_offered_and_taught(visitor: Client, at: Officer) -> None:
    """An offer is taken, a refit measured and made, and taken back."""
    at.correct_many()
    page = visitor.get("/learning").content.decode()
    offer = page.split('name="offer" value="')[1].split('"')[0]
    assert "On the list." in send(visitor, "answer", offer=offer, take="1")
    assert len(words.listed(at.officer)) == 1
    assert "Measured; nothing was changed." in send(visitor, "measure")
    assert not Version.objects.whole("a test").exists()
    page = send(visitor, "learn")
    assert "The reader has learnt." in page and "stands" in page
    assert "n1" in given.given().version
    assert "It stands again." in send(visitor, "back", version="0")
    assert "n1" not in given.given().version


def test_restricted_words_are_not_shown_below_the_ceiling(
    visitor: Client, at: Officer
) -> None:
    """Somebody who sees up to internal sees neither the word nor how many there are."""
    words.add(at.officer, "person", "Sath Ulloo", restricted=True)
    members = gather(at.officer)
    for role, sees in (("reviewer", True), ("reader", False)):
        client = Client()
        session = client.session
        door.admit(session, members.proofs[role])
        session.save()
        client.cookies["habeas"] = session.session_key
        page = client.get("/learning").content.decode()
        assert ("Ulloo" in page) is sees
        assert ('action="/learning/add"' in page) is sees
        answer = client.post("/learning/add", {"kind": "title", "words": "Kamdar"})
        assert (answer.status_code == 403) is not sees


def test_not_signed_in_is_sent_to_the_door(at: Officer) -> None:
    """Nobody who has not come in sees it."""
    assert Client().get("/learning").status_code == 423

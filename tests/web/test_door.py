"""Opening the desk in a browser, and its closing by itself."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from habeas.store import desk as desks
from habeas.store import triggers, upgrade, vault
from habeas.web import door


@pytest.fixture
def locked(desk: Any) -> Any:
    """Give a desk that is locked, as it is when it is started."""
    door.at(desk.root)
    desks.lock()
    return desk


def test_any_page_is_the_door(locked: Any) -> None:
    """A page asked for while locked asks for the passphrase, and leads on to it."""
    response = Client().get("/register")
    assert response.status_code == 423
    assert 'name="next" value="/register"' in response.content.decode()


def test_the_passphrase_opens(locked: Any) -> None:
    """It opens the desk and the page that was asked for."""
    client = Client()
    response = client.post(
        "/unlock", {"passphrase": locked.passphrase, "next": "/register"}
    )
    assert (response.status_code, response["Location"]) == (302, "/register")
    assert vault.is_open()
    assert client.get("/register").status_code == 200


def test_a_wrong_one_opens_nothing(locked: Any) -> None:
    """It says so in a sentence, and keeps no trace of what was typed."""
    response = Client().post("/unlock", {"passphrase": "open sesame"})
    assert response.status_code == 403
    text = response.content.decode()
    assert "That is not the passphrase" in text
    assert "open sesame" not in text
    assert not vault.is_open()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:x", "/unlock"]
)
def test_it_leads_nowhere_else(elsewhere: str, locked: Any) -> None:
    """A page that is not the desk's own is never led to."""
    response = Client().post(
        "/unlock", {"passphrase": locked.passphrase, "next": elsewhere}
    )
    assert response["Location"] == "/"


def test_a_second_browser_needs_the_passphrase(desk: Any) -> None:
    """It comes in beside the first, which stays."""
    door.at(desk.root)
    first, second = Client(), Client()
    first.post("/unlock", {"passphrase": desk.passphrase})
    assert second.get("/").status_code == 423
    second.post("/unlock", {"passphrase": desk.passphrase})
    assert first.get("/").status_code == second.get("/").status_code == 200


def test_the_token_of_a_start_is_good_once(desk: Any) -> None:
    """The browser that was opened comes in; whoever sees its address does not."""
    door.at(desk.root)
    token = door.token()
    client = Client()
    assert client.get(f"/start/{token}").status_code == 302
    assert client.get("/").status_code == 200
    late = Client()
    assert late.get(f"/start/{token}").status_code == 200
    assert late.get("/").status_code == 423


def test_the_token_opens_no_locked_desk(locked: Any) -> None:
    """Without the passphrase a locked desk stays locked."""
    assert Client().get(f"/start/{door.token()}").status_code == 423
    assert not vault.is_open()


def test_locking_locks_for_everybody(desk: Any) -> None:
    """One browser locks; the other is outside."""
    door.at(desk.root)
    first, second = Client(), Client()
    for client in (first, second):
        client.post("/unlock", {"passphrase": desk.passphrase})
    first.post("/lock")
    assert not vault.is_open()
    assert second.get("/").status_code == 423


def test_idleness_locks(desk: Any) -> None:
    """Left alone for the time in desk.toml, the desk closes itself."""
    (desk.root / "desk.toml").write_text("idle_minutes = 1\n", "utf-8")
    door.at(desk.root)
    assert door.idle_minutes() == 1
    assert not door.lock_if_idle()
    door._state.used = time.monotonic() - 61
    assert door.lock_if_idle()
    assert not vault.is_open()


@pytest.mark.parametrize("told", ["0", "'an hour'", "true", "100000"])
def test_an_idle_time_that_is_none(told: str, desk: Any) -> None:
    """A setting that cannot be kept stops the start in a sentence."""
    (desk.root / "desk.toml").write_text(f"idle_minutes = {told}\n", "utf-8")
    with pytest.raises(door.BadIdleTime):
        door.at(desk.root)


def test_a_page_that_asks_by_itself_keeps_nobody_in(desk: Any) -> None:
    """Only what a person asks for counts as somebody being there."""
    door.at(desk.root)
    client = Client()
    client.post("/unlock", {"passphrase": desk.passphrase})
    door._state.used = long_ago = time.monotonic() - 100
    client.get("/sources", headers={"x-habeas-poll": "1"})
    assert door._state.used == long_ago
    client.get("/sources")
    assert door._state.used > long_ago


def test_one_passphrase_at_a_time(locked: Any) -> None:
    """Whoever tries many at once waits."""
    with door._trying:
        response = Client().post("/unlock", {"passphrase": locked.passphrase})
    assert response.status_code == 409
    assert not vault.is_open()


def test_the_door_tells_how_far_an_older_desk_is(desk: Any) -> None:
    """To whoever waits there or comes by, with and without scripts; then no more."""
    door.at(desk.root)
    call_command("migrate", "publication", "zero", verbosity=0)
    triggers.make()
    desks.lock()
    seen: list[str] = []

    def look(stage: str, done: int, total: int) -> None:
        poll = {"X-Habeas-Poll": "1"}
        for headers in ({}, poll):
            seen.append(Client().get("/unlock", headers=headers).content.decode())

    upgrade.listening.append(look)
    try:
        assert Client().post("/unlock", {"passphrase": desk.passphrase})["Location"]
    finally:
        upgrade.listening.remove(look)
    part = [s for s in seen if "<html" not in s]
    assert len(part) * 2 == len(seen)
    for stage in ("copying its database", "looking at the copy", "changing how it is"):
        assert any(stage in s and 'hx-trigger="every 2s"' in s for s in part)
        assert any(stage in s and "<html" in s for s in seen)
    assert "being brought up to date" not in seen[-1] + seen[-2]
    look("", 0, 0)
    assert "change from:#passphrase" in seen[-1]


def test_a_folder_without_a_desk(no_desk: Path) -> None:
    """The page says what to do."""
    door.at(no_desk)
    response = Client().get("/")
    assert response.status_code == 423
    assert "habeas init" in response.content.decode()


def test_no_template_holds_script_or_style() -> None:
    """The policy forbids them; nothing in the pages would need them."""
    folder = Path(door.__file__).parent / "templates"
    found = [
        (path.name, match.group(0))
        for path in folder.rglob("*.html")
        for match in re.finditer(
            r"\sstyle=|\son[a-z]+=|javascript:|<style|<script(?! src=)|https?://",
            path.read_text("utf-8"),
        )
    ]
    assert found == []

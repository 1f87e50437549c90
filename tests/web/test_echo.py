"""A form that is refused shows back what was typed, and nothing else, to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from habeas.store import vault
from habeas.web import door

WORDS = "They were taken <b>at dawn</b>."
SENT = "application/x-www-form-urlencoded"


def paste(client: Client, site: str = "same-origin", **more: str) -> str:
    """Send a pasted text as a page of `site` does; return what the answer shows."""
    told = {"text": WORDS, "received_from": "Ayodele", "next": "/inbox", **more}
    body = "&".join(f"{k}={v.replace(' ', '+')}" for k, v in told.items())
    answer = client.post("/sources/paste", body, SENT, headers={"Sec-Fetch-Site": site})
    return answer.content.decode()


def test_a_locked_desk_shows_it_back(desk: Any, visitor: Client) -> None:
    """Its words, escaped; no secret and nothing that the page put in itself."""
    door.close()
    assert not vault.is_open()
    page = paste(visitor, passphrase="river boat seven lamp", code="123456")
    assert "They were taken &lt;b&gt;at dawn&lt;/b&gt;." in page and "Ayodele" in page
    assert "river boat" not in page and "123456" not in page
    assert page.count("<textarea") == 2


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_only_of_a_form_of_ours(desk: Any, visitor: Client, site: str) -> None:
    """Another site's words are not put onto a page of the desk."""
    door.close()
    assert "They were taken" not in paste(visitor, site)


def test_a_form_of_an_earlier_session_is_shown_back(desk: Any, visitor: Client) -> None:
    """It is refused for its secret, and its words are there."""
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visitor.cookies
    assert "They were taken" in paste(strict)


def test_a_file_is_not_read(desk: Any, visitor: Client) -> None:
    """What comes with files is not taken apart while the desk is locked."""
    door.close()
    given = {"received_from": "Ayodele"}
    answer = visitor.post(
        "/sources/add", given, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 423 and "Ayodele" not in answer.content.decode()

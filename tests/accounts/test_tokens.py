"""Tokens: what lets a program act for an officer."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from habeas.accounts import switches, tokens
from habeas.accounts.models import Token
from habeas.store import vault
from habeas.store.ledger import write


def _one(desk: Any) -> Token:
    found: Token = tokens.held(desk.officer)[0]
    return found


def test_a_token_is_its_officers_within_its_scopes(desk: Any) -> None:
    """The secret leads to the officer; it is not in the desk, and another is nobody."""
    secret = tokens.make(desk.officer, ["read", "propose", "read"], 30, name="nightly")
    officer, scopes = tokens.officer_of(secret) or pytest.fail("nobody's")
    assert (officer.pk, scopes) == (desk.officer.pk, {"read", "propose"})
    token = _one(desk)
    assert token.name == "nightly" and secret not in str(token.values())
    assert tokens.officer_of(secret + "x") is None
    assert tokens.officer_of("") is None
    assert secret.startswith("habeas_") and len(secret) > 48


@pytest.mark.parametrize(
    ("scopes", "days", "name"),
    [
        ([], 5, "a"),
        (["burn"], 5, "a"),
        (["read"], 0, "a"),
        (["read"], 367, "a"),
        (["read"], 5, " "),
    ],
)
def test_what_is_no_token_is_not_made(
    scopes: list[str], days: int, name: str, desk: Any
) -> None:
    """Scopes that are none, too long a time, no name."""
    with pytest.raises(tokens.BadToken, match="Nothing was made"):
        tokens.make(desk.officer, scopes, days, name=name)
    assert tokens.held(desk.officer) == []


def test_it_ends_with_its_last_day(desk: Any) -> None:
    """The day it expires is the last on which it is good (UTC)."""
    secret = tokens.make(desk.officer, ["read"], 1)
    token = _one(desk)
    today = datetime.datetime.now(datetime.UTC).date()
    for days, good in ((0, True), (-1, False)):
        token.expires = today + datetime.timedelta(days=days)
        with write(desk.officer, "accounts.make_token") as w:
            w.save(token)
        assert (tokens.officer_of(secret) is not None) is good


def test_it_ends_when_it_is_revoked(desk: Any) -> None:
    """Once, and a second time changes nothing; one that is not there is refused."""
    secret = tokens.make(desk.officer, ["read"], 9)
    pk = _one(desk).pk
    tokens.revoke(desk.officer, pk)
    tokens.revoke(desk.officer, pk)
    assert tokens.officer_of(secret) is None and tokens.held(desk.officer) == []
    with pytest.raises(tokens.NotYourToken):
        tokens.revoke(desk.officer, "nothing")


def test_it_ends_when_everybody_is_logged_out(desk: Any) -> None:
    """One made afterwards is good again."""
    old = tokens.make(desk.officer, ["read"], 9)
    switches.log_out_all(desk.officer)
    assert tokens.officer_of(old) is None
    assert tokens.officer_of(tokens.make(desk.officer, ["read"], 9)) is not None


def test_while_the_desk_is_read_only_it_reads_alone(desk: Any) -> None:
    """And gets its other scopes back afterwards."""
    secret = tokens.make(desk.officer, ["read", "decide"], 9)
    switches.read_only(desk.officer, True)
    officer, scopes = tokens.officer_of(secret) or pytest.fail("nobody's")
    assert scopes == {"read"}
    switches.read_only(officer, False)
    assert (tokens.officer_of(secret) or pytest.fail("nobody's"))[1] >= {"decide"}


def test_a_locked_desk_knows_nobody(desk: Any) -> None:
    """The key that finds a token is not there."""
    secret = tokens.make(desk.officer, ["read"], 9)
    vault.lock()
    with pytest.raises(vault.Locked):
        tokens.officer_of(secret)

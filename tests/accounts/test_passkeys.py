"""Passkeys: the right one at the right place, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.accounts import passkeys, team, ways
from habeas.accounts.passkeys import BadPasskey, Place
from tests.accounts.authenticator import SEEN, Authenticator
from tests.accounts.members import PLACE, Team, enrol


def come_in(key: Authenticator, place: Place = PLACE) -> Any:
    options, state = passkeys.ask(place)
    return passkeys.answered(place, state, key.show(options))


def test_a_passkey_lets_its_officer_in(desk: Any) -> None:
    """The credential that answered is found, and it is the officer's."""
    key = Authenticator()
    kept = enrol(desk.officer, key)
    assert come_in(key).pk == kept.pk
    assert ways.came_by(kept.pk) == desk.officer
    assert kept.name == "a key" and kept.data["host"] == "localhost"


def test_what_is_asked_names_nobody(desk: Any) -> None:
    """Neither does a provider of passkeys learn the name, nor a browser who works here."""
    enrol(desk.officer)
    asked, _ = passkeys.ask(PLACE)
    told, _ = passkeys.ask_new(desk.officer, PLACE)
    assert desk.officer.name not in json.dumps([asked, told])
    assert "allowCredentials" not in asked["publicKey"]
    assert asked["publicKey"]["userVerification"] == "required"
    assert len(told["publicKey"]["excludeCredentials"]) == 1


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://desk-habeas.example"},
        {"origin": "http://localhost:9999"},
        {"host": "example.org"},
        {"flags": SEEN},
        {"number": b"another passkey"},
        {"handle": "nobody"},
    ],
    ids=lambda lie: next(iter(lie)) if isinstance(lie, dict) else None,
)
def test_a_false_page_gets_nobody_in(lie: dict[str, Any], desk: Any) -> None:
    """Another origin or host, nobody verified, another key, another officer."""
    key = Authenticator()
    enrol(desk.officer, key)
    for name, value in lie.items():
        setattr(key, name, value)
    with pytest.raises(BadPasskey, match="Nothing was opened"):
        come_in(key)


def test_another_key_of_the_same_number_does_not_open(desk: Any) -> None:
    """The signature is what counts."""
    key = Authenticator()
    enrol(desk.officer, key)
    with pytest.raises(BadPasskey):
        come_in(Authenticator(handle=desk.officer.pk))


def test_an_answer_is_good_for_what_was_asked_alone(desk: Any) -> None:
    """One that was overheard opens nothing a second time."""
    key = Authenticator()
    enrol(desk.officer, key)
    options, state = passkeys.ask(PLACE)
    answer = key.show(options)
    _, other = passkeys.ask(PLACE)
    with pytest.raises(BadPasskey):
        passkeys.answered(PLACE, other, answer)
    assert passkeys.answered(PLACE, state, answer).holder == desk.officer


def test_one_made_without_the_person_being_verified_is_not_kept(desk: Any) -> None:
    """Touching the key is not enough: it stands for two factors."""
    options, state = passkeys.ask_new(desk.officer, PLACE)
    made = Authenticator(flags=SEEN).make(options)
    with pytest.raises(BadPasskey):
        passkeys.answered_new(PLACE, state, made)


def test_who_was_let_go_comes_in_no_more(team: Team) -> None:
    """Also by a passkey they still hold."""
    key = Authenticator(number=b"second")
    enrol(team["reader"], key)
    assert come_in(key).holder == team["reader"]
    _team_disable(team)
    with pytest.raises(BadPasskey):
        come_in(key)


def _team_disable(found: Team) -> None:
    team.disable(found["keeper"], found["reader"])


@given(st.one_of(st.text(), st.dictionaries(st.text(), st.text()).map(json.dumps)))
def test_any_other_answer_is_none(answer: str) -> None:
    """Whatever a browser sends, it is refused in a sentence."""
    _, state = PLACE.server.authenticate_begin()
    with pytest.raises(BadPasskey):
        passkeys.answered(PLACE, state, answer)
    with pytest.raises(BadPasskey):
        passkeys.answered_new(PLACE, state, answer)

"""Passwords, codes, recovery codes, invitations: what opens, and how often."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from habeas.accounts import secrets, team, throttle, ways
from habeas.accounts.models import Credential
from habeas.store.ledger import write
from habeas.store.models import Entry
from tests.accounts.members import Team

WORDS = "seven grey herons waiting"
CHEAP = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
HERE = "203.0.113.7"


@pytest.fixture(autouse=True)
def _nothing_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    throttle.counter.forget()
    monkeypatch.setattr(secrets, "_hasher", CHEAP)


def equip(officer: Any) -> str:
    """Give an officer a password and a device; return the device's secret."""
    secret = secrets.new_secret()
    ways.set_password(officer, WORDS, secret, secrets.totp(secret, secrets.now_step()))
    return secret


def next_code(secret: str) -> str:
    """Return a code that was not used yet."""
    return secrets.totp(secret, secrets.now_step() + 1)


@pytest.mark.parametrize(
    ("time", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1234567890, "005924"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(time: int, code: str) -> None:
    """RFC 6238, appendix B (SHA-1, the last six digits)."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert secrets.totp(secret, time // 30) == code


def test_password_and_code_open_together(desk: Any) -> None:
    """Each alone opens nothing, and what is said is always the same."""
    secret = equip(desk.officer)
    name = str(desk.officer.name)
    said = set()
    for wrong in (
        (name, WORDS, "000000x"),
        (name, "another password", next_code(secret)),
        ("nobody here", WORDS, next_code(secret)),
        ("", "", ""),
    ):
        with pytest.raises(ways.NotLetIn) as refused:
            ways.by_password(*wrong, HERE)
        said.add(str(refused.value))
    assert len(said) == 1
    found = ways.by_password(f" {name} ", WORDS, next_code(secret), HERE)
    assert found.kind == Credential.PASSWORD and found.holder == desk.officer


def test_a_code_is_good_once(desk: Any) -> None:
    """One that was read over a shoulder comes too late."""
    secret = equip(desk.officer)
    code = next_code(secret)
    assert secrets.is_totp(secret, f"{code[:3]} {code[3:]}", "somebody")
    assert not secrets.is_totp(secret, code, "somebody")
    used = secrets.totp(secret, secrets.now_step())
    assert not secrets.is_totp(secret, used, "somebody")


def test_a_recovery_code_is_good_once(desk: Any) -> None:
    """It stands for the device's code, however it is typed; new ones end the old."""
    equip(desk.officer)
    codes = ways.new_recovery(desk.officer)
    assert len(set(codes)) == 10
    name = str(desk.officer.name)
    typed = codes[3].upper().replace("-", " ")
    assert ways.by_password(name, WORDS, typed, HERE).holder == desk.officer
    with pytest.raises(ways.NotLetIn):
        ways.by_password(name, WORDS, codes[3], HERE)
    paper = ways.one(desk.officer, Credential.RECOVERY)
    assert paper is not None and len(paper.data) == 9
    ways.new_recovery(desk.officer)
    with pytest.raises(ways.NotLetIn):
        ways.by_password(name, WORDS, codes[4], HERE)


@pytest.mark.parametrize("password", ["", "short", "Officer Nobody"])
def test_a_bad_password_is_not_taken(password: str, desk: Any) -> None:
    """Too short, or the officer's own name."""
    secret = secrets.new_secret()
    code = secrets.totp(secret, secrets.now_step())
    if password == desk.officer.name:
        assert len(password) >= secrets.SHORTEST
    with pytest.raises(secrets.BadPassword, match="Nothing was changed"):
        ways.set_password(desk.officer, password, secret, code)
    assert ways.all_of(desk.officer) == []


def test_a_device_must_show_that_it_knows_the_secret(desk: Any) -> None:
    """Else an officer would be locked out by a picture that was scanned wrongly."""
    with pytest.raises(secrets.BadCode):
        ways.set_password(desk.officer, WORDS, secrets.new_secret(), "123456")
    assert not ways.has(desk.officer)


def test_every_change_is_an_entry_and_no_secret_is_in_it(desk: Any) -> None:
    """The chained part says what was done; what with is sealed."""
    secret = equip(desk.officer)
    codes = ways.new_recovery(desk.officer)
    ways.add_passkey(desk.officer, {"public": "x", "host": "localhost"}, "blue key")
    kept = ways.one(desk.officer, Credential.PASSWORD)
    assert kept is not None
    ways.remove(desk.officer, kept.pk)
    bodies = [e.body for e in Entry.objects.order_by("seq")][1:]
    for body, verb in zip(
        bodies, ("password", "recovery", "passkey", "removed"), strict=True
    ):
        assert f'"accounts.own_{verb}"' in body
    told = " ".join(bodies)
    assert not any(word in told for word in (secret, codes[0], "blue key", WORDS))


def test_the_last_way_in_stays(desk: Any) -> None:
    """A password goes with its device; recovery codes alone open nothing."""
    equip(desk.officer)
    ways.new_recovery(desk.officer)
    device = ways.one(desk.officer, Credential.TOTP)
    assert device is not None
    with pytest.raises(ways.LastWay):
        ways.remove(desk.officer, device.pk)
    key = ways.add_passkey(desk.officer, {"public": "x", "host": "localhost"}, "")
    ways.remove(desk.officer, device.pk)
    kinds = {c.kind for c in ways.all_of(desk.officer)}
    assert kinds == {Credential.PASSKEY, Credential.RECOVERY}
    with pytest.raises(ways.LastWay):
        ways.remove(desk.officer, key.pk)
    ways.remove(desk.officer, "nothing")


def test_an_invitation_is_good_once_and_for_three_days(team: Team, desk: Any) -> None:
    """Used, too old, or mistyped, it leads nowhere."""
    secret = _reset(team)
    found = ways.invited(f" {secret[:20]} {secret[20:]} ", HERE)
    assert found.holder == team["reader"]
    found.data = {"until": "2020-01-01T00:00:00+00:00"}
    with write(team["keeper"], "accounts.reset") as w:
        w.save(found)
    for wrong in (secret, secret[:-1], ""):
        with pytest.raises(ways.NoInvitation):
            ways.invited(wrong, HERE)
    again = _reset(team)
    ways.add_passkey(team["reader"], {"public": "x", "host": "localhost"}, "")
    with pytest.raises(ways.NoInvitation):
        ways.invited(again, HERE)
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    made, _ = ways.invitation(team["reader"])
    assert abs(datetime.datetime.fromisoformat(made.data["until"]) - until).days < 1


def _reset(found: Team) -> str:
    return team.reset(found["keeper"], found["reader"])


def test_guessing_at_one_account_locks_out_nobody_else(desk: Any) -> None:
    """Five wrong tries from one place; another place, and another account, go on."""
    count = throttle.Counter()
    for _ in range(throttle.PAIR):
        count.require("a", HERE)
        count.failed("a", HERE)
    with pytest.raises(throttle.TooManyTries, match="passkey") as told:
        count.require("a", HERE)
    assert 1 <= told.value.minutes <= 16
    count.require("a", "203.0.113.8")
    count.require("b", HERE)


def test_an_account_that_is_guessed_at_from_everywhere_waits() -> None:
    """Its password does; who comes in from an own place forgets the tries there."""
    count = throttle.Counter()
    for n in range(throttle.ACCOUNT):
        count.failed("a", f"198.51.100.{n}")
    with pytest.raises(throttle.TooManyTries):
        count.require("a", HERE)
    count.require("b", HERE)
    count.forget()
    count.require("a", HERE)


def test_behind_a_proxy_the_team_is_not_one_address() -> None:
    """This computer's own address is not counted by itself; another one is."""
    for address, refused in (("127.0.0.1", False), (HERE, True)):
        count = throttle.Counter()
        for n in range(throttle.ADDRESS):
            count.failed(f"account {n}", address)
        if refused:
            with pytest.raises(throttle.TooManyTries):
                count.require("somebody", address)
        else:
            count.require("somebody", address)


def test_the_counter_does_not_grow_without_end() -> None:
    """What was tried first is forgotten first."""
    count = throttle.Counter()
    for n in range(throttle.MOST):
        count.failed(f"account {n}", "127.0.0.1")
    assert len(count._failed) == throttle.MOST


@given(st.text(max_size=40))
def test_no_text_is_a_code_by_chance(typed: str) -> None:
    """What is no six digits is refused, whatever it is."""
    secret = secrets.new_secret()
    good = {secrets.totp(secret, secrets.now_step() + d) for d in (-1, 0, 1, 2)}
    if "".join(typed.split()) not in good:
        assert not secrets.is_totp(secret, typed, "nobody")

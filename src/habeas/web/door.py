"""The door of this process: opening the desk, who came in, and closing it again.

The process is locked or open; on top of that each browser has come in or not. On a
laptop a browser came in when its session was given the passphrase (or this start's
token) under the present generation of the vault: when the desk is locked, by hand or
by idleness, every session is outside again, also the ones whose cookie is kept. Where
work that somebody asked for goes on, idleness first shuts the desk alone: everybody is
outside, programs too, and the keys stay for that work, `LONGEST_WORK` at most. At a
team's desk the passphrase opens the keys alone; a session is an officer's by a
credential of theirs, and ends with it.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection

from habeas.accounts import switches, team, ways
from habeas.accounts.models import Credential, User
from habeas.accounts.officers import the_officer
from habeas.errors import HabeasError
from habeas.store import desk as desks
from habeas.store import keys, upgrade, vault

IDLE_MINUTES = 15
LONGEST_IDLE = 24 * 60  # minutes
LONGEST_WORK = 2  # hours for which work puts off the lock of a desk left alone
FRESH = 5 * 60.0  # seconds for which somebody has just shown who they are
_KEY, _ROUND, _SHUT = "generation", "round", "shut"
_PROOF, _PROVED, _SEEN = "proof", "proved", "seen"


class OneAtATime(HabeasError):
    """A passphrase came while another one was being tried."""

    def __init__(self) -> None:
        super().__init__(
            "another passphrase is being tried at this moment. Nothing was opened. "
            "Wait a few seconds and try again."
        )


class BadIdleTime(HabeasError):
    """The idle time in the desk's settings is none."""

    def __init__(self) -> None:
        super().__init__(
            "desk.toml: idle_minutes is not a number of minutes from 1 to "
            "%(longest_idle)s. The desk was not opened. Write a number, or leave the "
            "line out for %(idle_minutes)s.",
            longest_idle=LONGEST_IDLE,
            idle_minutes=IDLE_MINUTES,
        )


class _State:
    root: Path | None = None
    token = secrets.token_urlsafe(24)
    idle = IDLE_MINUTES * 60.0
    used = time.monotonic()
    shut = False
    shuts = 0
    upgrade: tuple[str, int, int] | None = None


_state = _State()
# What is called when the desk is locked, by modules that hold something in memory.
forgetting: list[Callable[[], None]] = []
# What says that work goes on which an idle desk is kept open for.
keeping: list[Callable[[], bool]] = []
_trying = threading.Lock()


def at(root: Path) -> None:
    """Say which desk this process serves, and make a new token for this start.

    Raises:
        BadIdleTime: If the desk's settings name no idle time that can be kept.
    """
    _state.root = root
    _state.token = secrets.token_urlsafe(24)
    _state.idle = _idle_seconds(root)
    touch()


def root() -> Path:
    """Return the folder of the desk this process serves."""
    if vault.is_open():
        return vault.layout().root
    return _state.root or Path(settings.DESK)


def token() -> str:
    """Return the token of this start, which opens one browser without typing."""
    return _state.token


def unlock(session: Any, passphrase: str) -> None:
    """Open the desk, or only let this browser in where it is open already.

    Raises:
        OneAtATime: While another passphrase is being tried.
        keys.WrongPassphrase, desks.NoDesk, desks.NewerDesk, desks.BehindHead:
            Nobody is let in.
    """
    if not _trying.acquire(blocking=False):
        raise OneAtATime
    try:
        if vault.is_open():
            keys.open(root(), passphrase)
        else:
            desks.unlock(root(), passphrase)
    finally:
        _trying.release()
    admit(session)


def is_trying() -> bool:
    """Return whether a passphrase is being tried, or opens the desk at this moment."""
    return _trying.locked()


def upgrading() -> tuple[str, int, int] | None:
    """Return how far the desk's upgrade is (`upgrade.listening`); None where none is."""
    return _state.upgrade


def _hear(stage: str, done: int, total: int) -> None:
    _state.upgrade = (stage, done, total) if stage else None


if _hear not in upgrade.listening:
    upgrade.listening.append(_hear)


def start(session: Any, given: str) -> bool:
    """Let a browser in that knows this start's token; the token is good once."""
    known = hmac.compare_digest(given.encode(), _state.token.encode())
    if not known or not vault.is_open():
        return False
    _state.token = secrets.token_urlsafe(24)
    admit(session)
    return True


def admit(session: Any, proof: Credential | None = None) -> None:
    """Count this session as inside until the desk is locked.

    At a team's desk it is inside only by the `proof` of whose it is.
    """
    session.cycle_key()
    session[_KEY] = vault.generation()
    session[_ROUND] = switches.standing().round
    _state.shut = False
    session[_SHUT] = _state.shuts
    session.pop(_PROOF, None)
    if proof is not None:
        prove(session, proof)
    see(session)


def prove(session: Any, proof: Credential) -> None:
    """Note that whoever sits there has just shown by `proof` who they are."""
    session[_PROOF] = proof.pk
    session[_PROVED] = time.monotonic()


def is_fresh(session: Any) -> bool:
    """Return whether who it is was shown just now; at a laptop's desk always."""
    if not team.is_team():
        return True
    proved = session.get(_PROVED)
    return proved is not None and time.monotonic() - proved < FRESH


def see(session: Any) -> None:
    """Note that somebody is at the desk, and at this session."""
    touch()
    if _PROOF in session:
        session[_SEEN] = time.monotonic()


def whose(session: Any) -> User | None:
    """Return the officer who came in under the present generation, None if nobody.

    Raises `NoOfficer` at a desk that nobody works at yet.
    """
    if not vault.is_open() or session.get(_KEY) != vault.generation():
        return None
    if session.get(_SHUT) != _state.shuts:
        return None
    if session.get(_ROUND) != switches.standing().round:
        return None
    if not team.is_team():
        return the_officer()
    proof, seen = session.get(_PROOF), session.get(_SEEN)
    if proof is None or seen is None or time.monotonic() - seen > _state.idle:
        return None
    return ways.came_by(proof)


def is_in(session: Any) -> bool:
    """Return whether somebody came in by this session and is still inside."""
    return whose(session) is not None


def close() -> None:
    """Lock the desk: keys, sessions and what pages were made of are forgotten."""
    if vault.is_open():
        desks.lock()
    _state.shut = False
    for forget in forgetting:
        forget()
    caches["default"].clear()


def touch() -> None:
    """Note that somebody is at the desk."""
    _state.used = time.monotonic()


def lock_if_idle() -> bool:
    """Lock the desk if nobody was at it for the idle time; return whether it was.

    While work goes on that it is kept open for, it is only shut.
    """
    left = time.monotonic() - _state.used - _state.idle
    if not vault.is_open() or left < 0:
        return False
    if left < LONGEST_WORK * 3600 and any(goes_on() for goes_on in keeping):
        _shut()
        return False
    close()
    return True


def _shut() -> None:
    """Put everybody outside; the keys stay, for the work that goes on."""
    if _state.shut:
        return
    _state.shut, _state.shuts = True, _state.shuts + 1
    _state.token = secrets.token_urlsafe(24)
    caches["default"].clear()


def is_shut() -> bool:
    """Return whether the desk was left alone and is open for work alone."""
    return vault.is_open() and _state.shut


def idle_minutes() -> int:
    """Return after how many minutes without a request the desk locks itself."""
    return round(_state.idle / 60)


class Watch(threading.Thread):
    """Locks the desk when it is left alone; ends when `stop` is set."""

    def __init__(self, every: float = 5.0) -> None:
        super().__init__(name="habeas-idle", daemon=True)
        self.stop = threading.Event()
        self.every = every

    def run(self) -> None:
        while not self.stop.wait(self.every):
            lock_if_idle()
        connection.close()


def _idle_seconds(root: Path) -> float:
    path = root / "desk.toml"
    if not path.exists():
        return IDLE_MINUTES * 60.0
    told = tomllib.loads(path.read_text("utf-8")).get("idle_minutes", IDLE_MINUTES)
    if type(told) not in (int, float) or not 1 <= told <= LONGEST_IDLE:
        raise BadIdleTime
    return float(told) * 60.0

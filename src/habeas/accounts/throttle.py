"""How often somebody may try to come in: counted in memory, never on the disk.

Tries are counted for an account from one address, for an account, and for an address.
Whoever guesses at an account from elsewhere closes only its password for a while: its
passkeys, which cannot be guessed, are not counted, and neither is any other account.
"""

from __future__ import annotations

import threading
import time
from collections import deque

from habeas.errors import HabeasError

WINDOW = 15 * 60.0  # seconds
PAIR, ACCOUNT, ADDRESS = 5, 20, 60
MOST = 10_000  # keys that are remembered; the oldest are forgotten first
LOOPBACK = ("127.0.0.1", "::1", "")


class TooManyTries(HabeasError):
    """A password or code was tried too often."""

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        super().__init__(
            "this was tried too often. Nothing was opened. Come in by a passkey, or "
            "wait %(minutes)s minutes and try again.",
            minutes=minutes,
        )


class Counter:
    """Failures of the last `WINDOW` seconds, by what they were tried on."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._failed: dict[tuple[str, ...], deque[float]] = {}

    def require(self, account: str, address: str) -> None:
        """Raise `TooManyTries` if there were too many failures for these."""
        with self._guard:
            self._require(account, address, time.monotonic())

    def failed(self, account: str, address: str) -> None:
        """Count one failure."""
        with self._guard:
            self._count(account, address, time.monotonic())

    def begin(self, account: str, address: str) -> None:
        """Count a try as failed before it is looked at; `came_in` takes it back.

        So tries that come all at once are counted as those that come one by one.

        Raises:
            TooManyTries: As `require`; the try is not counted then.
        """
        now = time.monotonic()
        with self._guard:
            self._require(account, address, now)
            self._count(account, address, now)

    def came_in(self, account: str, address: str) -> None:
        """Take back what `begin` counted, and forget the failures of an account from
        the address it came in from."""
        with self._guard:
            for key, _ in _limits(account, address):
                if times := self._failed.get(key):
                    times.pop()
            self._failed.pop((account, address), None)

    def _require(self, account: str, address: str, now: float) -> None:
        waits = [
            WINDOW - (now - times[-most])
            for key, most in _limits(account, address)
            if len(times := self._recent(key, now)) >= most
        ]
        if waits:
            raise TooManyTries(int(max(waits) // 60) + 1)

    def _count(self, account: str, address: str, now: float) -> None:
        for key, _ in _limits(account, address):
            self._failed.setdefault(key, deque(maxlen=ADDRESS)).append(now)
        while len(self._failed) > MOST:
            del self._failed[next(iter(self._failed))]

    def forget(self) -> None:
        """Forget everything."""
        with self._guard:
            self._failed.clear()

    def _recent(self, key: tuple[str, ...], now: float) -> deque[float]:
        times = self._failed.get(key, deque())
        while times and now - times[0] > WINDOW:
            times.popleft()
        return times


def _limits(account: str, address: str) -> list[tuple[tuple[str, ...], int]]:
    """Return what is counted, and how much is too much.

    Behind a proxy the whole team has one address, this computer's own: that one is
    not counted by itself.
    """
    found = [((account, address), PAIR), ((account,), ACCOUNT)]
    return found if address in LOOPBACK else [*found, (("", address), ADDRESS)]


counter = Counter()

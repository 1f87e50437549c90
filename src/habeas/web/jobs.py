"""Reads kept sources in a thread of this process, one after another.

The list of what is to be read is the desk itself (sources kept and not read yet), so
that nothing is lost when the process ends in the middle.
"""

from __future__ import annotations

import logging
import threading

from django.db import connection

from habeas.accounts import switches
from habeas.accounts.models import User
from habeas.accounts.officers import hand
from habeas.claims import propose as proposing
from habeas.errors import HabeasError
from habeas.sources.models import Source
from habeas.store import vault
from habeas.store.vault import Locked

log = logging.getLogger(__name__)
_wanted = threading.Event()
_at: list[str] = []


class Reader(threading.Thread):
    """Reads whatever waits whenever it is woken, until `stop` is set."""

    def __init__(self) -> None:
        super().__init__(name="habeas-reader", daemon=True)
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.is_set():
            _wanted.wait(timeout=5)
            _wanted.clear()
            read_waiting(self.stop)
        connection.close()

    def end(self) -> None:
        """Ask the thread to end after the source it is at."""
        self.stop.set()
        wake()


def wake() -> None:
    """Say that there may be something to read."""
    _wanted.set()


def reading_now() -> str:
    """Return the id of the source that is being read in this process, or ''."""
    return next(iter(_at), "")


def read_waiting(stop: threading.Event | None = None) -> int:
    """Read what waits, oldest first; return how many were read.

    What cannot be read is marked on its source by the stage itself. Ends quietly
    when the desk is locked or read-only: what is left waits till it is no more.
    """
    done = 0
    try:
        while vault.is_open() and not (stop and stop.is_set()):
            if switches.standing().read_only:
                break
            officer = hand()
            source = _next(officer)
            if source is None or not _read(officer, source):
                break
            done += 1
    except Locked:
        log.info("the desk was locked while reading")
    return done


def _next(officer: User) -> Source | None:
    rows = Source.objects.visible_to(officer).filter(reading="kept", claims=None)
    found: Source | None = rows.order_by("received_at", "id").first()
    return found


def _read(officer: User, source: Source) -> bool:
    """Read one source; return whether it left the list of what waits."""
    _at[:] = [source.pk]
    try:
        proposing.propose(officer, source)
    except Locked:
        raise
    except HabeasError:
        log.warning("source %s: the reading failed", source.pk)
    finally:
        _at.clear()
    source.refresh_from_db()
    return bool(source.reading != "kept")


def read_one(officer: User, source: Source) -> int:
    """Read one source now; return how many claims were proposed. Raises as it does."""
    return proposing.propose(officer, source)

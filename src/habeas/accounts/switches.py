"""Two switches for a bad day: nobody writes, and everybody is logged out.

Both stand in the desk itself, so that a command reaches the process that serves.
"""

from __future__ import annotations

from habeas.accounts.models import Switch, User
from habeas.errors import HabeasError
from habeas.store.ledger import write


class ReadOnly(HabeasError):
    """Something was to be written while the desk is read-only."""

    def __init__(self) -> None:
        super().__init__(
            "the desk is read-only: a keeper of keys switched writing off. Nothing was "
            "changed, and nothing that stands is lost. Keep what you typed, and send "
            "it again when writing is switched on."
        )


def standing() -> Switch:
    """Return how the switches stand; a row of its own where none was touched yet."""
    found: Switch | None = Switch.objects.whole("how the switches stand").first()
    return found or Switch()


def read_only(officer: User, on: bool) -> None:
    """Let nobody write, or everybody again; doing it twice changes nothing."""
    switch = standing()
    if switch.read_only == on:
        return
    switch.read_only = on
    with write(officer, "accounts.read_only") as w:
        w.save(switch)


def log_out_all(officer: User) -> None:
    """End every session and every token, the officer's own too."""
    switch = standing()
    switch.round += 1
    with write(officer, "accounts.log_out_all") as w:
        w.save(switch)

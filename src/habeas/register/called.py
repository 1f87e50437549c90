"""What a call made of the register: its rows, their clocks, what is still to be asked."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from habeas.accounts.models import User
from habeas.records.around import seen
from habeas.register import due
from habeas.register.calls import Taken
from habeas.register.due import Clock
from habeas.register.listing import entries_about
from habeas.register.models import Episode
from habeas.register.questions import Field, known_fields

# What the law wants recorded and a caller can seldom tell is left for later.
LATER = ("ended_on", "destination", "remains", "death", "admitted", "place_authority")


@dataclass(frozen=True)
class OnRegister:
    """A row that a call made: its clock, and what nobody told yet.

    `state` is the clock's (`due.Clock.state`); '' where none runs. `long_over` says
    that one ran out so long ago that it is no longer among the clocks.
    """

    episode: Episode
    clock: Clock | None
    state: str
    to_ask: tuple[Field, ...]
    long_over: bool = False


def rows_of(
    officer: User, taken: Taken, day: datetime.date, now: datetime.datetime
) -> list[OnRegister]:
    """Return the rows that a call made, as they stand on `day`, at `now` (aware).

    Not of whom was closed to the officer since.
    """
    episodes = [e for e in taken.episodes if seen(officer, e.person)]
    people = {e.person_id for e in episodes}
    entries = entries_about(officer, people, day)
    running = due.clocks(officer, entries, now)
    by_episode = {p: c for c in running for p in c.entry.episodes}
    held = {p for e in due.before_a_judge(entries) for p in e.episodes}
    return [
        OnRegister(
            e,
            by_episode.get(e.pk),
            by_episode[e.pk].state(now) if e.pk in by_episode else "",
            tuple(_to_ask(officer, e)),
            e.pk in held - set(by_episode),
        )
        for e in episodes
    ]


def _to_ask(officer: User, episode: Episode) -> list[Field]:
    found = known_fields(officer, episode)
    return [f for f in found if not f.known and f.code not in LATER]

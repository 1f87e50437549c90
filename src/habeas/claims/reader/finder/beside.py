"""What the finder adds to a reading: beside what the rules read, never into it.

An act that no rule found changes no act, date, place, event or line of the register
that the rules read. It stands as an act of its own, and opens a line of the register
only for whom the rules know none, and only that somebody is held or in danger.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.events import Event
from habeas.claims.reader.finder.bounds import NEVER
from habeas.claims.reader.mentions import Cast
from habeas.claims.reader.merge import merge, same
from habeas.claims.reader.statuses import Row, by_person

# What a line of the register may say by the finder alone: nobody is free or dead by it.
_MAY = frozenset(["arrested", "in_custody", "reported_held", "facing_case", "at_risk"])


def apart(found: Iterable[Act]) -> tuple[list[Act], list[Act]]:
    """Return the acts that the rules read, and those that only the finder did."""
    sides: tuple[list[Act], list[Act]] = ([], [])
    for act in found:
        sides[act.unforeseen].append(act)
    return sides


def only_heard(found: Iterable[Act]) -> list[Act]:
    """Return the acts that no rule found, as far as they still are what was heard."""
    return [a for a in found if a.unforeseen and a.type not in NEVER]


def anew(heard: Sequence[Act], ruled: Sequence[Act], cast: Cast) -> list[Act]:
    """Return what was heard, put together, less what the rules tell of already."""
    return [
        act
        for act in merge(heard, cast)
        if not any(same(other, act, cast) for other in ruled)
    ]


def parted(
    heard: Iterable[Act], happened: Iterable[Event]
) -> list[tuple[Act, str | None]]:
    """Return each act with the event of its day, which it does not change."""
    days = {event.date: event.id for event in happened if event.date}
    return [
        (a, days.get(a.date or "") if a.time_frame == "incident" else None)
        for a in heard
    ]


def joined(
    ruled: Sequence[Row], heard: Iterable[Row], cast: Cast, dead: Collection[str]
) -> list[Row]:
    """Return the rows, with those heard of whom the rules tell nothing, in order."""
    known = {row.person for row in ruled} | {*dead}
    more = [row for row in heard if row.person not in known and row.current in _MAY]
    if not more:
        return list(ruled)
    told = by_person([*ruled, *(_only(row) for row in more)])
    return [told[person.id] for person in cast.people if person.id in told]


def _only(row: Row) -> Row:
    return Row(row.person, row.heads, [e for e in row.history if e.status in _MAY])

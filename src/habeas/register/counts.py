"""How many people: three counts, always apart, on one day as known on another.

Reported: heads with an open deprivation by any source. Located: of those, with an
identifiable place of holding, dated and not stale. Verified: of those reported,
confirmed by a signed assessment (`vocab/register.yaml`). Watch entries, historical
entries and what has ended stand apart. Words ("hundreds") add no heads.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.accounts.models import User
from habeas.register.entries import DEPRIVATION, WATCH, Entry
from habeas.register.listing import entries_on


@dataclass(frozen=True)
class Counts:
    """Heads, at least; `most` has the highest reading where groups give a range.

    `words` are the words of open deprivations that give no number; `entries` are
    the ids of the entries each figure rests on.
    """

    on: datetime.date
    reported: int = 0
    located: int = 0
    verified: int = 0
    released: int = 0
    watch: int = 0
    historical: int = 0
    ended: int = 0
    missing: int = 0
    words: tuple[str, ...] = ()
    most: dict[str, int] = field(default_factory=dict)
    entries: dict[str, tuple[str, ...]] = field(default_factory=dict)


FIGURES = (
    "reported",
    "located",
    "verified",
    "released",
    "watch",
    "historical",
    "ended",
    "missing",
)


def counts(
    officer: User, on: datetime.date, known_on: datetime.datetime | None = None
) -> Counts:
    """Return the counts of what `officer` may see, on day `on` as known at `known_on`."""
    return tally(entries_on(officer, on, known_on), on)


def tally(entries: Iterable[Entry], on: datetime.date) -> Counts:
    """Return the counts of `entries` on day `on`."""
    rows = list(entries)
    sets = {name: [e for e in rows if name in figures(e, on)] for name in FIGURES}
    return Counts(
        on=on,
        **{name: sum(e.heads[0] or 0 for e in found) for name, found in sets.items()},
        words=tuple(e.words or "" for e in sets["reported"] if e.heads[0] is None),
        most={n: sum(_most(e) for e in found) for n, found in sets.items()},
        entries={n: tuple(e.id for e in found) for n, found in sets.items()},
    )


def figures(entry: Entry, on: datetime.date) -> frozenset[str]:
    """Return the names of the counts that `entry` belongs to on day `on`."""
    if entry.historical:
        return frozenset({"historical"})
    if entry.kind == WATCH:
        open_ = not entry.liberty.closed and not entry.overtaken
        return frozenset({"watch"} if open_ else ())
    return frozenset(_of_deprivation(entry, on))


def _of_deprivation(entry: Entry, on: datetime.date) -> Iterable[str]:
    liberty = entry.liberty
    if entry.kind != DEPRIVATION:
        return
    if liberty.closed:
        yield "ended"
        if liberty.value == "released":
            yield "released"
    elif liberty.held:
        yield "reported"
        if entry.located(on):
            yield "located"
        if entry.verification.value == "confirmed":
            yield "verified"
    elif liberty.value == "missing":
        yield "missing"


def _most(entry: Entry) -> int:
    return entry.heads[1] or entry.heads[0] or 0

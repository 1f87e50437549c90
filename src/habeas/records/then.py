"""What a record told at a time of knowledge, where officers chose its values.

A choice counts from the moment it was made until it is taken back, another takes its
place, or its claim stands no more. What was chosen later, or taken back later, changes
nothing of what was known. What an officer may not see now is not shown as it was
either, and what was destroyed with its source is gone from then as well.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim, Decision
from habeas.records import choosing
from habeas.records.known import times
from habeas.records.models import Choice, Record
from habeas.store.labels import up_to
from habeas.store.rows import Row

_Name = tuple[str, str, str]  # table, row, field
_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Then:
    """The choices about some records as they stood at `known_on`.

    `standing` is what was chosen by then; `moved` the fields that are told otherwise
    since: a choice was made, taken back or replaced after that moment.
    """

    known_on: datetime.datetime
    standing: Mapping[_Name, Choice] = field(default_factory=dict)
    moved: frozenset[_Name] = frozenset()

    def of(self, row: Record) -> dict[str, Choice]:
        """Return what was chosen for the fields of a record."""
        own = (row._meta.db_table, row.pk)
        return {n[2]: c for n, c in self.standing.items() if n[:2] == own}

    def claim(self, row: Record, name: str) -> Claim | None:
        """Return the claim that told a field then: the one chosen, else its own."""
        choice = self.standing.get((row._meta.db_table, row.pk, name))
        if choice is not None:
            return accepted(choice.claim, self.known_on)
        return _own(row, self.known_on)


def then(rows: Iterable[Record], known_on: datetime.datetime) -> Then:
    """Return the choices about `rows` as they stood at `known_on` (aware)."""
    own = {(r._meta.db_table, r.pk) for r in rows}
    if not own:
        return Then(known_on)
    listed = Choice.objects.whole("what was chosen by a day").select_related("claim")
    about = [
        c
        for c in listed.filter(table__in={table for table, _ in own})
        if (c.table, c.row) in own
    ]
    ends = times(c.entry for c in about if c.undone)
    standing: dict[_Name, Choice] = {}
    moved: set[_Name] = set()
    for choice in sorted(about, key=_made):
        name = (choice.table, choice.row, choice.field)
        ended = choice.undone and ends[choice.entry] <= known_on
        counted = _made(choice)[0] <= known_on and not ended
        if counted and accepted(choice.claim, known_on) is not None:
            standing[name] = choice
        counts = not choice.undone and accepted(choice.claim) is not None
        if (standing.get(name) is choice) != counts:
            moved.add(name)
    return Then(known_on, standing, frozenset(moved))


def _made(row: Row) -> tuple[datetime.datetime, str]:
    """Return when a row was made; one that was not is of no time of knowledge."""
    return row.recorded_at or _NEVER, row.pk


def accepted(claim: Claim, known_on: datetime.datetime | None = None) -> Claim | None:
    """Return the claim that stood for `claim` at `known_on` (None: now), if accepted."""
    if known_on is None:
        last = choosing.now(claim)
        return last if last.state == choosing.ACCEPTED else None
    while (state := _state(claim, known_on)) == "superseded":
        rows = Claim.objects.whole("the edit of a claim by then")
        later = rows.filter(supersedes=claim, recorded_at__lte=known_on)
        found = later.order_by("-recorded_at", "id").first()
        if found is None:
            return None
        claim = found
    return claim if state == choosing.ACCEPTED else None


def _state(claim: Claim, known_on: datetime.datetime) -> str:
    """Return in which state the decisions by then had left a claim."""
    rows = Decision.objects.whole("what was accepted by a day").filter(claim=claim)
    by_then = rows.filter(recorded_at__lte=known_on).order_by("entry", "id")
    return by_then.values_list("after", flat=True).last() or ""


def _own(row: Record, known_on: datetime.datetime) -> Claim:
    """Return the claim a record was of by then: itself, or what an edit replaced."""
    claim = row.claim
    while claim.supersedes is not None and _made(claim)[0] > known_on:
        claim = claim.supersedes
    return claim


def as_then(
    officer: User, rows: Iterable[Any], known_on: datetime.datetime | None
) -> Then | None:
    """Let `rows` tell what they told at `known_on` (aware; None: as they are).

    The rows are changed in memory and must not be saved. A value whose claim the
    officer may not see stays as it is now.
    """
    every = [r for r in rows if type(r) in choosing.FIELDS]
    if known_on is None:
        return None
    found = then(every, known_on)
    by_row: dict[tuple[str, str], list[str]] = defaultdict(list)
    for table, row, name in sorted(found.moved):
        by_row[table, row].append(name)
    may = up_to(officer.ceiling)
    for row in every:
        for name in by_row.get((row._meta.db_table, row.pk), ()):
            claim = found.claim(row, name)
            if claim is not None and claim.label in may:
                for column, value in choosing.FIELDS[type(row)][name](claim).items():
                    setattr(row, column, value)
    return found

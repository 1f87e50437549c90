"""Narrows the register to names of people, places of holding and takers, by an index.

Which records are called so is told from outside (`Named`): the search's index knows all.
What few entries hang on is asked for by their ids; what many hang on is looked for in
the entries themselves, as the page is read. Either way each row is compared, as it
stands, before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from habeas.accounts.models import User
from habeas.records import identify
from habeas.records.build import TAKINGS
from habeas.records.models import Act, Involvement, Person
from habeas.register.listing import RegisterRow
from habeas.register.models import Line, Stay

FEW = 3_000  # people who are asked for by their ids
LOOKED = 400  # entries of a page that are compared, at most
Ids = Collection[str] | None  # None: too many to name
Cursor = tuple[int, str, str]
Page = Callable[[Any, Cursor | None, int], tuple[list[Line], Cursor | None]]


@dataclass(frozen=True)
class Named:
    """Ids of people, places and takers that may be called as was asked.

    None where that was not asked, or too many are: every row is compared.
    """

    people: Ids = None
    places: Ids = None
    takers: Ids = None


@dataclass(frozen=True)
class Read:
    """Rows that fit, the line of each, where the next page begins; `all` were read."""

    rows: tuple[RegisterRow, ...]
    next: Cursor | None
    all: bool


def narrow(officer: User, found: Any, named: Named, known_on: Any = None) -> Any:
    """Return the lines of a query that hang on what is named, where that is few."""
    asked = (
        (named.people, _people),
        (named.places, _held_at),
        (named.takers, _taken_by),
    )
    for ids, people_of in asked:
        people = people_of(officer, ids) if ids is not None else None
        if people is not None and len(people) <= FEW:
            bound = identify.bonds_of(people, known_on)
            clusters = {bound.of(p) for p in people}
            of_groups = {g for g, of in bound.members.items() if of & clusters}
            members = {m for g in clusters for m in bound.members.get(g, ())}
            found = found.filter(cluster__in=clusters | of_groups | members)
    return found


def _people(officer: User, ids: Collection[str]) -> set[str]:
    rows = Person.objects.visible_to(officer).filter(pk__in=ids)
    return set(rows.values_list("pk", flat=True))


def _held_at(officer: User, ids: Collection[str]) -> set[str]:
    rows = Stay.objects.visible_to(officer).filter(place__in=ids)
    return _few(rows.values_list("episode__person", flat=True))


def _taken_by(officer: User, ids: Collection[str]) -> set[str]:
    rows = Involvement.objects.visible_to(officer)
    acts = _few(
        rows.filter(Q(organisation__in=ids) | Q(person__in=ids)).values_list(
            "act", flat=True
        )
    )
    if len(acts) > FEW:
        return acts
    told = Act.objects.whole("who was taken by somebody").filter(pk__in=acts)
    listed = told.values_list("victim", "type")
    return {who for who, what in listed if who and what in TAKINGS}


def _few(ids: Any) -> set[str]:
    return {i for i in ids.order_by()[: 2 * FEW] if i}


def read(
    found: Any,
    page: Page,
    work: Callable[[list[Line]], Iterable[RegisterRow]],
    fits: Callable[[RegisterRow], bool],
    cursor_of: Callable[[Line], Cursor],
    after: Cursor | None,
    size: int,
) -> Read:
    """Return a page of the lines of `found` whose rows fit, in their order.

    Args:
        found: The lines.
        page: Returns the next so many lines, and the cursor past them.
        work: Works lines out, in order.
        fits: Whether a row is called as was asked.
        cursor_of: The cursor past a line.
        after: The cursor of the page before; None begins.
        size: How many entries a page has.
    """
    rows: list[RegisterRow] = []
    compared = 0
    while compared < LOOKED:
        shown, after = page(found, after, size)
        of_entry = {line.entry: line for line in shown}
        compared += len(shown)
        rows += [row for row in work(shown) if fits(row)]
        if len(rows) >= size:
            last = of_entry.get(rows[size - 1].entry.id, shown[-1])
            end = after is None and rows[size - 1] is rows[-1]
            return Read(tuple(rows[:size]), None if end else cursor_of(last), True)
        if after is None:
            return Read(tuple(rows), None, True)
    return Read(tuple(rows), after, False)

"""What every part of an output is composed with: rows as the audience sees them.

Rows are asked for as the audience, so that what is more closed is not even read; a
value whose words are protected is left out; a name needs a basis.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.publication.audience import outside, viewer
from habeas.publication.cast import Cast, cast
from habeas.publication.evidence import Evidence
from habeas.publication.export import composed as c
from habeas.publication.export.words import interface
from habeas.publication.leaks import Finder, Needle, keep, letters
from habeas.publication.protected import Protected, protected
from habeas.publication.sites import Sites
from habeas.records.accepted import roots_in
from habeas.records.models import (
    Involvement,
    Organisation,
    Person,
    Place,
    Relation,
)
from habeas.store import stopping
from habeas.store.jobs import Tell, untold


@dataclass(frozen=True)
class Clear:
    """The names that an output may tell: of people, and of bodies and places."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def sought(self, needles: Iterable[Needle]) -> tuple[list[Needle], list[Needle]]:
        """Return what of protected strings is searched for, and what is not.

        A name that may be told is not; nor is what is so short or so common that it
        cannot be told from the words of our own pages, of a place or a body.
        """
        equal = {letters(name) for name in self.people}
        told = {(n.text, n.soft): n for n in reversed([*needles])}
        found = [n for n in told.values() if letters(n.text) not in equal]
        hard = Finder(n for n in found if not n.soft)
        clear = {n for n in self.others if not hard.first(n)}
        return keep(found, [*self.people, *sorted(clear), *interface()])


class Frame:
    """One output in the making; used once.

    `left` maps a code to the ids of rows that were left out for that reason, `inside`
    an id of the audience to the row's own: both for the officer alone.
    """

    def __init__(
        self,
        officer: User,
        audience: str,
        on: datetime.date,
        tell: Tell = untold,
    ) -> None:
        self.officer, self.audience, self.on, self.tell = officer, audience, on, tell
        self.seen = viewer(officer, audience)
        self.cast: Cast = cast(audience)
        self.left: dict[str, set[str]] = defaultdict(set)
        self.inside: dict[str, str] = {}
        self._guard: Protected = protected(self.cast, tell)
        self.people: dict[str, Person] = self.load(Person)
        self.bodies: dict[str, Organisation] = self.load(Organisation)
        self.places: dict[str, Place] = self.load(Place)
        self.finder, self.dropped = self._finder()
        self.evidence = Evidence(self.seen, audience, self._guard, self.finder, tell)
        self.sites = Sites(self.seen, audience, self.evidence)
        tell("composing", 0, 0)
        self._say()

    def load(
        self, model: type[Any], *, with_claim: bool = False, **also: Any
    ) -> dict[str, Any]:
        """Return the standing rows of `model` that the audience may see, by id."""
        rows = model.objects.visible_to(self.seen).filter(withdrawn=False, **also)
        found = rows.select_related("claim") if with_claim else rows
        return {
            r.pk: r for r in found.order_by("claim__source_id", "claim__first", "id")
        }

    def id(self, row: str) -> c.Id:
        """Return the id that the audience knows a row by."""
        stopping.step()
        found = outside(self.audience, row)
        self.inside[found.value] = row
        return found

    def may_name(self, row: Person) -> bool:
        """Return whether a person's name may go out (`cast`), and is not withheld."""
        may = self.cast.may_name(row)
        if may and self.cast.root(row.pk) in self._guard.nameless:
            self.left["names"].add(row.pk)
            return False
        return may

    def person(self, row: Person) -> c.Person:
        """Return a person by name where there is a basis, else as known to us."""
        name = self.evidence.words(row, "name") if self.may_name(row) else None
        self.evidence.shown.add(row.pk)
        return c.Person(
            id=self.id(self.cast.root(row.pk)),
            kind=c.Code("person", row.kind),
            name=name,
            known=bool(row.name),
            heads=(row.heads_min, row.heads_max),
        )

    def body(self, row: Organisation) -> c.Body:
        """Return an organisation; without a name where its name is protected."""
        name = self.evidence.words(row, "name")
        return c.Body(self.id(row.pk), c.Code("body", "body"), name)

    def doer(self, row: Involvement) -> c.Body | None:
        """Return whom an act is laid to: a body, a disclosed person, or their unit."""
        if row.organisation_id:
            body = self.bodies.get(row.organisation_id)
            return self.body(body) if body else None
        person = self.people.get(row.person_id or "")
        if person is not None and self.may_name(person):
            name = self.evidence.words(person, "name")
            return c.Body(self.id(person.pk), c.Code("body", "individual"), name)
        unit = self._units.get(row.person_id or "")
        name = self.evidence.words(unit, "name") if unit else None
        kind = "unit" if name else "individual"
        return c.Body(self.id(row.pk), c.Code("body", kind), name)

    def date(self, row: Any) -> c.Field[c.Day | None]:
        """Return the date of a row with the quotes it opens to."""
        day = c.Day(row.date) if row.date else None
        return c.Field(day, self.evidence.of(row, "date") if day else ())

    def place(self, row: Any, place_id: str | None) -> c.Field[c.Place | None]:
        """Return a place where some words name it outside all that is closed."""
        place = self.places.get(place_id or "")
        if place is None or not self.evidence.mentioned(place.claim_id):
            return c.Field(None)
        words = self.evidence.words(place, "name")
        if words is None:
            return c.Field(None)
        told = c.Place(self.id(place.pk), words, self.sites.site(place))
        return c.Field(told, self.evidence.of(row, "place"))

    def issuer(self, claim: str) -> c.Body | None:
        """Return the organisation that a claim (an id) stands for, or None."""
        row = self._by_root.get(self._root(claim))
        return self.body(row) if isinstance(row, Organisation) else None

    @cached_property
    def _roots(self) -> dict[str, str]:
        return roots_in(Claim.objects.whole("who speaks"))

    def _root(self, claim: str) -> str:
        return self._roots.get(claim, claim)

    @cached_property
    def _by_root(self) -> Mapping[str, Person | Organisation]:
        rows: list[Person | Organisation] = [*self.people.values()]
        rows += self.bodies.values()
        return {self._root(r.claim_id): r for r in rows}

    @cached_property
    def _units(self) -> dict[str, Organisation]:
        """The bodies to which individual doers belong, by the doer."""
        rows = Relation.objects.visible_to(self.seen).filter(
            withdrawn=False, person__isnull=False, to_organisation__isnull=False
        )
        return {
            r.person_id: self.bodies[r.to_organisation_id]
            for r in rows.order_by("entry", "id")
            if r.to_organisation_id in self.bodies
            and self.cast.root(r.person_id) in self.cast.doers
        }

    def _finder(self) -> tuple[Finder, tuple[Needle, ...]]:
        """Return what is searched for, and what cannot be told from what may go out."""
        named = [str(p.name) for p in self.people.values() if self.may_name(p)]
        names = [str(b.name) for b in self.bodies.values()]
        names += [str(p.name) for p in self.places.values()]
        self.clear = Clear(tuple(named), tuple(names))
        kept, dropped = self.clear.sought(self._guard.needles)
        return Finder(kept), tuple(dropped)

    def _say(self) -> None:
        """Tell the evidence who speaks in each claim, as far as that may be told."""
        bodies = {letters(str(b.name)): b for b in self.bodies.values()}
        chains: dict[tuple[str, ...], tuple[c.Voice, ...]] = {}
        for claim, chain in self.evidence.spoken.items():
            if chain not in chains:
                chains[chain] = tuple(self._voice(v, bodies) for v in chain)
            self.evidence.voices[claim] = chains[chain]

    def _voice(self, voice: str, bodies: Mapping[str, Organisation]) -> c.Voice:
        row = self._by_root.get(self._root(voice))
        if isinstance(row, Person):
            return self.person(row)
        body = row or bodies.get(letters(voice))
        if body is not None:
            return self.body(body)
        return c.Code("voice", voice if voice in c.codes("voice") else "other")

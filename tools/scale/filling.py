"""Fills a desk of very many claims with invented people, as the desk itself writes.

Each source tells of twenty (arrested at a place, some released, some held at a named
prison, one group, one threatened), every seventh waits undecided, one tells of as many
as a long list does (a hundredth of all claims). The text, the claims with their words,
the records and the ledger are sealed, many rows an entry.
"""

from __future__ import annotations

import sys
from typing import Any

from habeas.accounts.models import User
from habeas.claims import quotes
from habeas.claims.models import Claim
from habeas.records.choosing import dated, named
from habeas.records.models import (
    Act,
    Basis,
    Event,
    Involvement,
    Organisation,
    Person,
    Place,
    Sameness,
)
from habeas.register.models import Demand, Episode, Status, Stay, Subject
from habeas.sources import preserve, read
from habeas.store.ledger import Writer, write

PEOPLE = 20
AT_ONCE = 10  # sources whose records are one entry
GIVEN = ("Amara", "Baraka", "Chege", "Dorcas", "Eliud", "Farida", "Gatwiri", "Hamisi")
FAMILY = ("Tessowe", "Kipruwet", "Ondisa", "Odhuno", "Walukho", "Mwende", "Achola")
TYPES = ("arrest", "arrest", "detention", "abduction", "mass_arrest")
TAKERS = tuple(f"{n} Company" for n in ("First", "Second", "Third", "Fourth", "Fifth"))
PRISONS = tuple(f"{name} Prison" for name in FAMILY)


class Filling:
    """Writes the claims, words and records of one text."""

    def __init__(self, w: Writer, text: Any, number: int, people: int) -> None:
        self.w, self.text, self.number, self.people = w, text, number, people
        self.words = str(text.text)
        self.rows: list[Any] = []
        self.day = dated(
            f"{2021 + number % 6}-{number % 10 + 1:02}-{number % 28 + 1:02}"
        )
        self.open = number % 7 == 6
        self.count = 0

    def claim(
        self, kind: str, value: dict[str, Any], start: int, end: int, **more: Any
    ) -> Claim:
        claim = Claim(
            source_id=self.text.source_id,
            text=self.text,
            kind=kind,
            value=value,
            voices=["issuer"],
            method="rule",
            state="suggested" if self.open else "accepted_as_attributed",
            first=start,
            key=self.text.key,
            **more,
        )
        quote = quotes.of(self.text, start, end, self.words)
        quote.claim = claim
        self.rows += [claim, quote]
        self.count += 1
        return claim

    def put(self, model: Any, claim: Claim, *fields: str, **columns: Any) -> Any:
        row = model(claim=claim, key=self.text.key, **columns)
        if self.open:
            return row
        table = row._meta.db_table
        self.rows.append(row)
        self.rows += [
            Basis(table=table, row=row.pk, field=f, claim=claim, key=self.text.key)
            for f in fields
        ]
        return row

    def tell(self) -> list[Person]:
        """Write all that the text tells; return its people."""
        self.claim("header", {"field": "title", "value": f"List {self.number}"}, 0, 4)
        told = {"field": "dateline", "value": self.day["date"]}
        self.claim("header", told, 0, 4)
        place = self.named(Place, "place", f"bus park {self.number % 400}")
        prison = self.named(Place, "place", PRISONS[self.number % len(PRISONS)])
        police = self.named(
            Organisation, "organisation", TAKERS[self.number % len(TAKERS)]
        )
        said = {"title": "Arrests", "kind": "incident", "date": self.day["date"]}
        claim = self.claim("event", said, 0, 4)
        event = self.put(
            Event, claim, "title", title="Arrests", kind="incident", place=place,
            **self.day,
        )  # fmt: skip
        found, at = [], 0
        for n in range(self.people):
            name = name_of(self.number, n)
            at = self.words.index(name, at)
            found.append(
                self.person(n, name, at, {"place": place, "event": event}, prison,
                            police)
            )  # fmt: skip
        self.demand(found[0])
        return found

    def named(self, model: Any, kind: str, name: str) -> Any:
        claim = self.claim(kind, {"name": name}, 0, 4)
        return self.put(model, claim, "name", **named(name))

    def person(
        self, n: int, name: str, at: int, links: Any, prison: Place, police: Any
    ) -> Person:
        group, watched = n == 18, n == 19
        heads = (5, 8) if group else (1, 1)
        kind = "group" if group else "individual"
        end = at + len(name)
        value = {"name": None if group else name, "kind": kind, "words": name}
        said = self.claim("person", value, at, end)
        who = {"words": name} if group else named(name)
        person: Person = self.put(
            Person, said, "name", kind=kind, heads_min=heads[0], heads_max=heads[1],
            **who,
        )  # fmt: skip
        label = "restricted" if watched else "internal"
        episode = self.put(
            Episode, said, person=person, label=label, heads_min=heads[0],
            heads_max=heads[1], kind="watch" if watched else "deprivation",
        )  # fmt: skip
        if not watched:
            self.act(n, at, end, person, police, links)
        self.statuses(n, at, end, episode, label, prison)
        return person

    def act(
        self, n: int, at: int, end: int, person: Person, police: Any, links: Any
    ) -> None:
        type_ = TYPES[(self.number + n) % len(TYPES)]
        said = self.claim("act", {"type": type_, "date": self.day["date"]}, at, end)
        how = {"modality": "stated", "polarity": "affirmed"}
        how |= {"derivation": "explicit", "time_frame": "incident"}
        act = self.put(
            Act, said, "type", type=type_, victim=person, **links, **how, **self.day
        )
        self.put(Involvement, said, "actor", act=act, organisation=police)

    def statuses(
        self, n: int, at: int, end: int, episode: Episode, label: str, prison: Place
    ) -> None:
        watched = episode.kind == "watch"
        values = ["at_risk"] if watched else ["arrested"]
        values += ["released"] if n % 5 == 1 else []
        for order, value in enumerate(values):
            told = {"value": value, "date": self.day["date"], "axis": "liberty"}
            said = self.claim("status", told, at, end)
            self.put(
                Status, said, "value", episode=episode, axis="liberty", value=value,
                label=label, order=order,
                end_basis="family" if value == "released" else "", **self.day,
            )  # fmt: skip
        if n % 4 == 0:
            self.put(Stay, said, "place", episode=episode, place=prison, **self.day)

    def demand(self, person: Person) -> None:
        said = self.claim("demand", {"number": 1, "words": "free"}, 0, 4)
        demand = self.put(Demand, said, "words", number=1, **self.day)
        self.put(Subject, said, "person", demand=demand, person=person)


def name_of(number: int, n: int) -> str:
    """Return a name that no other of the desk has, and none begins with."""
    given, family = GIVEN[(number + n) % 8], FAMILY[(number * (n + 1)) % 7]
    return f"{given} {family}{_letters(number * 50_000 + n)}u"


def _letters(n: int) -> str:
    told = ""
    while n:
        n, digit = divmod(n, 20)
        told += "bdfghjklmnprstvwzaei"[digit]
    return told


def text_of(number: int, people: int) -> bytes:
    """Return a text that names so many people."""
    names = ", ".join(name_of(number, n) for n in range(people))
    return f"List {number}. At the bus park police arrested {names}.".encode()


def fill(officer: User, claims: int) -> int:
    """Keep sources until they make so many claims; return how many they made."""
    large = claims // 100 // 3
    made = number = 0
    joined: list[Person] = []
    while made < claims:
        people = [large if number + n == 3 else PEOPLE for n in range(AT_ONCE)]
        texts = [one(officer, number + n, k) for n, k in enumerate(people)]
        with write(officer, "bench.fill") as w:
            for n, text in enumerate(texts):
                filling = Filling(w, text, number + n, people[n])
                found = filling.tell()
                w.save_all(_by_table(filling.rows))
                made += filling.count
            joined = [*joined, found[0]][-2:] if not filling.open else []
            if len(joined) == 2:
                w.save(_same(*joined))
                joined = []
        number += AT_ONCE
        if number % 1000 == 0:
            print(f"  {made:,} claims", file=sys.stderr, flush=True)
    return made


def one(officer: User, number: int, people: int) -> Any:
    source = preserve.keep(officer, text_of(number, people), kind="paste").source
    return read.text_of(officer, source)


def _by_table(rows: list[Any]) -> list[Any]:
    """Return rows so that those of a table come together, in the order they refer."""
    order: dict[type, int] = {}
    for row in rows:
        order.setdefault(type(row), len(order))
    return sorted(rows, key=lambda r: order[type(r)])


def _same(first: Person, second: Person) -> Sameness:
    return Sameness(first=first, second=second, same=True, key=first.key)

"""Measure the pages of records and of the register on a desk of many claims.

usage: python -m tools.bench_records [CLAIMS]     (10,000 where none is named)

The desk is made of invented people: each source tells of twenty, each of whom was
arrested at one of its places. What is timed is the server's work for a page on one
core (seconds of its time), by Django's own client: median and 95th part of a hundred,
over `ROUNDS` requests each, and the first, which nothing is remembered for.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
os.environ["HABEAS_DESK"] = tempfile.mkdtemp(prefix="habeas-bench-") + "/desk"

import django

django.setup()

from django.test import Client

from habeas.accounts import officers
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
)
from habeas.register.models import Episode, Status
from habeas.sources import preserve, read
from habeas.store import desk as desks
from habeas.store.kdf import Cost
from habeas.store.ledger import Writer, write
from habeas.web import door

PEOPLE = 20
OF_A_SOURCE = 3 * PEOPLE + 3  # claims: a person, an act, a status each; and the rest
ROUNDS = 40
GIVEN = ("Amara", "Baraka", "Chege", "Dorcas", "Eliud", "Farida", "Gatwiri", "Hamisi")
FAMILY = ("Tessowe", "Kipruwet", "Ondisa", "Odhuno", "Walukho", "Mwende", "Achola")


def fill(officer: User, claims: int) -> None:
    """Keep as many sources as make so many claims, with their records."""
    for number in range(-(-claims // OF_A_SOURCE)):
        one(officer, number)


def one(officer: User, number: int) -> None:
    """Keep one source and write what it tells, in one entry."""
    names = [
        f"{GIVEN[(number + n) % 8]} {FAMILY[(number * n) % 7]}{number * PEOPLE + n}"
        for n in range(PEOPLE)
    ]
    text = f"{number}. At the bus park police arrested " + ", ".join(names) + "."
    source = preserve.keep(officer, text.encode(), kind="paste").source
    made = read.text_of(officer, source)
    with write(officer, "bench.fill") as w:
        Filling(w, made, text).tell(names, number)


class Filling:
    """Writes the claims, words and records of one text."""

    def __init__(self, w: Writer, text: Any, words: str) -> None:
        self.w, self.text, self.words = w, text, words

    def claim(self, kind: str, value: dict[str, Any], words: str) -> Claim:
        start = self.words.index(words)
        claim = Claim(
            source_id=self.text.source_id,
            text=self.text,
            kind=kind,
            value=value,
            voices=["issuer"],
            method="rule",
            state="accepted_as_attributed",
            first=start,
            key=self.text.key,
        )
        quote = quotes.of(self.text, start, start + len(words), self.words)
        quote.claim = claim
        self.w.save_all([claim])
        self.w.save_all([quote])
        return claim

    def put(self, model: Any, claim: Claim, *fields: str, **columns: Any) -> Any:
        row = model(claim=claim, key=self.text.key, **columns)
        self.w.save_all([row])
        table = row._meta.db_table
        self.w.save_all(
            Basis(table=table, row=row.pk, field=f, claim=claim, key=self.text.key)
            for f in fields
        )
        return row

    def tell(self, names: list[str], number: int) -> None:
        day = dated(f"2026-{number % 10 + 1:02}-{number % 28 + 1:02}")
        said = self.claim("place", {"name": "bus park"}, "bus park")
        place = self.put(Place, said, "name", **named("bus park"))
        said = self.claim("organisation", {"name": "police"}, "police")
        police = self.put(Organisation, said, "name", **named("police"))
        told = {"title": "Arrests", "kind": "incident", "date": day["date"]}
        said = self.claim("event", told, "arrested")
        event = self.put(
            Event, said, "title", title="Arrests", kind="incident", place=place, **day
        )
        for name in names:
            self.person(name, day, place, police, event)

    def person(
        self, name: str, day: dict[str, Any], place: Place, police: Any, event: Event
    ) -> None:
        said = self.claim("person", {"name": name, "kind": "individual"}, name)
        person = self.put(Person, said, "name", heads_min=1, heads_max=1, **named(name))
        said = self.claim("act", {"type": "arrest", "date": day["date"]}, "arrested")
        how = {"modality": "stated", "polarity": "affirmed"}
        how |= {"derivation": "explicit", "time_frame": "incident"}
        links = {"victim": person, "place": place, "event": event}
        act = self.put(Act, said, "type", type="arrest", **links, **how, **day)
        self.put(Involvement, said, "actor", act=act, organisation=police)
        told = {"value": "arrested", "date": day["date"], "axis": "liberty"}
        said = self.claim("status", told, "arrested")
        episode = self.put(Episode, said, kind="deprivation", person=person)
        self.put(
            Status, said, "value", episode=episode, axis="liberty", value="arrested",
            **day,
        )  # fmt: skip


def pages(officer: User) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Yield each page's name, and its address for the n-th request."""
    for sort, model in (
        ("people", Person), ("organisations", Organisation), ("places", Place),
        ("events", Event), ("acts", Act),
    ):  # fmt: skip
        yield f"list of {sort}", lambda n, sort=sort: f"/records/{sort}"  # type: ignore[misc]
        ids = list(model.objects.visible_to(officer).values_list("pk", flat=True)[:400])
        yield (
            f"page of {sort}",
            lambda n, sort=sort, ids=ids: f"/records/{sort}/{ids[n % len(ids)]}",  # type: ignore[misc]
        )
    entries = Episode.objects.visible_to(officer).values_list("pk", flat=True)[:400]
    listed = list(entries)
    yield "register", lambda n: "/register"
    yield "entry of the register", lambda n: f"/register/{listed[n % len(listed)]}"
    yield "same person?", lambda n: "/people"


def main(claims: int) -> None:
    """Fill a desk, ask for every page, print one table."""
    root = Path(os.environ["HABEAS_DESK"])
    desks.create(root, "bench", cost=Cost(memory=8 * 1024, passes=1, lanes=1))
    officer = officers.found("Officer", "Bench")
    began = time.perf_counter()
    fill(officer, claims)
    made = Claim.objects.whole("bench").count()
    print(f"{made:,} claims in {time.perf_counter() - began:.0f} s")
    door.at(root)
    client = Client(headers={"host": "localhost"})
    session = client.session
    door.admit(session)
    session.save()
    client.cookies["habeas"] = session.session_key or ""
    for name, address in pages(officer):
        taken = []
        for n in range(ROUNDS + 1):
            start = time.process_time()
            status = client.get(address(n * 7)).status_code
            taken.append((time.process_time() - start) * 1000)
            if status != 200:
                raise SystemExit(f"{name}: {status}")
        first, rest = taken[0], sorted(taken[1:])
        p95 = rest[int(len(rest) * 0.95) - 1]
        median = statistics.median(rest)
        print(f"{name:<24} first {first:8.1f}  median {median:7.1f}  p95 {p95:7.1f} ms")
    desks.lock()


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 10_000)

"""Measure the pages of a desk of very many claims, after filling one.

usage: python -m tools.bench_scale [--claims N] [--at FOLDER]

The desk is made of invented people: each source tells of twenty (arrested at a place,
some released, some held at a named prison, one group, one threatened), every seventh
waits undecided, one tells of as many as a long list does (a hundredth of all claims).
The text, the claims with their words, the records and the ledger are written as the
desk writes them, sealed, many rows an entry. With `--at` the desk stands in that folder
and is used again by the next run.

Printed: for each page the first request after a write, then the median and the 95th
part of a hundred of `ROUNDS` more (milliseconds of the server's own work on one core, by
Django's own client), and the 95th part of a hundred as the clock on the wall has it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
os.environ.setdefault("HABEAS_DESK", "/nowhere")

import django

django.setup()

from django.db import connection, transaction
from django.test import Client

from habeas.accounts import officers
from habeas.accounts.models import User
from habeas.claims import quotes
from habeas.claims.models import Claim, Quote
from habeas.publication.models import Telling
from habeas.publication.search import queue
from habeas.publication.telling import keep
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
from habeas.register import lines
from habeas.register.models import Demand, Episode, Line, Status, Stay, Subject
from habeas.sources import preserve, read
from habeas.sources.models import Source, Text
from habeas.store import desk as desks
from habeas.store import upgrade, vault
from habeas.store.fields import SealedTextField
from habeas.store.kdf import Cost
from habeas.store.ledger import Writer, write
from habeas.store.seal import seal
from habeas.web import door

PASSPHRASE = "bench"  # noqa: S105 - of a desk of invented people
PEOPLE, ROUNDS = 20, 20
LONG = 4  # seconds for which a page is asked for, at most
AT_ONCE = 10  # sources whose records are one entry
GIVEN = ("Amara", "Baraka", "Chege", "Dorcas", "Eliud", "Farida", "Gatwiri", "Hamisi")
FAMILY = ("Tessowe", "Kipruwet", "Ondisa", "Odhuno", "Walukho", "Mwende", "Achola")
TYPES = ("arrest", "arrest", "detention", "abduction", "mass_arrest")
COPIED = (
    Source, Text, Claim, Quote, Person, Organisation, Place, Event, Act, Involvement,
    Episode, Status, Stay, Demand, Subject, Sameness, Line, Telling,
)  # fmt: skip
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
    """Return a name that no other of the desk has."""
    given, family = GIVEN[(number + n) % 8], FAMILY[(number * (n + 1)) % 7]
    return f"{given} {family}{_letters(number * 50_000 + n)}"


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


def pad(times: int) -> None:
    """Lay copies of all rows beside them, as older, for size; at most fifteen.

    A copy has an id of its own and the sealed bytes of its row, which this program opens
    (`_open_copies`). Names of people are left out of it; the ledger is not copied, nor
    what the records rest on (`Basis`): the page of one record is measured of those that
    were written.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size = -3000000")
        cursor.execute("PRAGMA synchronous = OFF")
    for n in range(1, times):
        with transaction.atomic(), connection.cursor() as cursor:
            for model in COPIED:
                cursor.execute(_copying(model, n))
        _seal_titles(n)
        print(f"  {n + 1} times", file=sys.stderr, flush=True)


def _seal_titles(n: int) -> None:
    """Give the copies of events titles of their own: the network shows the largest."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, key FROM records_event WHERE substr(id, 1, 4) = %s",
            [f"zzz{n:x}"],
        )
        titles = [
            (seal(vault.sealing_key(key), b"Arrests", _bound(pk)), pk)
            for pk, key in cursor.fetchall()
        ]
        cursor.executemany("UPDATE records_event SET title = %s WHERE id = %s", titles)


def _bound(pk: str) -> bytes:
    return f"records_event.title:{pk}".encode()


def _copying(model: Any, n: int) -> str:
    """Return the statement; its names are the models' own."""
    fields = [f for f in model._meta.concrete_fields if f.get_internal_type() != _AUTO]
    names = ", ".join(f'"{f.column}"' for f in fields)
    values = ", ".join(_copied(f, n) for f in fields)
    table = model._meta.db_table
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {_own(model)}"  # noqa: S608


_AUTO = "BigAutoField"


def _own(model: Any) -> str:
    """Return what tells rows from their copies."""
    column = {Line: "cluster", Telling: "row"}.get(model, "id")
    return f"substr({column}, 1, 3) <> 'zzz'"


def _open_copies() -> None:
    """Let what is sealed for a row open for its copies as well, in this program.

    A copy has the end of its row's id.
    """
    known: dict[str, str] = {}
    with connection.cursor() as cursor:
        for model in COPIED:
            if model in (Line, Telling):
                continue
            table = model._meta.db_table
            cursor.execute(f"SELECT id FROM {table} WHERE {_own(model)}")  # noqa: S608
            known |= {pk[4:]: pk for (pk,) in cursor.fetchall()}

    def bound(field: Any, row: Any) -> bytes:
        is_copy = row.pk.startswith("zzz") and not isinstance(row, Event)
        pk = known.get(row.pk[4:], row.pk) if is_copy else row.pk
        return f"{row._meta.db_table}.{field.column}:{pk}".encode()

    SealedTextField.bound = bound  # type: ignore[method-assign,assignment]


def _copied_id(column: str, n: int) -> str:
    return f"'zzz{n:x}' || substr({column}, 5)"


def _copied(field: Any, n: int) -> str:
    column = f'"{field.column}"'
    is_link = field.is_relation and field.related_model in COPIED
    if is_link or field.primary_key or field.column in ("cluster"):
        return _copied_id(column, n)
    if field.model is Telling:
        return _copied_telling(field.column, column, n)
    if field.column == "entry" and field.model is Line:
        return _copied_id(column, n)
    if field.model is Person and field.column == "name":
        return "NULL"  # the names that are compared are all opened, once
    if field.column == "sha256_lookup":
        return f"{column} || '{n}'"
    if field.column in ("recorded_at", "received_at"):
        return f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{n} days')"
    if field.column == "spoke":
        return f"date('2024-06-15', '-{n} days')"  # neither the newest nor the oldest
    if field.column == "due":
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE '2026-11-20' END"
    return column


def _copied_telling(name: str, column: str, n: int) -> str:
    """Return what a copy of a telling has: later days, so that the first are not it."""
    if name in ("row", "deed", "event", "victim", "claim", "source"):
        copied = _copied_id(column, n)
        return f"CASE WHEN {column} = '' THEN '' ELSE {copied} END"
    if name in ("first", "last", "day", "till", "date"):
        return f"CASE WHEN {column} = '' THEN '' ELSE date({column}, '+{n} months') END"
    if name == "month":
        return f"CASE WHEN {column} = '' THEN '' ELSE strftime('%Y-%m', {column} || '-01', '+{n} months') END"
    return column


def draw() -> None:
    """Make the lines of the register, and say how long it took."""
    began, worked = time.perf_counter(), time.process_time()
    while not lines.step():
        done, among = lines.progress()
        if done % 20_000 == 0:
            print(f"  {done:,} of {among:,} people", file=sys.stderr, flush=True)
    took, work = time.perf_counter() - began, time.process_time() - worked
    print(f"lines made in {took:.0f} s ({work:.0f} s of work)", flush=True)


Ask = Callable[[Client, int], int]  # the n-th request of a page: its status


def pages(officer: User) -> Iterator[tuple[str, Ask]]:
    """Yield each page's name, and how it is asked for."""
    yield "today", at("/")
    yield "call", at("/call")
    yield from _sources(officer)
    yield from _register(officer)
    yield from _records(officer)
    yield "same person?", at("/people")
    yield from _demands(officer)
    yield from _named()
    yield "search", turned("/search", "/search/ask", {"words": "Amara"})
    yield "search, no filter", turned("/search", "/search/ask", {"words": "arrested"})
    for audience in ("public", "partner"):
        yield f"publish, {audience}", at(f"/publish/{audience}")
    for part in ("", "/map", "/network", "/figures"):
        yield f"explore{part}", at(f"/explore{part}")
    yield "about", at("/about")


def at(address: str, *ids: str) -> Ask:
    """Ask for an address, or for those of several ids in turn."""

    def ask(client: Client, n: int) -> int:
        named = address.format(ids[n * 7 % len(ids)]) if ids else address
        return client.get(named).status_code

    return ask


def turned(address: str, to: str, told: dict[str, str], pages: int = 0) -> Ask:
    """Ask for a list that was narrowed, and turned so many pages on."""

    def ask(client: Client, n: int) -> int:
        if n == 0:
            client.post(to, {"reset": "1"})
            client.post(to, told)
            for _ in range(pages):
                client.post(to, {"turn": "older" if to.startswith("/so") else "next"})
        return client.get(address).status_code

    return ask


def indexed(address: str, to: str, told: dict[str, str]) -> Ask:
    """Ask for a list that was narrowed by a name, once the search's index stands."""
    asked = turned(address, to, told)

    def ask(client: Client, n: int) -> int:
        if n == 0:
            queue.settle(patience=3_600)
        return asked(client, n)

    return ask


def last(address: str, to: str, key: str, cursor: list[Any]) -> Ask:
    """Ask for a list's last page: from a cursor that is near its end."""

    def ask(client: Client, n: int) -> int:
        if n == 0:
            client.post(to, {"reset": "1"})
            session = client.session
            session[key] = {**session.get(key, {}), "cursors": [cursor]}
            session.save()
        return client.get(address).status_code

    return ask


def some(officer: User, model: Any, **which: Any) -> list[str]:
    """Return ids of rows that were written."""
    rows = model.objects.visible_to(officer).filter(**which)
    listed = rows.exclude(pk__startswith="zzz").values_list("pk", flat=True)[:400]
    return list(listed)


def _sources(officer: User) -> Iterator[tuple[str, Ask]]:
    inbox, look = "/inbox", "/sources/look"
    yield "inbox", at(inbox)
    yield "inbox, page 3", turned(inbox, look, {"reset": "1"}, 2)
    old = Source.objects.visible_to(officer).order_by("received_at")[20]
    cursor = [old.received_at.isoformat(), old.pk]
    yield "inbox, last page", last(inbox, look, "inbox", cursor)
    for name, told in (
        ("undecided", {"review": "undecided"}), ("decided", {"review": "done"}),
        ("partly", {"review": "partly"}), ("failed", {"reading": "failed"}),
        ("by language", {"language": "en"}), ("from whom", {"whom": "nobody"}),
        ("mine", {"holder": "mine"}),
    ):  # fmt: skip
        yield f"inbox, {name}", turned(inbox, look, told)
    large = (
        Source.objects.visible_to(officer)
        .order_by("-size")
        .exclude(pk__startswith="zzz")[0]
    )
    ids = some(officer, Source)
    yield "source", at("/sources/{}", *ids)
    yield "source's custody", at("/sources/{}/custody", *ids)
    yield "review", at("/sources/{}/review", *ids)
    yield "source, the long one", at(f"/sources/{large.pk}")
    yield "its second list", at(f"/sources/{large.pk}?from=200")
    yield "its last list", at(f"/sources/{large.pk}?from=9800")
    yield "its review", at(f"/sources/{large.pk}/review")
    yield "claim", at("/claims/{}", *some(officer, Claim))
    yield "claim of the long one", at("/claims/{}", *some(officer, Claim, source=large))


def _register(officer: User) -> Iterator[tuple[str, Ask]]:
    page, look = "/register", "/register/look"
    yield "register", at(page)
    yield "register, page 3", turned(page, look, {"reset": "1"}, 2)
    line = Line.objects.order_by("-rank", "spoke", "-entry")[0]
    cursor = [line.rank, line.spoke.isoformat(), ""]
    yield "register, last page", last(page, look, "register", cursor)
    for name, told in (
        ("reported", {"show": "reported"}), ("stale", {"flag": "stale"}),
        ("by value", {"axis": "liberty:released"}), ("since", {"since": "2024-01-01"}),
        ("as of", {"as_of": "2023-05-01"}), ("known on", {"known_on": "2026-06-01"}),
    ):  # fmt: skip
        yield f"register, {name}", turned(page, look, told)
    yield "register, all", turned(page, look, {"reset": "1"})
    yield "entry of the register", at("/register/{}", *some(officer, Episode))


def _records(officer: User) -> Iterator[tuple[str, Ask]]:
    for sort, model in (
        ("people", Person), ("organisations", Organisation), ("places", Place),
        ("events", Event), ("acts", Act),
    ):  # fmt: skip
        page, look = f"/records/{sort}", f"/records/{sort}/look"
        yield f"list of {sort}", at(page)
        yield f"{sort}, page 3", turned(page, look, {"reset": "1"}, 2)
        old = model.objects.visible_to(officer).order_by("recorded_at")[20]
        first = getattr(old, "earliest", None) or old.recorded_at
        cursor = [first.isoformat(), old.pk]
        yield f"{sort}, last page", last(page, look, f"records {sort}", cursor)
        yield f"page of {sort}", at(f"/records/{sort}/{{}}", *some(officer, model))
    yield "acts, of a type", turned("/records/acts", "/records/acts/look",
                                    {"kind": "abduction"})  # fmt: skip


def _named() -> Iterator[tuple[str, Ask]]:
    """Yield what asks the search's index, which is made before it is asked."""
    for name, told in (
        ("part of a name", {"words": "essow"}), ("place", {"place": "wend"}),
        ("taken by", {"holder": "ompany"}),
    ):  # fmt: skip
        yield f"register, {name}", indexed("/register", "/register/look", told)
    for sort in ("people", "organisations", "places", "events"):
        page = f"/records/{sort}"
        told = {"words": "esso"}
        yield f"{sort}, part of a name", indexed(page, f"{page}/look", told)


def _demands(officer: User) -> Iterator[tuple[str, Ask]]:
    page, look = "/demands", "/demands/look"
    yield "demands", at(page)
    yield "demands, page 3", turned(page, look, {"status": ""}, 2)
    yield "demands, recorded", turned(page, look, {"status": "recorded"})
    yield "demands, not stated", turned(page, look, {"addressee": "-"})
    yield "demands, a topic", turned(page, look, {"topic": "none"})
    yield "demand", at("/demands/{}", *some(officer, Demand))


def measure(officer: User, root: Path, only: str) -> None:
    """Ask for every page and print one table."""
    door.at(root)
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    session = client.session
    door.admit(session)
    session.save()
    client.cookies["habeas"] = session.session_key or ""
    print(f"{'page':<26}{'first':>9}{'median':>9}{'p95':>9}   {'wall':>9}   ms")
    for name, ask in pages(officer):
        if only in name:
            print(line(client, officer, name, ask), flush=True)


def make_tellings() -> None:
    """Make what Explore is made of, if it is not, and print how long that took."""
    began = time.perf_counter()
    while not keep.step():
        pass
    done, _ = keep.progress()
    took = time.perf_counter() - began
    print(f"{done:,} tellings in {took:.1f} s", flush=True)


def line(client: Client, officer: User, name: str, ask: Ask) -> str:
    """Return a page's line: the first request after a write, the median, the 95th."""
    ask(client, 0)  # what is to be narrowed or turned, is
    act = Act.objects.visible_to(officer).filter(withdrawn=False).order_by("pk")[0]
    with write(officer, "bench.look") as w:
        w.save(act)  # what was counted of acts is counted anew
    taken, walls = list[float](), list[float]()
    began = time.monotonic()
    while len(taken) <= ROUNDS and (len(taken) < 4 or time.monotonic() - began < LONG):
        start, worked = time.monotonic(), time.process_time()
        status = ask(client, len(taken) + 1)
        taken.append((time.process_time() - worked) * 1000)
        walls.append((time.monotonic() - start) * 1000)
        if status != 200:
            return f"{name:<26}{status:>9}"
    first, median, late = taken[0], statistics.median(taken[1:]), _late(taken[1:])
    wall = _late(walls[1:])
    return f"{name:<26}{first:>9,.1f}{median:>9,.1f}{late:>9,.1f}   {wall:>9,.1f}"


def _late(found: list[float]) -> float:
    """Return the 95th part of a hundred."""
    rest = sorted(found)
    return rest[max(0, int(len(rest) * 0.95) - 1)]


def main() -> None:
    """Fill a desk, or open the one that stands, and print one table."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument(
        "--claims", type=lambda n: int(n.replace(",", "")), default=10_000
    )
    told.add_argument("--at", type=Path)
    told.add_argument("--only", default="", help="part of a page's name")
    told.add_argument("--fill", action="store_true", help="fill, measure nothing")
    told.add_argument("--pad", type=int, default=1, help="lay N - 1 copies beside")
    asked = told.parse_args()
    root = asked.at or Path(tempfile.mkdtemp(prefix="habeas-bench-")) / "desk"
    if desks.is_desk(root):
        upgrade._make = lambda copy: None  # a desk of nobody: no copy, no check
        desks.unlock(root, PASSPHRASE)
        officer = officers.the_officer()
    else:
        desks.create(root, PASSPHRASE, cost=Cost(memory=8 * 1024, passes=1, lanes=1))
        officer = officers.found("Officer", "Bench")
        began = time.perf_counter()
        made = fill(officer, asked.claims)
        print(f"{made:,} claims in {time.perf_counter() - began:.0f} s", flush=True)
    if lines.standing() is None:
        draw()
    if asked.pad > 1:
        make_tellings()
        pad(asked.pad)
    _open_copies()
    if not asked.fill:
        measure(officer, root, asked.only)
    desks.lock()


if __name__ == "__main__":
    main()

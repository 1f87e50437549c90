"""A statement of our own, told to a desk, and opened to an audience.

It holds one of each thing that must not leave: a contact, health, a protective detail,
a threat, an escape, an individual doer, names in a demand, an officer, a caller.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from habeas.claims import propose
from habeas.claims.models import Claim
from habeas.publication import naming, opening, projection
from habeas.publication.export.composed import Publication
from habeas.publication.projection import Composed
from habeas.records.models import Person
from habeas.register import decide
from habeas.register.models import Demand
from habeas.sources import preserve, read
from habeas.sources.models import Source

ON = datetime.date(2026, 3, 13)
TEXT = """Ferry workers held back on their way to the hearing

Mombasa | 12 March 2026

On 10 March police arrested the deckhand Salome Wekhomba and four ferry workers at the
Likoni ramp. They took the workers to Shimo la Tewa Prison. Corporal Dismas Otwanga of
the Marine Police Unit beat Salome Wekhomba in the van. She has asthma and carries an
inhaler. On 11 March Salome Wekhomba was released. An officer said that they would
arrest the treasurer of the association, Hawa Mbetera. A cousin drove Hawa Mbetera to a
house behind the old mill. Juma Karisanga was held at the same prison. He walked out of
it at night and has not been found. Years ago Peter Nyalasiro died in custody.

The Likoni Ferry Workers' Association demands:
1. Lucia Achola and Daudi Mkangi and all other prisoners of conscience must be released.
2. The false case against Rehema Chepngo must be withdrawn.
3. The County Government must pay the wages that are owed.

Tel +254 722 000 123, ferry.workers@example.org
"""
HEALTH = "asthma and carries an\ninhaler"
PROTECTIVE = "A cousin drove Hawa Mbetera to a\nhouse behind the old mill"
PHONE, MAIL = "+254 722 000 123", "ferry.workers@example.org"
NAMES = (
    "Salome Wekhomba",
    "Dismas Otwanga",
    "Hawa Mbetera",
    "Juma Karisanga",
    "Peter Nyalasiro",
    "Lucia Achola",
    "Daudi Mkangi",
    "Rehema Chepngo",
)


class Statement:
    """A reading under construction: every quote is found in its text."""

    def __init__(self, text: str = TEXT) -> None:
        self.text = text
        kinds = (
            "people", "organisations", "places", "events", "acts", "register",
            "demands", "scheduled", "contacts", "withhold", "relations",
        )  # fmt: skip
        self.reading: dict[str, Any] = {
            "format": "habeas-reading/1",
            "language": "en",
            "title": None,
            "issuer": None,
            "dateline": None,
            **{kind: [] for kind in kinds},
        }

    def at(self, *words: str) -> list[dict[str, Any]]:
        """Return the quotes of `words`, each where it stands first."""
        found = []
        for w in words:
            start = self.text.index(w)
            found.append({"exact": w, "start": start, "end": start + len(w)})
        return found

    def everywhere(self, words: str) -> list[dict[str, Any]]:
        """Return a quote wherever `words` stand."""
        starts, at = [], self.text.find(words)
        while at >= 0:
            starts.append(at)
            at = self.text.find(words, at + 1)
        return [{"exact": words, "start": s, "end": s + len(words)} for s in starts]

    def add(self, listed: str, words: str, /, **item: Any) -> None:
        self.reading[listed].append({**item, "quotes": self.at(words)})

    def person(self, id: str, said: str, **more: Any) -> None:
        item = {"id": id, "name": said, "kind": "individual", "heads": [1, 1]}
        quotes = self.everywhere(said)
        self.reading["people"].append({**item, "words": None, **more, "quotes": quotes})

    def act(self, type: str, words: str, victims: list[str], **more: Any) -> None:
        whole = {
            "id": f"a{len(self.reading['acts'])}",
            "type": type,
            "event": "e1",
            "victims": victims,
            "by": [],
            "date": "2026-03-10",
            "place": None,
            "modality": "stated",
            "polarity": "affirmed",
            "derivation": "explicit",
            "time_frame": "incident",
            "asserted_by": ["o1"],
        }
        self.add("acts", words, **{**whole, **more})

    def row(self, person: str, heads: list[int], *history: tuple[Any, ...]) -> None:
        """Add a row of the register: status, date, derivation and words of each."""
        told = [
            {
                "status": status,
                "date": date,
                "derivation": derivation,
                "end_basis": "issuer",
                "quotes": self.at(words),
            }
            for status, date, derivation, words in history
        ]
        item = {"person": person, "heads": heads, "history": told}
        self.reading["register"].append({**item, "current": history[-1][0]})

    def demand(self, number: int, words: str, **more: Any) -> None:
        whole = {"id": f"d{number}", "addressee_explicit": None, "subjects": []}
        self.add("demands", words, number=number, **{**whole, **more})


def statement() -> Statement:
    """Return the statement as a careful person reads it."""
    s = Statement()
    title = "Ferry workers held back on their way to the hearing"
    (s.reading["title"],) = s.at(title)
    s.reading["issuer"] = "o1"
    s.reading["dateline"] = {
        "date": "2026-03-12",
        "place": None,
        "quotes": s.at("Mombasa | 12 March 2026"),
    }
    s.person("p1", "Salome Wekhomba", attributes={"occupation": "deckhand"})
    s.person("p2", "Hawa Mbetera")
    s.person("p3", "Juma Karisanga")
    s.person("p4", "Peter Nyalasiro")
    s.person("p5", "Lucia Achola")
    s.person("p6", "Daudi Mkangi")
    s.person("p7", "Rehema Chepngo")
    s.person("p8", "Dismas Otwanga")
    unnamed = {"name": None, "words": "four ferry workers"}
    s.person("g", "four ferry workers", kind="group", heads=[4, 4], **unnamed)
    everyone = "all other prisoners of conscience"
    s.person("c", everyone, name=None, kind="class", heads=None, words=everyone)
    issuer = "Likoni Ferry Workers' Association"
    s.add("organisations", issuer, id="o1", name=issuer, acronym=None)
    s.add("organisations", "police", id="o2", name="police", acronym=None)
    county = "County Government"
    s.add("organisations", county, id="o3", name=county, acronym=None)
    unit = "Marine Police Unit"
    s.add("organisations", unit, id="o4", name=unit, acronym=None)
    prison = "Shimo la Tewa Prison"
    s.add("places", prison, id="l1", name=prison)
    s.add("places", "Likoni ramp", id="l2", name="Likoni ramp")
    s.add(
        "places", "house behind the old mill", id="l3", name="house behind the old mill"
    )
    taken = "police arrested the deckhand Salome Wekhomba and four ferry workers"
    s.add("events", taken, id="e1", title="Arrests at the Likoni ramp",
          kind="incident", date="2026-03-10", place="l2")  # fmt: skip
    hidden = "drove Hawa Mbetera to a\nhouse behind the old mill"
    s.add("events", hidden, id="e2", title="The treasurer is brought to safety",
          kind="incident", date="2026-03-11", place="l3")  # fmt: skip
    s.act("arrest", taken, ["p1", "g"], by=["o2"], place="l2")
    s.act("assault", "Dismas Otwanga of\nthe Marine Police Unit beat Salome Wekhomba",
          ["p1"], by=["p8"])  # fmt: skip
    threat = "they would\narrest the treasurer of the association, Hawa Mbetera"
    s.act("threat", threat, ["p2"], by=["o2"], modality="intended")
    died = "Peter Nyalasiro died in custody"
    s.act("death_in_custody", died, ["p4"], event=None, time_frame="historical",
          date=None)  # fmt: skip
    free = "On 11 March Salome Wekhomba was released"
    s.row("p1", [1, 1], ("arrested", "2026-03-10", "explicit", taken),
          ("released", "2026-03-11", "explicit", free))  # fmt: skip
    held = "They took the workers to Shimo la Tewa Prison"
    s.row("g", [4, 4], ("arrested", "2026-03-10", "explicit", taken),
          ("in_custody", "2026-03-10", "explicit", held))  # fmt: skip
    s.row("p2", [1, 1], ("at_risk", "2026-03-12", "explicit", threat))
    same = "Juma Karisanga was held at the same prison"
    s.row("p3", [1, 1], ("in_custody", "2026-03-11", "explicit", same),
          ("escaped", "2026-03-12", "explicit", "He walked out of\nit at night"))  # fmt: skip
    s.row("p4", [1, 1], ("died_in_custody", None, "explicit", died))
    first = "Lucia Achola and Daudi Mkangi and all other prisoners of conscience must be released"
    for who in ("p5", "p6"):
        told = ("reported_held", "2026-03-12", "presupposed", first)
        s.row(who, [1, 1], told)
    second = "The false case against Rehema Chepngo must be withdrawn"
    s.row("p7", [1, 1], ("facing_case", "2026-03-12", "presupposed", second))
    s.demand(1, first, subjects=["p5", "p6", "c"])
    s.demand(2, second, subjects=["p7"])
    third = "The County Government must pay the wages that are owed"
    s.demand(3, third, addressee_explicit="o3")
    s.add("withhold", HEALTH, why="health")
    s.add("withhold", PROTECTIVE, why="protective_detail")
    for kind, value in (("phone", PHONE), ("email", MAIL)):
        s.add("withhold", value, why="contact")
        s.add("contacts", value, kind=kind, value=value, owner="o1")
    s.add("relations", "Dismas Otwanga of\nthe Marine Police Unit",
          subject="p8", type="member of", object="o4")  # fmt: skip
    return s


class House:
    """What the tests of this folder do with a desk."""

    def __init__(self, officer: Any, root: Path) -> None:
        self.officer, self.root = officer, root

    def tell(
        self,
        s: Statement | None = None,
        *,
        accept: bool = True,
        method: str = "import",
        **more: Any,
    ) -> Source:
        """Keep, read and accept a statement whole."""
        s = s or statement()
        kept = preserve.keep(self.officer, s.text.encode(), kind="paste", **more).source
        text = read.text_of(self.officer, kept)
        propose.propose_reading(self.officer, kept, text, s.reading, method=method)
        if accept:
            decide.accept(self.officer, self.claims(kept))
        return kept

    def open(self, *sources: Source, to: str = "public") -> None:
        """Open sources to an audience."""
        opening.open_sources(self.officer, sources, to, "agreed at the desk's meeting")

    def claims(self, source: Source, *kinds: str) -> list[Claim]:
        found = Claim.objects.visible_to(self.officer).filter(source=source)
        return [c for c in found if not kinds or c.kind in kinds]

    def person(self, name: str) -> Person:
        """Return the one person of that name."""
        found = Person.objects.visible_to(self.officer).filter(withdrawn=False)
        (person,) = [p for p in found if p.name == name]
        return person

    def demand(self, number: int) -> Demand:
        found = Demand.objects.visible_to(self.officer).filter(withdrawn=False)
        return found.get(number=number)

    def name(self, *names: str, to: str = "public", basis: str = "own_consent") -> None:
        """Decide that people may be named."""
        people = [self.person(n) for n in names]
        naming.decide(self.officer, people, to, basis, "said so on the phone, 13 March")

    def compose(self, to: str = "public") -> Composed:
        return projection.compose(self.officer, to, ON)

    def project(self, to: str = "public") -> Publication:
        return self.compose(to).publication


@pytest.fixture
def house(desk: Any, tmp_path: Path) -> House:
    """A desk of its own, with what these tests do on it."""
    return House(desk.officer, tmp_path)


@pytest.fixture
def told() -> Callable[[], Statement]:
    """Makes the statement anew, to be changed before it is read."""
    return statement

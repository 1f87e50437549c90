"""A small statement with invented people, for the records and the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from habeas.claims import propose
from habeas.claims.models import Claim
from habeas.register import decide
from habeas.sources import preserve, read
from habeas.sources.models import Source

TEXT = """Dock Workers' Union of Kisumu

Kisumu | 6 March 2026

On 4 March police arrested the teacher Amara Tessowe and five dock workers at the bus
park. They took the workers to Kodiaga Prison. On 5 March Amara Tessowe was released
on bail. An officer said that they would arrest the union's secretary, Jonah Kipruwet.
Nobody was beaten. Years ago Baraka Ondisa died in custody.

We demand:
1. Selim Odhuno and all other prisoners of conscience must be released.
2. The false case against Rehema Walukho must be withdrawn.
3. The County Government must pay the wages that are owed.
"""


class Statement:
    """A reading under construction: every quote is found in its text."""

    def __init__(self, text: str = TEXT) -> None:
        self.text = text
        self.reading: dict[str, Any] = {
            "format": "habeas-reading/1",
            "language": "en",
            "title": None,
            "issuer": None,
            "dateline": None,
        }
        for kind in (
            "people", "organisations", "places", "events", "acts", "register",
            "demands", "scheduled", "contacts", "withhold",
        ):  # fmt: skip
            self.reading[kind] = []

    def at(self, *words: str) -> list[dict[str, Any]]:
        found = []
        for w in words:
            start = self.text.index(w)
            found.append({"exact": w, "start": start, "end": start + len(w)})
        return found

    def add(self, listed: str, words: str, /, **item: Any) -> None:
        self.reading.setdefault(listed, []).append({**item, "quotes": self.at(words)})

    def person(self, id: str, words: str, /, **more: Any) -> None:
        whole = {
            "id": id,
            "name": words,
            "kind": "individual",
            "heads": [1, 1],
            "words": None,
        }
        self.add("people", words, **{**whole, **more})

    def act(self, type: str, words: str, victims: list[str], /, **more: Any) -> None:
        whole: dict[str, Any] = {
            "id": f"a{len(self.reading['acts'])}",
            "type": type,
            "event": "e1",
            "victims": victims,
            "by": [],
            "date": "2026-03-04",
            "place": None,
            "modality": "stated",
            "polarity": "affirmed",
            "derivation": "explicit",
            "time_frame": "incident",
            "asserted_by": ["o1"],
        }
        self.add("acts", words, **{**whole, **more})

    def row(self, person: str, heads: list[int], *history: tuple[Any, ...]) -> None:
        told = [
            {"status": s, "date": d, "derivation": v, "quotes": self.at(w)}
            for s, d, v, w in history
        ]
        self.reading["register"].append(
            {
                "person": person,
                "heads": heads,
                "history": told,
                "current": history[-1][0],
            }
        )

    def demand(self, number: int, words: str, /, **more: Any) -> None:
        whole = {
            "id": f"d{number}",
            "number": number,
            "addressee_explicit": None,
            "subjects": [],
        }
        self.add("demands", words, **{**whole, **more})


def statement() -> Statement:
    """Return the statement as a careful person reads it."""
    s = Statement()
    s.reading["dateline"] = {
        "date": "2026-03-06",
        "place": None,
        "quotes": s.at("Kisumu | 6 March 2026"),
    }
    s.person("p1", "Amara Tessowe")
    s.person(
        "g", "five dock workers", name=None, kind="group", heads=[5, 5],
        words="five dock workers",
    )  # fmt: skip
    s.person("p2", "Jonah Kipruwet")
    s.person("p3", "Baraka Ondisa")
    s.person("p4", "Selim Odhuno")
    s.person("p5", "Rehema Walukho")
    s.person(
        "c", "all other prisoners of conscience", name=None, kind="class", heads=None,
        words="all other prisoners of conscience",
    )  # fmt: skip
    s.add("organisations", "police", id="o2", name="police", acronym=None)
    s.add("organisations", "County Government", id="o3", name="County Government",
          acronym=None)  # fmt: skip
    s.add("places", "Kodiaga Prison", id="l1", name="Kodiaga Prison")
    s.add("places", "the bus\npark", id="l2", name="the bus park")
    s.add("events", "at the bus\npark", id="e1", title="Arrests at the bus park",
          kind="incident", date="2026-03-04", place="l2")  # fmt: skip
    taken = "police arrested the teacher Amara Tessowe and five dock workers"
    s.act("arrest", taken, ["p1", "g"], by=["o2"], place="l2")
    s.act("threat", "they would arrest the union's secretary, Jonah Kipruwet", ["p2"],
          by=["o2"], modality="intended", date=None)  # fmt: skip
    s.act("assault", "Nobody was beaten", ["g"], polarity="negated", date=None)
    s.act("death_in_custody", "Baraka Ondisa died in custody", ["p3"], event=None,
          time_frame="historical", date=None)  # fmt: skip
    out = "On 5 March Amara Tessowe was released"
    s.row("p1", [1, 1], ("arrested", "2026-03-04", "explicit", taken),
          ("released", "2026-03-05", "explicit", out))  # fmt: skip
    s.row("g", [5, 5], ("arrested", "2026-03-04", "explicit", taken),
          ("in_custody", "2026-03-04", "explicit",
           "They took the workers to Kodiaga Prison"))  # fmt: skip
    s.row("p2", [1, 1], ("at_risk", "2026-03-06", "explicit",
          "they would arrest the union's secretary, Jonah Kipruwet"))  # fmt: skip
    s.row("p3", [1, 1], ("died_in_custody", None, "explicit",
          "Baraka Ondisa died in custody"))  # fmt: skip
    s.row("p4", [1, 1], ("reported_held", "2026-03-06", "presupposed",
          "Selim Odhuno and all other prisoners of conscience must be released"))  # fmt: skip
    s.row("p5", [1, 1], ("facing_case", "2026-03-06", "presupposed",
          "The false case against Rehema Walukho must be withdrawn"))  # fmt: skip
    s.demand(1, "Selim Odhuno and all other prisoners of conscience must be released",
             subjects=["p4", "c"])  # fmt: skip
    s.demand(2, "The false case against Rehema Walukho must be withdrawn",
             subjects=["p5"])  # fmt: skip
    s.demand(3, "The County Government must pay the wages that are owed",
             addressee_explicit="o3")  # fmt: skip
    return s


class Desk:
    """What the tests of this folder do with a desk."""

    def __init__(self, officer: Any) -> None:
        self.officer = officer

    def read(self, s: Statement) -> Source:
        """Keep a statement and propose its reading; nothing is accepted."""
        data = s.text.encode()
        kept = preserve.keep(self.officer, data, kind="paste").source
        text = read.text_of(self.officer, kept)
        propose.propose_reading(self.officer, kept, text, s.reading, method="import")
        return kept

    def claims(self, source: Source, *kinds: str) -> list[Claim]:
        found = Claim.objects.visible_to(self.officer).filter(source=source)
        return [c for c in found if not kinds or c.kind in kinds]

    def accept(self, source: Source, *kinds: str) -> None:
        decide.accept(self.officer, self.claims(source, *kinds))

    def tell(self, s: Statement) -> Source:
        """Keep, read and accept a statement whole."""
        source = self.read(s)
        self.accept(source)
        return source


@pytest.fixture
def house(desk: Any) -> Desk:
    """A desk of its own, with what these tests do on it."""
    return Desk(desk.officer)


@pytest.fixture
def told() -> Callable[[], Statement]:
    """Makes the statement anew, to be changed before it is read."""
    return statement

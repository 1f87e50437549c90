"""Puts a canary into every kind of field of a desk, by the calls that pages make.

Run in a process of its own: `python -m tests.canary.plant DESK`.
"""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(sys.argv[1])
os.environ["HABEAS_DESK"] = str(ROOT)
os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"

import django

from habeas.store import harden

harden.harden()
django.setup()

from habeas.accounts import officers, tokens, ways
from habeas.accounts.models import User
from habeas.claims import propose
from habeas.claims.models import Claim
from habeas.publication import naming, opening
from habeas.records import identify
from habeas.records.models import Person
from habeas.register import asks, change, decide
from habeas.register import demands as asking
from habeas.register.models import Demand, Episode
from habeas.sources import custody, preserve, read
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store.kdf import Cost
from tests.canary.words import CANARIES as C

PASSPHRASE = "a canary sings in the dark"
CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)
DAY = datetime.date(2026, 5, 5)
TEXT = f"""\
{C[0]} Report of the {C[1]} ({C[2]}) from {C[3]}, 5 May 2026

On Monday officers of the {C[4]} arrested {C[5]}, a {C[6]} and son of {C[7]}, at {C[8]}
during the {C[9]}. Three {C[10]} people were taken too.

{C[11]} was threatened. The arrest was called {C[12]} by the {C[1]}.

The {C[13]} must release {C[36]} and {C[40]} at once, says {C[1]}.

Case {C[14]} of the station {C[15]} before the {C[16]} under {C[17]}.

{C[18]} hid in the {C[19]}; {C[5]} has an illness called {C[20]}.

Write to {C[46]}, call {C[44]} or {C[45]}, or come to {C[21]}.

The {C[1]} will meet for {C[22]} on 9 May 2026 in {C[23]}. {C[48]} {C[49]}
"""


def q(*words: str) -> list[dict[str, Any]]:
    """Return quotes of words, at their first place in the text."""
    found = [(TEXT.index(w), w) for w in words]
    return [{"exact": w, "start": at, "end": at + len(w)} for at, w in found]


def person(number: int, **more: Any) -> dict[str, Any]:
    """Return a named person of the reading."""
    attributes = more.pop("attributes", {})
    return {
        "id": f"p{number}",
        "name": C[number],
        "kind": "individual",
        "heads": [1, 1],
        "words": None,
        "attributes": attributes,
        "quotes": q(C[number]),
    } | more


READING: dict[str, Any] = {
    "format": "habeas-reading/1",
    "language": "en",
    "title": q(C[0])[0],
    "issuer": "o1",
    "dateline": {"date": "2026-05-05", "place": "l3", "quotes": q("5 May 2026")},
    "people": [
        person(
            5,
            attributes={
                "occupation": C[6],
                "relative": {"kind": "father", "name": C[7]},
            },
            quotes=q(f"{C[5]}, a {C[6]} and son of {C[7]}"),
        ),
        person(10, name=None, kind="group", heads=[3, 3], words=f"{C[10]} people"),
        person(11),
        person(18),
        person(36),
        person(40),
    ],
    "organisations": [
        {"id": "o1", "name": C[1], "acronym": C[2], "quotes": q(C[1])},
        {"id": "o4", "name": C[4], "acronym": None, "quotes": q(C[4])},
        {"id": "o13", "name": C[13], "acronym": None, "quotes": q(C[13])},
    ],
    "places": [
        {"id": "l3", "name": C[3], "quotes": q(C[3])},
        {"id": "l8", "name": C[8], "quotes": q(C[8])},
        {"id": "l23", "name": C[23], "quotes": q(C[23])},
    ],
    "events": [
        {
            "id": "e1",
            "title": C[9],
            "kind": "assembly",
            "date": "2026-05-04",
            "place": "l8",
            "quotes": q(C[9]),
        }
    ],
    "acts": [
        {
            "id": f"a{number}",
            "type": "arrest",
            "event": "e1",
            "victims": [f"p{number}"],
            "by": ["o4"],
            "date": "2026-05-04",
            "place": "l8",
            "asserted_by": ["o1"],
            "quotes": q(words),
        }
        for number, words in ((5, f"arrested {C[5]}"), (10, f"{C[10]} people"))
    ],
    "register": [
        {
            "person": name,
            "heads": heads,
            "history": [
                {
                    "status": status,
                    "date": date,
                    "derivation": derivation,
                    "quotes": q(words),
                }
            ],
            "current": status,
        }
        for name, heads, status, date, derivation, words in (
            ("p5", [1, 1], "arrested", "2026-05-04", "explicit", f"arrested {C[5]}"),
            ("p10", [3, 3], "arrested", "2026-05-04", "explicit", C[10]),
            ("p11", [1, 1], "at_risk", "2026-05-04", "explicit", C[11]),
            ("p36", [1, 1], "reported_held", None, "presupposed", C[36]),
            ("p40", [1, 1], "reported_held", None, "presupposed", C[40]),
        )
    ],
    "demands": [
        {
            "id": "d1",
            "number": 1,
            "addressee_explicit": "o13",
            "subjects": ["p36", "p40"],
            "quotes": q(f"release {C[36]} and {C[40]}"),
        }
    ],
    "scheduled": [
        {
            "title": C[22],
            "start": "2026-05-09",
            "end": None,
            "place": "l23",
            "quotes": q(f"{C[22]} on 9 May 2026"),
        }
    ],
    "contacts": [
        {"kind": kind, "value": C[n], "owner": "o1", "quotes": q(C[n])}
        for kind, n in (
            ("email", 46),
            ("phone", 44),
            ("mobile", 45),
            ("postal", 21),
        )
    ],
    "withhold": [
        {"why": why, "quotes": q(words)}
        for why, words in (
            ("protective_detail", f"hid in the {C[19]}"),
            ("health", C[20]),
            ("contact", C[44]),
        )
    ],
    "relations": [
        {"subject": "p5", "type": "member of", "object": "o1", "quotes": q(C[5])}
    ],
    "characterisations": [{"of": "a5", "words": C[12], "by": "o1", "quotes": q(C[12])}],
    "commitments": [{"by": "o1", "quotes": q(f"will meet for {C[22]}")}],
    "cases": [
        {
            "number": C[14],
            "police_station": C[15],
            "court": C[16],
            "laws": [C[17]],
            "accused": ["p5"],
            "quotes": q(C[14]),
        }
    ],
}


def main() -> None:
    """Make the desk, plant, decide, and lock it again."""
    desks.create(ROOT, PASSPHRASE, cost=CHEAP)
    officer = officers.found(C[24], C[25])
    source = keep(officer)
    text = read.text_of(officer, source)
    propose.propose_reading(officer, source, text, READING, method="import")
    decide.accept(officer, claims(officer, source))
    speak(officer)
    name(officer, source)
    tokens.make(officer, ["read"], 9, name=C[47])
    ways.add_passkey(officer, {"public": "x", "host": C[39]}, C[38])
    waver(officer, source)
    desks.lock()


def keep(officer: User) -> Source:
    """Keep the text with its canaries, and a page, and look at them."""
    kept = preserve.keep(
        officer,
        TEXT.encode(),
        kind="file",
        name=f"{C[26]}.txt",
        received_from=C[27],
        url=f"https://example.org/{C[28]}",
        online=True,
    )
    page = f"<title>{C[41]}</title><p hidden>{C[42]}</p><p>{C[43]} was arrested.</p>"
    html = preserve.keep(officer, page.encode(), kind="paste", name=None)
    propose.propose(officer, html.source)
    custody.did(officer, kept.source, "viewed", C[29])
    return kept.source


def claims(officer: User, source: Source, **only: str) -> list[Claim]:
    """Return the source's claims."""
    return list(Claim.objects.visible_to(officer).filter(source=source, **only))


def speak(officer: User) -> None:
    """Take notes: a call, "still so", a question at the jail, a change."""
    note = preserve.note(officer, f"{C[30]} was seen at {C[31]}.", C[32])
    propose.propose(officer, note.source)
    held = Episode.objects.visible_to(officer).filter(kind="deprivation")
    first, second = list(held)[:2]
    asks.still_so(officer, first, DAY, voice=C[33], words=f"{C[34]} says: still so")
    asks.asked(officer, second, "station", "denied", DAY, words=f"{C[35]} said no")
    change.record(
        officer,
        first,
        "liberty",
        "released",
        DAY,
        words=f"{C[37]} is out, said {C[38]}",
        voice=C[38],
        end_basis="family",
        reason=C[39],
    )
    demand = Demand.objects.visible_to(officer).first()
    if demand is None:
        raise SystemExit("the example made no demand")
    asking.infer_addressee(officer, demand, C[47])
    asking.follow(officer, demand)


def name(officer: User, source: Source) -> None:
    """Decide who is the same, who may be named, and what is opened."""
    people = list(Person.objects.visible_to(officer).filter(kind="individual"))
    first, second, third = [p for p in people if p.name][:3]
    sure = identify.same(officer, first, second, C[0])
    identify.undo(officer, sure)
    identify.different(officer, first, third, C[1])
    naming.decide(officer, [first], "public", "own_consent", C[3])
    opening.open_sources(officer, [source], "public", C[4])


def waver(officer: User, source: Source) -> None:
    """Doubt, retract and undo, with reasons."""
    relation = claims(officer, source, kind="relation")
    decide.retract(officer, relation, C[5])
    scheduled = claims(officer, source, kind="scheduled")
    decide.undo(officer, scheduled[0])
    decide.doubt(officer, scheduled, C[6])


if __name__ == "__main__":
    main()

"""The simplest reader that could be: a list of words, no grammar, no memory.

It stands beside the desk's reader in `habeas evaluate`, so that a figure can be told
from what keywords alone would give. A word for an act makes an act, said as done, to
the nearest words in capitals; it knows neither demand nor denial nor threat. Never use
it to read for a desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from habeas.claims.reader.document import Document, Sentence, document
from habeas.claims.reader.read import FORMAT, sha256
from habeas.text.spans import quote
from habeas.text.spotting import Spotter

VERSION = "1"
_WORDS = {
    "arrest": "arrest(?:s|ed|ing)?|detain(?:ed|ing)?|picked up|in custody|imprisoned",
    "abduction": "abduct(?:ed|ion)|kidnap(?:ped|ping)",
    "enforced_disappearance": "disappeared|enforced disappearances?",
    "torture": "tortur(?:ed?|ing)",
    "assault": "beat(?:en|ing)?|assault(?:ed)?|attacked",
    "killing": "kill(?:ed|ing)|shot dead|murder(?:ed)?",
    "threat": "threat(?:s|en|ened|ening)?",
    "release": "releas(?:ed?|ing)|freed",
    "search": "raid(?:ed|s)?|search(?:ed)?",
    "prosecution": "charg(?:ed|es)|FIR|prosecut(?:ed|ion)",
    "conviction": "convicted|sentenced",
    "dispersal": "tear ?gas|baton charge|dispersed",
    "dismissal": "dismissed|sacked|suspended",
}
_STATUS = {"arrest": "arrested", "release": "released", "conviction": "convicted"}
_TOLD = {
    code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for code, words in _WORDS.items()
}
_ASKED = Spotter(
    r"\b(?:must|should|demands?|calls? (?:on|upon)|urges?)\b", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}")
_REACHED = {
    "email": re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]*\w"),
    "phone": re.compile(r"\+?\d[\d ()-]{7,}\d"),
    "url": re.compile(r"https?://\S+"),
}

Item = dict[str, Any]
Match = re.Match[str]


def read(text: str) -> Item:
    """Return a reading of `text` by keywords, as `habeas-reading/1`."""
    doc = document(text)
    people: dict[str, Item] = {}
    acts = [act for sentence in doc.sentences for act in _acts(doc, sentence, people)]
    contacts = list(_contacts(text))
    return {
        "format": FORMAT,
        "text_sha256": sha256(text),
        "language": doc.language,
        "title": None,
        "issuer": None,
        "dateline": None,
        "parts": [],
        "people": list(people.values()),
        "organisations": [],
        "places": [],
        "events": [],
        "acts": [{"id": f"a{n}", **act} for n, act in enumerate(acts, 1)],
        "register": _register(acts),
        "demands": list(_demands(text, doc)),
        "scheduled": [],
        "contacts": contacts,
        "withhold": [{"why": "contact", "quotes": c["quotes"]} for c in contacts],
    }


def _acts(doc: Document, sentence: Sentence, people: dict[str, Item]) -> Iterator[Item]:
    text, end = doc.text, sentence.end
    names = list(_NAME.finditer(text, sentence.start, end))
    for name in names:
        _meet(text, name, people)
    for code, words in _TOLD.items():
        told = words.search(text, sentence.start, end)
        if told is None:
            continue
        nearest = min(names, key=lambda n: abs(n.start() - told.start()), default=None)
        yield {
            "type": code,
            "event": None,
            "victims": [people[nearest.group()]["id"]] if nearest else [],
            "by": [],
            "date": None,
            "time": None,
            "place": None,
            "modality": "stated",
            "polarity": "affirmed",
            "derivation": "explicit",
            "time_frame": "incident",
            "asserted_by": [],
            "quotes": [_quote(text, sentence.start, end)],
        }


def _meet(text: str, name: Match, people: dict[str, Item]) -> None:
    person = people.setdefault(
        name.group(),
        {
            "id": f"p{len(people) + 1}",
            "name": name.group(),
            "kind": "individual",
            "heads": [1, 1],
            "words": None,
            "attributes": {},
            "quotes": [],
        },
    )
    person["quotes"].append(_quote(text, name.start(), name.end()))


def _register(acts: list[Item]) -> list[Item]:
    rows: dict[str, Item] = {}
    for act in acts:
        status = _STATUS.get(act["type"])
        for person in act["victims"] if status else []:
            row = rows.setdefault(
                person, {"person": person, "heads": [1, 1], "history": []}
            )
            row["history"].append(
                {
                    "status": status,
                    "date": None,
                    "derivation": "explicit",
                    "quotes": act["quotes"],
                }
            )
            row["current"] = status
    return list(rows.values())


def _demands(text: str, doc: Document) -> Iterator[Item]:
    asked = [s for s in doc.sentences if _ASKED.search(text, s.start, s.end)]
    for number, sentence in enumerate(asked, 1):
        yield {
            "id": f"d{number}",
            "number": None,
            "addressee_explicit": None,
            "subjects": [],
            "quotes": [_quote(text, sentence.start, sentence.end)],
        }


def _contacts(text: str) -> Iterator[Item]:
    for kind, pattern in _REACHED.items():
        for found in pattern.finditer(text):
            yield {
                "kind": kind,
                "value": found.group(),
                "owner": None,
                "quotes": [_quote(text, found.start(), found.end())],
            }


def _quote(text: str, start: int, end: int) -> Item:
    return dict(quote(text, start, end).to_dict())

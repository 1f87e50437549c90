"""A text in, its reading out: one `habeas-reading/1` object, every item quoted."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from habeas.claims.reader import statuses
from habeas.claims.reader.acts import Act, acts
from habeas.claims.reader.cast import Cast, cast
from habeas.claims.reader.demands import demands
from habeas.claims.reader.document import Document, document
from habeas.claims.reader.events import events, placed
from habeas.claims.reader.mentions import Mention
from habeas.claims.reader.merge import merge, with_members
from habeas.claims.reader.scene import Scene, lines
from habeas.claims.reader.signs import presupposed, signs
from habeas.claims.reader.when import Times
from habeas.text.dates import dates
from habeas.text.spans import quote

FORMAT = "habeas-reading/1"
Span = tuple[int, int]


def read(text: str) -> dict[str, Any]:
    """Return what `text` says, as `habeas-reading/1`; the text is never changed.

    Quotes hold Unicode code points of `text`, end exclusive. The same text gives the
    same reading: no clock, no knowledge from outside, no chance.
    """
    doc = document(text)
    named = cast(doc)
    head = _header(doc, named)
    scene = Scene(doc, named)
    times = Times(dates(doc, head["day"]), head["dateline"])
    found = lines(scene)
    told = acts(scene, times, found)
    whole = merge(with_members(told, named), named)
    asked = demands(scene, found)
    held = [*signs(scene, times, found), *presupposed(asked, named, head["dateline"])]
    rows = statuses.rows([a for a in told_once(told, named)], held, named, text)
    happened, parted = events(whole, named, text, head["title_span"])
    parted = placed(parted, happened)
    return {
        "format": FORMAT,
        "text_sha256": sha256(text),
        "language": doc.language,
        "title": _words(text, [head["title_span"]])[0] if head["title_span"] else None,
        "issuer": head["issuer"],
        "dateline": head["dateline_item"],
        "page_stamp": head["page_stamp"],
        "parts": _parts(doc),
        "people": [_person(text, p) for p in named.people],
        "organisations": [
            {
                "id": o.id,
                "name": o.name,
                "acronym": o.acronym,
                "quotes": _mentions(text, o.mentions),
            }
            for o in named.organisations
        ],
        "places": [
            {"id": p.id, "name": p.name, "quotes": _mentions(text, p.mentions)}
            for p in named.places
        ],
        "events": [
            {
                "id": e.id,
                "title": e.title,
                "kind": e.kind,
                "date": e.date,
                "place": e.place,
                "quotes": _words(text, e.spans),
            }
            for e in happened
        ],
        "acts": [
            _act(text, n, a, e, head["issuer"]) for n, (a, e) in enumerate(parted, 1)
        ],
        "register": [_row(text, r) for r in rows],
        "demands": [
            {
                "id": f"d{n}",
                "number": d.number,
                "addressee_explicit": d.addressee,
                "subjects": list(d.subjects),
                "quotes": _words(text, d.spans),
            }
            for n, d in enumerate(asked, 1)
        ],
        "scheduled": [],
        "contacts": [],
        "withhold": [],
        "relations": [],
    }


def told_once(told: Sequence[Act], named: Cast) -> list[Act]:
    return with_members(told, named)


def sha256(text: str) -> str:
    """Return the hash of a text in UTF-8 (lone surrogates written as they are)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _header(doc: Document, named: Cast) -> dict[str, Any]:
    head: dict[str, Any] = dict.fromkeys(
        "day dateline title_span issuer dateline_item page_stamp".split()
    )
    for one in dates(doc, None):
        day = one.day
        if day and one.bare and len(one.bare) == 10 and one.start < 1500:
            part = doc.part_at(one.start)
            if part and part.voice == "site":
                continue
            head["day"], head["dateline"] = day, day.isoformat()
            break
    return head


def _words(text: str, spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [dict(quote(text, a, b).to_dict()) for a, b in spans]


def _mentions(text: str, found: Iterable[Mention]) -> list[dict[str, Any]]:
    return _words(text, [(m.start, m.end) for m in found if m.form != "pronoun"])


def _person(text: str, one: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "heads": list(one.heads) if one.heads else None,
        "words": one.words,
        "attributes": dict(one.attributes),
        "quotes": _mentions(text, one.mentions),
    }


def _act(
    text: str, n: int, act: Act, event: str | None, issuer: str | None
) -> dict[str, Any]:
    return {
        "id": f"a{n}",
        "type": act.type,
        "event": event,
        "victims": [act.victim] if act.victim else [],
        "by": list(act.by),
        "date": act.date,
        "time": act.time,
        "place": act.place,
        "modality": act.modality,
        "polarity": act.polarity,
        "derivation": act.derivation,
        "time_frame": act.time_frame,
        "asserted_by": [r for r in (issuer, *act.voices) if r],
        "quotes": _words(text, act.spans),
    }


def _row(text: str, row: statuses.Row) -> dict[str, Any]:
    return {
        "person": row.person,
        "heads": list(row.heads) if row.heads else None,
        "history": [
            {
                "status": e.status,
                "date": e.date,
                "derivation": e.derivation,
                "quotes": _words(text, e.spans),
            }
            for e in row.history
        ],
        "current": row.current,
    }


def _parts(doc: Document) -> list[dict[str, Any]]:
    return [
        {"kind": p.kind, "voice": p.voice, "start": p.start, "end": p.end}
        for p in doc.parts
    ]

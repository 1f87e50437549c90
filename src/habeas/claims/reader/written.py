"""What the reader found, in the keys of `habeas-reading/1`; every item with its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.calendar import Scheduled
from habeas.claims.reader.contacts import Contact
from habeas.claims.reader.demands import Demand
from habeas.claims.reader.document import Document
from habeas.claims.reader.events import Event
from habeas.claims.reader.header import Header
from habeas.claims.reader.mentions import Cast, Mention, Person
from habeas.claims.reader.statements import Statements
from habeas.claims.reader.statuses import Row
from habeas.claims.reader.withhold import Withheld
from habeas.text.spans import quote

Span = tuple[int, int]
Item = dict[str, Any]


def quotes(text: str, spans: Iterable[Span]) -> list[Item]:
    """Return the words of `text` at `spans`, as quotes, each once and in order."""
    return [dict(quote(text, a, b).to_dict()) for a, b in dict.fromkeys(spans)]


def head(text: str, found: Header, cast: Cast, issuer: str | None) -> Item:
    """Return title, issuer, dateline and page stamp."""
    title = found.title  # none where a "Subject:" is left empty
    said = title is not None and title.end > title.start
    return {
        "title": quotes(text, [(title.start, title.end)])[0]
        if title and said
        else None,
        "issuer": issuer,
        "dateline": _dateline(text, found, cast),
        "page_stamp": _stamp(text, found),
    }


def _dateline(text: str, found: Header, cast: Cast) -> Item | None:
    if found.dateline is None:
        return None
    spans = [(s.start, s.end) for s in found.dates]
    where = found.place
    place = _ref(cast, (where.start, where.end), "place") if where else None
    return {
        "date": found.dateline.isoformat(),
        "place": place,
        "quotes": quotes(text, spans),
    }


def _stamp(text: str, found: Header) -> Item | None:
    stamp = found.stamp
    if stamp is None:
        return None
    return {
        "readings": list(stamp.readings),
        "taken": stamp.taken,
        "time": stamp.time,
        "reason": stamp.reason,
        "quotes": quotes(text, [(stamp.start, stamp.end)]),
    }


def _ref(cast: Cast, span: Span, *sorts: str) -> str | None:
    """Return whom the words at `span` name, of the sorts asked for, in that order."""
    found = cast.at(*span)
    for sort in sorts:
        of_sort = [m for m in found if m.sort == sort]
        if of_sort:
            return of_sort[0].ref
    return None


def parts(doc: Document) -> list[Item]:
    """Return the parts of the text, without gap."""
    return [
        {"kind": p.kind, "voice": p.voice, "start": p.start, "end": p.end}
        for p in doc.parts
    ]


def named(text: str, cast: Cast) -> Item:
    """Return people, organisations, places and relations."""
    return {
        "people": [_person(text, p) for p in cast.people],
        "organisations": [
            {
                "id": o.id,
                "name": o.name,
                "acronym": o.acronym,
                "quotes": _mentions(text, o.mentions),
            }
            for o in cast.organisations
        ],
        "places": [
            {"id": p.id, "name": p.name, "quotes": _mentions(text, p.mentions)}
            for p in cast.places
        ],
        "relations": [
            {
                "subject": r.subject,
                "type": r.type,
                "object": r.object,
                "quotes": quotes(text, [(r.start, r.end)]),
            }
            for r in cast.relations
        ],
    }


def _person(text: str, person: Person) -> Item:
    return {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "heads": list(person.heads) if person.heads else None,
        "words": person.words,
        "attributes": dict(person.attributes),
        "quotes": _mentions(text, person.mentions),
    }


def _mentions(text: str, found: Sequence[Mention]) -> list[Item]:
    """Return the words that name or describe; a pronoun only where nothing else does."""
    telling = [m for m in found if m.form != "pronoun"] or list(found)
    return quotes(text, [(m.start, m.end) for m in telling])


def events(text: str, found: Sequence[Event]) -> list[Item]:
    """Return the events."""
    return [
        {
            "id": e.id,
            "title": e.title,
            "kind": e.kind,
            "date": e.date,
            "place": e.place,
            "quotes": quotes(text, e.spans),
        }
        for e in found
    ]


def acts(
    text: str, found: Sequence[tuple[Act, str | None]], issuer: str | None
) -> list[Item]:
    """Return the acts, numbered in the order in which they are told."""
    return [_act(text, f"a{n}", a, e, issuer) for n, (a, e) in enumerate(found, 1)]


def _act(text: str, ref: str, act: Act, event: str | None, issuer: str | None) -> Item:
    voices = [r for r in (issuer, *act.voices) if r]
    return {
        "id": ref,
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
        "asserted_by": list(dict.fromkeys(voices)),
        "quotes": quotes(text, act.spans),
        **_heard(act.unforeseen),
    }


def _heard(unforeseen: bool) -> Item:
    """Return the mark of what no rule found."""
    return {"unforeseen": True} if unforeseen else {}


def register(text: str, rows: Sequence[Row]) -> list[Item]:
    """Return the rows of the register."""
    return [
        {
            "person": row.person,
            "heads": list(row.heads) if row.heads else None,
            "history": [
                {
                    "status": e.status,
                    "date": e.date,
                    "derivation": e.derivation,
                    "quotes": quotes(text, e.spans),
                    **_heard(e.unforeseen),
                }
                for e in row.history
            ],
            "current": row.current,
        }
        for row in rows
    ]


def demands(text: str, found: Sequence[Demand]) -> list[Item]:
    """Return the demands, numbered in order."""
    return [
        {
            "id": f"d{n}",
            "number": d.number,
            "addressee_explicit": d.addressee,
            "subjects": list(d.subjects),
            "quotes": quotes(text, d.spans),
        }
        for n, d in enumerate(found, 1)
    ]


def statements(text: str, said: Statements, issuer: str | None) -> Item:
    """Return resolutions, commitments, characterisations and cases."""
    return {
        "resolutions": [
            {
                "number": r.number,
                "kind": r.kind,
                "demands": [f"d{n}" for n in r.demands],
                "quotes": quotes(text, [r.span]),
            }
            for r in said.resolutions
        ],
        "commitments": [
            {"by": c.by or issuer, "quotes": quotes(text, [c.span])}
            for c in said.commitments
        ],
        "characterisations": [
            {
                "of": f"a{c.act}",
                "words": text[c.span[0] : c.span[1]],
                "by": issuer,
                "quotes": quotes(text, [c.span]),
            }
            for c in said.characterisations
        ],
        "cases": [
            {
                "number": c.number,
                "police_station": c.station,
                "court": c.court,
                "laws": list(c.laws),
                "accused": list(c.accused),
                "quotes": quotes(text, [c.span]),
            }
            for c in said.cases
        ],
    }


def scheduled(text: str, cast: Cast, found: Sequence[Scheduled]) -> list[Item]:
    """Return what is announced for a day ahead."""
    return [
        {
            "title": s.title,
            "start": s.starts,
            "end": s.ends,
            "place": _ref(cast, (s.first, s.last), "place"),
            "quotes": quotes(text, [(s.first, s.last)]),
        }
        for s in found
    ]


def contacts(
    text: str, cast: Cast, found: Sequence[Contact], issuer: str | None
) -> list[Item]:
    """Return the ways to reach somebody, with whose each is where the page tells."""
    return [
        {
            "kind": c.kind,
            "value": c.value,
            "owner": _owner(cast, c, issuer),
            "quotes": quotes(
                text, [(c.start, c.end), *((s.start, s.end) for s in c.again)]
            ),
        }
        for c in found
    ]


def withheld(text: str, found: Sequence[Withheld]) -> list[Item]:
    """Return the words to hold back, and why."""
    return [{"why": w.why, "quotes": quotes(text, [(w.start, w.end)])} for w in found]


def _owner(cast: Cast, contact: Contact, issuer: str | None) -> str | None:
    if contact.owner is not None:
        span = (contact.owner.start, contact.owner.end)
        return _ref(cast, span, "person", "organisation")
    return issuer if contact.of_issuer else None

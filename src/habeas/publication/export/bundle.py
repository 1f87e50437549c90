"""One JSON-LD object that holds a publication, with a context of its own.

Keys and values are in the order of the publication; the same publication gives the same
bytes (UTF-8, no escapes but JSON's own, one object, two spaces). The context names
terms alone and fetches nothing: `habeas:` is a name, not an address that must answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from habeas.publication.export import composed as c
from habeas.publication.export.site import sums
from habeas.store import stopping

FORMAT = "habeas-bundle/2"
_NAMES = "urn:habeas:terms:"
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": _NAMES,
    "habeas": _NAMES,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "id": "@id",
    "type": "@type",
    "quotes": {"@id": "oa:hasTarget", "@container": "@list"},
    "exact": "oa:exact",
    "source": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "voices": {"@id": "prov:wasAttributedTo", "@container": "@list"},
}


def bundle(publication: c.Publication) -> dict[str, bytes]:
    """Return the bundle of a publication, and its sums, by file name."""
    whole = {
        "@context": CONTEXT,
        "format": FORMAT,
        "audience": publication.audience,
        "on": publication.on.edtf,
        "publisher": _words(publication.publisher),
        "figures": [_figure(f) for f in publication.figures],
        "in_words_alone": publication.unnumbered,
        "incidents": [_incident(i) for i in publication.incidents],
        "register": [_row(r) for r in publication.register],
        "demands": [_demand(d) for d in publication.demands],
        "scheduled": [_scheduled(s) for s in publication.scheduled],
        "sources": [_source(s) for s in publication.sources],
    }
    text = "".join(_written(whole))
    files = {"bundle.jsonld": f"{text}\n".encode()}
    return {**files, "SHA256SUMS": sums(files)}


def _written(whole: dict[str, Any]) -> Iterator[str]:
    for part in json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(whole):
        stopping.step()
        yield part


def urn(row: c.Id) -> str:
    """Return an id as a name that is nobody's address."""
    stopping.step()
    return f"urn:habeas:{row.audience}:{row.value}"


def _words(words: c.Words | None) -> str | None:
    return words.text if words else None


def _day(day: c.Day | None) -> str | None:
    return day.edtf if day else None


def _quotes(quotes: Iterable[c.Quote]) -> list[dict[str, Any]]:
    return [
        {
            "exact": [p.text if p else None for p in q.pieces],
            "whole": q.whole,
            "language": q.language.value,
            "source": urn(q.source),
            "voices": [_voice(v) for v in q.voices],
        }
        for q in quotes
    ]


def _place(place: c.Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "id": urn(place.id),
        "type": "Place",
        "name": place.name.text,
        "lies_at": _site(place.at) if place.at else None,
    }


def _site(at: c.Site) -> dict[str, Any]:
    return {
        "gazetteer": at.gazetteer.text,
        "name": at.name.text,
        "kind": at.kind.value,
        "within": _words(at.within),
        "countries": [land.text for land in at.countries],
        "lat": at.lat,
        "lon": at.lon,
        "radius_km": at.radius_km,
    }


def _field(value: Any, field: c.Field[Any]) -> dict[str, Any]:
    return {"value": value, "quotes": _quotes(field.quotes)}


def _person(person: c.Person) -> dict[str, Any]:
    return {
        "id": urn(person.id),
        "type": "Person" if person.kind.value == "individual" else "Group",
        "kind": person.kind.value,
        "name": _words(person.name),
        "known_to_us": person.known,
        "heads": list(person.heads),
    }


def _body(body: c.Body) -> dict[str, Any]:
    kind = "Organisation" if body.kind.value == "body" else "Individual"
    return {
        "id": urn(body.id),
        "type": kind,
        "kind": body.kind.value,
        "name": _words(body.name),
    }


def _voice(voice: c.Voice) -> Any:
    if isinstance(voice, c.Code):
        return voice.value
    return _person(voice) if isinstance(voice, c.Person) else _body(voice)


def _figure(figure: c.Figure) -> dict[str, Any]:
    return {
        "type": "Figure",
        "code": figure.code.value,
        "unit": "people",
        "value": figure.value,
        "most": figure.most,
        "fewer_than": c.SMALL if figure.value is None else None,
        "rows": [urn(i) for i in figure.rows],
    }


def _act(act: c.Act) -> dict[str, Any]:
    victim = act.victim.value
    return {
        "id": urn(act.id),
        "type": "Act",
        "code": _field(act.type.value.value, act.type),
        "date": _field(_day(act.date.value), act.date),
        "place": _field(_place(act.place.value), act.place),
        "victim": _field(_person(victim) if victim else None, act.victim),
        "alleged_doers": [_field(_body(d.value), d) for d in act.doers],
        "modality": act.modality.value,
        "derivation": act.derivation.value,
        "time_frame": act.time_frame.value,
    }


def _incident(incident: c.Incident) -> dict[str, Any]:
    return {
        "id": urn(incident.id),
        "type": "Incident",
        "kind": incident.kind.value,
        "title": _field(_words(incident.title.value), incident.title),
        "date": _field(_day(incident.date.value), incident.date),
        "place": _field(_place(incident.place.value), incident.place),
        "acts": [_act(a) for a in incident.acts],
    }


def _axis(axis: c.Axis) -> dict[str, Any]:
    return {
        "value": axis.value.value if axis.value else None,
        "since": _day(axis.since),
        "as_of": _day(axis.as_of),
        "disputed": axis.disputed,
        "stale": axis.stale,
        "end_told_by_holder_only": axis.holder_only,
        "derivation": axis.derivation.value if axis.derivation else None,
        "quotes": _quotes(axis.quotes),
    }


def _row(row: c.Row) -> dict[str, Any]:
    return {
        "id": urn(row.id),
        "type": "Deprivation",
        "person": _person(row.person),
        "historical": row.historical,
        "liberty": _axis(row.liberty),
        "legal": _axis(row.legal),
        "acknowledgement": _axis(row.acknowledgement),
        "verification": _axis(row.verification),
        "held_at": _field(_place(row.place.value), row.place),
        "alleged_takers": [_field(_body(t.value), t) for t in row.taken_by],
        "independent_sources": row.sources,
        "demands": [urn(d) for d in row.demands],
    }


def _demand(demand: c.Demand) -> dict[str, Any]:
    return {
        "id": urn(demand.id),
        "type": "Demand",
        "number": demand.number,
        "quotes": _quotes(demand.words),
        "addressee": _field(_words(demand.addressee.value), demand.addressee),
        "subjects": [_person(p) for p in demand.subjects],
        "status": demand.status.value,
        "date": _day(demand.date),
        "source": urn(demand.source),
    }


def _scheduled(scheduled: c.Scheduled) -> dict[str, Any]:
    return {
        "id": urn(scheduled.id),
        "type": "Announcement",
        "title": scheduled.title.text,
        "start": scheduled.start.edtf,
        "end": _day(scheduled.end),
        "place": _place(scheduled.place),
        "quotes": _quotes(scheduled.quotes),
    }


def _source(source: c.Source) -> dict[str, Any]:
    issuer = source.issuer.value
    return {
        "id": urn(source.id),
        "type": "Source",
        "kind": source.kind.value,
        "issuer": _field(_body(issuer) if issuer else None, source.issuer),
        "title": _field(_words(source.title.value), source.title),
        "date": _field(_day(source.date.value), source.date),
    }

"""What an outer audience sees of what was done: its publication and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from habeas.publication.export import composed as c
from habeas.publication.seen import Asked, Deed, Seen, in_order, once, span
from habeas.records.build import THREATS
from habeas.text.fold import fold


def of_given(publication: c.Publication) -> Seen:
    """Return what an outer audience sees, by date."""
    found = given(publication)
    return replace(found, deeds=in_order(found.deeds))


def given(publication: c.Publication) -> Seen:
    """Return what an outer audience sees: made of its publication and nothing else."""
    deeds: list[Deed] = []
    places: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for incident in publication.incidents:
        deeds += _incident(incident, places)
        deeds += [_told(a, incident, places, bodies) for a in incident.acts]
    for row in publication.scheduled:
        deeds.append(_announced(row, places))
    return Seen(
        audience=publication.audience,
        deeds=tuple(once(deeds)),
        places=places,
        bodies=bodies,
        demands=tuple(
            Asked(d.id.value, d.status.value, d.source.value)
            for d in publication.demands
        ),
        days={
            s.id.value: day
            for s in publication.sources
            if (day := span(_day(s.date.value))[0])
        },
    )


def _day(value: c.Day | None) -> str:
    return value.edtf if value else ""


def _spot(place: c.Place | None, places: dict[str, str]) -> str:
    if place is None:
        return ""
    key = spot_key(place)
    places.setdefault(key, place.name.text)
    return key


def spot_key(place: c.Place) -> str:
    """Return what places of one spelling are counted under, for an outer audience."""
    return fold(place.name.text)


def _incident(incident: c.Incident, places: dict[str, str]) -> list[Deed]:
    title = incident.title.value
    if title is None and incident.date.value is None:
        return []  # an act without a frame stands in one of its own
    return [
        Deed(
            id=incident.id.value,
            kind="event",
            code=incident.kind.value,
            date=_day(incident.date.value),
            place=_spot(incident.place.value, places),
            event=incident.id.value,
            title=title.text if title else "",
            sources=_cited(incident.title, incident.date),
        )
    ]


def _cited(*fields: c.Field[Any]) -> frozenset[str]:
    return frozenset(q.source.value for f in fields for q in f.quotes)


def _told(
    act: c.Act, incident: c.Incident, places: dict[str, str], bodies: dict[str, str]
) -> Deed:
    named = [d.value for d in act.doers if d.value.kind.value == "body"]
    for body in named:
        if body.name is not None:
            bodies.setdefault(fold(body.name.text), body.name.text)
    victim, title = act.victim.value, incident.title.value
    return Deed(
        id=act.id.value,
        kind="threat" if act.type.value.value in THREATS else "act",
        code=act.type.value.value,
        date=_day(act.date.value),
        place=_spot(act.place.value, places),
        event=incident.id.value if title else "",
        title=title.text if title else "",
        bodies=tuple(sorted({fold(b.name.text) for b in named if b.name is not None})),
        individuals=len(act.doers) - len(named),
        victim=victim.id.value if victim else "",
        heads=victim.heads if victim else (None, None),
        modality=act.modality.value,
        time_frame=act.time_frame.value,
        sources=_cited(act.type, act.date),
    )


def _announced(row: c.Scheduled, places: dict[str, str]) -> Deed:
    last = f"/{row.end.edtf}" if row.end and row.end != row.start else ""
    return Deed(
        id=row.id.value,
        kind="ahead",
        code="ahead",
        date=f"{row.start.edtf}{last}",
        place=_spot(row.place, places),
        title=row.title.text,
        time_frame="future",
        sources=frozenset(q.source.value for q in row.quotes),
    )

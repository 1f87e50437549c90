"""Composes what sources demand and announce, and the sources that are cited."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from habeas.claims.models import Claim
from habeas.publication.audience import parts
from habeas.publication.export import composed as c
from habeas.publication.frame import Frame
from habeas.records.models import Person
from habeas.register.models import Demand, Scheduled, Subject
from habeas.sources.models import Source
from habeas.text.edtf import bounds


def demands(frame: Frame) -> dict[str, c.Demand]:
    """Return the demands of which words may be shown, by their rows' ids.

    By source and place in the text. Whom a demand asks is given only where its words
    name them; what an officer inferred stays inside.
    """
    subjects: dict[str, list[Person]] = defaultdict(list)
    for row in frame.load(Subject).values():
        if row.person_id in frame.people:
            subjects[row.demand_id].append(frame.people[row.person_id])
    rows: dict[str, Demand] = frame.load(Demand, with_claim=True)
    found = {}
    for row in sorted(rows.values(), key=_place):
        words = frame.evidence.of(row, "words")
        if words and frame.evidence.cites(row.claim_id):
            found[str(row.pk)] = _demand(frame, row, words, subjects[row.pk])
        else:
            frame.left["demands"].add(row.pk)
    return found


def _place(demand: Demand) -> tuple[str, int, str]:
    return (demand.claim.source_id, demand.position, demand.pk)


def _demand(
    frame: Frame, row: Demand, words: tuple[c.Quote, ...], subjects: list[Person]
) -> c.Demand:
    body = frame.bodies.get(row.addressee_id or "")
    asked = frame.evidence.words(body, "name") if body else None
    return c.Demand(
        id=frame.id(row.pk),
        number=row.number,
        words=words,
        addressee=c.Field(asked, frame.evidence.of(row, "addressee")),
        subjects=_in_no_order(frame.person(p) for p in subjects),
        status=c.Code("demand", row.status),
        date=c.Day(row.date) if row.date else None,
        source=frame.id(row.claim.source_id),
    )


def _in_no_order(people: Iterable[c.Person]) -> tuple[c.Person, ...]:
    """Order by ids: the order of a text that is online would tell who is who."""
    return tuple(sorted(people, key=lambda p: (p.name is None, p.id.value)))


def scheduled(frame: Frame) -> Iterator[c.Scheduled]:
    """Return what is announced and has a title that may be shown, by its first day."""
    rows: dict[str, Scheduled] = frame.load(Scheduled)
    for row in sorted(rows.values(), key=lambda s: (s.start, s.pk)):
        title = frame.evidence.words(row, "title")
        if title is None or not frame.evidence.cites(row.claim_id):
            frame.left["scheduled"].add(row.pk)
            continue
        yield c.Scheduled(
            id=frame.id(row.pk),
            title=title,
            start=c.Day(row.start.isoformat()),
            end=c.Day(row.end.isoformat()) if row.end else None,
            place=frame.place(row, row.place_id).value,
            quotes=frame.evidence.of(row, "title"),
        )


def sources(frame: Frame) -> list[c.Source]:
    """Return the sources of all quotes so far, by their own dates; call it last.

    Those without a date come last, by id: the day of receipt would tell of a meeting.
    """
    headers: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in frame.evidence.headers:
        headers[claim.source_id].setdefault(claim.value.get("field", ""), claim)
    every = Source.objects.whole("citing sources")
    rows = [r for p in parts(frame.evidence.sources) for r in every.filter(pk__in=p)]
    return sorted((_source(frame, row, headers[row.pk]) for row in rows), key=_dated)


def _source(frame: Frame, row: Source, headers: Mapping[str, Claim]) -> c.Source:
    issuer, title = headers.get("issuer"), headers.get("title")
    dateline = headers.get("dateline")
    body = frame.issuer(issuer.value.get("organisation") or "") if issuer else None
    day = dateline.value.get("value") if dateline else None
    words = _title(frame, title)
    return c.Source(
        id=frame.id(row.pk),
        kind=c.Code("source", row.kind),
        issuer=c.Field(body, _quotes(frame, issuer) if body else ()),
        title=c.Field(words, _quotes(frame, title) if words else ()),
        date=c.Field(c.Day(day) if day else None, _quotes(frame, dateline)),
    )


def _title(frame: Frame, claim: Claim | None) -> c.Words | None:
    told = str(claim.value.get("value") or "") if claim else ""
    if claim is None or not told or not frame.evidence.clear(told):
        return None
    if not frame.evidence.stands_clear(told, claim):
        return None
    return c.Words(told, claim.label, frame.audience)


def _quotes(frame: Frame, claim: Claim | None) -> tuple[c.Quote, ...]:
    return frame.evidence.of_claims([claim.pk]) if claim else ()


def _dated(source: c.Source) -> tuple[datetime.date, str]:
    latest = bounds(source.date.value.edtf)[1] if source.date.value else None
    return (latest or datetime.date.max, source.id.value)

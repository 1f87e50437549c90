"""Tables as CSV (RFC 4180) that a spreadsheet opens without obeying them.

UTF-8 with a byte order mark, lines end in CR LF, one header line of stable names. A
cell that a spreadsheet would take for a formula gets an apostrophe before it, which
`plain_cell` takes off again: reading what was written gives what was given.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from habeas.publication.export import composed as c
from habeas.publication.export.site import sums
from habeas.store import stopping

BOM = "\ufeff"
CUT = "[…]"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
ROWS = (
    "id", "person_id", "person", "known_to_us", "kind", "heads_least", "heads_most",
    "historical", "liberty", "derivation", "since", "as_of", "disputed", "stale",
    "end_told_by_holder_only", "legal", "acknowledgement", "verification", "held_at", "held_at_id",
    "taken_by", "independent_sources", "demands", "quotes",
)  # fmt: skip
ACTS = (
    "id", "incident_id", "incident", "type", "date", "place", "place_id", "victim_id", "victim",
    "victim_known_to_us", "heads_least", "heads_most", "alleged_doers", "modality",
    "derivation", "time_frame", "quotes",
)  # fmt: skip
DEMANDS = (
    "id", "number", "addressee", "subject_ids", "subjects", "status", "date",
    "source_id", "quotes",
)  # fmt: skip
SOURCES = ("id", "kind", "issuer", "title", "date")
FIGURES = ("figure", "on", "value", "most", "fewer_than", "rows")
SCHEDULED = ("id", "title", "start", "end", "place", "place_id", "quotes")
PLACES = (
    "id", "name", "lies_in", "kind", "within", "countries", "lat", "lon", "radius_km",
    "gazetteer",
)  # fmt: skip


def safe_cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula.

    Numbers stay numbers, also negative ones; None is empty. What begins with an
    apostrophe gets another, so that `plain_cell` is exact.
    """
    stopping.step()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return (
        f"'{text}"
        if text.lstrip(" \u00a0\u200b\u200e\u200f\ufeff")[:1] in _FORMULA
        else text
    )


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given, as text."""
    return cell.removeprefix("'")


def write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table; NUL, which no reader of CSV takes, becomes U+FFFD."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(v).replace("\0", "\ufffd") for v in r] for r in rows)
    return (BOM + stream.getvalue()).encode()


def read(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table that `write` made, each by column."""
    text = data.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""))
    columns = next(rows)
    return [dict(zip(columns, map(plain_cell, r), strict=True)) for r in rows]


def tables(publication: c.Publication) -> dict[str, bytes]:
    """Return the tables of a publication, and their sums, by file name."""
    files = {
        "register.csv": write(ROWS, map(_row, publication.register)),
        "acts.csv": write(
            ACTS, (_act(i, a) for i in publication.incidents for a in i.acts)
        ),
        "demands.csv": write(DEMANDS, map(_demand, publication.demands)),
        "sources.csv": write(SOURCES, map(_source, publication.sources)),
        "figures.csv": write(
            FIGURES, (_figure(publication, f) for f in publication.figures)
        ),
        "announced.csv": write(SCHEDULED, map(_scheduled, publication.scheduled)),
        "places.csv": write(PLACES, map(_where, c.places(publication))),
    }
    return {**files, "SHA256SUMS": sums(files)}


def _words(words: c.Words | None) -> str:
    return words.text if words else ""


def _place(place: c.Place | None) -> str:
    return place.name.text if place else ""


def _place_id(place: c.Place | None) -> str:
    return place.id.value if place else ""


def _where(place: c.Place) -> list[Any]:
    at = place.at
    told = [place.id.value, place.name.text]
    if at is None:
        return [*told, *[None] * (len(PLACES) - len(told))]
    lands = _join(land.text for land in at.countries)
    area = [at.name.text, at.kind.value, _words(at.within), lands]
    return [*told, *area, at.lat, at.lon, at.radius_km, at.gazetteer.text]


def _day(day: c.Day | None) -> str:
    return day.edtf if day else ""


def _code(code: c.Code | None) -> str:
    return code.value if code else ""


def _join(values: Iterable[str]) -> str:
    return " | ".join(v for v in values if v)


def _quotes(quotes: Iterable[c.Quote]) -> str:
    return _join("".join(p.text if p else CUT for p in q.pieces) for q in quotes)


def _bodies(fields: Iterable[c.Field[c.Body]]) -> str:
    return _join(_words(f.value.name) or f.value.kind.value for f in fields)


def _row(row: c.Row) -> list[Any]:
    person, liberty = row.person, row.liberty
    return [
        row.id.value, person.id.value, _words(person.name), person.known,
        person.kind.value, *person.heads, row.historical, _code(liberty.value),
        _code(liberty.derivation), _day(liberty.since), _day(liberty.as_of), liberty.disputed, liberty.stale,
        liberty.holder_only, _code(row.legal.value), _code(row.acknowledgement.value),
        _code(row.verification.value), _place(row.place.value), _place_id(row.place.value), _bodies(row.taken_by),
        row.sources, _join(d.value for d in row.demands), _quotes(liberty.quotes),
    ]  # fmt: skip


def _act(incident: c.Incident, act: c.Act) -> list[Any]:
    victim = act.victim.value
    return [
        act.id.value, incident.id.value, _words(incident.title.value),
        act.type.value.value, _day(act.date.value), _place(act.place.value), _place_id(act.place.value),
        victim.id.value if victim else "", _words(victim.name) if victim else "",
        victim.known if victim else None, *(victim.heads if victim else (None, None)),
        _bodies(act.doers), act.modality.value, act.derivation.value,
        act.time_frame.value, _quotes(act.type.quotes),
    ]  # fmt: skip


def _demand(demand: c.Demand) -> list[Any]:
    return [
        demand.id.value,
        demand.number,
        _words(demand.addressee.value),
        _join(p.id.value for p in demand.subjects),
        _join(_words(p.name) for p in demand.subjects),
        demand.status.value,
        _day(demand.date),
        demand.source.value,
        _quotes(demand.words),
    ]


def _source(source: c.Source) -> list[Any]:
    issuer = source.issuer.value
    return [
        source.id.value,
        source.kind.value,
        _words(issuer.name) if issuer else "",
        _words(source.title.value),
        _day(source.date.value),
    ]


def _figure(publication: c.Publication, figure: c.Figure) -> list[Any]:
    return [
        figure.code.value,
        publication.on.edtf,
        figure.value,
        figure.most,
        c.SMALL if figure.value is None else None,
        _join(i.value for i in figure.rows),
    ]


def _scheduled(scheduled: c.Scheduled) -> list[Any]:
    return [
        scheduled.id.value,
        scheduled.title.text,
        scheduled.start.edtf,
        _day(scheduled.end),
        _place(scheduled.place),
        _place_id(scheduled.place),
        _quotes(scheduled.quotes),
    ]

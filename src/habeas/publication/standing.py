"""Composes the register of an output: rows, and the figures that count them.

A row goes out only if the audience reads it as the desk does. Where the desk knows
more (a release or an escape that is closed to the audience) the row is left out whole:
the audience is told nothing false.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping

from habeas.publication.export import composed as c
from habeas.publication.frame import Frame
from habeas.records.build import TAKINGS
from habeas.records.models import Act, Involvement, Person
from habeas.register.counts import tally
from habeas.register.entries import WATCH, Entry
from habeas.register.listing import entries_on
from habeas.register.models import Stay, Subject
from habeas.register.status import Standing, Step
from habeas.sources.models import Source

FIGURES = ("reported", "located", "verified", "released")
_AT_HOME = ("house_arrest",)


def register(
    frame: Frame, demands: Mapping[str, c.Demand]
) -> tuple[tuple[c.Row, ...], list[Entry]]:
    """Return the rows, and the entries that are counted.

    Open deprivations come first, then what has ended, entries told by a decision for
    that person (which are in no count), and precedents; within each the newest first,
    then by the audience's own ids: the order of a list that is online, or of another
    audience's output, would tell who is who.

    Args:
        frame: The output.
        demands: The demands in it, by their rows' ids.
    """
    known = entries_on(frame.officer, frame.on)
    told = [e for e in known if _decided(frame, e)]
    shown = [e for e in _alike(frame, known) if e.id not in {t.id for t in told}]
    rows = _Rows(frame, demands)
    ordered = sorted([*shown, *told], key=lambda e: _order(frame, e))
    composed = [rows.row(e) for e in ordered]
    return tuple(r for r in composed if r is not None), shown


def figures(frame: Frame, shown: Iterable[Entry]) -> tuple[c.Figure, ...]:
    """Return the counts of what is shown; every one is of rows that stand beside it."""
    counted = tally(shown, frame.on)
    return tuple(
        c.Figure(
            code=c.Code("figure", name),
            value=getattr(counted, name),
            listed=True,
            most=counted.most[name],
            rows=tuple(frame.id(e) for e in counted.entries[name]),
        )
        for name in FIGURES
    )


def unnumbered(shown: Iterable[Entry]) -> int:
    """Return how many open entries are of people told of in words alone."""
    return sum(
        e.heads == (None, None) and e.liberty.held and not e.historical for e in shown
    )


def _alike(frame: Frame, known: Iterable[Entry]) -> Iterable[Entry]:
    """Give the entries that the audience reads as the desk does."""
    desk = {episode: entry for entry in known for episode in entry.episodes}
    for entry in entries_on(frame.seen, frame.on):
        same = next((desk[e] for e in entry.episodes if e in desk), None)
        if same is not None and _same(frame, entry, same):
            yield entry
        else:
            frame.left["register"].add(entry.id)


def _same(frame: Frame, entry: Entry, desk: Entry) -> bool:
    a, b = entry.liberty, desk.liberty
    return (
        (a.value, a.closed, a.disputed) == (b.value, b.closed, b.disputed)
        and bool(a.claimed_end) == bool(b.claimed_end)
        and entry.kind != WATCH
        and a.value != "escaped"
        and all(p in frame.people for p in entry.people)
    )


def _decided(frame: Frame, entry: Entry) -> bool:
    """Whether an officer decided that this entry may be told, for that person."""
    person = entry.people[0]
    if entry.kind == WATCH:
        return not entry.overtaken and frame.cast.told(person, "watch")
    escaped = entry.liberty.value == "escaped"
    return escaped and frame.cast.told(person, "escaped")


class _Rows:
    """Composes rows, with what is looked up once for all of them."""

    def __init__(self, frame: Frame, demands: Mapping[str, c.Demand]) -> None:
        self._frame = frame
        self._stays: dict[str, Stay] = frame.load(Stay)
        self._takers = _takers(frame)
        self._asked: dict[str, list[c.Id]] = defaultdict(list)
        for row in frame.load(Subject).values():
            if row.demand_id in demands:
                self._asked[row.person_id].append(demands[row.demand_id].id)
        near = Source.objects.whole("counting origins").values_list("pk", "near_id")
        self._near: dict[str, str | None] = dict(near)

    def row(self, entry: Entry) -> c.Row | None:
        """Return the row of an entry; None where its person's record is closed."""
        frame = self._frame
        people = [frame.people[p] for p in entry.people if p in frame.people]
        if not people:
            frame.left["register"].add(entry.id)
            return None
        return c.Row(
            id=frame.id(entry.id),
            person=self._person(people, entry),
            historical=entry.historical,
            liberty=self._axis(entry, entry.liberty, "liberty"),
            legal=self._axis(entry, entry.legal, "legal"),
            acknowledgement=self._axis(entry, entry.acknowledgement, "acknowledgement"),
            verification=self._axis(entry, entry.verification, "verification"),
            place=self._stay(entry),
            taken_by=_once(t for p in entry.people for t in self._takers[p]),
            sources=len({_origin(s, self._near) for s in entry.sources}),
            demands=tuple(
                dict.fromkeys(d for p in entry.people for d in self._asked[p])
            ),
        )

    def _person(self, people: list[Person], entry: Entry) -> c.Person:
        named = [p for p in people if self._frame.may_name(p)]
        who = self._frame.person((named or people)[0])
        return c.Person(who.id, who.kind, who.name, who.known, entry.heads)

    def _axis(self, entry: Entry, standing: Standing, axis: str) -> c.Axis:
        steps = [s for s in entry.steps if s.axis == axis] or _by(standing)
        told = entry.kind == WATCH or standing.value == "escaped"
        scheme = "watch" if told and axis == "liberty" else axis
        by = standing.by
        return c.Axis(
            value=c.Code(scheme, standing.value) if standing.value else None,
            since=c.Day(standing.since) if standing.since else None,
            as_of=c.Day(standing.as_of.isoformat()) if standing.as_of else None,
            disputed=standing.disputed,
            stale=standing.stale,
            holder_only=standing.said_by_holder_only,
            derivation=c.Code("derivation", by.derivation) if by else None,
            quotes=self._frame.evidence.of_claims(s.claim for s in steps),
        )

    def _stay(self, entry: Entry) -> c.Field[c.Place | None]:
        """Return where someone in custody is said to be held; a home is not told."""
        row = self._stays.get(entry.stay.id) if entry.stay else None
        home = entry.liberty.value in _AT_HOME
        told = self._frame.cast.told(entry.people[0], "whereabouts")
        if row is None or (home and not told):
            return c.Field(None)
        return self._frame.place(row, row.place_id)


def _takers(frame: Frame) -> dict[str, list[c.Field[c.Body]]]:
    """Return by whom each person is said to have been taken."""
    acts: dict[str, Act] = frame.load(Act, type__in=TAKINGS)
    rows: dict[str, Involvement] = frame.load(Involvement)
    found: dict[str, list[c.Field[c.Body]]] = defaultdict(list)
    for row in rows.values():
        act = acts.get(row.act_id)
        body = frame.doer(row) if act else None
        if act is not None and act.victim_id and body:
            quotes = frame.evidence.of(row, "actor")
            found[act.victim_id].append(c.Field(body, quotes))
    return found


def _by(standing: Standing) -> list[Step]:
    return [standing.by] if standing.by else []


def _once(found: Iterable[c.Field[c.Body]]) -> tuple[c.Field[c.Body], ...]:
    return tuple({f.value.id.value: f for f in found}.values())


def _order(frame: Frame, entry: Entry) -> tuple[object, ...]:
    newest = -(entry.liberty.as_of or datetime.date.min).toordinal()
    group = (entry.historical, entry.kind == WATCH, entry.liberty.closed)
    return (*group, newest, frame.id(entry.id).value)


def _origin(source: str, near: Mapping[str, str | None]) -> str:
    """Return the oldest source that `source` nearly repeats: copies are one origin."""
    seen: set[str] = set()
    while (older := near.get(source)) and older not in seen:
        seen.add(source)
        source = older
    return source

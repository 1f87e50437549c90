"""Builds a source's part of the register from its accepted claims.

No status without a claim. What a status claim may become depends on how it is said:
a demand makes only `reported_held` or `facing_case`; a threat makes a watch entry,
never a deprivation; what is denied, promised, supposed or said in general makes no
liberty status at all. A status that was recorded is never rewritten: where its claim
says something else now, it is withdrawn and another is recorded, so that what the
desk knew on an earlier day can still be asked.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim, Quote
from habeas.claims.refers import parts
from habeas.records.accepted import Accepted, accepted, accepted_of
from habeas.records.build import TAKINGS, is_said_of_an_occasion
from habeas.records.choosing import dated
from habeas.records.models import Person, Place
from habeas.records.sheet import R, Rows, Sheet, standing
from habeas.records.touched import Part
from habeas.register import places
from habeas.register.models import (
    Demand,
    Episode,
    Scheduled,
    Status,
    Stay,
    Subject,
)
from habeas.register.said import DEPRIVATION, WATCH, Cast, Said, statuses, told_by
from habeas.register.status import Run, Step, runs
from habeas.sources.models import Source
from habeas.store.here import day_of
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import Writer
from habeas.text.edtf import bounds
from habeas.vocab.terms import register

_EXTRA: Mapping[type, tuple[str, ...]] = {
    Episode: ("person_id", "kind", "historical"),
    Status: ("episode_id", "axis", "value", "date"),
    Stay: ("episode_id", "place_id"),
    Demand: (),
    Subject: ("demand_id", "person_id"),
    Scheduled: (),
}
_Name = tuple[str, str, bool]  # of episodes: person (record id), kind, whether past
_HOLDINGS = ("detention", "transfer", "incommunicado", "house_arrest")


def rebuild_in(
    w: Writer, officer: User, source: Source, part: Part | None = None
) -> int:
    """Bring the register's rows of `source` to its accepted claims, inside entry `w`.

    Runs after `records.build.rebuild_in`, whose people and places it refers to; of a
    part, as that does.

    Returns:
        How many rows were written; 0 where nothing had changed.

    Raises:
        NotAStatus: If an accepted claim gives a value the register does not have.
    """
    if part is None:
        said = accepted(source)
        cast, rows = Cast(said), None
        told = statuses(said, cast)
    else:
        said = accepted_of(source, part.web, part.register)
        cast = Cast(said, part)
        people = _people(part)
        rows = _rows(part, people)
        told = [s for s in statuses(said, cast) if s.person.pk in people]
    sheet = Sheet(said, _EXTRA, rows=rows, renewed={Status: ("flagged",)})
    episodes = _episodes(said, cast, sheet, told)
    _other_axes(sheet, told, episodes)
    _stays(said, cast, sheet, episodes)
    _demands(said, cast, sheet)
    _scheduled(said, cast, sheet)
    return sheet.close(w)


def _people(part: Part) -> set[str]:
    """Return the people (record ids) of whom a part of the register is built."""
    claims = part.web.ids(part.people, "person")
    return {row.pk for row in standing(Person, "claim", claims)}


def _rows(part: Part, people: set[str]) -> Rows:
    """Return the rows that stand of a part: of its people, and of what was decided."""
    episodes = _own(part, standing(Episode, "person", people))
    theirs = {e.pk for e in episodes}
    demands = part.web.ids(part.hung, "demand")
    return {
        Episode: episodes,
        Status: _own(part, standing(Status, "episode", theirs)),
        Stay: _own(part, standing(Stay, "episode", theirs)),
        Demand: standing(Demand, "claim", demands),
        Subject: standing(Subject, "claim", demands),
        Scheduled: standing(Scheduled, "claim", part.web.ids(part.hung, "scheduled")),
    }


def _own(part: Part, rows: list[R]) -> list[R]:
    """Return the rows that rest on claims of the part's source."""
    return [row for row in rows if row.claim_id in part.web.root]


def _step(s: Said, said: Accepted, day: datetime.date) -> Step:
    columns = {k: v for k, v in s.columns.items() if k != "reason"}
    return Step(
        id=s.claim.pk,
        value=s.value,
        axis=s.axis,
        source=said.source.pk,
        claim=s.claim.pk,
        said_on=day,
        **columns,
    )


def _episodes(
    said: Accepted, cast: Cast, sheet: Sheet, told: list[Said]
) -> dict[str, list[Episode]]:
    """Put the episodes and their liberty statuses; return them by person."""
    by_person: dict[_Name, list[Said]] = {}
    found: dict[str, list[Episode]] = {}
    for s in (s for s in told if s.axis == "liberty"):
        if s.episode:
            _put_status(sheet, s, _episode(s.episode), flagged=False)
        else:
            name = (s.person.pk, s.kind, s.historical)
            by_person.setdefault(name, []).append(s)
    day, before = _said_on(said), _Before(sheet)
    for name, theirs in by_person.items():
        steps = {s.claim.pk: s for s in theirs}
        told_runs = list(runs(_step(s, said, day) for s in theirs))
        kept = _kept_episodes(said, before, name, told_runs)
        for run, old in zip(told_runs, kept, strict=True):
            first = steps[run.steps[0].claim]
            row = _put_episode(said, cast, sheet, old, first, run)
            flagged = {s.claim for s in run.standing.flagged}
            for step in run.steps:
                status = steps[step.claim]
                _put_status(sheet, status, row, flagged=step.claim in flagged)
            found.setdefault(first.person.pk, []).append(row)
    return found


def _episode(pk: str) -> Episode:
    found: Episode = Episode.objects.whole("building the register").get(pk=pk)
    return found


class _Before:
    """The episodes that stood before, and the statuses of each (id)."""

    def __init__(self, sheet: Sheet) -> None:
        self.episodes: dict[_Name, list[Episode]] = defaultdict(list)
        self.statuses: dict[str, list[Status]] = defaultdict(list)
        for episode in sheet.standing(Episode):
            name = (episode.person_id, episode.kind, episode.historical)
            self.episodes[name].append(episode)
        for status in sheet.standing(Status):
            self.statuses[status.episode_id].append(status)

    def holds(
        self, episode: str, roots: set[str], said: Accepted, *, withdrawn: bool
    ) -> bool:
        """Return whether an episode has a status that stands, or is withdrawn, of them."""
        return any(
            s.withdrawn == withdrawn and said.root(s.claim_id) in roots
            for s in self.statuses[episode]
        )


def _kept_episodes(
    said: Accepted, before: _Before, name: _Name, told: list[Run]
) -> list[Episode | None]:
    """Return for each run the episode that keeps its id in it, None for a new one.

    It is the one that holds a status of the run, and if none does one that held such a
    status; what is left over is taken by runs of which none is known. No episode is
    given to two runs.
    """
    free = {e.pk: e for e in before.episodes.get(name, ())}
    roots = [{said.root(s.claim) for s in run.steps} for run in told]
    found: dict[int, Episode] = {}
    for withdrawn in (False, True):
        for number, of in enumerate(roots):
            own = (e for e in free if before.holds(e, of, said, withdrawn=withdrawn))
            if number not in found and (pk := next(own, None)):
                found[number] = free.pop(pk)
    left = iter(free.values())
    return [found.get(n) or next(left, None) for n in range(len(told))]


def _put_episode(
    said: Accepted,
    cast: Cast,
    sheet: Sheet,
    old: Episode | None,
    first: Said,
    run: Run,
) -> Episode:
    told = first.claim.value.get("heads")
    low, high = (
        (told[0], told[1]) if told else (first.person.heads_min, first.person.heads_max)
    )
    columns = {
        "person_id": first.person.pk,
        "kind": first.kind,
        "historical": first.historical,
        "heads_min": low,
        "heads_max": high,
        "event_id": _event_of(cast, first.person, first.historical),
    }
    claims = [c for s in run.steps if (c := said.get(s.claim))]
    bases = {"kind": claims, "person": [first.claim, first.person.claim]}
    label = RESTRICTED if first.kind == WATCH else None
    return sheet.put(
        Episode, first.claim, columns, bases, label=label, row=old, fresh=True
    )


def _event_of(cast: Cast, person: Person, historical: bool) -> str | None:
    frame = ("historical",) if historical else ("incident", "ongoing", "background")
    taken = [
        a
        for a in cast.suffered.get(person.pk, ())
        if a.event_id and a.type in TAKINGS and a.time_frame in frame
    ]
    taken.sort(key=lambda a: (a.earliest or datetime.date.max, a.claim.first))
    return taken[0].event_id if taken else None


def _put_status(sheet: Sheet, s: Said, episode: Episode, *, flagged: bool) -> None:
    columns = {
        **s.columns,
        "episode_id": episode.pk,
        "axis": s.axis,
        "value": s.value,
        "flagged": flagged,
    }
    closed = s.kind == WATCH or s.value == "escaped" or episode.kind == WATCH
    bases = {"value": [s.claim]}
    if s.columns["date"]:
        bases["date"] = [s.claim]
    label = RESTRICTED if closed else None
    sheet.put(Status, s.claim, columns, bases, label=label)


def _other_axes(
    sheet: Sheet, told: list[Said], episodes: dict[str, list[Episode]]
) -> None:
    for s in (s for s in told if s.axis != "liberty"):
        known = episodes.get(s.person.pk, [])
        held = [e for e in known if e.kind == DEPRIVATION and not e.historical]
        if s.episode:
            _put_status(sheet, s, _episode(s.episode), flagged=False)
        elif held or known:
            _put_status(sheet, s, (held or known)[-1], flagged=False)


def _stays(
    said: Accepted, cast: Cast, sheet: Sheet, episodes: dict[str, list[Episode]]
) -> None:
    put = _Stays(sheet)
    for claim in said.of("act"):
        value = claim.value
        place = cast.place(value.get("place"))
        held = _deprivations(claim, episodes.get(_victim(claim, cast), []))
        holding = value["type"] in _HOLDINGS and is_said_of_an_occasion(claim)
        if place and held and holding:
            put.stay(claim, held[-1], place)
    told = [(c, t) for c in said.of("status") if (t := _held(c, cast))]
    named = _named_places(said, cast)
    spans = _spans(c.pk for c, _ in told) if named else {}
    for claim, of in told:
        for place in _places_in(claim, cast, named, spans):
            for episode in put.holding(claim, of, episodes):
                put.stay(claim, episode, place)


def _held(claim: Claim, cast: Cast) -> Said | None:
    """Return what a status claim gives, where that is that somebody is held."""
    told = told_by(claim, cast)
    return told if told and told.value in register().liberty.held else None


def _deprivations(claim: Claim, episodes: Iterable[Episode]) -> list[Episode]:
    historical = claim.time_frame == "historical"
    return [e for e in episodes if e.kind == DEPRIVATION and e.historical == historical]


def _victim(claim: Claim, cast: Cast) -> str:
    person = cast.person(claim.value.get("victim") or claim.subject_id)
    return person.pk if person else ""


class _Stays:
    """Asks for stays, of each episode one for a place and a day."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._put: dict[tuple[Any, ...], Stay] = {}
        self._of: dict[str, set[str]] = defaultdict(set)
        for status in sheet.asked(Status):
            self._of[status.claim_id].add(status.episode_id)

    def holding(
        self, claim: Claim, told: Said, episodes: dict[str, list[Episode]]
    ) -> list[Episode]:
        """Return the episodes that a status claim is told of."""
        if told.episode:
            return [_episode(told.episode)]
        own = self._of.get(claim.pk, ())
        return [e for e in episodes.get(told.person.pk, []) if e.pk in own]

    def stay(self, claim: Claim, episode: Episode, place: Place) -> None:
        """Ask for a stay, or let one of the same place and day rest on `claim` too."""
        columns = {
            "episode_id": episode.pk,
            "place_id": place.pk,
            **dated(claim.value.get("date")),
        }
        bases = {"place": [claim, place.claim]}
        found = self._put.get(key := tuple(columns.values()))
        if found is not None:
            self._sheet.rest(found, bases)
        else:
            self._put[key] = self._sheet.put(Stay, claim, columns, bases)


def _named_places(said: Accepted, cast: Cast) -> list[tuple[int, int, Place]]:
    """Return where the words name a place in which people are held, in their order."""
    found = []
    for quote in _quotes(c.pk for c in said.of("place")):
        place = cast.place(quote.claim_id)
        if place and places.holds_people(str(quote.exact)):
            found.append((quote.start, quote.end, place))
    return found


def _quotes(claims: Iterable[str]) -> list[Quote]:
    """Return the quotes of claims (ids), in the order of the text."""
    rows = Quote.objects.whole("building the register")
    found = [q for part in parts(sorted(claims)) for q in rows.filter(claim__in=part)]
    return sorted(found, key=lambda q: (q.start, q.pk))


def _spans(claims: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """Return where the words of claims (ids) stand."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quote in _quotes(claims):
        found[quote.claim_id].append((quote.start, quote.end))
    return found


def _places_in(
    claim: Claim,
    cast: Cast,
    named: Iterable[tuple[int, int, Place]],
    spans: Mapping[str, list[tuple[int, int]]],
) -> list[Place]:
    """Return the place a status names, else those of holding in its own words."""
    given = cast.place(claim.value.get("place"))
    if given:
        return [given]
    own = spans.get(claim.pk, ())
    return [
        place
        for start, end, place in named
        if any(first <= start and end <= last for first, last in own)
    ]


def _demands(said: Accepted, cast: Cast, sheet: Sheet) -> None:
    day = _dateline(said)
    for claim in said.of("demand"):
        value = claim.value
        body = cast.body(value.get("addressee"))
        columns = {
            "number": value.get("number"),
            "addressee_id": body.pk if body else None,
            "position": claim.first,
            **dated(day),
        }
        bases = {"words": [claim]}
        if body:
            bases["addressee"] = [claim, body.claim]
        demand = sheet.put(Demand, claim, columns, bases)
        for person in filter(None, map(cast.person, value.get("subjects") or [])):
            link = {"demand_id": demand.pk, "person_id": person.pk}
            sheet.put(Subject, claim, link, {"person": [claim, person.claim]})


def _dateline(said: Accepted) -> str | None:
    for claim in said.of("header"):
        if claim.value.get("field") == "dateline":
            value: str | None = claim.value.get("value")
            return value
    return None


def _said_on(said: Accepted) -> datetime.date:
    day = _dateline(said)
    latest = bounds(day)[1] if day else None
    return latest or day_of(said.source.received_at)


def _scheduled(said: Accepted, cast: Cast, sheet: Sheet) -> None:
    for claim in said.of("scheduled"):
        value = claim.value
        start = bounds(value["start"])[0] if value.get("start") else None
        if start is None:
            continue
        place = cast.place(value.get("place"))
        columns = {
            "title": value["title"],
            "start": start,
            "end": bounds(value["end"])[1] if value.get("end") else None,
            "place_id": place.pk if place else None,
        }
        sheet.put(Scheduled, claim, columns, {"title": [claim], "start": [claim]})

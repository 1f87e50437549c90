"""All that is told of people, with when the desk learnt it and when it took it back.

It is read once, and what stood at each moment of knowledge is picked from it; the full
way (`register.listing`) asks for one moment at a time and stays the rule. Where an
officer chose a value of a person, or the name of a place of holding, that moment
is asked for the full way.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.claims.models import Claim, Decision
from habeas.records import identify
from habeas.records.identify import Bonds, Ruling
from habeas.records.known import times
from habeas.records.models import Choice, Person, Place
from habeas.register.entries import StayAt, Told
from habeas.register.listing import episode_as, stay_of, steps_by_episode, told_of
from habeas.register.models import Episode, Status, Stay
from habeas.store.labels import up_to

Moment = datetime.datetime
_AT_ONCE = 400


@dataclass(frozen=True)
class Stayed:
    """A stay, when (UTC) it was written, and when it was withdrawn, if it was."""

    stay: StayAt
    made: Moment | None
    withdrawn: bool = False
    ended: Moment | None = None

    def stood(self, known_on: Moment) -> bool:
        """Return whether it was written by `known_on`, and not yet withdrawn."""
        made = self.made is not None and self.made <= known_on
        return made and (self.ended is None or self.ended > known_on)


@dataclass(frozen=True)
class Ever:
    """What was ever told of one episode; `stands`: it and its person still do.

    `told` has every step; `gone` are the ids of those withdrawn since.
    """

    told: Told
    stands: bool
    stays: tuple[Stayed, ...]
    gone: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether nothing of it was ever taken back."""
        kept = all(s.made is not None and not s.withdrawn for s in self.stays)
        return self.stands and not self.gone and kept

    @property
    def moments(self) -> set[Moment]:
        """When the desk learnt something of it, or took it back."""
        steps = {t for s in self.told.steps for t in (s.recorded_at, s.withdrawn_at)}
        stays = {t for s in self.stays for t in (s.made, s.ended)}
        return {t for t in steps | stays if t is not None}

    def at(self, known_on: Moment | None) -> Told | None:
        """Return what was told of it at `known_on` (None: now), None where nothing."""
        if known_on is not None:
            stays = tuple(s.stay for s in self.stays if s.stood(known_on))
            return replace(self.told, stays=stays)
        steps = tuple(s for s in self.told.steps if s.id not in self.gone)
        stays = tuple(s.stay for s in self.stays if not s.withdrawn)
        stands = self.stands and steps
        return replace(self.told, steps=steps, stays=stays) if stands else None


@dataclass(frozen=True)
class Known:
    """What was ever told of people who were ever joined, and decided about them.

    `named` are those of them who may be of a group, by id, as they stand now. `chosen`
    is when an officer chose a value of theirs, or what that hangs on changed; `looking`
    then asks for what was told at a moment.
    """

    ever: tuple[Ever, ...]
    rulings: tuple[Ruling, ...]
    named: Mapping[str, Told]
    chosen: frozenset[Moment] = frozenset()
    looking: Any = None

    @property
    def plain(self) -> bool:
        """Whether nothing of it was ever taken back, or chosen."""
        return (
            not self.chosen
            and all(e.plain for e in self.ever)
            and not any(r.decision.undone for r in self.rulings)
        )

    @property
    def moments(self) -> list[Moment]:
        """When the desk learnt something of them, or took it back, in order."""
        told = {t for e in self.ever for t in e.moments}
        ruled = {t for r in self.rulings for t in (r.decision.recorded_at, r.ended)}
        return sorted(told | self.chosen | {t for t in ruled if t is not None})

    def at(self, known_on: Moment | None) -> tuple[list[Told], Bonds]:
        """Return what was told and decided at `known_on` (aware; None: now)."""
        if known_on is None:
            bound = identify.bind(r.decision for r in self.rulings)
        else:
            bound = identify.bound_at(self.rulings, known_on)
            if self.chosen:
                people = {e.told.person for e in self.ever} | set(self.named)
                return told_of(self.looking, people, bound, None, known_on), bound
        told = [t for e in self.ever if (t := e.at(known_on)) is not None]
        of_groups = {m for theirs in bound.members.values() for m in theirs}
        named = [t for pk, t in self.named.items() if bound.of(pk) in of_groups]
        return told + named, bound


def known(
    officer: Any, people: Collection[str], rulings: Sequence[Ruling]
) -> list[Known]:
    """Return what was ever told of `people` (ids), apart for all who were ever joined.

    Args:
        officer: Who looks; nothing but the ceiling is asked.
        people: With everybody whom `rulings` join.
        rulings: What was ever decided about them.
    """
    pairs = [_pair(r) for r in rulings if r.decision.same]
    joined = identify.connected(pairs)
    ever: dict[str, list[Ever]] = defaultdict(list)
    for one in _ever(officer, people):
        ever[joined.get(one.told.person, one.told.person)].append(one)
    ruled: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        for part in {joined.get(p, p) for p in _pair(ruling)}:
            ruled[part].append(ruling)
    named: dict[str, dict[str, Told]] = defaultdict(dict)
    for pk in _standing(officer, {p for pair in pairs for p in pair}):
        named[joined[pk]][pk] = Told(episode="", person=pk)
    moved = _chosen(ever)
    return [
        Known(
            tuple(ever[part]),
            tuple(ruled[part]),
            named[part],
            moved.get(part, frozenset()),
            officer if part in moved else None,
        )
        for part in sorted({*ever, *named})
    ]


def _chosen(
    ever: Mapping[str, Iterable[Ever]],
) -> dict[str, frozenset[Moment]]:
    """Return when values were chosen, or what they hang on changed, by part of `ever`."""
    told = [(part, one) for part, theirs in ever.items() for one in theirs]
    of_place: dict[str, set[str]] = defaultdict(set)
    for part, one in told:
        for s in one.stays:
            of_place[s.stay.place].add(part)
    parts = {("records_person", one.told.person): {part} for part, one in told}
    parts |= {("records_place", place): of for place, of in of_place.items()}
    found: dict[str, set[Moment]] = defaultdict(set)
    for choice, moments in _choices(parts):
        for part in parts[choice.table, choice.row]:
            found[part] |= moments
    return {part: frozenset(moments) for part, moments in found.items()}


def _choices(
    records: Iterable[tuple[str, str]],
) -> Iterator[tuple[Choice, set[Moment]]]:
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, row in sorted(records):
        by_table[table].append(row)
    listed = Choice.objects.whole("what was chosen").select_related("claim")
    for table, rows in by_table.items():
        for at in range(0, len(rows), _AT_ONCE):
            part = rows[at : at + _AT_ONCE]
            for choice in listed.filter(table=table, row__in=part):
                yield choice, _moments_of(choice)


def _moments_of(choice: Choice) -> set[Moment]:
    """Return when a choice was made and undone, and when its claim was decided on."""
    ended = times([choice.entry]).values() if choice.undone else ()
    model = Place if choice.table == "records_place" else Person
    row = model.objects.whole("what was chosen").filter(pk=choice.row).first()
    claims = {c.pk: c for c in _edits(choice.claim)}
    claims |= {c.pk: c for c in _edits(row.claim)} if row is not None else {}
    rows = Decision.objects.whole("what was accepted by a day").filter(claim__in=claims)
    decided = set(rows.values_list("recorded_at", flat=True))
    made = {c.recorded_at for c in claims.values()} | {choice.recorded_at}
    return {t for t in {*made, *decided, *ended} if t is not None}


def _edits(claim: Claim) -> Iterator[Claim]:
    """Yield a claim, what it replaced, and what replaced it."""
    older: Claim | None = claim
    while older is not None:
        yield older
        older = older.supersedes
    waiting = [claim]
    while waiting:
        later = Claim.objects.whole("the edits of a claim").filter(
            supersedes__in=waiting
        )
        waiting = list(later)
        yield from waiting


def _pair(ruling: Ruling) -> tuple[str, str]:
    return ruling.decision.first_id, ruling.decision.second_id


def _standing(officer: Any, people: Collection[str]) -> list[str]:
    rows = Person.objects.visible_to(officer).filter(pk__in=people, withdrawn=False)
    return sorted(rows.values_list("pk", flat=True))


def _ever(officer: Any, people: Collection[str]) -> Iterable[Ever]:
    may = up_to(officer.ceiling)  # whom and what place it is of must be seen as well
    episodes = Episode.objects.visible_to(officer).filter(
        person__in=people, person__label__in=may
    )
    statuses = Status.objects.visible_to(officer).filter(episode__person__in=people)
    listed = list(statuses.select_related("claim"))
    steps = steps_by_episode(listed)
    gone = frozenset(s.pk for s in listed if s.withdrawn)
    stays = _stays(officer, people)
    for e in episodes.select_related("person").order_by("pk"):
        if steps[e.pk]:
            yield Ever(
                episode_as(e, tuple(steps[e.pk]), (), named=False),
                not e.withdrawn and not e.person.withdrawn,
                tuple(stays[e.pk]),
                gone & {s.id for s in steps[e.pk]},
            )


def _stays(officer: Any, people: Collection[str]) -> Mapping[str, list[Stayed]]:
    rows = Stay.objects.visible_to(officer).filter(
        episode__person__in=people, place__label__in=up_to(officer.ceiling)
    )
    listed = list(rows.select_related("place").order_by("pk"))
    ends = times(s.entry for s in listed if s.withdrawn)
    found: dict[str, list[Stayed]] = defaultdict(list)
    for s in listed:
        ended = ends[s.entry] if s.withdrawn else None
        made = Stayed(stay_of(s), s.recorded_at, s.withdrawn, ended)
        found[s.episode_id].append(made)
    return found

"""The register's entries: what several sources tell of one person, laid together.

Pure. A source's episodes come in as `Told`, each with its steps; what officers
decided about sameness comes as `root` and `members`. People who were decided to be
the same are one entry for each episode of theirs, counted once. A person decided to
be one of an unnamed group leaves the group's heads and carries the group's news:
the sum stays what it was.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.register.places import identifiable
from habeas.register.status import (
    Standing,
    Step,
    current,
    known,
    ordered,
    runs,
    stale_after,
)
from habeas.store import stopping
from habeas.vocab.terms import register

Day = datetime.date
Heads = tuple[int | None, int | None]
DEPRIVATION, WATCH = "deprivation", "watch"
_PASSING = ("at_risk", "in_hiding", "summoned")


@dataclass(frozen=True)
class StayAt:
    """The person was said to be held at place `place`, called `name`, on `day`."""

    id: str
    place: str
    name: str
    day: Day | None = None
    date: str = ""


@dataclass(frozen=True)
class Told:
    """One source's episode of one person or group, with its steps on every axis.

    Without steps: a person of whom no episode is told, who may be one of a group.
    """

    episode: str
    person: str
    kind: str = DEPRIVATION
    historical: bool = False
    group: bool = False
    heads: Heads = (1, 1)
    name: str | None = None
    words: str | None = None
    steps: tuple[Step, ...] = ()
    stays: tuple[StayAt, ...] = ()
    event: str | None = None


@dataclass(frozen=True)
class Entry:
    """One episode of one person or group, as all its sources tell it, on a day.

    `id` is that of its first episode; `people` are the records decided to be this
    one; `heads` what is left of a group once its named members have left it.
    `overtaken`: a watch entry whose fear came true; the deprivation counts instead.
    """

    id: str
    kind: str
    historical: bool
    people: tuple[str, ...]
    episodes: tuple[str, ...]
    group: bool
    heads: Heads
    name: str | None
    words: str | None
    steps: tuple[Step, ...]
    liberty: Standing
    legal: Standing
    acknowledgement: Standing
    verification: Standing
    stays: tuple[StayAt, ...]
    events: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    overtaken: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({s.source for s in self.steps}))

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(s.claim for s in self.steps)

    @property
    def stay(self) -> StayAt | None:
        """The last place of holding that was told, while the person is held."""
        return self.stays[-1] if self.stays and self.liberty.held else None

    @property
    def enforced_disappearance_alleged(self) -> bool:
        """Computed, never typed in: held, unacknowledged, and denied."""
        return (
            self.liberty.value == "held_unacknowledged"
            and self.acknowledgement.value == "denied"
        )

    def located(self, on: Day) -> bool:
        """Whether an identifiable place of holding is told, dated and not stale."""
        until = self.located_until
        return until is not None and on <= until

    @property
    def located_until(self) -> Day | None:
        """The last day on which they are located if no news comes; None: they are not.

        `Day.max` where neither the value nor the place grows stale.
        """
        stay = self.stay
        if stay is None or stay.day is None or not identifiable(stay.name):
            return None
        days, due = stale_after(self.liberty.value), self.liberty.due
        last = Day.max if days is None else stay.day + datetime.timedelta(days=days)
        if due is None:
            return last
        return due if _open_ended(self.liberty.value) else min(last, due)


@dataclass(frozen=True)
class _Cluster:
    """All that is told of one person, or group, under one kind of entry."""

    root: str
    kind: str
    historical: bool
    own: tuple[Told, ...]
    shared: tuple[Told, ...] = ()

    @property
    def told(self) -> tuple[Told, ...]:
        return self.own + self.shared


def entries(
    told: Iterable[Told],
    root: Mapping[str, str],
    members: Mapping[str, frozenset[str]],
    as_of: Day,
    known_on: datetime.datetime | None = None,
) -> list[Entry]:
    """Return the entries on day `as_of`, as known at `known_on`, by their ids.

    Args:
        told: The episodes of all sources.
        root: For a person's id, the id that stands for their cluster.
        members: For a group's cluster, the clusters decided to be of it. Of whom
            nothing is in `told` is one of the group as if it was not known who.
        as_of: The day asked about.
        known_on: Time of knowledge (aware); None is now.
    """
    told = list(told)
    known = {root.get(t.person, t.person) for t in told}
    members = {g: theirs & known for g, theirs in members.items() if g in known}
    clusters = _clusters(told, root, members)
    left = {g: _left(m) for g, m in members.items()}
    found = []
    for cluster in clusters:
        stopping.step()
        found += _entries(cluster, left, members, as_of, known_on)
    return sorted(_overtake(found, root, known_on), key=lambda e: e.id)


def _clusters(
    told: Sequence[Told],
    root: Mapping[str, str],
    members: Mapping[str, frozenset[str]],
) -> list[_Cluster]:
    by: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda t: t.episode):
        name = (root.get(one.person, one.person), one.kind, one.historical)
        by[name].append(one)
    shared: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
    for (group, kind, historical), theirs in list(by.items()):
        for member in sorted(members.get(group, ())):
            shared[member, kind, historical] += theirs
            by.setdefault((member, kind, historical), [])
    return [_Cluster(*name, tuple(by[name]), tuple(shared[name])) for name in by]


def _left(members: frozenset[str]) -> int:
    return len(members)


def _entries(
    cluster: _Cluster,
    left: Mapping[str, int],
    members: Mapping[str, frozenset[str]],
    as_of: Day,
    known_on: datetime.datetime | None,
) -> list[Entry]:
    owner = {s.id: t for t in cluster.told for s in t.steps}
    found = []
    for run in runs(owner_steps(cluster.told), as_of, known_on):
        theirs = _unique(owner[s.id] for s in run.steps)
        own = [t for t in theirs if t in cluster.own]
        entry = _entry(cluster, theirs, own, run.steps, run.standing)
        entry = replace(entry, stays=_stays(theirs, as_of))
        entry = _with_axes(entry, theirs, as_of, known_on)
        heads = _heads(own or theirs, entry.group, left.get(cluster.root, 0))
        of = tuple(sorted(g for g, m in members.items() if cluster.root in m))
        found.append(replace(entry, heads=heads, one_of=of))
    return found


def owner_steps(told: Iterable[Told]) -> list[Step]:
    """Return all steps of `told`, each once."""
    return list({s.id: s for t in told for s in t.steps}.values())


def _entry(
    cluster: _Cluster,
    theirs: Sequence[Told],
    own: Sequence[Told],
    steps: tuple[Step, ...],
    standing: Standing,
) -> Entry:
    shown = list(own) or list(cluster.own)
    name = next((t.name for t in shown if t.name), None)
    words = next((t.words for t in shown if t.words), None)
    nothing = Standing()
    first = min((t.episode for t in own), default=f"{cluster.root}+{theirs[0].episode}")
    return Entry(
        id=first,
        kind=cluster.kind,
        historical=cluster.historical,
        people=tuple(sorted({t.person for t in cluster.own} or {cluster.root})),
        episodes=tuple(sorted(t.episode for t in theirs)),
        group=any(t.group for t in own),
        heads=(None, None),
        name=name,
        words=words,
        steps=steps,
        liberty=standing,
        legal=nothing,
        acknowledgement=nothing,
        verification=nothing,
        stays=(),
        events=tuple(sorted({t.event for t in theirs if t.event})),
    )


def _with_axes(
    entry: Entry,
    theirs: Iterable[Told],
    as_of: Day,
    known_on: datetime.datetime | None,
) -> Entry:
    steps = owner_steps(theirs)
    axes = {
        axis: current(steps, as_of, known_on, axis=axis)
        for axis in ("legal", "acknowledgement", "verification")
    }
    return replace(entry, **axes)  # type: ignore[arg-type]


def _heads(theirs: Sequence[Told], group: bool, left: int) -> Heads:
    if not group:
        return (1, 1)
    told = [t.heads for t in theirs if t.heads != (None, None)]
    if not told:
        return (None, None)
    low = min(h[0] or 0 for h in told)
    high = max(h[1] or h[0] or 0 for h in told)
    return (max(0, low - left), max(0, high - left))


def _stays(theirs: Iterable[Told], as_of: Day) -> tuple[StayAt, ...]:
    """Return where the person was said to be held by `as_of`, the last one last."""
    found = {
        s.id: s for t in theirs for s in t.stays if s.day is None or s.day <= as_of
    }
    return tuple(sorted(found.values(), key=lambda s: (s.day or Day.min, s.date, s.id)))


def _unique(told: Iterable[Told]) -> list[Told]:
    return list({t.episode: t for t in told}.values())


def _overtake(
    found: Sequence[Entry],
    root: Mapping[str, str],
    known_on: datetime.datetime | None,
) -> list[Entry]:
    def of(entry: Entry) -> str:
        return root.get(entry.people[0], entry.people[0])

    taken: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.kind == DEPRIVATION and not entry.historical:
            taken[of(entry)].append(entry)
    return [
        replace(e, overtaken=True)
        if e.kind == WATCH and any(_overtakes(e, d, known_on) for d in taken[of(e)])
        else e
        for e in found
    ]


def _overtakes(watch: Entry, taken: Entry, known_on: datetime.datetime | None) -> bool:
    if taken.liberty.held:
        return True
    (_, began), (_, feared) = (
        ordered(entry.steps, known_on)[0] for entry in (taken, watch)
    )
    later = began > feared
    return watch.liberty.value in _PASSING and later


def _open_ended(value: str) -> bool:
    rule = str(register().stale_after.get(value, ""))
    return bool(rule) and not rule[0].isdigit()


__all__ = ["DEPRIVATION", "WATCH", "Entry", "StayAt", "Told", "entries", "known"]

"""What the dated news about one person, laid in order, comes to on a day.

Pure: frozen steps in, standings out. A step is one dated value that a source gives
on one of the four axes (`vocab/register.yaml`). The rules, from `docs/register.md`:

- Order is by valid time, never by the order of recording. Late news is inserted.
- Silence changes nothing: a value stands, and grows stale, until a step changes it.
- An end known only from those who held the person is a claim: the episode stays open.
- A step that is not usual is kept and flagged; contradictory steps of different
  sources stand side by side and the value is disputed.

A value that begins is placed on the first day it may have begun, an end on the last
day it may have come, so that nobody is out sooner than every reading allows. Days
are calendar days as the sources give them, without a time zone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from habeas.store.here import day_of
from habeas.vocab.terms import register

HOLDER = "holder_only"
UNSTATED_END_DAYS = 14
# Values that begin a deprivation; a later one, after an end, begins another.
TAKING = frozenset({"arrested", "abducted_by_unknown", "missing"})
FINAL = frozenset({"died_in_custody", "found_dead"})
_DEFAULTS = {
    "liberty": "",
    "legal": "not_stated",
    "acknowledgement": "not_asked",
    "verification": "claimed",
}
Day = datetime.date


@dataclass(frozen=True)
class Step:
    """From `date` on, by claim `claim` of source `source`, `value` holds on `axis`.

    `date` is EDTF with its bounds (None where open or not stated); `said_on` is the
    day the source speaks; `order` the place of the step in what that source tells.
    `recorded_at` and `withdrawn_at` (UTC) are when the desk learnt it and took it
    back; `explained` says that an officer gave a reason for it, where it is not usual.
    `until` is the day a court or an order named for the value to end.
    """

    id: str
    value: str
    axis: str = "liberty"
    date: str = ""
    earliest: Day | None = None
    latest: Day | None = None
    best: Day | None = None
    said_on: Day | None = None
    source: str = ""
    claim: str = ""
    order: int = 0
    derivation: str = "explicit"
    end_basis: str = ""
    release_type: str = ""
    recorded_at: datetime.datetime | None = None
    withdrawn_at: datetime.datetime | None = None
    explained: bool = True

    @property
    def ends(self) -> bool:
        """Whether the step tells an end, by whomever."""
        return self.value in register().liberty.ended + register().liberty.watch_end

    @property
    def closes(self) -> bool:
        """Whether the step ends the episode: the holder's word alone does not."""
        return self.ends and self.end_basis != HOLDER

    @property
    def speaks_for(self) -> Day | None:
        """The last day that the step says anything about."""
        if self.latest and not (self.said_on and self.latest > self.said_on):
            return self.latest
        if self.said_on:
            return self.said_on
        return day_of(self.recorded_at) if self.recorded_at else None

    @property
    def until(self) -> Day | None:
        """The end that was named, where the date is a stretch of days ("A/B")."""
        return self.latest if "/" in self.date and self.latest else None


@dataclass(frozen=True)
class Standing:
    """What stands on a day: the value, since when (EDTF), and as of which day.

    `claimed_end` is an end that only the holder tells; `disputed` says that other
    steps (`contested`) contradict the value; `flagged` are steps that are not usual.
    `due` is the last day before the value is stale. An empty value: nothing is known.
    """

    value: str = ""
    since: str = ""
    as_of: Day | None = None
    disputed: bool = False
    stale: bool = False
    due: Day | None = None
    flagged: tuple[Step, ...] = ()
    contested: tuple[Step, ...] = ()
    claimed_end: Step | None = None
    by: Step | None = None
    axis: str = "liberty"

    @property
    def said_by_holder_only(self) -> bool:
        return self.claimed_end is not None

    @property
    def closed(self) -> bool:
        """Whether the episode is over (an end that more than the holder tells)."""
        return self.by is not None and self.by.closes

    @property
    def held(self) -> bool:
        """Whether it is an open deprivation of liberty on that day."""
        return self.value in register().liberty.held or (
            self.claimed_end is not None and not self.closed
        )


@dataclass(frozen=True)
class Run:
    """The steps of one episode, in order of valid time, and what they come to."""

    steps: tuple[Step, ...]
    standing: Standing


@dataclass
class _Fold:
    """The state of folding one run; made and used by `_fold` alone."""

    value: Step | None = None
    as_of: Day | None = None
    claimed: Step | None = None
    flagged: list[Step] = field(default_factory=list)
    contested: list[Step] = field(default_factory=list)


def current(
    statuses: Iterable[Step],
    as_of: Day | None = None,
    known_on: datetime.datetime | None = None,
    *,
    axis: str = "liberty",
) -> Standing:
    """Return what stands on `axis` on day `as_of`, as the desk knew it at `known_on`.

    Args:
        statuses: Steps of one person or group, in any order and on any axis.
        as_of: Valid day; None takes every step and calls nothing stale.
        known_on: Time of knowledge (aware); None takes what is known now.
        axis: One of the four axes.

    Returns:
        The standing of the latest episode; where there is no step, the axis's
        value for "nothing said" ('' on the liberty axis).
    """
    found = [s for s in statuses if s.axis == axis]
    if axis != "liberty":
        return _other_axis(ordered(found, known_on), as_of, axis)
    episodes = runs(found, as_of, known_on)
    return episodes[-1].standing if episodes else Standing()


def runs(
    statuses: Iterable[Step],
    as_of: Day | None = None,
    known_on: datetime.datetime | None = None,
) -> tuple[Run, ...]:
    """Return the liberty steps as episodes, oldest first, each with its standing.

    A new episode begins with a taking that is told, or dated, after an end.
    """
    steps = ordered((s for s in statuses if s.axis == "liberty"), known_on)
    placed = [s for s, day in steps if as_of is None or day <= as_of]
    return tuple(Run(tuple(part), _fold(part, as_of)) for part in _split(placed))


def ordered(
    statuses: Iterable[Step], known_on: datetime.datetime | None = None
) -> list[tuple[Step, Day]]:
    """Return the steps known at `known_on`, each with its day, in valid time.

    Within a source the told order decides where dates leave it open; between
    sources a day's earlier phase (watched, taken, held, ended) comes first.
    """
    sources: dict[str, list[Step]] = {}
    for step in statuses:
        if known(step, known_on):
            sources.setdefault(step.source, []).append(step)
    placed = [_placed(told) for _, told in sorted(sources.items())]
    return _merge(placed)


def breaks(
    statuses: Iterable[Step], known_on: datetime.datetime | None = None
) -> set[Day]:
    """Return the days on which what stands may change, as known at `known_on`.

    Between two of them it is the same, but that values grow stale, and that a value
    which is told of beyond the day asked about is as of that day.
    """
    found = [s for s in statuses if known(s, known_on)]
    return {_own_day(s) for s in found} | {d for s in found if (d := s.speaks_for)}


def known(step: Step, known_on: datetime.datetime | None) -> bool:
    """Return whether the desk held `step` to be said at `known_on` (None: now)."""
    if known_on is None:
        return step.withdrawn_at is None
    learnt = step.recorded_at is None or step.recorded_at <= known_on
    return learnt and (step.withdrawn_at is None or step.withdrawn_at > known_on)


def usual(old: str, new: str) -> bool:
    """Return whether `new` commonly follows `old` (`vocab/register.yaml`, next)."""
    return not old or old == new or new in register().next.get(old, ())


def next_warning(old: str, new: str) -> str | None:
    """Return the step's code (`old>new`) if it is not usual, else None.

    None is refused: an unusual step is kept, asks for a reason and is flagged.
    """
    return None if usual(old, new) else f"{old}>{new}"


def stale_after(value: str) -> int | None:
    """Return after how many days `value` is stale, None if it never is.

    Where the limit is the end of a remand or order or a hearing and no day is
    named, it is asked again after two weeks.
    """
    rule = register().stale_after.get(value)
    return None if rule is None else _days(str(rule))


@cache
def _days(rule: str) -> int:
    found = re.fullmatch(r"(\d+)([hd])", rule)
    if not found:
        return UNSTATED_END_DAYS
    number = int(found[1])
    return number if found[2] == "d" else max(1, number // 24)


def due(step: Step, as_of: Day | None) -> Day | None:
    """Return the last day on which `step`, last said of `as_of`, is not stale."""
    days = stale_after(step.value)
    if days is None or as_of is None:
        return None
    if step.until and _days_of_rule_unnamed(step.value):
        return max(step.until, as_of)
    return as_of + datetime.timedelta(days=days)


def _days_of_rule_unnamed(value: str) -> bool:
    return not str(register().stale_after[value])[:1].isdigit()


def _phase(step: Step) -> int:
    liberty = register().liberty
    if step.value in liberty.watch:
        return 0
    if step.value in TAKING:
        return 1
    if step.ends:
        return 4
    return 3 if step.value in liberty.held else 2


def _own_day(step: Step) -> Day:
    if step.ends:
        found = step.latest or step.said_on or step.earliest
    else:
        found = step.earliest or step.latest or step.said_on
    if found is None and step.recorded_at is not None:
        found = day_of(step.recorded_at)
    return found or Day.min


def _placed(told: Sequence[Step]) -> list[tuple[Step, Day]]:
    """Give each step of one source a day that keeps its told order where it may."""
    steps = sorted(told, key=lambda s: (s.order, _own_day(s), _phase(s), *_content(s)))
    days = [_own_day(s) for s in steps]
    for i in range(len(steps) - 2, -1, -1):
        if steps[i].earliest is None and days[i + 1] < days[i]:
            days[i] = days[i + 1]
    for i in range(1, len(steps)):
        latest = steps[i].latest or steps[i].said_on
        if days[i - 1] > days[i] and (latest is None or days[i - 1] <= latest):
            days[i] = days[i - 1]
    return sorted(zip(steps, days, strict=True), key=lambda pair: pair[1])


def _content(step: Step) -> tuple[str, ...]:
    return (step.value, step.date, step.source, step.claim, step.id)


def _merge(sources: list[list[tuple[Step, Day]]]) -> list[tuple[Step, Day]]:
    queues = [list(reversed(told)) for told in sources]
    merged = []
    while queues := [q for q in queues if q]:
        first = min(queues, key=lambda q: _rank(*q[-1]))
        merged.append(first.pop())
    return merged


def _rank(step: Step, day: Day) -> tuple[object, ...]:
    return (day, _phase(step), step.order, *_content(step))


def _split(steps: Sequence[Step]) -> list[list[Step]]:
    episodes: list[list[Step]] = []
    end: Step | None = None
    for step in steps:
        if not episodes or (end is not None and _begins_after(step, end)):
            episodes.append([])
            end = None
        episodes[-1].append(step)
        if step.closes and end is None:
            end = step
    return episodes


def _begins_after(step: Step, end: Step) -> bool:
    if step.ends or end.value in FINAL:
        return False
    if step.source == end.source and step.order > end.order:
        return True
    last = end.latest or end.said_on or end.earliest
    dated = step.earliest is not None and last is not None and step.earliest > last
    return step.value in TAKING and dated


def _fold(steps: Sequence[Step], on: Day | None) -> Standing:
    state = _Fold()
    for step in steps:
        _take(state, step)
    return _standing(state, on)


def _take(state: _Fold, step: Step) -> None:
    before = state.value
    if before is not None and _is_renewal(before, step):
        state.as_of = _later(state.as_of, step.speaks_for)
        return
    if before is not None and before.closes:
        _after_end(state, before, step)
        return
    if before is not None and not usual(before.value, step.value):
        state.flagged.append(step)
    if step.ends and not step.closes:
        state.claimed = step
        return
    if _contradicts(before, step):
        state.contested.append(before or step)
    if state.claimed is not None:
        if not step.ends:
            state.contested.append(state.claimed)
        else:
            state.claimed = None
    state.value, state.as_of = step, step.speaks_for


def _after_end(state: _Fold, end: Step, step: Step) -> None:
    """Keep what comes after an end beside it: the end stands, and is disputed."""
    state.contested.append(step)
    if step.source == end.source:
        state.flagged.append(step)


def _is_renewal(before: Step, step: Step) -> bool:
    if step.value == before.value:
        return True
    vague = step.value == "reported_held"
    return vague and before.value in register().liberty.held


def _contradicts(before: Step | None, step: Step) -> bool:
    if before is None or before.source == step.source or step.ends:
        return False
    unrelated = not usual(before.value, step.value)
    return unrelated and not usual(step.value, before.value) and _overlap(before, step)


def _overlap(a: Step, b: Step) -> bool:
    starts = [x.earliest or Day.min for x in (a, b)]
    ends = [x.latest or x.said_on or Day.max for x in (a, b)]
    return max(starts) <= min(ends)


def _later(a: Day | None, b: Day | None) -> Day | None:
    return max(a, b) if a and b else a or b


def _standing(state: _Fold, on: Day | None) -> Standing:
    step = state.value
    if step is None and state.claimed is not None:
        step = replace(state.claimed, value="unknown", end_basis="")
    if step is None:
        return Standing()
    as_of = state.as_of or step.speaks_for
    if as_of and on:
        as_of = min(as_of, on)
    last = None if step.closes else due(step, as_of)
    return Standing(
        value=step.value,
        since=step.date,
        as_of=as_of,
        disputed=bool(state.contested),
        stale=bool(on and last and on > last),
        due=last,
        flagged=tuple(state.flagged),
        contested=tuple(state.contested),
        claimed_end=state.claimed,
        by=step,
    )


def _other_axis(
    steps: Sequence[tuple[Step, Day]], on: Day | None, axis: str
) -> Standing:
    taken = [(s, day) for s, day in steps if on is None or day <= on]
    if not taken:
        return Standing(value=_DEFAULTS[axis], axis=axis)
    last, day = taken[-1]
    rivals = tuple(
        s
        for s, d in taken[:-1]
        if d == day and s.source != last.source and s.value != last.value
    )
    as_of = last.speaks_for
    return Standing(
        value=last.value,
        since=last.date,
        as_of=min(as_of, on) if as_of and on else as_of,
        disputed=bool(rivals),
        contested=rivals,
        flagged=tuple(
            b for (a, _), (b, _) in pairwise(taken) if a.value == "retracted" != b.value
        ),
        by=last,
        axis=axis,
    )

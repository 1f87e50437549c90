"""What the day asks: clocks that run, dates that come, people nobody heard of.

Whoever is arrested or detained is to be brought before a judge within 24 hours of the
taking (`vocab/register.yaml`, produced). Where the hour or the day of the taking is
not told, the end of that time is not known either: it lies between two moments, and
the clock says so. Times of day are the source's own, read on this computer's clock.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.accounts.models import User
from habeas.records.around import seen
from habeas.records.models import Act
from habeas.register.asks import asked_by, askings
from habeas.register.demands import OVER, STATUSES
from habeas.register.entries import DEPRIVATION, Entry
from habeas.register.models import Asking, Contact, Demand, FollowUp, Scheduled
from habeas.sources.models import Source
from habeas.text.edtf import bounds
from habeas.vocab.terms import register

UNHEARD_DAYS = 14
CLOCK_DAYS = 7  # a clock that ran out longer ago is one of those not heard of
AHEAD_DAYS = 60
UNANSWERED = ("no_answer", "refused")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?:/(\d{1,2}):(\d{2}))?")
REMANDS = ("remanded", "preventive_detention")


@dataclass(frozen=True)
class Clock:
    """Entry `entry` is to be before a judge by a moment from `first` to `last`.

    Both (aware, local) are the same where day and time of the taking are told; `first`
    is None where no day is told. `timed` and `dated` say what is told of the taking.
    """

    entry: Entry
    first: datetime.datetime | None
    last: datetime.datetime
    dated: bool
    timed: bool

    def state(self, now: datetime.datetime) -> str:
        """Return `over`, `perhaps` (it may be over) or `running`."""
        if now >= self.last:
            return "over"
        return "perhaps" if self.first is None or now >= self.first else "running"

    def minutes(self, now: datetime.datetime) -> int:
        """Return the minutes that are left at most; below 0, since when it is over."""
        return int((self.last - now).total_seconds() // 60)


@dataclass(frozen=True)
class Date:
    """Day `day` is named for `entry` (the end of a remand), or by a source."""

    day: datetime.date
    entry: Entry | None = None
    scheduled: Scheduled | None = None


@dataclass(frozen=True)
class Unanswered:
    """The desk asked `whom` about `entry`; `answer` is a code, or ''.

    `on` is when that took place (EDTF), '' where the day is not known; `by` the day by
    which it had. `field` is the code of what was asked for (`register.questions`), ''
    for whether the person is held.
    """

    entry: Entry
    whom: str
    on: str
    by: datetime.date
    answer: str = ""
    field: str = ""

    @property
    def exact(self) -> bool:
        """Whether `by` is the day itself."""
        return self.on == self.by.isoformat()

    def days(self, day: datetime.date) -> int:
        """Return for how many days no answer came, at least, on day `day`."""
        return max(0, (day - self.by).days)


@dataclass(frozen=True)
class Letter:
    """Demand `demand` came to `step`; `due` is when to look at it again, if named."""

    demand: Demand
    step: str
    due: datetime.date | None = None


def before_a_judge(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that are to be before a judge, by what is known of them now."""
    rule = register().produced
    return [e for e in entries if _is_open(e) and e.liberty.value in rule.values]


def clocks(
    officer: User, entries: Iterable[Entry], now: datetime.datetime
) -> list[Clock]:
    """Return the clocks of `entries` at `now` (aware): run out first, then the soonest.

    Of those run out, the latest comes first; older than `CLOCK_DAYS` are left out.
    """
    held = before_a_judge(entries)
    acts = _takings(officer, held)
    came = _came(a for found in acts.values() for a in found)
    oldest = now - datetime.timedelta(days=CLOCK_DAYS)
    found = [
        clock
        for e in held
        if acts[e.id] and (clock := _clock(e, acts[e.id], came)).last >= oldest
    ]
    return sorted(found, key=lambda c: _rank(c, now))


def dates(officer: User, entries: Iterable[Entry], day: datetime.date) -> list[Date]:
    """Return the ends of remands and orders and what is announced, the first first.

    A remand whose day is gone stays until news comes; of what is announced, the days
    from `day` on.
    """
    until = day + datetime.timedelta(days=AHEAD_DAYS)
    ends = [
        Date(e.liberty.due, entry=e)
        for e in entries
        if _is_open(e)
        and e.liberty.value in REMANDS
        and e.liberty.by is not None
        and e.liberty.by.until is not None
        and e.liberty.due is not None
        and e.liberty.due <= until
    ]
    rows = Scheduled.objects.visible_to(officer).filter(
        withdrawn=False, start__lte=until
    )
    coming = rows.select_related("place").order_by("start", "id")
    told = [
        Date(s.start, scheduled=_as_seen(officer, s, "place"))
        for s in coming
        if (s.end or s.start) >= day
    ]
    return sorted([*ends, *told], key=lambda d: (d.day, d.entry is None))


def _as_seen(officer: User, row: Any, name: str) -> Any:
    """Return a row without what `name` is, where that may not be seen; never saved."""
    if not seen(officer, getattr(row, name)):
        setattr(row, name, None)
    return row


def unheard(
    entries: Iterable[Entry], day: datetime.date, days: int = UNHEARD_DAYS
) -> list[Entry]:
    """Return who is held and was last told of more than `days` ago, longest first."""
    before = day - datetime.timedelta(days=days)
    found = [
        e
        for e in entries
        if _is_open(e) and e.liberty.held and (e.liberty.as_of or before) < before
    ]
    return sorted(found, key=lambda e: (e.liberty.as_of or before, e.id))


def unanswered(
    officer: User, entries: Iterable[Entry], day: datetime.date | None = None
) -> list[Unanswered]:
    """Return whom the desk asked about without an answer, the longest ago first.

    By the day on which each asking took place, not by that on which it was written
    down. Of an episode the last asking whether the person is held counts: answered
    since, it is left out. Every field asked for stands until it is settled. What can
    only have taken place after `day` is left out (the next day may have come where the
    officer sits).
    """
    until = day + datetime.timedelta(days=1) if day else datetime.date.max
    entry_of = {p: e for e in entries if _is_open(e) for p in e.episodes}
    last: dict[str, tuple[Contact, datetime.date]] = {}
    for c in askings(officer, entry_of):  # what took place last first
        first = bounds(c.on)[0] if c.on else None
        if first is None or first <= until:
            last.setdefault(c.episode_id, (c, asked_by(c.on, c.recorded_at)))
    found = [
        Unanswered(entry_of[c.episode_id], c.whom, c.on, by, c.answer)
        for c, by in last.values()
        if c.answer in UNANSWERED
    ]
    asked = Asking.objects.visible_to(officer).filter(
        episode__in=list(entry_of), undone=False, state__in=("asked", *UNANSWERED)
    )
    found += [
        Unanswered(
            entry_of[a.episode_id],
            a.whom,
            a.on.isoformat(),
            a.on,
            _told(a.state),
            a.field,
        )
        for a in asked.order_by("on", "id")
        if a.on <= until
    ]
    return sorted(found, key=lambda u: (u.by, u.entry.id, u.field))


def letters(officer: User, day: datetime.date) -> list[Letter]:
    """Return the demands that were sent on and are not met, what is due first.

    What is to be looked at again after `day` is left out until then.
    """
    rows = Demand.objects.visible_to(officer).filter(withdrawn=False)
    going = [s for s in STATUSES if s not in (*OVER, "recorded")]  # as the index has it
    open_ = list(rows.filter(status__in=going).select_related("addressee"))
    named = FollowUp.objects.visible_to(officer).filter(
        demand__in=[d.pk for d in open_], undone=False, done=False, due__isnull=False
    )
    dues: dict[str, datetime.date] = {}
    for row in named.order_by("-due"):
        dues[row.demand_id] = row.due
    shown = [_as_seen(officer, d, "addressee") for d in open_]
    found = [Letter(d, d.status, dues.get(d.pk)) for d in shown]
    due = [x for x in found if x.due is None or x.due <= day]
    return sorted(due, key=lambda x: (x.due is None, x.due or day, x.demand.pk))


def _is_open(entry: Entry) -> bool:
    over = entry.historical or entry.overtaken or entry.liberty.closed
    return entry.kind == DEPRIVATION and not over


def _rank(clock: Clock, now: datetime.datetime) -> tuple[object, ...]:
    state = clock.state(now)
    minutes = clock.minutes(now)
    order = ("over", "perhaps", "running").index(state)
    return order, -minutes if state == "over" else minutes, clock.entry.id


def _takings(officer: User, entries: Sequence[Entry]) -> dict[str, list[Act]]:
    """Return the acts of taking of each entry that are said of an occasion."""
    of = {p: e.id for e in entries for p in e.people}
    rows = Act.objects.visible_to(officer).filter(
        victim__in=list(of),
        type__in=register().produced.acts,
        withdrawn=False,
        time_frame__in=("incident", "ongoing"),
    )
    found: dict[str, list[Act]] = defaultdict(list)
    for act in rows.select_related("claim").order_by("earliest", "id"):
        found[of[act.victim_id]].append(act)
    return found


def _clock(
    entry: Entry, acts: Sequence[Act], came: Mapping[str, datetime.datetime]
) -> Clock:
    """Return the clock of the last taking that is told, by its best told act."""
    last = max((a.latest for a in acts if a.latest), default=None)
    same = [a for a in acts if a.latest == last]
    act = next((a for a in same if _TIME.fullmatch(a.time)), same[-1])
    hours = datetime.timedelta(hours=register().produced.hours)
    first, latest, timed = _taken(act, came[act.claim.source_id])
    return Clock(
        entry=entry,
        first=first + hours if first else None,
        last=latest + hours,
        dated=act.earliest is not None,
        timed=timed,
    )


def _taken(
    act: Act, came: datetime.datetime
) -> tuple[datetime.datetime | None, datetime.datetime, bool]:
    """Return the moments between which an act was done, and whether a time is told.

    Nobody was taken later than the source came that tells of it.
    """
    time = _TIME.fullmatch(act.time)
    timed = time is not None and act.earliest is not None
    begin, end = datetime.time(0, 0), datetime.time(23, 59)
    if time is not None:
        begin = datetime.time(int(time[1]) % 24, int(time[2]) % 60)
        end = datetime.time(int(time[3]) % 24, int(time[4]) % 60) if time[3] else begin
    first = _moment(act.earliest, begin)
    last = _moment(act.latest, end) or came
    exact = timed and begin == end and act.earliest == act.latest
    if not exact:
        last = min(last, came)
    return first, max(last, first) if first else last, timed


def _came(acts: Iterable[Act]) -> dict[str, datetime.datetime]:
    """Return when the sources of acts came, on this computer's clock."""
    whole = Source.objects.whole("when a source came")
    rows = whole.filter(pk__in={a.claim.source_id for a in acts})
    times = rows.values_list("pk", "received_at")
    return {pk: at.astimezone() for pk, at in times}


def _moment(day: datetime.date | None, time: datetime.time) -> datetime.datetime | None:
    """Return a day and a time on this computer's clock."""
    return datetime.datetime.combine(day, time).astimezone() if day else None


def _told(state: str) -> str:
    return "" if state == "asked" else state

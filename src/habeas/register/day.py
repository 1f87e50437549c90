"""What the day asks, of a desk however large: the first of each list, and how many.

The rules are those of `due` and `questions`, which work on entries; here the lines
(`register.lines`) say which entries are asked, and those alone are worked out.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import F

from habeas.accounts.models import User
from habeas.records import identify
from habeas.records.models import Act
from habeas.register import due, lines, looking
from habeas.register.due import Clock, Date, Unanswered
from habeas.register.entries import Day, Entry
from habeas.register.lines import HISTORICAL, OF_WATCH, OPEN, OVERTAKEN
from habeas.register.listing import entries_about
from habeas.register.models import Asking, Contact, Episode, Line
from habeas.register.questions import Question, questions_of
from habeas.vocab.terms import register

T = TypeVar("T")
MOST = 1_000  # a list is counted so far
_NOW = [r for r in range(HISTORICAL) if not r & OVERTAKEN]  # what a question is about
_DEPRIVED = [r for r in _NOW if not r & OF_WATCH]


@dataclass(frozen=True)
class First(Generic[T]):
    """The first rows of a list, and how many it has, counted to `MOST`."""

    rows: list[T]
    total: int

    @property
    def capped(self) -> bool:
        return self.total > MOST


def standing(officer: User, day: Day) -> Any:
    """Return the lines of a day, made if there were none."""
    lines.made()
    return looking.standing(officer, day)


def clocks(officer: User, day: Day, now: datetime.datetime) -> list[Clock]:
    """Return the clocks that `due.clocks` gives of the whole register of `day`."""
    rule = register().produced
    oldest = now - datetime.timedelta(days=due.CLOCK_DAYS + 1, hours=rule.hours)
    acts = Act.objects.visible_to(officer).filter(withdrawn=False)
    people: set[str] = set()
    for by, late in _late(oldest):  # one by one, so that each is read by its index
        found = acts.filter(**late).order_by(*by)
        told = found.values_list("victim_id", "type", "time_frame")
        people |= {who for who, what, when in told if who and _counts(what, when)}
    return due.clocks(officer, _about(officer, people, day), now)


def _counts(type_: str, time_frame: str) -> bool:
    """Whether an act begins a clock."""
    told = time_frame in ("incident", "ongoing")
    return told and type_ in register().produced.acts


def _late(
    oldest: datetime.datetime,
) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    """Return which takings may have been since, each with the index it is read by."""
    day, undated = oldest.date(), {"latest__isnull": True, "earliest__isnull": True}
    told = {"claim__source__received_at__gte": oldest, "recorded_at__gte": oldest}
    return [
        (("latest", "recorded_at"), {"latest__gte": day}),
        (("earliest", "id"), {"earliest__gte": day, "latest__isnull": True}),
        (("latest", "recorded_at"), {**undated, **told}),
    ]


def _capped(found: Any, *by: str) -> int:
    """Return how many lines there are, to one past `MOST`, read in the order of `by`."""
    return len(found.order_by(*by, "entry").values_list("pk")[: MOST + 1])


def dates(officer: User, day: Day, most: int) -> First[Date]:
    """Return the first dates that `due.dates` gives, and how many there are."""
    until = day + datetime.timedelta(days=due.AHEAD_DAYS)
    ends = standing(officer, day).filter(
        rank=OPEN, liberty__in=due.REMANDS, ends__isnull=False, due__lte=until
    )
    first = ends.order_by("due", "entry")[:most]
    found = due.dates(officer, _entries(officer, first, day), day)
    scheduled = sum(d.entry is None for d in found)
    return First(found[:most], _capped(ends, "due") + scheduled)


def unheard(officer: User, day: Day, days: int, most: int) -> First[Entry]:
    """Return the first of whom `due.unheard` tells, and how many there are."""
    before = day - datetime.timedelta(days=days)
    silent = standing(officer, day).filter(rank=OPEN, held=True, spoke__lt=before)
    first = silent.order_by("spoke", "entry")[:most]
    rows = due.unheard(_entries(officer, first, day), day, days)
    return First(rows[:most], _capped(silent, "spoke"))


def unanswered(officer: User, day: Day) -> list[Unanswered]:
    """Return whom the desk asked without an answer, as `due.unanswered` does."""
    told = Contact.objects.visible_to(officer).filter(answer__in=due.UNANSWERED)
    asked = Asking.objects.visible_to(officer).filter(undone=False)
    episodes = {
        *told.values_list("episode_id", flat=True),
        *asked.values_list("episode_id", flat=True),
    }
    people = _people_of(officer, episodes)
    people |= identify.bonds_of(people).everyone
    return due.unanswered(officer, _about(officer, people, day), day)


def questions(officer: User, day: Day, most: int) -> First[Question]:
    """Return the first questions that `questions_of` gives, and how many there are."""
    found: dict[str, Entry] = {}
    total = 0
    now = standing(officer, day).filter(rank__in=_NOW)
    for of_kind, by in _asking(now, day):
        total += _capped(of_kind, by)
        first = of_kind.order_by(F(by).asc(), "entry")[: most + 1]
        found |= {e.id: e for e in _entries(officer, first, day)}
    rows = questions_of(officer, list(found.values()), day)
    return First(rows[:most], total)


def _asking(now: Any, day: Day) -> list[tuple[Any, str]]:
    """Return the lines of each kind of question, and by which day they are asked."""
    unnamed = now.filter(rank__in=_DEPRIVED, group=True, held=True)
    return [
        (now.filter(unseen__isnull=False), "unseen"),
        (now.filter(due__lt=day), "due"),
        (now.filter(disputed=True), "spoke"),
        (now.filter(unexplained=True), "spoke"),
        (unnamed.exclude(least=0, most=0), "spoke"),
    ]


def _people_of(officer: User, episodes: Collection[str]) -> set[str]:
    rows = Episode.objects.visible_to(officer).filter(pk__in=episodes)
    return set(rows.values_list("person_id", flat=True))


def _about(officer: User, people: Collection[str], day: Day) -> list[Entry]:
    """Return the entries of people, some hundreds of them at a time."""
    rest, found = sorted(people), dict[str, Entry]()
    for at in range(0, len(rest), _AT_ONCE):
        part = entries_about(officer, rest[at : at + _AT_ONCE], day)
        found |= {e.id: e for e in part}
    return [found[pk] for pk in sorted(found)]


_AT_ONCE = 400


def _entries(officer: User, found: Sequence[Line], day: Day) -> list[Entry]:
    rows = list(found)
    wanted = {x.entry for x in rows}
    about = _about(officer, {x.cluster for x in rows}, day)
    return [e for e in about if e.id in wanted]

"""The day's lists, read over lines, are those of the whole register."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from habeas.records import identify
from habeas.records.models import Person
from habeas.register import asks, day, due
from habeas.register.listing import entries_on
from habeas.register.models import Episode
from habeas.register.questions import ask, questions_of
from tests.register.conftest import Desk, Statement
from tests.register.test_lines import DAYS, Seat, other

Told = Callable[[], Statement]
LATER = datetime.date(2026, 4, 30)
ALL = 1_000


def fill(house: Desk, told: Told) -> None:
    """Two statements, a group with a member, one who was asked about, a remand."""
    s = told()
    words = "They took the workers to Kodiaga Prison"
    s.row("p2", [1, 1], ("remanded", "2026-03-05/2026-03-19", "explicit", words))
    house.tell(s)
    house.tell(other())
    people = {str(p.name or p.words): p for p in _people(house)}
    identify.same(house.officer, people["Rehema Walukho"], people["five dock workers"])
    episode = Episode.objects.visible_to(house.officer).filter(
        person=people["five dock workers"], withdrawn=False
    ).get()  # fmt: skip
    asks.asked(house.officer, episode, "station", "no_answer", DAYS[5])
    ask(house.officer, episode, "warrant", "court", DAYS[6])


def _people(house: Desk) -> list[Person]:
    return list(Person.objects.visible_to(house.officer).filter(withdrawn=False))


def test_the_day_over_lines_is_the_day_of_the_whole(house: Desk, told: Told) -> None:
    """On every day, for every ceiling: rows, their order, and how many."""
    fill(house, told)
    seen: set[str] = set()
    for label in ("internal", "restricted"):
        seat: Any = Seat(label, label)
        for on in (*DAYS, LATER):
            whole = entries_on(seat, on)
            now = datetime.datetime.combine(on, datetime.time(12)).astimezone()
            for name, quick, slow in (
                ("clocks", day.clocks(seat, on, now), due.clocks(seat, whole, now)),
                ("dates", day.dates(seat, on, ALL).rows, due.dates(seat, whole, on)),
                (
                    "unheard",
                    day.unheard(seat, on, 3, ALL).rows,
                    due.unheard(whole, on, 3),
                ),
                ("answers", day.unanswered(seat, on), due.unanswered(seat, whole, on)),
                (
                    "questions",
                    day.questions(seat, on, ALL).rows,
                    questions_of(seat, whole, on),
                ),
            ):
                assert quick == slow, name
                seen |= {name} if slow else set()
    assert seen == {"clocks", "dates", "unheard", "answers", "questions"}


def test_the_first_are_the_first_of_all(house: Desk, told: Told) -> None:
    """However few are shown, the number is of all."""
    fill(house, told)
    for on in (DAYS[6], LATER):
        for read in (
            lambda most, on=on: day.questions(house.officer, on, most),
            lambda most, on=on: day.dates(house.officer, on, most),
            lambda most, on=on: day.unheard(house.officer, on, 3, most),
        ):
            all_, two = read(ALL), read(2)
            assert two.rows == all_.rows[:2]
            assert two.total == all_.total == len(all_.rows)

"""The day of a moment is the day on the wall of this computer."""

from __future__ import annotations

import datetime

from habeas.store import here


def test_another_day_than_that_of_utc(elsewhere: str) -> None:
    """Where it is another day already, or still the day before."""
    now = datetime.datetime.now(datetime.UTC)
    assert here.day_of(now) == here.today() != now.date()
    assert here.begins(here.today()) <= now
    assert here.begins(here.today() + datetime.timedelta(days=1)) > now


def test_a_day_at_either_end_of_time_begins_too() -> None:
    """Whatever day is typed, there is a moment that it begins at."""
    for day in (datetime.date.min, datetime.date.max, datetime.date(2028, 2, 29)):
        assert here.begins(day).tzinfo is not None

"""What the day asks: the 24-hour clock, dates, silence, questions without an answer."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims import calling
from habeas.claims.calling import Call
from habeas.register import asks, calls, change, demands, due
from habeas.register.due import Clock
from habeas.register.entries import Entry
from habeas.register.listing import entries_on
from habeas.register.models import Episode
from habeas.register.questions import ask, settle
from habeas.text.edtf import BadDate

# Of a day that is over, so that no midnight falls between two looks at the clock.
NOW = datetime.datetime(2026, 3, 18, 14, 20).astimezone()
TODAY = NOW.date()


def take(desk: Any, **values: str) -> Episode:
    told = {"who": "Sohail Dost", "manner": "agency", **values}
    taken = calls.take(desk.officer, Call(calling.clean(told), NOW))
    return taken.episodes[0]


def entries(desk: Any) -> list[Entry]:
    return entries_on(desk.officer, TODAY)


def clocks(desk: Any, now: datetime.datetime = NOW) -> list[Clock]:
    return due.clocks(desk.officer, entries(desk), now)


def at(clock: str, ago: int = 0) -> datetime.datetime:
    """Return a time of day, `ago` days ago, on this computer's clock."""
    day = TODAY - datetime.timedelta(days=ago)
    time = datetime.time.fromisoformat(clock)
    return datetime.datetime.combine(day, time).astimezone()


def day(ago: int) -> str:
    return (TODAY - datetime.timedelta(days=ago)).isoformat()


def test_day_and_time_give_one_moment(desk: Any) -> None:
    """24 hours after the taking, to the minute."""
    take(desk, day=day(1), time="21:40")
    (clock,) = clocks(desk)
    assert clock.first == clock.last == at("21:40")
    assert clock.dated and clock.timed
    assert clock.state(at("21:39")) == "running"
    assert clock.minutes(at("21:39")) == 1
    assert clock.state(at("21:40")) == "over"


def test_without_a_time_the_end_lies_between_two_moments(desk: Any) -> None:
    """It may be over from the first hour of the day on."""
    take(desk, day=day(2))
    (clock,) = clocks(desk)
    assert (clock.first, clock.last) == (at("00:00", 1), at("23:59", 1))
    assert clock.dated and not clock.timed
    assert clock.state(at("12:00", 1)) == "perhaps"
    assert clock.state(at("23:59", 1)) == "over"


def test_nobody_was_taken_after_the_call_that_tells_of_it(desk: Any) -> None:
    """Of today without a time: the call itself is the latest that it can have been."""
    now = datetime.datetime.now().astimezone()
    told = {"who": "Sohail Dost", "manner": "agency", "day": "today"}
    calls.take(desk.officer, Call(calling.clean(told), now))
    (clock,) = due.clocks(desk.officer, entries_on(desk.officer, now.date()), now)
    latest = datetime.datetime.now().astimezone() + datetime.timedelta(hours=24)
    assert clock.last <= latest


def test_without_a_day_only_the_last_moment_is_known(desk: Any) -> None:
    """It may be over already; at the latest it is, 24 hours after the call."""
    take(desk, time="21:40")
    (clock,) = clocks(desk)
    assert clock.first is None and not clock.dated and not clock.timed
    assert clock.state(NOW) == "perhaps"


def test_one_of_two_days_is_two_days(desk: Any) -> None:
    """ "Last night" runs out between two moments."""
    take(desk, day="last night", time="22:00/23:00")
    (clock,) = clocks(desk)
    assert clock.first == at("22:00") and clock.last <= at("23:00", -1)


def test_run_out_comes_first(desk: Any) -> None:
    """What is over, then what may be, then what runs out soonest."""
    for told in ({"day": day(1), "time": "23:59"}, {"day": day(3), "time": "10:00"},
                 {"time": "9 pm"}, {"day": day(2), "time": "10:00"}):  # fmt: skip
        take(desk, **told)
    found = clocks(desk)
    states = [c.state(NOW) for c in found]
    assert states == ["over", "over", "perhaps", "running"]
    assert found[0].last > found[1].last


@pytest.mark.parametrize(
    ("manner", "runs"),
    [("agency", True), ("", True), ("unknown", False), ("missing", False)],
)
def test_which_takings_have_a_clock(manner: str, runs: bool, desk: Any) -> None:
    """Who was taken by nobody knows whom is brought before no judge by them."""
    take(desk, manner=manner, day="today")
    assert bool(clocks(desk)) is runs


def test_a_remand_ends_the_clock_and_has_a_day_of_its_own(desk: Any) -> None:
    """Who was before a judge is; the end of the remand is a date."""
    episode = take(desk, day=day(1), time="10:00")
    ends = TODAY + datetime.timedelta(days=5)
    change.record(desk.officer, episode, "liberty", "remanded",
                  f"{TODAY}/{ends}", words="Remanded for five days.")  # fmt: skip
    assert clocks(desk) == []
    (date,) = due.dates(desk.officer, entries(desk), TODAY)
    assert date.day == ends and date.entry is not None
    assert due.dates(desk.officer, entries(desk), ends + datetime.timedelta(days=3))


def test_a_release_ends_everything(desk: Any) -> None:
    """Nobody who is out is due, or unheard of."""
    episode = take(desk, day=day(40), time="10:00")
    assert len(due.unheard(entries(desk), TODAY)) == 1
    change.record(desk.officer, episode, "liberty", "released", TODAY,
                  words="She is home.", end_basis="family")  # fmt: skip
    assert clocks(desk) == [] and due.unheard(entries(desk), TODAY, 0) == []


def test_silence_is_measured_in_days(desk: Any) -> None:
    """Who was last told of longer ago than asked; never a release."""
    take(desk, day="today")
    later = TODAY + datetime.timedelta(days=20)
    found = entries_on(desk.officer, later)
    assert len(due.unheard(found, later)) == 1
    assert due.unheard(found, later, 30) == []
    assert found[0].liberty.held


def test_asked_without_an_answer(desk: Any) -> None:
    """Until somebody answers."""
    episode = take(desk, day="today")
    asks.asked(desk.officer, episode, "station", "refused", TODAY)
    (one,) = due.unanswered(desk.officer, entries(desk))
    assert (one.entry.id, one.answer) == (episode.pk, "refused")
    assert (one.on, one.by, one.exact) == (TODAY.isoformat(), TODAY, True)
    asks.asked(desk.officer, episode, "lawyer", "confirmed", TODAY)
    assert due.unanswered(desk.officer, entries(desk)) == []


def test_an_asking_counts_from_the_day_on_which_it_took_place(desk: Any) -> None:
    """Whenever it was written down: the longest ago first, the last one counts."""
    ago = [TODAY - datetime.timedelta(days=n) for n in range(12)]
    first, second = take(desk, day=day(11)), take(desk, day=day(11))
    asks.asked(desk.officer, first, "station", "refused", ago[2])
    asks.asked(desk.officer, second, "jail", "no_answer", ago[9])
    rows = due.unanswered(desk.officer, entries(desk), TODAY)
    assert [(u.whom, u.days(TODAY)) for u in rows] == [("jail", 9), ("station", 2)]
    asks.asked(desk.officer, first, "lawyer", "confirmed", ago[5])  # older news
    asks.asked(desk.officer, second, "lawyer", "confirmed", ago[7])
    (one,) = due.unanswered(desk.officer, entries(desk), TODAY)
    assert (one.whom, one.by) == ("station", ago[2])
    (then,) = due.unanswered(desk.officer, entries(desk), ago[9])
    assert (then.whom, then.days(ago[9])) == ("jail", 0)


def test_an_asking_is_as_exact_as_it_is_known(desk: Any) -> None:
    """What is not known is not made up, and sorts by when it was written at the latest."""
    episode = take(desk, day="today")
    year = f"{TODAY.year}"
    for on, whom in (("", "station"), (year, "jail"), ("../2020-03", "court")):
        asks.asked(desk.officer, episode, whom, "no_answer", on)
    (one,) = due.unanswered(desk.officer, entries(desk))
    assert one.on in ("", year) and not one.exact
    told = {c.whom: c for c in asks.askings(desk.officer, [episode.pk])}
    assert [told[w].on for w in ("station", "jail", "court")] == [
        "",
        year,
        "../2020-03",
    ]
    by = asks.asked_by("../2020-03", told["court"].recorded_at)
    assert by == datetime.date(2020, 3, 31)
    with pytest.raises(BadDate):
        asks.asked(desk.officer, episode, "jail", "no_answer", "last week")


def test_a_confirmation_of_an_unknown_day_renews_nothing(desk: Any) -> None:
    """An as-of day is never made up: a month or a year may have been long ago."""
    episode = take(desk, day=day(5))
    before = entries(desk)[0].liberty
    today, year = TODAY.isoformat(), f"{TODAY:%Y}"
    for on in ("", f"{TODAY:%Y-%m}", year, f"../{today}", "../..", f"2020/{today}"):
        asks.asked(desk.officer, episode, "family", "confirmed", on)
    after = entries(desk)[0].liberty
    assert (after.as_of, after.flagged) == (before.as_of, before.flagged)
    asks.asked(desk.officer, episode, "family", "confirmed", f"{today}~")
    assert entries(desk)[0].liberty.as_of == TODAY


def test_a_field_asked_for_stands_until_it_is_settled(desk: Any) -> None:
    """Each field of its own."""
    episode = take(desk, day="today")
    asking = ask(desk.officer, episode, "warrant", "court", TODAY)
    (one,) = due.unanswered(desk.officer, entries(desk))
    assert (one.whom, one.field, one.answer) == ("court", "warrant", "")
    settle(desk.officer, asking, "answered")
    assert due.unanswered(desk.officer, entries(desk)) == []


def test_letters_come_on_the_day_that_was_named(house: Any, told: Any) -> None:
    """Followed and not met; one to be looked at later waits until then."""
    house.tell(told())
    first, second, third = demands.listing(house.officer)
    assert due.letters(house.officer, TODAY) == []
    soon = TODAY + datetime.timedelta(days=3)
    demands.follow_up(house.officer, first.demand, "sent", TODAY, due=soon)
    demands.follow_up(house.officer, second.demand, "sent", TODAY)
    demands.follow_up(house.officer, third.demand, "refused", TODAY)
    assert [x.demand.pk for x in due.letters(house.officer, TODAY)] == [
        second.demand.pk
    ]
    (one, _other) = due.letters(house.officer, soon)
    assert (one.demand.pk, one.due) == (first.demand.pk, soon)


def test_what_may_not_be_seen_is_not_counted(desk: Any) -> None:
    """The lists hold what their reader may see, and their counts with them."""
    episode = take(desk, day=day(1), consent="no")
    asks.asked(desk.officer, episode, "station", "refused", TODAY)
    assert len(clocks(desk)) == 1
    desk.officer.ceiling = "internal"
    assert clocks(desk) == [] and due.unanswered(desk.officer, entries(desk)) == []


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_minutes_and_states_agree(a: int, b: int) -> None:
    """It is over when no minute is left, and runs while some are, certainly."""
    first = NOW + datetime.timedelta(minutes=min(a, b))
    last = NOW + datetime.timedelta(minutes=max(a, b))
    clock = Clock(None, first, last, True, True)  # type: ignore[arg-type]
    for minutes in (0, min(a, b), max(a, b)):
        now = NOW + datetime.timedelta(minutes=minutes)
        assert (clock.state(now) == "over") == (clock.minutes(now) <= 0)
        assert (clock.state(now) == "running") == (now < first)


@pytest.mark.skipif(
    sys.platform == "win32", reason="the zone is the system's own there"
)
def test_the_hours_are_those_of_the_wall(tmp_path: Any) -> None:
    """A desk in Karachi reads and shows the hours of Karachi."""
    told = (
        "import datetime, django; django.setup(); from habeas.web import days; "
        "print(days.moment(datetime.datetime(2026, 11, 25, 18, 30, tzinfo=datetime.UTC)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", told],
        env={**os.environ, "TZ": "Asia/Karachi"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "23:30" in shown

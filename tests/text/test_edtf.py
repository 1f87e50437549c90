"""Tests of what a date in EDTF allows: its first day, its last, and the best one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.edtf import BadDate, best, bounds

DAYS = st.dates(date(1000, 1, 1), date(9990, 1, 1))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2026-02-03", "2026-02-03", "2026-02-03"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2026-XX", "2026-01-01", "2026-12-31"),
        ("2026-1X", "2026-10-01", "2026-12-31"),
        ("2026-02-1X", "2026-02-10", "2026-02-19"),
        ("2026-21", "2026-01-01", "2026-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2024-05?", "2024-05-01", "2024-05-31"),
        ("2026-02-04T14:58", "2026-02-04", "2026-02-04"),
        ("2026-02-12/2026-02-14", "2026-02-12", "2026-02-14"),
        ("2022/2026-02", "2022-01-01", "2026-02-28"),
        ("../2026-02-02", None, "2026-02-02"),
        ("2026-02-02/..", "2026-02-02", None),
        ("2026-02-02/", "2026-02-02", None),
        ("[2026-02-02,2026-02-03]", "2026-02-02", "2026-02-03"),
        ("[2026-02-03,2026-03-02]", "2026-02-03", "2026-03-02"),
        ("[2024..2026]", "2024-01-01", "2026-12-31"),
        ("[..2026]", None, "2026-12-31"),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    """Forms of level 1, and sets."""
    found = bounds(edtf)
    assert [str(d) if d else None for d in found] == [first, last]


@pytest.mark.parametrize(
    "edtf",
    ["", "yesterday", "2026-13-40", "2026-02-30", "26-02-03", "2026/02/03/04", "[", "[]",
     "2026-2-3", "Y20260", "../..x", "2026-45"],
)  # fmt: skip
def test_no_date_raises(edtf: str) -> None:
    """The message says what a date looks like and repeats nothing."""
    with pytest.raises(BadDate) as raised:
        bounds(edtf)
    assert "2026-02-03" in str(raised.value)


@given(DAYS)
def test_a_day_is_itself(day: date) -> None:
    """A day's bounds and its best are the day."""
    assert bounds(day.isoformat()) == (day, day)
    assert best(day.isoformat()) == day


@given(DAYS)
def test_a_night_is_its_first_day(day: date) -> None:
    """A set of two days that touch sorts by the first; farther apart by none."""
    night = f"[{day},{day + timedelta(days=1)}]"
    assert best(night) == day
    assert best(f"[{day},{day + timedelta(days=2)}]") is None


@given(DAYS, st.integers(0, 4000))
def test_a_span_has_no_best(day: date, length: int) -> None:
    """A span tells no day; its bounds are its ends."""
    last = day + timedelta(days=length)
    assert bounds(f"{day}/{last}") == (day, last)
    assert best(f"{day}/{last}") is None


@given(st.text(max_size=30))
def test_nothing_else_is_raised(text: str) -> None:
    """Any string is a date, or it is said that it is none."""
    try:
        first, last = bounds(text)
    except BadDate:
        return
    assert first is None or last is None or first.year <= 9999

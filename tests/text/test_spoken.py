"""What a caller's words for a day, a time and a number come to."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text import spoken
from habeas.text.edtf import bounds

TODAY = datetime.date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-25"),
        ("آج", "2026-11-25"),
        ("Yesterday.", "2026-11-24"),
        ("کل", "2026-11-24"),
        ("last night", "[2026-11-24,2026-11-25]"),
        ("Monday", "2026-11-23"),
        ("20 November", "2026-11-20"),
        ("۲۰ نومبر", "2026-11-20"),
        ("2026-11-24", "2026-11-24"),
        ("3/4/2026", "[2026-03-04,2026-04-03]"),
        ("31 February", None),
        ("2026-02-31", None),
        ("tomorrow", None),
        ("2026-11-26", None),
        ("not known", None),
        ("", None),
    ],
)
def test_days(words: str, day: str | None) -> None:
    """A day gone, as openly as the words tell it; never a day to come."""
    assert spoken.day(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("21:40", "21:40"),
        ("9 pm", "21:00"),
        ("about 9.30 pm", "21:30"),
        ("9 pm to 10 pm", "21:00/22:00"),
        ("22:00/23:00", "22:00/23:00"),
        ("raat 9 baje", "21:00"),
        ("raat 2 baje", "02:00"),
        ("subah 4 baje", "04:00"),
        ("dopahar 2 baje", "14:00"),
        ("رات ۹ بجے", "21:00"),
        ("رات نو بجے", "21:00"),
        ("noon", "12:00"),
        ("at 9", None),
        ("9 baje", None),
        ("25:70", None),
        ("", None),
    ],
)
def test_times(words: str, time: str | None) -> None:
    """An hour without its half of the day is no time; an impossible one neither."""
    assert spoken.clock(words) == time


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        ("4", (4, 4)),
        ("چار", (4, 4)),
        ("۴", (4, 4)),
        ("four, one name known", (4, 4)),
        ("3 to 5", (3, 5)),
        ("تین یا چار", (3, 4)),
        ("at least 3", (3, None)),
        ("more than ten", (11, None)),
        ("up to 6", (0, 6)),
        ("hundreds", None),
        ("five hundred", None),
        ("4 men and 2 boys", None),
        ("", None),
    ],
)
def test_numbers(words: str, heads: tuple[int, int | None] | None) -> None:
    """One number counts; what is no one number stays words."""
    assert spoken.count(words) == heads


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_is_understood_or_left(a: str, b: str, c: str) -> None:
    """No words are a fault: they come to a good value, or to none."""
    day, time, heads = spoken.day(a, TODAY), spoken.clock(b), spoken.count(c)
    if day is not None:
        first = bounds(day)[0]
        assert first is None or first <= TODAY
    assert time is None or re.fullmatch(r"\d\d:\d\d(/\d\d:\d\d)?", time)
    assert heads is None or heads[1] is None or 0 <= heads[0] <= heads[1]

"""Tests that times of day are told, and other numbers are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.clock import clocks


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at about 10:40 pm", ["22:40"]),
        ("at 6.15 in the morning", ["06:15"]),
        ("from 9 pm to 5 am", ["21:00/05:00"]),
        ("13:00 Gates are closed", ["13:00"]),
        ("17:00–17:30 nobody passes", ["17:00/17:30"]),
        ("Third edition, 7.00pm", ["19:00"]),
        ("between 6 and 7 pm", ["18:00/19:00"]),
        ("12 noon to 4 pm", ["12:00/16:00"]),
        ("at noon and at midnight", ["12:00", "00:00"]),
        ("12 am, then 12:30 pm", ["00:00", "12:30"]),
        ("at 8 o'clock in the evening", ["20:00"]),
        ("4 pm: human chain", ["16:00"]),
        ("سہ پہر تین بجے جلسہ", ["15:00"]),
        ("رات دس بجے", ["22:00"]),
        ("صبح 9 بجے", ["09:00"]),
    ],
)
def test_times(text: str, values: list[str]) -> None:
    """In 24 hours, a span with a stroke."""
    assert [c.value for c in clocks(text)] == values


@pytest.mark.parametrize(
    "text",
    ["2.50 a kilo", "about 60 percent", "150/95", "at 9", "page 3 of 12", "N7.45",
     "1.2.2026", "a march of 14 km", "section 12.30 of the code"],
)  # fmt: skip
def test_no_times(text: str) -> None:
    """Money, measures, dates and sections are none."""
    assert clocks(text) == []


@given(st.text())
def test_every_value_is_a_time(text: str) -> None:
    """Hours below 24, minutes below 60, in order of position."""
    found = clocks(text)
    for one in found:
        assert re.fullmatch(
            r"([01]\d|2[0-3]):[0-5]\d(/([01]\d|2[0-3]):[0-5]\d)?", one.value
        )
        assert 0 <= one.start < one.end <= len(text)
    assert [c.start for c in found] == sorted(c.start for c in found)

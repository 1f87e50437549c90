"""Dates are said as openly as they were told."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from habeas.web import days


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2026-02-03", "3 February 2026"),
        ("2026-02", "February 2026"),
        ("2022", "2022"),
        ("2024~", "about 2024"),
        ("[2026-02-02,2026-02-03]", "2 February 2026 or 3 February 2026"),
        ("2026-02-12/2026-02-14", "12 February 2026 to 14 February 2026"),
        ("../2026-02-02", "by 2 February 2026"),
        ("2026-02-02/..", "from 2 February 2026 on"),
        ("2026-02-04T14:58", "4 February 2026, 14:58"),
        ("2026-13", "2026-13"),
        ("2026-XX", "2026-XX"),
        ("Teófilo", "Teófilo"),
    ],
)
def test_in_words(edtf: str, words: str) -> None:
    """A day, one of two, a stretch, open, or as it is written."""
    assert days.words(edtf) == words


def test_in_urdu() -> None:
    """The months are those of the language of the page."""
    with translation.override("ur"):
        assert "فروری" in days.words("2026-02-03")


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_a_page(text: str) -> None:
    """What is no date is shown as it is, whatever it is."""
    assert isinstance(days.words(text), str)


@given(st.dates())
def test_a_day_that_is_typed_is_that_day(day: datetime.date) -> None:
    """Typed and read again, a day is itself, to its last moment here."""
    assert days.typed(day.isoformat()) == day


@pytest.mark.parametrize("typed", ["", "3 Feb", "2026-02-30", "20260203x"])
def test_what_is_no_day(typed: str) -> None:
    """Anything else is refused in a sentence."""
    with pytest.raises(days.NotADay):
        days.typed(typed)

"""Dates are said as openly as they were told."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from habeas.web import days
from tests.web.conftest import Filled


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


@given(st.dates(days.FIRST, days.LAST))
def test_a_day_that_is_typed_is_that_day(day: datetime.date) -> None:
    """Typed and read again, a day is itself, to its last moment here."""
    assert days.typed(day.isoformat()) == day


@pytest.mark.parametrize("typed", ["", "3 Feb", "2026-02-30", "20260203x"])
def test_what_is_no_day(typed: str) -> None:
    """Anything else is refused in a sentence."""
    with pytest.raises(days.NotADay):
        days.typed(typed)


@pytest.mark.parametrize("typed", ["0001-01-01", "1099-12-31", "9999-12-31"])
def test_a_day_at_an_end_of_the_calendar_is_none(typed: str) -> None:
    """Nothing can be reckoned from it."""
    with pytest.raises(days.NotADay):
        days.typed(typed)


@pytest.mark.parametrize("typed", ["0001-01-01", "1100-01-01", "9990-12-31"])
def test_no_day_that_is_typed_shuts_a_page(
    typed: str, filled: Filled, officer_in: Client
) -> None:
    """What is kept of it would stand in the way until the desk is locked."""
    officer_in.post("/register/look", {"as_of": typed})
    officer_in.post("/register/known", {"known_on": typed})
    officer_in.post("/explore/look", {"last": typed})
    for page in ("/", "/register", "/explore/figures", "/explore/map", "/demands"):
        assert officer_in.get(page).status_code == 200

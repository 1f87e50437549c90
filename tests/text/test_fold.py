"""Tests that writings of one name fold to one key, and different names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.fold import HONORIFICS, fold


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Comrade Amal Noor", "amal noor"),
        ("Dr. Amal NOOR", "Amal  Noor"),
        ("José Peña", "Jose\u0301 Pen\u0303a"),
        ("Łukasz Żak", "Lukasz Zak"),
        ("O’Neil", "O'Neil"),
        ("علي", "علی"),
        ("كريم", "کریم"),
        ("ڈاکٹر کریم", "کریم"),
        ("مُحَمَّد", "محمد"),
        ("Amal-Noor", "Amal Noor"),
        ("Ａｍａｌ", "Amal"),
        ("می\u200cرزا", "میرزا"),
    ],
)
def test_the_same_key(one: str, two: str) -> None:
    """Case, marks, titles, and letters that stand for one another do not matter."""
    assert fold(one) == fold(two) != ""


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Amal Noor", "Noor Amal"),
        ("Amal", "Amala"),
        ("Ali Khan", "Ali"),
        ("Mir", "Pir"),
    ],
)
def test_another_key(one: str, two: str) -> None:
    """Order, length and a title that is the whole name do matter."""
    assert fold(one) != fold(two)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    """A key is its own key."""
    assert fold(fold(name)) == fold(name)


@given(st.sampled_from(sorted(HONORIFICS)))
def test_a_title_alone_stays(title: str) -> None:
    """The last word of a name is never dropped."""
    assert fold(title) != ""


@given(st.text())
def test_a_key_is_words_with_one_space(name: str) -> None:
    """No space at the ends, none doubled, no capital."""
    key = fold(name)
    assert key == " ".join(key.split())
    assert key == key.casefold()

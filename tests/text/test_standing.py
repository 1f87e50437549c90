"""Words of a set are found where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.text.standing import standing, where

_words = st.sampled_from(["police", "the", "", "took", "."])


@given(st.lists(_words), st.frozensets(_words))
def test_each_place_holds_a_word_of_the_set(
    row: list[str], wanted: frozenset[str]
) -> None:
    """All places are given, in order, and no other."""
    assert standing(wanted, row) == [k for k, w in enumerate(row) if w in wanted]
    assert where(str.isalpha, row) == [k for k, w in enumerate(row) if w.isalpha()]

"""What is crossed out is no longer said; nothing else of a text changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.struck import unstruck


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("~~Asha Rao~~ Bina Das was taken", "Bina Das was taken"),
        ("| 4 | ~~Asha Rao~~ | 5 May |", "| 4 |              | 5 May |"),
        ("~Asha~ is held", "is held"),
        ("<s>Asha</s> is held", "is held"),
        ("~50 held, ~20 freed", "~50 held, ~20 freed"),
        ("a ~ b ~ c", "a ~ b ~ c"),
    ],
)
def test_struck_words_are_spaces(text: str, left: str) -> None:
    assert unstruck(text).strip() == left


@given(st.text(alphabet="~ab <>/s\n|"))
def test_a_copy_is_as_long_as_the_text(text: str) -> None:
    """Positions in the copy are those of the text."""
    copy = unstruck(text)
    assert len(copy) == len(text)
    assert all(c in (t, " ") for c, t in zip(copy, text, strict=True))

"""Letters that an expression takes for plain ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.text.alike import plain


@given(st.text("aiıİIsſSkKK\n ", max_size=40))
def test_a_copy_has_the_same_length_and_only_plain_letters(text: str) -> None:
    copy = plain(text)
    assert len(copy) == len(text)
    assert copy.isascii()
    assert plain(copy) is copy


def test_a_text_without_such_letters_is_itself() -> None:
    text = "Zoë Gürsel was arrested. کل رات"
    assert plain(text) is text

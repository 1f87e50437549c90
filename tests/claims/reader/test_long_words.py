"""Words of thousands of letters: nothing stops, and the time grows with the text."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read


@pytest.mark.parametrize("sign", ["o'", "w1", "a-", "_", "a.", "@", "-", "я", "ا"])
@pytest.mark.parametrize("head", ["", "Open Cells Watch, Lusaka, 12 May 2026\n\n"])
def test_a_word_without_end_is_read(sign: str, head: str) -> None:
    """A text of one endless word tells nothing, and stops nobody."""
    text = head + sign * (20_000 // len(sign))
    assert read(text)["acts"] == []

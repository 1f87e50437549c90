"""Words are found as they stand, or but for their dress, and nothing nearer."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.endpoint.align import places
from habeas.text.spans import Span

TEXT = "“He’s\u00a0 José,” said Zoé\r\nof  Nakuru. Jose\u0301 came."


def at(words: str, text: str = TEXT) -> list[str]:
    """What of the text is found for words."""
    spans = places(words, text, Span(0, len(text)))
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("“He’s", ["“He’s"]),
        ('"He\'s José," said', ["“He’s\u00a0 José,” said"]),
        ("Zoe\u0301 of Nakuru", ["Zoé\r\nof  Nakuru"]),
        ("Jose\u0301", ["Jose\u0301"]),
        ("Jose", []),
        ("Nak", []),
        ("akuru", []),
        ("Zoé from Nakuru", []),
        ("zoé", []),
        ("", []),
        ("   ", []),
    ],
)
def test_dress_alone_may_differ(words: str, found: list[str]) -> None:
    """Spaces, quotation marks and Unicode forms; no letter, no word more or less."""
    assert at(words) == found


def test_nothing_outside_the_stretch() -> None:
    """The sentence that is cited, not another."""
    assert places("came", TEXT, Span(0, 10)) == []


@given(st.text(max_size=60), st.text(max_size=8))
def test_what_is_found_says_the_same(text: str, words: str) -> None:
    """But for spaces and marks, in its Unicode form, letter for letter."""

    def plain(given: str) -> str:
        bare = unicodedata.normalize("NFD", given)
        marks = "'\"“”„‟‘’‚‛«»‹›`´′″ʼ"
        return " ".join("".join('"' if c in marks else c for c in bare).split())

    for told in at(words, text):
        assert plain(told) == plain(words)


@given(st.lists(st.sampled_from(["Amina", "José", "was", "“held”"]), min_size=1))
def test_every_word_of_a_text_is_found_in_it(words: list[str]) -> None:
    """In either Unicode form."""
    text = "  ".join(words)
    for form in ("NFC", "NFD"):
        assert at(unicodedata.normalize(form, " ".join(words)), text) == [text]

"""What an expression needs stands in every text that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.needs import APART, Need, asked
from habeas.text.spotting import Spotter, letters, spotted

_PATTERNS = (
    r"\b(?:walks?|rides?)\s+(?:with\s+)?(?:him|her|us)\b",
    r"(?<!\w)(?:took off her clothes|rape\w*)(?!\w)",
    r"\b(?:left|leaves) the (?:\w+ )?gates?\b",
    r"(?:arrest|detain)ed(?:'s)?|in (?:jail|thana)$",
    r"(?:(?:ask|told) (?:him|me|us) )+(?:not )?to|بیٹا (?:\S+ )?لا",
    r"^is(?: not)? it[^\w](?:sick|ill)\w*|(?:a|an) (?=killer)kill\w+",
    r"kid(?:s|\b)[^.]{0,4}\bsick(?:-| )?room",
)
_SAID = """walk rides ride with him her us took off clothes rape raped left leaves the
    old gate gates arrested detained's in jail thana ask told not to me is it: it! ill
    sickly a an killer kill kids kid sickroom sick room her\u0307 \u0307us kİds ſick kısſ
    éher herself theus بیٹا لا لایا بیٹا، _us us2 HER KIDS"""
_TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(_SAID.split()), max_size=8).map(" ".join),
    st.lists(st.sampled_from(_SAID.split()), max_size=8).map("\n'".join),
)


@given(
    pattern=st.sampled_from(_PATTERNS),
    flags=st.sampled_from([0, re.IGNORECASE, re.ASCII | re.IGNORECASE]),
    text=_TEXTS,
)
def test_what_matches_has_what_is_needed(pattern: str, flags: int, text: str) -> None:
    """An expression that matches is met, whatever stands beside its words."""
    if re.search(pattern, text, flags):
        assert Spotter(pattern, flags).met(spotted(letters(text)))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("he walked with us", True),
        ("he walked with dust", False),
        ("took her clothes off", True),  # in whatever order
        ("took her coat off", False),
        ("a rapist", False),
        ("they were raped", True),
    ],
)
def test_a_text_without_all_words_of_a_way_is_passed_over(text: str, met: bool) -> None:
    """Words count whole where the expression has them whole."""
    pattern = r"\b(?:walk\w* with (?:him|us)|took off her clothes|raped?)\b"
    assert Spotter(pattern).met(spotted(letters(text))) is met


def test_the_words_of_each_way_are_told_apart() -> None:
    """A word that no letter can stand beside is marked."""

    assert asked(r"\b(?:took off|maim\w*)\b") == Need(
        (), ((Need(((APART + "maim",),)), Need(((_whole("took"),), (_whole("off"),)))),)
    )


def _whole(word: str) -> str:
    return APART + word + APART

"""An expression with needed words gives what the expression alone gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.spotting import Spotter, ending, opening
from habeas.text.sure import needed

_PATTERNS = (
    r"\b(?:found safe|came (?:back )?home|mil ga[yi]\w*)\b",
    r"\b(?:is|was)? ?serving (?:[\w-]+ ){0,3}(?:terms?|life)\b",
    r"(?<!not )missing(?! link)",
    r"k(?:id|it)s+|ſink",
    r"(?:ab+|cd){1,2}e?",
    r"\d+ years?|x",
    r"(?:home|back) \w* ?(?:life|kids)",
)
_SAID = """found safe came back home mil gaya is serving a long TERM life not missing
    link KIDS Kids kıts kitſ ſink sink SINK abb cd abbcde 12 years x İs"""
_WORDS = st.sampled_from(_SAID.split())
_TEXTS = st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=6).map(" ".join))


@given(
    pattern=st.sampled_from(_PATTERNS),
    flags=st.sampled_from([0, re.IGNORECASE]),
    text=_TEXTS,
    start=st.integers(0, 12),
    end=st.integers(0, 60),
)
def test_nothing_is_missed(
    pattern: str, flags: int, text: str, start: int, end: int
) -> None:
    """Each match of `re` is found, whole or between two positions, and no other."""
    plain, sought = re.compile(pattern, flags), Spotter(pattern, flags)
    assert [m.span() for m in sought.finditer(text)] == [
        m.span() for m in plain.finditer(text)
    ]
    first, alone = sought.search(text, start, end), plain.search(text, start, end)
    assert (first and first.span()) == (alone and alone.span())


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bon remand\b|\bremanded\b", (("on remand", "remanded"),)),
        (r"(?:arrest|detain)ed", (("arrest", "detain"),)),
        (r"(?:left|leaves) the (?:\w+ )?gates?", (("gate",), ("leaves", "left"))),
        (r"(?:the )?\w+", ()),
        (r"[ab]c?", ()),
    ],
)
def test_needed_words_are_taken_out_of_an_expression(
    pattern: str, words: tuple[tuple[str, ...], ...]
) -> None:
    """One of each list stands in every match; none is given where that is not sure."""
    assert needed(pattern, re.IGNORECASE) == words


@given(text=st.text(alphabet="aé_1 .ب", max_size=20), size=st.integers(1, 12))
def test_a_part_cuts_no_word(text: str, size: int) -> None:
    """A part ends and begins where a word does, and is no longer than was asked."""
    words = re.findall(r"\w+", text)
    first, last = opening(text, size), ending(text, size)
    assert text.startswith(first) and text.endswith(last)
    assert re.findall(r"\w+", first) == words[: len(re.findall(r"\w+", first))]
    found = re.findall(r"\w+", last)
    assert found == words[len(words) - len(found) :]
    assert max(len(first), len(last)) <= size

"""Hurried Urdu is read in the usual spelling, and quoted as it was written."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.read import read
from habeas.claims.reader.respelt import respelt

SPELT = [
    ("صحافی کو قتل کردیاگیا ہے۔", "صحافی کو قتل کر دیا گیا ہے۔"),
    ("انکے گھر گئے اور گرفتار کرلیا", "ان کے گھر گئے اور گرفتار کر لیا"),
    ("یہ ھمارا مطالبہ ھے", "یہ ہمارا مطالبہ ہے"),
    ("usko utha k ly gye hn", "usko utha ke le gaye hain"),
    ("bhai ko nhi chordia abi tk", "bhai ko nahi chor diya abhi tak"),
    ("salary k ly nhi gya tha", "salary ke liye nahi gaya tha"),
]
SAME = [
    "جادو اور ہولی کی جالی",
    "He is bad or good, k?",
    "10 k ki raqam mein hai",
    "The police held him for a day or two.",
    "قال الرجل ذلك في الدار",
]
WORDS = st.lists(
    st.sampled_from(
        [
            "کردیا",
            "پولیس",
            "ھے",
            "اسکے",
            "۔",
            "\n",
            "utha",
            "k",
            "ly",
            "gye",
            "nhi",
            "hai",
        ]
        + ["ko", "Amir Noor", "kardia", "،", "mein", "or", "😀", "é"]
    ),
    max_size=30,
).map(" ".join)


@pytest.mark.parametrize(("written", "spelt"), SPELT)
def test_hurried_words_are_spelt_out(written: str, spelt: str) -> None:
    assert respelt(written).text == spelt


@pytest.mark.parametrize("text", SAME)
def test_other_words_stay(text: str) -> None:
    assert respelt(text).text == text


@given(WORDS)
def test_every_place_of_the_copy_has_one_in_the_text(text: str) -> None:
    copy = respelt(text)
    ends = [copy.end(at) for at in range(1, len(copy.text) + 1)]
    starts = [copy.start(at) for at in range(len(copy.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(starts, ends, strict=True))
    unchanged = set(range(len(copy.text)))
    for low, high, begin, close in copy.cuts:
        assert (copy.start(low), copy.end(high)) == (begin, close)
        unchanged -= set(range(low, high))
    assert all(copy.text[at] == text[starts[at]] for at in unchanged)


def test_quotes_and_words_are_those_of_the_text() -> None:
    text = "صحافی فہیم رند کو پولیس نے گرفتار کرلیاگیا۔\nusko police utha k ly gye hn nhi chora"
    found = read(text)
    quotes = list(_quotes(found))
    assert quotes
    assert all(text[q["start"] : q["end"]] == q["exact"] for q in quotes)


MARKED = "صحافی فہیم رند کو پولیس نے گرفتار کرلیا۔ بعد میں انھیں رہا کردیا گیا۔"
MARKS = {
    "apart": lambda text: unicodedata.normalize("NFD", text),
    "joiner": lambda text: text.replace("ر", "ر\u200c"),
    "stroke": lambda text: text.replace("س", "سـ"),
    "vowels": lambda text: text.replace("ک", "کَ").replace("ی", "یِ"),
    "direction": lambda text: text.replace(" ", " \u200f"),
}


@pytest.mark.parametrize("way", MARKS)
def test_marks_that_change_no_word_hide_no_act(way: str) -> None:
    text = MARKS[way](MARKED)
    found = read(text)
    assert [a["type"] for a in found["acts"]] == ["arrest", "release"]
    assert all(text[q["start"] : q["end"]] == q["exact"] for q in _quotes(found))


def _quotes(value: Any) -> Any:
    if isinstance(value, list):
        for one in value:
            yield from _quotes(one)
    elif isinstance(value, dict):
        if "exact" in value:
            yield value
        for one in value.values():
            yield from _quotes(one)

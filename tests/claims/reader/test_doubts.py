"""Tests of the model that hears what is not told as done."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader import doubts
from habeas.claims.reader.document import document

WORDS = st.lists(
    st.sampled_from(
        [
            "In",
            "a",
            "dream",
            "police",
            "arrested",
            "Amir",
            "Noor",
            ".",
            "They",
            "didn't",
            "?",
            ",",
            "that",
            "if",
            "کہ",
            "خواب",
            "afwah",
            "12",
            "rumour",
            "the",
            "\n",
        ]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


@given(WORDS | st.text(min_size=1), st.integers(0, 60))
def test_an_act_weighs_what_its_features_weigh(text: str, at: int) -> None:
    """The quick sum is the sum that is taught."""
    doc, held = document(text), doubts.learnt()
    told = sum(held.get(f, 0) for f in doubts.features(doc, at, "arrest"))
    assert doubts.weight(doc, at, "arrest") == told


def test_the_weights_are_of_features_that_the_code_makes() -> None:
    """No weight is of a class of words that the list has no more."""
    known = {name for names in doubts.classes().values() for name in names}
    pairs = [f for f in doubts.learnt() if re.fullmatch(r"[AB]\w+\+[AB]\w+", f)]
    assert pairs
    assert {name[1:] for f in pairs for name in f.split("+")} <= known


def weighed(text: str) -> int:
    at = text.find("arrested")
    at = at if at >= 0 else text.find("giraftar")
    at = at if at >= 0 else text.find("گرفتار")
    return doubts.weight(document(text), at, "arrest")


@pytest.mark.parametrize(
    "text",
    [
        "Half asleep, I believed that police arrested Nadir Lone.",
        "It is not true that police arrested Nadir Lone, his brother laughed.",
        "Imagine that police arrested Nadir Lone. What then?",
        "In the film police arrested Nadir Lone in the last scene.",
        "afwah hai ke police ne Nadir Lone ko giraftar kar liya, jhoot hai",
        "یہ خبر جھوٹی ہے کہ پولیس نے نادر لون کو گرفتار کر لیا۔",
    ],
)
def test_what_is_no_news_is_heard(text: str) -> None:
    """Dreams, tales, lies and suppositions, in three ways of writing."""
    assert weighed(text) > doubts.SURE


@pytest.mark.parametrize(
    "text",
    [
        "On Monday police arrested Nadir Lone on the bridge, his brother said.",
        "It is true that police arrested Nadir Lone; two neighbours saw it.",
        "After the film police arrested Nadir Lone at the door of the cinema.",
        "kal police ne Nadir Lone ko giraftar kar liya, ghar wale pareshan hain",
        "پولیس نے نادر لون کو پیر کی رات گرفتار کر لیا، اہل خانہ نے بتایا۔",
    ],
)
def test_what_is_told_as_done_is_not(text: str) -> None:
    """What others say that they saw, and words that elsewhere take back."""
    assert weighed(text) < doubts.SURE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Soldiers took Omar Said from his shop. His mother woke up screaming.",
            "took",
        ),
        ("Omar Said was taken on 4 May. Correction: his mother came later.", "taken"),
        (
            "Officers handcuffed Omar Said in a van. His mother woke up screaming.",
            "handcuffed",
        ),
    ],
)
def test_no_neighbour_alone_undoes_a_deed(text: str, word: str) -> None:
    """A true arrest stays, whatever the next sentence is about."""
    assert not doubts.doubtful(document(text), text.index(word), "arrest")

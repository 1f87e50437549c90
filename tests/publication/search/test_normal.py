"""One word however it is typed, and two words where a letter parts them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.search.names import keys
from habeas.publication.search.normal import tokens, words

SIGNS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("حسینيكهآئۂۓ ـ\u200c\u200dَِّ٤۴ڪڻٻښېۍکھں'-\"*"),
    )
)


@given(SIGNS)
def test_words_with_their_places_are_the_same_words(text: str) -> None:
    """What is marked in a text is what the index found in it."""
    found = tokens(text)
    assert [t.word for t in found] == words(text)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(
        a.end <= b.end and a.start <= b.start for a, b in itertools.pairwise(found)
    )


@given(SIGNS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("حسين فاطمي", "حسین فاطمی"),  # an Arabic keyboard
        ("كتاب", "کتاب"),
        ("مسئلہ", "مسیلہ"),
        ("آزادی", "ازادی"),
        ("هے", "ہے"),
        ("کِتَاب", "کتاب"),
        ("کتـــاب", "کتاب"),
        ("بے\u200cگناہ", "بے گناہ"),
        ("ﻓﺎﻃﻤﮧ", "فاطمہ"),
        ("۱۲ مارچ", "12 مارچ"),
        ("١٢", "۱۲"),
        ("KISUMU", "kisumu"),
        ("Łódź", "lodz"),
        ("Amina’s", "amina s"),
    ],
)
def test_one_word_however_it_is_typed(typed: str, written: str) -> None:
    assert words(typed) == words(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ڪ", "ک"),  # Sindhi: k and kh
        ("ٻ", "ب"),
        ("ڏ", "د"),
        ("ڳ", "گ"),
        ("ڻ", "ن"),
        ("ٿ", "ت"),
        ("ې", "ی"),  # Pashto
        ("ۍ", "ی"),
        ("ښ", "ش"),
        ("ځ", "ج"),
        ("څ", "چ"),
        ("ږ", "ژ"),
        ("ړ", "ر"),
        ("ݨ", "ن"),  # Punjabi and Saraiki
        ("ݙ", "د"),
        ("ے", "ی"),
        ("ٹ", "ت"),
        ("ڑ", "ر"),
        ("ێ", "ی"),  # Balochi in its Arabic letters
    ],
)
def test_letters_that_part_words_stay_apart(one: str, other: str) -> None:
    assert words(f"با{one}ا") != words(f"با{other}ا")


def test_signs_without_spaces_are_words_of_their_own() -> None:
    assert words("釋放他") == ["釋", "放", "他"]
    assert len(words("ရန်ကုန်")) > 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fatima", "فاطمہ"),
        ("Hussain", "Husain"),
        ("Hussain", "حسین"),
        ("Ali", "علی"),
        ("Yasin", "یاسین"),
        ("Muhammad", "محمد"),
        ("Wali", "ولی"),
    ],
)
def test_a_name_has_one_key_across_scripts(one: str, other: str) -> None:
    assert keys(one) == keys(other) != []


@pytest.mark.parametrize(
    ("one", "other"), [("Zain", "Hussain"), ("Ali", "Wali"), ("Karim", "Salim")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert keys(one) != keys(other)

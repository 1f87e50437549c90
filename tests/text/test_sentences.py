"""Tests that sentences and words of a text are told by position."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.sentences import LIST_MARK, sentences, tokens, wrap_width


def split(text: str) -> list[str]:
    """Return the sentences of a text as words."""
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Okafor and Dr. Bello were held. | Nobody was told.",
        "Adv. Lal of St. Mary's saw it. | He said so.",
        "It began at 7 a.m. on Friday. | It ended at noon.",
        "They came at 5 p.m. | Nobody slept.",
        "FIR No. 12/26 was read out. | Bail was asked.",
        "Case No. B-14 is pending. | No. | Nobody knows.",
        "“Go home!” he said. | They went.",
        "Why? | Nobody knows.",
        "S. Perera was let in. | J. K. Silva was not.",
        "Sundar Mills Ltd. paid 1.5 million. | Then it left.",
        "He was hit... | Then he ran.",
        "پولیس آئی۔ | کیا ہوا؟ | کچھ نہیں۔",
        "El Sr. Paz fue detenido. | Nadie sabe.",
        "see www.watch.example for more. | Write to us.",
        "The U.S. embassy was asked. | It did not answer.",
        "He said: “Wait.” | She did.",
    ],
)
def test_where_sentences_end(text: str) -> None:
    """Titles, initials, numbers and clock times end none."""
    assert split(text.replace(" | ", " ")) == text.split(" | ")


def test_lines_lists_and_headings_stand_alone() -> None:
    """A heading, an item and a row of a table are sentences without their marks."""
    text = "DEMANDS\n1. Free them\n2. Pay the wages\n- and stop\n\na | b | c\n"
    assert split(text) == [
        "DEMANDS",
        "Free them",
        "Pay the wages",
        "and stop",
        "a | b | c",
    ]


def test_wrapped_lines_are_joined() -> None:
    """A line that ends because it was full goes on in the next."""
    text = (
        "The porters of the lower market were told on the first day of the fair\n"
        "that they may not sleep in the hall any more, and that whoever stays on\n"
        "will be put on a list. Two of them went to the office of the prefect to\n"
        "ask for the order in writing; they were shown the door by a guard, who\n"
        "said that there was none.\n\nThey came again.\n"
    )
    assert wrap_width(text) is not None
    assert len(split(text)) == 3
    assert wrap_width(text.replace("\n", "\n\n")) is None


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("1. Free them", "1. "), ("12) Free them", "12) "), ("• Free", "• "),
        ("- Free", "- "), ("(iv) Free", "(iv) "), ("a) Free", "a) "),
        ("A. PEOPLE HELD", "A. "), ("2۔ رہا", "2۔ "), ("– Free", "– "),
        ("S. Perera was held", None), ("P.O. Box 4", None), ("13:00 Gates", None),
        ("I was held", None), ("Free", None), ("2026 was bad", None),
    ],
)  # fmt: skip
def test_list_marks(line: str, mark: str | None) -> None:
    """An initial, a box number and a clock time are no marks."""
    match = LIST_MARK.match(line)
    assert (match[0] if match else None) == mark


@given(st.text())
def test_sentences_lie_in_order(text: str) -> None:
    """They hold words, do not overlap, and have no space at their ends."""
    found = sentences(text)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in found)
    assert all(s.end > s.start for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


_TEXT = st.text(alphabet="aB1. ,?!\n-•“”'’é۔ب", max_size=80)


@given(_TEXT)
def test_nothing_but_space_and_marks_is_left_out(text: str) -> None:
    """What lies between sentences is space or the mark of an item."""
    at = 0
    for one in [*sentences(text), None]:
        between = text[at : one.start if one else len(text)]
        for line in between.split("\n"):
            mark = LIST_MARK.match(line + " ")
            assert not line[mark.end() if mark else 0 :].strip()
        at = one.end if one else at


@given(st.text())
def test_tokens_cover_all_but_space(text: str) -> None:
    """Every character that is not space stands in one token, in order."""
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert "".join(t.text for t in found) == "".join(text.split())


def test_words_keep_hyphens_and_apostrophes() -> None:
    """A name with a hyphen is one word, and so is a possessive."""
    words = [
        t.text for t in tokens("Umeh-Nze’s lorry, 1,500 people on the 3rd: O'Neil")
    ]
    assert words == [
        "Umeh-Nze’s", "lorry", ",", "1,500", "people", "on", "the", "3rd", ":", "O'Neil",
    ]  # fmt: skip


@pytest.mark.parametrize("piece", ["a. ", "Mr. ", "\n", "- ", "“", "1. x\n", "( "])
def test_time_grows_with_length(piece: str) -> None:
    """A million characters of one thing are split in seconds."""
    assert sentences(piece * (600_000 // len(piece))) is not None


def test_cells_that_tabs_set_apart_are_sentences_of_their_own() -> None:
    """No name and no group runs from one cell into the next."""
    assert split("Ann Lee\t40\tLeeds\nName:\tAnn Lee\n") == [
        "Ann Lee",
        "40",
        "Leeds",
        "Name:\tAnn Lee",
    ]


def test_initials_that_close_a_name_close_a_sentence_too() -> None:
    """But not those of a name that goes on, or of no name."""
    text = "They took Gopal B.K. The court of M.K. Stalin heard S. A. Raja. Free Hari K.C. Hari K.C. is ill."
    found = [text[s.start : s.end] for s in sentences(text)]
    assert found == [
        "They took Gopal B.K.",
        "The court of M.K. Stalin heard S. A. Raja.",
        "Free Hari K.C.",
        "Hari K.C. is ill.",
    ]

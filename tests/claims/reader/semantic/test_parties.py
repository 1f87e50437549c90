"""Who acts, and on whom: our own sentences, and the public records where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.roles import RoleVoice
from habeas.claims.reader.semantic.heads import Sentence
from habeas.claims.reader.semantic.parties import parties
from habeas.text.sentences import tokens
from tests.conftest import shared
from tools import score_plover

WORDS = st.lists(
    st.sampled_from(
        ("Police", "and", "arrested", "(", ")", "on", "Monday", "Chad", ".")
    )
    | st.text(min_size=1, max_size=5),
    min_size=1,
    max_size=14,
)


def phrase(words: list[str], found: tuple[int, int] | None) -> str:
    """Return the words of a phrase, "" for none."""
    return " ".join(words[found[0] : found[1]]) if found else ""


@pytest.mark.parametrize(
    ("sentence", "event", "source", "target"),
    [
        (
            "Kenya on Tuesday lifted a curfew in Garissa .",
            "lifted",
            "Kenya",
            "Garissa",
        ),
        (
            "The Dutch government gave two million euros to Malawi .",
            "gave",
            "The Dutch government",
            "Malawi",
        ),
        (
            "Peru and Chile signed a treaty today .",
            "signed",
            "Peru and Chile",
            "Peru and Chile",
        ),
        (
            "Soldiers arrested forty students , officials said in Lagos .",
            "arrested",
            "Soldiers",
            "forty students",
        ),
    ],
)
def test_it_names_who_acts_and_on_whom(
    sentence: str, event: str, source: str, target: str
) -> None:
    words = sentence.split()
    found = parties(Sentence(words), [words.index(event)])
    assert (phrase(words, found.source), phrase(words, found.target)) == (
        source,
        target,
    )


@given(WORDS, st.integers(0, 13))
def test_its_parties_are_words_of_the_sentence(words: list[str], at: int) -> None:
    found = parties(Sentence(words), [at % len(words)])
    for told in (found.source, found.target):
        assert told is None or 0 <= told[0] < told[1] <= len(words)


def test_a_day_does_not_hide_the_doer() -> None:
    text = "Rangers on Monday arrested Amir Noor."
    voice = RoleVoice(lambda _: tuple(tokens(text)))
    found = voice.doer(text.index("arrested"))
    assert found is not None
    assert text[found[0] : found[1]] == "Rangers"


def test_a_markup_is_read_into_its_spans() -> None:
    record = score_plover.marked("(SRC/TAR: Peru) (EVT: met) in (LOC:(TAR: Cali)).")
    assert record.text == "Peru met in Cali."
    told = {k: [record.text[a:b] for a, b in v] for k, v in record.spans.items()}
    assert told == {
        "SRC": ["Peru"],
        "TAR": ["Peru", "Cali"],
        "EVT": ["met"],
        "LOC": ["Cali"],
    }


def test_it_names_the_parties_of_public_records(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = shared("data", "plover-gsr-cameo", "practice.json")
    found = score_plover.score(path)
    assert found["source"] >= 0.85
    assert found["target"] >= 0.70
    assert "of 209" in capsys.readouterr().out


def test_without_the_records_nothing_is_scored(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path_factory.mktemp("none") / "practice.json"
    assert score_plover.main([str(gone)]) == 0
    assert "nothing was scored" in capsys.readouterr().err

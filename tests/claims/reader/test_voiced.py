"""The rules with another package's voice for names: it adds names that stand, no more."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader.document import document
from habeas.claims.reader.hearing import Heard, VoiceFailed, told
from habeas.claims.reader.plugins.voiced import VoicedReader, _marked
from habeas.claims.reader.read import read
from habeas.claims.reader.readers import Reader
from habeas.text.sentences import Token, tokens

TEXT = (
    "Yesterday evening Brannik Ofolue was beaten in Nakuru by police. "
    "Zuwena Achungo, a teacher, was arrested in Nakuru.\n"
)
UNKNOWN = "We remember Vessik Ordhal."  # whom the rules do not take for anybody


@dataclass
class Says:
    """A voice that says what it is told to, by words; or what stands in `spans`."""

    words: dict[str, tuple[str, float]] = field(default_factory=dict)
    spans: Sequence[Heard] = ()
    name: str = "stand-in"
    version: str = "stand-in 1"

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Heard]]:
        """Return a list for each sentence."""
        return [[*self.spans, *self._found(row)] for row in sentences]

    def _found(self, row: Sequence[Token]) -> list[Heard]:
        found = []
        for said, (sort, score) in self.words.items():
            parts = said.split()
            for at in range(len(row) - len(parts) + 1):
                here = row[at : at + len(parts)]
                if [t.text for t in here] == parts:
                    found.append(Heard(here[0].start, here[-1].end, sort, score))
        return found


class Stops(Says):
    """A voice that fails."""

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Heard]]:
        raise ZeroDivisionError(TEXT)


def names(text: str, voice: Says) -> list[str]:
    """The people's names of a reading with a voice."""
    return [p["name"] for p in VoicedReader(voice).read(text)["people"] if p["name"]]


def test_a_sure_voice_names_whom_the_rules_do_not() -> None:
    """It is no name by the rules, and one where a sure voice says so."""
    assert names(UNKNOWN, Says()) == []
    assert names(UNKNOWN, Says({"Vessik Ordhal": ("person", 0.97)})) == [
        "Vessik Ordhal"
    ]
    assert names(UNKNOWN, Says({"Vessik Ordhal": ("person", 0.4)})) == []


def test_what_speaks_against_a_name_still_does() -> None:
    """An office and the name of a day are nobody, whatever a voice says."""
    text = "The Prime Minister spoke on Monday in Nakuru."
    voice = Says({"Prime Minister": ("person", 1.0), "Monday": ("person", 1.0)})
    assert names(text, voice) == []


def test_what_the_rules_read_too_is_agreed() -> None:
    """In the same words, with nothing new; that is proposed once, by the rules."""
    found, own = VoicedReader(Says()).read(TEXT), read(TEXT)
    for kind in ("people", "organisations", "places", "events", "acts", "register"):
        assert all(item["agreed"] for item in found[kind])
        assert len(found[kind]) == len(own[kind])
    plain = [{k: v for k, v in a.items() if k != "agreed"} for a in found["acts"]]
    assert plain == own["acts"]


def test_nobodys_custody_ends_on_a_voices_word() -> None:
    """What the rules alone do not read is kept, but for ends: they are counted."""
    text = "Police arrested Zuwena Achungo in Nakuru. Juma Wekesa was released on bail."
    found = read(text)
    made = _marked(found, {**found, "acts": [], "register": []}, text)
    told = {act["type"] for act in found["acts"]}
    assert {"arrest", "bail"} <= told
    assert {act["type"] for act in made["acts"]} == {"arrest"}
    assert not any(act["agreed"] for act in made["acts"])
    statuses = [one["status"] for row in made["register"] for one in row["history"]]
    assert "arrested" in statuses and "released" not in statuses
    assert made["reader"]["left_out"]["end"] >= 2


def test_an_act_is_the_same_only_with_the_same_victims() -> None:
    """Where the rules named nobody, an act with somebody is new."""
    text = "Police arrested Zuwena Achungo in Nakuru."
    found = read(text)
    bare = [{**act, "victims": []} for act in found["acts"]]
    made = _marked(found, {**found, "acts": bare}, text)
    assert [act["agreed"] for act in made["acts"]] == [False]
    made = _marked(found, found, text)
    assert [act["agreed"] for act in made["acts"]] == [True]


def test_a_voice_that_fails_leaves_the_rules_reading(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """And says so by the error's class, without a word of the text."""
    with caplog.at_level(logging.WARNING):
        found = VoicedReader(Stops()).read(TEXT)
    assert found["reader"] == {"failed": "ZeroDivisionError"}
    assert all(p["agreed"] for p in found["people"])
    assert [p["name"] for p in found["people"]] == [
        p["name"] for p in read(TEXT)["people"]
    ]
    assert "ZeroDivisionError" in caplog.text and "Zuwena" not in caplog.text
    assert "by the rules" in caplog.text


def test_a_voice_that_answers_for_other_sentences_fails() -> None:
    """Else its spans would be those of another sentence."""

    class Short(Says):
        def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Heard]]:
            return []

    with pytest.raises(VoiceFailed, match="ValueError"):
        read(TEXT, voice=Short())


def test_no_voice_is_asked_where_none_is_given() -> None:
    """The desk's own reading is what it was."""
    doc = document(TEXT)
    assert doc.voice is None and doc.voiced is None
    reader: Reader = VoicedReader(Says())
    assert (reader.name, reader.version) == ("stand-in", "stand-in 1")


ROW = tokens(TEXT)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            Heard,
            st.integers(-3, len(TEXT) + 9),
            st.integers(-3, len(TEXT) + 9),
            st.sampled_from(["person", "organisation", "place", "act"]),
            st.one_of(st.floats(), st.floats(0, 1)),
        ),
        max_size=8,
    )
)
def test_only_whole_words_of_a_sentence_are_heard(spans: list[Heard]) -> None:
    """Beyond it, turned round, of no sort, without a score: counted, and not heard."""
    found = told(Says(spans=spans), [ROW])
    (said,) = found.names
    assert len(said) + found.left_out == len(spans)
    end = 0
    for one, score in said:
        assert end <= one.first < one.last <= len(ROW) and 0 <= score <= 1
        end = one.last


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.builds(
            Heard,
            st.integers(0, len(TEXT)),
            st.integers(0, len(TEXT)),
            st.sampled_from(["person", "organisation", "place"]),
            st.floats(0, 1),
        ),
        max_size=5,
    )
)
def test_nothing_ungrounded_comes_of_any_voice(spans: list[Heard]) -> None:
    """Every quote of every name stands in the text."""
    found = VoicedReader(Says(spans=spans)).read(TEXT)
    for kind in ("people", "organisations", "places", "acts"):
        for item in found[kind]:
            for q in item["quotes"]:
                assert TEXT[q["start"] : q["end"]] == q["exact"]

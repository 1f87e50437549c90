"""The optional wheel that hears names in English: pieces, windows, and the mixing.

What needs its network needs ONNX Runtime, which is not among the locked packages: those
tests skip, and say so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader.model import LABELS
from habeas.text.sentences import tokens
from habeas_names_en import __version__
from habeas_names_en.marks import MARKS, marks
from habeas_names_en.mix import Row, Shares, mixed
from habeas_names_en.pieces import Vocabulary, parts
from habeas_names_en.voice import Names
from habeas_names_en.windows import END, LONGEST, START, windows
from tests.conftest import ROOT

WHEEL = ROOT / "wheels" / "names-en"
MODEL = WHEEL / "src" / "habeas_names_en" / "model"
MOST = 25_000_000
TEXT = (
    "Yesterday Zuwena Achungo's brother wrote to the Lakeside Weavers Circle in Nakuru."
)
ROW = tokens(TEXT)
WORDS = [token.text for token in ROW]

needs_runtime = pytest.mark.skipif(
    find_spec("onnxruntime") is None,
    reason="onnxruntime is not installed: the wheel's network cannot be run",
)


@cache
def vocabulary() -> Vocabulary:
    """The pieces that the wheel carries."""
    return Vocabulary(MODEL / "vocabulary.txt")


def told(word: str) -> set[str]:
    """The marks of a word that stands alone in the middle of a sentence."""
    return {MARKS[n] for n in marks(["we", word])[1]}


class Knows:
    """Stands in for the encoder: sure of some words, and of nothing else."""

    def __init__(self, **labels: str) -> None:
        self.labels = labels

    def rows(self, sentences: Sequence[Sequence[str]]) -> list[list[Row]]:
        """Return a row for each word."""
        return [[self._row(word) for word in words] for words in sentences]

    def _row(self, word: str) -> Row:
        label = self.labels.get(word.removesuffix("'s"), "O")
        return [0.0 if one == label else -9.0 for one in LABELS]


def test_words_are_cut_as_the_vocabulary_was_made() -> None:
    """Small letters, no accents, marks apart, the longest piece first."""
    assert list(parts("Córdoba's")) == ["cordoba", "'", "s"]
    number = vocabulary().number
    assert vocabulary().of("Karachi") == (number("karachi"),)
    assert vocabulary().of("embeddings") == tuple(
        map(number, ("em", "##bed", "##ding", "##s"))
    )
    assert vocabulary().of("\u200b") == ()
    assert vocabulary().of("x" * 101) == (number("[UNK]"),)
    assert (number("[CLS]"), number("[SEP]")) == (START, END)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_any_word_has_pieces_of_the_vocabulary(word: str) -> None:
    """What has none has no letters that can be seen."""
    found = vocabulary().of(word)
    assert all(0 <= n < 30522 for n in found)
    assert bool(found) == bool(list(parts(word)))


def test_marks_say_of_a_word_what_its_small_letters_do_not() -> None:
    """Its shape, and which lists it stands in."""
    assert "Aa" in told("Nakuru") and "a" in told("nakuru") and "AA" in told("NGO")
    assert "town" in told("Nakuru") and "town" in told("Nakuru's")
    assert "title" in told("Comrade")
    assert "9" in told("1994") and "." in told(",") and "@" in told("%")
    first, *_ = marks(["He", "left"])
    assert MARKS.index("first") in first
    assert all(MARKS.index("capitals") in m for m in marks(["ALL", "OF", "THIS"]))
    new, york = marks(["in", "New", "York"])[1:]
    assert MARKS.index("long_place") in new and MARKS.index("in_place") in york


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from([*WORDS, "x" * 300, "\u200b", "ab" * 40]), max_size=90
        ),
        max_size=6,
    )
)
def test_every_word_is_read_once_in_order(sentences: list[list[str]]) -> None:
    """Each word that has pieces begins at one, in a window that is not too long."""
    cut = windows(sentences, vocabulary())
    seen = [(sentence, at) for window in cut for _, sentence, at in window.words]
    wanted = [
        (n, at)
        for n, words in enumerate(sentences)
        for at, word in enumerate(words)
        if vocabulary().of(word)
    ]
    assert seen == wanted
    for window in cut:
        assert len(window.ids) == len(window.marks) <= LONGEST
        assert window.ids[0] == START and window.ids[-1] == END
        for piece, sentence, at in window.words:
            assert window.ids[piece] == vocabulary().of(sentences[sentence][at])[0]


def test_the_encoder_decides_where_the_small_model_says_nothing() -> None:
    """In small letters; and with it, where it does."""
    row = tokens("they met vessik ordhal again")
    rows = Knows(vessik="B-PER", ordhal="I-PER").rows([[t.text for t in row]])
    ((labels, gains),) = mixed([row], rows)
    assert [LABELS[n] for n in labels] == ["O", "O", "B-PER", "I-PER", "O"]
    assert len(gains) == len(row)
    assert list(mixed([[]], [[]])) == [([], [])]
    ((labels, _),) = mixed([row], rows, Shares(encoder=0))
    assert not any(labels)


def test_a_name_is_told_by_position_and_how_sure_it_is() -> None:
    """Without the possessive ending; each sort as Habeas calls it."""
    voice = Names(
        Knows(
            Zuwena="B-PER", Achungo="I-PER", Lakeside="B-ORG", Weavers="I-ORG",
            Circle="I-ORG", Nakuru="B-LOC",
        )
    )  # fmt: skip
    (heard,) = voice.names([ROW])
    assert [(TEXT[h.start : h.end], h.sort) for h in heard] == [
        ("Zuwena Achungo", "person"),
        ("Lakeside Weavers Circle", "organisation"),
        ("Nakuru", "place"),
    ]
    assert all(0.5 < h.score <= 1 for h in heard)
    assert (voice.name, voice.version) == ("names-en", f"habeas-names-en {__version__}")
    assert voice.names([[], []]) == [[], []]


def test_what_it_carries_of_others_stands_beside_it() -> None:
    """Licences, sources, and what it needs; the weights are not for every clone to grow."""
    told = tomllib.loads((WHEEL / "pyproject.toml").read_text("utf-8"))["project"]
    assert told["license"] == "Apache-2.0 AND CC-BY-SA-4.0"
    assert {p.name for p in (WHEEL / "LICENSES").iterdir()} == {
        "Apache-2.0.txt",
        "CC-BY-SA-4.0.txt",
    }
    notice = (WHEEL / "ATTRIBUTION.md").read_text("utf-8")
    for name in (
        "UNER_English-EWT",
        "UD_English-EWT",
        "all-MiniLM-L6-v2",
        "names.onnx",
    ):
        assert name in notice
    needs = {need.partition(">")[0] for need in told["dependencies"]}
    assert needs == {"habeas", "numpy", "onnxruntime"}
    assert sum(p.stat().st_size for p in MODEL.iterdir()) < MOST
    module, _, name = told["entry-points"]["habeas.readers"]["names-en"].partition(":")
    assert callable(getattr(import_module(module), name))


def test_without_its_runtime_the_wheel_says_so() -> None:
    """As an error of import, which Habeas tells in a sentence."""
    from habeas_names_en.voice import reader

    if find_spec("onnxruntime") is None:
        with pytest.raises(ImportError):
            reader()


@needs_runtime
def test_the_network_hears_names() -> None:
    """As written and in small letters, the same each time."""
    from habeas_names_en.voice import reader

    found = reader()
    (heard,) = found.voice.names([ROW])
    said = {(TEXT[h.start : h.end], h.sort) for h in heard}
    assert {("Zuwena Achungo", "person"), ("Nakuru", "place")} <= said
    small = "last week john smith went to london with his brother."
    (low,) = found.voice.names([tokens(small)])
    told_low = {(small[h.start : h.end], h.sort) for h in low}
    assert told_low == {("john smith", "person"), ("london", "place")}
    assert found.voice.names([ROW]) == [heard]
    assert found.read(TEXT)["reader"] == {"left_out": {}}

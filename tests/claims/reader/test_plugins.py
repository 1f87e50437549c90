"""Adapters around other packages' taggers: names alone, and only what stands.

The packages are not installed here; what stands in for them has the interface that
their manuals document. `docs/how-to/other-readers.md` says what was tried with them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader.plugins import gliner, spacy
from habeas.claims.reader.plugins.gliner import GlinerReader
from habeas.claims.reader.plugins.names import Named, reading
from habeas.claims.reader.plugins.spacy import PIECE, SpacyReader
from habeas.claims.reader.readers import Reader
from tests.conftest import ROOT

TEXT = (
    "Police arrested Zuwena Achungo in Nakuru. The Lakeside Weavers Circle said that "
    "zuwena achungo was hurt. Call 0712 345 678. She is hiding at her aunt's house.\n"
)


@dataclass
class Span:
    """As `spacy.tokens.Span`, as far as it is used."""

    start_char: int
    end_char: int
    label_: str


@dataclass
class Doc:
    """As `spacy.tokens.Doc`."""

    ents: tuple[Span, ...]


class Pipeline:
    """As `spacy.Language`: finds some words, wherever they stand."""

    def __init__(self, **found: str) -> None:
        self.meta = {"lang": "en", "name": "stand_in", "version": "3.8"}
        self.found = found
        self.longest = 0

    def __call__(self, text: str) -> Doc:
        self.longest = max(self.longest, len(text))
        spans = []
        for words, label in self.found.items():
            at = text.find(words.replace("_", " "))
            while at >= 0:
                spans.append(Span(at, at + len(words), label))
                at = text.find(words.replace("_", " "), at + 1)
        return Doc(tuple(spans))


class Model:
    """As `gliner.GLiNER`: finds what it is told to."""

    def __init__(self, *found: dict[str, Any]) -> None:
        self.found = list(found)
        self.asked: list[str] = []

    def predict_entities(
        self, text: str, labels: list[str], threshold: float
    ) -> list[dict[str, Any]]:
        assert labels == ["person", "organization", "location"] and threshold > 0
        self.asked.append(text)
        return [
            {**f, "start": text.find(f["text"]), "end": text.find(f["text"]) + 14}
            if "start" not in f
            else f
            for f in self.found
            if f.get("text", "") in text
        ]


def quotes(found: dict[str, Any]) -> list[dict[str, Any]]:
    """All quotes of the names of a reading."""
    kinds = ("people", "organisations", "places")
    return [q for kind in kinds for i in found[kind] for q in i["quotes"]]


def test_a_spacy_pipeline_gives_names() -> None:
    """Each once, with all its words; labels of other things give nothing."""
    pipeline = Pipeline(
        Zuwena_Achungo="PERSON", zuwena_achungo="PERSON", Nakuru="GPE", Police="NORP"
    )
    reader: Reader = SpacyReader(pipeline)
    found = reader.read(TEXT)
    (person,) = found["people"]
    assert len(person["quotes"]) == 2
    assert [p["name"] for p in found["places"]] == ["Nakuru"]
    assert found["organisations"] == []
    assert all(TEXT[q["start"] : q["end"]] == q["exact"] for q in quotes(found))
    assert (reader.name, reader.version) == ("spacy", "en_stand_in 3.8")


def test_what_the_rules_know_is_agreed() -> None:
    """A desk proposes that by its own reader, and only what is new by this one."""
    pipeline = Pipeline(Zuwena_Achungo="PERSON", Lakeside_Weavers="ORG")
    found = SpacyReader(pipeline).read(TEXT)
    assert found["people"][0]["agreed"] and found["people"][0]["score"] == 90
    for body in found["organisations"]:
        assert body["score"] == (90 if body["agreed"] else 50)
    assert found["acts"] == [] == found["register"] == found["demands"]
    assert found["withhold"] and found["contacts"]


def test_positions_stand_over_pieces() -> None:
    """A text longer than a pipeline takes is given in pieces."""
    text = "x " * (PIECE // 2) + TEXT
    pipeline = Pipeline(Nakuru="GPE")
    found = list(SpacyReader(pipeline)._named(text))
    assert pipeline.longest == PIECE
    assert [text[n.start : n.end] for n in found] == ["Nakuru"]


def test_a_gliner_model_gives_names_a_sentence_at_a_time() -> None:
    """Positions become those of the text; what is no position is left out."""
    model = Model(
        {"text": "Zuwena Achungo", "label": "person", "score": 0.9},
        {"text": "", "label": "person", "start": "0", "end": 4},
        {"text": "", "label": "date", "start": 0, "end": 4},
    )
    found = GlinerReader(model, "small").read(TEXT)
    (person,) = found["people"]
    assert person["name"] == "Zuwena Achungo"
    assert len(model.asked) > 1
    assert all(TEXT[q["start"] : q["end"]] == q["exact"] for q in quotes(found))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.builds(
            Named,
            st.integers(-3, len(TEXT) + 9),
            st.integers(-3, len(TEXT) + 9),
            st.sampled_from(["person", "organisation", "place", "act"]),
        ),
        max_size=6,
    )
)
def test_nothing_ungrounded_comes_of_any_spans(spans: list[Named]) -> None:
    """Beyond the text, turned round, blank, of no sort: counted, and nothing of it."""
    found = reading(TEXT, spans)
    told = quotes(found)
    assert all(TEXT[q["start"] : q["end"]] == q["exact"] for q in told)
    assert all(q["exact"] == q["exact"].strip() for q in told)
    left = found["reader"]["left_out"].get("span", 0)
    assert len({(s.start, s.end, s.sort) for s in spans}) <= len(told) + left


@pytest.mark.parametrize("name", ["spacy", "gliner"])
def test_they_are_offered_by_entry_point(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pyproject says; without the package a reader says so, and is not loaded."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    target = told["project"]["entry-points"]["habeas.readers"][name]
    module, _, attribute = target.partition(":")
    found = getattr(import_module(module), attribute)
    assert found is {"spacy": spacy, "gliner": gliner}[name].reader
    monkeypatch.delenv("HABEAS_GLINER", raising=False)
    if find_spec(name) is None:
        with pytest.raises(ImportError):
            found()

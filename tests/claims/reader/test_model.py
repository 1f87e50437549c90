"""The model for names: small, the same everywhere, and a voice beside the rules."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader import model
from habeas.text.sentences import tokens
from tests.conftest import ROOT, SHARED

DATA = files("habeas.claims.reader").joinpath("data")
DEV = SHARED / "data/uner-ewt/en_ewt-ud-dev.iob2"
LEAST = 0.70
OWN = """\
# text = Mr Kofi Mensah left Accra.
1	Mr	O
2	Kofi	B-PER
3	Mensah	I-PER
4	left	O
5	Accra	B-LOC
6	.	O

"""


@pytest.fixture(scope="module")
def train() -> ModuleType:
    """Load the tool, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("train", ROOT / "tools/train.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    sys.modules["train"] = tool
    spec.loader.exec_module(tool)
    return tool


def named(text: str) -> list[tuple[str, str]]:
    row = tokens(text)
    return [
        (text[row[n.first].start : row[n.last - 1].end], n.sort)
        for n in model.tagged(row)
    ]


def test_it_knows_people_places_and_bodies() -> None:
    found = named("Maria Jones of the United Nations flew from London to Nairobi.")
    assert ("Maria Jones", "person") in found
    assert ("London", "place") in found
    assert ("United Nations", "organisation") in found


def test_the_weights_are_small_and_named_in_a_notice() -> None:
    weights = Path(str(DATA)) / "names" / "weights.json"
    assert os.stat(weights).st_size < 5_000_000
    notice = DATA.joinpath("names", "NOTICE").read_text(encoding="utf-8")
    assert "weights.json" in notice
    assert "creativecommons.org/licenses/by-sa/4.0" in notice


def test_every_list_has_a_notice() -> None:
    notice = DATA.joinpath("lists", "NOTICE").read_text(encoding="utf-8")
    names = {f.name for f in DATA.joinpath("lists").iterdir()} - {"NOTICE"}
    assert all(name in notice for name in names)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABab .,'-9é\n", max_size=80))
def test_names_are_ranges_in_order(text: str) -> None:
    row = tokens(text)
    last = 0
    for one in model.tagged(row):
        assert last <= one.first < one.last <= len(row)
        last = one.last


def test_a_corpus_is_read_by_position(train: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "own.iob2"
    path.write_text(OWN, encoding="utf-8")
    (sample,) = train.samples(path)
    assert {sample.text[s:e] for s, e, _ in sample.names} == {"Kofi Mensah", "Accra"}
    labels = [train.LABELS[n] for n in train.gold(sample)]
    assert labels == ["O", "B-PER", "I-PER", "O", "B-LOC", "O"]


def test_a_learner_learns(train: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "own.iob2"
    path.write_text(OWN, encoding="utf-8")
    known: dict[str, int] = {}
    every = train.examples(path, known)
    learner = train.Perceptron(len(known))
    for _ in range(5):
        for example in every:
            learner.learn(example)
    assert [learner.decode(rows) for rows, _ in every] == [right for _, right in every]


@pytest.mark.skipif(not DEV.exists(), reason="the corpus is not on this machine")
def test_the_score_on_the_development_part(
    train: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train.score(DEV) > LEAST
    assert "F1" in capsys.readouterr().out


def test_a_word_is_heard_alike_where_it_comes_again() -> None:
    """One clear place tells for another; a single sentence is heard as it stands."""
    rows = [
        tokens("Maria Jones of the United Nations flew from London to Nairobi."),
        tokens("Jones said that Jones was ill, and Nairobi hot."),
    ]
    alone = [model.tagged(row) for row in rows]
    assert model.together([(rows[0], None)]) == alone[:1]
    both = model.together([(row, None) for row in rows])
    assert [n.sort for n in both[1] if n.first == 0] == ["person"]
    assert model.together([(rows[0], [(0, 2)])])[0][0].sort == "person"

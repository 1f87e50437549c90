"""Our scoring gives the figures of the shared one, and keeps its own laws."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader import baseline
from habeas.claims.reader.likeness import bare, overlap, spans
from habeas.claims.reader.read import read
from habeas.claims.reader.scoring import DETAILS, KINDS, Tally, score, total
from tests.conftest import shared

TEXT = (
    "Nakuru, 3 May 2026. Police arrested Zuwena Achungo on Friday. Her sister, Amina "
    "Achungo, was threatened. We demand the release of Zuwena Achungo."
)
Json = dict[str, Any]


def reference() -> Json:
    """What a person says that TEXT says."""
    return {
        "people": [
            {
                "id": "g1",
                "name": "Zuwena Achungo",
                "kind": "individual",
                "quotes": ["Zuwena Achungo"],
            }
        ],
        "acts": [
            {
                "id": "x1",
                "type": "detention",
                "victims": ["g1"],
                "by": [],
                "date": "2026-05-01",
                "modality": "stated",
                "polarity": "affirmed",
                "time_frame": "incident",
                "quotes": ["arrested Zuwena Achungo"],
            }
        ],
        "must_not": [
            {"kind": "act", "type": "release", "victim": "g1", "why": "only demanded"},
            {"kind": "person", "name": "Dr. Nakuru", "why": "a town"},
            {"kind": "status", "person": "g1", "status": "released", "why": "asked"},
            {"kind": "date", "act": "x1", "value": "2026-05-08", "why": "ahead"},
        ],
    }


def _scorer() -> ModuleType:
    path = shared("tools", "score_readings.py")
    spec = importlib.util.spec_from_file_location("score_readings", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", ["seed", "practice"])
@pytest.mark.parametrize("reader", [read, baseline.read, lambda _: {}])
def test_figures_are_those_of_the_shared_scorer(folder: str, reader: Any) -> None:
    """Every count of every document, the same."""
    scorer = _scorer()
    paths = sorted(shared("documents", folder).glob("*.json"))
    paths = [p for p in paths if p.with_suffix(".txt").exists()]
    assert paths
    for path in paths:
        text = path.with_suffix(".txt").read_bytes().decode()
        gold = json.loads(path.read_text("utf-8"))
        _compare(scorer, text, gold, reader(text))


def _compare(scorer: ModuleType, text: str, gold: Json, reading: Json) -> None:
    sums: Any = defaultdict(scorer.Tally)
    details: Any = defaultdict(scorer.Tally)
    false: list[str] = []
    scorer.score_document(text, gold, reading, sums, details, false, "")
    ours = score(text, gold, reading)
    named = {k: sums["withhold (characters)" if k == "withhold" else k] for k in KINDS}
    named |= {k: details[k] for k in DETAILS}
    for name, theirs in named.items():
        tally = {**ours.kinds, **ours.details}[name]
        counts = (tally.right, tally.read, tally.wanted)
        assert counts == (theirs.tp, theirs.n_pred, theirs.n_gold), name
    assert len(ours.false) == len(false)
    assert ours.broken == details["broken quotes"].tp


def test_one_family_of_acts_is_one() -> None:
    """An arrest where the coder wrote detention is right."""
    found = score(TEXT, reference(), read(TEXT))
    assert found.kinds["acts"].right == 1
    assert found.false == ()


def test_a_false_record_is_told_with_its_reason() -> None:
    """The keywords take a demand for a release, and a town for a person."""
    reading = baseline.read(TEXT)
    reading["people"].append({"id": "p9", "name": "Nakuru", "quotes": []})
    act = {"id": "a9", "type": "arrest", "date": "2026-05-08"}
    told = {"modality": "stated", "polarity": "affirmed", "victims": ["p1"]}
    quote = {"exact": TEXT[20:60], "start": 20, "end": 60}
    reading["acts"] = [*reading["acts"][1:], {**act, **told, "quotes": [quote]}]
    found = score(TEXT, reference(), reading)
    assert set(found.false) == {"only demanded", "a town", "asked", "ahead"}
    assert found.traps == 4


def test_loose_acts_are_listed() -> None:
    """An act on a named person that the reference lacks, with its words."""
    gold = reference() | {"acts": []}
    (loose,) = [a for a in score(TEXT, gold, read(TEXT)).loose if a.type == "arrest"]
    assert loose.name == "Zuwena Achungo"
    assert loose.words in TEXT


def test_a_broken_quote_is_counted() -> None:
    """Words that do not stand where they are said to."""
    reading = read(TEXT)
    reading["people"][0]["quotes"][0] = {"exact": "nobody", "start": 0, "end": 6}
    assert score(TEXT, reference(), reading).broken == 1


def test_words_alone_stand_wherever_the_text_has_them() -> None:
    """A reference may give a quote as its words."""
    assert spans(["Achungo"], TEXT) == [
        (i, i + 7) for i in range(len(TEXT)) if TEXT.startswith("Achungo", i)
    ]
    assert spans(["nowhere", ""], TEXT) == []


@pytest.mark.parametrize(
    ("name", "compared"),
    [
        ("Comrade Dr. Amina  K. Said", "amina k said"),
        ("amina k said", "amina k said"),
        ("Mirza", "mirza"),
        (None, ""),
    ],
)
def test_names_are_compared_bare(name: str | None, compared: str) -> None:
    """No titles, no case, no punctuation."""
    assert bare(name) == compared


@given(st.text(alphabet="Police arrested Amina Said. must", max_size=200))
def test_a_reading_agrees_with_itself(text: str) -> None:
    """As its own reference every reading is right, whole."""
    reading = read(text)
    found = score(text, reading, reading)
    for kind in ("people", "acts", "demands", "contacts"):
        tally = found.kinds[kind]
        assert tally.right == tally.read == tally.wanted
    assert found.broken == 0
    assert found.loose == ()


@given(st.lists(st.integers(0, 20), min_size=4, max_size=4))
def test_overlap_is_even_handed(ends: list[int]) -> None:
    """The same both ways, at most 1, and 1 only of a span with itself."""
    one, two = (min(ends[:2]), max(ends[:2]) + 1), (min(ends[2:]), max(ends[2:]) + 1)
    assert overlap([one], [two]) == overlap([two], [one]) <= 1
    assert (overlap([one], [two]) == 1) == (one == two)


def test_sums_are_of_counts() -> None:
    """Two documents, twice the counts, the same share."""
    one = score(TEXT, reference(), read(TEXT))
    both = total([one, one])
    assert both.kinds["acts"] == one.kinds["acts"] + one.kinds["acts"]
    assert Tally(1, 2, 4).f1 == pytest.approx(1 / 3)
    assert Tally().f1 == 0

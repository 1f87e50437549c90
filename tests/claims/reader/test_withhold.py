"""Tests that what may endanger somebody is held back, for each reason there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.contacts import contacts
from habeas.claims.reader.document import document
from habeas.claims.reader.withhold import KINDS, withheld
from tests.conftest import shared

TABLE = yaml.safe_load(Path(__file__).with_name("hold.yaml").read_text("utf-8"))
ROWS = [(why, text) for why, texts in TABLE.items() if why in KINDS for text in texts]


def test_every_reason_has_rows() -> None:
    """No reason of the format is left without a sentence."""
    assert {why for why, _ in ROWS} == set(KINDS)


@pytest.mark.parametrize(("why", "text"), ROWS, ids=[t[:40] for _, t in ROWS])
def test_held_back(why: str, text: str) -> None:
    """The sentence is held back for that reason."""
    assert why in {one.why for one in withheld(document(text))}


@pytest.mark.parametrize("text", TABLE["nothing"])
def test_not_held_back(text: str) -> None:
    """Ordinary sentences of a statement stay open."""
    assert withheld(document(text)) == []


@given(st.text())
def test_it_lies_in_the_text(text: str) -> None:
    """Spans lie in the text, hold something, and come in order."""
    found = withheld(document(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_a_witness_of_a_testimony() -> None:
    """What a witness says of himself at the start tells who he is."""
    text = (
        "TESTIMONY No. 2\nRecorded in May 2026. The witness asked to stay unnamed.\n\n"
        "I am a ferryman from the lower landing and I have two sons.\n\n"
        "They came at night.\n"
    )
    held = [text[w.start : w.end] for w in withheld(document(text))]
    assert any(words.startswith("I am a ferryman") for words in held)


def _covered(path: Path) -> tuple[set[int], set[int]]:
    gold = json.loads(path.read_text("utf-8"))
    doc = document(path.with_suffix(".txt").read_bytes().decode("utf-8"))
    told = contacts(doc)
    wanted = {
        n
        for item in gold["withhold"]
        for quote in item["quotes"]
        for n in range(quote["start"], quote["end"])
    }
    found = {n for w in withheld(doc, told) for n in range(w.start, w.end)}
    for one in told:
        for span in ((one.start, one.end), *((s.start, s.end) for s in one.again)):
            found.update(range(*span))
    return wanted, found


def test_the_seed() -> None:
    """At least 95 in 100 characters are held back, half of all held back at least."""
    wanted, found = _covered(shared("documents", "seed", "statement.json"))
    recall, precision = (
        len(wanted & found) / len(wanted),
        len(wanted & found) / len(found),
    )
    print(f"seed, held back: recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= 0.95 and precision >= 0.5


def test_the_practice_documents() -> None:
    """Nine in ten characters over all of them."""
    both = [
        _covered(p) for p in sorted(shared("documents", "practice").glob("p*.json"))
    ]
    hit = sum(len(w & f) for w, f in both)
    recall, precision = (
        hit / sum(len(w) for w, _ in both),
        hit / sum(len(f) for _, f in both),
    )
    print(f"practice, held back: recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= 0.9 and precision >= 0.5

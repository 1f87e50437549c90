"""Readings as a whole: every item quoted, the same each time, whatever the text."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader.read import read, sha256
from habeas.vocab.terms import acts, claims, register
from tests.conftest import SHARED

STATEMENT = (
    "Sukkur Teachers' Union (STU)\n\nSukkur, 4 May 2026\n\nOn Sunday police arrested "
    "Karim Soomro and Asma Jatoi outside the Municipal Hall. Asma Jatoi was released "
    "the same night. Karim Soomro was remanded on Monday. The police denied that he "
    "was beaten.\n\nWE DEMAND:\n1. Karim Soomro be released.\n2. The government must "
    "withdraw the case against Bilal Khan.\n"
)
WORDS = st.sampled_from(
    [
        "police",
        "arrested",
        "Karim",
        "Soomro",
        "the",
        "and",
        ",",
        ".",
        '"',
        "“",
        "”",
        "must",
        "be",
        "released",
        "not",
        "by",
        "who",
        "was\n",
        "",
        "",
        "",
        "killed",
        "|",
        "\n",
        "*",
        "1.",
        "Asma",
        "Jatoi",
        "demand",
        "that",
        ":",
        "nobody",
        "threatened",
        "12",
        "May",
        "2026",
        "رہا",
        "گرفتار\n",
        "",
        "",
        "",
        "پولیس",
        "نے",
        "(",
        ")",
        "he",
        "him",
        "them",
        "the",
        "two",
        "court",
    ]
)


def quotes(found: Any) -> Iterator[dict[str, Any]]:
    """Give every quote in a reading, however deep."""
    if isinstance(found, dict):
        if {"exact", "start", "end"} <= found.keys():
            yield found
        for value in found.values():
            yield from quotes(value)
    elif isinstance(found, list):
        for value in found:
            yield from quotes(value)


def grounded(text: str, reading: dict[str, Any]) -> None:
    """Assert that every quote stands in the text and every reference in the reading."""
    for one in quotes(reading):
        assert text[one["start"] : one["end"]] == one["exact"]
    kinds = ("people", "organisations", "places", "events")
    known = {o["id"] for kind in kinds for o in reading[kind]}
    for act in reading["acts"]:
        assert act["quotes"]
        assert {*act["victims"], *act["by"], *act["asserted_by"]} <= known
        assert act["event"] is None or act["event"] in known
    for row in reading["register"]:
        assert row["person"] in known
        assert row["current"] == row["history"][-1]["status"]
    for demand in reading["demands"]:
        assert set(demand["subjects"]) <= known


@pytest.mark.parametrize("text", ["arrested by", "Omar Said was beaten by", "held of"])
def test_a_text_may_end_before_its_sentence_does(text: str) -> None:
    """What is cut off behind "by" is read as far as it goes."""
    grounded(text, read(text))


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_every_item_quotes_its_source(text: str) -> None:
    """Random words of the field give quotes that stand, and references that exist."""
    grounded(text, read(text))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    """No text crashes the reader, lone surrogates and control characters included."""
    grounded(text, read(text))


def test_the_same_text_gives_the_same_reading() -> None:
    """There is no clock and no chance in a reading."""
    assert read(STATEMENT) == read(STATEMENT)


def test_no_order_of_a_set_tells_in_a_reading() -> None:
    """Python orders sets anew in each process; readings are the same in all."""
    kept = Path(__file__).parent / "kept_back" / "c_e1.txt"
    asked = "import sys, json; from habeas.claims.reader.read import read; "
    asked += "print(json.dumps(read(sys.stdin.read())))"
    told = {
        subprocess.run(
            [sys.executable, "-c", asked],
            input=kept.read_text("utf-8"),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_a_reading_has_the_keys_of_the_format() -> None:
    """Text hash, language, parts without gap, and every list."""
    reading = read(STATEMENT)
    assert reading["format"] == "habeas-reading/1"
    assert reading["text_sha256"] == sha256(STATEMENT)
    assert reading["language"] == "en"
    assert reading["dateline"]["date"] == "2026-05-04"
    at = 0
    for part in reading["parts"]:
        assert part["start"] == at
        at = part["end"]
    assert at == len(STATEMENT)


def test_values_come_from_the_vocabulary() -> None:
    """Types of act, words that qualify and statuses are the field's own."""
    reading = read(STATEMENT)
    words, terms = claims(), register().liberty
    statuses = {*terms.watch, *terms.held, *terms.ended, *terms.unknown}
    for act in reading["acts"]:
        assert act["type"] in acts()
        for name in ("modality", "polarity", "derivation", "time_frame"):
            assert act[name] in getattr(words, name)
    for row in reading["register"]:
        assert {h["status"] for h in row["history"]} <= statuses


def test_what_a_statement_says_is_read() -> None:
    """The acts, the register and the demands of a short statement."""
    reading = read(STATEMENT)
    names = {p["id"]: p["name"] for p in reading["people"]}
    now = {names[r["person"]]: r["current"] for r in reading["register"]}
    assert now["Asma Jatoi"] == "released"
    assert now["Karim Soomro"] == "remanded"
    assert now["Bilal Khan"] == "facing_case"
    assert [d["number"] for d in reading["demands"]] == [1, 2]
    assert "denied" in {a["modality"] for a in reading["acts"]}


@pytest.mark.parametrize(
    "text",
    [
        "“" * 4_000 + "a" + "”" * 4_000,
        "police arrested Karim Soomro and " * 800,
        "| " * 4_000,
        STATEMENT.upper() * 3,
        STATEMENT.lower() * 3,
        "\x00\ufffd" * 4_000,
        '"He said: ' * 10_000 + "Karim Soomro was arrested." + '"' * 10_000,
        "‘’" * 200 + " the union demands more",
        "The board placed " + ", " * 90 + "his staff, under no suspension of law.",
        "The police attacked Karim Soomro " + "'" * 90 + " and no lathis with it.",
        "Police picked Karim Soomro from " + "a the " * 30 + "row of lists.",
    ],
    ids=[
        "quotes",
        "one sentence",
        "bars",
        "capitals",
        "small letters",
        "noughts",
        "nested speech",
        "who demands",
        "commas",
        "a row of quotes",
        "articles",
    ],
)
def test_hard_texts_are_read(text: str) -> None:
    """Nested quotes, a sentence without end, all capitals: nothing breaks."""
    grounded(text, read(text))


CUT = (
    "پولیس نے صحافی کریم داد، وکیل انور جان اور جناب حامد رند کو ان کے گھر سے گرفتار کیا۔",
    "Police arrested Adv. Asma Jatoi, Karim Dad and the others, all but the first of whom",
    'The soldiers left their post. "They looked at us," said a woman who saw a man who',
    "Polis ne ustad Karim Dad, Adv. Asma Jatoi aur Bilal Khan ko ghar se utha liya",
)


@pytest.mark.parametrize("text", CUT, ids=["Urdu", "list", "clause", "Roman Urdu"])
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    """A page torn behind a comma, "and" or a title still gives what stands on it."""
    said = text.split(" ")
    for end in range(1, len(said)):
        words = " ".join(said[:end])
        for torn in (words, words.rstrip("،, ") + " اور", words.rstrip("،,") + "،"):
            grounded(torn, read(torn))


def test_time_grows_with_the_text_and_no_faster() -> None:
    """Eight times the text takes less than three times eight times as long."""
    short = STATEMENT * 6
    read(short)

    def timed(text: str) -> float:
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    once = min(timed(short) for _ in range(3))
    assert timed(short * 8) < 3 * 8 * once + 0.5


@pytest.mark.skipif(
    not (SHARED / "documents" / "seed").exists(), reason="no shared documents here"
)
def test_the_seed_holds_no_false_record() -> None:
    """Who is demanded free, threatened or long dead is not read as taken today."""
    path = SHARED / "documents" / "seed" / "statement.txt"
    text = path.read_bytes().decode("utf-8")
    reading = read(text)
    grounded(text, reading)
    names = {p["id"]: p["name"] for p in reading["people"]}
    now: dict[str, int] = {}
    for row in reading["register"]:
        now[row["current"]] = now.get(row["current"], 0) + 1
    assert now.get("released") == 1
    assert now.get("at_risk") == 1
    assert now.get("facing_case") == 2
    assert now.get("reported_held", 0) >= 8
    arrested = [
        a
        for a in reading["acts"]
        if a["type"] == "arrest" and a["modality"] == "stated"
    ]
    assert len({v for a in arrested for v in a["victims"]}) == 2
    assert sum(names[v] is not None for a in arrested for v in a["victims"]) == 1


@pytest.mark.parametrize(
    ("letter", "like"), [("i", "ı"), ("s", "ſ"), ("k", "\u212a"), ("I", "İ")]
)
def test_a_letter_like_a_plain_one_changes_no_reading(letter: str, like: str) -> None:
    text = (
        f"{STATEMENT}\nSince Sunday, and until this week, Imran Shaikh has been held "
        "in Sukkur for six days. Last month he was beaten within the police station.\n"
    )
    odd = read(text.replace(letter, like))
    assert _places(odd["acts"]) == _places(read(text)["acts"])


def _places(rows: list[dict[str, Any]]) -> list[list[tuple[int, int]]]:
    return [[(q["start"], q["end"]) for q in row["quotes"]] for row in rows]

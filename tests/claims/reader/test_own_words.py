"""Acts as testimonies and resolutions tell them, and how they stand: done, not done, denied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

HEAD = "Statement of the committee, 10 March 2026.\n\n"
WITNESS = (
    "Testimony of Hassan Idle, Kampala, 10 March 2026\n\nI was a teacher. My wife and I "
    "lived in Gulu.\n\n"
)
ROWS: dict[str, list[list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "own_words.yaml").read_text("utf-8")
)


def told(words: str) -> set[str]:
    """Return the acts of a text as "act victim, modality, polarity, date"."""
    whole = WITNESS + words[1:] if words.startswith(">") else HEAD + words
    found = read(whole + "\n")
    return {line for a in found["acts"] for line in _lines(found, a)}


def _lines(found: dict[str, Any], act: dict[str, Any]) -> list[str]:
    named = {p["id"]: str(p["name"] or p["words"]) for p in found["people"]}
    victims = [named.get(v, v) for v in act["victims"]] or ["-"]
    how = [act["modality"], act["polarity"], str(act["date"]), act["time_frame"]]
    return [", ".join([f"{act['type']} {who}", *how]) for who in victims]


def _is_told(row: str, lines: set[str]) -> bool:
    return any(line.startswith(row) for line in lines)


@pytest.mark.parametrize("row", ROWS["told"], ids=str)
def test_what_is_told_is_read(row: list[str]) -> None:
    lines = told(row[-1])
    assert [r for r in row[:-1] if not _is_told(r, lines)] == []


@pytest.mark.parametrize("row", ROWS["never"], ids=str)
def test_what_is_not_told_is_not_read(row: list[str]) -> None:
    lines = told(row[-1])
    assert [r for r in row[:-1] if _is_told(r, lines)] == []


POINTS = "The union resolves:\n\n1. We thank all who came.\n2. {}\n3. We demand the release of Omar Daud."


def asked(point: str) -> list[str]:
    """Return the demands of a resolution with one point more."""
    found = read(HEAD + POINTS.format(point) + "\n")
    said = (d["quotes"][0]["exact"] for d in found["demands"])
    return [words for words in said if "Omar Daud" not in words]


@pytest.mark.parametrize(
    "point",
    [
        "We object to the draft rule by which the ministry plans to forbid nurses to speak.",
        "We call upon all our district committees to pay the solidarity levy by May.",
        "We call on our members and branches to write to the minister.",
        "We welcome the bill on the schools of the district.",
        "We oppose the plan to close the clinic.",
    ],
)
def test_a_word_to_ones_own_or_of_opinion_asks_nothing(point: str) -> None:
    assert asked(point) == []


@pytest.mark.parametrize(
    "point",
    [
        "We call upon the parliamentary committee to hear the nurses.",
        "We ask our government to free Lina Haddad.",
        "We call upon the governor to free our members.",
        "We welcome the bill. The ministry must publish it.",
    ],
)
def test_a_word_to_others_asks(point: str) -> None:
    assert len(asked(point)) == 1


def test_nobody_takes_his_own_things() -> None:
    words = "On 2 March soldiers searched the house of Hassan Idle; they carried away the computer."
    found = read(HEAD + words + "\n")
    named = {p["id"]: p["name"] for p in found["people"]}
    doers = {named.get(r) for a in found["acts"] for r in a["by"]}
    assert "Hassan Idle" not in doers

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

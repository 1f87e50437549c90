"""Tests of threats against kin, of those left untouched, and of nobody hurt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

ROWS: dict[str, list[list[str]]] = yaml.safe_load(
    Path(__file__).with_name("kin.yaml").read_text(encoding="utf-8")
)
HEAD = "Nairobi, 10 June 2026\n\nThe Dawn Rights Group reports the following.\n\n"


def acts(code: str, victim: str, words: str) -> list[dict[str, Any]]:
    """Return the acts of a kind done to somebody, or to nobody told ("-")."""
    found = read(HEAD + words + "\n")
    named = {p["id"]: p["name"] or p["words"] for p in found["people"]}
    return [
        a
        for a in found["acts"]
        if a["type"] == code
        and victim in ([named[v] for v in a["victims"] if v in named] or ["-"])
    ]


@pytest.mark.parametrize("row", ROWS["told"], ids=lambda r: r[4][:40])
def test_it_is_told_so(row: list[str]) -> None:
    """Whom the harm would hit is the victim; what did not happen is negated."""
    code, victim, modality, polarity, words = row
    manners = [(a["modality"], a["polarity"]) for a in acts(code, victim, words)]
    assert (modality, polarity) in manners


@pytest.mark.parametrize("row", ROWS["never"], ids=lambda r: r[2][:40])
def test_it_is_not_told_as_done(row: list[str]) -> None:
    """Inventing something can cost a person."""
    code, victim, words = row
    manners = [(a["modality"], a["polarity"]) for a in acts(code, victim, words)]
    assert ("stated", "affirmed") not in manners


def test_the_day_of_a_statement_is_no_day_of_its_acts() -> None:
    """What is told without a day is not of the day on which it was told."""
    told = acts("death_threat", "Ada Obi", "A caller threatened to kill Ada Obi.")
    assert [a["date"] for a in told] == [None]

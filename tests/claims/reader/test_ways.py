"""Every act has many ways of being told, and each way has a trap beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

WAYS: dict[str, list[list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "ways.yaml").read_text(encoding="utf-8")
)
HEAD = "Nairobi, 10 June 2026\n\nThe Dawn Rights Group reports the following.\n\n"
FAMILIES = (
    {"arrest", "detention", "mass_arrest"},
    {"search", "office_raid"},
    {"killing", "extrajudicial_execution", "death_in_custody"},
    {"threat", "death_threat"},
    {"prosecution", "summons"},
)


def told(code: str, victim: str, words: str) -> list[dict[str, Any]]:
    """Return the acts told as done of a kind, or of any, to a victim."""
    found = read(HEAD + words + "\n")
    people = [*found["people"], *found["organisations"]]
    named = {p["id"]: str(p.get("name") or p.get("words")) for p in people}
    modality = "intended" if code.endswith("threat") else "stated"
    return [
        a
        for a in found["acts"]
        if (code in ("*", a["type"]) or _alike(code, a["type"]))
        and (a["modality"], a["polarity"]) == (modality, "affirmed")
        and (
            victim == "-"
            or any(named.get(v, "").lower() == victim.lower() for v in a["victims"])
        )
    ]


def _alike(one: str, other: str) -> bool:
    return any({one, other} <= family for family in FAMILIES)


@pytest.mark.parametrize("code", sorted({row[0] for row in WAYS["told"]}))
def test_each_way_is_read(code: str) -> None:
    """A careful officer reads the act in each of these sentences."""
    missed = [row[2] for row in WAYS["told"] if row[0] == code and not told(*row)]
    assert missed == []


@pytest.mark.parametrize("row", WAYS["never"], ids=str)
def test_no_trap_is_read(row: list[str]) -> None:
    """Inventing something can cost a person."""
    assert told(*row) == []


WORDS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
)
DONE_TO = ("Salim Baloch", "two hawkers")


@pytest.mark.parametrize("code", WORDS["told"])
def test_each_word_is_known(code: str) -> None:
    """Whatever country's English it is told in, and whether in the active or not."""
    missed = [w for w in WORDS["told"][code] if not told(code, _done_to(w), w)]
    assert missed == []


def _done_to(words: str) -> str:
    return next((who for who in DONE_TO if who.lower() in words.lower()), "-")


# What the finder still takes for an act of nobody's list, each by a word that tells one elsewhere.
MISTAKEN = {
    "Surgeons cut off the leg of Salim Baloch.",
    "Salim Baloch's contract was not renewed because he retired.",
    "Salim Baloch pleaded innocent ignorance.",
    "Salim Baloch broke two fingers with a hammer.",
    "Salim Baloch cut off two fingers of ginger.",
}


def test_no_word_is_taken_for_another() -> None:
    """A parcel is picked up, a contract executed, a striker neutralised."""
    found = [w for w in WORDS["never"] if told("*", "-", w) or told("threat", "-", w)]
    assert set(found) == MISTAKEN

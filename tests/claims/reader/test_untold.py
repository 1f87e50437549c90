"""A release, a death, an arrest or a doer that nobody told of is the worst record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

HEAD = "Karachi, 4 May 2026. "
URDU = "کراچی، 4 مئی 2026۔ استاد سلیم بلوچ اور طالب علم دارا خان کوئٹہ کے رہائشی ہیں۔ "
FILES = sorted(Path(__file__).parent.glob("untold*.yaml"))
ROWS: list[dict[str, dict[str, list[tuple[str, str]]]]] = [
    yaml.safe_load(path.read_text("utf-8")) for path in FILES
]
TELL = {
    "released": ({"released"}, {"release"}),
    "dead": (
        {"died_in_custody", "found_dead"},
        {"killing", "extrajudicial_execution", "death_in_custody"},
    ),
    "held": (
        {"arrested", "in_custody", "remanded", "serving_sentence", "house_arrest"}
        | {"abducted_by_unknown"},
        {"arrest", "mass_arrest", "detention", "abduction", "remand", "house_arrest"},
    ),
    "missing": (
        {"missing", "abducted_by_unknown", "held_unacknowledged"},
        {"enforced_disappearance", "abduction"},
    ),
}
CASES = {
    top: [
        (kind, who, words)
        for kinds in ROWS
        for kind, rows in kinds.get(top, {}).items()
        for who, words in rows
    ]
    for top in ("untold", "told")
}


def told(kind: str, words: str) -> set[str]:
    """Return of whom the words tell a release, a death, a taking, or a deed."""
    found = read((URDU if words[0] > "\u0500" else HEAD) + words)
    named = [*found["people"], *found["organisations"]]
    names = {p["id"]: str(p.get("name")) for p in named}
    acts = [a for a in found["acts"] if _stands(a)]
    if kind == "doer":
        return {names[b] for a in acts for b in a["by"] if b in names}
    statuses, codes = TELL[kind]
    rows = {r["person"] for r in found["register"] if statuses & _history(r)}
    hit = {v for a in acts if a["type"] in codes for v in a["victims"]}
    return {names[i] for i in rows | hit if i in names}


def _stands(act: dict[str, Any]) -> bool:
    return bool(act["modality"] == "stated" and act["polarity"] == "affirmed")


def _history(row: dict[str, Any]) -> set[str]:
    return {h["status"] for h in row["history"]}


@pytest.mark.parametrize(("kind", "who", "words"), CASES["untold"])
def test_nothing_is_told_by_words_beside_it(kind: str, who: str, words: str) -> None:
    assert who not in told(kind, words)


@pytest.mark.parametrize(("kind", "who", "words"), CASES["told"])
def test_what_is_told_is_read(kind: str, who: str, words: str) -> None:
    assert who in told(kind, words)

"""A release that nobody told of is the worst a reading can say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

HEAD = "Karachi, 4 May 2026. "
ROWS: dict[str, list[tuple[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "freed.yaml").read_text("utf-8")
)


def released(words: str) -> set[str]:
    """Return who is told to have been released, by status or by act."""
    found = read(words if words[:1].isdigit() else HEAD + words)
    names = {p["id"]: p.get("name") for p in found["people"]}
    rows = (r["person"] for r in found["register"] if _ended(r))
    acts = (v for a in found["acts"] if _frees(a) for v in a["victims"])
    return {str(names[i]) for i in (*rows, *acts) if i in names}


def _ended(row: dict[str, Any]) -> bool:
    return any(h["status"] == "released" for h in row["history"])


def _frees(act: dict[str, Any]) -> bool:
    told = (act["type"], act["modality"], act["polarity"])
    return told == ("release", "stated", "affirmed")


@pytest.mark.parametrize(("who", "words"), ROWS["never"])
def test_nobody_is_freed_by_words_beside_a_release(who: str, words: str) -> None:
    assert who not in released(words)


@pytest.mark.parametrize(("who", "words"), ROWS["freed"])
def test_who_is_told_to_be_free_is(who: str, words: str) -> None:
    assert who in released(words)

"""What statements of unions and digests of desks tell, and what they only seem to tell."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

ROWS: list[list[Any]] = yaml.safe_load(
    (Path(__file__).parent / "dispatches.yaml").read_text("utf-8")
)
HEAD = "Nairobi, Friday 12 June 2026. "


def rows(words: str) -> tuple[set[str], dict[str, str]]:
    """Return the acts of a text, one row a victim, and where its people stand."""
    found = read(HEAD + words if "\n" not in words else words)
    named = {
        o["id"]: str(o.get("name") or o.get("words"))
        for kind in ("people", "organisations")
        for o in found[kind]
    }
    told = set()
    for act in found["acts"]:
        how = "" if act["polarity"] == "affirmed" else "not "
        how += "" if act["modality"] == "stated" else act["modality"] + " "
        day = f" | {act['date']}" if act["date"] else ""
        for victim in act["victims"] or [None]:
            told.add(f"{how}{act['type']} | {named.get(victim, '-')}{day}")
    return told, {named[r["person"]]: r["current"] for r in found["register"]}


def _any(pattern: str, told: set[str]) -> bool:
    return any(
        fnmatchcase(row, pattern) or fnmatchcase(row.rsplit(" | ", 1)[0], pattern)
        for row in told
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_a_dispatch_is_read(row: list[Any]) -> None:
    """Each act that is told is found, and none that is not."""
    words, acts, never, wanted = row + [[], [], {}][len(row) - 1 :]
    told, stand = rows(words)
    missed = [act for act in acts if not _any(act, told)]
    false = [act for act in never if _any(act, told)]
    assert (missed, false) == ([], []), told
    assert {name: stand.get(name, "-") for name in wanted} == wanted

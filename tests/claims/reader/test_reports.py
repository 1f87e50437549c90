"""What reports and appeals tell by constructions of theirs; see `reports.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("reports.yaml").read_text(encoding="utf-8")
)
FAMILY = {"detention": "arrest", "mass_arrest": "arrest", "death_threat": "threat"}


@cache
def reading(at: int) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what is read in a text, and what those told of are called."""
    found = read(ROWS[at]["text"])
    kinds = ("people", "organisations")
    called = {o["id"]: o["name"] or o["words"] for k in kinds for o in found[k]}
    return found, called


def told(at: int) -> set[tuple[str, str, str]]:
    """Return the acts read, each with its victim and how it is told."""
    found, called = reading(at)
    return {
        (FAMILY.get(a["type"], a["type"]), called.get(v, "nobody"), _how(a))
        for a in found["acts"]
        for v in a["victims"] or [""]
    }


def _how(act: dict[str, Any]) -> str:
    how = f"{act['modality']} {act['polarity']}"
    return "" if how == "stated affirmed" else how


def wanted(line: str) -> tuple[str, str, str]:
    """Return what a line "act who (modality polarity)" asks for."""
    kind, _, who = line.partition(" ")
    how = " ".join(who.split()[-2:])
    how = how if how.endswith((" affirmed", " negated")) else ""
    return FAMILY.get(kind, kind), who.removesuffix(how).strip(), how


@pytest.mark.parametrize("at", range(len(ROWS)), ids=lambda at: ROWS[at]["text"][:60])
def test_report(at: int) -> None:
    """Each text tells what it tells, and nothing of what it does not."""
    row, (found, called) = ROWS[at], reading(at)
    acts = told(at)
    assert {wanted(one) for one in row.get("tells", [])} <= acts
    assert not {wanted(one) for one in row.get("never", [])} & acts
    rows = {called[r["person"]]: r for r in found["register"]}
    for who, status in row.get("current", {}).items():
        assert rows[who]["current"] == status
    for who, heads in row.get("heads", {}).items():
        assert rows[who]["heads"] == [heads, heads]
    days = {called[v]: a["date"] for a in found["acts"] for v in a["victims"]}
    for who, day in row.get("dates", {}).items():
        assert days[who] == str(day)
    if "asks" in row:
        assert len(found["demands"]) == row["asks"]

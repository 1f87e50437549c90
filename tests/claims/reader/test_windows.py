"""Tests of the days of acts that a text bounds by what it tells before and after."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from habeas.claims.reader.read import read

ROWS: list[list[str]] = yaml.safe_load(
    Path(__file__).with_name("windows.yaml").read_text(encoding="utf-8")
)
HEAD = "Nairobi, 10 June 2026\n\nThe Dawn Rights Group reports the following.\n\n"


def days(code: str, victim: str, words: str) -> list[str | None]:
    """Return the dates of the acts of a kind done to somebody."""
    found = read(HEAD + words + "\n")
    named = {p["id"]: p["name"] or p["words"] for p in found["people"]}
    return [
        a["date"]
        for a in found["acts"]
        if a["type"] == code
        and (victim == "-" or victim in [named.get(v) for v in a["victims"]])
    ]


@pytest.mark.parametrize(
    ("code", "victim", "edtf", "words"), ROWS, ids=[r[3][-40:] for r in ROWS]
)
def test_the_days_are_bounded(code: str, victim: str, edtf: str, words: str) -> None:
    """Neither earlier nor later than what the text tells, and no day where it does not."""
    assert edtf in days(code, victim, words)

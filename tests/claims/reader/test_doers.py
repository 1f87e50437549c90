"""Who is said to have done an act, in its own sentence or in another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read

ROWS: dict[str, list[list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "doers.yaml").read_text(encoding="utf-8")
)


def done(words: str) -> list[tuple[set[str], set[str]]]:
    """Return, for each act told as done, the names of its victims and doers."""
    found: dict[str, Any] = read(words)
    people = [*found["people"], *found["organisations"]]
    named = {p["id"]: str(p["name"] or p["words"]).lower() for p in people}
    return [
        ({named[v] for v in a["victims"]}, {named[b] for b in a["by"]})
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
    ]


@pytest.mark.parametrize("row", ROWS["told"], ids=str)
def test_the_alleged_doer_is_read(row: list[str]) -> None:
    victim, doer, words = row
    assert any(
        doer.lower() in by and (victim == "-" or victim.lower() in whom)
        for whom, by in done(words)
    ), done(words)


@pytest.mark.parametrize("row", ROWS["never"], ids=str)
def test_nobody_is_blamed_without_words(row: list[str]) -> None:
    victim, doer, words = row
    for whom, by in done(words):
        if doer == "":
            assert victim.lower() not in whom
        elif victim.lower() in whom:
            assert not (by if doer == "-" else {doer.lower()} & by)
        if victim in ("Pedro Vega", "two young men"):
            assert victim.lower() not in whom


def test_the_words_that_name_a_doer_are_quoted() -> None:
    words = (
        "Judge Ana Soto was murdered on Monday. The Popular Liberation Army claimed "
        "responsibility for the murder."
    )
    quotes = [q["exact"] for a in read(words)["acts"] for q in a["quotes"]]
    assert any(q.startswith("Popular Liberation Army claimed") for q in quotes)

"""What short texts ask, pledge, number and call things, and what they do not.

The texts and what an officer reads in them are in `bearings.yaml`. At first sight 25 of
45 of it was found, and two demands were read in nine texts that ask for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read
from habeas.text.fold import fold
from tests.claims.reader.measuring import overlap

TABLE = yaml.safe_load(
    Path(__file__).with_name("bearings.yaml").read_text(encoding="utf-8")
)
ROWS = [row for rows in TABLE.values() for row in rows]
SHARE = 0.85


@cache
def reading(text: str) -> dict[str, Any]:
    """Return the reading of a text."""
    return read(text)


def called(found: dict[str, Any], ref: str | None) -> str:
    """Return all that someone is called, folded."""
    for one in (*found["people"], *found["organisations"]):
        if one["id"] == ref:
            quotes = [q["exact"] for q in one["quotes"]]
            return fold(" / ".join([str(one.get("name") or ""), *quotes]))
    return "-"


def over(text: str, words: str, one: dict[str, Any], least: float = 0.5) -> bool:
    """Whether the quotes of an item are most of some words."""
    at = text.index(words)
    span = (at, at + len(words))
    return any(overlap(span, (q["start"], q["end"])) >= least for q in one["quotes"])


def _demands(row: dict[str, Any], got: dict[str, Any]) -> Iterator[bool]:
    for words, addressee, subjects in row.get("demands", ()):
        same = [d for d in got["demands"] if over(row["text"], words, d)]
        yield bool(same)
        if same:
            whom = same[0]["addressee_explicit"]
            yield fold(addressee or "-") in called(got, whom)
            about = [called(got, ref) for ref in same[0]["subjects"]]
            yield all(any(fold(s) in a for a in about) for s in subjects)


def _cases(row: dict[str, Any], got: dict[str, Any]) -> Iterator[bool]:
    for number, station, court, laws in row.get("cases", ()):
        same = [c for c in got["cases"] if c["number"] == number]
        yield bool(same)
        if same:
            told = same[0]
            yield told["police_station"] == station
            yield fold(told["court"] or "") == fold(court or "")
            yield list(told["laws"]) == laws


def _others(row: dict[str, Any], got: dict[str, Any]) -> Iterator[bool]:
    text = row["text"]
    for words in row.get("commitments", ()):
        yield any(over(text, words, c) for c in got["commitments"])
    for words in row.get("calls", ()):
        yield any(c["words"] == words for c in got["characterisations"])
    for kind, value in row.get("contacts", ()):
        yield any(
            (c["kind"], c["value"].replace(" ", "")) == (kind, value.replace(" ", ""))
            for c in got["contacts"]
        )
    for subject, kind, other in row.get("kin", ()):
        yield any(
            fold(subject) in called(got, r["subject"])
            and r["type"] == kind
            and fold(other) in called(got, r["object"])
            for r in got["relations"]
        )
    for words, heads in row.get("counts", ()):
        yield any(
            over(text, words, p, 0.3) and p["heads"] == heads for p in got["people"]
        )


def test_most_is_found() -> None:
    """Of all that is listed most is read."""
    told = [
        found
        for row in ROWS
        for look in (_demands, _cases, _others)
        for found in look(row, reading(row["text"]))
    ]
    print(f"{sum(told)} of {len(told)}")
    assert sum(told) >= SHARE * len(told)


@pytest.mark.parametrize(
    "row", [r for r in ROWS if "none" in r], ids=lambda r: r["text"][:30]
)
def test_nothing_is_added(row: dict[str, Any]) -> None:
    """What is only supposed, weather, or a minister's wish asks for nothing."""
    got = reading(row["text"])
    assert {kind: got[kind] for kind in row["none"]} == {k: [] for k in row["none"]}

"""News of riots, notes of events and wires: who did what to whom, where and when.

`events.txt` has the texts and their format, by kind. A false record fails by name; of
what each kind tells, most must be found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from habeas.claims.reader.read import read
from habeas.text.fold import fold
from tests.claims.reader.test_conduct import BESIDE, Wanted, called, fits

FILE = Path(__file__).parent / "events.txt"
SHARES = {
    "conduct": 0.75, "notes": 0.8, "wires": 0.85, "conduct-2": 0.65, "notes-2": 0.85,
    "wires-2": 0.45, "notes-4": 0.8, "notes-5": 0.85, "notes-6": 0.7,
    "notes-7": 0.65, "notes-8": 0.7,
    "conduct-3": 0.65, "notes-3": 0.85, "wires-3": 0.8,
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What a text tells: an act, and where and when it was done; "-" is not asked."""

    act: Wanted
    place: str = "-"
    date: str = "-"


@dataclass(frozen=True)
class Row:
    """A text of a kind, what it tells, and what must not be read in it."""

    kind: str
    text: str
    told: tuple[Told, ...]
    never: tuple[Wanted, ...]


def rows() -> Iterator[Row]:
    """Give the texts in order."""
    kind = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line[1:-1]
        elif line and not line.startswith("#"):
            text, _, rest = line.rpartition(" => ")
            items = [i.strip() for i in rest.split(";") if i.strip() != "none"]
            told = tuple(_told(i) for i in items if not i.startswith("!"))
            never = tuple(Wanted(*i[1:].split("|")) for i in items if i[0] == "!")
            yield Row(kind, text, told, never)


def _told(item: str) -> Told:
    type_, victim, doer, modality, place, date, *_ = [*item.split("|"), *"-----"]
    modality = modality if modality not in ("", "-") else "stated"
    return Told(Wanted(type_, victim, doer, modality), place, date)


ROWS = list(rows())


@cache
def reading(text: str) -> dict[str, Any]:
    """Return what the reader makes of a text."""
    return read(text)


def checks(row: Row) -> Iterator[tuple[str, bool]]:
    """Give what is asked of a text, and whether it was read: act, then its columns."""
    found = reading(row.text)
    names = called(found)
    spots = {p["id"]: fold(p["name"]) for p in found["places"]}
    for told in row.told:
        victim, doer = told.act.victim, told.act.doer
        acts = [a for a in found["acts"] if fits(a, told.act)]
        if victim != "-":
            acts = [a for a in acts if _among(victim, a["victims"], names)]
        label = f"{told.act.type} {victim} {told.act.modality}"
        yield label, bool(acts)
        if doer != "-":
            yield f"{label} by {doer}", any(_among(doer, a["by"], names) for a in acts)
        if told.place != "-":
            there = [spots.get(a["place"], "") for a in acts]
            yield f"{label} in {told.place}", any(fold(told.place) in t for t in there)
        if told.date != "-":
            yield f"{label} on {told.date}", any(a["date"] == told.date for a in acts)


def _among(words: str, refs: list[str], names: dict[str, str]) -> bool:
    return any(fold(words) in names.get(ref, "") for ref in refs)


def false(row: Row) -> list[str]:
    """Return what is read as done that the text does not tell."""
    found = reading(row.text)
    names = called(found)
    done = [
        a
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        and a["time_frame"] != "future"
    ]
    made = [
        f"{w.type} {w.victim}"
        for w in row.never
        if any(fits(a, w) and _among(w.victim, a["victims"], names) for a in done)
    ]
    if not row.told:
        made += [a["type"] for a in done if a["type"] not in BESIDE]
    return made


def unasked(row: Row) -> list[str]:
    """Return the types read as done that nothing in a text was noted for."""
    wanted = [t.act for t in row.told]
    return [
        f"{a['type']} {[called(reading(row.text)).get(v) for v in a['victims']]}"
        for a in reading(row.text)["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        and not any(fits(a, w) for w in wanted)
    ]


@pytest.mark.parametrize("row", ROWS, ids=[str(n) for n, _ in enumerate(ROWS)])
def test_nothing_false_is_read(row: Row) -> None:
    """What was planned, denied, ordered or done by others is no act."""
    assert false(row) == []


@pytest.mark.parametrize("kind", SHARES)
def test_most_is_found(kind: str) -> None:
    """Most of what a kind of text tells is read."""
    found: dict[bool, list[str]] = defaultdict(list)
    for row in ROWS:
        if row.kind == kind:
            for label, right in checks(row):
                found[right].append(f"{label}: {row.text[:60]}")
    share = len(found[True]) / (len(found[True]) + len(found[False]))
    assert share >= SHARES[kind], "\n".join(found[False])

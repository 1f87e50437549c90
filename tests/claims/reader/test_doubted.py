"""What is only feared, asked, dreamt, joked, taken back or said in a figure is no act.

`doubted/` has pairs of texts and their format, by kind. Few of the traps may be read as
done, most of their twins must be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from habeas.claims.reader.read import read
from habeas.text.fold import fold
from tests.claims.reader.test_conduct import ALIKE, called

HERE = Path(__file__).parent / "doubted"
# How many traps of a set may be read as done, and how many twins must be.
BOUNDS = {"first": (18, 39), "second": (23, 43)}


class Told(NamedTuple):
    """An act by its type and whom it was done to; "-" stands for anybody."""

    type: str
    victim: str


@dataclass(frozen=True)
class Row:
    """A text of a kind, what it tells as done, and what it does not."""

    kind: str
    text: str
    told: tuple[Told, ...]
    never: tuple[Told, ...]


def rows(path: Path) -> Iterator[Row]:
    """Give the texts of a file in order; "none" tells nothing at all."""
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"\[([\w-]+)\]", line):
            kind = head[1]
        elif line and not line.startswith("#"):
            text, _, rest = line.rpartition(" => ")
            items = [i.strip() for i in rest.split(";")]
            told = [i for i in items if i[0] != "!" and i != "none"]
            never = [i[1:] for i in items if i[0] == "!"] or ["*|-"] * (not told)
            yield Row(
                kind,
                text.replace("\\n", "\n"),
                tuple(Told(*i.split("|")) for i in told),
                tuple(Told(*i.split("|")) for i in never),
            )


def fits(type_: str, names: list[str], wanted: Told) -> bool:
    """Whether an act of a type, done to those with the names, is a wanted one."""
    kin = any({type_, wanted.type} <= family for family in ALIKE)
    if wanted.type not in ("*", type_) and not kin:
        return False
    return wanted.victim == "-" or any(fold(wanted.victim) in n for n in names)


@cache
def done(text: str) -> list[tuple[str, list[str]]]:
    """Return what a text is read to tell as done: types, each with its victims."""
    found = read(text)
    names = called(found)
    return [
        (a["type"], [names.get(v, "") for v in a["victims"]])
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        and a["time_frame"] != "future"
    ]


def made(row: Row) -> list[str]:
    """Return what is read as done though a text does not tell it."""
    return [
        f"{type_} {names}"
        for type_, names in done(row.text)
        if any(fits(type_, names, w) for w in row.never)
        and not any(fits(type_, names, w) for w in row.told)
    ]


def missed(row: Row) -> list[Told]:
    """Return what a text tells as done that is not read."""
    return [w for w in row.told if not any(fits(t, n, w) for t, n in done(row.text))]


SETS: dict[str, list[Row]] = {p.stem: list(rows(p)) for p in sorted(HERE.glob("*.txt"))}


@pytest.mark.parametrize("name", BOUNDS)
def test_few_traps_are_read_and_most_twins(name: str) -> None:
    """A false record is worse than ten that are missed."""
    most, least = BOUNDS[name]
    made_of = {row.text: made(row) for row in SETS[name] if not row.told and made(row)}
    wanted = [(row, w) for row in SETS[name] for w in row.told]
    lost = [(row.text, w) for row, w in wanted if w in missed(row)]
    assert len(made_of) <= most, made_of
    assert len(wanted) - len(lost) >= least, lost

"""Who did what to whom, in sentences about armed conduct that the rules had not seen.

`conduct.txt` has the sentences and their format, `police.txt` those on what police do,
by class. A trap fails by name; of the acts, victims and doers most must be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from habeas.claims.reader.read import read
from habeas.text.fold import fold

FILES = [Path(__file__).parent / name for name in ("conduct.txt", "police.txt")]
ALIKE = (
    {"arrest", "detention", "mass_arrest"},
    {"search", "office_raid"},
    {"killing", "extrajudicial_execution", "death_in_custody"},
    {"threat", "death_threat"},
    {"abduction", "enforced_disappearance"},
    {"eviction", "destruction"},
)
# What no sentence about what was done to somebody is harmed by.
BESIDE = frozenset(["protest", "hearing"])
SHARES = {"acts": 0.88, "victims": 0.86, "doers": 0.79}


class Wanted(NamedTuple):
    """An act that a sentence tells; "-" where nothing is asked."""

    type: str
    victim: str = "-"
    doer: str = "-"
    modality: str = "stated"


@dataclass(frozen=True)
class Row:
    """A sentence, and what it tells as done, or denies."""

    sentence: str
    wanted: tuple[Wanted, ...]


def rows() -> Iterator[Row]:
    """Give the sentences in order."""
    texts = (path.read_text(encoding="utf-8") for path in FILES)
    for line in (line for text in texts for line in text.splitlines()):
        if not line or line.startswith(("#", "[")):
            continue
        sentence, _, told = line.rpartition(" => ")
        acts = [] if told == "none" else told.split(";")
        yield Row(sentence, tuple(Wanted(*a.strip().split("|")) for a in acts))


ROWS = list(rows())
TRAPS = [row.sentence for row in ROWS if not row.wanted]
NOT_BY = [
    (row.sentence, wanted)
    for row in ROWS
    for wanted in row.wanted
    if wanted.doer.startswith("!")
]


def called(found: dict[str, Any]) -> dict[str, str]:
    """Return all that people and organisations are called, by id, folded."""
    return {
        one["id"]: fold(
            " / ".join(
                str(w)
                for w in (
                    one.get("name"),
                    one.get("words"),
                    *(q["exact"] for q in one["quotes"]),
                )
            )
        )
        for kind in ("people", "organisations")
        for one in found[kind]
    }


def fits(act: dict[str, Any], wanted: Wanted) -> bool:
    """Whether an act is of the wanted type, told in the wanted way."""
    same = any({act["type"], wanted.type} <= kin for kin in ALIKE)
    if act["type"] != wanted.type and not same:
        return False
    if wanted.modality == "negated":
        return bool(act["polarity"] == "negated")
    told = (act["modality"], act["polarity"]) == (wanted.modality, "affirmed")
    return told or wanted.modality == "-"


def counted() -> dict[str, list[bool]]:
    """Return of each act, victim and doer that is told whether it was found."""
    found: dict[str, list[bool]] = {"acts": [], "victims": [], "doers": []}
    for row in ROWS:
        reading = read(row.sentence)
        names = called(reading)
        for wanted in row.wanted:
            if wanted.doer.startswith("!") and wanted.victim == "-":
                continue
            acts = [a for a in reading["acts"] if fits(a, wanted)]
            found["acts"].append(bool(acts))
            if wanted.victim != "-":
                acts = [a for a in acts if _among(wanted.victim, a["victims"], names)]
                found["victims"].append(bool(acts))
            if wanted.doer != "-" and not wanted.doer.startswith("!"):
                done = [a for a in acts if _among(wanted.doer, a["by"], names)]
                found["doers"].append(bool(done))
    return found


def _among(words: str, refs: list[str], names: dict[str, str]) -> bool:
    return any(fold(words) in names.get(ref, "") for ref in refs)


@pytest.mark.parametrize("sentence", TRAPS)
def test_no_trap_is_read_as_done(sentence: str) -> None:
    """A demand, a plan, a denial, a play or an accident is no act."""
    done = [
        a["type"]
        for a in read(sentence)["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        and a["time_frame"] != "future"
        and a["type"] not in BESIDE
    ]
    assert done == []


@pytest.mark.parametrize(("sentence", "wanted"), NOT_BY)
def test_nobody_else_has_done_it(sentence: str, wanted: Wanted) -> None:
    """Police who are near, are told of, or suffered it are not those who did it."""
    reading = read(sentence)
    own = {
        one["id"]: fold(str(one.get("name") or one.get("words") or ""))
        for kind in ("people", "organisations")
        for one in reading[kind]
    }
    done = [a for a in reading["acts"] if fits(a, wanted)]
    assert not any(_among(wanted.doer[1:], a["by"], own) for a in done)


def test_most_is_found() -> None:
    """Most acts are found, to whom they were done, and who did them."""
    shares = {kind: sum(each) / len(each) for kind, each in counted().items()}
    assert all(shares[kind] >= least for kind, least in SHARES.items()), shares

"""How well a reader reads a folder of references, with the chance in it.

A folder holds `NAME.txt` and `NAME.json`, the text and the reference that a person
coded. Counts are summed over documents. The interval of a figure is from the 2.5th to
the 97.5th percentile of 1,000 draws of as many documents with replacement, always the
same draws: with few documents a difference inside it means nothing.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from habeas.claims.reader.readers import Reader
from habeas.claims.reader.scoring import (
    DETAILS,
    KINDS,
    SETS,
    Score,
    Tally,
    score,
    total,
)
from habeas.errors import HabeasError

DRAWS = 1_000
SEED = 20_260_203
_LOW, _HIGH = 0.025, 0.975


class NoReferences(HabeasError):
    """A folder has no text with a reference beside it."""

    def __init__(self) -> None:
        super().__init__(
            "this folder holds no NAME.txt with a NAME.json beside it. Nothing was "
            "read. Name the folder of the references."
        )


class BadReference(HabeasError):
    """A text or its reference cannot be used as one."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(
            f"reference {number} of the folder, by name, is not usable ({why}). "
            "Nothing was scored and no file was changed. Mend it after the format "
            "habeas-reading/1."
        )


@dataclass(frozen=True)
class Reference:
    """A text and what a person says that it says."""

    name: str
    text: str
    gold: Mapping[str, Any]


@dataclass(frozen=True)
class Figure:
    """A share with its interval; `measure` says which: f1, or right."""

    measure: str
    value: float
    low: float
    high: float
    counts: Tally


@dataclass(frozen=True)
class Evaluation:
    """A reader's figures on some references, and what it got wrong by name."""

    reader: str
    version: str
    documents: tuple[str, ...]
    scores: tuple[Score, ...]
    sums: Score
    figures: Mapping[str, Figure]


def references(folder: Path) -> list[Reference]:
    """Return the references of a folder, by name.

    Raises:
        NoReferences: If there is none.
        BadReference: If one is no UTF-8, no JSON, or no object.
    """
    paths = sorted(p for p in folder.glob("*.json") if p.with_suffix(".txt").exists())
    if not paths:
        raise NoReferences
    return [_reference(number, path) for number, path in enumerate(paths, 1)]


def _reference(number: int, path: Path) -> Reference:
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        gold = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise BadReference(number, type(error).__name__) from error
    if not isinstance(gold, dict):
        raise BadReference(number, "no object")
    return Reference(path.stem, text, gold)


def evaluate(reader: Reader, given: Sequence[Reference]) -> Evaluation:
    """Read each text and compare; the figures are of the sums.

    Raises:
        BadReference: If a reference, or a reading, lacks what is compared.
        HabeasError: What the reader raises.
    """
    scores = tuple(
        _scored(number, one, reader.read(one.text))
        for number, one in enumerate(given, 1)
    )
    return Evaluation(
        reader.name,
        reader.version,
        tuple(one.name for one in given),
        scores,
        total(scores),
        _figures(scores),
    )


def _scored(number: int, one: Reference, reading: Mapping[str, Any]) -> Score:
    try:
        return score(one.text, one.gold, reading)
    except (KeyError, TypeError, AttributeError) as error:
        raise BadReference(number, type(error).__name__) from error


def _figures(scores: Sequence[Score]) -> dict[str, Figure]:
    draws = _draws(len(scores))
    found = {k: _figure("f1", [s.kinds[k] for s in scores], draws) for k in KINDS}
    for name in DETAILS:
        measure = "f1" if name in SETS else "right"
        found[name] = _figure(measure, [s.details[name] for s in scores], draws)
    return found


def _draws(documents: int) -> list[list[int]]:
    chance = random.Random(SEED)  # noqa: S311 - repeatable draws, no secret
    return [chance.choices(range(documents), k=documents) for _ in range(DRAWS)]


def _figure(
    measure: str, tallies: Sequence[Tally], draws: Sequence[Sequence[int]]
) -> Figure:
    drawn = sorted(_value(measure, _sum([tallies[i] for i in draw])) for draw in draws)
    last = len(drawn) - 1
    whole = _sum(tallies)
    low, high = drawn[round(_LOW * last)], drawn[round(_HIGH * last)]
    return Figure(measure, _value(measure, whole), low, high, whole)


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum(t.right for t in tallies),
        sum(t.read for t in tallies),
        sum(t.wanted for t in tallies),
    )


def _value(measure: str, tally: Tally) -> float:
    return tally.f1 if measure == "f1" else tally.recall


def as_data(found: Evaluation) -> dict[str, Any]:
    """Return an evaluation as plain values, for JSON."""
    return {
        "reader": found.reader,
        "version": found.version,
        "documents": list(found.documents),
        "draws": DRAWS,
        "figures": {k: _as_data(f) for k, f in found.figures.items()},
        "false_records": [
            {"document": name, "why": why}
            for name, one in zip(found.documents, found.scores, strict=True)
            for why in one.false
        ],
        "traps": found.sums.traps,
        "unmatched_stated_acts": [
            {"document": name, **asdict(act)}
            for name, one in zip(found.documents, found.scores, strict=True)
            for act in one.loose
        ],
        "broken_quotes": found.sums.broken,
    }


def _as_data(figure: Figure) -> dict[str, Any]:
    counts = figure.counts
    return {
        "measure": figure.measure,
        "value": round(figure.value, 4),
        "interval": [round(figure.low, 4), round(figure.high, 4)],
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        **asdict(counts),
    }

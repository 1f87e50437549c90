"""Our own labelled sentences: what each must be read as, and how far it was.

A line is a sentence, " => ", and what it tells: `type:victim:modality:polarity`
(modality stated and polarity affirmed where left out, "-" for no victim), `D` for a
demand, `none` for nothing. Every fifth line of a group is held back: rules are made
looking at the others, and only the report counts it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.claims.reader.merge import family
from habeas.claims.reader.read import read

FOLDER = Path(__file__).parent / "sentences"
_MERGED = {"detention": "arrest", "mass_arrest": "arrest"}


@dataclass(frozen=True)
class Labelled:
    """A sentence of a group, and the rows it must be read as."""

    group: str
    sentence: str
    wanted: tuple[str, ...]
    demands: int
    held_back: bool


@dataclass(frozen=True)
class Result:
    """Rows right, read and wanted of some sentences."""

    right: int = 0
    read: int = 0
    wanted: int = 0

    def __add__(self, other: Result) -> Result:
        return Result(
            self.right + other.right,
            self.read + other.read,
            self.wanted + other.wanted,
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where nothing was wanted."""
        both = self.read + self.wanted
        return 2 * self.right / both if both else 1.0


def labelled() -> Iterator[Labelled]:
    """Give the sentences of all groups, in order."""
    for path in sorted(FOLDER.glob("*.txt")):
        lines = [
            line
            for line in path.read_text("utf-8").splitlines()
            if line and not line.startswith("#")
        ]
        for number, line in enumerate(lines):
            sentence, _, labels = line.rpartition(" => ")
            rows = [label for label in labels.split(";") if label not in ("none", "D")]
            yield Labelled(
                path.stem,
                sentence,
                tuple(_row(r) for r in rows),
                labels.split(";").count("D"),
                number % 5 == 4,
            )


def result(one: Labelled) -> Result:
    """Return how a sentence was read, its demands counted with its acts."""
    reading = read(one.sentence)
    got = Counter(_read_rows(reading))
    got["demand"] = len(reading["demands"])
    wanted = Counter(one.wanted)
    wanted["demand"] = one.demands
    right = sum((got & wanted).values())
    return Result(right, sum(got.values()), sum(wanted.values()))


def stated(one: Labelled) -> list[str]:
    """Return the rows read as told to be done, of a sentence that tells of none."""
    return [r for r in _read_rows(read(one.sentence)) if r.endswith("stated:affirmed")]


def _row(label: str) -> str:
    kind, victim, modality, polarity, *_ = [*label.split(":"), "", ""]
    who = "" if victim == "-" else victim.casefold()
    return f"{_kin(kind)}:{who}:{modality or 'stated'}:{polarity or 'affirmed'}"


def _read_rows(reading: dict[str, Any]) -> list[str]:
    names = {
        one["id"]: one.get("name") or one.get("words") or ""
        for kind in ("people", "organisations")
        for one in reading[kind]
    }
    return [
        f"{_kin(a['type'])}:{names.get(v, '').casefold()}:{a['modality']}:{a['polarity']}"
        for a in reading["acts"]
        for v in (a["victims"] or [""])
    ]


def _kin(code: str) -> str:
    return _MERGED.get(code, code) if family(code) == "arrest" else code


if __name__ == "__main__":
    import sys

    sums: dict[str, Result] = {}
    for sentence in labelled():
        outcome = result(sentence)
        where = "held back" if sentence.held_back else sentence.group
        sums[where] = sums.get(where, Result()) + outcome
        if outcome.f1 < 1 and "-v" in sys.argv and not sentence.held_back:
            sys.stdout.write(
                f"{sentence.group}: {sentence.sentence}\n   want {sentence.wanted} "
                f"{sentence.demands}\n   got "
                f"{_read_rows(read(sentence.sentence))} "
                f"{len(read(sentence.sentence)['demands'])}\n"
            )
    for name, outcome in sums.items():
        sys.stdout.write(f"{name:12s} F1 {outcome.f1:.3f} {outcome}\n")

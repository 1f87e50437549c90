"""Make the table of confidence from the practice texts, and say how far it holds.

usage: calibrate.py [--folder FOLDER] [--write] [--json]

Each item that the reader proposes is right or wrong by its reference. A few weights a
kind (a logistic fit with a strong prior, in whole hundredths) tell how often items with
such voices were right. What is printed is of texts left out: for each text the table is
made from all others, and the text's items are put into strong and weak by it. The range
is of 1,000 draws over documents. `--write` makes the shipped table from all texts. No
word of a text goes into it: only the names of voices, and numbers.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.claims.reader import tiers
from habeas.claims.reader.document import document
from habeas.claims.reader.evaluate import Reference, references
from habeas.claims.reader.read import read_document
from habeas.claims.reader.scoring import right

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "habeas" / "claims" / "reader" / "data" / "tiers.json"
PRIOR = 15.0  # how strongly each weight is held to nothing
PRIOR_WEIGHT = 4.0  # items that the overall share counts for
AIMED = 0.94  # what strong items must reach where the table is made
PROMISED = 0.9  # what strong items must reach in texts left out
FIRM = 0.83  # and what the lower end of their range must reach
LEAST_STRONG = 8  # items that a cut has to stand on, and a fifth of all
DRAWS, SEED = 1_000, 20_260_203

Table = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Case:
    """An item of a text, with what speaks for it, and whether it is right."""

    text: int
    found: tiers.Rated
    right: bool


def main() -> int:
    """Calibrate, print, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    folder = asked.folder or _shared() / "documents" / "practice"
    if not folder.exists():
        print("no practice texts here: nothing was calibrated", file=sys.stderr)
        return 0
    cases = cases_of(references(folder))
    found = left_out(cases)
    if asked.json:
        print(json.dumps(found, indent=1))
    else:
        print(as_text(found))
    if asked.write:
        told = json.dumps(shipped(cases, found), indent=1, sort_keys=True)
        TABLE.write_text(told + "\n", encoding="utf-8")
    return 0


def _shared() -> Path:
    return Path(os.environ.get("HABEAS_SHARED") or ROOT.parent / "shared")


def cases_of(given: Sequence[Reference]) -> list[Case]:
    """Return the items that the reader proposes on some texts, each told right or not."""
    made = []
    for number, one in enumerate(given):
        doc = document(one.text)
        reading = read_document(doc)
        stands = right(one.text, one.gold, reading)
        for found in tiers.heard(doc, reading):
            verdict = stands.get(id(found.item))
            if verdict is not None:
                made.append(Case(number, found, verdict))
    return made


def table(cases: Iterable[Case]) -> Table:
    """Return the weights of each kind, and where strong begins."""
    by_kind: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_kind[case.found.kind].append(case)
    return {kind: _weights(of_kind) for kind, of_kind in by_kind.items()}


def shipped(cases: Sequence[Case], found: Mapping[str, Any]) -> Table:
    """Return the table of all texts; no kind is strong that was not so when left out."""
    made = table(cases)
    for kind, by_tier in found.items():
        if (by_tier["strong"]["precision"] or 0) < PROMISED:
            made[kind].pop("strong", None)
    return made


def _weights(cases: Sequence[Case]) -> dict[str, int]:
    share = (sum(c.right for c in cases) + PRIOR_WEIGHT / 2) / (
        len(cases) + PRIOR_WEIGHT
    )
    marks = sorted({m for c in cases for m in c.found.marks})
    centre = math.log(share / (1 - share))
    fitted = _fit(cases, marks, centre)
    made = {k: round(100 * v) for k, v in fitted.items()}
    cut = _cut(cases, made)
    return {**made, **({"strong": cut} if cut is not None else {})}


def _fit(
    cases: Sequence[Case], marks: Sequence[str], centre: float
) -> dict[str, float]:
    """Fit by gradient; the first weight is held to the overall share."""
    weights = {"always": centre, **dict.fromkeys(marks, 0.0)}
    alike: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
    for case in cases:
        counts = alike["always", *case.found.marks]
        counts[0] += case.right
        counts[1] += 1
    rate = 1.0 / (len(cases) / 4 + PRIOR)
    for _ in range(400):
        slope = {k: -PRIOR * v for k, v in weights.items()}
        slope["always"] = -PRIOR * (weights["always"] - centre)
        for known, (hits, count) in alike.items():
            told = 1 / (1 + math.exp(-sum(weights[m] for m in known)))
            for mark in known:
                slope[mark] += hits - count * told
        for mark, value in slope.items():
            weights[mark] += rate * value / 2
    return weights


def _cut(cases: Sequence[Case], made: Mapping[str, int]) -> int | None:
    """Return the lowest sum of weights from which those with a second voice hold."""
    sums = sorted(
        (
            (sum(made.get(m, 0) for m in ("always", *c.found.marks)), c.right)
            for c in cases
            if any(made.get(v, 0) > 0 for v in c.found.voices)
        ),
        reverse=True,
    )
    best, hits = None, 0
    least = max(LEAST_STRONG, len(cases) // 5)
    for count, (total, is_right) in enumerate(sums, 1):
        hits += is_right
        ends = count == len(sums) or sums[count][0] != total
        firm = hits / count >= AIMED and lower(hits, count) >= FIRM
        if ends and count >= least and firm:
            best = total
    return best


def lower(hits: int, count: int) -> float:
    """Return the lower end of the 95 % range of a share (Wilson)."""
    z, share = 1.96, hits / count
    middle = share + z * z / (2 * count)
    wide = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - wide) / (1 + z * z / count)


def left_out(cases: Sequence[Case]) -> dict[str, Any]:
    """Return, by kind, how many strong and weak items are right, each text left out."""
    judged: dict[tuple[str, str], list[tuple[int, bool]]] = defaultdict(list)
    for text in sorted({c.text for c in cases}):
        made = table(c for c in cases if c.text != text)
        for case in (c for c in cases if c.text == text):
            which = tiers.tier(tiers.scored(case.found, made))
            judged[case.found.kind, which].append((text, case.right))
    texts = len({c.text for c in cases})
    kinds = [k for k in tiers.KINDS if any(kind == k for kind, _ in judged)]
    return {
        kind: {w: _figure(judged[kind, w], texts) for w in ("strong", "weak")}
        for kind in kinds
    }


def _figure(judged: Sequence[tuple[int, bool]], texts: int) -> dict[str, Any]:
    hits = sum(is_right for _, is_right in judged)
    low, high = _range(judged, texts)
    share = hits / len(judged) if judged else None
    return {
        "right": hits,
        "of": len(judged),
        "precision": None if share is None else round(share, 3),
        "interval": [low, high],
    }


def _range(judged: Sequence[tuple[int, bool]], texts: int) -> tuple[float, float]:
    chance = random.Random(SEED)  # noqa: S311 - repeatable draws, no secret
    counts = [[0, 0] for _ in range(texts)]
    for text, is_right in judged:
        counts[text][0] += is_right
        counts[text][1] += 1
    drawn = []
    for _ in range(DRAWS):
        some = chance.choices(counts, k=texts)
        total = sum(n for _, n in some)
        if total:
            drawn.append(sum(n for n, _ in some) / total)
    if not drawn:
        return 0.0, 1.0
    drawn.sort()
    last = len(drawn) - 1
    return round(drawn[round(0.025 * last)], 3), round(drawn[round(0.975 * last)], 3)


def as_text(found: Mapping[str, Any]) -> str:
    """Return the figures as lines."""
    lines = [f"{'':14s} strong: right/of, precision, range      weak"]
    for kind, tier in found.items():
        told = [
            f"{t['right']:4d}/{t['of']:<4d} {t['precision'] or 0:.3f} "
            f"{t['interval'][0]:.2f}-{t['interval'][1]:.2f}"
            for t in (tier["strong"], tier["weak"])
        ]
        lines.append(f"{kind:14s} {told[0]:32s} {told[1]}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

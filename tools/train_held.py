"""Train the models that tell what is held back and why, or score them.

usage: train_held.py [--score ROUND]

The pieces that teach are our own: `tools/held/*.txt`, the sentences and texts of
`tests/claims/reader` in which is marked what is held back, and those in which nothing
is, but for what the rules hold back already and what `unsure.txt` names. `--score`
leaves the texts of one round of `kept_back` out of the teaching, prints how much of
them is told, and writes nothing. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from habeas.claims.reader import guarded
from habeas.claims.reader.document import document
from habeas.claims.reader.privy import pieces
from habeas.claims.reader.withhold import ruled
from habeas.text.spans import Span
from tests.claims.reader.test_kept_back import NAMES, marked

WEIGHTS = ROOT / "src/habeas/claims/reader/data/held/weights.json"
TAUGHT = ROOT / "tools/held"
TESTS = ROOT / "tests/claims/reader"
OPEN = "open"
EPOCHS, KEPT, RATE, SHRINK, SEED = 15, 6, 0.1, 0.01, 1
LEAST, SCALE = 2, 100  # how often a feature must be met; what one of log odds counts


class Piece(NamedTuple):
    """Words, and the reason for which they are held back or `OPEN`."""

    words: str
    why: str


def written() -> Iterator[Piece]:
    """Give the pieces written to teach."""
    for name in ("english", "urdu", "roman"):
        for line in lines(TAUGHT / f"{name}.txt"):
            why, _, words = line.partition(": ")
            yield Piece(words, why)


def lines(path: Path) -> Iterator[str]:
    """Give the lines of a file that are no remarks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def listed() -> Iterator[Piece]:
    """Give the sentences of the tests that are held back or stay open."""
    hold = yaml.safe_load((TESTS / "hold.yaml").read_text(encoding="utf-8"))
    for why, sentences in hold.items():
        for words in sentences:
            yield Piece(words, OPEN if why == "nothing" else why)
    told = yaml.safe_load((TESTS / "endangered.yaml").read_text(encoding="utf-8"))
    for one in told.values():
        yield from (Piece(words, why) for why, words in one["hold"])
        yield from (Piece(words, OPEN) for words in one["open"])
    unheld = yaml.safe_load((TESTS / "unheld.yaml").read_text(encoding="utf-8"))
    for sentences in unheld.values():
        yield from (Piece(words, OPEN) for words in sentences)


def of_marked(name: str) -> Iterator[Piece]:
    """Give the pieces of a text of `kept_back`: held back where most of one is."""
    one = marked(name)
    for piece in pieces(document(one.text)):
        marks = [m for m in one.marks if m[0] != OPEN and _meet(m, piece)]
        shared = [min(m[2], piece.end) - max(m[1], piece.start) for m in marks]
        held = sum(shared) * 2 > piece.end - piece.start
        most = marks[shared.index(max(shared))][0] if held else OPEN
        yield Piece(one.text[piece.start : piece.end], most)


def _meet(mark: tuple[str, int, int], piece: Span) -> bool:
    return mark[1] < piece.end and mark[2] > piece.start


def unmarked() -> Iterator[Piece]:
    """Give the pieces of the tests' other texts of which nothing is held back."""
    unsure = tuple(lines(TAUGHT / "unsure.txt"))
    for folder in ("unseen", "unseen_names", "news", "kinds"):
        for path in sorted((TESTS / folder).glob("*.txt")):
            doc = document(path.read_text(encoding="utf-8"))
            held = ruled(doc)
            for piece in pieces(doc):
                words = doc.words(piece)
                if not words.startswith(unsure) and not any(
                    one.start < piece.end and one.end > piece.start for one in held
                ):
                    yield Piece(words, OPEN)


def every(without: str = "-") -> list[Piece]:
    """Return all pieces that teach, but those of one round of texts."""
    told = [n for n in NAMES if n[0] != without]
    return [
        *(piece for name in told for piece in of_marked(name)),
        *written(),
        *listed(),
        *unmarked(),
    ]


def logistic(rows: Sequence[tuple[list[str], bool]]) -> dict[str, float]:
    """Return weights that tell the rows that hold from the others.

    They are the mean over the last `KEPT` times that all rows were gone through.
    """
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    sums: dict[str, float] = defaultdict(float)
    order, chance = list(rows), random.Random(SEED)  # noqa: S311 - the same each time
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        for features, holds in order:
            total = sum(weights[f] for f in features)
            error = holds - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            for feature in features:
                slope = error - SHRINK * weights[feature]
                squares[feature] += slope * slope
                weights[feature] += RATE * slope / math.sqrt(squares[feature])
        if epoch >= EPOCHS - KEPT:
            for feature, value in weights.items():
                sums[feature] += value / KEPT
    return sums


def train(taught: Sequence[Piece]) -> guarded.Weights:
    """Return what the pieces teach."""
    told = [(list(guarded.features(p.words)), p.why) for p in taught]
    counts = Counter(f for features, _ in told for f in features)
    known = [([f for f in fs if counts[f] >= LEAST], why) for fs, why in told]
    held = logistic([(fs, why != OPEN) for fs, why in known])
    kept = [(plain(fs), why) for fs, why in known if why != OPEN]
    reasons = sorted({why for _, why in kept})
    each = [logistic([(fs, why == one) for fs, why in kept]) for one in reasons]
    whys = {
        f: [round(w[f] * SCALE) for w in each]
        for f in sorted({f for fs, _ in kept for f in fs})
    }
    whole = {f: round(w * SCALE) for f, w in sorted(held.items())}
    return guarded.Weights({f: w for f, w in whole.items() if w}, reasons, whys)


def plain(features: Sequence[str]) -> list[str]:
    """Return the features that tell a reason: words and classes, no pairs."""
    return [f for f in features if " " not in f and "+" not in f]


def write(weights: guarded.Weights) -> None:
    """Write the weights, a line a feature."""
    text = json.dumps(weights._asdict(), ensure_ascii=False, separators=(",", ":"))
    WEIGHTS.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")
    guarded.forget()


def score(without: str) -> None:
    """Print how much of a round's texts is told by what the others teach."""
    weights = train(every(without))
    told = [p for n in NAMES if n[0] == without for p in of_marked(n)]
    rows = [
        (sum(weights.held.get(f, 0) for f in guarded.features(p.words)), p)
        for p in told
    ]
    wanted = sum(len(p.words) for p in told if p.why != OPEN)
    for least in (300, 200, 100, 0, -100):
        over = [p for total, p in rows if total > least]
        hit = sum(len(p.words) for p in over if p.why != OPEN)
        share = hit / max(1, sum(len(p.words) for p in over))
        print(f"above {least}: recall {hit / wanted:.2f}, precision {share:.2f}")


def main() -> None:
    """Train and write, or score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--score", metavar="ROUND")
    said = parser.parse_args()
    if said.score:
        score(said.score)
    else:
        write(train(every()))


if __name__ == "__main__":
    main()

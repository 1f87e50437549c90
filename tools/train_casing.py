"""Train the model that gives capitals to texts without them, or score it.

usage: train_casing.py [TRAIN.iob2] [--dev DEV.iob2] [--rounds N]
       train_casing.py --score DEV.iob2

Files are IOB2 as Universal NER publishes them; only the texts are looked at. Sentences
whose own capitals mean nothing (all, none, or every word's) teach nothing. The training
text is CC BY-SA 4.0, and so are the weights: they are written into a folder of their
own, whose NOTICE names the sources. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from habeas.claims.reader.casing import model
from habeas.claims.reader.lexicon import spelt
from habeas.claims.reader.training import Example, Perceptron
from habeas.text.sentences import Token
from tools.train import DATA, samples

WEIGHTS = ROOT / "src/habeas/claims/reader/data/casing/weights.json"
LEAST = 30
HALF = 0.4
Taught = tuple[list[str], list[int]]


def taught(path: Path) -> Iterator[Taught]:
    """Give the words of each sentence in small letters, with their labels."""
    for sample in samples(path):
        words = [t.text for t in sample.tokens]
        if len(words) > 3 and not meaningless(words):
            labels = [label(word) for word in words]
            yield lowered(sample.tokens), [first(words[0], labels[0]), *labels[1:]]


def lowered(tokens: list[Token]) -> list[str]:
    """Return the words in small letters."""
    return [t.text.lower() for t in tokens]


def label(word: str) -> int:
    """Return how a word is written."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and sum(c.isupper() for c in letters) * 3 > len(letters) * 2:
        return model.ACRONYM
    return model.CAPITAL if word[0].isupper() else model.SMALL


def first(word: str, said: int) -> int:
    """Return the label of a first word, whose capital may mean nothing."""
    if said == model.CAPITAL and spelt(word.lower()) in "ab":
        return model.SMALL
    return said


def meaningless(words: list[str]) -> bool:
    """Whether the capitals of a sentence tell nothing."""
    everyday = [w for w in words[1:] if len(w) > 2 and spelt(w.lower()) == "a"]
    capital = sum(w[0].isupper() for w in everyday)
    some = any(w[0].isupper() for w in words)
    return not some or capital > HALF * len(everyday)


def train(path: Path, dev: Path | None, said: argparse.Namespace) -> None:
    """Learn from a file and write the weights, the mean of several learners."""
    counts: Counter[str] = Counter()
    every = []
    for low, labels in taught(path):
        rows = model.features(low)
        counts.update(f for row in rows for f in row)
        every.append((rows, labels))
    known: dict[str, int] = {}
    numbered = [
        (
            [
                [known.setdefault(f, len(known)) for f in r if counts[f] > 1]
                for r in rows
            ],
            labels,
        )
        for rows, labels in every
    ]
    total: dict[str, list[int]] = defaultdict(lambda: [0] * len(model.LABELS))
    for voice in range(1, said.voices + 1):
        for feature, row in learnt(numbered, known, said, voice).items():
            total[feature] = [a + b for a, b in zip(total[feature], row, strict=True)]
        write(total, voice)
        print(f"voice {voice} of {said.voices}", flush=True)
        if dev:
            score(dev)


def learnt(
    every: list[Example], known: dict[str, int], said: argparse.Namespace, voice: int
) -> dict[str, list[int]]:
    """Return the weights of one learner, from whom features are kept now and then."""
    learner = Perceptron(len(known), labels=model.LABELS)
    chance, order = random.Random(voice), list(every)  # noqa: S311 - an order
    for _ in range(said.rounds):
        chance.shuffle(order)
        for rows, labels in order:
            kept = [
                [r[0], *(f for f in r[1:] if chance.random() > said.leave_out)]
                for r in rows
            ]
            learner.learn((kept, labels))
    return learner.averaged(known)


def write(total: dict[str, list[int]], voices: int) -> None:
    """Write the mean of the weights, without those too small to matter.

    Only what sets labels apart counts, so that each first weight is made 0.
    """
    kept = {}
    for feature, row in total.items():
        moves = feature[1:] in model.LABELS
        mean = [round((n - (0 if moves else row[0])) / voices) for n in row]
        if moves or max(map(abs, mean)) >= LEAST:
            kept[feature] = " ".join(map(str, mean if moves else mean[1:]))
    lines = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    WEIGHTS.write_text(lines.replace('","', '",\n"') + "\n", encoding="utf-8")
    model.forget()


def score(path: Path) -> float:
    """Print how well words with capitals are told, the first of a sentence aside."""
    hits = said = there = 0
    for low, labels in taught(path):
        told = [label for label, _ in model.cased(low)]
        for found, right in zip(told[1:], labels[1:], strict=True):
            said += found > 0
            there += right > 0
            hits += found > 0 and right > 0
    f1 = 2 * hits / max(said + there, 1)
    print(f"capitals P {hits / said:.3f} R {hits / there:.3f} F1 {f1:.3f}")
    return f1


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", nargs="?", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--voices", type=int, default=1)
    parser.add_argument("--leave-out", type=float, default=0.0)
    parser.add_argument("--score", type=Path)
    said = parser.parse_args()
    if said.score:
        score(said.score)
    elif said.train:
        train(said.train, said.dev, said)
    elif DATA.exists():
        train(DATA / "en_ewt-ud-train.iob2", DATA / "en_ewt-ud-dev.iob2", said)
    else:
        parser.error(f"{DATA} is not there: name a file to train on, or to --score")


if __name__ == "__main__":
    main()

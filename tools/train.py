"""Train the reader's model for names, or score it.

usage: train.py [TRAIN.iob2] [--dev DEV.iob2] [--rounds N] [--voices N] [--leave-out P]
       train.py --mix WEIGHTS.json WEIGHTS.json ... [--dev DEV.iob2]
       train.py --score DEV.iob2 [--small] [--voice READER]

Files are IOB2 as Universal NER publishes them (index, word, tag; comments with the
text). Averaged perceptron over label sequences; the same input gives the same
weights. The training text is CC BY-SA 4.0, and so are the weights: they are written
into a folder of their own, whose NOTICE names the sources. The shipped weights are the
mean of two learnt so: 8 voices with 0.25 left out, and 12 voices with 0.35. `--score`
takes a file's documents each as one text, as the reader does; with `--small` in small
letters, to which the reader gives capitals again; with `--voice` names are also read by
the voice of another package's reader, and both are printed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from habeas.claims.reader import hearing, model, readers
from habeas.claims.reader.casing.recase import recased
from habeas.claims.reader.training import Example, Perceptron, Score
from habeas.text.sentences import Token, tokens

DATA = ROOT.parent / "shared" / "data" / "uner-ewt"
WEIGHTS = ROOT / "src/habeas/claims/reader/data/names/weights.json"
KINDS = ("PER", "ORG", "LOC")
LABELS = model.LABELS
LEAST = 8


@dataclass(frozen=True)
class Sample:
    """A sentence, its tokens as the reader makes them, and its names by position."""

    text: str
    tokens: list[Token]
    names: frozenset[tuple[int, int, str]]
    document: int = 0


def samples(path: Path) -> Iterator[Sample]:
    """Read an IOB2 file; tags other than the three kinds count as none."""
    text, rows, document = "", list[tuple[str, str]](), 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            document += 1
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            _, word, tag, *_ = line.split("\t")
            rows.append((word, tag))
        elif not line and rows:
            yield _sample(text, rows, document)
            rows = []


def _sample(text: str, rows: list[tuple[str, str]], document: int) -> Sample:
    names: list[tuple[int, int, str]] = []
    at, previous = 0, "O"
    for word, tag in rows:
        found = text.find(word, at)
        start = found if found >= 0 else at
        at = start + len(word)
        kind = tag[2:]
        if kind in KINDS:
            if tag[0] == "I" and previous[2:] == kind and names:
                names[-1] = (names[-1][0], at, kind)
            else:
                names.append((start, at, kind))
        previous = tag
    return Sample(text, tokens(text), frozenset(names), document)


def gold(sample: Sample) -> list[int]:
    """Return the label of each token of the reader's."""
    labels = []
    for token in sample.tokens:
        hit = next(
            (n for n in sample.names if n[0] <= token.start < n[1]),
            None,
        )
        if hit is None:
            labels.append(0)
            continue
        first = not any(hit[0] <= t.start < token.start for t in sample.tokens)
        labels.append(LABELS.index(("B-" if first else "I-") + hit[2]))
    return labels


def examples(path: Path, known: dict[str, int]) -> list[Example]:
    """Return the stretches of a file as feature numbers and labels."""
    made = []
    for sample in samples(path):
        view, labels = model.View(sample.tokens), gold(sample)
        for first, last in view.stretches():
            rows = [
                [
                    known.setdefault(f, len(known))
                    for f in view.features(at, first, last)
                ]
                for at in range(first, last)
            ]
            made.append((rows, labels[first:last]))
    return made


def train(path: Path, dev: Path | None, said: argparse.Namespace) -> None:
    """Learn from a file and write the weights, the mean of several learners.

    Each learner sees the sentences in another order, with another part of the
    features left out each time: their mean errs less than any one of them.
    """
    known: dict[str, int] = {}
    every = examples(path, known)
    seen = rare(every, len(known))
    every = [([[f for f in r if seen[f]] for r in rows], y) for rows, y in every]
    total: dict[str, list[int]] = defaultdict(lambda: [0] * len(LABELS))
    for voice in range(1, said.voices + 1):
        for feature, row in learnt(every, known, said, voice).items():
            total[feature] = [a + b for a, b in zip(total[feature], row, strict=True)]
        write(total, voice)
        print(f"voice {voice} of {said.voices}", flush=True)
    if dev:
        score(dev)


def learnt(
    every: list[Example], known: dict[str, int], said: argparse.Namespace, voice: int
) -> dict[str, list[int]]:
    """Return the weights of one learner."""
    learner = Perceptron(len(known))
    chance = random.Random(voice)  # noqa: S311 - an order, no secret
    order = list(every)
    for _ in range(said.rounds):
        chance.shuffle(order)
        for rows, labels in order:
            kept = [[f for f in r if chance.random() > said.leave_out] for r in rows]
            learner.learn((kept, labels))
    return learner.averaged(known)


def write(total: dict[str, list[int]], voices: int) -> None:
    """Write the mean of the weights so far, without those too small to matter."""
    kept = {}
    for feature, row in total.items():
        mean = [round(value / voices) for value in row]
        if max(map(abs, mean)) >= LEAST or feature[0] == "T":
            kept[feature] = " ".join(map(str, mean))
    lines = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    WEIGHTS.write_text(lines.replace('","', '",\n"') + "\n", encoding="utf-8")
    model.forget()


def mix(paths: Sequence[Path]) -> None:
    """Write the mean of several files of weights."""
    total: dict[str, list[int]] = defaultdict(lambda: [0] * len(LABELS))
    for path in paths:
        for feature, said in json.loads(path.read_text(encoding="utf-8")).items():
            row = map(int, said.split(" "))
            total[feature] = [a + b for a, b in zip(total[feature], row, strict=True)]
    write(total, len(paths))


def rare(every: list[Example], features: int) -> list[bool]:
    """Say which features were seen at least twice."""
    counts = [0] * features
    for rows, _ in every:
        for row in rows:
            for feature in row:
                counts[feature] += 1
    return [count > 1 for count in counts]


def spans(sample: Sample, tagged: Iterable[model.Tagged]) -> set[tuple[int, int, str]]:
    """Return the names the model found, by position."""
    back = {sort: kind for kind, sort in model.SORTS.items()}
    found = set()
    for one in tagged:
        last = sample.tokens[one.last - 1]
        end = model.end_of(sample.text, last)
        found.add((sample.tokens[one.first].start, end, back[one.sort]))
    return found


Reading = Callable[[Sequence[Sample]], Iterable[set[tuple[int, int, str]]]]
"""What names the sentences of one document have, by position."""


def by_model(same: Sequence[Sample]) -> Iterator[set[tuple[int, int, str]]]:
    """Give the names that the reader's own model finds."""
    found = model.together((s.tokens, None) for s in same)
    for sample, tagged in zip(same, found, strict=True):
        yield spans(sample, tagged)


def by_voice(voice: hearing.Voice) -> Reading:
    """Return how a voice reads."""

    def read(same: Sequence[Sample]) -> Iterator[set[tuple[int, int, str]]]:
        found = hearing.told(voice, [s.tokens for s in same])
        for sample, said in zip(same, found.names, strict=True):
            yield spans(sample, (tagged for tagged, _ in said))

    return read


def whole(path: Path, *, small: bool = False) -> Iterator[list[Sample]]:
    """Give a file's documents, in small letters if that is asked."""
    for _, same in groupby(samples(path), key=lambda sample: sample.document):
        found = list(same)
        yield _recased(found) if small else found


def _recased(same: Sequence[Sample]) -> list[Sample]:
    """Return a document in small letters, with the capitals that the reader gives it.

    What would be longer or shorter in small letters stays as it is.
    """
    kept = [s for s in same if len(s.text.lower()) == len(s.text)]
    lines = recased("\n".join(s.text.lower() for s in kept), "en").split("\n")
    small = {id(s): line for s, line in zip(kept, lines, strict=True)}
    return [
        replace(s, text=small[id(s)], tokens=tokens(small[id(s)]))
        if id(s) in small
        else s
        for s in same
    ]


def score(path: Path, *, small: bool = False, voice: str | None = None) -> float:
    """Print exact-span precision, recall and F1, by kind and over all.

    Returns:
        The F1 over all, of the voice where there is one.
    """
    docs = list(whole(path, small=small))
    reached = _shown(docs, by_model)
    if voice:
        print(f"with the voice of {voice}:")
        reached = _shown(docs, by_voice(voice_of(voice)))
    return reached


def voice_of(name: str) -> hearing.Voice:
    """Return the voice of the reader of this name."""
    found: hearing.Voice | None = getattr(readers.reader(name), "voice", None)
    if found is None:
        sys.exit(f"the reader {name} has no voice for names")
    return found


def _shown(docs: Sequence[Sequence[Sample]], read: Reading) -> float:
    start = time.process_time()
    counts = measured(docs, read)
    took = time.process_time() - start
    for name, one in counts.items():
        p, r = one.hits / max(one.said, 1), one.hits / max(one.there, 1)
        print(
            f"{name:4} P {p:.3f} R {r:.3f} F1 {one.f1:.3f} "
            f"({one.hits}/{one.said}/{one.there})"
        )
    print(f"{sum(map(len, docs)) / max(took, 0.001):.0f} sentences a second")
    return counts["all"].f1


def measured(docs: Sequence[Sequence[Sample]], read: Reading) -> dict[str, Score]:
    """Return how many names are found, by kind and over all."""
    counts = dict.fromkeys((*KINDS, "all"), Score())
    for same in docs:
        for sample, found in zip(same, read(same), strict=True):
            for kind in KINDS:
                said = {n for n in found if n[2] == kind}
                right = {n for n in sample.names if n[2] == kind}
                one = Score(len(said & right), len(said), len(right))
                counts[kind] += one
                counts["all"] += one
    return counts


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", nargs="?", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--voices", type=int, default=8)
    parser.add_argument("--leave-out", type=float, default=0.25)
    parser.add_argument("--score", type=Path)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--voice")
    parser.add_argument("--mix", type=Path, nargs="+")
    said = parser.parse_args()
    if said.score:
        score(said.score, small=said.small, voice=said.voice)
    elif said.mix:
        mix(said.mix)
        if said.dev:
            score(said.dev)
    elif said.train:
        train(said.train, said.dev, said)
    elif DATA.exists():
        train(DATA / "en_ewt-ud-train.iob2", DATA / "en_ewt-ud-dev.iob2", said)
    else:
        parser.error(f"{DATA} is not there: name a file to train on, or to --score")


if __name__ == "__main__":
    main()

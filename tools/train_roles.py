"""Train the reader's tagger and role model, or score them.

usage: train_roles.py [TRAIN.jsonl] [--dev DEV.jsonl]
       train_roles.py --score DEV.jsonl

Files are JSON lines: `words`, `xpos` (Penn tags), `preds`, a list of [word, roleset,
[[start, end, role], ...]] with positions of words. Averaged perceptrons; the same
input gives the same weights. The role model learns from the tags that taggers gave
which had not seen the sentence (four folds). The text is CC BY-SA 4.0, and so are the
weights: they are written into a folder of their own, whose NOTICE names the sources.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from habeas.claims.reader.semantic import heads, tagger

DATA = ROOT.parent / "shared" / "data" / "ewt-propbank-roles"
FOLDER = ROOT / "src/habeas/claims/reader/data/roles"
SCALE = 100
FOLDS = 4
# Verbs that PropBank gives roles and that say little of who did what to whom.
LEFT_OUT = frozenset(("be", "have", "do", "get", "go"))
SETTLED_SEEN, SETTLED_SHARE = 10, 0.985
LEAST_TAG, LEAST_ROLE = 80, 60  # smaller weights are left out
Sentence = dict[str, Any]


def read(path: Path) -> list[Sentence]:
    """Return the sentences of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


class Mean:
    """Weights while they are learnt, with the sums their average needs."""

    def __init__(self) -> None:
        self.now: dict[str, float] = defaultdict(float)
        self.sums: dict[str, float] = defaultdict(float)
        self.step = 1

    def add(self, names: Iterable[str], by: int) -> None:
        for name in names:
            self.now[name] += by
            self.sums[name] += by * self.step

    def score(self, names: Iterable[str]) -> float:
        return sum(self.now.get(name, 0.0) for name in names)

    def averaged(self, least: int) -> dict[str, int]:
        """Return whole numbers, without those too small to matter."""
        mean = {
            name: round((value - self.sums[name] / self.step) * SCALE)
            for name, value in self.now.items()
        }
        return {name: value for name, value in mean.items() if abs(value) >= least}


class Tags:
    """A tagger while it is learnt."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.settled = settled(sentences)
        self.learnt: dict[str, Mean] = defaultdict(Mean)  # by feature; names are tags
        self.step = 1

    def learn(self, sentences: list[Sentence], rounds: int) -> None:
        chance = random.Random(1)  # noqa: S311 - an order, no secret
        order = list(sentences)
        for _ in range(rounds):
            chance.shuffle(order)
            for one in order:
                words = one["words"]
                if chance.random() < 0.06:  # feeds in small letters
                    words = [word.lower() for word in words]
                self._sentence(words, one["xpos"])

    def _sentence(self, words: list[str], right: list[str]) -> None:
        low = [word.lower() for word in words]
        before = earlier = tagger.EDGE
        for at, gold in enumerate(right):
            tag = self.settled.get(low[at])
            if tag is None:
                told = tagger.features(words, low, at, before, earlier)
                tag = self._best(told)
                self.step += 1
                if tag != gold:
                    self._move(told, gold, tag)
            before, earlier = tag, before

    def _best(self, told: tuple[str, ...]) -> str:
        sums: dict[str, float] = defaultdict(float)
        for feature in told:
            if feature in self.learnt:
                for tag, weight in self.learnt[feature].now.items():
                    sums[tag] += weight
        return max(sums, key=lambda tag: (sums[tag], tag)) if sums else tagger.UNKNOWN

    def _move(self, told: tuple[str, ...], gold: str, said: str) -> None:
        for feature in told:
            one = self.learnt[feature]
            one.step = self.step
            one.add((gold,), 1)
            one.add((said,), -1)

    def write(self) -> None:
        """Write the words with one tag, and the weights of the rest."""
        weights = {}
        for feature, one in self.learnt.items():
            one.step = self.step
            kept = sorted(one.averaged(LEAST_TAG).items())
            if kept:
                weights[feature] = " ".join(f"{tag} {value}" for tag, value in kept)
        save("tags.json", {"settled": self.settled, "weights": weights})
        tagger.forget()


def settled(sentences: list[Sentence]) -> dict[str, str]:
    """Return the words that are often seen, and nearly always with one tag."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for one in sentences:
        for word, tag in zip(one["words"], one["xpos"], strict=True):
            seen[word.lower()][tag] += 1
    found = {}
    for word, counts in seen.items():
        tag, most = counts.most_common(1)[0]
        if counts.total() >= SETTLED_SEEN and most / counts.total() >= SETTLED_SHARE:
            found[word] = tag
    return found


@dataclass(frozen=True)
class Example:
    """A verb as the ranker is told of it, and the spans that fill its roles."""

    told: heads.Described
    spans: dict[str, list[tuple[int, int]]]


def examples(sentences: list[Sentence], tags: str) -> Iterator[Example]:
    """Yield the verbs of sentences, tagged by what lies under the key `tags`."""
    for one in sentences:
        if not one["preds"]:
            continue
        sentence = heads.Sentence(one["words"], one[tags])
        for at, roleset, roles in one["preds"]:
            verb = one["xpos"][at].startswith("VB")
            if verb and roleset.split(".")[0] not in LEFT_OUT:
                yield Example(heads.described(sentence, at), _spans(roles))


def _spans(roles: list[list[Any]]) -> dict[str, list[tuple[int, int]]]:
    """Return each role's spans; a relative pronoun stands for whom it refers to."""
    return {
        role: [(a, b) for a, b, name in roles if name in (role, f"R-{role}")]
        for role in heads.ROLES
    }


def inside(at: int | None, spans: list[tuple[int, int]]) -> bool:
    """Return whether the word `at` lies in one of the spans."""
    return at is not None and any(a <= at < b for a, b in spans)


def learn_roles(every: list[Example], rounds: int) -> dict[str, int]:
    """Return the weights of the ranker."""
    mean = Mean()
    chance = random.Random(3)  # noqa: S311 - an order, no secret
    order = list(every)
    for _ in range(rounds):
        chance.shuffle(order)
        for one in order:
            mean.step += 1
            for role in heads.ROLES:
                _correct(mean, one, role)
    return mean.averaged(LEAST_ROLE)


def _correct(mean: Mean, one: Example, role: str) -> None:
    spans = one.spans[role]
    nobody = [role + heads.NONE + f for f in one.told.verb]
    rated: list[tuple[float, int | None, list[str]]] = [
        (mean.score(nobody), None, nobody)
    ]
    for at, features in one.told.candidates:
        named = [role + f for f in features]
        rated.append((mean.score(named), at, named))
    right = [r for r in rated if (inside(r[1], spans) if spans else r[1] is None)]
    if not right:
        return  # the span holds no candidate
    said = max(rated, key=lambda r: r[0])
    if not any(said is r for r in right):
        mean.add(max(right, key=lambda r: r[0])[2], 1)
        mean.add(said[2], -1)


def save(name: str, value: Any) -> None:
    """Write a file of weights, a weight a line, in order."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":")
    )
    (FOLDER / name).write_text(text + "\n", encoding="utf-8")


def train(path: Path, dev: Path | None) -> None:
    """Learn both models from a file and write them."""
    sentences = read(path)
    for fold in range(FOLDS):
        one = Tags([s for at, s in enumerate(sentences) if at % FOLDS != fold])
        one.learn([s for at, s in enumerate(sentences) if at % FOLDS != fold], 3)
        one.write()
        for sentence in sentences[fold::FOLDS]:
            sentence["seen"] = tagger.tagged(sentence["words"])
        print(f"tagger without fold {fold + 1} of {FOLDS}", flush=True)
    whole = Tags(sentences)
    whole.learn(sentences, 5)
    whole.write()
    save("heads.json", learn_roles(list(examples(sentences, "seen")), 6))
    heads.forget()
    if dev:
        score(dev)


def score(path: Path) -> dict[str, float]:
    """Print and return how right the tags and the heads of a file are."""
    sentences = read(path)
    right = total = 0
    for one in sentences:
        one["seen"] = tagger.tagged(one["words"])
        right += sum(map(str.__eq__, one["seen"], one["xpos"]))
        total += len(one["words"])
    print(f"tags    {right / total:.3f} of {total} words")
    counts = {role: [0, 0, 0] for role in heads.ROLES}
    for verb in examples(sentences, "seen"):
        for role in heads.ROLES:
            said, spans = heads.best(verb.told, role), verb.spans[role]
            counts[role][0] += said is not None and inside(said.token, spans)
            counts[role][1] += said is not None
            counts[role][2] += bool(spans)
    found = {"tags": right / total}
    for role, (hits, said_, right_) in counts.items():
        name = "doer" if role == heads.DOER else "done-to"
        p, r = hits / max(said_, 1), hits / max(right_, 1)
        found[name] = 2 * hits / max(said_ + right_, 1)
        print(f"{name:7} P {p:.3f} R {r:.3f} F1 {found[name]:.3f} by head")
    return found


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", nargs="?", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--score", type=Path)
    said = parser.parse_args()
    if said.score:
        score(said.score)
    elif said.train:
        train(said.train, said.dev)
    elif DATA.exists():
        train(DATA / "train.jsonl", DATA / "dev.jsonl")
    else:
        parser.error(f"{DATA} is not there: name a file to train on, or to --score")


if __name__ == "__main__":
    main()

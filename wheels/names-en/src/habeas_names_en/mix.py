"""The encoder and the small model of Habeas decide together, sentence by sentence.

Both give each word a score for every label; the scores are added, the best labels of a
sentence are those with the greatest sum. Where the small model has no say, since no
capital stands there, the encoder decides alone. How much each counts was chosen on a
tenth of the training text that neither had seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.claims.reader import likeliest, model
from habeas.claims.reader.agreed import agree
from habeas.text.sentences import Token

Row = Sequence[float]
"""For each label of `model.LABELS`, the logarithm of its probability."""
THOUSAND = 1000


@dataclass(frozen=True)
class Shares:
    """How much the encoder (by the thousand) and the small model (by the hundred) count.

    `alone` is added to no name where the encoder decides alone.
    """

    encoder: int = 1000
    small: int = 160
    alone: int = 0
    together: bool = True


SHARES = Shares()


def mixed(
    sentences: Sequence[Sequence[Token]],
    rows: Iterable[Sequence[Row]],
    shares: Shares = SHARES,
) -> Iterator[tuple[list[int], list[Sequence[int]]]]:
    """Yield the labels of each sentence of a text, and what they were chosen by.

    Labels are places in `model.LABELS`; the scores are thousandths of a logarithm.
    """
    every = [_gains(*one, shares) for one in zip(sentences, rows, strict=True)]
    if shares.together:
        capitals = ([_capital(t.text) for t in tokens] for tokens in sentences)
        agree(zip(capitals, every, strict=True))
    columns = tuple(
        tuple(shares.small * weight // 100 for weight in column)
        for column in model.transitions()
    )
    for gains in every:
        yield (likeliest.best(gains, columns) if gains else []), gains


def _gains(
    tokens: Sequence[Token], rows: Sequence[Row], shares: Shares
) -> list[Sequence[int]]:
    gains: list[Sequence[int]] = [
        [round(shares.encoder * told) for told in row] for row in rows
    ]
    silent = set(range(len(gains)))
    for stretch in model.stretches(tokens):
        for at, small in enumerate(stretch.gains, stretch.first):
            silent.discard(at)
            gains[at] = [
                one + shares.small * other // 100
                for one, other in zip(gains[at], small, strict=True)
            ]
    for at in silent:
        gains[at] = [gains[at][0] + shares.alone, *gains[at][1:]]
    return gains


def _capital(word: str) -> str:
    """Return a word that is heard alike wherever it stands, or ""."""
    return word if word[0].isupper() else ""

"""The voice: what the encoder and the small model together take for a name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Protocol

from habeas.claims.reader.hearing import Heard
from habeas.claims.reader.model import LABELS, SORTS, end_of
from habeas.claims.reader.plugins.voiced import VoicedReader
from habeas.text.sentences import Token
from habeas_names_en import __version__
from habeas_names_en.mix import SHARES, THOUSAND, Row, Shares, mixed

NAME = "names-en"


class Rows(Protocol):
    """As `Encoder`."""

    def rows(self, sentences: Sequence[Sequence[str]]) -> list[list[Row]]:
        """Return, for each word, the logarithms of the labels' probabilities."""


class Names:
    """Hears the names of English texts."""

    name = NAME
    version = f"habeas-names-en {__version__}"

    def __init__(self, encoder: Rows, shares: Shares = SHARES) -> None:
        self._encoder, self._shares = encoder, shares

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Heard]]:
        """Return the names of each sentence of one text."""
        rows = self._encoder.rows([[t.text for t in tokens] for tokens in sentences])
        told = mixed(sentences, rows, self._shares)
        return [
            list(_heard(tokens, labels, gains))
            for tokens, (labels, gains) in zip(sentences, told, strict=True)
        ]


def reader() -> VoicedReader:
    """Load the encoder; the entry point `names-en` of `habeas.readers`.

    Raises:
        ImportError: If ONNX Runtime or numpy is not installed.
    """
    from habeas_names_en.encoder import Encoder  # loads ONNX Runtime

    return VoicedReader(Names(Encoder()))


def _heard(
    tokens: Sequence[Token], labels: Sequence[int], gains: Sequence[Sequence[int]]
) -> Iterator[Heard]:
    first = -1
    for at, label in enumerate([*labels, 0]):
        kind = LABELS[labels[first]][2:] if first >= 0 else ""
        if first >= 0 and LABELS[label] != f"I-{kind}":
            sure = min(_share(gains[n], labels[n]) for n in range(first, at))
            end = tokens[at - 1]
            yield Heard(tokens[first].start, _end(end), SORTS[kind], sure)
            first = -1
        if label and first < 0:
            first = at


def _share(gains: Sequence[int], label: int) -> float:
    """Return the probability of a label."""
    most = max(gains)
    shares = [math.exp((one - most) / THOUSAND) for one in gains]
    return shares[label] / sum(shares)


def _end(token: Token) -> int:
    """Return where a name ends with a word: without a possessive ending."""
    return end_of(token.text, Token(token.text, 0, len(token.text))) + token.start

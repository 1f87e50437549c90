"""Words to the pieces of the encoder's vocabulary: the WordPiece of uncased BERT.

Small letters without accents, marks of punctuation apart, then from the left the longest
piece that the vocabulary has. It gives what the `tokenizers` package gives for the
vocabulary that the encoder came with; so that package, and all it needs, stays out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 100  # letters of a part that is looked at at all
_CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Vocabulary:
    """The pieces, by their number in the file: a line each, those within begin ##."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        self._numbers = {piece: n for n, piece in enumerate(lines) if piece}
        self.of = lru_cache(maxsize=32768)(self._of)

    def number(self, piece: str) -> int:
        """Return the number of a piece that is there."""
        return self._numbers[piece]

    def _of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces; none for what has no letters left."""
        return tuple(n for part in parts(word) for n in self._cut(part))

    def _cut(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [self._numbers[UNKNOWN]]
        found: list[int] = []
        at = 0
        while at < len(part):
            end = len(part)
            lead = "##" if at else ""
            while end > at and lead + part[at:end] not in self._numbers:
                end -= 1
            if end == at:
                return [self._numbers[UNKNOWN]]
            found.append(self._numbers[lead + part[at:end]])
            at = end
        return found


def parts(word: str) -> Iterator[str]:
    """Give a word in small letters without accents, its marks each on its own."""
    held = ""
    for letter in _plain(word):
        if letter.isspace():
            yield from _held(held)
            held = ""
        elif _alone(letter):
            yield from _held(held)
            yield letter
            held = ""
        else:
            held += letter
    yield from _held(held)


def _held(letters: str) -> Iterator[str]:
    if letters:
        yield letters


def _plain(word: str) -> str:
    kept = "".join(" " if c.isspace() else c for c in word if not _unseen(c))
    bare = "".join(
        c for c in unicodedata.normalize("NFD", kept) if unicodedata.category(c) != "Mn"
    )
    return bare.lower()


def _unseen(letter: str) -> bool:
    """Whether it is a control mark, or stands for what could not be decoded."""
    if letter in "\t\n\r":
        return False
    return letter in "\0\ufffd" or unicodedata.category(letter).startswith("C")


def _alone(letter: str) -> bool:
    code = ord(letter)
    if letter.isascii():
        return not letter.isalnum() and code > 32
    return unicodedata.category(letter).startswith("P") or any(
        first <= code <= last for first, last in _CJK
    )

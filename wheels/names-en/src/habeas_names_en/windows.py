"""From the sentences of a text to what the encoder takes: windows of word pieces.

A window holds whole sentences, each with its end marked, as many as it has room for, so
that a name is read with what was said before. A sentence longer than a window is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas_names_en.marks import marks
from habeas_names_en.pieces import Vocabulary

LONGEST = 128  # pieces of a window, its marks of begin and end among them
_OF_WORD = 6  # pieces of a word that are looked at: what goes on is a link or noise
START, END = 101, 102  # [CLS] and [SEP], as the vocabulary numbers them


@dataclass
class Window:
    """Pieces, what is told of each, and where words begin.

    `words` holds for each word its piece, its sentence, and its place in that.
    """

    ids: list[int] = field(default_factory=lambda: [START])
    marks: list[list[int]] = field(default_factory=lambda: [[]])
    words: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class _Word:
    ids: tuple[int, ...]
    marks: list[int]
    sentence: int
    at: int


def windows(
    sentences: Iterable[Sequence[str]], pieces: Vocabulary, longest: int = LONGEST
) -> list[Window]:
    """Return the windows of the sentences of one text, in order."""
    found = [Window()]
    for number, words in enumerate(sentences):
        row = _cut(number, words, pieces)
        if _size(found[-1]) + _length(row) > longest and found[-1].words:
            found.append(Window())
        for word in row:
            if _size(found[-1]) + len(word.ids) > longest:
                _end(found[-1])
                found.append(Window())
            _add(found[-1], word)
        _end(found[-1])
    return [window for window in found if window.words]


def _cut(number: int, words: Sequence[str], pieces: Vocabulary) -> list[_Word]:
    told = zip(words, marks(words), strict=True)
    return [
        _Word(mine[:_OF_WORD], mark, number, at)
        for at, (word, mark) in enumerate(told)
        if (mine := pieces.of(word))
    ]


def _size(window: Window) -> int:
    return len(window.ids) + 1  # and the mark of its end


def _length(row: Iterable[_Word]) -> int:
    return sum(len(word.ids) for word in row)


def _add(window: Window, word: _Word) -> None:
    window.words.append((len(window.ids), word.sentence, word.at))
    window.ids.extend(word.ids)
    window.marks.extend([word.marks] * len(word.ids))


def _end(window: Window) -> None:
    if window.ids[-1] != END:
        window.ids.append(END)
        window.marks.append([])

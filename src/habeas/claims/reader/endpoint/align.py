"""Finds words in a text as they stand there, or as they stand but for their dress.

A model may give other quotation marks, other spaces, or another Unicode form of the
same letters. Such words are found and mapped back to the text's own positions. Nothing
nearer than that: a paraphrase is found nowhere.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from habeas.text.spans import Span

_MARKS = dict.fromkeys(map(ord, "'\"“”„‟‘’‚‛«»‹›`´′″ʼ"), '"')


@dataclass(frozen=True)
class _Plain:
    """Text without its dress; `starts` and `ends` are of the text, for each character.

    A character that begins no cluster has start -1, one that ends none has end -1, so
    that nothing can begin or end inside a letter.
    """

    words: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def places(words: str, text: str, within: Span) -> list[Span]:
    """Return where `words` stand in a stretch of `text`, in order.

    As they are, wherever they stand so; only else without regard to white space,
    quotation marks and Unicode form. Both ends are at the edge of a word.
    """
    exact = _all(words, text[within.start : within.end])
    found = [Span(within.start + a, within.start + b) for a, b in exact]
    if not found:
        found = _undressed(words, text, within)
    return [s for s in found if _is_whole(text, s)]


def _undressed(words: str, text: str, within: Span) -> list[Span]:
    wanted = _plain(words.strip(), 0, len(words.strip())).words.strip()
    stretch = _plain(text, within.start, within.end)
    spans = [
        (stretch.starts[a], stretch.ends[b - 1]) for a, b in _all(wanted, stretch.words)
    ]
    return [Span(a, b) for a, b in spans if 0 <= a < b]


def _all(words: str, text: str) -> list[tuple[int, int]]:
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _plain(text: str, start: int, end: int) -> _Plain:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    while at < end:
        after = _cluster(text, at, end)
        dressed = text[at:after]
        bare = " " if dressed.isspace() else _bare(dressed)
        words.append(bare)
        starts.extend([at, *[-1] * (len(bare) - 1)])
        ends.extend([*[-1] * (len(bare) - 1), after])
        at = after
    return _Plain("".join(words), tuple(starts), tuple(ends))


def _cluster(text: str, at: int, end: int) -> int:
    """Return where a letter with its marks, or a run of white space, ends."""
    space = text[at].isspace()
    after = at + 1
    while after < end and (
        text[after].isspace() if space else unicodedata.combining(text[after])
    ):
        after += 1
    return after


def _bare(dressed: str) -> str:
    return unicodedata.normalize("NFD", dressed).translate(_MARKS)


def _is_whole(text: str, span: Span) -> bool:
    """Whether no word is cut at either end."""
    before = text[span.start - 1 : span.start] if span.start else ""
    first, last = text[span.start], text[span.end - 1]
    after = text[span.end : span.end + 1]
    cut = (before.isalnum() and first.isalnum()) or (after.isalnum() and last.isalnum())
    marked = bool(after) and unicodedata.combining(after) > 0
    return not (cut or marked)

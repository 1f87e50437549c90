"""A voice for names from another package, heard beside the small model.

Where that hears nothing the voice is heard; and, if it is sure, where that calls the
same words another sort, unless a desk taught it so.

A voice only says which words it takes for a name, and how sure it is. The rules decide
with it as they do with the small model: what speaks against a name speaks against it
still, and quotes are cut from the text. A span that is no words of its sentence, of no
sort or without a score is left out and counted; a voice that fails is not heard at all.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from habeas.claims.reader.model import SORTS, Tagged
from habeas.errors import HabeasError
from habeas.text.sentences import Token

_SORTS = frozenset(SORTS.values())
LEAST, SURE = 0.5, 0.95  # how sure a voice has to be, and is alone enough


@dataclass(frozen=True)
class Heard:
    """Code points `start` to `end` (end exclusive) name a `sort`; `score` is 0 to 1."""

    start: int
    end: int
    sort: str
    score: float


class Voice(Protocol):
    """What hears names; the same sentences should give the same names."""

    @property
    def name(self) -> str:
        """The name of the reader that reads with it."""

    @property
    def version(self) -> str:
        """Which one it is: it is kept with each claim that comes of it."""

    def names(self, sentences: Sequence[Sequence[Token]]) -> Sequence[Sequence[Heard]]:
        """Return the names of each sentence of one text, none overlapping another."""


class VoiceFailed(HabeasError):
    """A voice for names stopped in the middle of a text; `error` is its error's class."""

    def __init__(self, name: str, error: str) -> None:
        self.error = error
        super().__init__(
            "the reader %(name)s stopped (%(error)s). The text was read by the rules "
            "alone, and nothing was lost. Install that reader again, or use the "
            "reader `rules`.",
            name=name,
            error=error,
        )


Said = tuple[Tagged, float]
"""Words of a sentence that a voice takes for a name, and how sure it is."""


@dataclass(frozen=True)
class Told:
    """What a voice says of each sentence; `left_out` are spans that did not stand."""

    names: tuple[tuple[Said, ...], ...]
    left_out: int = 0


def told(voice: Voice, sentences: Sequence[Sequence[Token]]) -> Told:
    """Return the names that a voice hears and that stand.

    Raises:
        VoiceFailed: If the voice stopped, or answered for other sentences than these.
    """
    try:
        every = [tuple(heard) for heard in voice.names(sentences)]
    except Exception as error:  # a fault of a package stops no reading
        raise VoiceFailed(voice.name, type(error).__name__) from error
    if len(every) != len(sentences):
        raise VoiceFailed(voice.name, "ValueError")
    names = tuple(map(_standing, sentences, every))
    return Told(names, sum(map(len, every)) - sum(map(len, names)))


def _standing(tokens: Sequence[Token], heard: Iterable[Heard]) -> tuple[Said, ...]:
    """Return what stands, in order; of two that overlap the one that begins first."""
    starts = [token.start for token in tokens]
    pairs = [(_tagged(tokens, starts, one), one) for one in heard]
    found = [(tagged, one.score) for tagged, one in pairs if tagged]
    found.sort(key=lambda said: (said[0].first, said[0].last))
    kept: list[Said] = []
    for said in found:
        if not kept or said[0].first >= kept[-1][0].last:
            kept.append(said)
    return tuple(kept)


def _tagged(
    tokens: Sequence[Token], starts: Sequence[int], one: Heard
) -> Tagged | None:
    """Return the words of a span, or None where it is no whole words of its sentence.

    Its end may leave out a possessive ending, or take in a full stop that follows.
    """
    whole = type(one.start) is int and type(one.end) is int and one.start < one.end
    score = type(one.score) is float and math.isfinite(one.score)
    if not (whole and score and 0 <= one.score <= 1 and one.sort in _SORTS):
        return None
    first = bisect_left(starts, one.start)
    last = bisect_right(starts, one.end - 1)
    if first >= last or starts[first] != one.start or one.end > tokens[-1].end:
        return None
    return Tagged(first, last, one.sort)

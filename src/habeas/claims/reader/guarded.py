"""How far a piece of text sounds like what is held back, told from its words.

A linear model over words, pairs of words that stand side by side, and classes of words
(`data/held/classes.txt`), in whole numbers: hundredths of log odds, above 0 rather held
back than not. It is taught by `tools/train_held.py` with pieces of our own writing, and
hears what no list of dangers foresees. A second one tells the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from habeas.claims.reader.lexicon import sections

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MOST, _LONG, _BEGIN = 60, 5, 4
_FIRST, _NAME = "^", "Aa"


class Weights(NamedTuple):
    """What the models know: features that hold back, and the reasons they speak for.

    `held` gives a feature its weight, `whys` one for each of `reasons`.
    """

    held: dict[str, int]
    reasons: list[str]
    whys: dict[str, list[int]]


@cache
def learnt() -> Weights:
    """Return the weights that come with the reader."""
    path = files("habeas.claims.reader").joinpath("data", "held", "weights.json")
    return Weights(**json.loads(path.read_text(encoding="utf-8")))


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each word that has some."""
    found: dict[str, list[str]] = {}
    for name, listed in sections("held/classes.txt").items():
        for word in listed:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


class Word(NamedTuple):
    """A word as the models know it: what it is called, its features, its classes."""

    low: str
    own: tuple[str, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=16384)
def known(word: str, *, first: bool) -> Word:
    """Return a word, the `first` of a piece or a later one; names are all alike."""
    low = word.lower()
    if low[0].isdigit():
        low = "#" * min(len(low), 5)
        return Word(low, ("w" + low,), ())
    bare = low.removesuffix("'s").removesuffix("’s")
    names = classes().get(bare, ())
    if not first and word[0].isupper() and not word.isupper() and not names:
        return Word(_NAME, ("w" + _NAME,), ())
    begin = ("p" + bare[:_BEGIN],) if len(bare) > _LONG else ()
    return Word(low, ("w" + low, *begin), names)


def features(piece: str) -> Iterator[str]:
    """Give what the models are told of a piece, in the order of its words."""
    before = _FIRST
    met: set[str] = set()
    for number, found in enumerate(_WORD.findall(piece)[:_MOST]):
        word = known(found, first=not number)
        yield from word.own
        yield f"{before} {word.low}"
        met.update(word.names)
        before = word.low
    yield from _together(met)


def _together(met: set[str]) -> Iterator[str]:
    names = sorted(met)
    yield "b"
    yield from ("c" + name for name in names)
    yield from (f"{one}+{other}" for one, other in combinations(names, 2))


class _Weighed(NamedTuple):
    """A word with the sum over its own features."""

    own: int
    low: str
    names: tuple[str, ...]


def _told(word: Word) -> _Weighed:
    held = learnt().held
    return _Weighed(sum(held.get(f, 0) for f in word.own), word.low, word.names)


@lru_cache(maxsize=16384)
def _first(word: str) -> _Weighed:
    return _told(known(word, first=True))


@lru_cache(maxsize=16384)
def _later(word: str) -> _Weighed:
    return _told(known(word, first=False))


@cache
def _behind() -> Mapping[str, Mapping[str, int]]:
    """Return, for each word, those before it with which it has a weight."""
    found: dict[str, dict[str, int]] = {}
    for feature, weight in learnt().held.items():
        before, apart, word = feature.partition(" ")
        if apart:
            found.setdefault(word, {})[before] = weight
    return found


@lru_cache(maxsize=16384)
def _classed(met: frozenset[str]) -> int:
    held = learnt().held
    return sum(held.get(f, 0) for f in _together(set(met)))


def weight(piece: str) -> int:
    """Return how far a piece sounds held back: the sum over its features."""
    behind, before, total = _behind(), _FIRST, 0
    met: list[str] = []
    words = _WORD.findall(piece)[:_MOST]
    for own, low, names in [*map(_first, words[:1]), *map(_later, words[1:])]:
        total += own
        if low in behind:
            total += behind[low].get(before, 0)
        met.extend(names)
        before = low
    return total + _classed(frozenset(met))


def why(piece: str) -> str:
    """Return the likeliest reason for which a piece is held back."""
    known_of = learnt()
    sums = [0] * len(known_of.reasons)
    for feature in features(piece):
        for number, gain in enumerate(known_of.whys.get(feature, ())):
            sums[number] += gain
    return known_of.reasons[sums.index(max(sums))]


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    for one in (learnt, classes, known, _first, _later, _behind, _classed):
        one.cache_clear()

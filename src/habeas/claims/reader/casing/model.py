"""Which words of a sentence would have capitals, told from the words alone.

An averaged perceptron over label sequences, in whole numbers: the same on every
machine. Trained by `tools/train_casing.py`; weights in `data/casing/weights.json` (see
the notice there). It sees no capitals, so that it tells the same of a text in capitals
and of one in small letters.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from habeas.claims.reader.lexicon import (
    listed,
    personal_names,
    places_known,
    singulars,
    spelt,
    towns_known,
)
from habeas.claims.reader.vocabulary import tags

SMALL, CAPITAL, ACRONYM = range(3)
LABELS = ("a", "Aa", "AA")
_EDGE = "|"
_NONE = (0, 0, 0)
_HEADS = listed(
    """army front movement party union ministry university police brigade battalion court
    council committee commission association federation force forces command guard
    assembly congress corps institute agency bank company radio news department
    liberation national office organization organisation"""
)


@cache
def _learnt() -> dict[str, str]:
    path = files("habeas.claims.reader").joinpath("data", "casing", "weights.json")
    loaded: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=65536)
def _weight(feature: str) -> tuple[int, ...]:
    said = _learnt().get(feature)
    if not said:
        return _NONE
    found = tuple(map(int, said.split(" ")))
    return found if len(found) == len(LABELS) else (0, *found)


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    _learnt.cache_clear()
    _weight.cache_clear()


def cased(low: Sequence[str]) -> list[tuple[int, int]]:
    """Return for each lower-case word its label, and how far above `SMALL` it stands."""
    if not low:
        return []
    emitted = [_sum(row) for row in features(low)]
    moves = [_weight("T" + label) for label in LABELS]
    score, back = list(emitted[0]), []
    for gains in emitted[1:]:
        best = [
            max(range(3), key=lambda f, to=to: score[f] + moves[f][to])  # type: ignore[misc]
            for to in range(3)
        ]
        score = [score[f] + moves[f][to] + gains[to] for to, f in enumerate(best)]
        back.append(best)
    at = max(range(3), key=score.__getitem__)
    path = [at]
    for best in reversed(back):
        at = best[at]
        path.append(at)
    return [
        (label, max(gains[1:]) - gains[0])
        for label, gains in zip(reversed(path), emitted, strict=True)
    ]


def _sum(row: Sequence[str]) -> tuple[int, int, int]:
    a = b = c = 0
    for x, y, z in map(_weight, row):
        a += x
        b += y
        c += z
    return a, b, c


@lru_cache(maxsize=8192)
def known(word: str) -> str:
    """Return how the dictionary and the lists write a lower-case word.

    First a if it is written small, A with a capital, b both, u neither; then whether it
    is a personal name, a place, a town, a noun for people.
    """
    bare = word.removesuffix("'s").removesuffix("’s")
    if not bare[:1].isalpha():
        return bare[:1]
    kind = spelt(bare)
    if kind == "u" and "-" in bare:
        kind = "-" + "".join(spelt(part) for part in bare.split("-")[:2])
    if kind == "u" and tags(bare):
        kind = "e"
    return (
        kind
        + personal_names().get(bare, "")
        + "p" * (bare in places_known())
        + "t" * (bare in towns_known())
        + "n" * (bare in singulars())
    )


def features(low: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what the model is told of each word of a sentence."""
    kinds = [_EDGE, _EDGE, *map(known, low), _EDGE, _EDGE]
    padded = [_EDGE, _EDGE, *low, _EDGE, _EDGE]
    return [_features(padded, kinds, at) for at in range(2, len(low) + 2)]


def _features(low: Sequence[str], kinds: Sequence[str], at: int) -> tuple[str, ...]:
    before2, before, word, after, after2 = low[at - 2 : at + 3]
    k2, k1, k, n, n2 = kinds[at - 2 : at + 3]
    head = next((w for w in low[at + 1 : at + 5] if w in _HEADS), "")
    return (
        "b",
        "w" + word,
        "s" + word[-3:],
        "S" + word[-2:],
        "p" + word[:3],
        "k" + k,
        "-" + before,
        "+" + after,
        "-w" + before + " " + word,
        "+w" + word + " " + after,
        "=" + before2 + " " + before,
        "#" + after + " " + after2,
        "K" + k1 + " " + k,
        "N" + k + " " + n,
        "A" + k1 + " " + k + " " + n,
        "B" + k2 + " " + k1 + " " + k,
        "C" + k + " " + n + " " + n2,
        "-k" + before + " " + k,
        "+k" + k + " " + after,
        "h" + head + k,
        "l" + str(min(len(word), 6)) + k[:1],
        "c" + ("" if set(word) & _VOWELS else "0") + k,
    )


_VOWELS = frozenset("aeiouyáéíóúäöü")

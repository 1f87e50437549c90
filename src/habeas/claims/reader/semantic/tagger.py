"""Parts of speech (Penn Treebank tags) of a sentence's words.

An averaged perceptron from left to right, in whole numbers: the same on every
machine. Trained by `tools/train_roles.py` from the English Web Treebank; weights in
`data/roles/tags.json` (see the notice there).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

EDGE = "|"
UNKNOWN = "NN"  # the tag of a word about which nothing was learnt


@cache
def _learnt() -> dict[str, dict[str, str]]:
    path = files("habeas.claims.reader").joinpath("data", "roles", "tags.json")
    loaded: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def _settled() -> dict[str, str]:
    """Return the words that have one tag wherever they stand."""
    return _learnt()["settled"]


@lru_cache(maxsize=131072)
def _weights(feature: str) -> tuple[tuple[str, int], ...]:
    said = _learnt()["weights"].get(feature)
    if not said:
        return ()
    parts = said.split(" ")
    return tuple(
        (tag, int(weight)) for tag, weight in zip(parts[::2], parts[1::2], strict=True)
    )


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    for kept in (_learnt, _settled, _weights, _by_itself):
        kept.cache_clear()


def tagged(words: Sequence[str]) -> list[str]:
    """Return a tag for each word, in order."""
    low = [word.lower() for word in words]
    settled = _settled()
    before = earlier = EDGE
    found = []
    for at in range(len(words)):
        tag = settled.get(low[at]) or _best(words, low, at, before, earlier)
        found.append(tag)
        before, earlier = tag, before
    return found


def _best(
    words: Sequence[str], low: Sequence[str], at: int, before: str, earlier: str
) -> str:
    sums = _by_itself(words[at], at == 0).copy()
    for feature in _around(low, at, before, earlier):
        for tag, weight in _weights(feature):
            sums[tag] = sums.get(tag, 0) + weight
    most = max(sums.values(), default=0)
    return max((tag for tag, sum_ in sums.items() if sum_ == most), default=UNKNOWN)


@lru_cache(maxsize=16384)
def _by_itself(word: str, first: bool) -> dict[str, int]:
    """Return the sum for each tag of what a word's own form tells; never changed."""
    sums: dict[str, int] = {}
    for feature in _own(word, first):
        for tag, weight in _weights(feature):
            sums[tag] = sums.get(tag, 0) + weight
    return sums


def features(
    words: Sequence[str], low: Sequence[str], at: int, before: str, earlier: str
) -> tuple[str, ...]:
    """Return what the tagger is told of a word; `before`, `earlier` are tags."""
    return (*_own(words[at], at == 0), *_around(low, at, before, earlier))


def _own(word: str, first: bool) -> tuple[str, ...]:
    low = word.lower()
    return (
        "b",
        "w" + low,
        "3" + low[-3:],
        "2" + low[-2:],
        "1" + low[:2],
        "h" + shape(word) + ("^" if first else ""),
        "i" + ("h" if "-" in low else "") + ("." if "." in low else ""),
    )


def _around(low: Sequence[str], at: int, before: str, earlier: str) -> tuple[str, ...]:
    word = low[at]
    previous = low[at - 1] if at else EDGE
    following = low[at + 1] if at + 1 < len(low) else EDGE
    return (
        "t" + before,
        "u" + earlier + before,
        "v" + before + word,
        "-" + previous,
        "+" + following,
        "=" + (low[at - 2] if at > 1 else EDGE),
        "#" + (low[at + 2] if at + 2 < len(low) else EDGE),
        "4" + following[-3:],
        "5" + previous[-3:],
        "6" + before + following,
    )


def shape(word: str) -> str:
    """Return the form of a word: digits, capitals or neither."""
    if word.isdigit():
        return "9"
    if word[:1].isdigit():
        return "9a"
    if word.isupper():
        return "A" if len(word) == 1 else "AA"
    return "Aa" if word[:1].isupper() else "a"

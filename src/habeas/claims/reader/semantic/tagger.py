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
    for kept in (_learnt, _settled, _weights):
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
    sums: dict[str, int] = {}
    for feature in features(words, low, at, before, earlier):
        for tag, weight in _weights(feature):
            sums[tag] = sums.get(tag, 0) + weight
    return max(sums, key=lambda tag: (sums[tag], tag)) if sums else UNKNOWN


def features(
    words: Sequence[str], low: Sequence[str], at: int, before: str, earlier: str
) -> tuple[str, ...]:
    """Return what the tagger is told of a word; `before`, `earlier` are tags."""
    word = low[at]
    previous = low[at - 1] if at else EDGE
    following = low[at + 1] if at + 1 < len(low) else EDGE
    return (
        "b",
        "w" + word,
        "3" + word[-3:],
        "2" + word[-2:],
        "1" + word[:2],
        "h" + shape(words[at]) + ("^" if at == 0 else ""),
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
        "i" + ("h" if "-" in word else "") + ("." if "." in word else ""),
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

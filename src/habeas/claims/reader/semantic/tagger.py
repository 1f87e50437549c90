"""Parts of speech (Penn Treebank tags) of a sentence's words.

An averaged perceptron from left to right, in whole numbers: the same on every
machine. Trained by `tools/train_roles.py` from the English Web Treebank; weights in
`data/roles/tags.json` (see the notice there).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from struct import Struct

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


def _told(feature: str) -> Iterator[tuple[str, int]]:
    """Yield what a feature tells: tags with their weights."""
    parts = _learnt()["weights"].get(feature, "").split()
    for tag, weight in zip(parts[::2], parts[1::2], strict=True):
        yield tag, int(weight)


@cache
def _tags() -> tuple[str, ...]:
    """Return all tags, the last of the alphabet first, which wins among equals."""
    said = _learnt()["weights"].values()
    return tuple(sorted({t for told in said for t in told.split()[::2]}, reverse=True))


@cache
def _side_by_side() -> Struct:
    return Struct(f"<{len(_tags())}I")


@lru_cache(maxsize=65536)
def _weight(feature: str) -> int:
    """Return a feature's weights for all tags side by side in one number, to be added.

    Each has 32 bits and stands `_ABOVE` its worth, so that none is below 0.
    """
    place, above = _places()
    return above + sum([weight << place[tag] for tag, weight in _told(feature)])


@cache
def _places() -> tuple[dict[str, int], int]:
    """Return at which bit each tag's weight begins, and the number without weights."""
    place = {tag: _BITS * n for n, tag in enumerate(_tags())}
    return place, sum(_ABOVE << at for at in place.values())


_BITS, _ABOVE = 32, 1 << 22
_FEATURES = 17
_UNTOLD = _FEATURES * _ABOVE  # what stands for the sum 0


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    for kept in (_learnt, _settled, _tags, _side_by_side, _places, _weight, _by_itself):
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
    near = sum(map(_weight, _around(low, at, before, earlier)))
    side_by_side = _side_by_side()
    together = near + _by_itself(words[at], at == 0)
    sums = side_by_side.unpack(together.to_bytes(side_by_side.size, "little"))
    most = max(sums)
    if most > _UNTOLD:
        return _tags()[sums.index(most)]
    return _of_told(features(words, low, at, before, earlier))


def _of_told(told: Sequence[str]) -> str:
    """Return the best of those tags that features speak of, though none is likely."""
    sums: dict[str, int] = {}
    for feature in told:
        for tag, weight in _told(feature):
            sums[tag] = sums.get(tag, 0) + weight
    return max(sums, key=lambda tag: (sums[tag], tag)) if sums else UNKNOWN


@lru_cache(maxsize=16384)
def _by_itself(word: str, first: bool) -> int:
    """Return what a word's own form tells, summed."""
    return sum(map(_weight, _own(word, first)))


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

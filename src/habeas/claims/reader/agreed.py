"""A word that comes again in a text is heard everywhere a little as in all its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

SHARED = 35  # of a hundred: how much all places of a word count beside its own


def agree(found: Iterable[tuple[Sequence[str], list[Sequence[int]]]]) -> None:
    """Mix the weights of each word that comes again with the mean of all its places.

    Each of `found` holds the words of a stretch ("" for what has no capital) and, in
    the same order, their weights for each label, which are changed in place.
    """
    places: dict[str, list[tuple[list[Sequence[int]], int]]] = defaultdict(list)
    for words, gains in found:
        for at, word in enumerate(words):
            if len(word) > 1:
                places[word].append((gains, at))
    for same in places.values():
        if len(same) > 1:
            _mix(same)


def _mix(same: Sequence[tuple[list[Sequence[int]], int]]) -> None:
    count = len(same)
    sums = [sum(one) for one in zip(*(g[at] for g, at in same), strict=True)]
    shared = [SHARED * whole for whole in sums]
    share, parts = (100 - SHARED) * count, 100 * count
    for gains, at in same:
        gains[at] = [
            (share * own + all_places) // parts
            for own, all_places in zip(gains[at], shared, strict=True)
        ]

"""The likeliest labels of the words of a stretch, taken together (after Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import add

Columns = tuple[tuple[int, ...], ...]
"""For each label, the weights of coming to it from each label."""
_PLACE = 3  # bits in which a label's place in `LABELS` is written
_LAST = (1 << _PLACE) - 1


def best(gains: Sequence[Sequence[int]], transitions: Columns) -> list[int]:
    """Return the labels with the greatest sum of weights, as places in `LABELS`.

    `gains` are the weights of each word, of one at least, for each label.
    """
    score = [  # no name goes before a stretch
        column[0] + one for column, one in zip(transitions, gains[0], strict=True)
    ]
    back: list[list[int]] = []
    if len(gains) > 1:
        columns = _placed(transitions)
        for gain in gains[1:]:
            score, tops = _step(score, gain, columns)
            back.append(tops)
    at = score.index(max(score))
    path = [at]
    for tops in reversed(back):
        at = _LAST - (tops[at] & _LAST)
        path.append(at)
    return path[::-1]


@lru_cache(maxsize=8)
def _placed(transitions: Columns) -> Columns:
    """Return the weights of coming to each label with room for a label's place."""
    return tuple([tuple([w << _PLACE for w in column]) for column in transitions])


def _step(
    score: list[int], gain: Sequence[int], columns: Sequence[Sequence[int]]
) -> tuple[list[int], list[int]]:
    """Return the best scores after one more word, and what each was reached from.

    The lowest bits of the latter say from which label it comes, so that the greatest
    tells both; of equals the first label is the greatest.
    """
    marked = [(s << _PLACE) + _LAST - n for n, s in enumerate(score)]
    tops = [max(map(add, marked, column)) for column in columns]
    following = [(top >> _PLACE) + one for top, one in zip(tops, gain, strict=True)]
    return following, tops

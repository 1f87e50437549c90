"""A text cut at every change of label, and where it would be too long. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from habeas.store.labels import LABELS, most_closed

LONGEST = 4_000  # code points of a piece
_SHORTEST = LONGEST // 2
Stretch = tuple[int, int, str]


def stretches(text: str, label: str, closed: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield start, end and label of the pieces of a text; together they cover it.

    Args:
        text: The text.
        label: Its own label.
        closed: Start, end and label of what carries a label of its own; they may
            overlap, and the most closed that covers a place is its label.
    """
    for start, end, told in _labelled(len(text), label, closed):
        yield from ((a, b, told) for a, b in _short(text, start, end))


def _labelled(length: int, label: str, closed: Iterable[Stretch]) -> Iterator[Stretch]:
    changes: dict[int, list[tuple[str, int]]] = {0: [], length: []}
    for start, end, told in closed:
        if 0 <= start < end and start < length:
            changes.setdefault(start, []).append((told, 1))
            changes.setdefault(min(end, length), []).append((told, -1))
    cuts = sorted(changes)
    live = dict.fromkeys(LABELS, 0)
    parts: list[Stretch] = []
    for start, end in pairwise(cuts):
        for told, by in changes[start]:
            live[most_closed([told])] += by
        parts.append((start, end, most_closed([label, *(x for x in live if live[x])])))
    for told, run in groupby(parts, key=lambda p: p[2]):
        same = list(run)
        yield same[0][0], same[-1][1], told


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long stretch at the end of a line, else at a space, else where it must."""
    while end - start > LONGEST:
        first, last = start + _SHORTEST, start + LONGEST
        at = max(text.rfind("\n", first, last), text.rfind("\r", first, last))
        at = at if at >= 0 else text.rfind(" ", first, last)
        cut = at + 1 if at >= 0 else last
        yield start, cut
        start = cut
    if start < end:
        yield start, end

"""Where those of a set stand in a row of words.

Most of what looks at a sentence asks about few of its words, and most sentences have
none of them: to learn that costs a quarter of a loop over the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, KeysView, Sequence
from itertools import compress, count


def standing(wanted: frozenset[str] | KeysView[str], row: Sequence[str]) -> list[int]:
    """Return the places of those words of a row that are in `wanted`, in order."""
    if wanted.isdisjoint(row):
        return []
    return [at for at, word in enumerate(row) if word in wanted]


def where(holds: Callable[[str], object], row: Iterable[str]) -> list[int]:
    """Return the places of those words for which something holds, in order."""
    return list(compress(count(), map(holds, row)))

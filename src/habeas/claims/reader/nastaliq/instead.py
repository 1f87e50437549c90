"""One to whom it was not done, but to the one named next: "Asif ko nahi, Bilal ko"."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader.units import Unit

_NOT = frozenset(["نہیں", "nahi", "nahin", "nai", "nhi"])
_BUT = frozenset(["،", ",", "بلکہ", "balke", "balkeh"])
_MARKS = frozenset(["کو", "ko", "پر", "par", "pe"])


def rather(row: Sequence[Unit], mark: int) -> bool:
    """Whether "nahi" and another with the same mark follow the mark of one named."""
    at = mark + 1
    if at >= len(row) or row[at].word not in _NOT:
        return False
    at += 1
    while at < len(row) and row[at].word in _BUT:
        at += 1
    named = at + 1 < len(row) and row[at].person
    return named and row[at + 1].word in _MARKS

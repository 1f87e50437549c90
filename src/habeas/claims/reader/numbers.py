"""How many people a phrase tells of: "at least 14", "4,100 to 4,600", "both"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from habeas.claims.reader.lexicon import countable, listed

Heads = tuple[int, int | None] | None
"""The least and the most; the most is None where no upper bound is told."""

APPROXIMATE = listed("about around some nearly almost approximately roughly")
_BETWEEN = frozenset(("to", "-", "–", "or", "and"))
LOTS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "lakh": 100_000}


_BOUNDS = frozenset(
    (
        ("as", "many", "as"),
        ("no", "fewer", "than"),
        ("no", "less", "than"),
        ("not", "less", "than"),
        ("not", "fewer", "than"),
    )
)


@lru_cache(maxsize=16384)
def value(word: str) -> int | None:
    """Return the number a lower-case word stands for; None for a year or a decimal."""
    known = countable().get(word)
    if known is not None or word[:1].isalpha():
        return known
    plain = word.replace(",", "")
    if not (plain.isascii() and plain.isdigit()) or plain[0] == "0" or len(plain) > 7:
        return None
    if word == plain and 1900 <= int(plain) <= 2099:
        return None
    return int(plain)


def times(low: Sequence[str], here: int, number: int) -> int:
    """Return a number with the lot that it counts: "two dozen" is 24."""
    lot = LOTS.get(low[here + 1]) if here + 1 < len(low) else None
    return number * lot if lot is not None and number < lot else number


def counted(
    low: Sequence[str], here: int, first: int, number: int
) -> tuple[Heads, int]:
    """Return the bounds of a number at `here`, and where its words begin.

    `first` is where the phrase was thought to begin; "about" and "at least" before it
    are taken in.
    """
    if low[here] in LOTS and low[max(0, here - 1)] == "a":
        here -= 1  # "at least a dozen"
        first = min(first, here)
    before: tuple[str, ...] = tuple(low[max(0, here - 2) : here])
    if before[-1:] and before[-1] in APPROXIMATE:
        return (number, number), min(first, here - 1)
    if before == ("more", "than"):
        return (number + 1, None), min(first, here - 2)
    if tuple(low[max(0, here - 3) : here]) in _BOUNDS:
        bound = (number, None) if low[here - 1] == "than" else (0, number)
        return bound, min(first, here - 3)
    if before in (("at", "least"), ("no", "fewer")):
        return (number, None), min(first, here - 2)
    if before[-1:] in (("over",), ("least",)):
        return (number, None), min(first, here - 1)
    if before in (("up", "to"), ("as", "many")):
        return (0, number), min(first, here - 2)
    lower = value(before[0]) if len(before) == 2 and before[1] in _BETWEEN else None
    if lower is not None and before[1] in "-–" and before[0].isdigit():
        lower = (
            lower if low[here][:1].isdigit() else None
        )  # "May 4 - Fourteen men were"
    if lower is not None and lower < number and before[1] != "and":
        begin = here - 2
        if begin and low[begin - 1] in APPROXIMATE | {"between"}:
            begin -= 1
        return (lower, number), min(first, begin)
    return (number, number), first

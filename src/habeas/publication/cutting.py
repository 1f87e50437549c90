"""Cuts the words of a quote around what is protected; pure.

What is left is whole stretches of the source's own words, in order, with a mark where
words are gone. Where too little is left to say anything, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.publication.leaks import Finder, letters

# Fewer letters than this say nothing once the rest was cut.
LEAST = 12
Span = tuple[int, int]


def pieces(
    exact: str, hidden: Iterable[Span], finder: Finder
) -> tuple[str | None, ...] | None:
    """Return the stretches of `exact` that may be shown, None for each one that is cut.

    Args:
        exact: The words of a quote.
        hidden: What is protected by its place (code points of `exact`, end exclusive).
        finder: What is protected as a string.

    Returns:
        None where fewer than twelve letters would be left of a quote that was cut, or
        where what is left still reads as something protected.
    """
    gone = [s for s in hidden if s[0] < s[1]]
    gone += [(start, end) for start, end, _ in finder.spans(exact)]
    kept = _outside(gone, len(exact))
    told = sum(len(letters(exact[start:end])) for start, end in kept)
    if not told or (gone and told < LEAST):
        return None
    marked = tuple(_marked(exact, kept))
    whole = " ".join(p for p in marked if p is not None)
    return None if gone and finder.first(whole) else marked


def _marked(exact: str, kept: Iterable[Span]) -> Iterable[str | None]:
    at, before = 0, "start"
    for start, end in kept:
        if start > at and before != "cut":
            yield None
            before = "cut"
        if letters(exact[start:end]):
            yield exact[start:end]
            before = "words"
        at = end
    if at < len(exact) and before != "cut":
        yield None


def _outside(gone: Iterable[Span], length: int) -> list[Span]:
    """Return the stretches of 0 to `length` that no span of `gone` covers."""
    kept = []
    at = 0
    for start, end in sorted(gone):
        if start > at:
            kept.append((at, min(start, length)))
        at = max(at, end)
    if at < length:
        kept.append((at, length))
    return kept

"""Expressions that first look whether a text holds a word that they need.

Most sentences hold none of the words that an expression looks for. To find a short word
in a sentence takes a hundredth of the time of trying an expression at each of its
letters; so the needed words are taken out of the expression itself, once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _parser as grammar  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2
# What matches an ASCII letter without case, and is not made it by `str.lower`.
_ODD = (("ı", "i"), ("ſ", "s"), ("\u0307", ""), ("ﬅ", "st"), ("ﬆ", "st"))


class Spotter:
    """A compiled expression that gives what `re.Pattern` gives, only sooner."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.compiled = re.compile(pattern, flags)
        self.words = needed(pattern, flags)
        self.match = self.compiled.match
        self.fullmatch = self.compiled.fullmatch

    def search(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> re.Match[str] | None:
        """Return the first match between two positions, as `re.Pattern` does."""
        may = self._may(text, start, end)
        return self.compiled.search(text, start, end) if may else None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return the matches between two positions, as `re.Pattern` does."""
        may = self._may(text, start, end)
        return self.compiled.finditer(text, start, end) if may else iter(())

    def _may(self, text: str, start: int, end: int) -> bool:
        low = folded(text[start:end] if start or end < len(text) else text)
        for word in self.words:
            if word in low:
                return True
        return not self.words


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """Return a text in lower case, so that what an expression may meet is plain."""
    low = text.lower()
    if not low.isascii():
        for letter, plain in _ODD:
            low = low.replace(letter, plain)
    return low


class Board:
    """Expressions of which a text is asked once which of them it may meet.

    What each needs is looked for word by word, and a word is remembered with those
    that it lets through, so that their number costs nothing. Sets of expressions are
    whole numbers, the one at place n being the bit n.
    """

    def __init__(self, spotters: Iterable[Spotter]) -> None:
        self.runs = [_runs(spotter) for spotter in spotters]
        self.always = bits(n for n, runs in enumerate(self.runs) if not runs)
        self.met_by = lru_cache(maxsize=_KEPT)(self._met_by)

    def possible(self, text: str) -> int:
        """Return the expressions that a text may meet; it meets no other."""
        met = self.always
        met_by = self.met_by
        for word in LETTERS.findall(folded(text)):
            met |= met_by(word)
        return met

    def _met_by(self, word: str) -> int:
        return bits(n for n, runs in enumerate(self.runs) if _any_in(runs, word))


LETTERS = re.compile(r"[a-z]{2,}")
_KEPT = 1 << 14  # words that are remembered


def _runs(spotter: Spotter) -> tuple[str, ...]:
    """Return letters of which some stand in one word of a match; () if none is sure."""
    runs = [max(LETTERS.findall(word), key=len, default="") for word in spotter.words]
    return tuple(runs) if all(runs) else ()


def _any_in(wanted: Iterable[str], text: str) -> bool:
    return any(one in text for one in wanted)


def bits(places: Iterable[int]) -> int:
    """Return a set of places as a whole number."""
    return sum(1 << at for at in places)


def places(found: int) -> Iterator[int]:
    """Yield the places of the bits of a whole number, the least first."""
    while found:
        last = found & -found
        yield last.bit_length() - 1
        found ^= last


def needed(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Return words in ASCII of which each match holds one; () where none is sure."""
    return tuple(sorted(_of(grammar.parse(pattern, flags)) or ()))


def _of(parsed: Sequence[Any]) -> frozenset[str] | None:
    """Return the best set of words that a sequence gives, None where it gives none."""
    found: list[frozenset[str]] = []
    run = ""
    for code, value in parsed:
        name = str(code)
        if name == "LITERAL" and 32 <= value < 128:
            run += chr(value).lower()
            continue
        found += [frozenset([run])] if len(run) >= _SHORTEST else []
        run = ""
        inner = _inside(name, value)
        found += [inner] if inner else []
    found += [frozenset([run])] if len(run) >= _SHORTEST else []
    return max(found, key=_worth, default=None)


def _inside(name: str, value: Any) -> frozenset[str] | None:
    if name == "BRANCH":
        ways = [_of(way) for way in value[1]]
        return frozenset().union(*ways) if all(ways) else None  # type: ignore[arg-type]
    if name == "SUBPATTERN":
        return _of(value[3])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _of(value[2])
    if name == "ATOMIC_GROUP":
        return _of(value)
    return None


def _worth(words: frozenset[str]) -> tuple[bool, float, int]:
    """Few long words are rarer than many short ones."""
    shortest = min(map(len, words))
    return shortest > _SHORTEST, -len(words) / shortest, shortest

"""Expressions that first look whether a text holds a word that they need.

Most sentences hold none of the words that an expression looks for. To find a short word
in a sentence takes a hundredth of the time of trying an expression at each of its
letters; so the needed words are taken out of the expression itself, once: first the
lists of each of which every match holds a word (`habeas.text.sure`), then, of each way in
which it may match, all the words that this way asks for (`habeas.text.needs`). Both were
worked out when Habeas was built (`habeas.text.foretold`), and an expression is compiled
at its first use: most are never used.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from habeas.text.foretold import wants
from habeas.text.needs import APART, LETTERS, Need
from habeas.text.once import once

_SHORTEST = 2
# What matches an ASCII letter without case, and is not made it by `str.lower`.
_ODD = (("ı", "i"), ("ſ", "s"), ("ﬅ", "st"), ("ﬆ", "st"))


class Cues:
    """Lists of words, each of which a text may hold or not; see `spotted`."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self.first = _numbered(lists)
        self.all = (1 << len(lists)) - 1

    def met(self, found: Spotted) -> int:
        """Return those lists of which a text that was `spotted` may hold a word."""
        return found >> self.first & self.all if self.first < found.count else self.all


_Matched = Callable[..., re.Match[str] | None]


class Spotter:
    """A compiled expression that gives what `re.Pattern` gives, only sooner."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self.needs, need = wants(pattern, flags)
        self.number = _numbered(self.needs or [()])
        self.mask = (1 << max(len(self.needs), 1)) - 1 << self.number
        firm = [words for words in need.lists if words not in self.needs]
        need = need._replace(lists=tuple(firm))
        lists = _lists_of(need)
        self._first, self._all = _closely_numbered(lists), (1 << len(lists)) - 1
        self._need = _laid(need, {words: 1 << at for at, words in enumerate(lists)})

    @once
    def compiled(self) -> re.Pattern[str]:
        """The expression itself; raises `re.error` where it is none."""
        return re.compile(self.pattern, self.flags)

    @once
    def match(self) -> _Matched:
        """As `re.Pattern.match`."""
        return self.compiled.match

    @once
    def fullmatch(self) -> _Matched:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    def met(self, found: Spotted) -> bool:
        """Whether a text that was `spotted` may hold a match."""
        if found & self.mask != self.mask:
            return self.number >= found.count
        if not self._all:
            return True
        need, groups = self._need
        close = found.closely >> self._first & self._all
        return close & need == need and (not groups or _open(close, groups))

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

    def seek(self, found: Spotted, text: str) -> re.Match[str] | None:
        """Return the first match in a part of a text, where `found` was `spotted`."""
        return self.compiled.search(text) if self.met(found) else None

    def opens(self, found: Spotted, text: str) -> re.Match[str] | None:
        """Return a match where a part of a text begins that was `spotted`."""
        return self.compiled.match(text) if self.met(found) else None

    def among(
        self, found: Spotted, text: str, start: int, end: int
    ) -> Iterator[re.Match[str]]:
        """Return the matches between two positions, where `found` was `spotted`."""
        may = self.met(found)
        return self.compiled.finditer(text, start, end) if may else iter(())

    def _may(self, text: str, start: int, end: int) -> bool:
        if not self.needs:
            return True
        low = folded(text[start:end] if start or end < len(text) else text)
        for words in self.needs:
            if not any(map(low.__contains__, words)):
                return False
        return True


def folded(text: str) -> str:
    """Return a text in lower case, so that what an expression may meet is plain."""
    if text.isascii():
        return text.lower()
    low = text.replace("İ", "i").lower()  # of which `lower` alone makes two letters
    for letter, small in _ODD:
        low = low.replace(letter, small)
    return low


def opening(text: str, size: int) -> str:
    """Return the first letters of a text without the beginning of a word that they cut.

    A part that cuts no word meets only what was `spotted` in the whole.
    """
    end = min(size, len(text))
    while 0 < end < len(text) and _in_word(text, end):
        end -= 1
    return text[:end]


def ending(text: str, size: int) -> str:
    """Return the last letters of a text without the rest of a word that they cut."""
    start = max(len(text) - size, 0)
    while 0 < start < len(text) and _in_word(text, start):
        start += 1
    return text[start:]


def _in_word(text: str, at: int) -> bool:
    return all(letter.isalnum() or letter == "_" for letter in text[at - 1 : at + 1])


def letters(text: str) -> frozenset[str]:
    """Return the runs of ASCII and Arabic letters of a text, small, each once."""
    return frozenset(LETTERS.findall(folded(text)))


def _numbered(lists: Sequence[Sequence[str]]) -> int:
    """Put lists of words on the board; return the number of the first."""
    number = len(_all)
    _all.extend(lists)
    _board.cache_clear()  # it does not know these
    return number


def _closely_numbered(lists: Sequence[Sequence[str]]) -> int:
    """Put lists of marked words on the close board; return the number of the first."""
    number = len(_all_close)
    _all_close.extend(lists)
    _close_board.cache_clear()
    return number


class Spotted(int):
    """Which lists of words a text holds a word of: the list n as the bit n.

    It holds no other. So a sentence is looked through once for all that look at it. Of
    lists that are made later, from `count` on, nothing is known.
    """

    words: frozenset[str]
    count: int

    @once
    def closely(self) -> int:
        """The same of the lists of marked words, by which few are asked for closely."""
        return _close_board().standing(self.words)


def spotted(words: frozenset[str]) -> Spotted:
    """Return which of all lists a text holds a word of; `words` are its `letters`."""
    board = _board()
    found = Spotted(board.standing(words))
    found.words, found.count = words, board.count
    return found


class Board:
    """Words that are looked for, each with the places of those that look for it.

    A word stands anywhere in a word of the text; after `APART` only where one begins,
    between two of them it is one. A set of places is a whole number with a bit for
    each. What stands in a word is remembered by the word.
    """

    def __init__(self, wanted: Iterable[Iterable[str]]) -> None:
        self.always, self.count = 0, 0
        self._anywhere, self._beginning = _Runs(), _Runs()
        self._whole: dict[str, int] = {}
        for place, words in enumerate(wanted):
            self.count = place + 1
            runs = [max(LETTERS.findall(w), key=len, default="") for w in words]
            if not all(runs) or not runs:
                self.always |= 1 << place
                continue
            for word, run in zip(words, runs, strict=True):
                self._pin(word, run, 1 << place)
        self.standing_in = lru_cache(maxsize=_KEPT)(self._standing_in)

    def standing(self, words: Iterable[str]) -> int:
        """Return the places of those that look for some part of one of the words."""
        met = self.always
        for one in map(self.standing_in, words):
            met |= one
        return met

    def _pin(self, word: str, run: str, bit: int) -> None:
        if word[-1] == APART:
            self._whole[run] = self._whole.get(run, 0) | bit
        elif word[0] == APART:
            self._beginning.pin(run, bit)
        else:
            self._anywhere.pin(run, bit)

    def _standing_in(self, word: str) -> int:
        """Return the places of those that look for some part of a word."""
        met = self._whole.get(word, 0) | self._beginning.at(word, 0)
        for at in range(len(word) - 1):
            met |= self._anywhere.at(word, at)
        return met


class _Runs:
    """Runs of letters with the places of those that look for them."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._sizes: dict[str, list[int]] = {}  # by the first letters of a run

    def pin(self, run: str, bit: int) -> None:
        """Look for a run, by one more place."""
        if run not in self._places:
            sizes = self._sizes.setdefault(run[:_SHORTEST], [])
            sizes.extend({len(run)}.difference(sizes))
        self._places[run] = self._places.get(run, 0) | bit

    def at(self, word: str, at: int) -> int:
        """Return the places of those runs that stand in a word at a letter."""
        met = 0
        for size in self._sizes.get(word[at : at + _SHORTEST], ()):
            met |= self._places.get(word[at : at + size], 0)
        return met


_KEPT = 1 << 14  # words that are remembered
_all: list[Sequence[str]] = []
_all_close: list[Sequence[str]] = []


@cache
def _board() -> Board:
    return Board(_all)


@cache
def _close_board() -> Board:
    return Board(_all_close)


class _Laid(NamedTuple):
    """A need whose lists are bits of one number; see `_Group`."""

    mask: int
    groups: tuple[_Group, ...]


class _Group(NamedTuple):
    """Ways of which one must be open; each needs one of the rare lists in `rare`."""

    rare: int
    ways: tuple[_Laid, ...]


def _lists_of(need: Need) -> list[tuple[str, ...]]:
    """Return all the lists that a need speaks of, each once."""
    found = dict.fromkeys(need.lists)
    for way in (way for ways in need.groups for way in ways):
        found.update(dict.fromkeys(_lists_of(way)))
    return list(found)


def _laid(need: Need, bits: Mapping[tuple[str, ...], int]) -> _Laid:
    groups = [
        _Group(_rare(ways, bits), tuple(_laid(way, bits) for way in ways))
        for ways in need.groups
    ]
    return _Laid(sum({bits[words] for words in need.lists}), tuple(groups))


def _rare(ways: Iterable[Need], bits: Mapping[tuple[str, ...], int]) -> int:
    """Return a list for each way, of the longest words that it asks for."""
    rare = 0
    for need in ways:
        if need.lists:
            rare |= bits[max(need.lists, key=lambda words: min(map(len, words)))]
        else:
            rare |= _rare(need.groups[0], bits)
    return rare


def _open(found: int, groups: Iterable[_Group]) -> bool:
    """Whether of each group a way has all that it needs."""
    for rare, ways in groups:
        if not found & rare:
            return False
        for mask, inner in ways:
            if found & mask == mask and (not inner or _open(found, inner)):
                break
        else:
            return False
    return True


def places(found: int) -> Iterator[int]:
    """Yield the places of the bits of a whole number, the least first."""
    while found:
        last = found & -found
        yield last.bit_length() - 1
        found ^= last

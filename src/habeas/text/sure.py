"""Words without which an expression matches nowhere, whichever way it matches.

The coarse half of what a text is asked for before an expression is tried
(`habeas.text.spotting`); what each way asks for is in `habeas.text.needs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from re import _parser as grammar  # type: ignore[attr-defined]
from typing import Any

from habeas.text.needs import LETTERS, plain

_SHORTEST = 2


def needed(pattern: str, flags: int = 0) -> tuple[tuple[str, ...], ...]:
    """Return lists of words (ASCII, Arabic) of each of which a match holds one.

    The best list is the first; of the others those are left out that a sentence is
    seldom without. There is none where no word is sure.
    """
    found = sorted(_sure(grammar.parse(pattern, flags)), key=_worth, reverse=True)
    kept = [words for n, words in enumerate(found) if not n or _worth(words)[0]]
    return tuple(tuple(sorted(words)) for words in dict.fromkeys(kept[:_LISTS]))


_LISTS = 3


def _of(parsed: Sequence[Any]) -> frozenset[str] | None:
    """Return the best set of words that a sequence gives, None where it gives none."""
    return max(_sure(parsed), key=_worth, default=None)


def _sure(parsed: Sequence[Any]) -> list[frozenset[str]]:
    """Return the sets of words of each of which what a sequence matches holds one."""
    found: list[frozenset[str]] = []
    run = ""
    for code, value in parsed:
        name = str(code)
        if name == "LITERAL" and plain(value):
            run += chr(value).lower()
            continue
        found += [frozenset([run])] if len(run) >= _SHORTEST else []
        if name == "BRANCH" and run:  # of "left" and "leaves" the first letters are one
            found += [frozenset([run + _begin(way) for way in value[1]])]
        run = ""
        found += _inside(name, value)
    found += [frozenset([run])] if len(run) >= _SHORTEST else []
    return found


def _begin(parsed: Sequence[Any]) -> str:
    """Return the letters that what a sequence matches begins with, as far as sure."""
    known = takewhile(lambda one: str(one[0]) == "LITERAL" and plain(one[1]), parsed)
    return "".join([chr(value).lower() for _, value in known])


def _inside(name: str, value: Any) -> list[frozenset[str]]:
    if name == "BRANCH":
        ways = [_of(way) for way in value[1]]
        return [frozenset().union(*ways)] if all(ways) else []  # type: ignore[arg-type]
    if name == "SUBPATTERN":
        return _sure(value[3])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _sure(value[2])
    if name == "ATOMIC_GROUP":
        return _sure(value)
    return []


def _worth(words: frozenset[str]) -> tuple[bool, float, int]:
    """Few long words are rarer than many short ones."""
    shortest = min(map(_rarity, words))
    return shortest > _SHORTEST, -len(words) / shortest, shortest


def _rarity(word: str) -> int:
    """Return the length of a word's longest run of letters; 1 for everyday words."""
    run = max(LETTERS.findall(word), key=len, default="")
    return 1 if run in _EVERYDAY else max(len(run), 1)


_EVERYDAY = frozenset(
    [
        "the",
        "and",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "been",
        "that",
        "with",
        "from",
        "for",
        "not",
        "his",
        "her",
        "will",
    ]
)

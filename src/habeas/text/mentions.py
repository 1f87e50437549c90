"""Where a text names a time, without resolving it.

A word that can begin a date (a number, the name of a month or a weekday, `last`,
`yesterday`) is looked up; only then is what follows parsed, by the grammar of dates in
`habeas.text.grammar`. So the work grows with the number of words. What only looks like
a date is none: ages, sums, "the 26th Amendment", "five years", case and law numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from habeas.text.almanac import NUMBERS, almanac
from habeas.text.grammar.counts import from_count
from habeas.text.grammar.days import from_month
from habeas.text.grammar.governing import governed
from habeas.text.grammar.here import WORD, DateMention, Here
from habeas.text.grammar.numbers import from_number
from habeas.text.grammar.pointing import POINTING, from_today
from habeas.text.grammar.weekdays import from_weekday
from habeas.text.standing import where

__all__ = ["DateMention", "mentions"]

_DIGITS = tuple(zip("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789", strict=True))


def mentions(
    text: str, start: int = 0, end: int | None = None, language: str = "en"
) -> list[DateMention]:
    """Return the times named between two positions, in order, without overlap."""
    window = _with_digits(text[start:end])
    book = almanac(language)
    found: list[DateMention] = []
    words = list(WORD.finditer(window.replace("’", "'")))
    low = list(map(str.lower, map(re.Match.group, words)))
    free = 0
    for at in where(_opener(language), low):
        word = low[at]
        if words[at].start() < free:
            continue
        first, last = words[at].span()
        before = ("", "", "", *low[max(0, at - 3) : at])[-3:]
        here = Here(window, book, first, last, word, before, window[first].isupper())
        one = _mention(here)
        if one is not None:
            free = one.end
            if start:
                one = replace(one, start=one.start + start, end=one.end + start)
            found.append(one)
    return found


def _with_digits(text: str) -> str:
    """Return a text with European digits."""
    if not text.isascii():
        for own, digit in _DIGITS:
            text = text.replace(own, digit)
    return text


@lru_cache(maxsize=32)
def _beginnings(language: str) -> frozenset[str]:
    """Return the words that may begin a date in a language."""
    book = almanac(language)
    named = (book.months, book.weekdays, book.shifts, book.either)
    return frozenset().union(POINTING, NUMBERS, *named)


@lru_cache(maxsize=32)
def _opener(language: str) -> Callable[[str], bool]:
    """Return what tells of a word whether it may begin a date in a language."""
    begins = _beginnings(language)

    @lru_cache(maxsize=16384)
    def opens(word: str) -> bool:
        return word in begins or word[0].isdecimal()

    return opens


def _mention(here: Here) -> DateMention | None:
    parser = _parser(here)
    one = parser(here) if parser else None
    return governed(here, one) if one else None


def _parser(here: Here) -> Callable[[Here], DateMention | None] | None:
    word, book = here.word, here.book
    if word[0].isdecimal():
        return from_number
    if word in POINTING:
        return POINTING[word]
    if word in book.weekdays:
        return from_weekday
    if word in book.months:
        return from_month
    if word in book.shifts or word in book.either:
        return from_today
    return from_count if word in NUMBERS else None

"""The words of a sentence as the learnt models of acts know them.

A name that the reader heard is only known by its sort, a number by its form; each common word has classes of
words used alike (`data/finder/classes.txt`), from narrow to wide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from habeas.claims.reader.units import Unit

_SORTS = {"person": "PERSON", "organisation": "ORG", "place": "PLACE"}
_ENDINGS = ("ing", "ied", "ed", "es", "ly", "s")
_STEM = 3  # letters that stay at least
_YEAR = 4  # digits
NAME, EDGE = "Aa", "|"


class Classes(NamedTuple):
    """The classes of a word, from wide to narrow; numbers of no meaning of their own."""

    wide: int
    middle: int
    narrow: int


@cache
def listed() -> Mapping[str, Classes]:
    """Return the classes of each common word, a line of the file for each narrow one."""
    path = files("habeas.claims.reader").joinpath("data", "finder", "classes.txt")
    found: dict[str, Classes] = {}
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines()):
        head, _, said = row.partition(": ")
        wide, middle = map(int, head.split())
        for word in said.split():
            found[word] = Classes(wide, middle, number)
    return found


def stem(word: str) -> str:
    """Return a word without its ending, as far as that can be told by letters."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def classes(word: str) -> Classes | None:
    """Return the classes of a word, or of its stem; None for one that is not common."""
    known = listed()
    return known.get(word) or known.get(stem(word))


def called(text: str, row: Sequence[Unit]) -> tuple[str, ...]:
    """Return what each unit of a sentence is called by the models."""
    return tuple(_called(text, unit, first=not n) for n, unit in enumerate(row))


def _called(text: str, unit: Unit, *, first: bool) -> str:
    if unit.refs or unit.sort:
        if unit.form == "pronoun" and unit.word:
            return unit.word
        sort = _SORTS.get(unit.sort, "X")
        if unit.person and unit.form not in ("name", "short"):
            sort = "PEOPLE"
        return sort + ("'S" if unit.owns else "")
    return _plain(text[unit.start : unit.end], unit.word, first)


@lru_cache(maxsize=16384)
def _plain(raw: str, word: str, first: bool) -> str:
    low = (word or raw).lower().replace("’", "'")
    if low[:1].isdigit():
        return (
            "#:"
            if ":" in low
            else "####"
            if low.isdigit() and len(low) == _YEAR
            else "#"
        )
    if not first and raw[:1].isupper() and not raw.isupper() and low not in listed():
        return NAME
    return low


def forget() -> None:
    """Read the lists anew at the next use (after training)."""
    for one in (listed, classes, _plain):
        one.cache_clear()

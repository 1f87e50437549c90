"""Sentences of our own that a desk's refit may not unlearn: the files of `data/learning`.

Of `kept.txt` one half is learnt again beside a desk's lessons, the other only measured.
The invented people of `people.txt`, in sentences made here, are learnt again as well.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from habeas.claims.reader.training import Coded, Span

_NAME = re.compile(r"\[(?P<kind>[POL]):(?P<name>[^\]]+)\]")
_FRAMES = (
    "[P:{}] was released after two days.",
    "Soldiers beat [P:{}] and took her telephone.",
    "[P:{}] said that nobody was told.",
    "The lawyer of [P:{}] was turned away.",
    "[P:{}] and [P:{}] are still held.",
    "We have not heard from [P:{}] since June.",
    "[P:{}] works for a newspaper in the north.",
)
_SORTS = {"P": "person", "O": "organisation", "L": "place"}


def _lines(name: str) -> list[str]:
    path = files(__package__).joinpath("data", "learning", name)
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def _all() -> tuple[Coded, ...]:
    return tuple(map(coded, _lines("kept.txt")))


@cache
def learnt_again() -> tuple[Coded, ...]:
    """Return the sentences that are learnt beside a desk's decisions."""
    people = _lines("people.txt")
    made = [
        coded(_FRAMES[n % len(_FRAMES)].format(one, people[n - 1]))
        for n, one in enumerate(people)
    ]
    return (*_all()[::2], *made)


def measured() -> tuple[Coded, ...]:
    """Return the sentences that are only measured, before and after."""
    return _all()[1::2]


def coded(line: str) -> Coded:
    """Return a sentence whose names are written `[P:Name]`, O and L for the others."""
    text, right, at = "", set[Span](), 0
    for found in _NAME.finditer(line):
        text += line[at : found.start()]
        right.add((len(text), len(text) + len(found["name"]), _SORTS[found["kind"]]))
        text, at = text + found["name"], found.end()
    return Coded(text + line[at:], frozenset(right))

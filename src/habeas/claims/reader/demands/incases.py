"""Whom a demand about a case is about: those whom the text says are accused in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from habeas.claims.reader.demands.demand import Demand

_NUMBER = re.compile(
    r"\b(?:F\.?I\.?R|cases?|petition|suit|complaint|reference)s?\b\.?[^\d.;]{0,14}"
    r"(?:[Nn]os?\.? ?)?(?P<number>\d{1,6})"
)
_DIGITS = re.compile(r"\d{1,6}")


class Numbered(Protocol):
    """A case as a text gives it: its number in words, and who is accused in it."""

    @property
    def number(self) -> str:
        """Return the case's number with the words around it."""

    @property
    def accused(self) -> tuple[str, ...]:
        """Return the ids of those accused in it."""


def in_cases(
    asked: Sequence[Demand], cases: Sequence[Numbered], text: str
) -> list[Demand]:
    """Return the demands; one to end a case by its number is about its accused.

    Only where it names nobody, and where one case of the text has that number.
    """
    known: dict[str, set[tuple[str, ...]]] = {}
    for case in cases:
        first = _DIGITS.search(case.number)
        if first and case.accused:
            known.setdefault(first[0], set()).add(case.accused)
    return [_about(demand, known, text) if known else demand for demand in asked]


def _about(demand: Demand, known: dict[str, set[tuple[str, ...]]], text: str) -> Demand:
    match = _NUMBER.search(text[slice(*demand.spans[0])])
    if demand.subjects or not demand.undo or match is None:
        return demand
    found = known.get(match["number"], set())
    return replace(demand, subjects=next(iter(found))) if len(found) == 1 else demand

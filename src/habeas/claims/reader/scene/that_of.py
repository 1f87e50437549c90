"""A deed that a noun tells of one and "that of" tells again of another.

"The killing of A, and that of B in March": B was killed as well.
"""

from __future__ import annotations

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.triggers import triggers
from habeas.claims.reader.units import Unit

_JOINTS = listed("and , like after before following as")


def with_that_of(row: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return a row with the deed for "that" in "that of B", where one was just told."""
    made = row
    for k in range(3, len(row) - 2):
        if row[k].word != "that" or row[k + 1].word != "of":
            continue
        if row[k - 1].word not in _JOINTS or not row[k + 2].person:
            continue
        deed = _deed_before(row, k)
        if deed:
            made = (*made[:k], made[k]._replace(word=deed), *made[k + 1 :])
    return made


def _deed_before(row: tuple[Unit, ...], k: int) -> str:
    """Return the noun of the deed told of one named right before unit `k`."""
    for n in range(k - 2, 0, -1):
        if row[n].word == "of":
            noun = row[n - 1].word
            return noun if noun in triggers().nouns else ""
        if row[n].word in (";", ":", "."):
            break
    return ""

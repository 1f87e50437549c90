"""Whose men they are: he who only owns or leads those who act did not act himself.

"Guards of the landlord, X, beat A" and "X's manager, Y, beat A" tell of the guards and
of Y. X is no doer, and where they suffer, no victim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.clauses.verbs import Row
from habeas.claims.reader.lexicon import one_person, singulars
from habeas.claims.reader.scene.line import Line

# "Guards of the landlord": whose they are is one, and told with his kind.
_OF_ONE = re.compile(
    r"\b(?P<men>[a-z-]+) (?:of|for|hired by|employed by|working for) "
    r"(?:(?:the|a|an|his|her|their|its|local|powerful|influential) )+(?:[\w-]+ )*?(?P<one>[a-z-]+)\Z",
    re.IGNORECASE,
)


def without_owners(line: Line, units: Sequence[int]) -> list[int]:
    """Return the units but for those that only say whose the one beside them is."""
    return [
        k
        for n, k in enumerate(units)
        if not (n and _names_whose(line, units[n - 1], k))
        and not _whose(line, k, units[n + 1 :])
    ]


def unowned(row: Row, units: list[int]) -> list[int]:
    """Return the units with Y for X in "X's cellmate Y", who alone is told of."""
    at = units[0] if units else 0
    if not units or not row[at].owns or at + 2 >= len(row):
        return units
    led = not row[at + 1].refs and one_person(row[at + 1].word)
    named = row[at + 2].person and row[at + 2].form in ("name", "short")
    return [at + 2] if led and named else units


def _names_whose(line: Line, men: int, k: int) -> bool:
    """Whether unit `k` names the landlord of "guards of the landlord, X"."""
    row = line.row
    if row[men].form != "description" or row[k].form not in ("name", "short"):
        return False
    words = line.text[row[men].start : row[k].start]
    told = _OF_ONE.search(words.rstrip(" ,"))
    if told is None:
        return False
    one, many = told["one"].lower(), told["men"].lower()
    return singulars().get(one) == one and singulars().get(many, many) != many


def _whose(line: Line, k: int, later: Sequence[int]) -> bool:
    """Whether unit `k` is the owner in "X's manager, Y": Y alone is told of."""
    row = line.row
    if not (later and row[k].owns and row[k].form in ("name", "short")):
        return False
    between = row[k + 1 : later[0]]
    return (
        len(between) > 1
        and between[-1].word == ","
        and all(u.word.isalpha() and not u.refs for u in between[:-1])
        and between[0].word not in ("and", "or")
    )

"""Who suffers a deed beside another: "along with B", "with his brother B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.lexicon import words
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit

_BEYOND = 9  # units behind the verb, or behind whom it is told of


def along(row: Sequence[Unit], verb: Verb, victims: Sequence[int]) -> list[int]:
    """Return who was taken "along with" somebody, told behind him."""
    low = max(verb.end, *victims)
    for k in range(verb.end, min(low + _BEYOND, len(row) - 1)):
        word = row[k].word
        if word in ("along", "together") and row[k + 1].word == "with":
            found = _kin(row, k + 2) or clauses.after(row, k + 1, ("with",), 1)
            return [m for m in found if row[m].person]
        if word == "with" and k + 1 < len(row) and _kin(row, k + 1):
            return _kin(row, k + 1)
        dated = word == "may" and row[k - 1].word[:1].isdigit()
        if word in (";", ".", ":", "but") or g.finite(word) and not dated:
            return []
    return []


def with_others(line: Line, verb: Verb, victims: Sequence[int]) -> list[int]:
    """Return those of no name told with somebody: "let go in an exchange, with 47 others"."""
    row, low = line.row, max(verb.end, *victims)
    for k in range(verb.end, min(low + _BEYOND, len(row) - 1)):
        if row[k].word in (";", ".", ":", "but"):
            return []
        told = row[k].word == "with" and row[k + 1].form == "description"
        if told and row[k + 1].person and _OTHERS.fullmatch(line.words(k + 1)):
            return [k + 1]
    return []


_OTHERS = re.compile(
    r"(?:(?:\d+|[a-z-]+|dozens of|hundreds of|some \d+) )?(?:(?:others|more)(?: [a-z]+s)?|(?:other|fellow) [a-z-]+s)",
    re.IGNORECASE,
)


def set_against(row: Sequence[Unit], k: int) -> bool:
    """Whether one is named only as who did not suffer it: "A, not B, was", "unlike B"."""
    before = k - 1
    while before > 0 and not row[before].refs and clauses.qualifies(row[before]):
        if row[before].word in _APART:
            break
        before -= 1
    apart = before >= 0 and row[before].word in _APART
    return apart and (before == 0 or row[before - 1].word in (",", "and", "but", "–"))


_APART = frozenset(["not", "unlike"])


def _kin(row: Sequence[Unit], at: int) -> list[int]:
    """Return who is named as kin behind "with": "his elder brother B"."""
    if row[at].word not in ("his", "her", "their"):
        return []
    near = range(at + 1, min(at + 5, len(row)))
    named = next((k for k in near if row[k].form in ("name", "short")), -1)
    between = (
        [u.word for u in row[at + 1 : named] if u.word != ","] if named > 0 else []
    )
    told = named > 0 and row[named].person and not row[named].owns
    if not told or not between or between[-1] not in words("kin"):
        return []
    return clauses.joined(row, named, named, len(row))

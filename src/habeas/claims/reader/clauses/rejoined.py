"""Who is told of together though an aside stands between: "A, who was ill, and B were".

One alone cannot be told of by "were": whoever stands before the aside is told of with
them.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import KIN, qualifies
from habeas.claims.reader.clauses.inserted import before_insert
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.verbs import Row, Verb
from habeas.claims.reader.units import Unit

_MANY = frozenset(["were", "are", "have"])
_FEW = 4  # units of offices before a name


def rejoined(row: Row, found: Verb, heads: list[int]) -> list[int]:
    """Return the heads with those who stand before an aside that parts them."""
    if len(heads) != 1 or row[found.start].word not in _MANY:
        return heads
    only = row[heads[0]]
    if not only.person or only.form not in ("name", "short") or len(only.refs) > 1:
        return heads
    at = heads[0] - 1
    while at > heads[0] - _FEW and _leads(row[at]):
        at -= 1
    if at < 1 or row[at].word != "and" or row[at - 1].word != ",":
        return heads
    before = before_insert(row, at - 1)
    told = row[before]
    if before == at - 1 or not told.person or told.form not in ("name", "short"):
        return heads
    if row[before + 2].word not in g.RELATIVES:
        return heads
    return [*joined(row, before, 0, before + 1), heads[0]]


def _leads(unit: Unit) -> bool:
    """Whether a word only leads to a name: an office, or "his wife"."""
    his = unit.owns and unit.form == "pronoun"
    return his or unit.word in KIN or qualifies(unit) and not unit.refs

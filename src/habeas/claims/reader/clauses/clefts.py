"""Of whom "who" tells where another stands nearer: "it was A, not B, who", of A.

"A, a reporter with the daily B, who was taken": A.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.verbs import Row
from habeas.claims.reader.lexicon import one_person

_FAR = 9  # units from "not" to "who"


def set_apart(row: Row, relative: int) -> list[int] | None:
    """Return A before "who" at a unit, of "it was A, not B, who"; None: no such words.

    It is nobody where A is told of by no name or mention.
    """
    low = max(1, relative - _FAR)
    apart = next((k for k in range(relative - 1, low, -1) if row[k].word == "not"), 0)
    if not apart or any(g.finite(u.word) for u in row[apart + 1 : relative]):
        return None
    at = apart - 1
    while at > 0 and row[at].word in (",", "and", "–", "—"):
        at -= 1
    if at == apart - 1:
        return None
    low = max(0, at - _FAR)
    for k in range(at, low, -1):
        if row[k].word in g.BE:
            it = row[k - 1].word in ("it", "that")
            return ([at] if row[at].actor else []) if it else None
        if row[k].word == "not":
            return None
    return None


_WITH = frozenset(["with", "of", "at", "from", "for"])


def serves(row: Row, body: int) -> int:
    """Return the name in "A, a reporter with the daily B, who"; -1 where none stands."""
    at, seen = body - 1, False
    for k in range(at, max(0, at - _FAR), -1):
        word = row[k].word
        if row[k].refs:
            return k if seen and row[k].form in ("name", "short") else -1
        if word == ",":
            return k - 1 if seen and row[k - 1].form in ("name", "short") else -1
        seen = seen or word in _WITH
        if g.finite(word) and not one_person(word) or word in (";", "and", "who"):
            return -1
    return -1

"""Bodies that act together: "members of the army and the Provincial Force"."""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.verbs import Row, acts

_REACH = 3


def and_bodies(row: Row, found: list[int]) -> list[int]:
    """Return the doers, and the body that "and" joins to the men told of last.

    Not where that body does something of its own: "and the police fled".
    """
    if not found or not (
        row[found[-1]].person and row[found[-1]].form == "description"
    ):
        return found
    at = found[-1] + 1
    if at >= len(row) or row[at].word != "and":
        return found
    for k in range(at + 1, min(at + 1 + _REACH, len(row))):
        unit = row[k]
        if unit.sort == "organisation":
            after = row[k + 1].word if k + 1 < len(row) else "."
            own = unit.owns or g.finite(after) or after in g.BE | g.HAVE | g.MODALS
            own = own or after.endswith("ed") or acts(row, k + 1)
            return found if own else [*found, k]
        if unit.word not in ("the", "of", "local"):
            break
    return found

"""At whose hands those of a count suffered: "five were killed and 12 injured by gunmen"."""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.scene.line import Line

_SHORT = 4  # units between "by" and who it is


def told_by(line: Line, end: int) -> tuple[str, ...]:
    """Return who stands behind the "by" that ends or follows the words up to `end`."""
    row = line.row
    at = next((k for k, u in enumerate(row) if u.end >= end and u.word == "by"), -1)
    if at < 1 or row[at].start > end + 1:
        return ()
    for unit in row[at + 1 : at + 1 + _SHORT]:
        if unit.actor:
            return () if unit.owns else unit.refs
        if unit.word in g.MARKS or g.finite(unit.word):
            return ()
    return ()

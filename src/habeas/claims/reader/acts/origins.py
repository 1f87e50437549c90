"""Places that belong to a deed by where they stand, and those that only tell whence.

"Police from X arrested A in Y": in Y. "A was taken to Y, where he was beaten", "A, in Y, was
beaten": in Y.
"""

from __future__ import annotations

import re
from typing import Protocol

from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line


class Spot(Protocol):
    """A mention of a place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_WHERE_HE = re.compile(r",? where (?:[\w'’-]+ ){0,5}\Z")
_BETWEEN = re.compile(r", (?:in|at|near|outside) (?:the )?\Z")
_FROM = re.compile(r" from (?:the )?\Z")
_NEAR = 90


def own_place(line: Line, deed: Deed, spot: Spot) -> bool:
    """Whether a place stands right before "where he was beaten", or between commas."""
    if line.urdu or spot.end > deed.at or deed.at - spot.end > _NEAR:
        return False
    if _WHERE_HE.fullmatch(line.text, spot.end, deed.at):
        return True
    inside = deed.start < spot.start and line.text[spot.end : spot.end + 1] == ","
    low = max(line.start, spot.start - 14)
    return inside and _BETWEEN.search(line.text, low, spot.start) is not None


def origin(line: Line, deed: Deed, spot: Spot) -> bool:
    """Whether a place only tells whence those come who are named before the verb."""
    if line.urdu or deed.noun or spot.end > deed.at:
        return False
    low = max(line.start, spot.start - 11)
    whence = _FROM.search(line.text, low, spot.start)
    if whence is None:
        return False
    return any(u.actor and u.end == whence.start() for u in line.row)

"""When and where somebody told of a deed, which is not when and where it was done.

"He told the magistrate in Sukkur on 10 February that he was beaten": no beating of
10 February, and none in Sukkur.
"""

from __future__ import annotations

import re
from typing import Protocol


class Spot(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_SAYS = (
    r"(?:said|says|told (?:\w+ ){0,3}\w+|announced|claimed|added|denied|stated|confirmed|"
    r"reported|insisted|repeated|declared|admitted|testified|alleged|complained|deposed)"
)
_SAID = re.compile(
    rf"\b{_SAYS}(?: (?:to|in|at|by|on|before) [^.;,]{{0,40}})?"
    r"(?: (?:on|in|at|late|early))?[ ,]*\Z",
    re.IGNORECASE,
)
_THAT = re.compile(r"[ ,]*(?:that|how)\b", re.IGNORECASE)
_THEN_THAT = re.compile(
    r"(?:,? (?:on|last|this|yesterday|today|earlier|late|early)\b[^.;:,]{0,30}?)?,? (?:that|how)\b"
)
# "In court on 10 February, he said that he was beaten": before a court the past is told.
_HEARD = re.compile(
    r"\b(?:court|magistrate|judge|tribunal|commission|inquiry|hearing)\b", re.IGNORECASE
)
_SAID_THEN = re.compile(
    rf"(?:,? (?!that\b)[^.;:,]{{2,60}}?)? {_SAYS}(?: (?:to|in|at|before) [^.;,]{{0,30}}?)?"
    r"(?: that)?(?: (?:he|she|they)\b| (?:police|officers|soldiers|guards|interrogators)\b)",
    re.IGNORECASE,
)
_SAYS_NEXT = re.compile(rf",? {_SAYS}\b[^.;:,]{{0,40}}? that\b", re.IGNORECASE)
_BACK = 60


def tells_when(text: str, found: Spot, begin: int, start: int) -> bool:
    """Whether a date tells when somebody spoke ("said on Monday that ...").

    `begin` is where the sentence begins and `start` where the deed is told.
    """
    if found.end > start:
        return False
    if _THAT.match(text, found.end, found.end + 8):
        return _SAID.search(text[max(0, found.start - _BACK) : found.start]) is not None
    if _SAYS_NEXT.match(text, found.end, start):
        return True
    if found.start - begin > _BACK:
        return False
    said = _SAID_THEN.match(text, found.end, start)
    return said is not None and _HEARD.search(text, begin, said.end()) is not None


def tells_where(text: str, spot: Spot, at: int) -> bool:
    """Whether a place tells where somebody spoke ("told a court in X that ...")."""
    if spot.end > at or _THEN_THAT.match(text, spot.end, at) is None:
        return False
    return _SAID.search(text[max(0, spot.start - _BACK) : spot.start]) is not None

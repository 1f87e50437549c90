"""What somebody only means to bring about: "he went to court to have X freed".

To have a thing done by others is an aim, as any infinitive is; it is done where the words
say so: "managed to have X moved".
"""

from __future__ import annotations

import re

_CAUSED = frozenset(["have", "get", "see"])
_TO_HAVE = re.compile(
    r"\bto (?:have|get|see) (?!been\b|to\b|a |an |no |not )(?P<whom>(?:[\w'’.-]+ ){1,8})\Z"
)
_DONE = re.compile(
    r"\b(?:managed?|manages|managing|succeeded|contrived|able|enough|helped|took \w+ \w+) \Z"
)
_VERBAL = re.compile(r"\b(?:was|were|is|are|been|has|had|will|and|that|who|which) ")


def only_to_have(before: str) -> bool:
    """Whether a bare participle behind `before` is but what somebody is to have done."""
    if not _CAUSED.intersection(before.split()) or before.rstrip().endswith(","):
        return False
    match = _TO_HAVE.search(before.replace(",", ""))
    if match is None or _VERBAL.search(match["whom"]):
        return False
    return _DONE.search(before.replace(",", "")[: match.start()]) is None


_TIME = re.compile(
    r"\bit(?: is|['’]s| was) (?:now |long |high |about |past |the |also |surely |only )*time"
    r"(?! (?:of|when|in|to)\b)(?: that)? [^.;:?!]*\Z",
    re.IGNORECASE,
)
_VITAL = re.compile(
    r"\bit(?: is|['’]s| remains) (?:also |now |therefore |thus |absolutely |\w+ly )?(?:essential|vital|"
    r"imperative|crucial|critical|urgent|necessary|indispensable|incumbent|desirable|high time|"
    r"only (?:right|fair|just)) that [^.;:?!]*\Z",
    re.IGNORECASE,
)


def only_due(before: str) -> bool:
    """Whether what a verb behind `before` tells is only held to be due.

    "It is time that A was freed", "it is essential that the police release A".
    """
    if " time" in before and _TIME.search(before):
        return True
    return " that " in before and _VITAL.search(before) is not None

"""What somebody is only charged with: "booked for setting fire to a bus".

A case was brought, and is told; that the deed was done, and by whom, is for a court. What
is alleged of those who hold power stands, and so does what others accuse them of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import ING
from habeas.text.spotting import Spotter

_CHARGE = Spotter(
    r"\b(?P<by>(?:booked|charged|indicted|nominated|wanted|suspected|accused|accuses|charges|books))\b"
    r"(?P<whom>[^.;:]{0,80}?) (?:with|for|of|over)"
    r"(?: \w+ing\b(?:(?! (?:was|were|has|had|who|but|said)\b)[^.;:]){1,80}?(?:,| and| or))*(?: \w+ly)? ?\Z",
    re.IGNORECASE,
)
_POWER = re.compile(
    r"\b(?:police\w*|officers?|constables?|(?:sub-?)?inspectors?|SHO|ASI|SSP|DSP|soldiers?|guards?|rangers|"
    r"levies|troops|army|personnel|jailers?|wardens?|wardens|officials?|superintendents?|colonel|major|"
    r"captain|commanders?|commissioners?|magistrates?|judges?|military|security forces|agents?|"
    r"landlords?|employers?|owners?|managers?|militia\w*)\b",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are|was|were|been|being|be|stands?)(?: \w+ly| also)? \Z")
_LAW = re.compile(
    r"\b(?:police|prosecut\w+|FIRs?|court|authorities|state|officials|agency|bureau)\b"
    r"[^.;:,]{0,30}\Z",
    re.IGNORECASE,
)


def only_accused(
    line: Line, verb: Verb, victims: Sequence[int], by: Sequence[int]
) -> tuple[list[int], bool]:
    """Return who did what a verb tells, and whether a charge alone tells it.

    Whom a charge names as harmed stays told of, if it is none of those in power.
    """
    if verb.form != ING:
        return list(by), False
    left = line.left(verb.start)
    match = _CHARGE.seek(line.spotted, left)
    if match is None:
        return list(by), False
    before = left[: match.start()]
    passive = _IS.search(before) is not None
    charged = before if passive else match["whom"]
    if _POWER.search(charged) or not passive and not _LAW.search(before):
        return list(by), False
    return [], all(_POWER.search(line.words(k)) for k in victims)

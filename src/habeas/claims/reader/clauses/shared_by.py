"""By whom the later deeds of a chain are done: "was stopped by soldiers, beaten and robbed".

The first of the chain names them; who is told of as kin or as a helper does no such deed.
"""

from __future__ import annotations

import re

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.complements import named_after
from habeas.claims.reader.clauses.verbs import Row, Verb

_FAR = 30  # units
_JOINTS = frozenset([",", "and", "then"])
_ENDS = (
    frozenset([";", ":", "|", ".", "?", "(", "but", "while", "when", "after", "before"])
    | g.RELATIVES
    | g.HAVE
    | g.MODALS
    | g.SAID
    | g.BE
)
_OF_FORCE = re.compile(
    r"\b(?:police\w*|soldiers?|officers?|men|agents?|guards?|gunmen|thugs|goons|gendarmes?|militia\w*|army|security|"
    r"intelligence|forces?|rebels?|fighters|persons|individuals|people|mob|crowd|supporters|youths|rangers|troops|"
    r"constables?|personnel|military|commandos|settlers|attackers|assailants|strangers|NSS|NISS|FSB|GKNB|RSF)\b",
    re.IGNORECASE,
)


def shared_by(row: Row, found: Verb, words: str) -> list[int]:
    """Return those of force behind the "by" of the first deed of a chain, or nobody.

    `words` is the text that the row's units stand in.
    """
    joined = found.start and row[found.start - 1].word in _JOINTS
    if not (found.passive and found.bare and joined):
        return []
    for k in range(found.start - 1, max(found.start - _FAR, 0), -1):
        unit = row[k]
        if unit.refs:
            continue
        if unit.word == "by":
            doers = [m for m in named_after(row, k) if m < found.start]
            told = " ".join(words[row[m].start : row[m].end] for m in doers)
            return doers if _led(row, k) and _OF_FORCE.search(told) else []
        if unit.word in _ENDS or unit.word in ("he", "she", "they", "we", "i"):
            return []
    return []


def _led(row: Row, by: int) -> bool:
    """Whether a passive stands before "by": "was stopped near the gate by"."""
    for k in range(by - 1, max(by - _FAR // 2, 0), -1):
        if row[k].word in g.BE:
            return True
        if row[k].word in (";", ":", ".", "|"):
            return False
    return False

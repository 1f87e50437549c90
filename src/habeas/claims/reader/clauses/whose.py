"""Who stands before a verb and is not told of by it: whose people it is, or who says so.

"A, whose parents were arrested": what is done to somebody's home, hand or name is done to
them; what is done to their family is not. "A's brother, lawyer B said, was killed": B only
says it.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import subjects
from habeas.claims.reader.clauses.rejoined import rejoined
from habeas.claims.reader.clauses.verbs import Row, Verb
from habeas.claims.reader.lexicon import listed, singulars, words

_ASIDE = 7  # units from who says it to the end of the aside
_FAR = 12  # units from "whose" to the verb
_PEOPLE = listed(
    """family families parents in-laws household relatives relations folks kin kinsmen
    clan tribe children kids siblings loved wives sons daughters brothers sisters
    cousins uncles aunts neighbours neighbors colleagues comrades followers friends
    supporters workers students pupils staff guests guards employees"""
)


def subject(row: Row, found: Verb) -> list[int]:
    """Return the units that stand as the subject of a verb (joined ones together)."""
    heads = rejoined(row, found, subjects.subject(row, found))
    if len(heads) > 1:
        heads = [k for k in heads if not _says_so(row, k, found.start)] or heads
    whose = _whose(row, found.start) if heads else -1
    return heads if whose < 0 else [k for k in heads if k > whose]


def _says_so(row: Row, k: int, at: int) -> bool:
    """Whether unit `k` says in an aside what a verb at `at` tells: ", lawyer B said,"."""
    end = min(k + _ASIDE, at)
    if k + 2 > end or row[k + 1].word not in g.SAID:
        return False
    return any(unit.word == "," for unit in row[k + 2 : end])


def _whose(row: Row, at: int) -> int:
    """Return where "whose" stands before people that a verb at `at` is told of; or -1."""
    for k in range(at - 1, max(at - _FAR, 0), -1):
        word = row[k].word
        if word in (",", ";", ":", ")"):
            return -1
        if word == "whose" and _people(row, k + 1, at):
            return k
        if word == "whom" and row[k - 1].word == "of" and _people(row, k - 3, k - 1):
            return k
    return -1


def _people(row: Row, low: int, end: int) -> bool:
    return any(
        unit.word in _PEOPLE
        or unit.word in words("kin")
        or unit.word in singulars()
        and not unit.refs
        for unit in row[max(low, 0) : end]
    )

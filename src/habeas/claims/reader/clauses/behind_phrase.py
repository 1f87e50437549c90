"""Subjects that stand right behind a phrase without a comma.

"By our count 34 persons were killed", "Without warning he was beaten": a clause whose
verb has an auxiliary has a subject before it, and where all that comes before the one
named is such a phrase, whom it names is that subject and not what "by" governs.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import qualifies
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.timing import time_word
from habeas.claims.reader.clauses.verbs import NOMINATIVE, Row, Verb
from habeas.claims.reader.lexicon import listed, singulars

_SINCE = frozenset(["since", "than", "until", "till"])
_OPENS = g.PREPOSITIONS | {"according", "as", "contrary", "because", "due", "prior"}
_WHILE = frozenset(["while", "when", "after", "before", "upon", "on", "by"])
# "On paper X was released": where nothing is done.
_UNREAL = listed(
    """paper theory principle dream dreams film films movie novel story stories tale play game
    imagination fantasy rumour rumours fiction joke poem song"""
)
_AHEAD = frozenset([".", ";", ":", "that", "—", "–", "|"])
_SUBORDINATE = frozenset(
    """when while as because since after before once until though although whereas where""".split()  # noqa: SIM905
)
_NO_NOUN = (
    g.DETERMINERS
    | g.POSSESSIVES
    | listed(
        "a an the this that these those no any some all every each other more only"
    )
)


def behind_phrase(row: Row, found: Verb, low: int, at: int) -> list[int]:
    """Return the first of those told of right before a verb, if a phrase leads to them."""
    one = row[at]
    if found.bare or not one.actor or one.owns:
        return []
    if one.form == "pronoun" and one.word not in NOMINATIVE:
        return []
    if low and row[low - 1].word in _OPENS | _WHILE:
        low -= 1  # "after three hours", "as per", which open no clause
    first = joined(row, at, low, at + 1)[0]
    if first and row[first - 1].word in _SINCE:
        return [first]
    if first - low < len(("by", "force")) or not _leads(row, low):
        return []
    last = first - 1
    governs = max((k for k in range(low, first) if _governs(row, k)), default=-1)
    said = [u.word for u in row[governs + 1 : first] if u.word not in _NO_NOUN]
    unreal = not _UNREAL.isdisjoint(said)
    if governs < 0 or not said or unreal or not _whole(row, low, first):
        return []
    return [first] if _parted(row, first, last) else []


def _leads(row: Row, low: int) -> bool:
    """Whether a clause begins at `low` with a phrase."""
    if low and row[low - 1].word not in _AHEAD:
        return False
    word = row[low].word
    return word in _OPENS or word in _WHILE and row[low + 1].word.endswith("ing")


def _governs(row: Row, k: int) -> bool:
    return not row[k].refs and (row[k].word in _OPENS or row[k].word in _WHILE)


def _whole(row: Row, low: int, first: int) -> bool:
    """Whether all before the one named can stand in such a phrase, and none in another."""
    return all(
        row[k].sort in ("place", "organisation")
        or not row[k].refs
        and (_governs(row, k) or time_word(row[k].word) or qualifies(row[k]))
        for k in range(low, first)
    )


def _parted(row: Row, first: int, last: int) -> bool:
    """Whether the one named is apart from the noun before: "teacher A" is one, and governed."""
    before = row[last]
    named = row[first].form not in ("description", "pronoun")
    if named and before.refs:
        apart = before.sort == "place" or before.form == "description"
        return apart or row[0].word in ("according", "as", "contrary")
    return before.refs != () or before.word not in singulars()


def behind_clause(row: Row, found: Verb, at: int) -> list[int]:
    """Return the first of those told of right behind a clause that no comma ends.

    "When the talks failed 34 persons were arrested": whoever stands between the verb of
    that clause and the auxiliary of this one is the subject of this one.
    """
    one = row[at]
    if found.bare or not found.passive or not one.person or one.owns:
        return []
    if one.form == "pronoun" and one.word not in NOMINATIVE:
        return []
    first = joined(row, at, 0, at + 1)[0]
    last = row[first - 1] if first else one
    if not first or last.word in g.PREPOSITIONS or last.word in g.JOINERS:
        return []
    if last.refs or one.form in ("name", "short") and last.word in singulars():
        return []
    begin = _subordinate(row, first)
    return [first] if begin >= 0 and _told(row, begin + 1, first) else []


def _subordinate(row: Row, first: int) -> int:
    """Return where the clause before opens, if it opens the sentence; or -1."""
    for k in range(first - 2, -1, -1):
        word = row[k].word
        if word in _AHEAD or word == "," or word in g.RELATIVES:
            return -1
        if word in _SUBORDINATE and not row[k].refs:
            opens = k == 0 or row[k - 1].word in _AHEAD
            return k if opens or k == 1 and g.adverb(row[0].word) else -1
    return -1


def _told(row: Row, low: int, high: int) -> bool:
    """Whether a clause of its own stands there."""
    return any(g.finite(row[k].word) and not row[k].refs for k in range(low + 1, high))

"""What a "not" denies together: each of "was not arrested, beaten or threatened".

A bare verb joined by "or" to one that is not done is not done either. "Not A but B" and
"not A and was B" deny A alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.triggers import BASE
from habeas.claims.reader.units import Unit

Row = Sequence[Unit]

_OR = frozenset(["or", "nor"])
_APART = 24  # units between the "not" and the verb
_LISTED = 8  # units of a list behind one of its verbs
_NOT = frozenset(["not", "never", "nor", "neither", "cannot", "without"])
# "They deny", "nobody was": told elsewhere; "not only arrested or" is done.
_NO_LONGER = frozenset(["only", "just", "merely", "simply", "least", "until"])
_OTHER_CLAUSE = frozenset(
    """; : . ? ! | ( ) – — who whom which that whether if when while because since although
    though where but and before after until till unless as so than either""".split()  # noqa: SIM905
)
_HELPS = frozenset("been be being yet even ever once so".split())  # noqa: SIM905


def shares_not(row: Row, verb: Verb) -> bool:
    """Whether a bare verb is joined by "or" to one that "not" stands before."""
    if verb.negated or verb.to or verb.helper or not _is_joined(row, verb):
        return False
    low = max(verb.start - _APART, 0)
    for k in range(verb.start - 2, low - 1, -1):
        unit = row[k]
        if unit.word in _NOT or unit.word.endswith("n't"):
            return _is_verb_behind(row, k + 1, verb)
        if unit.word in _OTHER_CLAUSE or _is_subject(row, k):
            return False
        if unit.word in g.HAVE or unit.word in g.DO or unit.word in g.MODALS:
            return False
        if unit.word in ("was", "were", "is", "are", "am"):
            return False
    return False


def _is_joined(row: Row, verb: Verb) -> bool:
    """Whether "or" stands before a verb, or a comma in a list that "or" ends."""
    if verb.start < 2 or any(u.word in g.BE for u in row[verb.start : verb.at]):
        return False
    before = row[verb.start - 1].word
    if before in _OR:
        return True
    if before != ",":
        return False
    behind = row[verb.end : verb.end + _LISTED]
    for unit in behind:
        if unit.word in _OR:
            return True
        if unit.word in _OTHER_CLAUSE or unit.word in g.BE:
            return False
    return False


def _is_subject(row: Row, k: int) -> bool:
    """Whether somebody stands as subject of a verb of their own behind a comma."""
    unit = row[k]
    return unit.actor and k > 0 and row[k - 1].word == "," and not unit.owns


def _is_verb_behind(row: Row, k: int, verb: Verb) -> bool:
    """Whether the words behind "not" begin with a verb of the same form."""
    if _of_another(row, k - 1, verb):
        return False
    while k < verb.start and (row[k].word in _HELPS or g.adverb(row[k].word)):
        if row[k].word in _NO_LONGER:
            return False
        k += 1
    if k >= verb.start - 1 or row[k].word in _NO_LONGER or row[k].refs:
        return False
    first, own = row[k].word, row[verb.at].word
    return first.endswith("ing") == own.endswith("ing") and first.isalpha()


def _of_another(row: Row, no: int, verb: Verb) -> bool:
    """Whether "not" is of another form, or of a "who ..." that a comma ends."""
    left = no - 1
    does = row[no].word.endswith("n't") and row[no].word[:-3] in g.DO
    if left >= 0 and row[left].word in g.DO:
        does = True
    if row[no].word not in ("never", "without") and does not in _bases(row, verb):
        return True
    while left >= 0 and (row[left].word in _AIDS or g.adverb(row[left].word)):
        left -= 1
    ended = any(u.word == "," for u in row[no : verb.start])
    return ended and left >= 0 and row[left].word in g.RELATIVES


def _bases(row: Row, verb: Verb) -> tuple[bool, ...]:
    """Return whether a verb may be a base form, as "beat" may, and whether another."""
    if verb.form == BASE:
        return (True,)
    return (False, True) if row[verb.at].word in g.ALIKE else (False,)


_AIDS = g.BE | g.HAVE | g.DO | g.MODALS

"""Whom a participle that opens a sentence is told of: who stands behind its comma.

"Arrested by police on 3 May, X was ...", "Having been beaten, the teacher X ...", "After
being held for two days, X and Y were ...".
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import qualifies
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.verbs import Row, Verb

_OPENING = frozenset(["after", "before", "when", "while", "since", "once", "upon"])
_REACH = 30  # units from the participle to whom it is told of
_ASIDE = 9
_OFFICE = 5
_GOVERNING = frozenset(["by", "of", "with", "from", "at", "to", "before", "in"])


def behind(row: Row, found: Verb) -> list[int]:
    """Return those behind the comma of a passive that opens its sentence."""
    if not found.passive or not _opens(row, found):
        return []
    for k in range(found.end, min(found.end + _REACH, len(row) - 2)):
        word = row[k].word
        if word == ",":
            named = _past_offices(row, k + 1)
            if named < len(row) - 1 and row[named].person and not row[named].owns:
                end = _told(row, named)
                if end:
                    return [m for m in joined(row, named, named, end) if row[m].person]
        elif (
            word in (";", ":", ".", "“", '"')
            or word in g.RELATIVES
            or row[k].person
            and not _governed(row, k)
        ):
            return []
    return []


def _opens(row: Row, found: Verb) -> bool:
    """Whether a verb opens the sentence, or only "after" and the like before it."""
    before = [u.word for u in row[: found.start] if not g.adverb(u.word)]
    if found.start and row[0].refs:
        return False
    helped = {u.word for u in row[found.start : found.at]}
    if helped & {"was", "were", "is", "are", "has", "have", "had"}:
        return False
    return not before or len(before) == 1 and before[0] in _OPENING


def _governed(row: Row, k: int) -> bool:
    """Whether a preposition or a joiner stands near before a mention."""
    near = {u.word for u in row[max(0, k - 4) : k]}
    return row[k].owns or not near.isdisjoint(_GOVERNING) or row[k - 1].word == "and"


def _past_offices(row: Row, at: int) -> int:
    """Return what stands behind "the student leader" and the like."""
    end = min(at + _OFFICE, len(row) - 1)
    while at < end and not row[at].refs:
        if not (row[at].word in g.DETERMINERS or qualifies(row[at])):
            break
        at += 1
    return at


def _told(row: Row, named: int) -> int:
    """Return where the verb stands of which one named is the subject; else 0."""
    for k in range(named + 1, min(named + _ASIDE * 2, len(row))):
        unit = row[k]
        if (
            unit.word in g.BE | g.HAVE | g.MODALS
            or not unit.refs
            and g.finite(unit.word)
        ):
            return k
        if unit.word in (";", ".", ":"):
            return 0
    return 0

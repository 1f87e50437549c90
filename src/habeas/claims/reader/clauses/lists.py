"""Where a list of people ends and the subject of the next clause begins.

"The killing of A last night and B, C and D were questioned": A alone was killed.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader.clauses.verbs import Row

_MANY = frozenset(["were", "are", "have"])


def told_next(row: Row, kept: Sequence[int], last: int) -> int:
    """Return how many at the end of `kept` share the clause that `last` begins.

    Never all of them: of the first something else is told.
    """
    if not any(u.word in _MANY for u in row[last + 1 : last + 4]):
        return 0
    found, behind = 0, last
    for k in reversed(kept[1:]):
        between = [u.word for u in row[k + 1 : behind]]
        joint = "and" in between
        if joint != (found == 0) or not joint and between[:1] != [","]:
            break
        found, behind = found + 1, k
    return found


_PHRASES = frozenset(["instead", "far", "rather", "without", "despite", "besides"])


def after_phrase(row: Row, low: int, at: int) -> int:
    """Return where the main clause begins of "Instead of arresting A and B, police beat".

    It is `low` where no such phrase opens the clause, or one named ends it at `at`.
    """
    if not low < at < len(row) or row[low].word not in _PHRASES:
        return low
    if not row[at].actor or row[at].form == "name":
        return low
    commas = (k for k in range(at - 1, low, -1) if row[k].word == ",")
    comma = next(commas, low)
    led = comma > low and not any(u.actor for u in row[comma + 1 : at])
    return comma + 1 if led else low

"""Who is only the last of those something was done to, and no subject of what follows.

"Robbers attacked A and B in the town, snatched ...": where a comma stands before the
next verb, B did not snatch; those who attacked did.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import qualifies
from habeas.claims.reader.clauses.verbs import Row, Verb, acts

_GOES = frozenset(
    """fled escaped left ran went drove rode came sped decamped marched retreated withdrew
    disappeared vanished""".split()  # noqa: SIM905
)
_WIDE = 24
_BROKEN = g.RELATIVES | frozenset([";", ":", ".", "|", "by"])


def struck(row: Row, found: Verb, head: int, at: int, last: int) -> bool:
    """Whether a head is one of those whom the verb before struck: "shot A and B, fled".

    `last` is the unit before the verb that is told, `at` the one before what is
    inserted there.
    """
    if found.passive and row[found.at].word not in _GOES:
        return False
    comma = next((k for k in range(head + 1, at + 1) if row[k].word == ","), -1)
    if comma < 0 or at < last:
        return False
    following = row[comma + 1]
    if comma != last and (row[last].word == "," or not _verb(row, comma + 1)):
        return False
    if comma != last and following.refs:
        return False
    left = head - 1
    while left > 0 and qualifies(row[left]) and not row[left].refs:
        left -= 1
    return left > 0 and row[left].word == "and" and _done_to(row, left)


def _verb(row: Row, at: int) -> bool:
    return acts(row, at) or g.finite(row[at].word)


def _done_to(row: Row, left: int) -> bool:
    """Whether a verb stands before "and" of which those joined by it are the objects."""
    for k in range(left - 1, max(left - _WIDE, 0), -1):
        if acts(row, k):
            return row[k].word not in g.SAID
        if row[k].word in _BROKEN or g.finite(row[k].word) and not row[k].refs:
            return False
    return False

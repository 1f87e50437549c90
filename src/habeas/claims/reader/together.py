"""Who is named together: in one list, or alone in one sentence.

"The three" are the last three who were named so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.people import Figure
from habeas.claims.reader.sorting import Named

NEAR = 1500


Together = dict[int, dict[str, list[tuple[int, list[Figure]]]]]


def together(named: Sequence[tuple[Named, Figure]]) -> Together:
    """Return who is named together, by how many: in a list, or in a sentence.

    Each with where the last of them is named, in order of text.
    """
    found: Together = {}
    lists: list[tuple[Named, list[Figure]]] = []
    rows: list[tuple[Named, list[Figure]]] = []
    for one, figure in named:
        for groups, joined in (
            (lists, bool(lists) and _listed_with(lists[-1][0], one)),
            (rows, bool(rows) and rows[-1][0].sentence is one.sentence),
        ):
            if joined:
                people = groups[-1][1]
                groups[-1] = (one, people if figure in people else [*people, figure])
            else:
                groups.append((one, [figure]))
    for kind, groups in (("list", lists), ("sentence", rows)):
        for last, people in groups:
            if 1 < len(people) < _MOST:
                by_kind = found.setdefault(len(people), {"list": [], "sentence": []})
                by_kind[kind].append((last.end, people))
    return found


_MOST = 60


def _listed_with(one: Named, two: Named) -> bool:
    """Whether two names stand beside each other in a list."""
    if one.sentence is not two.sentence or two.start - one.end > _APART:
        return False
    between = one.text[one.end : two.start]
    return bool(_BETWEEN.fullmatch(between))


_APART = 60


_BETWEEN = re.compile(
    r"(?:\s*\(\d{1,2}[^()]{0,30}\)|, \d{1,2})?\s*(?:,|;|and|&|, and|/)\s*"
)

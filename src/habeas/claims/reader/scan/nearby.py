"""Who is named near a phrase that tells a deed: before it, or in it.

A noun that stands as a subject of its own, or words for where it was done, name nobody
to whom it was done.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader.clauses.verbs import NOMINATIVE
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import triggers
from habeas.claims.reader.units import Unit


def near_it(line: Line, inside: list[int]) -> list[int]:
    """Return who is named before a phrase, or in it but not as where it was done."""
    row = line.row
    reach = range(inside[0] - 1, max(inside[0] - 8, -1), -1)
    before = [k for k in reach if row[k].actor or row[k].word in NOMINATIVE][:1]
    before = [k for k in before if row[k].actor]
    if before and _own_noun(row, before[0], inside[0]):
        return []  # "on the anniversary of the killing of A, workers held a rally"
    if before or row[inside[0] - 1 if inside[0] else 0].word in NOMINATIVE:
        return before  # "when they staged a sit-in, guards came": not the guards
    own = [
        k
        for k in inside
        if row[k].actor
        and not _WHERE.intersection(u.word for u in row[max(inside[0], k - 3) : k])
        and not _deed_of(row, k)
    ]
    return own[:1]


def _own_noun(row: Sequence[Unit], k: int, at: int) -> bool:
    """Whether a noun that is no mention stands as subject behind the comma after `k`."""
    commas = [m for m in range(k + 1, at) if row[m].word == ","]
    told = row[commas[-1] + 1 : at] if commas else ()
    return bool(told) and not any(u.refs for u in told) and clauses.qualifies(told[-1])


def _deed_of(row: Sequence[Unit], k: int) -> bool:
    """Whether unit `k` is whom the deed was done to: "to protest the beating of A"."""
    near = range(max(1, k - 4), k)
    known = triggers().nouns
    return any(row[m].word == "of" and row[m - 1].word in known for m in near)


_WHERE = frozenset(
    """outside at near opposite inside before against to in into by beside around towards
    on""".split()  # noqa: SIM905
)

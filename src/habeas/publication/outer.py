"""Figures and network of an outer audience: made of its publication, small counts apart.

What is counted is what the audience would be given (`publication.projection`) and
nothing else. A count of people or acts below `SMALL` is told as "fewer than five",
because here no list stands beside it; where one is, no sum is told from which it could
be worked out. The register's own heads are in the publication, by its own rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.accounts.models import User
from habeas.publication import figures as counted
from habeas.publication import network as linked
from habeas.publication.export.composed import SMALL
from habeas.publication.figures import Cell, Figure, Line
from habeas.publication.network import Network
from habeas.publication.seen import Seen, seen

CODES = ("types", "places", "bodies")


@dataclass(frozen=True)
class Outer:
    """What may be drawn for an audience; `acts` None is "fewer than five"."""

    seen: Seen
    figures: tuple[Figure, ...]
    network: Network
    acts: int | None


def outer(officer: User, audience: str, over: counted.Period) -> Outer:
    """Return the figures of acts and the network that `audience` may be given.

    Raises:
        audience.NoSuchAudience: If there is no such audience.
    """
    told = seen(officer, audience)
    made = (
        counted.by_type(told, over),
        counted.by_place(told),
        counted.by_body(told),
    )
    return Outer(
        seen=told,
        figures=tuple(guarded(f) for f in made),
        network=linked.network(told),
        acts=few(len(told.done)),
    )


def few(count: int) -> int | None:
    """Return a count that may be told, None for "fewer than five"."""
    return None if 0 < count < SMALL else count


def guarded(figure: Figure) -> Figure:
    """Return a figure without small counts, ids, and sums that would give them away.

    Lines stand by what is told of them, then by their key, so that no order tells what
    a number does not.
    """
    lines = [Line(x.key, tuple(_guarded(c) for c in x.cells)) for x in figure.lines]
    hidden = any(c.value is None for x in lines for c in x.cells)
    return replace(
        figure,
        lines=tuple(sorted(lines, key=lambda x: (-x.total, x.key))),
        beneath=(),
        total=_least(lines) if hidden else figure.total,
    )


def _guarded(cell: Cell) -> Cell:
    return Cell(few(cell.value or 0))


def _least(lines: Iterable[Line]) -> int:
    return sum(line.total for line in lines)

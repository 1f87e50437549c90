"""What is drawn for an outer audience: made of its publication, small counts apart.

What is counted is what the audience would be given (`publication.projection`) and
nothing else. A count of people or acts below `SMALL` is not told, because here no list
stands beside it; where one is, no sum is told from which it could be worked out. The
figures count the same acts, and one that told them all would be such a sum: it holds
its least count back too. The network tells where each type was done, and to whom it is
laid: where few acts are of one type and place, each figure holds a count back as well.
It counts them once more, and tells no number where any is held back. The register's own heads are in the publication, by its own rule.

Whoever has any number of prints, of whatever months, knows no more than the figures of
all months tell (`ever`). What remains: that there was something is told, so that as
many incidents of a type as it has acts had one each; and who keeps prints of two days
can tell what came to the desk between them (`check` says so before a release).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.accounts.models import User
from habeas.publication import figures as counted
from habeas.publication import network as linked
from habeas.publication.chronicle import chronicle
from habeas.publication.export.composed import SMALL, Publication
from habeas.publication.figures import Cell, Figure, Line
from habeas.publication.given import of_given
from habeas.publication.network import Network
from habeas.publication.projection import project
from habeas.publication.seen import Deed, Seen
from habeas.publication.spots import Spot, spots

CODES = ("types", "places", "bodies")


@dataclass(frozen=True)
class Outer:
    """What may be drawn for an audience; `acts` None is a count that is not told.

    `sums` says whether the network tells how many acts and people its nodes count.
    """

    seen: Seen
    figures: tuple[Figure, ...]
    network: Network
    acts: int | None
    sums: bool = False
    timeline: tuple[Deed, ...] = ()
    spots: tuple[Spot, ...] = ()


def outer(officer: User, audience: str, over: counted.Period) -> Outer:
    """Return the figures, timeline, map and network that `audience` may be given.

    Raises:
        audience.NoSuchAudience: If there is no such audience.
    """
    return of_publication(project(officer, audience), over)


def of_publication(publication: Publication, over: counted.Period) -> Outer:
    """Return the same of what was composed already."""
    told = of_given(publication)
    types, places, bodies = ever(told)
    network = linked.network(told)
    whole = not any(map(hides, (types, places, bodies)))
    return Outer(
        seen=told,
        figures=(windowed(types, over), places, bodies),
        network=network,
        acts=few(len(told.done)) if whole else None,
        sums=whole and summed(network, told),
        timeline=chronicle(told, over, types),
        spots=spots(publication, places, told),
    )


def ever(told: Seen) -> tuple[Figure, ...]:
    """Return the figures of all months, of which every print shows a part.

    What is not told is decided here, once, whatever months are asked for: a print is
    cut out of these (`windowed`), and no sum of its own is told beside. So any number
    of prints tells no more than all of their months at once would.
    """
    figures = (
        counted.by_type_ever(told), counted.by_place(told), counted.by_body(told)
    )  # fmt: skip
    return together(*figures, parted=_has_few_between(told))


def _has_few_between(told: Seen) -> bool:
    """Return whether few acts are of one type at one place, by one body, or of both.

    The network tells which types were done where and to whom they are laid: of what
    stands in few places, the figures would tell the rest by their sums.
    """
    between: Counter[tuple[str, str, str]] = Counter()
    for deed in told.done:
        bodies = deed.bodies or (_nobody(deed),)
        between["at", deed.code, deed.place] += 1
        between.update(("by", deed.code, body) for body in bodies)
        between.update(("there", deed.place, body) for body in bodies)
    return any(map(_is_few, between.values()))


def _nobody(deed: Deed) -> str:
    return counted.SOMEBODY if deed.individuals else counted.NOBODY


def windowed(types: Figure, over: counted.Period) -> Figure:
    """Return of a guarded figure the months of `over`, and what is of no one month.

    What lies before or after is left out, not summed: two such sums, of prints that
    begin at different months, would tell the month between them.
    """
    at = {column: i for i, column in enumerate(types.columns)}
    apart = [c for c in (counted.WIDER, counted.UNDATED) if c in at]
    columns = (*over.months, *apart)
    lines = [
        Line(x.key, tuple(x.cells[at[c]] if c in at else Cell() for c in columns))
        for x in types.lines
    ]
    kept = [x for x in lines if any(c.value != 0 for c in x.cells)]
    made = replace(types, columns=columns, total=sum(x.total for x in kept))
    return replace(made, **_ordered(made, kept))


def summed(network: Network, told: Seen) -> bool:
    """Return whether a network may tell how many acts and people its nodes count.

    Only where none of them is few: all nodes share the acts that the figures count,
    and one that is not told could be worked out from the others. So could those of a
    node at one place, of one body or of one month, of which the figures tell the sum.
    """
    deeds = {d.id: d for d in told.done}
    return all(
        few(n.acts)
        and few(n.heads) is not None
        and not any(map(_is_few, _parts_of([deeds[i] for i in n.deeds])))
        for n in network.nodes
        if n.kind == "act"
    )


def _is_few(count: int) -> bool:
    return few(count) is None


def _parts_of(deeds: Iterable[Deed]) -> Iterator[int]:
    """Yield how many deeds have the same place, the same month, and each body."""
    parts: Counter[tuple[str, str]] = Counter()
    for deed in deeds:
        parts["at", deed.place] += 1
        parts["in", counted.own_column(deed)] += 1
        parts.update(("by", body) for body in deed.bodies or (_nobody(deed),))
    yield from parts.values()


def together(*figures: Figure, parted: bool = False) -> tuple[Figure, ...]:
    """Return figures of the same acts, guarded, so that none tells what another hides.

    Where acts are `parted` into few, by what is told beside, each holds a count back.
    """
    shown = [guarded(f) for f in figures]
    if not parted and not any(map(hides, shown)):
        return tuple(shown)
    return tuple(f if hides(f) else _held_back(f) for f in shown)


def hides(figure: Figure) -> bool:
    """Return whether a count of a figure is not told."""
    return any(c.value is None for x in figure.lines for c in x.cells)


def _held_back(figure: Figure) -> Figure:
    """Return a figure whose least count is not told either."""
    told = [c.value for x in figure.lines for c in x.cells if c.value]
    if not told:
        return figure
    at = next(
        (n, i)
        for n, x in reversed(list(enumerate(figure.lines)))
        for i, c in enumerate(x.cells)
        if c.value == min(told)
    )
    lines = [
        Line(
            x.key,
            tuple(Cell(None) if (n, i) == at else c for i, c in enumerate(x.cells)),
        )
        for n, x in enumerate(figure.lines)
    ]
    return replace(figure, **_ordered(figure, lines))


def few(count: int) -> int | None:
    """Return a count that may be told, None for one that may not."""
    return None if 0 < count < SMALL else count


def guarded(figure: Figure) -> Figure:
    """Return a figure without small counts, ids, and sums that would give them away.

    Lines stand by what is told of them, then by their key, so that no order tells what
    a number does not.
    """
    lines = [Line(x.key, tuple(_guarded(c) for c in x.cells)) for x in figure.lines]
    return replace(figure, beneath=(), **_ordered(figure, lines))


def _ordered(figure: Figure, lines: Sequence[Line]) -> dict[str, Any]:
    """Return lines in their order, and how many acts they tell, at least."""
    hidden = any(c.value is None for x in lines for c in x.cells)
    return {
        "lines": tuple(sorted(lines, key=lambda x: (-x.total, x.key))),
        "total": _least(figure.code, lines) if hidden else figure.total,
    }


def _guarded(cell: Cell) -> Cell:
    return Cell(few(cell.value or 0))


def _least(code: str, lines: Iterable[Line]) -> int:
    """Return how many acts lines tell, at least: one may be laid to several bodies."""
    totals = [line.total for line in lines]
    return max(totals, default=0) if code == "bodies" else sum(totals)

"""Time what timeline, map, network and figures of a large desk cost, and check them.

usage: python -m tools.bench_explore [ACTS]     (100,000 where none is named)

A desk is filled with invented people (`tools.scale`), for one in `TIMES` of the
acts. On it, what pages ask of the tellings is compared with the full way, which loads
every row (`publication.seen`): figures, timeline, map and network must tell the same,
else the run ends with 1. Then copies of all rows are laid beside, as many as make so
many acts, and the same is timed again; the full way, which no page uses, is timed on
the smaller desk alone. Printed are the best of three runs in milliseconds of this
process's own work on one core, with nothing remembered from the run before.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tools.bench_scale import PASSPHRASE  # sets Django up

# isort: split
from habeas.accounts import officers
from habeas.accounts.models import User
from habeas.publication import figures
from habeas.publication.figures import Figure
from habeas.publication.mapped import Mapped, mapped
from habeas.publication.network import Network, network
from habeas.publication.own import seen
from habeas.publication.telling import ask, counted, keep, linked
from habeas.publication.timeline import EVERYTHING, timeline
from habeas.records.models import Act
from habeas.records.remembered import forget
from habeas.store import desk as desks
from habeas.store.kdf import Cost
from tools.scale.filling import fill
from tools.scale.padding import draw, open_copies, pad

TODAY = datetime.date(2026, 11, 25)
OVER = figures.period(TODAY)
TIMES = 15  # the desk's rows, and copies laid beside them
CLAIMS = 5  # of one act, at least
Works = Mapping[str, Callable[[], Any]]


def nowhere(name: str, near: Any) -> None:
    """Settle no place: the gazetteer is timed elsewhere."""


def asked(officer: User) -> Works:
    """Return what the pages ask, by its name."""

    def of(code: str) -> Callable[[], Figure | None]:
        return lambda: counted.figure_of(officer, code, OVER, TODAY, EVERYTHING)

    return {
        **{c: of(c) for c in ("types", "places", "bodies", "demands", "sources")},
        "timeline": lambda: ask.timeline(officer, EVERYTHING)[0],
        "map": lambda: linked.mapped(officer, EVERYTHING, nowhere),
        "network": lambda: linked.network(officer, EVERYTHING).network,
        "overview": lambda: ask.overview(officer, EVERYTHING.timeless),
    }


def full(officer: User) -> Works:
    """Return the same by loading every row; the overview has no such way."""
    told = seen(officer)
    return {
        "loading": lambda: seen(officer),
        "types": lambda: figures.by_type(told, OVER),
        "places": lambda: figures.by_place(told),
        "bodies": lambda: figures.by_body(told),
        "demands": lambda: figures.by_status(told),
        "sources": lambda: figures.by_month(told, OVER),
        "timeline": lambda: timeline(told, EVERYTHING),
        "map": lambda: mapped(told, nowhere),
        "network": lambda: network(told),
    }


def plain(found: Any) -> Any:
    """Return what is told, without the ids of what it is counted of."""
    if isinstance(found, Figure):
        lines = {x.key: tuple(c.value for c in x.cells) for x in found.lines}
        return found.columns, lines, found.beneath, found.total, found.sources
    if isinstance(found, Mapped):
        spots = (*found.spots, *found.beside)
        rows = sorted((s.name, s.acts, s.heads, s.events, s.sources) for s in spots)
        return rows, found.untold, found.total
    return found


def drawn_of(whole: Network, page: Network) -> bool:
    """Return whether a page of the network has nothing but what the whole one has."""

    def told(found: Network) -> set[tuple[Any, ...]]:
        return {
            (n.kind, n.name, n.acts, n.heads) for n in found.nodes if n.kind == "act"
        }

    return bool(page.nodes) and told(page) <= told(whole)


def differing(pages: Works, whole: Works) -> list[str]:
    """Return the names of what pages tell otherwise than the full way."""
    wrong = []
    for name in pages.keys() & whole.keys():
        one, other = pages[name](), whole[name]()
        same = drawn_of(other, one) if name == "network" else plain(one) == plain(other)
        wrong += [] if same else [name]
    return sorted(wrong)


def best(work: Callable[[], Any]) -> float:
    """Return the least of three runs, in milliseconds of work."""
    runs = []
    for _ in range(3):
        forget()
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs) * 1000


def show(title: str, works: Works) -> None:
    parts = (f"{name} {best(work):,.0f}" for name, work in works.items())
    print(f"{title}, ms: " + " · ".join(parts), flush=True)


def acts(officer: User) -> int:
    return int(Act.objects.visible_to(officer).filter(withdrawn=False).count())


def main(wanted: int) -> int:
    """Fill a desk, compare, enlarge it, and print; return 1 where anything differs."""
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        root = Path(folder) / "desk"
        cost = Cost(memory=8 * 1024, passes=1, lanes=1)
        desks.create(root, PASSPHRASE, cost=cost)
        try:
            return _measured(officers.found("Officer", "Bench"), wanted)
        finally:
            desks.lock()


def _measured(officer: User, wanted: int) -> int:
    fill(officer, wanted * CLAIMS // TIMES)
    draw()
    while not keep.step():
        pass
    pages, whole, small = asked(officer), full(officer), acts(officer)
    wrong = differing(pages, whole)
    print(
        f"{small:,} acts: " + (f"OTHERWISE: {', '.join(wrong)}" if wrong else "exact")
    )
    show(f"{small:,} acts, the full way", whole)
    show(f"{small:,} acts, as pages ask", pages)
    pad(min(TIMES, -(-wanted // max(small, 1))))
    open_copies()
    show(f"{acts(officer):,} acts, as pages ask", pages)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1].replace(",", "")) if sys.argv[1:] else 100_000))

"""Time what timeline, map, network and figures cost beyond loading their rows.

usage: python tools/bench_explore.py [ACTS ...]     (1,000, 10,000 and 100,000)

The acts are made up: their types, dates, places and bodies are drawn by chance from a
fixed seed. Printed are the best of three runs, in milliseconds.
"""

from __future__ import annotations

import datetime
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
os.environ.setdefault("HABEAS_DESK", "nobody")

import django

django.setup()

from habeas.publication import figures
from habeas.publication.mapped import mapped
from habeas.publication.network import network
from habeas.publication.seen import Deed, Seen, once
from habeas.publication.timeline import Asking, timeline
from habeas.vocab.terms import acts

TODAY = datetime.date(2026, 11, 25)


def made(count: int) -> Seen:
    """Return what an audience might see: `count` acts, one source for every five."""
    chance = random.Random(7)  # noqa: S311 - no secret
    types = tuple(acts())
    places = {f"place-{n}": f"Place {n}" for n in range(200)}
    bodies = {f"body-{n}": f"Body {n}" for n in range(60)}
    deeds = tuple(_deed(n, chance, types, places, bodies) for n in range(count))
    return Seen("desk", deeds, places, bodies)


def _deed(
    n: int,
    chance: random.Random,
    types: tuple[str, ...],
    places: dict[str, str],
    bodies: dict[str, str],
) -> Deed:
    day = TODAY - datetime.timedelta(days=chance.randrange(900))
    dates = (f"{day}", f"{day}", f"{day:%Y-%m}", f"{day:%Y}", f"../{day}", "")
    return Deed(
        id=f"act-{n}",
        kind="act",
        code=chance.choice(types),
        date=chance.choice(dates),
        place=chance.choice(("", *places)),
        event=f"event-{n // 3}",
        bodies=(chance.choice(tuple(bodies)),),
        victim=f"person-{chance.randrange(max(n, 1))}",
        heads=(1, 1),
        sources=frozenset({f"source-{n // 5}"}),
    )


def best(work: Callable[[], Any]) -> float:
    """Return the least of three runs, in milliseconds."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs) * 1000


def _works(told: Seen, over: figures.Period) -> dict[str, Callable[[], Any]]:
    return {
        "joined": lambda: once(told.deeds),
        "types": lambda: figures.by_type(told, over),
        "places": lambda: figures.by_place(told),
        "bodies": lambda: figures.by_body(told),
        "timeline": lambda: timeline(told, Asking()),
        "network": lambda: network(told),
        "map": lambda: mapped(told, lambda name, near: None),
    }


def main(counts: list[int]) -> None:
    """Print a line for each number of acts."""
    over = figures.period(TODAY)
    for count in counts:
        told = made(count)
        works = _works(told, over)
        parts = [f"{name} {best(work):,.0f}" for name, work in works.items()]
        print(f"{count:,} acts, ms: " + " · ".join(parts))


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [1_000, 10_000, 100_000])

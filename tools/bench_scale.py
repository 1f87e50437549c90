"""Measure the pages of a desk of very many claims, after filling one.

usage: python -m tools.bench_scale [--claims N] [--at FOLDER] [--pad N] [--only PART]
       python -m tools.bench_scale --at FOLDER --give csv

The desk is made of invented people (`tools.scale.filling`). With `--at` it stands in that
folder and is used again by the next run; `--pad` makes it larger (`tools.scale.padding`).
What is asked of the search waits for its index for `--patience` seconds: 503 says that it
was not made by then. With `--give` the desk is given out once instead, and each step's
work and the memory are printed (`tools.scale.giving`).

Printed: for each page the first request after a write, then the median and the 95th
part of a hundred of `ROUNDS` more (milliseconds of the server's own work on one core, by
Django's own client), and the 95th part of a hundred as the clock on the wall has it.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
os.environ.setdefault("HABEAS_DESK", "/nowhere")

import django

django.setup()

from django.test import Client

from habeas.accounts import officers
from habeas.accounts.models import User
from habeas.records.models import Act
from habeas.register import lines
from habeas.store import desk as desks
from habeas.store import upgrade
from habeas.store.kdf import Cost
from habeas.store.ledger import write
from habeas.web import door
from tools.scale.filling import fill
from tools.scale.giving import give
from tools.scale.padding import draw, make_tellings, open_copies, pad
from tools.scale.pages import Ask, pages, patience

PASSPHRASE = "bench"  # noqa: S105 - of a desk of invented people
ROUNDS = 20
LONG = 4  # seconds for which a page is asked for, at most


def measure(officer: User, root: Path, only: str) -> None:
    """Ask for every page and print one table."""
    door.at(root)
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    session = client.session
    door.admit(session)
    session.save()
    client.cookies["habeas"] = session.session_key or ""
    print(f"{'page':<26}{'first':>9}{'median':>9}{'p95':>9}   {'wall':>9}   ms")
    for name, ask in pages(officer):
        if only in name:
            print(line(client, officer, name, ask), flush=True)


def line(client: Client, officer: User, name: str, ask: Ask) -> str:
    """Return a page's line: the first request after a write, the median, the 95th."""
    ask(client, 0)  # what is to be narrowed or turned, is
    act = Act.objects.visible_to(officer).filter(withdrawn=False).order_by("pk")[0]
    with write(officer, "bench.look") as w:
        w.save(act)  # what was counted of acts is counted anew
    taken, walls = list[float](), list[float]()
    began = time.monotonic()
    while len(taken) <= ROUNDS and (len(taken) < 4 or time.monotonic() - began < LONG):
        start, worked = time.monotonic(), time.process_time()
        status = ask(client, len(taken) + 1)
        taken.append((time.process_time() - worked) * 1000)
        walls.append((time.monotonic() - start) * 1000)
        if status != 200:
            return f"{name:<26}{status:>9}"
    first, median, late = taken[0], statistics.median(taken[1:]), _late(taken[1:])
    wall = _late(walls[1:])
    return f"{name:<26}{first:>9,.1f}{median:>9,.1f}{late:>9,.1f}   {wall:>9,.1f}"


def _late(found: list[float]) -> float:
    """Return the 95th part of a hundred."""
    rest = sorted(found)
    return rest[max(0, int(len(rest) * 0.95) - 1)]


def main() -> None:
    """Fill a desk, or open the one that stands, and print one table."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument(
        "--claims", type=lambda n: int(n.replace(",", "")), default=10_000
    )
    told.add_argument("--at", type=Path)
    told.add_argument("--only", default="", help="part of a page's name")
    told.add_argument(
        "--patience", type=int, default=3_600, help="seconds to make the index in"
    )
    told.add_argument("--ceiling", default="", help="look by an officer of this one")
    told.add_argument("--fill", action="store_true", help="fill, measure nothing")
    told.add_argument("--give", default="", help="give out in this form; no pages")
    told.add_argument("--pad", type=int, default=1, help="lay N - 1 copies beside")
    asked = told.parse_args()
    root = asked.at or Path(tempfile.mkdtemp(prefix="habeas-bench-")) / "desk"
    if desks.is_desk(root):
        upgrade._make = lambda copy: None  # a desk of nobody: no copy, no check
        desks.unlock(root, PASSPHRASE)
        officer = officers.the_officer()
    else:
        desks.create(root, PASSPHRASE, cost=Cost(memory=8 * 1024, passes=1, lanes=1))
        officer = officers.found("Officer", "Bench")
        began = time.perf_counter()
        made = fill(officer, asked.claims)
        print(f"{made:,} claims in {time.perf_counter() - began:.0f} s", flush=True)
    if asked.ceiling and asked.ceiling != officer.ceiling:
        officer.ceiling = asked.ceiling
        with write(officer, "bench.ceiling") as w:
            w.save(officer)
    if lines.standing() is None:
        draw()
    make_tellings()
    if asked.pad > 1:
        pad(asked.pad)
    open_copies()
    gc.freeze()  # what opens the copies is this program's alone, and large
    if asked.give:
        give(officer, asked.give)
    elif not asked.fill:
        patience[0] = asked.patience
        measure(officer, root, asked.only)
    desks.lock()


if __name__ == "__main__":
    main()

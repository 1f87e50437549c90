"""Measure the pages of one source that is as large as a source may be.

usage: python -m tools.bench_source [CLAIMS]     (10,000 where none is named)

A text of one line of 2 MB, half of the claims people and half acts on them, spread
over it; then the same claims in its first page alone. Printed: the median and the 95th
percentile of the time on the server, and the weight of each page compressed.
"""

from __future__ import annotations

import gzip
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
os.environ.setdefault("HABEAS_DESK", "/nowhere")

import django

django.setup()

from django.test import Client

from habeas.accounts import officers
from habeas.claims import propose
from habeas.sources import preserve, read
from habeas.store import desk as desks
from habeas.web import door

LINE = "On Monday police took the docker from the gate to a post. "
LENGTH, ROUNDS = 2_000_000, 15


def reading(claims: int, text: str, within: int) -> dict[str, Any]:
    """Return people and acts on them, spread over the first `within` code points."""
    people, acts, half = [], [], claims // 2
    step = max(1, min(within, len(text)) // half)
    for n in range(half):
        at = n * step // len(LINE) * len(LINE)
        taken = {"start": at + 10, "end": at + 31, "exact": text[at + 10 : at + 31]}
        named = {"start": at + 22, "end": at + 32, "exact": text[at + 22 : at + 32]}
        people.append({"id": f"p{n}", "name": f"Docker {n}", "quotes": [named]})
        act = {"id": f"a{n}", "type": "arrest", "victims": [f"p{n}"]}
        acts.append({**act, "date": "2026-03-02", "quotes": [taken]})
    return {"format": "habeas-reading/1", "people": people, "acts": acts}


def visit(client: Client, path: str) -> tuple[list[float], int]:
    """Return the seconds of each visit of a page, and its weight."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = client.get(path)
        took.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise SystemExit(f"{path.rpartition('/')[2]}: {answer.status_code}")
    return took, len(gzip.compress(answer.content))


def row(name: str, took: list[float], weight: int) -> str:
    """Return a line of the table."""
    last = sorted(took)[-max(1, len(took) // 20)]
    middle = statistics.median(took)
    return f"{name:<44} {middle * 1000:8.0f} {last * 1000:8.0f} {weight / 1024:8.0f}"


def main() -> None:
    """Print the table."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "desk"
        desks.create(root, "river boat seven lamp")
        officer = officers.found("Bench", "Bench")
        door.at(root)
        client = Client(headers={"host": "localhost"})
        session = client.session
        door.admit(session)
        session.save()
        client.cookies["habeas"] = str(session.session_key)
        print(f"{claims:,} claims{'':<37} median ms   p95 ms  kB gzip")
        for name, within in (("spread over 2 MB", LENGTH), ("on one page", 40_000)):
            text = LINE * (LENGTH // len(LINE)) + " " * len(name)
            kept = preserve.keep(officer, text.encode(), kind="paste").source
            made = read.text_of(officer, kept)
            told = reading(claims, text, within)
            propose.propose_reading(officer, kept, made, told, method="import")
            base = f"/sources/{kept.pk}"
            print(row(f"source, {name}", *visit(client, base)))
            print(row(f"source, page 20, {name}", *visit(client, f"{base}/page/20")))
            print(row(f"source as text, {name}", *visit(client, f"{base}?view=text")))
            visit(client, f"{base}?view=marks")
            print(row(f"cards, {name}", *visit(client, f"{base}/review")))
        desks.lock()


if __name__ == "__main__":
    main()

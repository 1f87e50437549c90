"""Measure how fast a desk keeps and reads a thousand statements, each of its own.

usage: python -m tools.bench_add [COUNT]

The statements are made from the invented one of `habeas demo`: other people, another
order, other numbers, the same length. Each is kept durably before the next (seconds on
the wall); then each is read, on one core (seconds of its time). Exit 1 if fewer than 20 a second are kept or 4 a second read, or
if the last quarter is much slower than the first.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

KEPT, READ = 20.0, 4.0  # a second
SLOWER = 1.6  # the last quarter may take so much of the first's time
QUARTERS = 4
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "sa",
    "tu",
    "ve",
    "dor",
    "ni",
    "ba",
    "fe",
    "gul",
    "ha",
    "jo",
    "lem",
    "pri",
]
_STATEMENT = "src/habeas/demo/statement.txt"


def statements(count: int) -> Iterator[str]:
    """Yield statements of one length that no two people share."""
    from habeas.claims.reader.read import read

    text = Path(__file__).resolve().parents[1].joinpath(_STATEMENT).read_text("utf-8")
    names = {p["name"] for p in read(text)["people"] if p.get("name")}
    chance = random.Random(1)  # noqa: S311 - the same statements each time
    for _ in range(count):
        yield _another(text, sorted(names, key=len, reverse=True), chance)


def _another(text: str, names: list[str], chance: random.Random) -> str:
    for name in names:
        text = text.replace(name, f"{_word(chance)} {_word(chance)}")
    paragraphs = text.split("\n\n")
    middle = [_shuffled(p, chance) for p in paragraphs[6:-4]]
    whole = "\n\n".join([*paragraphs[:6], *middle, *paragraphs[-4:]])
    return re.sub(r"\b\d{2}\b", lambda m: str(chance.randrange(10, 29)), whole)


def _shuffled(paragraph: str, chance: random.Random) -> str:
    told = re.split(r"(?<=[.]) (?=[A-Z])", paragraph)
    chance.shuffle(told)
    return " ".join(told)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _timed(
    what: str,
    least: float,
    items: list[Any],
    do: Callable[[Any], object],
    clock: Callable[[], float],
) -> bool:
    """Do all; print how many a second, by quarters; return whether that is enough."""
    size = max(1, len(items) // QUARTERS)
    begun, took = time.perf_counter(), []
    for start in range(0, len(items), size):
        from_ = clock()
        for item in items[start : start + size]:
            do(item)
        took.append(clock() - from_)
    rate, wall = len(items) / sum(took), len(items) / (time.perf_counter() - begun)
    quarters = ", ".join(f"{size / t:.1f}" for t in took[:QUARTERS])
    print(f"{what}: {rate:.1f} a second (by quarters: {quarters}); least {least:g}")
    print(f"  by the clock on the wall, beside what else ran here: {wall:.1f}")
    return rate >= least and took[QUARTERS - 1] <= SLOWER * took[0]


def main(count: int) -> int:
    """Make a desk in a temporary folder, fill it, and say how fast that was."""
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        root = Path(folder) / "desk"
        os.environ["HABEAS_DESK"] = str(root)
        os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"
        import django

        django.setup()
        return _measure(root, count)


def _measure(root: Path, count: int) -> int:
    from habeas.accounts import officers
    from habeas.claims import propose
    from habeas.claims.models import Claim
    from habeas.sources import preserve
    from habeas.sources.models import Source
    from habeas.store import desk

    desk.create(root, "a passphrase for measuring")
    officer = officers.found("Officer Nobody", "Desk of measures")
    made = [text.encode() for text in statements(count)]
    length = sum(map(len, made)) // len(made)
    print(f"{len(set(made))} statements of {length} bytes on average")
    kept = _timed(
        "kept, each durable before the next",
        KEPT,
        made,
        lambda data: preserve.keep(officer, data, kind="file"),
        time.perf_counter,
    )
    sources = list(Source.objects.visible_to(officer).order_by("received_at"))
    read = _timed(
        "read and proposed, on one core",
        READ,
        sources,
        lambda s: propose.propose(officer, s),
        time.process_time,
    )
    claims = Claim.objects.visible_to(officer).count()
    size = sum(p.stat().st_size for p in root.rglob("*") if p.is_file())
    print(f"{claims} claims; the desk is {size / 1e6:.0f} MB")
    desk.lock()
    return 0 if kept and read and len(sources) == count else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))

"""Measure what the desk promises about speed and memory, and print one table.

usage: python -m tools.bench [--quick]

The long measurements (the reader by itself, a thousand statements kept and read) are
programs of their own, `tools/bench_reader.py` and `tools/bench_add.py`; what they print
stands above the table. `--quick` leaves them out. Exit 1 if a promise is not kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.served import Served, served

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HABEAS_SHARED") or ROOT.parent / "shared")
SEED = SHARED / "documents" / "seed" / "statement.txt"
PRACTICE = ROOT / "src" / "habeas" / "demo" / "statement.txt"
LONG = ("bench_reader", "bench_add")
REQUESTS = 500
HABEAS = (sys.executable, "-m", "habeas.cli")


@dataclass(frozen=True)
class Figure:
    """What was measured, and what it has to stay below."""

    what: str
    value: float
    most: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.value < self.most

    def row(self) -> str:
        """Return a line of the table."""
        said = "" if self.kept else "  NOT KEPT"
        return (
            f"{self.what:<58} {self.value:>8.3f} {self.unit:<2} "
            f"< {self.most:g} {self.unit}{said}"
        )


def statement() -> Path:
    """Return the real statement where it is, else the invented one."""
    return SEED if SEED.exists() else PRACTICE


def warm_reading() -> float:
    """Return the median seconds of one reading in a process that has read before."""
    code = (
        "import sys, time, statistics\n"
        "from habeas.claims.reader.read import read\n"
        "text = open(sys.argv[1], encoding='utf-8', newline='').read()\n"
        "read(text)\n"
        "def once():\n"
        "    start = time.perf_counter(); read(text)\n"
        "    return time.perf_counter() - start\n"
        "print(statistics.median(once() for _ in range(9)))\n"
    )
    done = _run(sys.executable, "-c", code, str(statement()))
    return float(done)


def fresh_add() -> float:
    """Return the seconds of `habeas add` in a new process, key derivation included."""
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        words = Path(folder) / "passphrase"
        words.write_text("seven boats on a brown river\n", "utf-8")
        desk = ("--desk", f"{folder}/desk", "--passphrase-file", str(words))
        init = (
            "init",
            *desk,
            "--organisation",
            "Bench",
            "--officer",
            "B",
            "--no-sheet",
        )
        _run(*HABEAS, *init)
        start = time.perf_counter()
        _run(*HABEAS, "add", str(statement()), *desk)
        return time.perf_counter() - start


def memory() -> float:
    """Return the server's resident MB after many requests to all of its pages."""
    demo = [*HABEAS, "demo", "--port", "0", "--no-browser"]
    with served(demo, cwd=ROOT) as desk:
        for path in around(desk):
            desk.get(path)
        return desk.resident()


def around(desk: Served) -> Iterator[str]:
    """Yield pages of the desk, each link that is met, again and again."""
    pages = ["/"]
    for number in range(REQUESTS):
        path = pages[number % len(pages)]
        yield path
        if number < len(pages):
            new = desk.links(desk.get(path)[1])
            pages += [p for p in new if p not in pages and "lock" not in p]


def _run(*command: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def figures() -> Iterator[Figure]:
    """Measure one promise after the other."""
    name = "the seed" if statement() == SEED else "the worked example"
    yield Figure(f"one warm reading of {name}", warm_reading(), 0.2, "s")
    yield Figure(f"habeas add of {name}, a fresh process", fresh_add(), 4, "s")
    yield Figure(f"serve, resident after {REQUESTS} requests", memory(), 250, "MB")


def main(quick: bool) -> int:
    """Print the long measurements, then the table."""
    code = 0
    for name in () if quick else LONG:
        if (ROOT / "tools" / f"{name}.py").exists():
            print(f"--- {name}", flush=True)
            done = subprocess.run(
                [sys.executable, "-m", f"tools.{name}"], cwd=ROOT, check=False
            )
            code |= done.returncode
    print("--- promises", flush=True)
    for figure in figures():
        print(figure.row(), flush=True)
        code |= not figure.kept
    return code


if __name__ == "__main__":
    sys.exit(main("--quick" in sys.argv[1:]))

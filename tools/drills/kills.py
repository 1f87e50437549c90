"""Kills writers of a desk at random moments, and looks at the desk after each.

    python -m tools.drills.kills --kills 200

Two processes write to one desk at once; both are killed with SIGKILL. What they had
acknowledged must be there, and the desk must open whole. A kill proves nothing about
a power cut, which loses what the system had not written yet: see `powercut.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from tools.drills import desk

WRITERS = 2
PATIENCE = 60.0  # seconds


def main() -> None:
    """Run the command line; exit 1 if anything acknowledged was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="habeas-drill-") as place:
        looks = drill(Path(place), asked.kills, asked.seed)
    print(told(looks))
    if not all(one.good for one in looks):
        raise SystemExit(1)


def drill(place: Path, kills: int, seed: int) -> list[desk.Look]:
    """Return what each kill left; the desk grows from one to the next."""
    root, acks = place / "desk", place / "acks"
    acks.touch()
    _ended("make", root)
    chance = random.Random(seed)  # noqa: S311 - no secret
    looks = []
    for number in range(kills):
        _kill(root, acks, seed * 1000 + number, chance.uniform(0, 0.6))
        found = json.loads(_ended("look", root, acks))
        looks.append(desk.Look(**found))
    return looks


def told(looks: list[desk.Look]) -> str:
    """Return the drill's figures as a line."""
    ready = sorted(one.seconds for one in looks)
    p95 = statistics.quantiles(ready, n=20)[-1] if len(ready) > 1 else ready[0]
    return (
        f"{len(looks)} kills of {WRITERS} writers: {looks[-1].acknowledged} sources "
        f"acknowledged, {sum(one.lost for one in looks)} lost, "
        f"{sum(not one.opened for one in looks)} desks that did not open, "
        f"{sum(one.damage for one in looks)} damaged; open again in {p95:.2f} s (p95)"
    )


def _kill(root: Path, acks: Path, seed: int, after: float) -> None:
    before = acks.read_bytes().count(b"ready\n")
    writers = [
        subprocess.Popen(
            desk.run("write", root, acks, seed=seed * WRITERS + number),
            env=desk.environment(),
            cwd=desk.ROOT,
        )
        for number in range(WRITERS)
    ]
    try:
        _wait_until_ready(writers, acks, before + WRITERS)
        time.sleep(after)
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()


def _wait_until_ready(
    writers: list[subprocess.Popen[bytes]], acks: Path, count: int
) -> None:
    until = time.monotonic() + PATIENCE
    while acks.read_bytes().count(b"ready\n") < count:
        if time.monotonic() > until or any(w.poll() is not None for w in writers):
            raise SystemExit("a writer did not begin: the drill is void")
        time.sleep(0.02)


def _ended(do: str, *arguments: object) -> str:
    done = subprocess.run(
        desk.run(do, *arguments),
        env=desk.environment(),
        cwd=desk.ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    main()

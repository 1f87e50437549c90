"""Cuts the power of a desk that keeps sources, and counts what is lost.

    python -m tools.drills.powercut --cuts 20 [--during upgrade | --during backup]

No machine is harmed: the desk lies on an ext4 image in memory, mounted by loop. At a
random moment the writer is stopped and the image copied, which holds what had
reached the disk and nothing of what the system had still to write. The copy is
mounted, which replays its journal, as after a power cut; then the desk is opened,
verified, and every acknowledged source is read again.

The controls break one rule each: SQLite below `synchronous=FULL` (`off`, `normal`),
files written without fsync (`naive`). Each must lose something; a drill in which
one does not shows nothing and is void (exit 2). Exit 77: this machine cannot do it
(it needs Linux, root, mkfs.ext4 and loop devices), with the reason.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.drills import desk

IMAGE_MB, MEMORY_MB = 160, 700
CONTROLS = ("off", "normal", "naive")
VOID, CANNOT = 2, 77
PATIENCE = 60.0  # seconds
# Seconds after the writer began within which the power goes.
MOMENTS = {"keep": (0.2, 2.5), "upgrade": (0.0, 1.5), "backup": (0.2, 4.0)}


@dataclass(frozen=True)
class Result:
    """What the cuts of one kind left."""

    spoil: str
    looks: tuple[desk.Look, ...]

    @property
    def lost(self) -> int:
        return sum(one.lost for one in self.looks)

    @property
    def good(self) -> bool:
        return all(one.good for one in self.looks)

    def told(self) -> str:
        """Return the figures as a line."""
        acknowledged = sum(one.acknowledged for one in self.looks)
        bad = sum(not one.good for one in self.looks)
        shut = sum(not one.opened for one in self.looks)
        return (
            f"{self.spoil:<7} {len(self.looks)} cuts, {acknowledged} sources "
            f"acknowledged, {self.lost} lost, {bad} cuts with loss or damage "
            f"({shut} in which the desk said so and did not open)"
        )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--controls", type=int, default=6, help="cuts of each control")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--during", choices=desk.DURING, default="keep")
    asked = parser.parse_args()
    if reason := cannot():
        print(f"skipped: {reason}")
        raise SystemExit(CANNOT)
    results = drill(asked.cuts, asked.controls, asked.seed, asked.during)
    for result in results:
        print(result.told())
    desk_itself, *controls = results
    if not desk_itself.good:
        print(next(o.sentence for o in desk_itself.looks if not o.good))
        raise SystemExit(1)
    void = [c.spoil for c in controls if c.good]
    if void:
        print(f"void: the control {', '.join(void)} lost nothing")
        raise SystemExit(VOID)


def cannot() -> str | None:
    """Return why this machine cannot cut the power of an image, or None."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "mounting an image needs Linux and root"
    missing = [n for n in ("mkfs.ext4", "mount", "cp", "cmp") if not shutil.which(n)]
    if missing:
        return f"missing: {', '.join(missing)}"
    with tempfile.TemporaryDirectory(prefix="habeas-drill-") as place:
        try:
            with _memory(Path(place)) as memory, _mounted(_image(memory), memory):
                return None
        except subprocess.CalledProcessError as error:
            return f"{error.cmd[0]} failed: no loop devices or no right to mount"


def drill(cuts: int, controls: int, seed: int, during: str = "keep") -> list[Result]:
    """Cut the desk's power, and that of each control; the desk's own result first.

    The controls are of keeping sources, whatever else is cut.
    """
    with (
        tempfile.TemporaryDirectory(prefix="habeas-drill-") as place,
        _memory(Path(place)) as memory,
    ):
        template = _template(memory, during)
        own = tuple(_cuts(memory, template, "none", cuts, seed, during))
        template = _template(memory, "keep")
        return [
            Result("none", own),
            *(
                Result(how, tuple(_cuts(memory, template, how, controls, seed, "keep")))
                for how in CONTROLS
            ),
        ]


def _cuts(
    memory: Path, template: Path, how: str, count: int, seed: int, during: str
) -> Iterator[desk.Look]:
    chance = random.Random(f"{seed} {how}")  # noqa: S311 - no secret
    for _ in range(count):
        yield _cut(memory, template, how, chance, during)


def _cut(
    memory: Path, template: Path, how: str, chance: random.Random, during: str
) -> desk.Look:
    image, copy, acks = (memory / name for name in ("image", "copy", "acks"))
    shutil.copy(memory / "template.acks", acks)
    _run("cp", "--sparse=always", str(template), str(image))
    with _mounted(image, memory) as disk:
        command = desk.run(
            "write",
            disk / "desk",
            acks,
            seed=chance.getrandbits(30),
            spoil=how,
            during=during,
        )
        writer = subprocess.Popen(command, env=desk.environment(), cwd=desk.ROOT)
        try:
            _wait_until_ready(writer, acks)
            time.sleep(chance.uniform(*MOMENTS[during]))
            _stop(writer)
            _copy(image, copy)
            told = acks.read_bytes()
        finally:
            writer.kill()
            writer.wait()
    acks.write_bytes(told)
    with _mounted(copy, memory) as disk:
        return _look(disk / "desk", acks)


def _look(root: Path, acks: Path) -> desk.Look:
    done = subprocess.run(
        desk.run("look", root, acks),
        env=desk.environment(),
        cwd=desk.ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return desk.Look(**json.loads(done.stdout))


def _copy(image: Path, copy: Path) -> None:
    """Copy the image as of one moment: again if the system wrote to it meanwhile."""
    for _ in range(20):
        _run("cp", "--sparse=always", str(image), str(copy))
        same = subprocess.run(["cmp", "-s", str(image), str(copy)], check=False)
        if same.returncode == 0:
            return
    raise SystemExit("the image did not come to rest: the drill is void")


def _stop(writer: subprocess.Popen[bytes]) -> None:
    """Stop the writer, and wait until what it had asked of the system is done."""
    writer.send_signal(signal.SIGSTOP)
    while _state(writer.pid) not in "TtZ":
        time.sleep(0.001)


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2][0]


def _wait_until_ready(writer: subprocess.Popen[bytes], acks: Path) -> None:
    until = time.monotonic() + PATIENCE
    while b"ready" not in acks.read_bytes():
        if time.monotonic() > until or writer.poll() is not None:
            raise SystemExit("the writer did not begin: the drill is void")
        time.sleep(0.01)


def _template(memory: Path, during: str) -> Path:
    """Return an image that holds a new desk, all of it on the disk."""
    image, acks = _image(memory), memory / "template.acks"
    acks.write_bytes(b"")
    with _mounted(image, memory) as disk:
        subprocess.run(
            desk.run("make", disk / "desk", acks, during=during),
            env=desk.environment(),
            cwd=desk.ROOT,
            check=True,
        )
    acks.write_bytes(acks.read_bytes().replace(b"ready\n", b""))
    return image


def _image(memory: Path) -> Path:
    image = memory / "template"
    with image.open("wb") as handle:
        handle.truncate(IMAGE_MB * 1024 * 1024)
    _run("mkfs.ext4", "-q", "-F", str(image))
    return image


@contextlib.contextmanager
def _memory(place: Path) -> Iterator[Path]:
    memory = place / "memory"
    memory.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={MEMORY_MB}m", "tmpfs", str(memory))
    try:
        yield memory
    finally:
        _run("umount", str(memory))


@contextlib.contextmanager
def _mounted(image: Path, memory: Path) -> Iterator[Path]:
    disk = memory / f"{image.name}.disk"
    disk.mkdir(exist_ok=True)
    _run("mount", "-o", "loop", str(image), str(disk))
    try:
        yield disk
    finally:
        _run("umount", str(disk))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()

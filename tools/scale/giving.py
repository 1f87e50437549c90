"""Gives all of a desk out once, as a folder and as a zip, and says what each step took."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from habeas.accounts.models import User
from habeas.publication import release

T = TypeVar("T")


def give(officer: User, form: str) -> None:
    """Give the desk out to its own people, who may see most of it; print each step."""
    told: list[str] = []

    def tell(stage: str, done: int, total: int) -> None:
        if stage not in told:
            told.append(stage)
            print(f"  {_so_far()}: {stage}", flush=True)

    ready = _step(
        "prepared", lambda: release.prepared(officer, "internal", form, tell=tell)
    )
    size = sum(len(data) for data in ready.files.values())
    print(f"  {len(ready.files):,} files, {size:,} bytes", flush=True)
    whole = _step("zipped", lambda: release.zipped(ready.files))
    print(f"  {len(whole):,} bytes", flush=True)
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        _step("written", lambda: release.put(officer, ready, Path(folder) / "out"))


def _step(name: str, work: Callable[[], T]) -> T:
    began, worked = time.monotonic(), time.process_time()
    made = work()
    took, work_ = time.monotonic() - began, time.process_time() - worked
    print(f"{name}: {work_:.0f} s of work, {took:.0f} s; {_so_far()}", flush=True)
    return made


def _so_far() -> str:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    return f"{time.process_time():.0f} s of work, at most {most:.1f} GB"

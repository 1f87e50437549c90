"""Random bytes of a desk's folder are changed: whichever they are, it is noticed."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.accounts.models import Owner
from habeas.errors import HabeasError
from habeas.sources import preserve
from habeas.store import desk as desks
from habeas.store import vault
from habeas.store.folder import Layout
from habeas.store.ledger import write

pytestmark = pytest.mark.skipif(
    os.environ.get("DB") == "postgres", reason="the server keeps its own files"
)
# Files that say nothing: locks, and SQLite's index of its log, made anew at need.
SILENT = ("lock", "head.lock", "adding.lock", "desk.db-shm")


@pytest.fixture(scope="module")
def whole(module_desk: Any) -> Iterator[Path]:
    """Give a closed desk with rows, sources, an erased source and free pages."""
    for number in range(6):
        with write(module_desk.officer, "test.make") as w:
            w.save(owner := Owner(name=f"owner {number} " + "of nowhere " * 200))
        if number % 2:
            with write(module_desk.officer, "test.remove") as w:
                w.remove(owner)
    kept = [
        preserve.keep(module_desk.officer, os.urandom(n), kind="file").source
        for n in (1, 5_000, 150_000)
    ]
    vault.erase_source_key(kept[0].key)
    vault.blobs().remove(kept[0].blob)
    keys, layout = module_desk.keys, Layout(module_desk.root)
    desks.lock()
    closed = module_desk.root.parent / "closed"
    shutil.copytree(module_desk.root, closed)
    yield closed
    desks.point(layout.root)
    vault.unlock(layout, keys)


def _files(root: Path) -> list[Path]:
    found = sorted(p for p in root.rglob("*") if p.is_file())
    return [p for p in found if p.name not in SILENT and p.stat().st_size]


def _noticed(root: Path) -> bool:
    """Return whether a person who verifies the desk is told of damage."""
    try:
        findings = desks.look(root, PASSPHRASE)
    except HabeasError as error:
        assert str(error).count(".") >= 2, "a sentence that says what to do"
        return True
    return any(f.damaged for f in findings)


PASSPHRASE = "correct horse battery staple"


def test_the_desk_as_it_is_raises_no_alarm(whole: Path) -> None:
    assert not _noticed(whole)


@settings(deadline=None, max_examples=40)
@given(
    which=st.floats(0, 1, exclude_max=True),
    where=st.floats(0, 1, exclude_max=True),
    how=st.sampled_from(["flip", "zero", "cut", "grow", "remove", "swap"]),
    seed=st.integers(0, 2**32),
)
def test_any_change_of_any_file_is_noticed(
    whole: Path, which: float, where: float, how: str, seed: int
) -> None:
    chance = random.Random(seed)
    trial = whole.parent / "trial"
    shutil.copytree(whole, trial)
    try:
        files = _files(trial)
        path = files[int(which * len(files))]
        if not _change(path, int(where * path.stat().st_size), how, chance):
            return
        assert _noticed(trial), (path.name, how)
    finally:
        shutil.rmtree(trial)


def _change(path: Path, at: int, how: str, chance: random.Random) -> bool:
    """Change a file; return whether that changed anything."""
    lying = path.read_bytes()
    if how == "remove":
        path.unlink()
        return True
    if how == "swap":
        other = chance.choice(_files(path.parent))
        path.write_bytes(other.read_bytes())
        return other != path
    changed = {
        "flip": lying[:at] + bytes([lying[at] ^ 1 << chance.randrange(8)]),
        "zero": lying[:at] + bytes(min(16, len(lying) - at)),
        "cut": lying[:at],
        "grow": lying + chance.randbytes(1 + chance.randrange(5000)),
    }[how]
    if how in ("flip", "zero"):
        changed += lying[len(changed) :]
    path.write_bytes(changed)
    return changed != lying


def test_many_changes_at_one_go_and_their_rate(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Print how many of a fixed set of mutations were found: all of them."""
    chance = random.Random(7)
    count = int(os.environ.get("HABEAS_MUTATIONS", "60"))
    made, missed = 0, []
    for _ in range(count):
        trial = whole.parent / "trial"
        shutil.copytree(whole, trial)
        path = chance.choice(_files(trial))
        at = chance.randrange(path.stat().st_size)
        how = chance.choice(["flip", "zero", "cut", "grow", "remove", "swap"])
        if _change(path, at, how, chance):
            made += 1
            if not _noticed(trial):
                missed.append((path.relative_to(trial), how, at))
        shutil.rmtree(trial)
    with capsys.disabled():
        found = made - len(missed)
        sys.stdout.write(f"\ntampering: {found} of {made} changes found\n")
    assert missed == []

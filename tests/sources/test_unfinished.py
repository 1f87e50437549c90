"""Crashes, full disks, two at once: nothing lost, nothing half done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from habeas.sources import preserve, unfinished
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store import keyring, vault
from habeas.store.findings import OK
from habeas.store.verify import verify
from tests.command import run, start


def files(desk: Any) -> tuple[int, int]:
    """How many blobs and source keys lie in the desk's folder."""
    return len(vault.blobs().names()), len(keyring.ids(vault.layout()))


def sound(desk: Any) -> bool:
    """Whether the desk verifies with nothing missing and nothing left over."""
    found = verify()
    return all(f.severity == OK or "checkpoint" in f.sentence for f in found)


def test_what_a_crash_left_is_cleared_by_the_next(desk: Any) -> None:
    """A blob and a key without a row go; what is acknowledged stays."""
    kept = preserve.keep(desk.officer, b"first", kind="file").source
    lost = "00000000-0000-4000-8000-000000000000"
    key = vault.new_source_key(lost)
    vault.blobs().keep([b"second"], key)
    (desk.root / f"tmp-adding-{lost}").touch()
    (desk.root / "blobs" / "tmp-half").write_bytes(b"x")
    assert files(desk) == (2, 2)
    again = preserve.keep(desk.officer, b"second", kind="file")
    assert not again.duplicate
    assert files(desk) == (2, 2) and sound(desk)
    assert b"".join(preserve.stream(kept)) == b"first"


def test_nobody_clears_while_another_adds(desk: Any) -> None:
    """A marker that is held says that its owner lives."""
    with unfinished.adding() as one:
        vault.blobs().keep([b"x"], vault.new_source_key(one.source_id))
        assert unfinished.clear(vault.layout()) == 0
        assert files(desk) == (1, 1)
        one.blob = next(iter(vault.blobs().names()))
    assert files(desk) == (0, 0)


@pytest.mark.parametrize("after", [0.25, 0.45, 0.6, 0.7, 0.8, 1.0])
def test_killed_at_any_moment(desk: Any, tmp_path: Path, after: float) -> None:
    """SIGKILL during `add`: what was acknowledged stands, the rest is as if not."""
    papers = []
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(random.Random(number).randbytes(200_000))
        papers.append(str(path))
    desks.lock()
    process = start(desk.root, "add", "--no-read", *papers, passphrase=desk.passphrase)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    said = [line.split()[1] for line in out.decode().splitlines() if "kept" in line]
    desks.unlock(desk.root, desk.passphrase)
    rows = {s.pk for s in Source.objects.visible_to(desk.officer)}
    assert set(said) <= rows and len(rows) <= len(said) + 1
    desks.lock()
    done = run(desk.root, "add", "--no-read", *papers, passphrase=desk.passphrase)
    assert done.returncode == 0
    desks.unlock(desk.root, desk.passphrase)
    assert Source.objects.visible_to(desk.officer).count() == len(papers)
    assert files(desk) == (len(papers), len(papers)) and sound(desk)


def test_two_processes_bring_the_same_bytes(desk: Any, tmp_path: Path) -> None:
    """One source; both are told which."""
    paper = tmp_path / "a.txt"
    paper.write_bytes(b"the same words\n" * 50_000)
    desks.lock()
    both = [
        start(desk.root, "add", "--no-read", str(paper), passphrase=desk.passphrase)
        for _ in range(2)
    ]
    said = [p.communicate()[0].decode() for p in both]
    assert [p.returncode for p in both] == [0, 0]
    desks.unlock(desk.root, desk.passphrase)
    (source,) = Source.objects.visible_to(desk.officer)
    assert all(source.pk in s for s in said)
    assert files(desk) == (1, 1) and sound(desk)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not Path("/proc").exists(),
    reason="a small disk of its own needs root on Linux",
)
def test_a_full_disk(desk: Any, tmp_path: Path) -> None:
    """One clear sentence, nothing half kept, and room made lets it go on."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(small)], check=False
    )
    if mounted.returncode:
        pytest.skip("this system lets nobody mount a small disk")
    root, paper = small / "desk", tmp_path / "large.bin"
    paper.write_bytes(random.Random(1).randbytes(8_000_000))
    desks.lock()
    try:
        subprocess.run(["cp", "-a", str(desk.root), str(root)], check=True)
        filled = run(root, "add", str(paper), passphrase=desk.passphrase)
        assert filled.returncode == 1
        assert "the disk is full" in filled.stderr and "Make room" in filled.stderr
        assert not list((root / "blobs").iterdir())
        paper.write_bytes(b"a small one")
        again = run(root, "add", "--no-read", str(paper), passphrase=desk.passphrase)
        assert again.returncode == 0 and "kept" in again.stdout
    finally:
        subprocess.run(["umount", str(small)], check=True)
        desks.unlock(desk.root, desk.passphrase)

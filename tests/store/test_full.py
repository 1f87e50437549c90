"""A full disk: what was acknowledged is there, the rest is not, nothing is half."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import Error

from habeas.accounts.models import Owner
from habeas.errors import HabeasError
from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.store import age, vault, verify
from habeas.store import backup as backups
from habeas.store import desk as desks
from habeas.store.folder import Layout
from habeas.store.ledger import write
from habeas.store.models import Entry

SMALL = 8  # MiB


@pytest.fixture
def small(desk: Any, tmp_path: Path) -> Iterator[Any]:
    """Give the desk on a disk of eight megabytes."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("making a small disk needs Linux and root")
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}m", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if made.returncode != 0:
        pytest.skip("this machine does not let us mount a small disk")
    root = disk / "desk"
    desks.lock()
    shutil.copytree(desk.root, root)
    desks.point(root)
    vault.unlock(Layout(root), desk.keys)
    desk.root = root
    try:
        yield desk
    finally:
        desks.lock()
        subprocess.run(["umount", "-l", str(disk)], check=True)


def _leave(root: Path, free: int) -> None:
    """Fill the disk until `free` bytes are left."""
    there = shutil.disk_usage(root).free
    with (root.parent / "ballast").open("ab") as handle:
        handle.write(bytes(max(there - free, 0)))


def _whole(desk: Any) -> None:
    """Open the desk as a new process would, and verify it."""
    (desk.root.parent / "ballast").unlink(missing_ok=True)
    desk.again()
    assert not [f for f in verify.verify() if f.damaged]
    assert not list(desk.root.rglob("tmp-*"))
    told = [f for f in verify.verify() if f.ids]
    assert not told, "a blob or key of no record was left"


def test_a_file_larger_than_the_disk_leaves_nothing(small: Any) -> None:
    with pytest.raises(OSError, match="space"):
        preserve.keep(small.officer, os.urandom(SMALL * 1024 * 1024), kind="file")
    assert Source.objects.whole("test").count() == 0
    _whole(small)
    kept = preserve.keep(small.officer, b"small enough", kind="file")
    assert b"".join(preserve.stream(kept.source)) == b"small enough"


@pytest.mark.parametrize("free", range(0, 260_000, 20_000))
def test_a_source_is_kept_whole_or_not_at_all(small: Any, free: int) -> None:
    """The disk fills up at each moment of keeping, from the first byte to the head."""
    before = Entry.objects.count()
    _leave(small.root, free)
    content = os.urandom(60_000)
    try:
        acknowledged = preserve.keep(small.officer, content, kind="file").source.pk
    except (OSError, Error, HabeasError):
        acknowledged = None
    _whole(small)
    found = Source.objects.whole("test").all()
    assert [s.pk for s in found] == ([acknowledged] if acknowledged else [])
    assert Entry.objects.count() == before + len(found)
    for source in found:
        read = b"".join(preserve.stream(source))
        assert hashlib.sha256(read).digest() == hashlib.sha256(content).digest()


@pytest.mark.parametrize("free", range(0, 130_000, 10_000))
def test_an_entry_is_written_whole_or_not_at_all(small: Any, free: int) -> None:
    before = Entry.objects.count()
    _leave(small.root, free)
    acknowledged = []
    try:
        for number in range(40):
            with write(small.officer, "test.make") as w:
                w.save(made := Owner(name=f"owner {number}"))
            acknowledged.append(made.pk)
    except (OSError, Error, HabeasError):
        pass
    _whole(small)
    kept = Owner.objects.whole("test").filter(pk__in=acknowledged).count()
    assert kept == len(acknowledged)
    assert Entry.objects.count() == before + kept
    assert Owner.objects.whole("test").count() == 1 + kept


def test_a_backup_that_does_not_fit_leaves_nothing(small: Any) -> None:
    preserve.keep(small.officer, os.urandom(1_000_000), kind="file")
    with pytest.raises((OSError, Error)):
        for _ in range(12):
            backups.backup(small.root.parent / "out")
    whole = {"data.age", "data.note", "keyring.age", "keyring.note", "keys.json"}
    for folder in (small.root.parent / "out").iterdir():
        assert {p.name for p in folder.iterdir()} == whole
    shutil.rmtree(small.root.parent / "out")
    _whole(small)


def test_an_archive_that_does_not_fit_says_so_and_not_that_it_is_damaged(
    small: Any,
) -> None:
    disk = small.root.parent
    folder = disk / "in"
    folder.mkdir()
    (folder / "one").write_bytes(os.urandom(2_000_000))
    receiver = small.keys.receiving
    age.pack({"": folder}, disk / "whole.age", receiver)
    _leave(small.root, 1_000_000)
    with pytest.raises(OSError, match="space"):
        age.pack({"": folder}, disk / "half.age", receiver)
    assert not (disk / "half.age").exists()
    (disk / "out").mkdir()
    with pytest.raises(OSError, match="space"):
        age.unpack(disk / "whole.age", disk / "out", receiver)

"""A small file is whole or absent, and nobody else may read it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from habeas.store import folder, harden


@pytest.fixture(autouse=True)
def _open_umask() -> object:
    standing = os.umask(0)
    yield
    os.umask(standing)


def test_a_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"first", b"second, longer"):
        folder.write_file(path, content)
        assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()  # cannot be replaced by a file
    with pytest.raises(OSError, match="directory"):
        folder.write_file(path, b"content")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_folders_are_private_and_made_with_those_above(tmp_path: Path) -> None:
    made = tmp_path / "one" / "two"
    folder.make_folder(made)
    folder.make_folder(made)
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_removing_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    folder.remove(tmp_path / "nothing")


def test_the_process_leaves_no_core(tmp_path: Path) -> None:
    held = harden.harden()
    assert held["no core dumps"]
    status = Path("/proc/self/status")
    if status.exists():
        assert held["memory closed to other programs"]

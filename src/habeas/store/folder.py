"""The paths of a desk, and how a small file is written so that it is whole or absent."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

HALF = "tmp-"  # how the name of a file begins until it is whole


@dataclass(frozen=True)
class Layout:
    """Where everything of the desk in folder `root` lies."""

    root: Path

    @property
    def keys(self) -> Path:
        return self.root / "keys.json"

    @property
    def database(self) -> Path:
        return self.root / "desk.db"

    @property
    def blobs(self) -> Path:
        return self.root / "blobs"

    @property
    def keyring(self) -> Path:
        return self.root / "keyring"

    @property
    def head(self) -> Path:
        return self.root / "head"

    @property
    def settings(self) -> Path:
        return self.root / "desk.toml"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def before(self) -> Path:
        """The database as it stood before the last upgrade."""
        return self.root / "before"

    @property
    def making(self) -> Path:
        """There while a desk is being made: its parts may be thrown away."""
        return self.root / f"{HALF}making"


@dataclass(frozen=True)
class WithCopy(Layout):
    """A desk whose database and head are looked at as copied into `copy`."""

    copy: Path

    @property
    def database(self) -> Path:
        return self.copy / "desk.db"

    @property
    def head(self) -> Path:
        return self.copy / "head"


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, that its owner alone may enter."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.chmod(path, 0o700)
    sync_folder(path.parent)


def write_file(path: Path, content: bytes, *, at_once: bool = True) -> None:
    """Put `content` at `path`: after a power cut the old file stands, or the new one.

    Its owner alone may read it. On return it is the new one, unless not `at_once`:
    then the old one may come back for some seconds more.
    """
    half = path.with_name(f"{HALF}{secrets.token_hex(16)}")
    try:
        with open(half, "xb", opener=private) as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    if at_once:
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable. Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Remove a file, if it is there, and make that durable."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    sync_folder(path.parent)


def private(path: str, flags: int) -> int:
    """Open a file that its owner alone may read; for `open(opener=...)`."""
    return os.open(path, flags, 0o600)

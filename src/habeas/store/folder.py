"""The paths of a desk, and how a small file is written so that it is whole or absent."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

HALF = "tmp-"  # how the name of a file begins until it is whole
_DRAFT_NAME = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HALF_NAME = re.compile(rf"{HALF}[0-9a-f]{{32}}")


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
    def drafts(self) -> Path:
        """What is being typed and is no record yet: sealed files (`sources.drafts`)."""
        return self.root / "drafts"

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
    def upgrading(self) -> Path:
        """There while the schema is being changed: the triggers may be missing."""
        return self.root / f"{HALF}upgrading"

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


def half(path: Path) -> Path:
    """Return where the content of `path` is written until it is whole."""
    return path.with_name(f"{HALF}{secrets.token_hex(16)}")


def is_half(path: Path) -> bool:
    """Return whether `path` is a name that `half` gives."""
    return bool(_HALF_NAME.fullmatch(path.name))


def is_draft(name: str) -> bool:
    """Return whether a file in the folder of drafts is one: it is called after its id."""
    return bool(_DRAFT_NAME.fullmatch(name))


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
    written = half(path)
    try:
        with open(written, "xb", opener=private) as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        written.replace(path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    if at_once:
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make a file that somebody else wrote durable, and its name."""
    with path.open("r+b") as handle:
        os.fsync(handle.fileno())
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

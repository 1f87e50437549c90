"""Puts files into a new or an empty folder: all of them at once, or none."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from habeas.errors import HabeasError


class NotEmpty(HabeasError):
    """The folder to write into holds something, or is no folder."""

    def __init__(self) -> None:
        super().__init__(
            "the folder to write into is not empty, or is not a folder. Nothing was "
            "written and nothing in it was changed. Name a new or an empty folder."
        )


class InTheDesk(HabeasError):
    """What is given out was to be written into the desk's own folder."""

    def __init__(self) -> None:
        super().__init__(
            "the folder to write into is in the desk's own folder, which holds "
            "nothing in clear and goes into backups. Nothing was written. "
            "Name a folder elsewhere."
        )


def require_outside(out: Path, desk: Path) -> None:
    """Raise `InTheDesk` if `out` is, or would be, in the folder `desk`."""
    if out.resolve().is_relative_to(desk.resolve()):
        raise InTheDesk


def require_free(out: Path) -> None:
    """Raise `NotEmpty` unless `out` is an empty folder, or nothing yet."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise NotEmpty
    if out.is_dir() and any(out.iterdir()):
        raise NotEmpty


@contextmanager
def placed(out: Path, files: Mapping[str, bytes]) -> Iterator[Callable[[], None]]:
    """Write `files` durably beside `out`, and give what puts them there.

    Call it as the last thing before what remembers the files is committed. If the
    block is left by an error, neither the files nor the folder are there, but for a
    folder that stood empty before.

    Raises:
        OSError: If the disk refuses; no half of it is left.
    """
    out = Path(os.path.abspath(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    made = out.parent / f".{secrets.token_hex(8)}.partial"
    stood = out.exists()
    state = {"put": False, "done": False}

    def put() -> None:
        if stood:
            out.rmdir()
        made.rename(out)
        state["put"] = True
        _sync(out.parent)

    try:
        made.mkdir(mode=0o700)
        _write(made, files)
        yield put
        state["done"] = True
    finally:
        if not state["done"]:
            shutil.rmtree(out if state["put"] else made, ignore_errors=True)
            if stood:
                out.mkdir(exist_ok=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in sorted(files.items()):
        with (folder / name).open("xb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
    _sync(folder)


def _sync(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

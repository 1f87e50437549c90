"""Turns between the processes that have one desk open.

Every open desk is held by a shared lock; who changes its schema needs it alone.
Windows has no shared lock of this kind: there, one process opens a desk.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from habeas.errors import HabeasError
from habeas.store.folder import private

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 20.0  # seconds
_STEP = 0.05


class DeskInUse(HabeasError):
    """Another program has the desk open while it must be had alone."""

    def __init__(self) -> None:
        super().__init__(
            "this desk must be brought up to date, but another program has it open. "
            "Nothing was changed. Stop that program and try again."
        )


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock file at `path` alone; others wait for their turn."""
    with _opened(path) as handle:
        if sys.platform == "win32":
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class Presence:
    """This process has the desk open: a shared lock, held until `leave`."""

    def __init__(self, path: Path) -> None:
        self._handle: IO[bytes] | None = _opened(path)
        self._share()

    def leave(self) -> None:
        """Give up the lock."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    @contextmanager
    def alone(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock alone for a while.

        Raises:
            DeskInUse: If another process still has the desk open after `patience`
                seconds.
        """
        if self._handle is None or sys.platform == "win32":
            yield
            return
        fcntl.flock(self._handle, fcntl.LOCK_UN)
        try:
            _wait_for(self._handle, patience)
            yield
        finally:
            self._share()

    def _share(self) -> None:
        if self._handle is not None and sys.platform != "win32":
            fcntl.flock(self._handle, fcntl.LOCK_SH)


def _wait_for(handle: IO[bytes], patience: float) -> None:
    if sys.platform == "win32":
        return
    until = time.monotonic() + patience
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise DeskInUse from None
        time.sleep(_STEP)


def _opened(path: Path) -> IO[bytes]:
    return open(path, "ab", opener=private)

"""Loaded by every Python the canary test starts: notes each file opened for writing.

The note is written through a descriptor opened before anything else, to the file that
`HABEAS_CANARY_OPENS` names; a locked-down child that may not write notes nothing.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _watch(path: str) -> None:
    notes = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            name, mode, flags = given
            writes = bool((flags or 0) & _WRITING)
            writes = writes or any(c in (mode or "") for c in "wax+")
        elif event in ("tempfile.mkstemp", "tempfile.mkdtemp"):
            name, writes = given[0], True
        else:
            return
        if writes and isinstance(name, str | bytes | os.PathLike):
            with contextlib.suppress(OSError):
                os.write(notes, f"{event}\t{os.fsdecode(name)}\n".encode())

    sys.addaudithook(hook)


if os.environ.get("HABEAS_CANARY_OPENS"):
    _watch(os.environ["HABEAS_CANARY_OPENS"])

"""Keeps the process's memory out of files: no core dumps, no reading by others."""

from __future__ import annotations

import ctypes
import sys

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4


def harden() -> dict[str, bool]:
    """Turn off core dumps and tracing; return what then holds, looked at again.

    The limit on core files is POSIX (`RLIMIT_CORE`), the other Linux
    (`PR_SET_DUMPABLE`: no core file, and no other process of the same user reads
    the memory).
    """
    return {
        "no core dumps": _no_core_dumps(),
        "memory closed to other programs": _not_dumpable(),
    }


def _no_core_dumps() -> bool:
    try:
        import resource
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def _not_dumpable() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return bool(libc.prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0)

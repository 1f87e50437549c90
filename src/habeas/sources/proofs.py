"""What a locked process proves by trying: each attempt must be refused.

An attempt that fails for another reason (nothing listens, no such file) proves
nothing and counts as not refused. Attempts that succeed do no harm: they go to the
discard port of this machine, to `/dev/null`, to an exec that cannot begin. What is
tried is open to everyone (a file, a shell, a folder), so that a refusal comes from the
locks and not from whose files they are.
"""

from __future__ import annotations

import _socket  # `socket` itself would bring far more into the child
import ctypes
import errno
import os
from collections.abc import Callable
from typing import Self

_REFUSALS = frozenset((errno.EPERM, errno.EACCES, errno.EMFILE))
_DISCARD = ("127.0.0.1", 9)
_BAD_POINTER = 1


def prove(libc: ctypes.CDLL) -> dict[str, bool]:
    """Return for each thing a parser must not do whether it was refused."""
    attempts: dict[str, Callable[[], None]] = {
        "connect": _connect,
        "udp": _udp,
        "local-socket": _local,
        "read": _read,
        "write": _write,
        "make": _make,
        "exec": lambda: _exec(libc),
        "fork": _fork,
    }
    return {name: _is_refused(name, attempt) for name, attempt in attempts.items()}


def _is_refused(name: str, attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except OSError as error:
        return error.errno in _REFUSALS | _also(name)
    return False


def _also(name: str) -> set[int]:
    """Further refusals: no route even to this machine; no room for a process."""
    if name in ("connect", "udp"):
        return {errno.ENETUNREACH}
    return {errno.EAGAIN} if name == "fork" else set()


def _connect() -> None:
    with _Socket(_socket.AF_INET, _socket.SOCK_STREAM) as attempt:
        attempt.settimeout(1)
        attempt.connect(_DISCARD)


def _udp() -> None:
    with _Socket(_socket.AF_INET, _socket.SOCK_DGRAM) as attempt:
        attempt.sendto(b"", _DISCARD)


def _local() -> None:
    _Socket(_socket.AF_UNIX, _socket.SOCK_STREAM).close()


class _Socket(_socket.socket):
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _read() -> None:
    os.close(os.open("/etc/passwd", os.O_RDONLY))


def _write() -> None:
    os.close(os.open(os.devnull, os.O_WRONLY))


def _make() -> None:
    path = f"/tmp/habeas-{os.getpid()}"  # noqa: S108  a name to be refused
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    os.unlink(path)


def _exec(libc: ctypes.CDLL) -> None:
    """Try to run a shell with arguments at an address that is none.

    Where running is refused, the kernel says so; where it is not, it finds the bad
    address after all checks and before anything is lost.
    """
    libc.execve(b"/bin/sh", ctypes.c_void_p(_BAD_POINTER), None)
    raise OSError(ctypes.get_errno(), "exec")


def _fork() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)

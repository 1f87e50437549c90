"""Landlock: the kernel's own refusal of files and TCP for one process.

Raw system calls, because the C library has no wrappers. The rule set handles every
right that the running kernel knows and allows none: from then on nothing can be
opened, listed, made, removed or run, and (from version 4 of the interface) no TCP
port bound or connected to. What is already open stays open. See landlock(7).
"""

from __future__ import annotations

import ctypes

_CREATE, _RESTRICT = 444, 446  # the same on x86_64 and aarch64
_VERSION_FLAG = 1

_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # interface version: rights known
_NEWEST = 5
_TCP_SINCE, _TCP_RIGHTS = 4, 0b11
_SCOPE_SINCE, _SCOPES = 6, 0b11


class _Attributes(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def version(libc: ctypes.CDLL) -> int:
    """Return the version of the kernel's Landlock interface, 0 where there is none."""
    found: int = libc.syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION_FLAG)
    return max(found, 0)


def close(libc: ctypes.CDLL) -> str | None:
    """Refuse every file and TCP port to this process; return the layer's name.

    `no_new_privs` must be set before. Returns None where the kernel has no Landlock.
    """
    kernel = version(libc)
    if not kernel:
        return None
    handled = _Attributes(
        files=(1 << _FILE_RIGHTS[min(kernel, _NEWEST)]) - 1,
        net=_TCP_RIGHTS if kernel >= _TCP_SINCE else 0,
        scoped=_SCOPES if kernel >= _SCOPE_SINCE else 0,
    )
    size = 8 if kernel < _TCP_SINCE else 16 if kernel < _SCOPE_SINCE else 24
    rules = libc.syscall(_CREATE, ctypes.byref(handled), ctypes.c_size_t(size), 0)
    if rules < 0 or libc.syscall(_RESTRICT, rules, 0):
        return None
    libc.close(rules)
    return f"landlock-{kernel}"

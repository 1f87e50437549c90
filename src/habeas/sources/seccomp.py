"""Seccomp: the list of system calls a process that only computes may still make.

A list of what is allowed, not of what is forbidden, so that a call no one thought of
is refused too: no socket, open, exec, fork, ptrace, memfd or io_uring, and no memory
that is made executable. Anything else fails with EPERM; a call made for another
processor architecture ends the process. See seccomp(2).
"""

from __future__ import annotations

import ctypes
import os
import struct

_X86_64 = {
    "read": 0,
    "write": 1,
    "close": 3,
    "fstat": 5,
    "poll": 7,
    "lseek": 8,
    "munmap": 11,
    "brk": 12,
    "rt_sigaction": 13,
    "rt_sigprocmask": 14,
    "rt_sigreturn": 15,
    "readv": 19,
    "writev": 20,
    "sched_yield": 24,
    "mremap": 25,
    "madvise": 28,
    "nanosleep": 35,
    "getpid": 39,
    "exit": 60,
    "gettimeofday": 96,
    "getrusage": 98,
    "sigaltstack": 131,
    "gettid": 186,
    "futex": 202,
    "restart_syscall": 219,
    "clock_gettime": 228,
    "clock_nanosleep": 230,
    "exit_group": 231,
    "getrandom": 318,
}
_AARCH64 = {
    "close": 57,
    "lseek": 62,
    "read": 63,
    "write": 64,
    "readv": 65,
    "writev": 66,
    "ppoll": 73,
    "fstat": 80,
    "exit": 93,
    "exit_group": 94,
    "futex": 98,
    "nanosleep": 101,
    "clock_gettime": 113,
    "clock_nanosleep": 115,
    "sched_yield": 124,
    "restart_syscall": 128,
    "sigaltstack": 132,
    "rt_sigaction": 134,
    "rt_sigprocmask": 135,
    "rt_sigreturn": 139,
    "getrusage": 165,
    "gettimeofday": 169,
    "getpid": 172,
    "gettid": 178,
    "brk": 214,
    "munmap": 215,
    "mremap": 216,
    "madvise": 233,
    "getrandom": 278,
}
# machine: its number for seccomp, the calls allowed, mmap and mprotect
_MACHINES = {
    "x86_64": (0xC000003E, _X86_64, (9, 10)),
    "aarch64": (0xC00000B7, _AARCH64, (222, 226)),
}

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER, _ARCH, _PROTECTION = 0, 4, 32  # offsets in struct seccomp_data
_EXECUTABLE = 4
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # refuse: EPERM
_PR_SET_SECCOMP, _FILTER_MODE = 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def close(libc: ctypes.CDLL) -> str | None:
    """Allow this process only the calls listed; return the layer's name.

    `no_new_privs` must be set before. Returns None on a machine whose numbers are not
    listed, or where the kernel refuses the filter.
    """
    machine = _MACHINES.get(os.uname().machine)
    if machine is None:
        return None
    code = _code(*machine)
    program = _Program(len(code) // 8, code)
    mode, zero = ctypes.c_ulong(_FILTER_MODE), ctypes.c_ulong(0)
    failed = libc.prctl(_PR_SET_SECCOMP, mode, ctypes.byref(program), zero, zero)
    return None if failed else "seccomp"


def _code(arch: int, allowed: dict[str, int], mapping: tuple[int, ...]) -> bytes:
    steps = [
        _step(_LOAD, _ARCH),
        _step(_EQUAL, arch, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    for number in allowed.values():
        steps += [_step(_EQUAL, number, 0, 1), _step(_RETURN, _ALLOW)]
    for number in mapping:
        steps += [
            _step(_EQUAL, number, 0, 4),
            _step(_LOAD, _PROTECTION),
            _step(_ANY_BIT, _EXECUTABLE, 0, 1),
            _step(_RETURN, _REFUSE),
            _step(_RETURN, _ALLOW),
        ]
    return b"".join([*steps, _step(_RETURN, _REFUSE)])


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)

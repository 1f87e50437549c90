"""What the child process does to itself before it sees a stranger's bytes.

`close` puts on every layer the system has, each of its own: none relies on another,
and root is treated like anyone (it gives its rights up). Then it proves by trying
that nothing gets out; see `habeas.sources.proofs`. Everything a parser needs must be
imported before: afterwards no file can be opened, not even a module's.

On systems other than Linux there is no layer to put on, and nothing is proven.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import signal
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from habeas.sources import landlock, proofs, seccomp

if sys.platform == "linux":
    import resource

# In this order: Landlock needs a free descriptor, which the limits take away, and
# after seccomp no further layer could be put on.
LAYERS = ("namespaces", "identity", "landlock", "limits", "seccomp")
PROOFS = (
    "connect",
    "udp",
    "local-socket",
    "read",
    "write",
    "make",
    "exec",
    "fork",
)
NOBODY = 65534

_NEW_USER, _NEW_NET, _NEW_IPC, _NEW_UTS = 0x10000000, 0x40000000, 0x08000000, 0x04000000
_PR_SET_DEATH_SIGNAL, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CAPABILITY_VERSION = 0x20080522


@dataclass(frozen=True)
class Report:
    """Which layers hold, and for each attempt of `PROOFS` whether it was refused."""

    layers: list[str] = field(default_factory=list)
    proofs: dict[str, bool] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether everything a parser must not do was tried and refused."""
        return all(self.proofs.get(name) is True for name in PROOFS)


def close(*, memory: int, seconds: float, layers: Collection[str] = LAYERS) -> Report:
    """Lock this process for good and prove it.

    Args:
        memory: Bytes of address space it may have.
        seconds: Seconds of processor time it may use, rounded up.
        layers: Which of `LAYERS` to put on; fewer only to test one alone.
    """
    if sys.platform != "linux":
        return Report()
    libc = ctypes.CDLL(None, use_errno=True)
    steps: dict[str, Callable[[], str | None]] = {
        "namespaces": lambda: _namespaces(libc),
        "identity": lambda: _identity(libc),
        "landlock": lambda: landlock.close(libc),
        "limits": lambda: _limits(memory, math.ceil(seconds)),
        "seccomp": lambda: seccomp.close(libc),
    }
    _prctl(libc, _PR_SET_NO_NEW_PRIVS, 1)
    names = [step() for name, step in steps.items() if name in layers]
    return Report([name for name in names if name], proofs.prove(libc))


def _prctl(libc: ctypes.CDLL, option: int, value: int) -> None:
    zero = ctypes.c_ulong(0)
    libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero)


def _namespaces(libc: ctypes.CDLL) -> str | None:
    """Leave the network for an empty one; without privileges, as a guest's own root."""
    flags = _NEW_NET | _NEW_IPC | _NEW_UTS
    for own in (0, _NEW_USER):
        if libc.unshare(flags | own) == 0:
            return "namespaces"
    return None


def _identity(libc: ctypes.CDLL) -> str | None:
    """Become nobody where that is allowed, and give up every capability.

    Also ends this process with its parent, and keeps it out of core files and from
    other processes of the same user (`dumpable`); a change of identity undoes both, so
    they come after it.
    """
    with contextlib.suppress(OSError):
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    failed = libc.capset(header, (ctypes.c_uint32 * 6)())
    _prctl(libc, _PR_SET_DEATH_SIGNAL, signal.SIGKILL)
    _prctl(libc, _PR_SET_DUMPABLE, 0)
    return None if failed else "identity"


def _limits(memory: int, seconds: int) -> str:
    """No further descriptor, file, process or core; so much memory and time."""
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    # Past the lower limit comes SIGXCPU, which says why; at the upper only SIGKILL.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    return "limits"

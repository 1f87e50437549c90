"""A reader with bad intent, for the boundary to hold: it does what its bytes ask for.

Never imported by the tests themselves; the child process imports it in a real
reader's place, before its locks close, as it would a parser with a hole in it.
"""

from __future__ import annotations

import ctypes
import errno
import json
import mmap
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable

from habeas.sources.formats.extracted import Extracted
from habeas.sources.formats.limits import Limits


def read(data: bytes, limits: Limits) -> Extracted:
    """Do what `data`, a JSON object with the key `do`, asks for."""
    order = json.loads(data)
    return ACTIONS[order.pop("do")](**order)


def said(text: str) -> Extracted:
    """Return `text` as if it had been read."""
    return Extracted(text, "text/plain", "utf-8", "planted", 0, method="p", version="1")


def tried(attempt: Callable[[], object]) -> Extracted:
    """Return the name of the error that stops `attempt`, or "done"."""
    try:
        attempt()
    except OSError as error:
        return said(errno.errorcode.get(error.errno or 0, "unnamed"))
    return said("done")


def connect(port: int) -> Extracted:
    """Speak to a listener on this machine."""
    return tried(lambda: socket.socket().connect(("127.0.0.1", port)))


def send(port: int) -> Extracted:
    """Send a datagram to this machine."""

    def attempt() -> None:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(
            b"hi", ("127.0.0.1", port)
        )

    return tried(attempt)


def local(path: str) -> Extracted:
    """Speak to a socket in a folder."""
    return tried(lambda: socket.socket(socket.AF_UNIX).connect(path))


def look(path: str) -> Extracted:
    """Open a file for reading."""
    return tried(lambda: open(path, "rb").read())


def spill(path: str) -> Extracted:
    """Write a file."""
    return tried(lambda: open(path, "wb").write(b"x"))


def change(path: str) -> Extracted:
    """Delete a file."""
    return tried(lambda: os.unlink(path))


def run() -> Extracted:
    """Start another program."""
    return tried(lambda: subprocess.run(["/bin/true"], check=True))


def become() -> Extracted:
    """Turn into another program."""
    return tried(lambda: os.execv("/bin/true", ["true"]))  # noqa: S606


def fork() -> Extracted:
    """Leave a second process behind."""

    def attempt() -> None:
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)

    return tried(attempt)


def kill() -> Extracted:
    """Kill the process that started this one."""
    return tried(lambda: os.kill(os.getppid(), 9))


def code() -> Extracted:
    """Make memory that can be run."""
    protection = mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC
    return tried(lambda: mmap.mmap(-1, 4096, prot=protection))


def memory_file() -> Extracted:
    """Make a file that only memory holds."""
    return tried(lambda: os.memfd_create("x"))


def trace() -> Extracted:
    """Look into the process that started this one."""

    def attempt() -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.ptrace(16, os.getppid(), None, None) < 0:
            raise OSError(ctypes.get_errno(), "ptrace")

    return tried(attempt)


def who() -> Extracted:
    """Say who this process is, and which capabilities it has."""
    with open("/proc/self/status", "rb") as status:
        fields = dict(line.split(b":", 1) for line in status)
    user, capabilities = fields[b"Uid"].split()[1], fields[b"CapEff"].strip()
    return said((user + b" " + capabilities).decode())


def environment() -> Extracted:
    """Say which variables of the environment are set."""
    return said(" ".join(sorted(os.environ)))


def descriptors() -> Extracted:
    """Say which descriptors beyond the first three are open."""
    found = []
    for number in range(3, 256):
        try:
            os.lseek(number, 0, os.SEEK_CUR)
        except OSError as error:
            if error.errno == errno.EBADF:
                continue
        found.append(str(number))
    return said(" ".join(found))


def sleep() -> Extracted:
    """Wait for ever."""
    time.sleep(3600)
    return said("")


def spin() -> Extracted:
    """Compute for ever."""
    while True:
        pass


def hoard() -> Extracted:
    """Take all memory there is."""
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def flood() -> Extracted:
    """Answer without end."""
    while True:
        sys.stdout.buffer.write(b"x" * 65536)


def long(characters: int) -> Extracted:
    """Answer with a long text."""
    return said("x" * characters)


def babble(line: str, text: str = "") -> Extracted:
    """Answer with something else, then end."""
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
    os._exit(0)


def surrogate() -> Extracted:
    """Answer with half a character."""
    return said("\ud800")


def fail(words: str) -> Extracted:
    """Fail with words of the source in the error."""
    raise AttributeError(words)


def crash() -> Extracted:
    """Read where no memory is."""
    ctypes.string_at(0)
    return said("")


ACTIONS: dict[str, Callable[..., Extracted]] = {
    name: value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == __name__
}

"""From a passphrase to a key: Argon2id (RFC 9106), in a child that ends at once.

The child takes the passphrase by pipe and gives back the key, so that the memory
which the derivation fills is gone with it and is never the desk's own.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import HabeasError

ALGORITHM = "argon2id"
KEY, SALT = 32, 16
SECONDS = 1.0  # what one derivation should take on this machine
MOST = 256 * 1024  # KiB, where that much is free
LEAST = 32 * 1024
LANES = 4
PASSES = (3, 16)  # RFC 9106 recommends three, with 64 MiB
_CHILD = """
import base64, json, sys, time
from argon2.low_level import Type, hash_secret_raw
asked = json.loads(sys.stdin.buffer.read())
secret, salt = (base64.b64decode(asked[name]) for name in ("secret", "salt"))
begun = time.process_time()
key = hash_secret_raw(secret, salt, asked["passes"], asked["memory"], asked["lanes"],
                      asked["length"], Type.ID)
took = time.process_time() - begun
json.dump({"key": base64.b64encode(key).decode(), "took": took}, sys.stdout)
"""


class NoDerivation(HabeasError):
    """The child that derives the key did not do so."""

    def __init__(self) -> None:
        super().__init__(
            "the key could not be derived from the passphrase, most likely for want "
            "of memory. Nothing was changed. Close other programs and try again."
        )


@dataclass(frozen=True)
class Cost:
    """What one derivation costs: memory in KiB, passes over it, lanes beside."""

    memory: int
    passes: int
    lanes: int

    def possible(self) -> bool:
        """Return whether the cost is one that this program could have chosen."""
        return (
            1 <= self.lanes <= 16
            and 1 <= self.passes <= 64
            and 8 * self.lanes <= self.memory <= 4 * 1024 * 1024
        )


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key of a passphrase. Raises `NoDerivation`."""
    return _child(passphrase.encode("utf-8", "surrogatepass"), salt, cost)[0]


def chosen() -> Cost:
    """Return the cost of about a second here, with a quarter of what is free at most.

    Every cost is written beside the key it wraps, so that it can differ by desk.
    """
    memory = MOST
    while memory > LEAST and memory * 4 > _free():
        memory //= 2
    lanes = min(LANES, os.cpu_count() or 1)
    _, took = _child(b"how long", bytes(SALT), Cost(memory, 1, lanes))
    # The processor's time, shared by the lanes: a busy machine makes no weak key.
    passes = round(SECONDS * lanes / max(took, 0.01))
    return Cost(memory, min(max(passes, PASSES[0]), PASSES[1]), lanes)


def _child(secret: bytes, salt: bytes, cost: Cost) -> tuple[bytes, float]:
    asked = {
        "secret": base64.b64encode(secret).decode(),
        "salt": base64.b64encode(salt).decode(),
        "passes": cost.passes,
        "memory": cost.memory,
        "lanes": cost.lanes,
        "length": KEY,
    }
    ended = subprocess.run(  # noqa: S603 - our own interpreter, a fixed program
        [sys.executable, "-P", "-c", _CHILD],
        input=json.dumps(asked).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if ended.returncode != 0:
        raise NoDerivation
    said = json.loads(ended.stdout)
    return base64.b64decode(said["key"]), float(said["took"])


def _free() -> int:
    """Return the memory that is free, in KiB; where nobody says, that of a laptop."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return 4 * MOST
    found = (line.split()[1] for line in lines if line.startswith("MemAvailable:"))
    return int(next(found, 4 * MOST))

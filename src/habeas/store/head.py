"""The head file: how far the ledger had come, so that a desk behind it says so.

It holds size, root and frontier of the RFC 6962 tree under a MAC of the desk's
key. It is renewed after each commit; a database that is ahead of it is in order
(the power went between commit and renewal), one that is behind has lost entries.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import HabeasError
from habeas.store import vault
from habeas.store.canon import canonical
from habeas.store.folder import write_file
from habeas.store.merkle import Frontier

FORMAT = "habeas-head/1"


class DamagedHead(HabeasError):
    """The head file is not what the desk wrote."""

    def __init__(self) -> None:
        super().__init__(
            "the desk's head file is damaged or was changed. The records were not "
            "touched. Compare with a checkpoint kept elsewhere: "
            "`habeas verify --checkpoint FILE`."
        )


@dataclass(frozen=True)
class Head:
    """Size and root (hex SHA-256) of the ledger when it was last written."""

    size: int
    root: str
    frontier: Frontier


def read() -> Head | None:
    """Return the head, or None if none was written yet. Raises `DamagedHead`."""
    path = vault.layout().head
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_bytes())
        mac = found.pop("mac")
        if found["format"] != FORMAT or not hmac.compare_digest(mac, _mac(found)):
            raise DamagedHead
        hashes = tuple(bytes.fromhex(x) for x in found["frontier"])
        return Head(found["size"], found["root"], Frontier(found["size"], hashes))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedHead from error


def renew(frontier: Frontier) -> None:
    """Write the head for `frontier` unless a later one stands."""
    with _only_one(vault.layout().head.with_suffix(".lock")):
        standing = read()
        if standing is not None and standing.size >= frontier.size:
            return
        body = {
            "format": FORMAT,
            "size": frontier.size,
            "root": frontier.root().hex(),
            "frontier": [x.hex() for x in frontier.hashes],
        }
        whole = body | {"mac": _mac(body)}
        write_file(vault.layout().head, canonical(whole))


def _mac(body: object) -> str:
    made = hmac.new(vault.key("head"), canonical(body), hashlib.sha256)
    return "hmac-sha256:" + made.hexdigest()


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("ab") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield

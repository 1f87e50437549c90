"""The head file: how far the ledger had come, so that a desk behind it says so.

It holds size, root and frontier of the RFC 6962 tree under a MAC of the desk's
key. It is there from the making of the desk on and is renewed after each commit; a
database that is ahead of it is in order (the power went between commit and
renewal), one that is behind has lost entries.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass

from habeas.errors import HabeasError
from habeas.store import vault
from habeas.store.canon import canonical
from habeas.store.folder import write_file
from habeas.store.locks import only_one
from habeas.store.merkle import Frontier

FORMAT = "habeas-head/1"


class DamagedHead(HabeasError):
    """The head file is missing, or is not what the desk wrote."""

    def __init__(self) -> None:
        super().__init__(
            "the desk's head file is missing, damaged or was changed. The records "
            "were not touched. Compare with a checkpoint kept elsewhere: "
            "`habeas verify --checkpoint FILE`, then restore the last backup beside it."
        )


class BehindHead(HabeasError):
    """The database holds fewer entries than the head file says there were."""

    def __init__(self, has: int, had: int) -> None:
        self.has, self.had = has, had
        super().__init__(
            "the database holds %(has)s ledger entries but had %(had)s: entries are "
            "lost or an older copy was put in place. Nothing was changed. Run `habeas "
            "verify`, then restore the last backup beside it.",
            has=has,
            had=had,
        )


@dataclass(frozen=True)
class Head:
    """Size and root (hex SHA-256) of the ledger when it was last written."""

    size: int
    root: str
    frontier: Frontier


def read() -> Head:
    """Return the head. Raises `DamagedHead`, also where there is none."""
    try:
        content = vault.layout().head.read_bytes()
        found = json.loads(content)
        if canonical(found) != content:
            raise DamagedHead
        mac = found.pop("mac")
        if found["format"] != FORMAT or not hmac.compare_digest(mac, _mac(found)):
            raise DamagedHead
        hashes = tuple(bytes.fromhex(x) for x in found["frontier"])
        return Head(found["size"], found["root"], Frontier(found["size"], hashes))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedHead from error


def begin() -> None:
    """Write the head of an empty ledger, for a desk that is being made."""
    _write(Frontier(0, ()))


def renew(frontier: Frontier) -> None:
    """Write the head for `frontier` unless a later one stands."""
    path = vault.layout().head
    with only_one(path.with_suffix(".lock")):
        if read().size < frontier.size:
            _write(frontier)


def _write(frontier: Frontier) -> None:
    body = {
        "format": FORMAT,
        "size": frontier.size,
        "root": frontier.root().hex(),
        "frontier": [x.hex() for x in frontier.hashes],
    }
    whole = canonical(body | {"mac": _mac(body)})
    # An older head is no harm: a database may be ahead of it.
    write_file(vault.layout().head, whole, at_once=not frontier.size)


def _mac(body: object) -> str:
    made = hmac.digest(vault.key("head"), canonical(body), hashlib.sha256)
    return "hmac-sha256:" + made.hex()

"""Each source's own key, wrapped by the desk's, as a file of its own.

When a source is destroyed its key file is overwritten and a tombstone takes its
place: everything sealed under the key is gone for good, also in backups that took
the new keyring. On a solid-state disk the old bytes may lie elsewhere for a while:
whoever reads them still needs the desk's key.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from typing import IO

from habeas.errors import HabeasError
from habeas.store.canon import canonical
from habeas.store.folder import Layout, write_file
from habeas.store.seal import ALGORITHM, KEY, SealBroken, derive, lookup, seal, unseal

FORMAT = "habeas-source-key/1"
ERASED_BY = "sources.destroy"  # the verb of entries that erase the keys they name
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class KeyErased(HabeasError):
    """A source's key was erased, and with it everything sealed under it."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            "source key %(key_id)s was erased: what was sealed under it is gone for "
            "good, as was decided. The ledger still proves that it was there.",
            key_id=key_id,
        )


class KeyDamaged(HabeasError):
    """A source's key file is missing or is not what the desk wrote."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            "source key %(key_id)s is missing or was changed. The source was left as "
            "it is. Restore the last backup beside the desk and take the key from it.",
            key_id=key_id,
        )


def new(layout: Layout, data: bytes, key_id: str) -> bytes:
    """Make a source's key, keep it durably, and return it.

    Raises:
        KeyDamaged: If there is, or was, a key with this id.
    """
    path = layout.keyring / _name(key_id)
    if path.exists():
        raise KeyDamaged(key_id)
    made = secrets.token_bytes(KEY)
    wrapped = seal(derive(data, "keyring"), made, _bound(key_id))
    _write(layout, key_id, {"algorithm": ALGORITHM, "wrapped": wrapped.hex()})
    return made


def get(layout: Layout, data: bytes, key_id: str) -> bytes:
    """Return a source's key.

    Raises:
        KeyErased: If it was erased.
        KeyDamaged: If its file is missing, or holds anything but what was written.
    """
    found = _read(layout, key_id)
    if set(found) == {"format", "erased"}:
        if found["erased"] != _mark(data, key_id):
            raise KeyDamaged(key_id)
        raise KeyErased(key_id)
    if set(found) != {"format", "algorithm", "wrapped"}:
        raise KeyDamaged(key_id)
    if found["algorithm"] != ALGORITHM:
        raise KeyDamaged(key_id)
    try:
        wrapped = bytes.fromhex(found["wrapped"])
        if wrapped.hex() != found["wrapped"]:  # one form only, small letters
            raise KeyDamaged(key_id)
        return unseal(derive(data, "keyring"), wrapped, _bound(key_id))
    except (SealBroken, ValueError, TypeError) as error:
        raise KeyDamaged(key_id) from error


def erase(layout: Layout, data: bytes, key_id: str) -> None:
    """Overwrite a source's key and leave a tombstone that names nothing but its id.

    At each moment the key or the tombstone is there whole (on Windows, the key may
    be overwritten and the tombstone still to come).
    """
    path = layout.keyring / _name(key_id)
    tombstone = {"erased": _mark(data, key_id)}
    if not path.exists():
        return _write(layout, key_id, tombstone)
    with path.open("r+b") as old:
        if os.name == "posix":
            _write(layout, key_id, tombstone)
        _overwrite(old)
    if os.name != "posix":  # where what is open cannot be replaced
        _write(layout, key_id, tombstone)


def standing(path: str) -> tuple[int, int] | None:
    """Return which file has this name: its number and when it was last written.

    An erasure puts another file there.
    """
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def ids(layout: Layout) -> set[str]:
    """Return the ids of all keys and tombstones, and the names of what is neither."""
    return {path.name for path in layout.keyring.iterdir()}


def _overwrite(handle: IO[bytes]) -> None:
    """Write over a file's content, also where another took its name."""
    handle.write(secrets.token_bytes(os.fstat(handle.fileno()).st_size))
    handle.flush()
    os.fsync(handle.fileno())


def _read(layout: Layout, key_id: str) -> dict[str, str]:
    try:
        content = (layout.keyring / _name(key_id)).read_bytes()
        found = json.loads(content)
    except (FileNotFoundError, ValueError) as error:
        raise KeyDamaged(key_id) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise KeyDamaged(key_id)
    if canonical(found) != content:
        raise KeyDamaged(key_id)
    return found


def _write(layout: Layout, key_id: str, body: dict[str, str]) -> None:
    write_file(layout.keyring / _name(key_id), canonical({"format": FORMAT} | body))


def _name(key_id: str) -> str:
    if not _ID.fullmatch(key_id):
        raise KeyDamaged("(no id)")
    return key_id


def _bound(key_id: str) -> bytes:
    return f"source key:{key_id}".encode()


def _mark(data: bytes, key_id: str) -> str:
    return "hmac-sha256:" + lookup(derive(data, "tombstones"), key_id)

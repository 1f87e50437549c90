"""Signed checkpoints of the ledger: C2SP tlog-checkpoint in a signed note, Ed25519.

    habeas/DESKID
    42
    (root, base64)

    — habeas/DESKID (4 bytes of the key's hash, then the signature, base64)

Under 250 bytes: it can be printed, sent or read out, and kept by somebody else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from habeas.errors import HabeasError
from habeas.store.keys import Keys

_ED25519 = b"\x01"  # the signed note's number of the algorithm
_DASH = "\u2014 "
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")


class NotACheckpoint(HabeasError):
    """A text was given as a checkpoint that is none, or is of another desk."""

    def __init__(self) -> None:
        super().__init__(
            "this is no checkpoint that this desk signed. Nothing was compared with "
            "it. Look for the file that `habeas checkpoint` printed for this desk."
        )


@dataclass(frozen=True)
class Checkpoint:
    """At `size` entries the ledger of `origin` had this `root`; `extra` lines follow."""

    origin: str
    size: int
    root: bytes
    extra: tuple[str, ...] = ()


def origin(keys: Keys) -> str:
    """Return the name under which a desk signs."""
    return f"habeas/{keys.desk}"


def sign(keys: Keys, size: int, root: bytes, *extra: str) -> str:
    """Return the desk's signed checkpoint as text, with its last line's end."""
    name = origin(keys)
    lines = [name, str(size), base64.b64encode(root).decode(), *extra]
    return sign_note("".join(f"{line}\n" for line in lines), name, keys.signing)


def verify(text: str, keys: Keys) -> Checkpoint:
    """Return the checkpoint if this desk signed it.

    Line ends that became CR LF on the way are taken as LF; signatures of others
    (witnesses) are passed over.

    Raises:
        NotACheckpoint: If the form or the signature is wrong, or it is of another
            desk.
    """
    name = origin(keys)
    body = open_note(text, name, keys.signing.public_key().public_bytes_raw())
    lines = body.split("\n")[:-1]
    if len(lines) < 3 or lines[0] != name or not _NUMBER.fullmatch(lines[1]):
        raise NotACheckpoint
    return Checkpoint(name, int(lines[1]), _decoded(lines[2], 32), tuple(lines[3:]))


def sign_note(body: str, name: str, key: Ed25519PrivateKey) -> str:
    """Return `body` as a signed note (C2SP signed-note)."""
    hashed = key_hash(name, key.public_key().public_bytes_raw())
    signature = base64.b64encode(hashed + key.sign(body.encode())).decode()
    return f"{body}\n{_DASH}{name} {signature}\n"


def open_note(text: str, name: str, public: bytes) -> str:
    """Return the body of a note if one of its signatures is `name`'s, and good.

    Raises:
        NotACheckpoint: If none is.
    """
    body, found, signatures = text.replace("\r\n", "\n").rpartition("\n\n")
    body, hashed = f"{body}\n", key_hash(name, public)
    for line in signatures.splitlines() if found else ():
        if not line.startswith(f"{_DASH}{name} "):
            continue
        signature = _decoded(line.rpartition(" ")[2], 68)
        if signature[:4] == hashed:
            _require(body, signature[4:], public)
            return body
    raise NotACheckpoint


def key_hash(name: str, public: bytes) -> bytes:
    """Return the four bytes by which a signed note names an Ed25519 key."""
    named = name.encode() + b"\n" + _ED25519 + public
    return hashlib.sha256(named).digest()[:4]


def _require(body: str, signature: bytes, public: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, body.encode())
    except InvalidSignature as error:
        raise NotACheckpoint from error


def _decoded(text: str, length: int) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise NotACheckpoint from error
    if len(found) != length:
        raise NotACheckpoint
    return found

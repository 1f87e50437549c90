"""Signed checkpoints of the ledger: C2SP tlog-checkpoint in a signed note, Ed25519.

    habeas/DESKID
    42
    (root, base64)

    — habeas/DESKID (4 bytes of the key's hash, then the signature, base64)

Under 250 bytes: it can be printed, sent or read out, and kept by somebody else.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from habeas.errors import HabeasError

_ED25519 = b"\x01"  # the signed note's number of the algorithm
_DASH = "\u2014 "


class NotACheckpoint(HabeasError):
    """A text was given as a checkpoint that is none, or is of another desk."""

    def __init__(self) -> None:
        super().__init__(
            "this is no checkpoint that this desk signed. Nothing was compared with "
            "it. Look for the file that `habeas checkpoint` printed for this desk."
        )


@dataclass(frozen=True)
class Checkpoint:
    """At `size` entries the ledger of `origin` had this `root`."""

    origin: str
    size: int
    root: bytes


def sign(origin: str, size: int, root: bytes, key: Ed25519PrivateKey) -> str:
    """Return the signed checkpoint as text, with its last line's end."""
    body = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    hashed = key_hash(origin, key.public_key().public_bytes_raw())
    signature = base64.b64encode(hashed + key.sign(body.encode())).decode()
    return f"{body}\n{_DASH}{origin} {signature}\n"


def verify(text: str, public: bytes) -> Checkpoint:
    """Return the checkpoint if `public` (raw Ed25519) signed it as its origin.

    Line ends that became CR LF on the way are taken as LF; signatures of others
    (witnesses) are passed over.

    Raises:
        NotACheckpoint: If the form or the signature is wrong.
    """
    body, found, signatures = text.replace("\r\n", "\n").rpartition("\n\n")
    lines = body.split("\n")
    if not found or len(lines) < 3:
        raise NotACheckpoint
    origin, size, root = lines[:3]
    require_signed(f"{body}\n", signatures, origin, public)
    if not (size.isascii() and size.isdigit()) or str(int(size)) != size:
        raise NotACheckpoint
    return Checkpoint(origin, int(size), _decoded(root, 32))


def require_signed(body: str, signatures: str, name: str, public: bytes) -> None:
    """Raise `NotACheckpoint` unless one of the signature lines is `name`'s, and good.

    C2SP signed-note.
    """
    hashed = key_hash(name, public)
    for line in signatures.splitlines():
        if not line.startswith(f"{_DASH}{name} "):
            continue
        signature = _decoded(line.rpartition(" ")[2], 68)
        if signature[:4] == hashed:
            return _require(body, signature[4:], public)
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
    except (binascii.Error, ValueError) as error:
        raise NotACheckpoint from error
    if len(found) != length:
        raise NotACheckpoint
    return found

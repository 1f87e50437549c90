"""Sealing of short values, keys derived for a purpose, and keyed look-up.

A sealed value is one byte that names the algorithm, a random nonce of 24 bytes, and
the ciphertext with its tag. Algorithm 1 is ChaCha20-Poly1305 (RFC 8439) under a key
of its own for each value, HMAC-SHA256(key, first 16 bytes of the nonce): with 24
random bytes no number of values makes a nonce likely to come twice.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from habeas.errors import HabeasError

ALGORITHM = "hmac-sha256+chacha20-poly1305"
KEY, NONCE, TAG = 32, 24, 16
_MARK = b"\x01"
_SUBKEY = 16  # the bytes of the nonce that choose the value's own key
OVERHEAD = len(_MARK) + NONCE + TAG


class SealBroken(HabeasError):
    """A sealed value does not open: it was changed, or stands where it was not put."""

    def __init__(self) -> None:
        super().__init__(
            "a sealed value does not open: it was changed or moved. It was left as it "
            "is. Run `habeas verify`, then restore the last backup beside the desk."
        )


def derive(key: bytes, purpose: str) -> bytes:
    """Return the 32-byte key for `purpose` (HKDF-SHA256, RFC 5869)."""
    hkdf = HKDF(hashes.SHA256(), KEY, salt=None, info=f"habeas/{purpose}".encode())
    return hkdf.derive(key)


def seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Return `plain` sealed under `key`; it opens only with the same `bound`."""
    nonce = secrets.token_bytes(NONCE)
    return _MARK + nonce + _cipher(key, nonce).encrypt(_short(nonce), plain, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Return what was sealed. Raises `SealBroken`."""
    if len(sealed) < OVERHEAD or sealed[:1] != _MARK:
        raise SealBroken
    nonce = sealed[1 : 1 + NONCE]
    try:
        return _cipher(key, nonce).decrypt(_short(nonce), sealed[1 + NONCE :], bound)
    except InvalidTag as error:
        raise SealBroken from error


def lookup(key: bytes, text: str) -> str:
    """Return the keyed hash that finds `text` again (HMAC-SHA256, 64 hex digits)."""
    encoded = text.encode("utf-8", "surrogatepass")
    return hmac.digest(key, encoded, hashlib.sha256).hex()


def _cipher(key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    own = hmac.digest(key, b"habeas/seal" + nonce[:_SUBKEY], hashlib.sha256)
    return ChaCha20Poly1305(own)


def _short(nonce: bytes) -> bytes:
    return bytes(4) + nonce[_SUBKEY:]

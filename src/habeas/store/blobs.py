"""Files as received, in authenticated chunks under their source's own key.

A blob begins with its format and a random salt; then come chunks, each sealed with
ChaCha20-Poly1305 under HKDF(source key, salt), its number and whether it is the
last as nonce (the STREAM construction, as in age), so that none can be dropped,
moved or added. Chunks are filled up to a Padmé length, because an exact size would
tell which known document lies here. The name is a keyed hash, for the same reason.

Durable on return: written, fsynced, renamed, folder fsynced; the row comes after.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from habeas.errors import HabeasError
from habeas.store.folder import HALF, Layout, half, private, remove, sync_folder
from habeas.store.seal import TAG, derive

MAGIC = b"habeas-blob/1 chacha20-poly1305 sha256\n"
SALT = 16
CHUNK = 64 * 1024  # bytes of a full chunk in clear, its length field included
LENGTH = 4
ROOM = CHUNK - LENGTH
LEAST = 4 * 1024  # no blob's padded content is shorter


class BlobDamaged(HabeasError):
    """A blob is missing, or is not what the desk wrote."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            "blob %(name)s is missing or was changed. It was left as it is. Run "
            "`habeas verify`, then restore the last backup beside the desk.",
            name=name,
        )


@dataclass(frozen=True)
class Blob:
    """A kept file: its name here, its size and SHA-256 (hex) as received."""

    name: str
    size: int
    sha256: str


class BlobStore:
    """The blobs of a desk; `key` is what their names are made with."""

    def __init__(self, layout: Layout, key: bytes) -> None:
        self._folder = layout.blobs
        self._key = key

    def writer(self, key: bytes) -> BlobWriter:
        """Begin a blob under a source's key; nothing stands until `commit`."""
        return BlobWriter(self, key)

    def keep(self, chunks: Iterable[bytes], key: bytes) -> Blob:
        """Write a stream to its end and return the blob, durable."""
        with self.writer(key) as writer:
            for chunk in chunks:
                writer.write(chunk)
            return writer.commit()

    def read(self, name: str, key: bytes) -> Iterator[bytes]:
        """Yield a blob's bytes in order, each stretch after its check.

        Raises:
            BlobDamaged: As soon as a chunk, or at the end the whole, is not what
                was written. What was yielded before was good.
        """
        hashed = hashlib.sha256()
        for content in self._chunks(name, key):
            hashed.update(content)
            if content:
                yield content
        if not hmac.compare_digest(name, self.name(hashed.hexdigest(), key)):
            raise BlobDamaged(name)

    def whole(self, name: str, key: bytes) -> bytes:
        """Return a blob's bytes; only for what fits the memory."""
        return b"".join(self.read(name, key))

    def name(self, sha256: str, key: bytes) -> str:
        """Return the name of a blob with this content under this source's key."""
        own = derive(key, "blob name")
        return hmac.digest(self._key, own + sha256.encode(), hashlib.sha256).hex()

    def names(self) -> set[str]:
        """Return the names of all whole blobs."""
        found = (path.name for path in self._folder.iterdir())
        return {name for name in found if not name.startswith(HALF)}

    def remove(self, name: str) -> None:
        """Remove a blob durably. Its key must be erased too: see `keyring`."""
        remove(self.path(name))

    def path(self, name: str) -> Path:
        """Return where a blob lies. Raises `BlobDamaged` for what is no name."""
        if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
            raise BlobDamaged("(no name)")
        return self._folder / name

    def _chunks(self, name: str, key: bytes) -> Iterator[bytes]:
        try:
            with self.path(name).open("rb") as handle:
                head = handle.read(len(MAGIC) + SALT)
                if len(head) != len(MAGIC) + SALT or not head.startswith(MAGIC):
                    raise BlobDamaged(name)
                yield from _opened(handle, _cipher(key, head), head)
        except (FileNotFoundError, InvalidTag, _Malformed) as error:
            raise BlobDamaged(name) from error


class BlobWriter:
    """Takes a stream; leaves a whole blob after `commit`, else nothing."""

    def __init__(self, store: BlobStore, key: bytes) -> None:
        self._store, self._key = store, key
        self._half = half(store._folder / "blob")
        self._handle: IO[bytes] | None = _new(self._half)
        self._hash = hashlib.sha256()
        self._waiting = bytearray()
        self._number = 0
        self.size = 0
        self._head = MAGIC + secrets.token_bytes(SALT)
        self._cipher = _cipher(key, self._head)
        self._handle.write(self._head)

    @property
    def sha256(self) -> str:
        """The SHA-256 (hex) of what was written so far."""
        return self._hash.hexdigest()

    def write(self, content: bytes) -> None:
        """Take the next bytes of the stream."""
        self._hash.update(content)
        self.size += len(content)
        self._waiting += content
        while len(self._waiting) > ROOM:
            self._put(bytes(self._waiting[:ROOM]), CHUNK, last=False)
            del self._waiting[:ROOM]

    def commit(self) -> Blob:
        """Make the blob durable under its name."""
        self._finish()
        handle = self._open()
        handle.flush()
        os.fsync(handle.fileno())
        handle.close()
        self._handle = None
        name = self._store.name(self.sha256, self._key)
        self._half.replace(self._store.path(name))
        sync_folder(self._half.parent)
        return Blob(name, self.size, self.sha256)

    def abort(self) -> None:
        """Leave nothing."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None
        self._half.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()

    def _finish(self) -> None:
        """Write what waits and fill up to the padded length."""
        left = padded(self.size) - (self.size - len(self._waiting))
        content = bytes(self._waiting)
        while left > ROOM:
            self._put(content, CHUNK, last=False)
            left, content = left - ROOM, b""
        self._put(content, LENGTH + left, last=True)
        self._waiting.clear()

    def _put(self, content: bytes, length: int, *, last: bool) -> None:
        plain = len(content).to_bytes(LENGTH, "big") + content
        nonce = _nonce(self._number, last=last)
        sealed = self._cipher.encrypt(nonce, plain.ljust(length, b"\0"), self._head)
        self._open().write(sealed)
        self._number += 1

    def _open(self) -> IO[bytes]:
        if self._handle is None:
            raise ValueError("the blob is closed")
        return self._handle


class _Malformed(Exception):
    """A chunk opened but does not say how much of it is content."""


def padded(size: int) -> int:
    """Return the padded length of `size` bytes: Padmé, at most 12 per cent more."""
    size = max(size, LEAST)
    exponent = size.bit_length() - 1
    low = exponent - exponent.bit_length()
    mask = (1 << low) - 1
    return (size + mask) & ~mask


def _opened(
    handle: IO[bytes], cipher: ChaCha20Poly1305, head: bytes
) -> Iterator[bytes]:
    sealed, number = handle.read(CHUNK + TAG), 0
    while True:
        after = handle.read(CHUNK + TAG)
        plain = cipher.decrypt(_nonce(number, last=not after), sealed, head)
        length = int.from_bytes(plain[:LENGTH], "big")
        if length > len(plain) - LENGTH or any(plain[LENGTH + length :]):
            raise _Malformed
        yield plain[LENGTH : LENGTH + length]
        if not after:
            return
        sealed, number = after, number + 1


def _cipher(key: bytes, head: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive(key, "blob:" + head[len(MAGIC) :].hex()))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")


def _new(path: Path) -> IO[bytes]:
    return open(path, "xb", opener=private)

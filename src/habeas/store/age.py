"""Folders as one age file: a plain tar stream, encrypted for a receiver as it flows.

Nothing is staged in clear. Without Habeas, `age --decrypt -i KEY FILE | tar x` opens
it. Unpacking trusts nothing: regular files only, names of one or two plain parts,
none twice, none that is there, sizes as announced, all within limits.
"""

from __future__ import annotations

import io
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

import pyrage
from pyrage import x25519

from habeas.errors import HabeasError
from habeas.store.folder import HALF, make_folder, private, sync_folder

BLOCK = tarfile.BLOCKSIZE
PIECE = 1024 * 1024
MOST_FILES = 4_000_000
MOST_BYTES = 1 << 44  # 16 TiB
_PART = r"[0-9a-z][0-9a-z._-]{0,99}"
_NAME = re.compile(rf"(?:{_PART}/)?{_PART}")


class DamagedArchive(HabeasError):
    """An archive does not open, is cut short, or holds what it must not."""

    def __init__(self) -> None:
        super().__init__(
            "the archive is damaged, cut short, or not one that Habeas made for this "
            "desk. Nothing of it was kept. Try an older backup."
        )


def pack(folders: Mapping[str, Path], target: Path, receiver: x25519.Identity) -> None:
    """Write the files of `folders` (prefix to folder) into an age file, durably.

    Files that are half written or that are gone when their turn comes are left
    out. The names in a folder are taken in order.
    """
    try:
        with open(target, "xb", opener=private) as out:
            _encrypt(_Stream(_tar(folders)), _Sink(out), receiver)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def unpack(source: Path, root: Path, receiver: x25519.Identity) -> None:
    """Write the files of an archive below `root`, durably.

    Raises:
        DamagedArchive: The caller throws away what was written until then.
    """
    with source.open("rb") as handle, _Unpacker(root) as unpacker:
        try:
            pyrage.decrypt_io(handle, unpacker, [receiver])
        except (pyrage.DecryptError, OSError) as error:
            # pyrage tells a broken stream, and what we raised, each in either way.
            if unpacker.failed is not None:
                raise unpacker.failed from error
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise DamagedArchive from error
        unpacker.finish()


def _encrypt(stream: _Stream, sink: _Sink, receiver: x25519.Identity) -> None:
    try:
        pyrage.encrypt_io(
            io.BufferedReader(stream, PIECE), sink, [receiver.to_public()]
        )
    except (pyrage.EncryptError, OSError) as error:
        failed = stream.failed or sink.failed
        if failed is not None:
            raise failed from error
        raise


def _tar(folders: Mapping[str, Path]) -> Iterator[bytes]:
    for prefix, folder in folders.items():
        for path in sorted(p for p in folder.iterdir() if p.is_file()):
            if path.name.startswith(HALF):
                continue
            name = f"{prefix}/{path.name}" if prefix else path.name
            try:
                handle = path.open("rb")
            except FileNotFoundError:
                continue
            with handle:
                yield from _member(name, handle)
    yield bytes(2 * BLOCK)


def _member(name: str, handle: IO[bytes]) -> Iterator[bytes]:
    info = tarfile.TarInfo(name)
    info.size = left = os.fstat(handle.fileno()).st_size
    info.mode = 0o600
    yield info.tobuf(tarfile.GNU_FORMAT)
    while left:
        piece = handle.read(min(PIECE, left))
        if not piece:
            raise DamagedArchive
        left -= len(piece)
        yield piece
    yield bytes(-info.size % BLOCK)


class _Stream(io.RawIOBase):
    """Lets an iterator of bytes be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, memoryview(b"")
        self.failed: HabeasError | OSError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._left:
            piece = self._next()
            if piece is None:
                return 0
            self._left = memoryview(piece)
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def _next(self) -> bytes | None:
        try:
            return next(self._pieces, None)
        except (HabeasError, OSError) as error:
            self.failed = error
            raise


class _Sink(io.RawIOBase):
    """Passes on what is written, and keeps note of why it could not be."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.failed: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        try:
            return self._out.write(content)
        except OSError as error:
            self.failed = error
            raise


class _Unpacker(io.RawIOBase):
    """Takes a tar stream as it comes and writes its files below a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._waiting = bytearray()
        self._handle: IO[bytes] | None = None
        self._left = self._padding = 0
        self._files = self._bytes = 0
        self._ended = False
        self._folders = {root}
        self.failed: HabeasError | OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self._waiting += content
        try:
            while self._step():
                pass
        except (HabeasError, OSError) as error:
            self.failed = error
            raise
        return len(content)

    def finish(self) -> None:
        """Raise `DamagedArchive` unless the stream came to its own end."""
        if not self._ended or self._handle is not None:
            raise DamagedArchive
        for folder in self._folders:
            sync_folder(folder)

    def close(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None
        super().close()

    def _step(self) -> bool:
        if self._handle is not None:
            return self._content()
        if self._padding:
            return self._skip()
        if len(self._waiting) < BLOCK:
            return False
        block = bytes(self._waiting[:BLOCK])
        del self._waiting[:BLOCK]
        if self._ended or not any(block):
            self._require(not any(block))
            self._ended = True
            return True
        self._begin(block)
        return True

    def _begin(self, block: bytes) -> None:
        try:
            info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError):
            info = tarfile.TarInfo()
        self._files += 1
        self._bytes += max(info.size, 0)
        self._require(
            info.type == tarfile.REGTYPE
            and bool(_NAME.fullmatch(info.name))
            and info.size >= 0
            and self._files <= MOST_FILES
            and self._bytes <= MOST_BYTES
        )
        path = self._root / info.name
        if path.parent not in self._folders:
            self._require(not path.parent.is_symlink())
            make_folder(path.parent)
            self._folders.add(path.parent)
        self._require(not path.exists() and not path.is_symlink())
        self._handle = _new(path)
        self._left, self._padding = info.size, -info.size % BLOCK
        self._content()

    def _content(self) -> bool:
        if self._handle is None:
            return False
        taken = min(self._left, len(self._waiting))
        self._handle.write(self._waiting[:taken])
        del self._waiting[:taken]
        self._left -= taken
        if self._left:
            return False
        self._handle.flush()
        os.fsync(self._handle.fileno())
        self._handle.close()
        self._handle = None
        return True

    def _skip(self) -> bool:
        taken = min(self._padding, len(self._waiting))
        self._require(not any(self._waiting[:taken]))
        del self._waiting[:taken]
        self._padding -= taken
        return self._padding == 0

    def _require(self, good: bool) -> None:
        if not good:
            raise DamagedArchive


def _new(path: Path) -> IO[bytes]:
    return open(path, "xb", opener=private)

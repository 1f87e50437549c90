"""Keeps what the desk receives: untouched, hashed, under a key of its own.

The bytes are durable first (written, fsynced, renamed, folder fsynced), then one
ledger entry says so; what `keep` returns is acknowledged, whatever happens next. A
crash in between leaves files that no row names; the next `keep` clears them away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from typing import IO

from habeas.accounts.models import User
from habeas.errors import HabeasError
from habeas.sources import custody, unfinished
from habeas.sources.formats.kinds import HEAD
from habeas.sources.formats.kinds import kind as kind_of
from habeas.sources.models import Source
from habeas.store import vault
from habeas.store.blobs import Blob
from habeas.store.labels import INTERNAL, up_to
from habeas.store.ledger import AlreadyDone, write
from habeas.store.models import Entry
from habeas.store.seal import lookup

CHUNK = 1024 * 1024
NAME_LIMIT = 255  # code points


class NothingInIt(HabeasError):
    """A file was to be kept that holds no byte."""

    def __init__(self) -> None:
        super().__init__(
            "there is nothing in this file. Nothing was kept. "
            "Ask for it to be sent again, or look whether it is still being copied."
        )


@dataclass(frozen=True)
class Kept:
    """A kept source; `duplicate` where these very bytes had been kept before."""

    source: Source
    duplicate: bool


def keep(
    officer: User,
    data: bytes | IO[bytes],
    *,
    kind: str,
    name: str | None = None,
    received_from: str | None = None,
    url: str | None = None,
    online: bool = False,
    voice: str | None = None,
    label: str = INTERNAL,
    key: str | None = None,
) -> Kept:
    """Keep bytes as they are and return their source, durable.

    Bytes that are kept already are not kept a second time: the standing source is
    returned, whoever brought it, also when two processes bring them at once. Where it
    is closed to the officer they are kept anew: that the desk has them is not told.

    Args:
        officer: Who received them.
        data: The bytes, or a binary handle, read in pieces and once.
        kind: One of `sources.models.KINDS`.
        name: The file's own name, without its folder.
        received_from: Whom it came from.
        url: Where it stands.
        online: Whether anyone can look it up, so that a quote leads to it.
        voice: Who spoke, for a note.
        label: Who may see it, from its first moment on.
        key: An idempotency key; the same key again returns the source it made.

    Raises:
        NothingInIt: If there is no byte. Nothing is kept.
        ledger.AlreadyDone: If `key` was used for something else. Nothing is kept.
        OSError: If the bytes could not be written, or read. Nothing is kept.
    """
    if isinstance(data, bytes) and kind != "note":
        known = _find(officer, _sha256(data)).source
        if known is not None:
            return Kept(known, True)
    with unfinished.adding() as one:
        stored = _store(officer, data, one, kind)
        if isinstance(stored, Source):
            return Kept(stored, True)
        source = Source(
            id=one.source_id,
            key=one.source_id,
            kind=kind,
            sha256=stored.blob.sha256,
            sha256_lookup=stored.lookup,
            size=stored.blob.size,
            blob=stored.blob.name,
            name=_plain_name(name),
            media_type=kind_of(stored.head, PurePath(name or "").suffix),
            received_from=received_from,
            voice=voice,
            label=label,
            url=url,
            online=online,
        )
        kept = _enter(officer, source, key)
        one.done = not kept.duplicate
        return kept


def note(
    officer: User,
    words: str,
    voice: str | None,
    *,
    label: str = INTERNAL,
    key: str | None = None,
) -> Kept:
    """Keep words taken down at the desk, as a source like any other.

    Args:
        officer: Who took them down.
        words: The words, as they stand.
        voice: Who said them; None is the officer's own knowledge.
        label: Who may see it, from its first moment on.
        key: An idempotency key, as for `keep`.

    Raises:
        NothingInIt: If there are no words but space.
    """
    if not words.strip():
        raise NothingInIt
    data = words.encode("utf-8", "replace")
    return keep(officer, data, kind="note", voice=voice, label=label, key=key)


def stream(source: Source) -> Iterator[bytes]:
    """Yield the bytes of a source as received, each piece after its check.

    Raises:
        blobs.BlobDamaged: If they are not what was kept.
        keyring.KeyErased: If the source was destroyed.
    """
    return vault.blobs().read(source.blob, vault.source_key(source.key or source.pk))


@dataclass(frozen=True)
class _Stored:
    blob: Blob
    head: bytes
    lookup: str


def _store(
    officer: User, data: bytes | IO[bytes], one: unfinished.Adding, kind: str
) -> _Stored | Source:
    """Write the bytes under a new key; or return the source that holds them."""
    pieces = _pieces(data)
    head = next(pieces, b"")
    if not head:
        raise NothingInIt
    key = vault.new_source_key(one.source_id)
    with vault.blobs().writer(key) as writer:
        writer.write(head)
        for piece in pieces:
            writer.write(piece)
        found = _find(officer, writer.sha256, kind, one.source_id)
        if found.source is not None:  # nothing is made durable twice
            return found.source
        blob = writer.commit()
    one.blob = blob.name
    return _Stored(blob, head[:HEAD], found.lookup)


def _pieces(data: bytes | IO[bytes]) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    while piece := data.read(CHUNK):
        yield piece


def _enter(officer: User, source: Source, key: str | None) -> Kept:
    """Make the ledger entry, unless the bytes are kept or the key was used."""
    try:
        with write(officer, "sources.keep", key=key) as w:
            # Asked again inside the entry: one appender at a time, on each database.
            found = _find(officer, str(source.sha256), source.kind, source.pk)
            if found.source is not None:
                return Kept(found.source, True)
            source.sha256_lookup = found.lookup
            source.received_at = w.at
            w.save(source)
            w.save_all(custody.entry(source, a) for a in ("received", "hashed"))
    except AlreadyDone as done:
        made = _made_by(done.entry)
        if made is None or made.sha256 != source.sha256:
            raise  # these bytes are not kept, and nobody may think so
        return Kept(made, True)
    return Kept(source, False)


@dataclass(frozen=True)
class _Found:
    """The source that holds bytes, as far as somebody may see it; else what will."""

    lookup: str
    source: Source | None = None


def _find(
    officer: User, sha256: str, kind: str = "file", source_id: str = ""
) -> _Found:
    """Return the source that holds these bytes, or what they are to be found by.

    A note is its own, whatever its words: two callers who say the same thing are two
    sources. So are bytes that are held in a source closed to the officer; those of
    one ceiling are found again by it.
    """
    plain = () if kind == "note" else (sha256, f"{sha256}:{officer.ceiling}")
    rows = Source.objects.whole("whether these bytes are kept")
    for own in plain:
        hashed = lookup(vault.key("sources"), own)
        found: Source | None = rows.filter(sha256_lookup=hashed).first()
        if found is None or found.label in up_to(officer.ceiling):
            return _Found(hashed, found)
    return _Found(lookup(vault.key("sources"), f"{sha256}:{source_id}"))


def _made_by(entry: int) -> Source | None:
    body = Entry.objects.get(seq=entry).body
    table = Source._meta.db_table
    ids = [pk for name, pk, *_ in json.loads(body)["rows"] if name == table]
    rows = Source.objects.whole("what a key made").filter(pk__in=ids)
    source: Source | None = rows.first()
    return source


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _plain_name(name: str | None) -> str | None:
    """Return a file's own name: folders, of whichever system, may name people."""
    return PureWindowsPath(name).name[-NAME_LIMIT:] or None if name else None

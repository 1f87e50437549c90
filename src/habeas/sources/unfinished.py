"""What a crash in the middle of a change of files leaves, and how it is cleared away.

Whoever keeps a source, or destroys one, holds a shared lock and lays a marker; both
are gone when the change is whole. A marker that is found while nobody holds the lock
was left by a crash: then every blob and key that no row names is removed, and a
destruction is finished. The markers need not survive a power cut: what they would
have told of is found by `habeas verify`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.sources.models import Source
from habeas.store import keyring, vault
from habeas.store.folder import HALF, Layout, private, remove
from habeas.store.models import Payload
from habeas.store.rows import new_id

if sys.platform != "win32":
    import fcntl

_MARKER = f"{HALF}adding-"
_LOCK = "adding.lock"


@dataclass
class Adding:
    """A source on its way in: its id, and its blob once that is written."""

    source_id: str
    blob: str | None = None
    done: bool = False


@contextmanager
def adding() -> Iterator[Adding]:
    """Yield a new source's id; unless it is `done` at the end, nothing stays of it."""
    layout = vault.layout()
    clear(layout)
    one = Adding(new_id())
    with _lock(layout, shared=True):
        marker = _lay(layout, one.source_id)
        try:
            yield one
        finally:
            # An error after the commit (the head file, a full disk) undoes nothing.
            if not one.done and not _stands(one):
                _discard(layout, one)
            marker.unlink(missing_ok=True)


@contextmanager
def destroying(source_id: str) -> Iterator[None]:
    """Lay a marker that stays until the source's key and blob are gone as well."""
    layout = vault.layout()
    with _lock(layout, shared=True):
        marker = _lay(layout, source_id)
        yield
        marker.unlink(missing_ok=True)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nobody sweep meanwhile: a key is made before what is sealed under it."""
    with _lock(vault.layout(), shared=True):
        yield


def clear(layout: Layout) -> int:
    """Remove what a crash left, if there was one and nobody is at it now.

    Returns:
        How many files were removed.
    """
    markers = _markers(layout)
    if not markers:
        return 0
    with _lock(layout, shared=False) as alone:
        return _sweep(layout, markers) if alone else 0


def orphans(layout: Layout) -> tuple[set[str], set[str]]:
    """Return the names of blobs, and the ids of keys, that no source names.

    A key of something else (a version of the reader's models) is no orphan: the ledger
    keeps what is sealed under it.
    """
    rows = Source.objects.whole("which files belong to a source")
    known = dict(rows.values_list("pk", "blob"))
    names = vault.blobs().names() - set(known.values())
    keys = {k for k in keyring.ids(layout) if not k.startswith(HALF)} - known.keys()
    return names, keys - _sealed_under(keys)


def _sealed_under(keys: set[str]) -> set[str]:
    """Return those of some keys under which the ledger keeps anything, of whatever."""
    named = Payload.objects.filter(key__in=keys).values_list("key", flat=True)
    return set(named.distinct())


def _sweep(layout: Layout, markers: list[Path]) -> int:
    finish_erasing()
    names, keys = orphans(layout)
    for name in names:
        remove(layout.blobs / name)
    for key_id in keys:
        remove(layout.keyring / key_id)
    halves = [
        path
        for folder in (layout.blobs, layout.keyring)
        for path in folder.iterdir()
        if path.name.startswith(HALF)
    ]
    for path in [*halves, *markers]:
        path.unlink(missing_ok=True)
    return len(names) + len(keys) + len(halves)


def finish_erasing() -> None:
    """Erase the keys of sources whose tombstone stands already."""
    rows = Source.objects.whole("what was destroyed").filter(reading="destroyed")
    for source_id in rows.values_list("pk", flat=True):
        try:
            vault.look_up_source_key(source_id)
        except keyring.KeyErased:
            continue
        vault.erase_source_key(source_id)


def _lay(layout: Layout, source_id: str) -> Path:
    marker = layout.root / (_MARKER + source_id)
    with open(marker, "wb", opener=private):
        return marker


def _discard(layout: Layout, one: Adding) -> None:
    if one.blob is not None:
        remove(layout.blobs / one.blob)
    remove(layout.keyring / one.source_id)


def _stands(one: Adding) -> bool:
    rows = Source.objects.whole("whether a source was kept")
    return rows.filter(pk=one.source_id).exists()


def _markers(layout: Layout) -> list[Path]:
    with os.scandir(layout.root) as found:
        return [Path(f.path) for f in found if f.name.startswith(_MARKER)]


@contextmanager
def _lock(layout: Layout, *, shared: bool) -> Iterator[bool]:
    """Hold the lock; alone only if nobody else does. Without `flock`, never alone."""
    if sys.platform == "win32":
        yield False
        return
    with open(layout.root / _LOCK, "ab", opener=private) as handle:
        how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX | fcntl.LOCK_NB
        try:
            fcntl.flock(handle, how)
        except BlockingIOError:
            yield False
            return
        yield True

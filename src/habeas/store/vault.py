"""The only place in the process that holds the desk's keys.

Locked is a state of the process: while it lasts, no key is in memory that this
module knows of, the database is closed, and everything that needs a key raises
`Locked`. Each lock and unlock raises `generation`; a database connection opened
under an older generation closes itself at its next use.
"""

from __future__ import annotations

import contextvars
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from habeas.errors import HabeasError
from habeas.store import keyring
from habeas.store.blobs import BlobStore
from habeas.store.folder import Layout
from habeas.store.keys import Keys
from habeas.store.seal import derive

CACHED_SOURCE_KEYS = 512


class Locked(HabeasError):
    """The desk is locked: no key is in memory."""

    def __init__(self) -> None:
        super().__init__(
            "the desk is locked. Nothing was read or written. "
            "Unlock it with its passphrase and try again."
        )


@dataclass(frozen=True)
class _Known:
    """A source's key, and which file gave it: an erasure puts another in its place."""

    value: bytes
    path: str
    file: tuple[int, int]


@dataclass
class _Open:
    layout: Layout
    keys: Keys
    generation: int
    derived: dict[str, bytes] = field(default_factory=dict)
    sources: OrderedDict[str, _Known] = field(default_factory=OrderedDict)


_guard = threading.RLock()
_open: _Open | None = None
_generation = 0
_beside: contextvars.ContextVar[_Open | None] = contextvars.ContextVar(
    "beside", default=None
)


def generation() -> int:
    """Return a number that changes with every lock and unlock."""
    return _generation


def is_open() -> bool:
    """Return whether keys are in memory that this thread may use."""
    return _now() is not None


def unlock(layout: Layout, keys: Keys) -> None:
    """Keep `keys` for the desk at `layout` until `lock`."""
    global _open, _generation
    with _guard:
        _generation += 1
        _open = _Open(layout, keys, _generation)


def lock() -> None:
    """Forget every key; connections of the older generation close themselves."""
    global _open, _generation
    with _guard:
        _open = None
        _generation += 1


@contextmanager
def beside(layout: Layout, keys: Keys) -> Iterator[None]:
    """Let this thread alone mean another desk for a while: a copy to be checked.

    Other threads go on with the open desk. A lock or unlock meanwhile ends it: what
    still asks for keys then raises `Locked`.
    """
    around = _beside.get()
    began = _generation if around is None else around.generation
    token = _beside.set(_Open(layout, keys, began))
    try:
        yield
    finally:
        _beside.reset(token)


def _now() -> _Open | None:
    state = _beside.get()
    if state is None:
        return _open
    return state if state.generation == _generation else None


def _state() -> _Open:
    state = _now()
    if state is None:
        raise Locked
    return state


def layout() -> Layout:
    """Return the paths of the open desk. Raises `Locked`."""
    return _state().layout


def keys() -> Keys:
    """Return the desk's keys. Raises `Locked`."""
    return _state().keys


def key(purpose: str) -> bytes:
    """Return the 32-byte key derived from the data key for `purpose`."""
    state = _state()
    with _guard:
        if purpose not in state.derived:
            state.derived[purpose] = derive(state.keys.data, purpose)
        return state.derived[purpose]


def new_source_key(key_id: str) -> bytes:
    """Make, keep durably and return the key of a new source."""
    state = _state()
    keyring.new(state.layout, state.keys.data, key_id)
    return source_key(key_id)


def source_key(key_id: str) -> bytes:
    """Return the key of a source.

    One that is remembered is used only while its file stands: another process may
    have erased it.

    Raises:
        keyring.KeyErased, keyring.KeyDamaged: As `keyring.get`.
    """
    state = _state()
    with _guard:
        found = state.sources.get(key_id)
        if found is not None and keyring.standing(found.path) == found.file:
            state.sources.move_to_end(key_id)
            return found.value
        state.sources.pop(key_id, None)
    # Asked for before it is read: what is erased in between is noticed next time.
    path = str(state.layout.keyring / key_id)
    file = keyring.standing(path)
    value = keyring.get(state.layout, state.keys.data, key_id)
    if file is not None:
        _remember(state, key_id, _Known(value, path, file))
    return value


def look_up_source_key(key_id: str) -> bytes:
    """Return the key of a source as its file holds it now, whatever is remembered.

    Raises `keyring.KeyErased` or `keyring.KeyDamaged`.
    """
    state = _state()
    return keyring.get(state.layout, state.keys.data, key_id)


def erase_source_key(key_id: str) -> None:
    """Destroy the key of a source: what was sealed under it is gone for good."""
    state = _state()
    keyring.erase(state.layout, state.keys.data, key_id)
    with _guard:
        state.sources.pop(key_id, None)


def _remember(state: _Open, key_id: str, value: _Known) -> None:
    with _guard:
        state.sources[key_id] = value
        while len(state.sources) > CACHED_SOURCE_KEYS:
            state.sources.popitem(last=False)


def sealing_key(key_id: str) -> bytes:
    """Return the key for sealed columns: the source's, or the desk's for ''."""
    return source_key(key_id) if key_id else key("columns")


def blobs() -> BlobStore:
    """Return the blob store of the open desk. Raises `Locked`."""
    return BlobStore(layout(), key("blob names"))

"""The index: one FTS5 table in an encrypted file of its own, beside the database.

It is opened through the same door as the desk's database, under a key derived for it
alone, and closed when the desk is locked. It is in no backup. A file that is lost,
damaged, of another key or of another form is thrown away and made anew from the
records (`filling`); nobody is ever told of it as a fault.

Beside it stand the names of records, for parts of a name anywhere in it.
A piece's row id holds its kind, then the time its source came, so that results come
in the order shown, newest first, and are cut by kind and day, without sorting.
"""

from __future__ import annotations

import contextlib
import datetime
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from habeas.publication.search import names, normal
from habeas.publication.search.pieces import KINDS, Piece, Unit
from habeas.store import vault
from habeas.store.backend.pragmas import UnsafeDatabase, prepare
from habeas.store.folder import private
from habeas.store.labels import LABELS

FORM = "habeas-search/3"
NAME = "search.db"
_KIND, _TIME = 59, 10  # bits below the kind, and below the time (seconds, UTC)
TIME = (1 << _KIND) - 1  # of a row id, without its kind
_BREAKING_OFF = 5.0  # seconds in which a question is broken off
_LAST_TIME = (1 << (_KIND - _TIME)) - 1
_DEFINITION = """
CREATE TABLE told (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE unit (
  kind INTEGER NOT NULL, unit TEXT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (kind, unit)) WITHOUT ROWID;
CREATE TABLE piece (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, unit TEXT NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, label INTEGER NOT NULL,
  owner TEXT NOT NULL, source TEXT NOT NULL, source_kind TEXT NOT NULL,
  language TEXT NOT NULL, state TEXT NOT NULL);
CREATE INDEX piece_of_unit ON piece (kind, unit);
CREATE VIRTUAL TABLE found USING fts5(
  words, keys, tokenize = 'ascii', columnsize = 0, prefix = '2 3');
INSERT INTO found (found, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE called USING fts5(
  words, tokenize = 'trigram', columnsize = 0);
INSERT INTO called (called, rank) VALUES ('secure-delete', 1);
"""
# What SQLite says of a file that is no good; anything else is not the file's fault.
_NO_GOOD = ("not a database", "malformed", "no such table", "corrupt", "disk image")


class NoIndex(Exception):
    """There is no index, or not one that can be used: it has to be made anew."""


@dataclass(eq=False)
class _Held:
    """A connection, and who is using it at this moment."""

    connection: Any
    busy: threading.RLock = field(default_factory=threading.RLock)
    closed: bool = False


class _Opened(threading.local):
    held: _Held | None = None
    of: tuple[Any, ...] = ()


_mine = _Opened()
_all: set[_Held] = set()
_guard = threading.Lock()


def path() -> Path:
    """Return where the open desk's index lies. Raises `vault.Locked`."""
    return vault.layout().root / NAME


def close() -> None:
    """Close the index in every thread; what is being asked of it is broken off."""
    with _guard:
        held, waiting = set(_all), []
    for one in held:
        one.connection.interrupt()
        waiting.append(one)
    for one in waiting:
        if one.busy.acquire(timeout=_BREAKING_OFF):
            try:
                _close(one)
            finally:
                one.busy.release()


@contextlib.contextmanager
def opened() -> Iterator[Any]:
    """Yield this thread's connection to the index that stands.

    Raises:
        NoIndex: If there is none, or it turns out to be no good.
        vault.Locked: If the desk is locked.
    """
    try:
        held = _current()
        with held.busy:
            if held.closed:
                raise NoIndex
            yield held.connection
    except (dbapi2.DatabaseError, UnsafeDatabase) as error:
        leave()
        if not vault.is_open():
            raise vault.Locked from error
        if _is_no_good(error):
            raise NoIndex from error
        raise


def _is_no_good(error: BaseException) -> bool:
    """Whether the file is at fault, not the library or the disk."""
    told = error.__cause__ if isinstance(error, UnsafeDatabase) else error
    return any(words in str(told) for words in _NO_GOOD)


def _current() -> _Held:
    at = path()
    try:
        found = at.stat()
    except FileNotFoundError:
        raise NoIndex from None
    now = (vault.generation(), str(at), found.st_dev, found.st_ino)
    if _mine.held is None or _mine.of != now or _mine.held.closed:
        leave()
        _mine.held, _mine.of = _connect(at), now
    if _told(_mine.held.connection, "form") != FORM:
        raise NoIndex
    return _mine.held


def leave() -> None:
    """Close this thread's connection to the index."""
    if _mine.held is not None:
        _close(_mine.held)
        _mine.held = None


def _close(held: _Held) -> None:
    with _guard:
        _all.discard(held)
    if not held.closed:
        held.closed = True
        held.connection.close()


def _connect(at: Path) -> _Held:
    """Open the file at `at`, made where it is not there, with the index's key."""
    key = vault.key("search index")
    with open(at, "ab", opener=private):
        pass
    connection = dbapi2.connect(
        str(at), isolation_level=None, check_same_thread=False, timeout=20
    )
    try:
        prepare(connection, key)
    except BaseException:
        connection.close()
        raise
    held = _Held(connection)
    with _guard:
        _all.add(held)
    return held


@contextlib.contextmanager
def making(at: Path, file: str) -> Iterator[Any]:
    """Yield an empty index named `file`, made at `at`; whole and closed at the end."""
    held = _connect(at)
    try:
        with held.busy:
            held.connection.execute("PRAGMA auto_vacuum = FULL")
            held.connection.execute("VACUUM")  # else it would not hold
            held.connection.executescript(_DEFINITION)
            tell(held.connection, form=FORM, file=file, upto="0")
            yield held.connection
            held.connection.execute("INSERT INTO found (found) VALUES ('optimize')")
            held.connection.execute("INSERT INTO called (called) VALUES ('optimize')")
            settle(held.connection)
    finally:
        _close(held)


@contextlib.contextmanager
def writing(connection: Any) -> Iterator[None]:
    """Write in one transaction, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(dbapi2.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def settle(connection: Any) -> None:
    """Leave nothing in the log: what was removed is gone from there as well."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def tell(connection: Any, **told: str) -> None:
    """Keep what the index says of itself: its form, its file's id, how far it is."""
    connection.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", told.items())


def state(connection: Any) -> tuple[str, int]:
    """Return the id of the file and how far it is."""
    return _told(connection, "file"), int(_told(connection, "upto") or 0)


def _told(connection: Any, name: str) -> str:
    row = connection.execute("SELECT value FROM told WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else ""


def digest(connection: Any, kind: str, unit: str) -> str:
    """Return the digest of a unit as the index has it, '' where it has none."""
    row = connection.execute(
        "SELECT digest FROM unit WHERE kind = ? AND unit = ?", [KINDS.index(kind), unit]
    ).fetchone()
    return str(row[0]) if row else ""


def put(connection: Any, unit: Unit) -> bool:
    """Put a unit into the index in place of what it has of it; whether it changed."""
    old = digest(connection, unit.kind, unit.id)
    if old == unit.digest:
        return False
    if old:
        remove(connection, unit.kind, unit.id)
    number = KINDS.index(unit.kind)
    connection.execute(
        "INSERT INTO unit VALUES (?, ?, ?)", [number, unit.id, unit.digest]
    )
    for piece in unit.pieces():
        _put(connection, piece)
    return True


def remove(connection: Any, kind: str, unit: str) -> bool:
    """Take a unit out of the index; return whether it was there."""
    where = [KINDS.index(kind), unit]
    gone = "SELECT id FROM piece WHERE kind = ? AND unit = ?"
    for (row,) in connection.execute(gone, where).fetchall():
        connection.execute("DELETE FROM found WHERE rowid = ?", [row])
        connection.execute("DELETE FROM called WHERE rowid = ?", [row])
    connection.execute("DELETE FROM piece WHERE kind = ? AND unit = ?", where)
    return bool(
        connection.execute(
            "DELETE FROM unit WHERE kind = ? AND unit = ?", where
        ).rowcount
    )


def _put(connection: Any, piece: Piece) -> None:
    row = _free(connection, first_row(piece.kind, piece.at))
    connection.execute(
        "INSERT INTO piece VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            row,
            KINDS.index(piece.kind),
            piece.unit,
            piece.start,
            piece.end,
            LABELS.index(piece.label),
            piece.owner,
            piece.source,
            piece.source_kind,
            piece.language,
            piece.state,
        ],
    )
    said = " ".join(normal.words(piece.words))
    sounds = " ".join(names.keys(piece.words)) if piece.name else ""
    connection.execute(
        "INSERT INTO found (rowid, words, keys) VALUES (?, ?, ?)", [row, said, sounds]
    )
    if piece.called:
        folded = "\n".join(" ".join(normal.words(name)) for name in piece.called)
        connection.execute(
            "INSERT INTO called (rowid, words) VALUES (?, ?)", [row, folded]
        )


def first_row(kind: str, at: datetime.datetime | None) -> int:
    """Return the lowest row id of a kind's pieces from `at` on (None: of all)."""
    return (KINDS.index(kind) << _KIND) | (0 if at is None else time_of(at))


def time_of(at: datetime.datetime) -> int:
    """Return what `row & TIME` is at least, from `at` on."""
    return min(max(int(at.timestamp()), 0), _LAST_TIME) << _TIME


def kind_of(row: int) -> str:
    """Return the kind of the piece with this row id."""
    return KINDS[row >> _KIND]


def end_row(kind: str) -> int:
    """Return the row id past all of a kind's pieces."""
    return (KINDS.index(kind) + 1) << _KIND


def _free(connection: Any, row: int) -> int:
    """Return the first free row id from `row` on."""
    while True:
        last = connection.execute(
            "SELECT max(id) FROM piece WHERE id BETWEEN ? AND ?",
            [row, row + (1 << _TIME) - 1],
        ).fetchone()[0]
        if last is None:
            return row
        if last + 1 < row + (1 << _TIME):
            return int(last) + 1
        row += 1 << _TIME


def is_open() -> bool:
    """Return whether any thread has the index open."""
    with _guard:
        return bool(_all)

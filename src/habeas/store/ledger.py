"""The write path: every change of a record is an entry of an append-only ledger.

`write(officer, verb)` opens one transaction; the rows saved through it and the
entry that says so are committed together or not at all. The chained part of an
entry holds random ids, codes, times and salted commitments only; what was
written is payload, sealed and stored apart, so that it can be erased without
breaking the chain. Leaves and roots are RFC 6962 (SHA-256); JSON is RFC 8785.
"""

from __future__ import annotations

import datetime
import json
import logging
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol

from django.db import connection, transaction

from habeas.errors import HabeasError
from habeas.store import head, vault
from habeas.store.canon import canonical, commitment
from habeas.store.guard import opened_by_ledger
from habeas.store.inserting import insert, insert_values
from habeas.store.merkle import Frontier, leaf_hash
from habeas.store.models import Entry, Payload
from habeas.store.rows import Row
from habeas.store.seal import lookup, seal, unseal

_log = logging.getLogger(__name__)
FORMAT = "habeas-entry/1"
SALT = 16
_PAYLOAD = ("entry_id", "table", "row", "key", "sealed")
_ADVISORY = 0x4861_6265_6173


class Author(Protocol):
    """Who writes: an officer, by id, for an organisation, by id."""

    @property
    def pk(self) -> Any: ...
    @property
    def owner(self) -> str: ...


@dataclass(frozen=True)
class Signature:
    """An author by ids alone, for the first entry of a desk and for imports."""

    pk: str
    owner: str


# Asked before each entry, with its author and verb, by the folder that knows the
# officers; what is raised there lets nothing be written.
asked: list[Callable[[Author, str], None]] = []
# Told inside each entry which rows it saved or removed, for what is derived from them.
noted: list[Callable[[list[Row]], None]] = []


class AlreadyDone(HabeasError):
    """A write came a second time with the same idempotency key."""

    def __init__(self, entry: int) -> None:
        self.entry = entry
        super().__init__(
            "this was done before, in entry %(entry)s. Nothing was done twice.",
            entry=entry,
        )


@dataclass
class Writer:
    """Collects the rows of one entry; made by `write` alone."""

    officer: Author
    verb: str
    seq: int
    at: datetime.datetime
    about: Sequence[str] = ()
    _rows: dict[tuple[str, str], tuple[Row, str]] = field(default_factory=dict)

    def save(self, *rows: Row) -> None:
        """Insert or update `rows`, in the order given."""
        self.save_all(rows)

    def save_all(self, rows: Iterable[Row]) -> None:
        """Insert or update `rows`; runs of new rows of one table go in one go."""
        for (model, adding), run in groupby(
            rows, key=lambda r: (type(r), r._state.adding)
        ):
            batch = list(run)
            for row in batch:
                self._stamp(row)
            if adding:
                insert(model, batch)
            else:
                for row in batch:
                    row.save(force_update=True)

    def remove(self, row: Row) -> None:
        """Delete `row`; its last state stays in the ledger's payload."""
        self._rows[row._meta.db_table, row.pk] = (row, "del")
        row.entry = self.seq
        type(row)._base_manager.filter(pk=row.pk).delete()

    def _stamp(self, row: Row) -> None:
        row.entry = self.seq
        row.officer = str(self.officer.pk)
        row.owner = row.owner or self.officer.owner
        row.origin = row.origin or vault.keys().desk
        row.recorded_at = row.recorded_at or self.at
        self._rows[row._meta.db_table, row.pk] = (row, "put")

    def _close(self, idempotency: str | None) -> Entry:
        listed, payloads = [], []
        for (table, pk), (row, op) in self._rows.items():
            salt = secrets.token_bytes(SALT)
            plain = canonical(row.values())
            listed.append([table, pk, op, commitment(salt, plain), row.key])
            bound = f"payload:{self.seq}:{table}:{pk}".encode()
            sealed = seal(vault.sealing_key(row.key), salt + plain, bound)
            payloads.append((self.seq, table, pk, row.key, sealed))
        body = canonical(
            {
                "format": FORMAT,
                "seq": self.seq,
                "at": self.at.isoformat(timespec="microseconds"),
                "officer": str(self.officer.pk),
                "verb": self.verb,
                "about": list(self.about),
                "rows": listed,
            }
        )
        entry = Entry(
            seq=self.seq,
            leaf=leaf_hash(body).hex(),
            body=body.decode(),
            idempotency=idempotency,
        )
        entry.save(force_insert=True)
        insert_values(Payload, _PAYLOAD, payloads)
        return entry


@contextmanager
def write(
    officer: Author, verb: str, *, key: str | None = None, about: Sequence[str] = ()
) -> Iterator[Writer]:
    """Open one entry; what is saved through the writer is durable on return.

    Args:
        officer: Who does it.
        verb: What is done, as `stage.verb`.
        key: An idempotency key; the same key a second time, of the same officer,
            raises `AlreadyDone`.
        about: Ids the entry concerns beside the rows it saves.

    Raises:
        AlreadyDone: If an entry with `key` stands.
        vault.Locked: If the desk is locked.
        head.BehindHead, head.DamagedHead: If the ledger is not the one that the head
            file names; nothing is written to it.
    """
    hashed = _hashed(officer, key) if key else None
    with transaction.atomic(durable=True), opened_by_ledger():
        one_appender()
        for ask in asked:
            ask(officer, verb)
        if hashed:
            _require_new(hashed)
        tree = frontier()
        now = datetime.datetime.now(datetime.UTC)
        writer = Writer(officer, verb, tree.size, now, about)
        yield writer
        if not writer._rows and not about:
            return
        entry = writer._close(hashed)
        grown = tree.append(bytes.fromhex(entry.leaf))
        transaction.on_commit(lambda: _renew_head(grown))
        for note in noted:
            note([row for row, _ in writer._rows.values()])


def require_new(officer: Author, key: str) -> None:
    """Raise `AlreadyDone` if an entry of the officer's with an idempotency key stands."""
    _require_new(_hashed(officer, key))


def _hashed(officer: Author, key: str) -> str:
    return lookup(vault.key("idempotency"), f"{officer.pk}:{key}")


def _require_new(hashed: str) -> None:
    done = Entry.objects.filter(idempotency=hashed).only("seq").first()
    if done is not None:
        raise AlreadyDone(done.seq)


def frontier() -> Frontier:
    """Return the tree's frontier as the database holds it, from the head onwards.

    Raises:
        head.BehindHead: If the database holds less than the head says.
        head.DamagedHead: If there is no good head file.
    """
    tree = head.read().frontier
    leaves = Entry.objects.filter(seq__gte=tree.size - 1).order_by("seq")
    found = list(leaves.values_list("seq", "leaf"))
    if tree.size and (not found or found.pop(0)[0] != tree.size - 1):
        raise head.BehindHead(Entry.objects.count(), tree.size)
    for _, leaf in found:
        tree = tree.append(bytes.fromhex(leaf))
    return tree


def plain(item: Payload) -> tuple[bytes, bytes]:
    """Return salt and canonical state of a payload.

    Raises:
        keyring.KeyErased: If it was erased with its key.
        seal.SealBroken: If it is not what was written.
    """
    bound = f"payload:{item.entry_id}:{item.table}:{item.row}".encode()
    opened = unseal(vault.sealing_key(item.key), bytes(item.sealed), bound)
    return opened[:SALT], opened[SALT:]


def history(row: Row) -> list[tuple[int, dict[str, Any]]]:
    """Return a row's states, oldest first, each with the entry that made it."""
    found = Payload.objects.filter(table=row._meta.db_table, row=row.pk)
    return [
        (item.entry_id, json.loads(plain(item)[1]))
        for item in found.order_by("entry_id")
    ]


def _renew_head(grown: Frontier) -> None:
    """Renew the head; the commit stands also where that fails.

    The disk may be full, or the desk may have been locked since the commit.
    """
    try:
        head.renew(grown)
    except (OSError, vault.Locked) as error:
        _log.warning(
            "entry %d is kept, but the head file could not be renewed (%s); "
            "the next entry renews it",
            grown.size - 1,
            type(error).__name__,
        )


def one_appender() -> None:
    """Let nobody else write until the transaction ends that this is called in."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY])

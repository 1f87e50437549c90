"""Checks that nothing on the desk was changed, lost, added or put in another order.

What is compared: the key file with its MAC; every page of the database with its
HMAC (SQLCipher); every blob chunk by chunk and with the hash in its record; every
entry with its leaf and the tree with the head file (and with a checkpoint kept
elsewhere, if one is given); every payload with the entry's commitment; every row
with its last payload; every quote with its text. A rollback of the whole folder is
found only against a checkpoint kept elsewhere, and the result says which was used.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.db import Error, connection

from habeas.errors import HabeasError
from habeas.store import checkpoint as checkpoints
from habeas.store import head, keyring, keys, ledger, tables, triggers, vault
from habeas.store.canon import canonical, commitment
from habeas.store.findings import DAMAGE, OK, WARNING, Finding
from habeas.store.merkle import Frontier, leaf_hash
from habeas.store.models import Entry, Payload

Progress = Callable[[str, int, int], None]
SHOWN = 20


def verify(
    checkpoint: str | None = None,
    *,
    progress: Progress = lambda check, done, total: None,
    more: tuple[Callable[[], Iterator[Finding]], ...] = (),
) -> list[Finding]:
    """Look at everything and return what was found, damage first.

    Args:
        checkpoint: A signed checkpoint (C2SP form) kept elsewhere.
        progress: Called with the check's name, steps done and steps in all.
        more: Checks of later stages (quotes, sources), which this folder may not
            import.

    Raises:
        vault.Locked: If the desk is locked.
    """
    findings: list[Finding] = []
    for name, check in (
        ("keys", _keys),
        ("database", _database),
        ("triggers", _triggers),
        ("ledger", lambda: _ledger(checkpoint)),
        ("rows", lambda: _rows(progress)),
        *((c.__name__.strip("_"), c) for c in more),
    ):
        progress(name, 0, 0)
        findings += _run(name, check)
    order = {DAMAGE: 0, WARNING: 1, OK: 2}
    return sorted(findings, key=lambda f: order[f.severity])


def _run(name: str, check: Callable[[], Iterator[Finding]]) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(check())
    except vault.Locked:
        raise
    except HabeasError as error:
        found.append(Finding(DAMAGE, name, str(error)))
    except (Error, connection.Database.Error):
        found.append(
            Finding(DAMAGE, name, "the database could not be read to its end.")
        )
    if not any(f.severity == DAMAGE for f in found):
        found.append(Finding(OK, name, f"{name}: in order."))
    return found


def _keys() -> Iterator[Finding]:
    keys.check(vault.layout().root, vault.keys())
    yield from ()


def _database() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for pragma in ("cipher_integrity_check", "integrity_check"):
            cursor.execute(f"PRAGMA {pragma}")
            said = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
            if said:
                yield Finding(
                    DAMAGE,
                    "database",
                    f"{len(said)} faults in the database's pages ({pragma}).",
                )


def _triggers() -> Iterator[Finding]:
    triggers.require()
    yield from ()


def _ledger(checkpoint: str | None) -> Iterator[Finding]:
    at: dict[int, str] = {}
    wanted = _wanted(checkpoint)
    standing = head.read()
    if standing is not None:
        wanted.append(("the head file", standing.size, standing.root))
    tree = Frontier(0, ())
    sizes = {size for _, size, _ in wanted}
    at[0] = tree.root().hex()
    for entry in Entry.objects.order_by("seq").iterator():
        leaf = leaf_hash(entry.body.encode())
        if entry.seq != tree.size:
            yield Finding(DAMAGE, "ledger", f"entry {tree.size} is missing.")
            return
        if leaf.hex() != entry.leaf or json.loads(entry.body)["seq"] != entry.seq:
            yield Finding(DAMAGE, "ledger", f"entry {entry.seq} was changed.")
        tree = tree.append(leaf)
        if tree.size in sizes:
            at[tree.size] = tree.root().hex()
    for name, size, root in wanted:
        if size > tree.size:
            yield Finding(
                DAMAGE,
                "ledger",
                f"the ledger holds {tree.size} entries but {name} says {size}: the "
                "desk is behind; entries were lost or an older copy was put in place.",
            )
        elif at[size] != root:
            yield Finding(DAMAGE, "ledger", f"the ledger is not the one {name} names.")
    if checkpoint is None:
        yield Finding(
            WARNING,
            "ledger",
            "compared with the head file in this folder only; a rollback of the whole "
            "folder shows only against a checkpoint kept elsewhere (--checkpoint).",
        )


def _wanted(checkpoint: str | None) -> list[tuple[str, int, str]]:
    if checkpoint is None:
        return []
    public = vault.keys().signing.public_key().public_bytes_raw()
    kept = checkpoints.verify(checkpoint, public)
    return [("the checkpoint", kept.size, kept.root.hex())]


def _rows(progress: Progress) -> Iterator[Finding]:
    last: dict[tuple[str, str], tuple[int, str, str]] = {}
    entries = Entry.objects.count()
    for entry in Entry.objects.order_by("seq").iterator():
        for table, pk, op, committed in json.loads(entry.body)["rows"]:
            last[table, pk] = (entry.seq, op, committed)
        progress("ledger", entry.seq + 1, entries)
    states: dict[tuple[str, str], bytes] = {}
    yield from _payloads(last, states)
    yield from _tables(last, states)


def _payloads(
    last: dict[tuple[str, str], tuple[int, str, str]],
    states: dict[tuple[str, str], bytes],
) -> Iterator[Finding]:
    seen: Counter[int] = Counter()
    committed = {
        entry.seq: {
            (table, pk): c for table, pk, _, c in json.loads(entry.body)["rows"]
        }
        for entry in Entry.objects.order_by("seq").iterator()
    }
    erased = 0
    for item in Payload.objects.order_by("id").iterator(chunk_size=500):
        seen[item.entry_id] += 1
        where = (item.table, item.row)
        try:
            salt, state = ledger.payload(item)
        except keyring.KeyErased:
            erased += 1
            continue
        plain = canonical(state)
        if commitment(salt, plain) != committed.get(item.entry_id, {}).get(where):
            yield _damaged_row("a payload does not match its entry", item)
        if last.get(where, (-1, "", ""))[0] == item.entry_id:
            states[where] = plain
    for seq, rows in committed.items():
        if seen[seq] != len(rows):
            yield Finding(
                DAMAGE,
                "rows",
                f"entry {seq} has {seen[seq]} payloads but names {len(rows)}.",
            )
    if erased:
        yield Finding(OK, "rows", f"{erased} payloads were erased with their key.")


def _tables(
    last: dict[tuple[str, str], tuple[int, str, str]],
    states: dict[tuple[str, str], bytes],
) -> Iterator[Finding]:
    found: set[tuple[str, str]] = set()
    for model in tables.record_models():
        table = model._meta.db_table
        for row in model._base_manager.order_by("pk").iterator(chunk_size=500):
            where = (table, row.pk)
            found.add(where)
            entry, op, _ = last.get(where, (-1, "", ""))
            if op != "put":
                yield _damaged(f"row {row.pk} of {table} is in no entry", row.pk)
            elif row.entry != entry or not _same(row, states.get(where)):
                yield _damaged(f"row {row.pk} of {table} was changed", row.pk)
    gone = [w for w, (_, op, _) in last.items() if op == "put" and w not in found]
    for table, pk in gone[:SHOWN]:
        yield _damaged(f"row {pk} of {table} is missing", pk)


def _same(row: Any, state: bytes | None) -> bool:
    if state is None:  # erased with its source's key; the tombstone stands
        return bool(row.key) and _erased(row.key)
    return canonical(row.state()) == state


def _erased(key_id: str) -> bool:
    try:
        vault.source_key(key_id)
    except keyring.KeyErased:
        return True
    return False


def _damaged(sentence: str, pk: str) -> Finding:
    return Finding(DAMAGE, "rows", sentence + " outside the ledger.", (pk,))


def _damaged_row(sentence: str, item: Payload) -> Finding:
    where = f"{sentence}: entry {item.entry_id}, row {item.row} of {item.table}."
    return Finding(DAMAGE, "rows", where, (item.row,))

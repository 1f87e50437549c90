"""Compares the files beside the database with the records that name them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.apps.registry import Apps

from habeas.errors import Sentence
from habeas.store import keyring as keyrings
from habeas.store import payloads, tables, vault
from habeas.store.blobs import BlobDamaged
from habeas.store.findings import DAMAGE, OK, WARNING, Finding
from habeas.store.folder import HALF
from habeas.store.seal import SealBroken

Progress = Callable[[str, int, int], None]
BATCH = 200
UNASKED = Sentence(
    "%(count)s source keys were erased, but no entry here says so: the sources were destroyed "
    "after this copy was made, or the keys were erased by hand."
)


def keyring(registry: Apps) -> Iterator[Finding]:
    """Open every source key: those the records name, and those that lie there.

    What an entry says was erased must be. The other way round there is one innocent
    reason: a backup's keyring was replaced by a later one.
    """
    named: set[str] = set()
    erasing = payloads.erased_keys(registry)
    for model in tables.record_models(registry):
        found = model._base_manager.exclude(key="").values_list("key", flat=True)
        named.update(found.distinct())
    lying = {n for n in keyrings.ids(vault.layout()) if not n.startswith(HALF)}
    erased = unasked = 0
    for key_id in sorted(named | lying):
        try:
            vault.look_up_source_key(key_id)
            if key_id in erasing and not _erased_soon(key_id):
                yield Finding(DAMAGE, "source keys", _back(key_id), (key_id,))
        except keyrings.KeyErased:
            erased += 1
            unasked += key_id not in erasing
        except keyrings.KeyDamaged as error:
            if key_id not in named and not (vault.layout().keyring / key_id).exists():
                continue  # an addition was given up meanwhile
            yield Finding(DAMAGE, "source keys", error.sentence, (key_id,))
    if erased:
        yield Finding(
            OK,
            "source keys",
            Sentence("%(count)s source keys were erased.", count=erased),
        )
    if unasked:
        yield Finding(WARNING, "source keys", Sentence(UNASKED.template, count=unasked))
    if surplus := lying - named - erasing:
        yield _surplus("source keys", Sentence("source keys"), surplus)


def _back(key_id: str) -> Sentence:
    return Sentence(
        "source key %(key_id)s is there though its source was destroyed: that was cut "
        "off, or an older key was put back. Destroy the source again.",
        key_id=key_id,
    )


def _erased_soon(key_id: str) -> bool:
    """Return whether a key is erased within a second: its entry comes first."""
    for _ in range(10):
        if _erased(key_id):
            return True
        time.sleep(0.1)
    return False


def blobs(registry: Apps, progress: Progress) -> Iterator[Finding]:
    """Read every blob to its end and compare it with the record that names it."""
    named: set[str] = set()
    for model in tables.blob_models(registry):
        rows = model._base_manager.exclude(blob="").order_by("pk")
        total = rows.count()
        for number, row in enumerate(rows.iterator(chunk_size=BATCH), 1):
            named.add(row.blob)  # type: ignore[attr-defined]
            yield from _blob(row)
            progress("blobs", number, total)
    if surplus := vault.blobs().names() - named:
        yield _surplus("blobs", Sentence("blobs"), surplus)


def _blob(row: Any) -> Iterator[Finding]:
    where = f"{row._meta.db_table} {row.pk}"
    try:
        key = vault.look_up_source_key(row.key) if row.key else vault.sealing_key("")
        hashed, size = hashlib.sha256(), 0
        for piece in vault.blobs().read(row.blob, key):
            hashed.update(piece)
            size += len(piece)
        same = (size, hashed.hexdigest()) == (row.size, row.sha256)
    except keyrings.KeyErased:
        return
    except (BlobDamaged, SealBroken, keyrings.KeyDamaged):
        if row.key and _erased(row.key):
            return  # destroyed meanwhile
        sentence = Sentence(
            "the bytes of %(where)s are missing or were changed.", where=where
        )
        yield Finding(DAMAGE, "blobs", sentence, (row.pk,))
        return
    if not same:
        sentence = Sentence(
            "the bytes of %(where)s are not those of its SHA-256.", where=where
        )
        yield Finding(DAMAGE, "blobs", sentence, (row.pk,))


def _erased(key_id: str) -> bool:
    try:
        vault.look_up_source_key(key_id)
    except keyrings.KeyErased:
        return True
    except keyrings.KeyDamaged:
        return False
    return False


def _surplus(check: str, what: Sentence, names: set[str]) -> Finding:
    return Finding(
        WARNING,
        check,
        Sentence(
            "%(count)s %(what)s belong to no record: an addition was cut off before it "
            "was acknowledged, or they were put there. They hold nothing of the record.",
            count=len(names),
            what=what,
        ),
        tuple(sorted(names)),
    )

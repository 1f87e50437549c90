"""Whatever is changed, lost, added or put in another order is found and named."""

# ruff: noqa: S608 - the statements are the tests' own, on desks of their own

from __future__ import annotations

import gc
import json
import os
import random
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection

from habeas.accounts.models import Owner
from habeas.sources import erase, preserve
from habeas.sources.models import Source
from habeas.store import (
    checkpoint,
    head,
    keyring,
    keys,
    ledger,
    triggers,
    vault,
    verify,
)
from habeas.store import desk as desks
from habeas.store.canon import canonical
from habeas.store.findings import DAMAGE, WARNING
from habeas.store.folder import Layout
from habeas.store.ledger import write
from habeas.store.merkle import leaf_hash
from habeas.store.models import Entry
from habeas.store.rows import new_id

on_sqlite = pytest.mark.skipif(
    os.environ.get("DB") == "postgres", reason="the server keeps its own files"
)


def _make(desk: Any, name: str = "an owner") -> Owner:
    with write(desk.officer, "test.make") as w:
        made = Owner(name=name)
        w.save(made)
    return made


def _keep(desk: Any, size: int = 200_000) -> Source:
    return preserve.keep(desk.officer, os.urandom(size), kind="file").source


@contextmanager
def _unguarded() -> Iterator[Callable[..., None]]:
    """Let somebody who has the key write past the ledger's triggers."""
    with connection.cursor() as cursor:
        for name in triggers.names():
            cursor.execute(f"DROP TRIGGER {name}{triggers._on(name)}")

        def run(statement: str, *values: object) -> None:
            cursor.execute(statement, list(values))

        yield run
    triggers.make()


def _damage(text: str | None = None) -> list[str]:
    return [f.sentence for f in verify.verify(text) if f.severity == DAMAGE]


def test_a_desk_at_work_is_in_order(desk: Any) -> None:
    for number in range(5):
        owner = _make(desk, f"owner {number}")
        with write(desk.officer, "test.rename") as w:
            owner.name = "another name"
            w.save(owner)
        _keep(desk, 10**number)
    with write(desk.officer, "test.remove") as w:
        w.remove(owner)
    assert _damage(desks.signed_checkpoint()) == []


def test_the_result_says_what_it_was_compared_with(desk: Any) -> None:
    alone = [f.sentence for f in verify.verify()]
    assert any("only against a checkpoint kept elsewhere" in s for s in alone)
    against = [f.sentence for f in verify.verify(desks.signed_checkpoint())]
    assert any("compared with the checkpoint" in s for s in against)
    assert not any("only against a checkpoint" in s for s in against)


def test_a_changed_row_is_named(desk: Any) -> None:
    made = _make(desk)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_owner SET label = 'public' WHERE id = %s", [made.pk]
        )
    assert _damage() == [
        f"row {made.pk} of accounts_owner was changed outside the ledger."
    ]


def test_a_row_put_back_to_an_earlier_state_is_found(desk: Any) -> None:
    owner = _make(desk, "first")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_owner WHERE id = %s", [owner.pk])
        (sealed,) = cursor.fetchone()
    first = owner.entry
    with write(desk.officer, "test.rename") as w:
        owner.name = "second"
        w.save(owner)
    second = owner.entry
    for entry in (first, second):
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE accounts_owner SET name = %s, entry = %s WHERE id = %s",
                [bytes(sealed), entry, owner.pk],
            )
        assert len(_damage()) == 1


def test_a_deleted_row_is_named(desk: Any) -> None:
    made = _make(desk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_owner WHERE id = %s", [made.pk])
    assert _damage() == [
        f"row {made.pk} of accounts_owner is missing outside the ledger."
    ]


def test_a_row_added_or_brought_back_is_named(desk: Any) -> None:
    made = _make(desk)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_owner SELECT %s, owner, origin, officer, label, "
            "field_labels, key, entry, recorded_at, name FROM accounts_owner "
            "WHERE id = %s",
            [added := new_id(), made.pk],
        )
    assert _damage() == [
        f"row {added} of accounts_owner is in no entry outside the ledger."
    ]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_owner WHERE id = %s", [added])
        cursor.execute("SELECT * FROM accounts_owner WHERE id = %s", [made.pk])
        kept = cursor.fetchone()
    with write(desk.officer, "test.remove") as w:
        w.remove(made)
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(kept))
        values = [json.dumps(v) if isinstance(v, dict) else v for v in kept]
        cursor.execute(f"INSERT INTO accounts_owner VALUES ({places})", values)
    assert len(_damage()) == 1


def _rewrite(run: Callable[..., None], seq: int, **changes: object) -> None:
    """Change an entry as somebody would who knows the format: its leaf fits."""
    body = canonical(json.loads(Entry.objects.get(seq=seq).body) | changes)
    run(
        "UPDATE store_entry SET body = %s, leaf = %s WHERE seq = %s",
        body.decode(),
        leaf_hash(body).hex(),
        seq,
    )


def test_changed_entries_are_found(desk: Any) -> None:
    for number in range(4):
        _make(desk, f"owner {number}")
    kept = desks.signed_checkpoint()
    changes: list[Callable[[Callable[..., None]], None]] = [
        lambda run: run("UPDATE store_entry SET body = '{}' WHERE seq = 2"),
        lambda run: run("UPDATE store_entry SET body = 'x' WHERE seq = 2"),
        lambda run: run("UPDATE store_entry SET leaf = %s WHERE seq = 2", "0" * 64),
        lambda run: _rewrite(run, 2, verb="test.other"),
        lambda run: _rewrite(run, 2, officer=new_id()),
        lambda run: _rewrite(run, 4, at="2020-01-01T00:00:00.000000+00:00"),
        lambda run: _rewrite(run, 2, rows=[]),
        lambda run: _rewrite(run, 2, about=["x"]),
    ]
    original = dict(Entry.objects.values_list("seq", "body"))
    for change in changes:
        with _unguarded() as run:
            change(run)
        assert _damage(), change
        assert _damage(kept), change
        with _unguarded() as run:
            for seq, body in original.items():
                _rewrite_to(run, seq, body)
        assert _damage(kept) == []


def _rewrite_to(run: Callable[..., None], seq: int, body: str) -> None:
    run(
        "UPDATE store_entry SET body = %s, leaf = %s WHERE seq = %s",
        body,
        leaf_hash(body.encode()).hex(),
        seq,
    )


def test_entries_lost_or_in_another_order_are_found(desk: Any) -> None:
    for number in range(4):
        _make(desk, f"owner {number}")
    bodies = list(Entry.objects.order_by("seq").values_list("body", flat=True))
    with _unguarded() as run:
        _rewrite_to(run, 2, bodies[3])
        _rewrite_to(run, 3, bodies[2])
    assert any("entry 2 was changed" in s for s in _damage())
    with _unguarded() as run:
        _rewrite_to(run, 2, bodies[2])
        _rewrite_to(run, 3, bodies[3])
        assert _damage() == [] or "triggers" in _damage()[0]
        run("DELETE FROM store_payload WHERE entry_id = 2")
        run("DELETE FROM store_entry WHERE seq = 2")
    found = _damage()
    assert any("entry 2 is missing" in s for s in found)
    with _unguarded() as run:
        run("DELETE FROM store_payload WHERE entry_id > 1")
        run("DELETE FROM store_entry WHERE seq > 1")
    assert any("the desk is behind" in s for s in _damage())


def test_changed_payloads_are_found(desk: Any) -> None:
    one, two = _make(desk, "one"), _make(desk, "two")
    for statement in (
        (
            "UPDATE store_payload SET sealed = (SELECT sealed FROM store_payload "
            f"WHERE entry_id = {two.entry}) WHERE entry_id = {one.entry}"
        ),
        f"UPDATE store_payload SET \"row\" = 'x' WHERE entry_id = {one.entry}",
        f"UPDATE store_payload SET \"table\" = 'x' WHERE entry_id = {one.entry}",
        f"UPDATE store_payload SET key = '{new_id()}' WHERE entry_id = {one.entry}",
        f"UPDATE store_payload SET entry_id = 0 WHERE entry_id = {one.entry}",
        f"DELETE FROM store_payload WHERE entry_id = {one.entry}",
    ):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT * FROM store_payload WHERE entry_id = %s", [one.entry]
            )
            kept = cursor.fetchone()
        with _unguarded() as run:
            run(statement)
        assert _damage(), statement
        with _unguarded() as run:
            run("DELETE FROM store_payload WHERE id = %s", kept[0])
            places = ", ".join(["%s"] * len(kept))
            run(f"INSERT INTO store_payload VALUES ({places})", *kept)
        assert _damage() == []


def test_a_ledger_written_anew_is_found_by_a_checkpoint_alone(desk: Any) -> None:
    """Who has every key can write another past; not against what others keep."""
    _make(desk, "as it was")
    kept = desks.signed_checkpoint()
    with _unguarded() as run:
        _rewrite(run, 1, verb="test.another")
    Layout(desk.root).head.unlink()
    head.begin()
    head.renew(ledger.frontier())
    assert _damage() == []
    assert _damage(kept) == ["the ledger is not the one the checkpoint names."]


@on_sqlite
def test_a_whole_folder_rolled_back_is_found_by_a_checkpoint_alone(desk: Any) -> None:
    _make(desk)
    desks.lock()
    old = desk.root.parent / "old"
    shutil.copytree(desk.root, old)
    desks.unlock(desk.root, desk.passphrase)
    _make(desk)
    kept = desks.signed_checkpoint()
    desks.lock()
    assert [f for f in desks.look(old, desk.passphrase) if f.damaged] == []
    found = [f.sentence for f in desks.look(old, desk.passphrase, kept) if f.damaged]
    assert any("the checkpoint says" in s for s in found)


def test_a_checkpoint_of_another_desk_is_refused(desk: Any) -> None:
    other = checkpoint.sign(keys.make(), 0, bytes(32))
    with pytest.raises(checkpoint.NotACheckpoint):
        verify.verify(other)


def test_every_byte_of_a_blob_counts(desk: Any) -> None:
    source = _keep(desk, 700)
    path = vault.blobs().path(source.blob)
    lying = path.read_bytes()
    chance = random.Random(3)
    for _ in range(40):
        at = chance.randrange(len(lying))
        path.write_bytes(lying[:at] + bytes([lying[at] ^ 8]) + lying[at + 1 :])
        assert _damage() == [
            f"the bytes of sources_source {source.pk} are missing or were changed."
        ]
    path.unlink()
    assert len(_damage()) == 1
    path.write_bytes(lying)
    assert _damage() == []


def test_blobs_and_keys_of_no_record_are_told(desk: Any) -> None:
    key = vault.new_source_key(key_id := new_id())
    blob = vault.blobs().keep([b"nobody's"], key)
    told = [f for f in verify.verify() if f.severity == WARNING and f.ids]
    assert {i for f in told for i in f.ids} == {key_id, blob.name}
    assert _damage() == []


def test_every_byte_of_the_keyring_counts(desk: Any) -> None:
    source = _keep(desk, 10)
    path = Layout(desk.root).keyring / source.key
    lying = path.read_bytes()
    for at in range(0, len(lying), 5):
        path.write_bytes(lying[:at] + bytes([lying[at] ^ 1]) + lying[at + 1 :])
        assert any(f"source key {source.key}" in s for s in _damage())
    path.unlink()
    assert any(f"source key {source.key}" in s for s in _damage())
    path.write_bytes(lying)
    (path.parent / "odd").write_bytes(b"")
    assert len(_damage()) == 1


def test_an_erased_source_is_no_damage(desk: Any) -> None:
    source = _keep(desk)
    key_id = source.key
    erase.destroy(desk.officer, source, "consent withdrawn")
    assert _damage() == []
    told = [f.sentence for f in verify.verify()]
    assert any("source keys were erased" in s for s in told)
    with pytest.raises(keyring.KeyErased):
        vault.source_key(key_id)


def test_a_key_erased_without_an_entry_is_found(desk: Any) -> None:
    vault.erase_source_key(_keep(desk).key)
    told = [f.sentence for f in verify.verify() if f.severity == WARNING]
    assert any("no entry here says so" in s for s in told)


def test_a_key_that_came_back_is_found_and_destroyed_again(desk: Any) -> None:
    """An older keyring put back would bring to light what was destroyed."""
    source = _keep(desk)
    path = vault.layout().keyring / source.key
    old = path.read_bytes()
    erase.destroy(desk.officer, source, "consent withdrawn")
    path.write_bytes(old)
    assert any("though its source was destroyed" in s for s in _damage())
    erase.destroy(desk.officer, source, "consent withdrawn")
    assert _damage() == []


def test_nothing_hides_under_a_key_that_is_gone(desk: Any) -> None:
    """Whoever has the keys cannot move a row to where nothing can be compared."""
    source, other = _keep(desk), _keep(desk)
    gone = source.key
    erase.destroy(desk.officer, source, "consent withdrawn")
    with _unguarded() as run:
        run(f"UPDATE store_payload SET key = '{gone}' WHERE \"row\" = '{other.pk}'")
        run(
            f"UPDATE sources_source SET key = '{gone}', label = 'public' "
            f"WHERE id = '{other.pk}'"
        )
    assert any(other.pk in s for s in _damage())


def test_the_custody_of_a_destroyed_source_is_compared(desk: Any) -> None:
    source = _keep(desk)
    erase.destroy(desk.officer, source, "consent withdrawn")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE sources_custody SET action = 'exported' WHERE action = 'received'"
        )
    assert len(_damage()) == 1


def test_a_payload_is_there_once(desk: Any) -> None:
    """A good copy after a bad one does not make up for it."""
    _make(desk)
    columns = 'entry_id, "table", "row", key, sealed'
    with _unguarded() as run:
        run(
            f"INSERT INTO store_payload ({columns}) SELECT {columns} "
            "FROM store_payload ORDER BY id DESC LIMIT 1"
        )
    assert _damage()


@on_sqlite
def test_a_cell_of_another_kind_is_a_finding(desk: Any) -> None:
    """Text where sealed bytes belong stops the check, and is told as damage."""
    made = _make(desk)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_owner SET name = 'x' WHERE id = '{made.pk}'")
    assert any("could not be read to its end" in s for s in _damage())


def test_a_trigger_missing_hollow_or_added_is_found(desk: Any) -> None:
    on = triggers._on("store_entry_update")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER store_entry_update{on}")
    assert len(_damage()) == 1
    with pytest.raises(triggers.LedgerUnguarded, match="store_entry_update"):
        triggers.require()
    triggers.make()
    assert _damage() == []
    hollow = "CREATE TRIGGER accounts_hollow AFTER INSERT ON accounts_owner " + (
        "BEGIN SELECT 1; END"
        if connection.vendor == "sqlite"
        else "EXECUTE FUNCTION habeas_ledger_only_grows()"
    )
    with connection.cursor() as cursor:
        cursor.execute(hollow)
    assert "accounts_hollow" in _damage()[0]


@on_sqlite
def test_a_hollow_trigger_of_the_right_name_is_found(desk: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER store_entry_update")
        cursor.execute(
            "CREATE TRIGGER store_entry_update BEFORE UPDATE ON store_entry "
            "BEGIN SELECT 1; END"
        )
    assert "store_entry_update" in _damage()[0]


@on_sqlite
def test_any_changed_byte_of_the_database_is_found(desk: Any) -> None:
    """Also in pages that are free, and at the file's end."""
    made = [_make(desk, secrets.token_hex(3000)) for _ in range(8)]
    with write(desk.officer, "test.remove") as w:
        for owner in made[:7]:
            w.remove(owner)
    desks.lock()
    path = Layout(desk.root).database
    lying = path.read_bytes()
    chance = random.Random(4)
    places = [0, 15, 16, len(lying) - 1]
    places += [chance.randrange(len(lying)) for _ in range(36)]
    for at in places:
        changed = bytearray(lying)
        changed[at] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        assert _looked(desk), at
    for cut in (len(lying) - 1, len(lying) - 4096, 4096, 100, 0):
        path.write_bytes(lying[:cut])
        assert _looked(desk), cut
    path.write_bytes(lying)
    assert _looked(desk) == []


def _looked(desk: Any) -> list[str]:
    found = desks.look(desk.root, desk.passphrase)
    return [f.sentence for f in found if f.damaged]


@on_sqlite
def test_a_byte_flipped_in_the_log_of_a_killed_desk_is_found(desk: Any) -> None:
    """What is committed lies in the write-ahead log until a desk is closed."""
    for number in range(6):
        _make(desk, f"owner {number}")
    dead = desk.root.parent / "dead"
    shutil.copytree(desk.root, dead)  # as a kill leaves it: nothing was closed
    desks.lock()
    log = dead / "desk.db-wal"
    lying = log.read_bytes()
    assert len(lying) > 6 * 4096
    (dead / "desk.db-shm").unlink()
    chance = random.Random(5)
    for at in [0, 20, 32, 60, *(chance.randrange(len(lying)) for _ in range(40))]:
        trial = desk.root.parent / "trial"
        shutil.copytree(dead, trial)
        changed = bytearray(lying)
        changed[at] ^= 1 << chance.randrange(8)
        (trial / "desk.db-wal").write_bytes(changed)
        found = desks.look(trial, desk.passphrase)
        assert [f for f in found if f.damaged], at
        shutil.rmtree(trial)
    assert [f for f in desks.look(dead, desk.passphrase) if f.damaged] == []


def test_findings_name_ids_and_no_words(desk: Any) -> None:
    made = _make(desk, "Bar association of Nowhere")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_owner SET label = 'x' WHERE id = %s", [made.pk])
    assert not any("Nowhere" in f.sentence for f in verify.verify())


def test_a_flood_of_faults_is_counted_not_listed(desk: Any) -> None:
    with write(desk.officer, "test.make") as w:
        w.save_all(Owner(name=str(n)) for n in range(60))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_owner SET label = 'public'")
    found = _damage()
    assert len(found) == verify.SHOWN + 1
    assert found[-1] == "rows: 41 more faults."


def test_work_that_goes_on_meanwhile_is_no_damage(desk: Any) -> None:
    """Another thread writes, keeps, changes and destroys while it is looked at."""
    stop, rounds = threading.Event(), []

    def work() -> None:
        try:
            while not stop.is_set():
                owner = _make(desk, "first")
                source = _keep(desk, 5_000)
                with write(desk.officer, "test.rename") as w:
                    owner.name = "second"
                    w.save(owner)
                with write(desk.officer, "test.remove") as w:
                    w.remove(owner)
                vault.erase_source_key(source.key)
                vault.blobs().remove(source.blob)
                rounds.append(owner.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        found = [_damage() for _ in range(12)]
    finally:
        stop.set()
        thread.join()
    assert rounds
    assert found == [[]] * 12


class Left(Exception):
    """Whoever verified went away."""


@pytest.mark.parametrize("check", ["ledger", "rows", "blobs"])
def test_a_verification_that_is_left_leaves_nothing_behind(
    desk: Any, check: str
) -> None:
    """No cursor is left over, no transaction is open, and the desk can be written on."""
    for number in range(3):
        _make(desk, f"owner {number}")
        _keep(desk, 10)
    held: list[BaseException] = []

    def leave(at: str, done: int, total: int) -> None:
        if at == check and done:
            raise Left

    try:
        verify.verify(progress=leave)
    except Left as left:
        held.append(left)  # and with it every frame, and what it was reading
    assert held
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    held.clear()
    gc.collect()  # what is told of a cursor here would fail the test
    _make(desk, "afterwards")
    assert _damage() == []


def test_a_broken_off_end_of_the_reading_leaves_no_transaction(desk: Any) -> None:
    """A late stop may break off the very statement that ends it."""

    def break_off(execute: Any, sql: str, *given: Any) -> Any:
        if sql == "ROLLBACK":
            raise OperationalError("canceling statement due to user request")
        return execute(sql, *given)

    with connection.execute_wrapper(break_off):
        verify.verify()
    _make(desk, "afterwards")
    assert _damage() == []

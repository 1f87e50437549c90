"""Locked is a state of the process: no key, and every connection closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import Error, connection, transaction

from habeas.accounts.models import Owner
from habeas.store import desk as desks
from habeas.store import vault, verify
from habeas.store.folder import Layout
from habeas.store.ledger import write
from habeas.store.models import Entry

KEYED: list[Callable[[], object]] = [
    vault.keys,
    vault.layout,
    lambda: vault.key("columns"),
    lambda: vault.source_key("x"),
    lambda: vault.new_source_key("x"),
    lambda: vault.sealing_key(""),
    vault.blobs,
    lambda: verify.verify(),
    desks.signed_checkpoint,
]


def test_each_lock_and_unlock_raises_the_generation(desk: Any) -> None:
    seen = [vault.generation()]
    for _ in range(3):
        desks.lock()
        seen.append(vault.generation())
        desks.unlock(desk.root, desk.passphrase)
        seen.append(vault.generation())
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("ask", KEYED)
def test_while_locked_nothing_gives_a_key(desk: Any, ask: Callable[[], object]) -> None:
    desks.lock()
    assert not vault.is_open()
    with pytest.raises(vault.Locked, match="Unlock it"):
        ask()


def test_a_row_read_before_does_not_open_after(desk: Any) -> None:
    with write(desk.officer, "test.make") as w:
        w.save(made := Owner(name="a name"))
    found = Owner.objects.whole("test").get(pk=made.pk)
    desks.lock()
    with pytest.raises(vault.Locked):
        str(found.name)


class _Thread:
    """A thread that waits for a turn, with a connection of its own."""

    def __init__(self) -> None:
        self.go, self.done = threading.Event(), threading.Event()
        self.first: Any = None
        self.found: list[object] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.done.wait(20)
        self.done.clear()

    def _run(self) -> None:
        Entry.objects.count()
        self.first = connection.connection
        self.done.set()
        self.go.wait(20)
        try:
            self.found.append(Entry.objects.count())
        except vault.Locked as error:
            self.found.append(error)
        self.found.append(connection.connection)
        connection.close()

    def end(self) -> list[object]:
        self.go.set()
        self._thread.join()
        return self.found


def test_another_threads_connection_closes_when_the_desk_is_locked(desk: Any) -> None:
    thread = _Thread()
    desks.lock()
    said, standing = thread.end()
    assert isinstance(said, vault.Locked)
    assert standing is None
    with pytest.raises(Exception, match="closed"):
        thread.first.execute("SELECT 1")


def test_another_threads_connection_is_a_new_one_after_unlocking(desk: Any) -> None:
    thread = _Thread()
    desks.lock()
    desks.unlock(desk.root, desk.passphrase)
    count, standing = thread.end()
    assert count == Entry.objects.count()
    assert standing is not thread.first


def test_a_transaction_open_over_a_lock_commits_nothing(desk: Any) -> None:
    before = Entry.objects.count()
    with pytest.raises(vault.Locked), write(desk.officer, "test.make") as w:
        w.save(Owner(name="never"))
        vault.lock()
    vault.unlock(Layout(desk.root), desk.keys)
    assert Entry.objects.count() == before


def test_nor_does_one_open_over_a_lock_and_an_unlock(desk: Any) -> None:
    before = Entry.objects.count()
    with (
        pytest.raises((Error, transaction.TransactionManagementError)),
        write(desk.officer, "test.make") as w,
    ):
        w.save(Owner(name="never"))
        vault.lock()
        vault.unlock(Layout(desk.root), desk.keys)
        w.save(Owner(name="nor this"))
    connection.close()
    assert Entry.objects.count() == before
    assert Owner.objects.whole("test").count() == 1


def test_a_copy_beside_is_seen_by_its_own_thread_alone(desk: Any) -> None:
    other = Layout(desk.root.parent / "other")
    seen: list[object] = []
    with vault.beside(other, desk.keys):
        assert vault.layout() == other
        thread = threading.Thread(target=lambda: seen.append(vault.layout()))
        thread.start()
        thread.join()
        with vault.beside(other, desk.keys):
            vault.lock()
            with pytest.raises(vault.Locked):
                vault.layout()
    assert seen == [Layout(desk.root)]


def test_a_lookup_while_locked_opens_no_connection(desk: Any) -> None:
    desks.lock()
    with pytest.raises(vault.Locked):
        connection.ensure_connection()
    assert connection.connection is None

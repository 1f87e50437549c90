"""Every change is an entry, made with its rows or not at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import Error, connection

from habeas.accounts.models import Owner, User
from habeas.store import head, ledger, vault
from habeas.store.guard import NotThroughLedger, Unscoped
from habeas.store.ledger import AlreadyDone, write
from habeas.store.models import Entry, Payload


def _owner(desk: Any) -> Owner:
    found: Owner = Owner.objects.whole("test").get()
    return found


def test_a_row_and_its_entry_are_written_together(desk: Any) -> None:
    before = Entry.objects.count()
    with write(desk.officer, "test.make") as w:
        made = Owner(name="Union of the tests")
        w.save(made)
    entry = Entry.objects.get(seq=before)
    body = json.loads(entry.body)
    assert body["verb"] == "test.make"
    assert [(t, pk, op) for t, pk, op, *_ in body["rows"]] == [
        ("accounts_owner", made.pk, "put")
    ]
    found = Owner.objects.visible_to(desk.officer).get(pk=made.pk)
    assert (found.entry, found.officer) == (before, desk.officer.pk)
    assert found.name == "Union of the tests"


def test_nothing_is_written_when_the_work_fails(desk: Any) -> None:
    before = Entry.objects.count(), ledger.frontier()
    with pytest.raises(ZeroDivisionError), write(desk.officer, "test.fail") as w:
        w.save(Owner(name="never"))
        raise ZeroDivisionError
    assert (Entry.objects.count(), ledger.frontier()) == before
    assert Owner.objects.whole("test").count() == 1


def test_the_chained_part_holds_no_words(desk: Any) -> None:
    with write(desk.officer, "test.make") as w:
        w.save(Owner(name="Bar association of Nowhere"))
    bodies = "".join(Entry.objects.values_list("body", flat=True))
    assert "Nowhere" not in bodies
    assert not any(
        b"Nowhere" in bytes(p) for p in Payload.objects.values_list("sealed", flat=True)
    )


def test_the_same_key_twice_is_done_once(desk: Any) -> None:
    with write(desk.officer, "test.make", key="a form") as w:
        w.save(Owner(name="once"))
    done = Entry.objects.count() - 1
    with (
        pytest.raises(AlreadyDone) as told,
        write(desk.officer, "test.make", key="a form") as w,
    ):
        w.save(Owner(name="twice"))
    assert told.value.entry == done
    assert Owner.objects.whole("test").count() == 2


def test_an_entry_without_rows_is_not_made(desk: Any) -> None:
    before = Entry.objects.count()
    with write(desk.officer, "test.nothing"):
        pass
    assert Entry.objects.count() == before


def test_a_row_does_not_change_outside_the_ledger(desk: Any) -> None:
    owner = _owner(desk)
    with pytest.raises(NotThroughLedger):
        owner.save()
    with pytest.raises(NotThroughLedger):
        owner.delete()
    with pytest.raises(NotThroughLedger):
        Owner.objects.whole("test").update(label="public")
    with pytest.raises(NotThroughLedger):
        Owner.objects.bulk_create([Owner(name="x")])


def test_a_query_must_say_who_looks(desk: Any) -> None:
    for look in (
        lambda: list(User.objects.all()),
        lambda: User.objects.count(),
        lambda: User.objects.filter(is_active=True).exists(),
        lambda: User.objects.get(pk=desk.officer.pk),
        lambda: list(User.objects.values_list("pk")),
        lambda: User.objects.in_bulk(),
        lambda: User.objects.first(),
    ):
        with pytest.raises(Unscoped):
            look()


def test_the_database_refuses_to_change_or_delete_an_entry(desk: Any) -> None:
    for statement in (
        "UPDATE store_entry SET body = '{}'",
        "DELETE FROM store_entry",
        "UPDATE store_payload SET key = 'x'",
        "DELETE FROM store_payload",
    ):
        with (
            connection.cursor() as cursor,
            pytest.raises(Error, match="only grows"),
        ):
            cursor.execute(statement)


def test_the_head_follows_each_commit(desk: Any) -> None:
    for number in range(3):
        with write(desk.officer, "test.make") as w:
            w.save(Owner(name=f"owner {number}"))
        standing = head.read()
        assert standing is not None
        assert standing.size == Entry.objects.count()
        assert standing.root == ledger.frontier().root().hex()


def test_history_tells_each_state_and_its_entry(desk: Any) -> None:
    with write(desk.officer, "test.make") as w:
        owner = Owner(name="first")
        w.save(owner)
    with write(desk.officer, "test.rename") as w:
        owner.name = "second"
        w.save(owner)
    told = ledger.history(owner)
    assert [state["name"] for _, state in told] == ["first", "second"]
    assert [entry for entry, _ in told] == sorted(entry for entry, _ in told)


def test_removing_leaves_the_last_state_in_the_ledger(desk: Any) -> None:
    with write(desk.officer, "test.make") as w:
        owner = Owner(name="gone")
        w.save(owner)
    with write(desk.officer, "test.remove") as w:
        w.remove(owner)
    assert not Owner.objects.whole("test").filter(pk=owner.pk).exists()
    assert [s["name"] for _, s in ledger.history(owner)] == ["gone", "gone"]


def test_locked_means_nothing_is_read_or_written(desk: Any) -> None:
    vault.lock()
    with pytest.raises(vault.Locked):
        Entry.objects.count()
    with pytest.raises(vault.Locked), write(desk.officer, "test.locked"):
        pass

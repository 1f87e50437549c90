"""A desk is made whole or not at all, opened as it was left, and never by mistake."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from habeas.accounts import officers
from habeas.accounts.models import Owner
from habeas.errors import HabeasError
from habeas.store import desk as desks
from habeas.store import folder, head, keys, schema, triggers, upgrade, vault, verify
from habeas.store.findings import Finding
from habeas.store.folder import Layout
from habeas.store.head import BehindHead, DamagedHead
from habeas.store.kdf import Cost
from habeas.store.ledger import write
from habeas.store.locks import DeskInUse, Presence
from habeas.store.models import Entry

CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)
on_sqlite = pytest.mark.skipif(
    os.environ.get("DB") == "postgres", reason="the server keeps its own files"
)


def _write(desk: Any, name: str = "an owner") -> Owner:
    with write(desk.officer, "test.make") as w:
        made = Owner(name=name)
        w.save(made)
    return made


def test_a_desk_is_made_and_opened_again(no_desk: Path) -> None:
    desks.create(no_desk, "a passphrase", cost=CHEAP)
    officers.found("Officer", "Desk")
    desks.lock()
    desks.unlock(no_desk, "a passphrase")
    assert officers.the_officer().name == "Officer"
    assert not [f for f in verify.verify() if f.damaged]


def test_its_files_are_its_owners_alone(no_desk: Path) -> None:
    standing = os.umask(0)
    try:
        desks.create(no_desk, "a passphrase", cost=CHEAP)
        officers.found("Officer", "Desk")
    finally:
        os.umask(standing)
    for path in (no_desk, *no_desk.rglob("*")):
        allowed = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == allowed, path.name
    assert not list(no_desk.rglob("tmp-*"))


def test_a_desk_is_not_made_over_another(desk: Any) -> None:
    desks.lock()
    before = {p: p.read_bytes() for p in desk.root.rglob("*") if p.is_file()}
    with pytest.raises(desks.DeskExists):
        desks.create(desk.root, "another", cost=CHEAP)
    assert {p: p.read_bytes() for p in before} == before


def test_where_there_is_none_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(desks.NoDesk, match="habeas init"):
        desks.unlock(tmp_path, "a passphrase")


@on_sqlite
def test_a_making_cut_off_is_begun_anew(no_desk: Path) -> None:
    """The key file comes last; until then there is nothing that could be lost."""
    desks.create(no_desk, "a passphrase", cost=CHEAP)
    desks.lock()
    layout = Layout(no_desk)
    layout.keys.unlink()
    layout.making.write_bytes(b"")
    desks.create(no_desk, "another", cost=CHEAP)
    desks.lock()
    desks.unlock(no_desk, "another")
    assert not layout.making.exists()


@on_sqlite
def test_a_lost_key_file_is_not_written_over(desk: Any) -> None:
    desks.lock()
    Layout(desk.root).keys.unlink()
    with pytest.raises(desks.NoKeyFile, match=r"keys\.json"):
        desks.create(desk.root, "another", cost=CHEAP)
    assert Layout(desk.root).database.exists()


def test_a_wrong_passphrase_leaves_the_desk_locked(desk: Any) -> None:
    desks.lock()
    with pytest.raises(keys.WrongPassphrase):
        desks.unlock(desk.root, "wrong")
    assert not vault.is_open()


def test_a_desk_of_a_later_version_is_refused(desk: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('store', '0099_later', '2030-01-01')"
        )
    before = Entry.objects.count()
    desks.lock()
    with pytest.raises(desks.NewerDesk, match="later version"):
        desks.unlock(desk.root, desk.passphrase)
    assert not vault.is_open()
    with pytest.raises(desks.NewerDesk):
        desks.look(desk.root, desk.passphrase)
    vault.unlock(Layout(desk.root), desk.keys)
    assert Entry.objects.count() == before


def _make_older(desk: Any) -> None:
    """Take a stage's tables away, as in a version that did not have them."""
    call_command("migrate", "publication", "zero", verbosity=0)
    triggers.make()
    assert schema.behind()


def test_an_older_desk_is_brought_up_to_date_after_a_verified_copy(desk: Any) -> None:
    made = _write(desk, "from before")
    _make_older(desk)
    desk.again()
    assert not schema.behind()
    assert Owner.objects.whole("test").get(pk=made.pk).name == "from before"
    assert not [f for f in verify.verify() if f.damaged]
    triggers.require()
    before = Layout(desk.root).before
    assert sorted(p.name for p in before.iterdir() if "-" not in p.name) == [
        "desk.db",
        "head",
    ]
    _write(desk, "from after")


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """Give the stages that an upgrade tells, each once."""
    stages: list[str] = []

    def hear(stage: str, done: int, total: int) -> None:
        assert 0 <= done <= max(done, total)
        if stages[-1:] != [stage]:
            stages.append(stage)

    upgrade.listening.append(hear)
    yield stages
    upgrade.listening.remove(hear)


@pytest.mark.parametrize("whole", [0, upgrade.WHOLE])
def test_it_tells_how_far_it_is(
    desk: Any, monkeypatch: pytest.MonkeyPatch, heard: list[str], whole: int
) -> None:
    """Stage by stage, and that it ended; an opening without one tells nothing."""
    desk.again()
    assert heard == []
    _make_older(desk)
    monkeypatch.setattr(upgrade, "WHOLE", whole)
    desk.again()
    assert heard == ["copying", "checking", "changing", ""]


def test_the_copy_is_the_desk_as_it_was(desk: Any) -> None:
    _write(desk)
    _make_older(desk)
    size = Entry.objects.count()
    desk.again()
    copy = folder.WithCopy(desk.root, Layout(desk.root).before)
    from habeas.store import copies

    with vault.beside(copy, desk.keys), copies.on_file(copy.database):
        assert Entry.objects.count() == size
        assert schema.behind()
        assert not [f for f in verify.verify(with_files=False) if f.damaged]
    assert Entry.objects.count() == size


def test_a_large_older_desk_is_brought_up_to_date(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of its copy every page is looked at, and the ledger's end."""
    made = _write(desk, "from before")
    _make_older(desk)
    monkeypatch.setattr(upgrade, "WHOLE", 0)
    desk.again()
    assert not schema.behind()
    assert Owner.objects.whole("test").get(pk=made.pk).name == "from before"
    assert not [f for f in verify.verify() if f.damaged]


@pytest.mark.parametrize(
    "harm",
    ["lost", "changed", pytest.param("unguarded", marks=on_sqlite), "behind"],
)
def test_a_large_older_desk_whose_ledger_is_not_whole_is_not_changed(
    desk: Any, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    """An entry lost or changed, a trigger gone, or an older copy put in place."""
    _write(desk, "one")
    _write(desk, "two")
    _make_older(desk)
    monkeypatch.setattr(upgrade, "WHOLE", 0)
    with connection.cursor() as cursor:
        for name in triggers.names():
            cursor.execute(f"DROP TRIGGER {name}{triggers._on(name)}")
        last = Entry.objects.count() - 1
        if harm in ("lost", "behind"):
            at = last if harm == "behind" else 0
            cursor.execute("DELETE FROM store_payload WHERE entry_id = %s", [at])
            cursor.execute("DELETE FROM store_entry WHERE seq = %s", [at])
        if harm == "changed":
            cursor.execute("UPDATE store_entry SET body = '{}' WHERE seq = 0")
    if harm != "unguarded":
        triggers.make()
    desks.lock()
    with pytest.raises(upgrade.NotUpgraded, match="Nothing was changed|nothing was"):
        desks.unlock(desk.root, desk.passphrase)
    vault.unlock(Layout(desk.root), desk.keys)
    assert schema.behind()
    assert not Layout(desk.root).before.exists()


@on_sqlite
def test_a_large_older_desk_with_a_damaged_page_is_not_changed(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page whose bytes were changed does not open: the copy is not even made."""
    for number in range(40):
        _write(desk, f"owner {number}")
    _make_older(desk)
    monkeypatch.setattr(upgrade, "WHOLE", 0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    desks.lock()
    layout = Layout(desk.root)
    whole = bytearray(layout.database.read_bytes())
    whole[len(whole) // 2] ^= 1
    layout.database.write_bytes(bytes(whole))
    with pytest.raises((HabeasError, DatabaseError)):
        desks.unlock(desk.root, desk.passphrase)
    assert layout.database.read_bytes()[: len(whole)] == bytes(whole)
    assert not layout.upgrading.exists()


def test_a_damaged_older_desk_is_not_changed(desk: Any, heard: list[str]) -> None:
    made = _write(desk)
    _make_older(desk)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_owner SET label = 'public' WHERE id = %s", [made.pk]
        )
    desks.lock()
    with pytest.raises(upgrade.NotUpgraded, match="not brought up to date"):
        desks.unlock(desk.root, desk.passphrase)
    assert heard == ["copying", "checking", ""]
    vault.unlock(Layout(desk.root), desk.keys)
    assert schema.behind()
    assert not Layout(desk.root).before.exists()


@on_sqlite
def test_a_change_that_fails_puts_the_copy_back(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(desk)
    _make_older(desk)
    size = Entry.objects.count()
    desks.lock()

    def spoil(*_: object, **__: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE accounts_owner")
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(upgrade, "call_command", spoil)
        with pytest.raises(MemoryError):
            desks.unlock(desk.root, desk.passphrase)
    desks.unlock(desk.root, desk.passphrase)
    assert Entry.objects.count() == size
    assert not [f for f in verify.verify() if f.damaged]


def test_an_upgrade_cut_off_is_gone_on_with(desk: Any) -> None:
    """Cut off after the schema changed and before the triggers were made again."""
    _write(desk, "from before")
    _make_older(desk)
    desk.again()
    layout = Layout(desk.root)
    assert not layout.upgrading.exists()
    with connection.cursor() as cursor:
        for name in triggers.names():
            cursor.execute(f"DROP TRIGGER {name}{triggers._on(name)}")
    desks.lock()
    with pytest.raises(triggers.LedgerUnguarded):
        desks.unlock(desk.root, desk.passphrase)
    layout.upgrading.write_bytes(b"")
    desks.unlock(desk.root, desk.passphrase)
    assert not layout.upgrading.exists()
    triggers.require()
    assert not [f for f in verify.verify() if f.damaged]


@pytest.mark.skipif(os.name != "posix", reason="locks of this kind are POSIX")
def test_a_desk_in_use_is_not_brought_up_to_date(tmp_path: Path) -> None:
    other, ours = Presence(tmp_path / "lock"), Presence(tmp_path / "lock")
    with pytest.raises(DeskInUse, match="Stop that program"), ours.alone(0.2):
        raise AssertionError
    other.leave()
    with ours.alone(0.2):
        pass
    ours.leave()


@on_sqlite
def test_a_database_put_back_from_before_is_found(desk: Any) -> None:
    _write(desk)
    desks.lock()
    layout = Layout(desk.root)
    kept = desk.root.parent / "kept.db"
    shutil.copy(layout.database, kept)
    desks.unlock(desk.root, desk.passphrase)
    _write(desk)
    desks.lock()
    for path in desk.root.glob("desk.db*"):
        path.unlink()
    shutil.copy(kept, layout.database)
    with pytest.raises(BehindHead) as told:
        desks.unlock(desk.root, desk.passphrase)
    assert told.value.had == told.value.has + 1
    assert [f for f in desks.look(desk.root, desk.passphrase) if f.damaged]


@on_sqlite
def test_a_missing_database_is_not_made_anew(desk: Any) -> None:
    desks.lock()
    for path in desk.root.glob("desk.db*"):
        path.unlink()
    with pytest.raises(BehindHead):
        desks.unlock(desk.root, desk.passphrase)
    assert not Layout(desk.root).database.exists()


def test_a_missing_or_changed_head_is_found(desk: Any) -> None:
    path = Layout(desk.root).head
    lying = path.read_bytes()
    for at in range(0, len(lying), 7):
        path.write_bytes(lying[:at] + bytes([lying[at] ^ 2]) + lying[at + 1 :])
        with pytest.raises(DamagedHead):
            head.read()
    path.unlink()
    with pytest.raises(DamagedHead):
        _write(desk)
    desks.lock()
    with pytest.raises(DamagedHead, match="--checkpoint"):
        desks.unlock(desk.root, desk.passphrase)
    assert [f for f in desks.look(desk.root, desk.passphrase) if f.damaged]


def test_a_database_ahead_of_its_head_is_in_order(desk: Any) -> None:
    """The power went between the commit and the renewal of the head."""
    before = Layout(desk.root).head.read_bytes()
    _write(desk)
    desks.lock()
    Layout(desk.root).head.write_bytes(before)
    desks.unlock(desk.root, desk.passphrase)
    assert head.read().size == Entry.objects.count()


def test_halves_of_long_ago_are_cleared_away(desk: Any) -> None:
    layout = Layout(desk.root)
    old, new = folder.half(layout.blobs / "x"), folder.half(layout.keyring / "x")
    marker = layout.root / "tmp-adding-something"
    for path in (old, new, marker):
        path.write_bytes(b"half")
    for path in (old, marker):
        os.utime(path, (0, 0))
    desk.again()
    assert not old.exists()
    assert new.exists()
    assert marker.exists()


def test_an_older_desk_is_verified_as_it_is(desk: Any) -> None:
    """Nothing is brought up to date only because somebody looks."""
    _write(desk)
    _make_older(desk)
    desks.lock()
    found = desks.look(desk.root, desk.passphrase, more=(_never,))
    assert not [f for f in found if f.damaged]
    assert verify.OLDER in [f.sentence for f in found]
    vault.unlock(Layout(desk.root), desk.keys)
    assert schema.behind()


def _never() -> Iterator[Finding]:
    raise AssertionError("a later stage was asked about an earlier schema")
    yield

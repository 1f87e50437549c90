"""A backup is good only after it was opened and checked, and comes back whole."""

from __future__ import annotations

import os
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from habeas.accounts.models import Owner
from habeas.errors import HabeasError
from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.store import backup as backups
from habeas.store import (
    checkpoint,
    copies,
    credentials,
    keyring,
    keys,
    triggers,
    vault,
    verify,
)
from habeas.store import desk as desks
from habeas.store.backup import DATA, KEYRING, KEYS, BackupNotGood, NotABackup
from habeas.store.ledger import write
from habeas.store.models import Entry

Fresh = Callable[[], None]


def _keep(desk: Any, content: bytes) -> Source:
    return preserve.keep(desk.officer, content, kind="file").source


@pytest.fixture
def kept(desk: Any) -> Iterator[list[Source]]:
    """Give the sources of a desk with something in it."""
    with write(desk.officer, "test.make") as w:
        w.save(Owner(name="Bar association of Nowhere"))
    yield [_keep(desk, os.urandom(n)) for n in (3, 80_000, 300_000)]


def _restored(folder: Path, root: Path, passphrase: str, fresh: Fresh) -> None:
    """Restore as on a new machine, or for a team beside a new server."""
    desks.lock()
    fresh()
    backups.restore(folder, root, passphrase)
    desks.unlock(root, passphrase)


def test_a_backup_comes_back_whole(
    desk: Any, kept: list[Source], tmp_path: Path, new_database: Fresh
) -> None:
    note = desks.signed_checkpoint()
    contents = {s.pk: b"".join(preserve.stream(s)) for s in kept}
    made = backups.backup(tmp_path / "out")
    assert made.entries == Entry.objects.count()
    _restored(
        tmp_path / "out" / made.name, tmp_path / "new", desk.passphrase, new_database
    )
    assert not [f for f in verify.verify(note) if f.damaged]
    for source in Source.objects.whole("test"):
        assert b"".join(preserve.stream(source)) == contents.pop(source.pk)
    assert not contents
    with write(desk.officer, "test.go_on") as w:
        w.save(Owner(name="another"))


def test_it_holds_these_files_and_nothing_in_clear(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    made = backups.backup(tmp_path / "out")
    folder = tmp_path / "out" / made.name
    names = [DATA, "data.note", KEYRING, "keyring.note", KEYS]
    assert sorted(p.name for p in folder.iterdir()) == sorted(names)
    assert [p.name for p in (tmp_path / "out").iterdir()] == [made.name]
    for path in folder.iterdir():
        assert b"Nowhere" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0


def test_its_note_is_a_checkpoint_that_can_be_kept_elsewhere(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    made = backups.backup(tmp_path / "out")
    note = (tmp_path / "out" / made.name / "data.note").read_text("utf-8")
    assert checkpoint.verify(note, desk.keys).size == made.entries
    assert not [f for f in verify.verify(note) if f.damaged]


def test_the_open_desk_goes_on_meanwhile(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    """Other threads write to the open desk, not to the copy that is being checked."""
    generation, written = vault.generation(), []
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            with write(desk.officer, "test.meanwhile") as w:
                w.save(owner := Owner(name="meanwhile"))
            written.append(owner.pk)
        from django.db import connection  # the thread's own

        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        for number in range(3):
            backups.backup(tmp_path / f"out{number}")
    finally:
        stop.set()
        thread.join()
    assert written
    assert vault.generation() == generation
    assert Owner.objects.whole("test").filter(pk__in=written).count() == len(written)
    assert not [f for f in verify.verify() if f.damaged]


def test_a_desk_locked_meanwhile_stops_its_backup(
    desk: Any, kept: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backups._unpack

    def locked_at_the_wrong_moment(*given: Any) -> None:
        real(*given)
        desks.lock()

    monkeypatch.setattr(backups, "_unpack", locked_at_the_wrong_moment)
    with pytest.raises(vault.Locked):
        backups.backup(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_damaged_desk_gives_no_good_backup(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    path = vault.blobs().path(kept[1].blob)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BackupNotGood, match="thrown away"):
        backups.backup(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_any_changed_byte_of_a_backup_is_refused(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    made = backups.backup(tmp_path / "out")
    folder = tmp_path / "out" / made.name
    desks.lock()
    chance = random.Random(1)
    for name in (DATA, "data.note", KEYRING, "keyring.note", KEYS):
        for _ in range(6):
            trial = tmp_path / "trial"
            shutil.copytree(folder, trial)
            lying = bytearray((trial / name).read_bytes())
            at = chance.randrange(len(lying) - 1)
            lying[at] ^= 1 << chance.randrange(7)
            (trial / name).write_bytes(lying)
            with pytest.raises(HabeasError):
                backups.restore(trial, tmp_path / "new", desk.passphrase)
            assert not (tmp_path / "new").exists()
            shutil.rmtree(trial)


def test_an_older_keyring_or_archive_of_another_backup_is_told_apart(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    first = tmp_path / "out" / backups.backup(tmp_path / "out").name
    _keep(desk, b"one more")
    second = tmp_path / "out" / backups.backup(tmp_path / "out").name
    desks.lock()
    shutil.copy(first / KEYRING, second / KEYRING)  # without its note
    with pytest.raises(HabeasError):
        backups.restore(second, tmp_path / "new", desk.passphrase)
    shutil.copy(first / "keyring.note", second / "keyring.note")
    with pytest.raises(BackupNotGood):  # a source's key is not in it
        backups.restore(second, tmp_path / "new", desk.passphrase)
    assert not (tmp_path / "new").exists()


def test_a_backup_comes_back_by_the_recovery_sheet(
    desk: Any, tmp_path: Path, new_database: Fresh
) -> None:
    """Where the passphrase is forgotten, its words restore; others do not."""
    words = keys.new_words()
    credentials.new_sheet(desk.officer, words)
    folder = tmp_path / "out" / backups.backup(tmp_path / "out").name
    desks.lock()
    new_database()
    with pytest.raises(keys.WrongWords):
        backups.restore(folder, tmp_path / "new", words=keys.new_words())
    assert backups.restore(folder, tmp_path / "new", words=words)
    desks.recover(tmp_path / "new", words)
    assert not [f for f in verify.verify() if f.damaged]


def test_erasing_a_source_reaches_an_older_backup(
    desk: Any, kept: list[Source], tmp_path: Path, new_database: Fresh
) -> None:
    made = backups.backup(tmp_path / "out")
    folder = tmp_path / "out" / made.name
    vault.erase_source_key(kept[1].key)
    vault.blobs().remove(kept[1].blob)
    backups.renew_keyring(folder)
    assert not list(folder.glob("tmp-*"))
    _restored(folder, tmp_path / "new", desk.passphrase, new_database)
    assert not [f for f in verify.verify() if f.damaged]
    found = Source.objects.whole("test").get(pk=kept[1].pk)
    with pytest.raises(keyring.KeyErased):
        b"".join(preserve.stream(found))
    with pytest.raises(keyring.KeyErased):
        str(found.sha256)
    other = Source.objects.whole("test").get(pk=kept[2].pk)
    assert len(b"".join(preserve.stream(other))) == 300_000


def test_a_backup_after_an_erasure_is_good(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    vault.erase_source_key(kept[0].key)
    vault.blobs().remove(kept[0].blob)
    assert backups.backup(tmp_path / "out").entries == Entry.objects.count()


def test_another_desks_backup_takes_no_keyring_of_this(
    desk: Any, tmp_path: Path
) -> None:
    made = backups.backup(tmp_path / "out")
    folder = tmp_path / "out" / made.name
    note = checkpoint.sign(keys.make(), 0, bytes(32), "data.age sha256:0")
    (folder / "data.note").write_text(note, "utf-8")
    before = (folder / KEYRING).read_bytes()
    with pytest.raises(checkpoint.NotACheckpoint):
        backups.renew_keyring(folder)
    assert (folder / KEYRING).read_bytes() == before


def test_it_is_restored_neither_over_a_desk_nor_over_anything(
    desk: Any, tmp_path: Path
) -> None:
    made = backups.backup(tmp_path / "out")
    folder = tmp_path / "out" / made.name
    with pytest.raises(desks.DeskExists):
        backups.restore(folder, desk.root, desk.passphrase)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_bytes(b"somebody's")
    with pytest.raises(backups.NotEmpty):
        backups.restore(folder, tmp_path / "full", desk.passphrase)
    with pytest.raises(NotABackup):
        backups.restore(tmp_path / "full", tmp_path / "new", desk.passphrase)
    with pytest.raises(keys.WrongPassphrase):
        backups.restore(folder, tmp_path / "new", "wrong")
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "full" / "letter.txt").read_bytes() == b"somebody's"


def test_a_backup_of_an_older_version_is_restored_and_brought_up_to_date(
    desk: Any, kept: list[Source], tmp_path: Path, new_database: Fresh
) -> None:
    call_command("migrate", "publication", "zero", verbosity=0)
    triggers.make()
    made = backups.backup(tmp_path / "out")
    _restored(
        tmp_path / "out" / made.name, tmp_path / "new", desk.passphrase, new_database
    )
    assert not [f for f in verify.verify() if f.damaged]
    assert Source.objects.whole("test").count() == len(kept)


@pytest.mark.skipif(
    os.environ.get("DB") != "postgres", reason="a desk on a server is copied to a file"
)
def test_a_teams_desk_is_copied_to_a_file(
    desk: Any, kept: list[Source], tmp_path: Path
) -> None:
    copies.snapshot(tmp_path / "copy.db")
    size = Entry.objects.count()
    with copies.on_file(tmp_path / "copy.db"):
        assert Entry.objects.count() == size
        assert not [f for f in verify.verify() if f.damaged]
    assert b"accounts_owner" not in (tmp_path / "copy.db").read_bytes()
    made = backups.backup(tmp_path / "out")
    folder = tmp_path / "out" / made.name
    with pytest.raises(copies.ServerNotEmpty):
        backups.restore(folder, tmp_path / "new", desk.passphrase)
    assert not (tmp_path / "new").exists()

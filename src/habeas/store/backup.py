"""Backups: a folder of three files, good only after it was opened and checked.

    data.age     the database, the blobs, the head, the settings
    keyring.age  the wrapped keys of the sources, apart from what they open
    keys.json    the key file as it stands: opened by the passphrase or the sheet

The two archives are age files for the desk's own receiving key (X25519), which the
key file holds wrapped. To make a source unreadable in older backups too, its key is
erased and the backups' `keyring.age` is replaced by one made since.

Nothing in an archive is in clear inside the age layer either: blobs go in as they lie
on the disk and the database as a SQLCipher file, also from a team's server, so that a
team's desk opens on a laptop and a laptop's on a server.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import HabeasError
from habeas.store import age, copies, desk, keys, vault, verify
from habeas.store.findings import DAMAGE
from habeas.store.folder import Layout, make_folder, write_file
from habeas.store.rows import new_id

DATA, KEYRING, KEYS = "data.age", "keyring.age", "keys.json"


class BackupNotGood(HabeasError):
    """A backup did not stand the check."""

    def __init__(self, problems: int) -> None:
        self.problems = problems
        super().__init__(
            f"the backup did not stand its check ({problems} problems) and was thrown "
            "away. The desk was not changed. Run `habeas verify`, then try again."
        )


class NotABackup(HabeasError):
    """A folder was given that holds no backup."""

    def __init__(self) -> None:
        super().__init__(
            "this folder holds no whole backup (data.age, keyring.age, keys.json). "
            "Nothing was changed. Name the backup's own folder."
        )


@dataclass(frozen=True)
class Backup:
    """A checked backup: its folder's name and how many ledger entries it holds."""

    name: str
    entries: int


def backup(out: Path) -> Backup:
    """Write a backup of the open desk into a new folder of `out`, and check it.

    The check opens the archives with the desk's key, unpacks them beside the
    backup (encrypted as they are), and verifies the copy as a whole desk.

    Raises:
        BackupNotGood: If the copy is not in order. Nothing is left of it.
        vault.Locked: If the desk is locked.
    """
    layout = vault.layout()
    out.mkdir(parents=True, exist_ok=True)
    folder = out / f"habeas-backup-{new_id()}"
    with _half_made(folder):
        _write(layout, folder)
        entries = _checked(layout, folder)
    return Backup(folder.name, entries)


def restore(backup_folder: Path, root: Path, passphrase: str) -> int:
    """Unpack a backup into `root`, check it, and return its number of entries.

    Raises:
        NotABackup: If `backup_folder` is none.
        desk.DeskExists: If `root` holds a desk.
        keys.WrongPassphrase: If the passphrase is not that of the backup.
        BackupNotGood: If the copy is not in order; `root` is left as it was.
    """
    if not all((backup_folder / name).is_file() for name in (DATA, KEYRING, KEYS)):
        raise NotABackup
    if desk.is_desk(root):
        raise desk.DeskExists
    opened = keys.open(backup_folder, passphrase)
    with _half_made(root):
        _unpack(backup_folder, root, opened)
        entries = _verified(root, opened)
        copies.to_server(Layout(root), opened)
        return entries


def _write(layout: Layout, folder: Path) -> None:
    make_folder(folder)
    receiver = vault.keys().receiving
    with tempfile.TemporaryDirectory(dir=folder, prefix="tmp-") as staging:
        data = Path(staging) / "data"
        make_folder(data)
        copies.snapshot(Layout(data).database)
        for path in (layout.head, layout.settings):
            if path.exists():
                shutil.copy2(path, data / path.name)
        age.pack({"": data, layout.blobs.name: layout.blobs}, folder / DATA, receiver)
        age.pack({"": layout.keyring}, folder / KEYRING, receiver)
    write_file(folder / KEYS, layout.keys.read_bytes())


def _unpack(folder: Path, root: Path, opened: keys.Keys) -> None:
    layout = Layout(root)
    make_folder(root)
    for part in (layout.blobs, layout.keyring):
        make_folder(part)
    age.unpack(folder / DATA, root, opened.receiving)
    age.unpack(folder / KEYRING, layout.keyring, opened.receiving)
    write_file(layout.keys, (folder / KEYS).read_bytes())


def _checked(layout: Layout, folder: Path) -> int:
    opened = vault.keys()
    with tempfile.TemporaryDirectory(dir=folder, prefix="tmp-") as place:
        copy = Path(place) / "desk"
        _unpack(folder, copy, opened)
        try:
            return _verified(copy, opened)
        finally:
            desk.point(layout.root)
            vault.unlock(layout, opened)


def _verified(root: Path, opened: keys.Keys) -> int:
    """Verify the unpacked desk at `root` with its keys; return its entries."""
    layout = desk.point(root)
    vault.unlock(layout, opened)
    try:
        with copies.on_file(layout.database):
            problems = [f for f in verify.verify() if f.severity == DAMAGE]
            if problems:
                raise BackupNotGood(len(problems))
            return desk.entries()
    finally:
        desk.lock()


@contextlib.contextmanager
def _half_made(folder: Path) -> Iterator[None]:
    """Leave nothing of `folder` behind when the work on it fails."""
    existed = folder.exists()
    try:
        yield
    except BaseException:
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        raise

"""Backups: a folder of five files, good only after it was opened and checked.

    data.age      the database, the blobs, the head, the settings, the drafts
    data.note     a signed checkpoint of that ledger, with the SHA-256 of data.age
    keyring.age   the wrapped keys of the sources, apart from what they open
    keyring.note  the same for keyring.age
    keys.json     the key file as it stands: opened by the passphrase or the sheet

The two archives are age files for the desk's own receiving key (X25519), which the
key file holds wrapped. To make a source unreadable in older backups too, its key is
erased and the backups' keyring is replaced (`renew_keyring`).

Nothing in an archive is in clear inside the age layer either: blobs go in as they lie
on the disk and the database as a SQLCipher file, also from a team's server, so that a
team's desk opens on a laptop and a laptop's on a server. The notes come last, after
the archives were opened again and what they hold was verified as a whole desk.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import HabeasError
from habeas.store import age, checkpoint, copies, desk, keys, ledger, vault, verify
from habeas.store.findings import DAMAGE
from habeas.store.folder import (
    HALF,
    Layout,
    is_draft,
    make_folder,
    sync_folder,
    write_file,
)
from habeas.store.merkle import Frontier
from habeas.store.rows import new_id

DATA, KEYRING, KEYS = "data.age", "keyring.age", "keys.json"
NOTES = {DATA: "data.note", KEYRING: "keyring.note"}
_READ = 1024 * 1024


class BackupNotGood(HabeasError):
    """A backup did not stand the check."""

    def __init__(self, problems: int) -> None:
        self.problems = problems
        super().__init__(
            "the backup did not stand its check (%(problems)s problems), and what was "
            "made of it was thrown away. The desk was not changed. Run `habeas "
            "verify`, or try an older backup.",
            problems=problems,
        )


class NotABackup(HabeasError):
    """A folder was given that holds no backup."""

    def __init__(self) -> None:
        super().__init__(
            "this folder holds no whole backup (%(data)s, %(keyring)s, %(keys)s and "
            "the two notes). Nothing was changed. Name the backup's own folder.",
            data=DATA,
            keyring=KEYRING,
            keys=KEYS,
        )


class NotEmpty(HabeasError):
    """A backup was to be restored into a folder that holds something."""

    def __init__(self) -> None:
        super().__init__(
            "this folder is not empty. Nothing was changed. "
            "Name an empty folder, or one that is not there yet, with --desk."
        )


@dataclass(frozen=True)
class Backup:
    """A checked backup: its folder's name and how many ledger entries it holds."""

    name: str
    entries: int


def backup(out: Path) -> Backup:
    """Write a backup of the open desk into a new folder of `out`, and check it.

    The check opens the archives with the desk's key, unpacks them beside the
    backup (encrypted as they are), and verifies the copy as a whole desk; other
    threads go on with the open desk meanwhile.

    Raises:
        BackupNotGood: If the copy is not in order. Nothing is left of it.
        vault.Locked: If the desk is locked, or is locked meanwhile.
    """
    layout, opened = vault.layout(), vault.keys()
    if not out.exists():
        out.mkdir(parents=True)
        sync_folder(out.parent)
    folder = out / f"habeas-backup-{new_id()}"
    with vault.beside(layout, opened), _half_made(folder):
        _write(layout, folder, opened)
        with tempfile.TemporaryDirectory(dir=folder, prefix=HALF) as place:
            copy = Path(place) / "desk"
            _unpack(folder, copy, opened)
            tree = _verified(copy, opened)
        for name in NOTES:
            _sign(folder, name, opened, tree)
    return Backup(folder.name, tree.size)


def renew_keyring(backup_folder: Path) -> None:
    """Replace a backup's keyring by the open desk's, so that erasing reaches it.

    Raises:
        NotABackup: If `backup_folder` is none.
        checkpoint.NotACheckpoint: If it is not of this desk. Nothing is changed.
    """
    _require_whole(backup_folder)
    opened = vault.keys()
    _require_signed(backup_folder, DATA, opened)
    made = backup_folder / f"{HALF}{KEYRING}"
    made.unlink(missing_ok=True)
    age.pack({"": vault.layout().keyring}, made, opened.receiving)
    made.replace(backup_folder / KEYRING)
    sync_folder(backup_folder)
    _sign(backup_folder, KEYRING, opened, ledger.frontier())


def restore(
    backup_folder: Path,
    root: Path,
    passphrase: str | None = None,
    *,
    words: list[str] | None = None,
) -> int:
    """Unpack a backup into `root`, check it, and return its number of entries.

    Args:
        backup_folder: The backup's own folder.
        root: Where the desk is to stand.
        passphrase: The passphrase of the backup's desk.
        words: The words of its recovery sheet, where the passphrase is forgotten.

    Raises:
        NotABackup: If `backup_folder` is none.
        desk.DeskExists, NotEmpty: If `root` holds a desk, or anything else.
        keys.WrongPassphrase, keys.WrongWords, keys.NoRecovery: If the passphrase or
            the sheet is not that of the backup.
        BackupNotGood, age.DamagedArchive, checkpoint.NotACheckpoint: If the copy is
            not in order; `root` is left as it was.
    """
    _require_whole(backup_folder)
    if desk.is_desk(root):
        raise desk.DeskExists
    if root.exists() and any(root.iterdir()):
        raise NotEmpty
    if words is None:
        opened = keys.open(backup_folder, passphrase or "")
    else:
        opened = keys.recover(backup_folder, words)
    note = _require_signed(backup_folder, DATA, opened)
    _require_signed(backup_folder, KEYRING, opened)
    with _half_made(root):
        _unpack(backup_folder, root, opened)
        tree = _verified(root, opened, note)
        desk.point(root)
        copies.to_server(Layout(root), opened)
        write_file(Layout(root).keys, (backup_folder / KEYS).read_bytes())
    return tree.size


def _write(layout: Layout, folder: Path, opened: keys.Keys) -> None:
    make_folder(folder)
    with tempfile.TemporaryDirectory(dir=folder, prefix=HALF) as staging:
        data = Path(staging) / "data"
        make_folder(data)
        # Drafts before the database: a call that is kept meanwhile is in one of them.
        drafts = Path(staging) / "drafts"
        _copy_drafts(layout.drafts, drafts)
        # The head first: a database ahead of its head is in order, one behind is not.
        for path in (layout.head, layout.settings):
            if path.exists():
                shutil.copy2(path, data / path.name)
        copies.snapshot(Layout(data).database)
        contents = {"": data, "drafts": drafts, layout.blobs.name: layout.blobs}
        age.pack(contents, folder / DATA, opened.receiving)
    age.pack({"": layout.keyring}, folder / KEYRING, opened.receiving)
    write_file(folder / KEYS, layout.keys.read_bytes())


def _copy_drafts(drafts: Path, to: Path) -> None:
    """Copy the drafts as they are, sealed; one that goes meanwhile is a source now."""
    make_folder(to)
    for path in drafts.iterdir() if drafts.is_dir() else ():
        if is_draft(path.name):
            with contextlib.suppress(FileNotFoundError):
                shutil.copy2(path, to / path.name)


def _unpack(folder: Path, root: Path, opened: keys.Keys) -> None:
    """Unpack without the key file, which is what makes a folder a desk."""
    layout = Layout(root)
    make_folder(root)
    for part in (layout.blobs, layout.keyring, layout.drafts):
        make_folder(part)
    age.unpack(folder / DATA, root, opened.receiving)
    age.unpack(folder / KEYRING, layout.keyring, opened.receiving)
    keys.check(folder, opened)


def _verified(root: Path, opened: keys.Keys, note: str | None = None) -> Frontier:
    """Verify the unpacked desk at `root` with its keys; return its ledger's tree."""
    layout = Layout(root)
    with vault.beside(layout, opened), copies.on_file(layout.database):
        found = verify.verify(note, with_keys=False)
        problems = sum(f.severity == DAMAGE for f in found)
        if problems:
            raise BackupNotGood(problems)
        return ledger.frontier()


def _sign(folder: Path, name: str, opened: keys.Keys, tree: Frontier) -> None:
    line = f"{name} sha256:{_sha256(folder / name)}"
    note = checkpoint.sign(opened, tree.size, tree.root(), line)
    write_file(folder / NOTES[name], note.encode())


def _require_signed(folder: Path, name: str, opened: keys.Keys) -> str:
    note = (folder / NOTES[name]).read_text("utf-8", "replace")
    signed = checkpoint.verify(note, opened)
    if signed.extra != (f"{name} sha256:{_sha256(folder / name)}",):
        raise age.DamagedArchive
    return note


def _require_whole(folder: Path) -> None:
    names = (DATA, KEYRING, KEYS, *NOTES.values())
    if not all((folder / name).is_file() for name in names):
        raise NotABackup


def _sha256(path: Path) -> str:
    hashed = hashlib.sha256()
    with path.open("rb") as handle:
        while piece := handle.read(_READ):
            hashed.update(piece)
    return hashed.hexdigest()


@contextlib.contextmanager
def _half_made(folder: Path) -> Iterator[None]:
    """Leave nothing in `folder` when the work on it fails, nor it if it was not there.

    It is empty, or not there, before.
    """
    existed = folder.exists()
    try:
        yield
    except BaseException:
        for path in folder.iterdir() if folder.exists() else ():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        if not existed and folder.exists():
            folder.rmdir()
        raise

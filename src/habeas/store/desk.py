"""A desk is a folder: making one, opening it, bringing it up to date.

desk/  keys.json  desk.db  blobs/  keyring/  head  desk.toml
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import Error, connection

from habeas.errors import HabeasError
from habeas.store import checkpoint as checkpoints
from habeas.store import (
    copies,
    folder,
    head,
    keys,
    ledger,
    schema,
    triggers,
    upgrade,
    vault,
)
from habeas.store import verify as verifying
from habeas.store.findings import Finding
from habeas.store.folder import Layout
from habeas.store.head import BehindHead
from habeas.store.kdf import Cost
from habeas.store.locks import Presence
from habeas.store.models import Entry

HALF_MADE_FOR = 24 * 60 * 60  # seconds; a writer that lives has long ended by then
_presence: Presence | None = None


class NoDesk(HabeasError):
    """There is no desk in the folder that was named."""

    def __init__(self) -> None:
        super().__init__(
            "there is no desk in this folder. Nothing was changed. "
            "Make one with `habeas init`, or name the folder with --desk."
        )


class DeskExists(HabeasError):
    """A desk was to be made where one stands."""

    def __init__(self) -> None:
        super().__init__(
            "there is a desk in this folder already. Nothing was changed. "
            "Open it, or name an empty folder with --desk."
        )


class NewerDesk(HabeasError):
    """The desk was written by a later version."""

    def __init__(self) -> None:
        super().__init__(
            "this desk was written by a later version of Habeas. Nothing was changed. "
            "Open it with that version, or a later one."
        )


class NoKeyFile(HabeasError):
    """Parts of a desk are there, without the file that opens them."""

    def __init__(self) -> None:
        super().__init__(
            "there are parts of a desk in this folder, but no key file (keys.json). "
            "Nothing was changed. Put the keys.json of the last backup in its place, "
            "or name an empty folder with --desk."
        )


def point(root: Path) -> Layout:
    """Make the process's database connection mean the desk at `root`."""
    layout = Layout(root)
    connection.close()
    if connection.vendor == "sqlite":
        connection.settings_dict["NAME"] = str(layout.database)
    return layout


def is_desk(root: Path) -> bool:
    """Return whether the folder holds a desk's keys."""
    return Layout(root).keys.exists()


def require(root: Path) -> None:
    """Raise `NoDesk` unless the folder holds a desk's keys."""
    if not is_desk(root):
        raise NoDesk


def create(root: Path, passphrase: str, *, cost: Cost | None = None) -> keys.Keys:
    """Make a desk's folder, keys and empty database, and leave it unlocked.

    The key file comes last: until it stands there is no desk, and what an
    interrupted making left is thrown away by the next.

    Raises:
        DeskExists: If the folder holds a desk. Nothing is changed.
        NoKeyFile: If it holds parts of one. Nothing is changed.
        copies.ServerNotEmpty: If a desk stands on the team's server already.
    """
    layout = point(root)
    if is_desk(root):
        raise DeskExists
    _make_parts(layout)
    made = keys.make()
    vault.unlock(layout, made)
    try:
        head.begin()
        migrate()
        if entries():
            raise copies.ServerNotEmpty
        keys.write(layout.root, made, passphrase, cost=cost)
        folder.remove(layout.making)
        _enter(layout)
    except BaseException:
        lock()
        raise
    return made


def unlock(root: Path, passphrase: str) -> None:
    """Open the desk at `root`: keys into the vault, schema and head checked.

    Raises:
        NoDesk, keys.WrongPassphrase, keys.DamagedKeyFile, NewerDesk, BehindHead,
        head.DamagedHead, locks.DeskInUse, upgrade.NotUpgraded:
            The vault stays locked and nothing is changed.
    """
    require(root)
    _open(root, keys.open(root, passphrase))


def recover(root: Path, words: list[str]) -> None:
    """Open the desk at `root` with its recovery sheet, as `unlock` does.

    Raises:
        keys.WrongWords, keys.NoRecovery: If the sheet is none of this desk.
    """
    require(root)
    _open(root, keys.recover(root, words))


def _open(root: Path, opened: keys.Keys) -> None:
    layout = point(root)
    vault.unlock(layout, opened)
    try:
        _enter(layout)
        check()
    except BaseException:
        lock()
        raise


def look(
    root: Path,
    passphrase: str,
    checkpoint: str | None = None,
    *,
    more: tuple[Callable[[], Iterator[Finding]], ...] = (),
    progress: verifying.Progress = lambda check, done, total: None,
) -> list[Finding]:
    """Verify the desk at `root`, also where it is too damaged to be opened.

    Nothing is brought up to date and nothing is changed; the desk is locked again.
    Raises `NoDesk`, `keys.WrongPassphrase`, `keys.DamagedKeyFile`.
    """
    layout = point(root)
    require(root)
    vault.unlock(layout, keys.open(layout.root, passphrase))
    try:
        if _newer():
            raise NewerDesk
        return verifying.verify(checkpoint, more=more, progress=progress)
    finally:
        lock()


def signed_checkpoint() -> str:
    """Return the ledger's signed checkpoint (C2SP form) as it stands."""
    tree = ledger.frontier()
    return checkpoints.sign(vault.keys(), tree.size, tree.root())


def lock() -> None:
    """Forget the keys and close this thread's connection; others close theirs."""
    global _presence
    vault.lock()
    connection.close()
    if _presence is not None:
        _presence.leave()
        _presence = None


def check() -> None:
    """Refuse a newer desk, bring an older one up to date, look at ledger and head."""
    layout = vault.layout()
    missing = connection.vendor == "sqlite" and not layout.database.exists()
    if missing or not schema.applied():
        raise BehindHead(0, head.read().size)
    if schema.newer():
        raise NewerDesk
    if upgrade.due():
        with _alone():
            upgrade.upgrade()
    triggers.require()
    require_head()
    _tidy(layout)


def require_head() -> None:
    """Raise `BehindHead` or `DamagedHead` unless the database holds what it says."""
    head.renew(ledger.frontier())


def entries() -> int:
    """Return how many entries the ledger holds."""
    return Entry.objects.count()


def migrate() -> None:
    """Bring the schema up to date, then make the triggers."""
    call_command("migrate", verbosity=0, interactive=False)
    triggers.make()


def _newer() -> bool:
    try:
        return schema.newer()
    except (Error, HabeasError):
        return False  # too damaged to tell: let the checks say so


def _make_parts(layout: Layout) -> None:
    folder.make_folder(layout.root)
    if layout.making.exists():
        _clear(layout)
    elif layout.database.exists() or layout.head.exists():
        raise NoKeyFile
    folder.write_file(layout.making, b"")
    for part in (layout.blobs, layout.keyring):
        folder.make_folder(part)


def _clear(layout: Layout) -> None:
    """Remove what an interrupted making left. It held nothing of anybody's."""
    for path in layout.root.glob(f"{layout.database.name}*"):
        path.unlink()
    layout.head.unlink(missing_ok=True)


def _tidy(layout: Layout) -> None:
    """Remove files whose writing was cut off more than a day ago."""
    then = time.time() - HALF_MADE_FOR
    for part in (layout.root, layout.blobs, layout.keyring):
        for path in part.iterdir():
            with contextlib.suppress(FileNotFoundError):  # whole by now, or gone
                if folder.is_half(path) and path.stat().st_mtime < then:
                    path.unlink()


def _enter(layout: Layout) -> None:
    global _presence
    if _presence is not None:
        _presence.leave()
    _presence = Presence(layout.lock)


def _alone() -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext() if _presence is None else _presence.alone()

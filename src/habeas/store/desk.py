"""A desk is a folder: making one, opening it, bringing it up to date.

desk/  keys.json  desk.db  blobs/  keyring/  head  desk.toml
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from habeas.errors import HabeasError
from habeas.store import checkpoint as checkpoints
from habeas.store import head, keys, ledger, triggers, vault
from habeas.store import verify as verifying
from habeas.store.findings import Finding
from habeas.store.folder import Layout, make_folder
from habeas.store.models import Entry


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


class BehindHead(HabeasError):
    """The database holds fewer entries than the head file says there were."""

    def __init__(self, has: int, had: int) -> None:
        self.has, self.had = has, had
        super().__init__(
            f"the database holds {has} ledger entries but had {had}: entries are lost "
            "or an older copy was put in place. Nothing was changed. Run "
            "`habeas verify`, then restore the last backup beside it."
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


def create(root: Path, passphrase: str, *, cost: object = None) -> keys.Keys:
    """Make a desk's folder, keys and empty database, and leave it unlocked.

    Raises:
        DeskExists: If the folder holds a desk. Nothing is changed.
    """
    layout = point(root)
    if is_desk(root):
        raise DeskExists
    make_folder(layout.root)
    for folder in (layout.blobs, layout.keyring):
        make_folder(folder)
    made, _ = keys.create(layout.root, passphrase, recovery=False, cost=cost)
    vault.unlock(layout, made)
    migrate()
    return made


def unlock(root: Path, passphrase: str) -> None:
    """Open the desk at `root`: keys into the vault, schema and head checked.

    Raises:
        NoDesk, keys.WrongPassphrase, keys.DamagedKeyFile, NewerDesk, BehindHead:
            The vault stays locked and nothing is changed.
    """
    layout = point(root)
    require(root)
    vault.unlock(layout, keys.open(layout.root, passphrase))
    try:
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
        return verifying.verify(checkpoint, more=more, progress=progress)
    finally:
        lock()


def signed_checkpoint() -> str:
    """Return the ledger's signed checkpoint (C2SP form) as it stands."""
    tree = ledger.frontier()
    return checkpoints.sign(
        f"habeas/{vault.keys().desk}", tree.size, tree.root(), vault.keys().signing
    )


def lock() -> None:
    """Forget the keys and close this thread's connection."""
    connection.close()
    vault.lock()


def check() -> None:
    """Refuse a newer desk, bring an older one up to date, look at ledger and head."""
    layout = vault.layout()
    if connection.vendor == "sqlite" and not layout.database.exists():
        standing = head.read()
        if standing is not None:
            raise BehindHead(0, standing.size)
    if _unknown_migrations():
        raise NewerDesk
    if _pending():
        migrate()
    triggers.require()
    require_head()


def require_head() -> None:
    """Raise `BehindHead` if the database holds less than the head says."""
    standing = head.read()
    has = entries()
    if standing is not None and has < standing.size:
        raise BehindHead(has, standing.size)
    head.renew(ledger.frontier())


def entries() -> int:
    """Return how many entries the ledger holds."""
    return Entry.objects.count()


def migrate() -> None:
    """Bring the schema up to date under a file lock, then make the triggers."""
    with _migration_lock(vault.layout()):
        call_command("migrate", verbosity=0, interactive=False)
        triggers.make()


def _executor() -> MigrationExecutor:
    return MigrationExecutor(connection)


def _unknown_migrations() -> bool:
    loader = _executor().loader
    ours = {app for app, _ in loader.disk_migrations}
    applied = loader.applied_migrations or {}
    return any(key[0] in ours and key not in loader.disk_migrations for key in applied)


def _pending() -> bool:
    executor = _executor()
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextlib.contextmanager
def _migration_lock(layout: Layout) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:
        yield
        return
    with layout.lock.open("ab") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield

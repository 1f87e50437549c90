"""Checks that nothing on the desk was changed, lost, added or put in another order.

What is compared: the key file with its MAC; every page of the database with its
HMAC (SQLCipher); the triggers by their text; every entry with its leaf and the tree
with the head file (and with a checkpoint kept elsewhere, if one is given); every
payload with the entry's commitment; every row with its last payload; every source
key; every blob chunk by chunk and with the hash in its record; by later stages,
every quote with its text. A rollback of the whole folder is found only against a
checkpoint kept elsewhere, and the result says which was used.

Everything is read as of one moment, while others go on writing.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from functools import partial, reduce
from itertools import islice
from operator import or_

from django.apps import apps
from django.apps.registry import Apps
from django.db import Error, connection, transaction
from django.db.models import Q

from habeas.errors import HabeasError, Sentence
from habeas.store import checkpoint as checkpoints
from habeas.store import (
    credentials,
    files,
    head,
    keys,
    ledger,
    schema,
    triggers,
    vault,
)
from habeas.store import payloads as payloading
from habeas.store.findings import DAMAGE, OK, WARNING, Finding
from habeas.store.merkle import Frontier, leaf_hash

Progress = Callable[[str, int, int], None]
Check = Callable[[], Iterator[Finding]]
OLDER = Sentence(
    "this desk is of an earlier version: quotes and texts were not compared. "
    "Open it once, which brings it up to date, and verify it again."
)
LATEST = 1_000  # entries
_LOOKS = 8  # at the pages, before a fault counts
_REST = 0.05  # seconds more before each further look, for a writer to end
SHOWN = 20  # findings of one check that are told one by one


def quiet(check: str, done: int, total: int) -> None:
    """Tell no progress."""


def verify(
    checkpoint: str | None = None,
    *,
    progress: Progress = quiet,
    more: tuple[Check, ...] = (),
    with_files: bool = True,
    with_keys: bool = True,
) -> list[Finding]:
    """Look at everything and return what was found, damage first.

    Args:
        checkpoint: A signed checkpoint (C2SP form) kept elsewhere.
        progress: Called with the check's name, steps done and steps in all.
        more: Checks of later stages (quotes, sources), which this folder may not
            import.
        with_files: Whether blobs and source keys are looked at too.
        with_keys: Whether the key file is: a copy gets its own last.

    Raises:
        vault.Locked: If the desk is locked.
        checkpoint.NotACheckpoint: If `checkpoint` is none of this desk's.
    """
    wanted = _wanted(checkpoint)
    findings: list[Finding] = []
    findings += _run("database", _database)
    standing = _run("head", lambda: _head(wanted))
    with _moment(findings):
        models = _models(findings)
        checks: list[tuple[str, Check]] = [
            ("triggers", _triggers),
            ("ledger", lambda: _ledger(models, wanted, checkpoint, progress)),
            *([("keys", lambda: _keys(models))] if with_keys else []),
            ("rows", lambda: payloading.check(models, progress)),
        ]
        if with_files:
            checks += [
                ("source keys", lambda: files.keyring(models)),
                ("blobs", lambda: files.blobs(models, progress)),
            ]
        if models is apps:  # later stages know today's schema alone
            checks += [(c.__name__.strip("_"), c) for c in more]
        elif more:
            findings.append(Finding(WARNING, "schema", OLDER))
        for name, check in checks:
            progress(name, 0, 0)
            findings += _run(name, check)
    order = {DAMAGE: 0, WARNING: 1, OK: 2}
    return sorted(standing + findings, key=lambda f: order[f.severity])


def structure() -> list[Finding]:
    """Look at what holds the rows, in a time that one can wait for on a large desk.

    Every page of the database with its HMAC (SQLCipher) and its structure, the
    triggers, and the ledger with the head file: that it holds as many entries, none
    left out, the newest `LATEST` with their leaves. Not compared are rows with
    payloads, nor older leaves: that is for `verify`.
    """
    checks: tuple[tuple[str, Check], ...] = (
        ("database", partial(_database, ("cipher_integrity_check", "quick_check"))),
        ("triggers", _triggers),
        ("ledger", _latest),
    )
    return [finding for name, check in checks for finding in _run(name, check)]


def _latest() -> Iterator[Finding]:
    """Compare the ledger's end with the head file; raises `BehindHead` by itself."""
    tree = ledger.frontier()
    entries = _models([]).get_model("store", "Entry")._base_manager
    number = entries.count()
    if number != tree.size:
        yield Finding(
            DAMAGE, "ledger", Sentence("entry %(entry)s is missing.", entry=number)
        )
    for entry in entries.filter(seq__gte=tree.size - LATEST).order_by("seq"):
        if leaf_hash(entry.body.encode()).hex() != entry.leaf:
            yield _changed(entry.seq)


def _changed(entry: int) -> Finding:
    return Finding(
        DAMAGE, "ledger", Sentence("entry %(entry)s was changed.", entry=entry)
    )


def _run(name: str, check: Check) -> list[Finding]:
    found: list[Finding] = []
    try:
        running = check()
        found.extend(islice(running, SHOWN))
        left = sum(finding.damaged for finding in running)
        if left:
            found.append(
                Finding(
                    DAMAGE,
                    name,
                    Sentence(
                        "%(check)s: %(count)s more faults.",
                        check=Sentence(name),
                        count=left,
                    ),
                )
            )
    except vault.Locked:
        raise
    except HabeasError as error:
        found.append(Finding(DAMAGE, name, error.sentence))
    except (Error, OSError, ValueError, LookupError, TypeError, AttributeError):
        sentence = Sentence(
            "%(check)s: what is there could not be read to its end.",
            check=Sentence(name),
        )
        found.append(Finding(DAMAGE, name, sentence))
    if not any(f.severity == DAMAGE for f in found):
        found.append(
            Finding(OK, name, Sentence("%(check)s: in order.", check=Sentence(name)))
        )
    return found


@contextlib.contextmanager
def _moment(findings: list[Finding]) -> Iterator[None]:
    """Read one moment's state, without holding up those who write."""
    with _deferred(findings) if connection.vendor == "sqlite" else _snapshot():
        yield


@contextlib.contextmanager
def _deferred(findings: list[Finding]) -> Iterator[None]:
    """Read as of the first question, on SQLite: Django's own blocks lock at once."""
    begun = not _run("database", partial(_say, "BEGIN DEFERRED"))[0].damaged
    try:
        yield
    finally:
        if begun:
            left = [f for f in _run("database", partial(_say, "ROLLBACK")) if f.damaged]
            findings += left
            if left:  # whoever uses the connection next would be in the middle of it
                connection.close()


@contextlib.contextmanager
def _snapshot() -> Iterator[None]:
    """Read as of one moment, on PostgreSQL.

    The block is Django's own, so that what is being read is declared to end with it,
    and a connection that cannot leave it is closed.
    """
    if connection.in_atomic_block or not _is_reached():
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _is_reached() -> bool:
    """Return whether the database answers; if not, each check says so."""
    try:
        connection.ensure_connection()
    except Error:
        return False
    return True


def _say(statement: str) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
    yield from ()


def _models(findings: list[Finding]) -> Apps:
    """Return the models of the database's own time; today's, if it cannot tell."""
    try:
        if any(app == "store" for app, _ in schema.applied()):
            return schema.models()
    except (Error, HabeasError):
        pass  # told with the rest, by the finding below
    sentence = Sentence("the database does not say which schema it has.")
    findings.append(Finding(DAMAGE, "database", sentence))
    return apps


def _keys(models: Apps) -> Iterator[Finding]:
    keys.check(vault.layout().root, vault.keys())
    named = _named_last(models)
    if named and named != keys.digest(vault.layout().keys.read_bytes()):
        yield Finding(
            DAMAGE,
            "keys",
            Sentence(
                "the key file is not the one that the ledger named last: its change "
                "was cut off, or an older one was put back. Change the passphrase again."
            ),
        )


def _named_last(models: Apps) -> str | None:
    """Return the hash of the key file in the last entry that changed it."""
    entries = models.get_model("store", "Entry")._base_manager
    verbs = [Q(body__contains=f'"verb":"{verb}"') for verb in credentials.VERBS]
    last = entries.filter(reduce(or_, verbs)).order_by("-seq").first()
    return str(json.loads(last.body)["about"][0]) if last else None


def _database(
    pragmas: tuple[str, ...] = ("cipher_integrity_check", "integrity_check"),
) -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    for pragma in pragmas:
        if said := _faults(pragma):
            sentence = Sentence(
                "%(count)s faults in the database's pages (%(pragma)s).",
                count=said,
                pragma=pragma,
            )
            yield Finding(DAMAGE, "database", sentence)


def _faults(pragma: str) -> int:
    """Return how many faults are told at each of `_LOOKS` looks, 0 if one tells none.

    The pages are read past the database's locks, so a writer at work can cause faults
    that are none; what is damaged stays so.
    """
    said = 0
    for look in range(_LOOKS):
        time.sleep(look * _REST)
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {pragma}")
            said = sum(bool(row[0] != "ok") for row in cursor.fetchall())
        if not said:
            return 0
    return said


def _triggers() -> Iterator[Finding]:
    triggers.require()
    yield from ()


def _head(wanted: list[tuple[str, int, str]]) -> Iterator[Finding]:
    standing = head.read()
    wanted.append((Sentence("the head file"), standing.size, standing.root))
    yield from ()


def _ledger(
    models: Apps,
    wanted: list[tuple[str, int, str]],
    checkpoint: str | None,
    progress: Progress,
) -> Iterator[Finding]:
    entries = models.get_model("store", "Entry")._base_manager
    total = entries.count()
    tree = Frontier(0, ())
    at = {0: tree.root().hex()}
    sizes = {size for _, size, _ in wanted}
    for entry in entries.order_by("seq").iterator():
        if entry.seq != tree.size:
            yield Finding(
                DAMAGE,
                "ledger",
                Sentence("entry %(entry)s is missing.", entry=tree.size),
            )
            return
        leaf = leaf_hash(entry.body.encode())
        if leaf.hex() != entry.leaf or _number(entry.body) != entry.seq:
            yield _changed(entry.seq)
        tree = tree.append(leaf)
        if tree.size in sizes:
            at[tree.size] = tree.root().hex()
        progress("ledger", tree.size, total)
    yield from _compared(tree, at, wanted)
    if checkpoint is None:
        yield Finding(
            WARNING,
            "ledger",
            Sentence(
                "compared with the head file in this folder only; a rollback of the "
                "whole folder shows only against a checkpoint kept elsewhere "
                "(--checkpoint)."
            ),
        )
    else:
        yield Finding(
            OK, "ledger", Sentence("compared with the checkpoint that was given.")
        )


def _compared(
    tree: Frontier, at: dict[int, str], wanted: list[tuple[str, int, str]]
) -> Iterator[Finding]:
    for name, size, root in wanted:
        if size > tree.size:
            yield Finding(
                DAMAGE,
                "ledger",
                Sentence(
                    "the ledger holds %(has)s entries but %(which)s says %(had)s: the "
                    "desk is behind; entries were lost or an older copy was put in "
                    "place.",
                    has=tree.size,
                    which=Sentence(name),
                    had=size,
                ),
            )
        elif at[size] != root:
            yield Finding(
                DAMAGE,
                "ledger",
                Sentence(
                    "the ledger is not the one %(which)s names.", which=Sentence(name)
                ),
            )


def _number(body: str) -> int | None:
    try:
        number = json.loads(body)["seq"]
    except (ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) else None


def _wanted(checkpoint: str | None) -> list[tuple[str, int, str]]:
    if checkpoint is None:
        return []
    kept = checkpoints.verify(checkpoint, vault.keys())
    return [(Sentence("the checkpoint"), kept.size, kept.root.hex())]

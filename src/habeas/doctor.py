"""What the machine gives the desk, said before anybody types a passphrase."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from habeas.errors import HabeasError, Sentence
from habeas.sources import boundary
from habeas.store import harden, keys
from habeas.store.backend import pragmas
from habeas.store.findings import DAMAGE, OK, WARNING, Finding
from habeas.store.folder import Layout

LITTLE_ROOM = 2 * 1024**3  # bytes
HOLDS = Sentence("%(guard)s: holds.")
HOLDS_NOT = Sentence("%(guard)s: does not hold on this machine.")
GUARDS = {
    "no core dumps": Sentence("no core dumps"),
    "memory closed to other programs": Sentence("memory closed to other programs"),
}


def look(root: Path) -> list[Finding]:
    """Return what was found of the machine and of the desk's folder.

    Reads no content and needs no passphrase.
    """
    checks = (_library, _boundary, _memory, lambda: _folder(root), lambda: _room(root))
    return [finding for check in checks for finding in check()]


def _library() -> Iterator[Finding]:
    version = ".".join(map(str, dbapi2.sqlite_version_info))
    try:
        pragmas.require_library()
    except HabeasError as error:
        yield Finding(DAMAGE, "database", error.sentence)
        return
    yield Finding(
        OK, "database", Sentence("SQLite %(version)s with encryption.", version=version)
    )


def _boundary() -> Iterator[Finding]:
    try:
        report = boundary.probe()
    except HabeasError as error:
        yield Finding(WARNING, "parsers", error.sentence)
        return
    layers = ", ".join(report.layers) or Sentence("no layer at all")
    yield Finding(
        OK, "parsers", Sentence("web pages are read behind: %(layers)s.", layers=layers)
    )


def _memory() -> Iterator[Finding]:
    held = harden.harden()
    for name, holds in held.items():
        said = HOLDS if holds else HOLDS_NOT
        sentence = Sentence(said.template, guard=GUARDS.get(name, name))
        yield Finding(OK if holds else WARNING, "memory", sentence)
    if _swaps():
        yield Finding(
            WARNING,
            "memory",
            Sentence("this machine swaps to a disk: encrypt the swap, or turn it off."),
        )


def _swaps() -> bool:
    try:
        lines = Path("/proc/swaps").read_text("utf-8").splitlines()[1:]
    except OSError:
        return False
    return any("zram" not in line for line in lines)


def _folder(root: Path) -> Iterator[Finding]:
    layout = Layout(root)
    if not layout.keys.exists():
        yield Finding(WARNING, "desk", Sentence("there is no desk in this folder."))
        return
    if os.name == "posix" and stat.S_IMODE(root.stat().st_mode) & 0o077:
        yield Finding(
            WARNING, "desk", Sentence("others on this machine may list the folder.")
        )
    if keys.has_recovery(root):
        yield Finding(OK, "desk", Sentence("the desk has a recovery sheet."))
    else:
        yield Finding(
            WARNING,
            "desk",
            Sentence("the desk has no recovery sheet: run `habeas sheet`."),
        )


def _room(root: Path) -> Iterator[Finding]:
    standing = next(p for p in (root, *root.parents) if p.exists())
    free = shutil.disk_usage(standing).free
    severity = WARNING if free < LITTLE_ROOM else OK
    yield Finding(severity, "disk", Sentence("%(mb)s MB are free.", mb=free // 1024**2))

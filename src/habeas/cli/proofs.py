"""Proofs and copies: verify, checkpoint, backup, restore."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from habeas import terminal
from habeas.cli.opening import (
    AsJson,
    Desk,
    PassphraseFile,
    app,
    set_up,
    show_findings,
    unlocked,
)
from habeas.terminal import out


@app.command(epilog="Example: habeas verify --checkpoint kept.txt")
def verify(
    checkpoint: Annotated[Path | None, typer.Option(help="Kept elsewhere.")] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Look for any changed, missing or reordered byte, row or entry."""
    with terminal.sentences():
        root = set_up(desk)
        from habeas.claims import quotes
        from habeas.sources.drafts import drafts
        from habeas.store import desk as desks

        desks.require(root)
        kept = checkpoint.read_text("utf-8") if checkpoint else None
        word = terminal.passphrase(passphrase_file)
        with terminal.checking() as progress:
            findings = desks.look(
                root,
                word,
                kept,
                more=(quotes.quotations, drafts),
                progress=progress,
            )
        show_findings(findings, as_json=as_json)


@app.command(epilog="Example: habeas checkpoint")
def checkpoint(desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """Print a signed checkpoint of the ledger, to be kept elsewhere."""
    with unlocked(desk, passphrase_file):
        from habeas.store import desk as desks

        sys.stdout.write(desks.signed_checkpoint())


@app.command(epilog="Example: habeas backup /media/stick")
def backup(
    to: Annotated[Path, typer.Argument(help="A folder, on another disk.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a backup, open it again and check it."""
    with unlocked(desk, passphrase_file):
        from habeas.store import backup as backups

        made = backups.backup(to)
        out.print(f"backup {made.name}: opened and checked, {made.entries} entries")


@app.command(
    epilog="Example: habeas restore /media/stick/habeas-backup-1f0c --desk ~/desk"
)
def restore(
    backup_folder: Annotated[Path, typer.Argument(help="The backup's folder.")],
    desk: Desk = None,
    sheet: Annotated[
        bool,
        typer.Option("--sheet", help="Ask for the recovery sheet, not the passphrase."),
    ] = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Restore a backup into a folder that has no desk, and check it.

    Where the passphrase is forgotten, --sheet takes the words of the recovery sheet;
    `habeas recover` then gives the restored desk a new passphrase.
    """
    with terminal.sentences():
        root = set_up(desk)
        from habeas.store import backup as backups

        if sheet:
            words = terminal.sheet()
            entries = backups.restore(backup_folder, root, words=words)
        else:
            word = terminal.passphrase(passphrase_file)
            entries = backups.restore(backup_folder, root, word)
        out.print(f"restored and checked: {entries} entries")


@app.command(
    "renew-backup",
    epilog="Example: habeas renew-backup /media/stick/habeas-backup-1f0c",
)
def renew_backup(
    backup_folder: Annotated[Path, typer.Argument(help="The backup's folder.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make what was destroyed here unreadable in an older backup too."""
    with unlocked(desk, passphrase_file):
        from habeas.store import backup as backups

        backups.renew_keyring(backup_folder)
        out.print("renewed: what was destroyed is unreadable in this backup too")

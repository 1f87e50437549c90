"""What every command shares: the desk it works on, opened and locked again."""

from __future__ import annotations

import contextlib
import datetime
import importlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from habeas import terminal
from habeas.errors import HabeasError
from habeas.terminal import FOUND, err, out, show_json

app = typer.Typer(
    name="habeas",
    help="A documentation desk for people who monitor human rights.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Desk = Annotated[
    Path | None, typer.Option("--desk", help="The desk's folder.", show_default=False)
]
PassphraseFile = Annotated[
    str | None,
    typer.Option(
        help="Read the passphrase from a file, `-` (stdin) or `fd:N`; at a team's desk "
        "the officer's name, password and code from the lines after it.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Day = Annotated[
    str | None, typer.Option(help="A day, as YYYY-MM-DD.", show_default=False)
]
Ids = Annotated[list[str], typer.Argument(help="Ids, or their first letters.")]


class NotADay(HabeasError):
    """A day was given that is none."""

    def __init__(self) -> None:
        super().__init__(
            "a day was given that is none. Nothing was changed. Write it as YYYY-MM-DD."
        )


NO_SHEET = (
    "This desk has no recovery sheet: if the passphrase is forgotten, everything "
    "is lost. Make one with `habeas sheet`."
)


def set_up(desk: Path | None) -> Path:
    """Point Django at the desk's folder and load the models."""
    root = (desk or terminal.default_desk()).expanduser().absolute()
    os.environ["HABEAS_DESK"] = str(root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
    os.umask(0o077)
    import django
    from django.apps import apps

    from habeas.store import harden

    harden.harden()
    if not apps.ready:
        django.setup()
    from habeas.store import upgrade

    if terminal.upgrading not in upgrade.listening:
        upgrade.listening.append(terminal.upgrading)
    return root


@contextlib.contextmanager
def opened(
    desk: Path | None, passphrase_file: str | None, *, ahead: str = ""
) -> Iterator[Any]:
    """Unlock the desk, yield the officer who signs, lock it again.

    At a team's desk that officer shows who they are (see `signing`). The module `ahead`
    is loaded while the passphrase is typed and its key derived.
    """
    with _open(desk, passphrase_file, ahead) as ask:
        from habeas.cli import signing

        yield signing.who(ask)


@contextlib.contextmanager
def unlocked(desk: Path | None, passphrase_file: str | None) -> Iterator[Any]:
    """Unlock the desk for what its passphrase alone allows; lock it again.

    Yields the first keeper of keys, who signs for the desk where anything is signed:
    switching off on a bad day, which opens nothing to anybody.
    """
    with _open(desk, passphrase_file):
        from habeas.accounts.officers import keeper

        yield keeper()


@contextlib.contextmanager
def _open(
    desk: Path | None, passphrase_file: str | None, ahead: str = ""
) -> Iterator[terminal.Ask]:
    with terminal.sentences():
        root = set_up(desk)
        if ahead:
            threading.Thread(target=importlib.import_module, args=[ahead]).start()
        from habeas.sources import unfinished
        from habeas.store import desk as desks
        from habeas.store import keys, vault

        desks.require(root)
        with terminal.asking(passphrase_file) as ask:
            desks.unlock(root, ask("Passphrase"))
            try:
                if not keys.has_recovery(root):
                    err.print(NO_SHEET)
                unfinished.clear(vault.layout())
                yield ask
            finally:
                desks.lock()


def day(given: str | None) -> datetime.date:
    """Return the day that was given as YYYY-MM-DD; today here, where none was."""
    if given is None:
        return datetime.datetime.now(datetime.UTC).astimezone().date()
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise NotADay from None


def one_of(visible: Any, given: str) -> Any:
    """Return the one row of a query whose id begins so. Raises `TooManyMatch`."""
    found = visible.filter(pk__startswith=given).values_list("pk", flat=True)
    return visible.get(pk=terminal.pick(list(found[:2]), given))


def one_source(officer: Any, given: str) -> Any:
    """Return the source whose id begins so."""
    from habeas.sources.models import Source

    return one_of(Source.objects.visible_to(officer), given)


def show_findings(findings: Any, *, as_json: bool) -> None:
    """Print what was found; exit code 1 where something is damaged."""
    if as_json:
        show_json([vars(f) | {"ids": list(f.ids)} for f in findings])
    else:
        for f in findings:
            out.print(f"{f.severity:<8} {f.sentence}", markup=False)
    if any(f.damaged for f in findings):
        raise typer.Exit(FOUND)

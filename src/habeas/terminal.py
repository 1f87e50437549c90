"""What every command needs: passphrases, tables, progress, errors as exit codes.

Exit codes: 0 done; 1 done, but something was found or a part failed; 2 refused, and
nothing was changed but what the sentence says.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Protocol

import platformdirs
import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
)
from rich.table import Table

from habeas.errors import HabeasError

DONE, FOUND, REFUSED = 0, 1, 2
SHORTEST = 12  # characters of a new passphrase, as of a password; spaces count
FEWEST = 5  # characters of it that differ
STDIN = "-"  # as a file's name
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
OLDER = (
    "This desk is of an earlier version. It is copied, then brought up to date; of a "
    "large one that takes minutes. Let it run."
)


class NoPassphrase(HabeasError):
    """The passphrase was to be read from somewhere that gives none."""

    def __init__(self) -> None:
        super().__init__(
            "no passphrase was given. The desk was not opened and nothing was changed. "
            "Type it at the prompt, or name a file with --passphrase-file."
        )


class ShortPassphrase(HabeasError):
    """A new passphrase that is guessed by trying, with a copy of the desk at hand."""

    def __init__(self) -> None:
        super().__init__(
            f"a new passphrase has at least {SHORTEST} characters, not one repeated: a "
            "shorter one is guessed by whoever takes the computer. Nothing was "
            "changed. Take four or five words that have nothing to do with each other."
        )


class TooManyMatch(HabeasError):
    """A shortened id names none, or several."""

    def __init__(self, given: str, found: int) -> None:
        which = "several things" if found else "nothing"
        super().__init__(
            f"the id {_plain_id(given)} names {which} here. Nothing was changed. "
            "Give more of its letters, as `--json` lists them."
        )


def _plain_id(given: str) -> str:
    return given if all(c in "0123456789abcdef-" for c in given) else "you gave"


def default_desk() -> Path:
    """Return the user's own desk folder."""
    named = os.environ.get("HABEAS_DESK")
    return Path(named) if named else platformdirs.user_data_path("habeas")


@contextlib.contextmanager
def sentences() -> Iterator[None]:
    """Turn our errors into one sentence on stderr and exit code 2."""
    try:
        yield
    except HabeasError as error:
        err.print(f"habeas: {error}", markup=False)
        raise typer.Exit(REFUSED) from None
    except KeyboardInterrupt:
        err.print(
            "habeas: stopped. What was acknowledged is kept; nothing is half done. "
            "Run the same command again to go on."
        )
        raise typer.Exit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None
    except OSError as error:
        err.print(f"habeas: {storage_sentence(error)}", markup=False)
        raise typer.Exit(REFUSED) from None


def storage_sentence(error: OSError) -> str:
    """Return a sentence for an error of the file system, without its path."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            "the disk is full. What was acknowledged before is kept, this was not. "
            "Make room and run the same command again."
        )
    what = os.strerror(error.errno) if error.errno else type(error).__name__
    return (
        f"the file system refused ({what}). What was acknowledged before is kept, "
        "this was not. Check the path and its permissions, then run it again."
    )


class Ask(Protocol):
    """Gives the answer to a prompt: typed, or the next line of a file."""

    def __call__(self, prompt: str, *, hide: bool = True) -> str:
        """Return the answer, without its line's end. Raises `NoPassphrase`."""
        ...


@contextlib.contextmanager
def asking(source: str | None) -> Iterator[Ask]:
    """Yield who answers: the keyboard, or the lines of a file, `-` (stdin) or `fd:N`."""
    if source is None:
        yield _typed
        return
    with _opened(source) as handle:

        def line(prompt: str, *, hide: bool = True) -> str:
            found = handle.readline().rstrip("\r\n")
            if not found:
                raise NoPassphrase
            return found

        yield line


def _typed(prompt: str, *, hide: bool = True) -> str:
    return str(typer.prompt(prompt, hide_input=hide, err=True))


def passphrase(source: str | None, prompt: str = "Passphrase") -> str:
    """Return the passphrase from a file, `-`, `fd:N`, or a prompt that hides it.

    The line's end is not part of it. Raises `NoPassphrase`.
    """
    with asking(source) as ask:
        return ask(prompt)


def sheet() -> list[str]:
    """Return the words of a recovery sheet, asked for and not shown."""
    return str(
        typer.prompt("The words of the sheet", hide_input=True, err=True)
    ).split()


def new_passphrase(source: str | None) -> str:
    """Return a new passphrase, asked twice when it is typed.

    Raises `NoPassphrase`, `ShortPassphrase`. An older desk's shorter one still opens.
    """
    if source is not None:
        chosen = passphrase(source)
    else:
        chosen = str(
            typer.prompt(
                "New passphrase", hide_input=True, confirmation_prompt=True, err=True
            )
        )
    if len(chosen) < SHORTEST or len(set(chosen)) < FEWEST:
        raise ShortPassphrase
    return chosen


@contextlib.contextmanager
def _opened(source: str) -> Iterator[IO[str]]:
    if source == "-":
        yield sys.stdin
        return
    target: str | int = int(source[3:]) if source.startswith("fd:") else source
    try:
        with open(target, encoding="utf-8") as handle:
            yield handle
    except OSError as error:
        raise NoPassphrase from error


def show_json(value: Any) -> None:
    """Print JSON to stdout, whole, in UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str))
    sys.stdout.write("\n")


def show_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a table; strings are shown as they are, never as markup."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    out.print(table)


def _cell(value: Any) -> str:
    from rich.markup import escape

    return "" if value is None else escape(str(value))


@contextlib.contextmanager
def progress(total: int, what: str) -> Iterator[Any]:
    """Show a bar on stderr while work goes on; yields `step(done)`."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(what, total=total)

        def step(done: int = 1) -> None:
            bar.advance(task, done)

        yield step


@contextlib.contextmanager
def checking() -> Iterator[Callable[[str, int, int], None]]:
    """Show on stderr how far each check is; yields `progress(check, done, total)`."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=err, transient=True) as bar:

        def progress(check: str, done: int, total: int) -> None:
            if check not in tasks:
                tasks[check] = bar.add_task(check, total=total or None)
            bar.update(tasks[check], completed=done, total=total or None)

        yield progress


class Upgrading:
    """Shows on stderr how far it is when an older desk is brought up to date."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take down how far a stage is; the stage '' is the end."""
        if not stage:
            return self._end()
        if self._bar is None:
            err.print(OLDER)
            columns = (TextColumn("{task.description}"), BarColumn())
            self._bar = Progress(*columns, console=err, transient=True)
            self._bar.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total or None)
        task = self._tasks[stage]
        self._bar.update(task, completed=done, total=total or None)
        return None

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = None
        self._tasks = {}


upgrading = Upgrading()


def pick(ids: Sequence[str], given: str) -> str:
    """Return the one of `ids` that begins with `given`. Raises `TooManyMatch`."""
    found = [i for i in ids if i == given] or [i for i in ids if i.startswith(given)]
    if len(found) != 1 or len(given) < 4:
        raise TooManyMatch(given, len(found))
    return found[0]

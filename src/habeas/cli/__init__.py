"""Commands of the desk. Each parses, calls a stage, and shows what came of it.

`habeas read` needs no desk and loads no database. Every other command takes
`--desk DIR`, asks for the passphrase, and closes the desk when it ends.
"""

from __future__ import annotations

from typing import Annotated

import typer

from habeas import __version__
from habeas.cli import (
    claims,
    consenting,
    desks,
    evaluating,
    giving,
    learning,
    pages,
    permitting,
    programs,
    proofs,
    register,
    searching,
    sources,
    team,
)
from habeas.cli.opening import NO_SHEET, app
from habeas.terminal import out

__all__ = ["NO_SHEET", "app", "main"]
# The order of `--help` and of the manual: from making a desk to giving out.
_ORDER = [
    module.__name__
    for module in (
        desks,
        sources,
        claims,
        learning,
        register,
        searching,
        permitting,
        consenting,
        giving,
        proofs,
        pages,
        team,
        programs,
        evaluating,
    )
]
app.registered_commands.sort(
    key=lambda command: _ORDER.index(str(getattr(command.callback, "__module__", "")))
)


@app.callback(invoke_without_command=True)
def main_options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.")
    ] = False,
) -> None:
    """Who did what to whom, when, where, according to whom, and who is still held."""
    if version:
        out.print(f"habeas {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()

"""The pages of the desk, and a reading that needs no desk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from habeas import terminal
from habeas.cli.evaluating import Address, Model, ReaderName, chosen
from habeas.cli.opening import Desk, app, set_up
from habeas.cli.sources import bytes_of
from habeas.terminal import FOUND, REFUSED, err


@app.command(epilog="Example: habeas serve --no-browser")
def serve(
    desk: Desk = None,
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8317,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Show the desk's pages on this machine; the browser asks for the passphrase."""
    with terminal.sentences():
        root = set_up(desk)
        from habeas.web import serve as pages

        pages.serve(root, port=port, browser=browser)


@app.command(epilog="Example: habeas demo")
def demo(
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8317,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open a throw-away desk with a worked example; it goes when you stop it."""
    import tempfile

    with terminal.sentences(), tempfile.TemporaryDirectory(prefix="habeas-") as folder:
        root = set_up(Path(folder) / "desk")
        from habeas import demo as demos

        demos.run(root, port=port, browser=browser)


@app.command(epilog="Example: habeas read statement.txt")
def read(
    file: Annotated[str | None, typer.Argument(help="A text file, or -.")] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help='JSON lines {"id", "text"} on stdin.')
    ] = False,
    reader: ReaderName = "rules",
    endpoint: Address = None,
    model: Model = None,
) -> None:
    """Print what a text says, as one `habeas-reading/1` object. Needs no desk."""
    with terminal.sentences():
        from habeas import reading

        asked = chosen(reader, endpoint, model)
        if lines:
            failed = reading.lines(sys.stdin.buffer, sys.stdout, asked)
            raise typer.Exit(FOUND if failed else terminal.DONE)
        if file is None:
            err.print("habeas: name a file, or - for stdin, or give --lines.")
            raise typer.Exit(REFUSED)
        with bytes_of(file) as handle:
            reading.one(handle, Path(file).name, sys.stdout, asked)

"""What leaves the desk, for a named audience."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.opening import Desk, PassphraseFile, app, opened
from habeas.terminal import REFUSED, err, out

Audience = Annotated[str, typer.Option(help="public, partner or internal.")]
Out = Annotated[
    Path, typer.Option("-o", "--out", help="An empty folder, or a new one.")
]


@app.command(epilog="Example: habeas publish --audience public -o site")
def publish(
    audience: Audience,
    to: Out,
    language: Annotated[str, typer.Option(help="en or ur.")] = "en",
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write the pages that an audience may see."""
    _give_out(desk, passphrase_file, audience, to, "site", language)


@app.command(epilog="Example: habeas export --format csv --audience partner -o tables")
def export(
    format_: Annotated[str, typer.Option("--format", help="bundle, csv or drawn.")],
    audience: Audience,
    to: Out,
    language: Annotated[str, typer.Option(help="en or ur, for drawings.")] = "en",
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write a JSON-LD bundle, CSV tables or drawings that an audience may see."""
    if format_ not in ("bundle", "csv", "drawn"):
        err.print(
            "habeas: there is no such format. Nothing was written. "
            "Choose bundle, csv or drawn."
        )
        raise typer.Exit(REFUSED)
    _give_out(desk, passphrase_file, audience, to, format_, language)


def _give_out(
    desk: Path | None,
    passphrase_file: str | None,
    audience: str,
    to: Path,
    form: str,
    language: str,
) -> None:
    with opened(desk, passphrase_file) as officer:
        from habeas.publication import check, folder, release
        from habeas.store import vault

        release.require_audience(audience)
        for found in check.checks(officer, audience):
            err.print(f"{found.severity}: {found.sentence}", markup=False)
        folder.require_outside(to, vault.layout().root)
        made = release.publish(officer, audience, to, form, language=language)
        files = made.manifest["files"]
        size = sum(f["size"] for f in files)
        out.print(f"release {made.pk}: {len(files)} files, {size} bytes")

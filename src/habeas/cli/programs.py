"""Tokens for programs, and the description of the API they use."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from habeas.cli.opening import AsJson, Desk, PassphraseFile, app, opened, set_up
from habeas.terminal import out, show_json, show_table


@app.command(epilog="Example: habeas token --scope read --scope propose --days 30 --name importer")  # fmt: skip
def token(
    scope: Annotated[
        list[str],
        typer.Option(help="read, propose, decide, open or publish; once for each."),
    ],
    days: Annotated[int, typer.Option(help="How long it is good, in days.")] = 30,
    name: Annotated[str, typer.Option(help="What the program is called.")] = "program",
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a token for a program; its secret is shown this once."""
    with opened(desk, passphrase_file) as officer:
        from habeas.accounts import tokens as making

        secret = making.make(officer, scope, days, name=name)
    typer.echo(secret)


@app.command(epilog="Example: habeas tokens")
def tokens(
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List your tokens that were not ended."""
    with opened(desk, passphrase_file) as officer:
        from habeas.accounts import tokens as holding

        rows = [
            {
                "id": t.pk,
                "name": str(t.name),
                "scopes": list(t.scopes),
                "until": t.expires.isoformat(),
            }
            for t in holding.held(officer)
        ]
    if as_json:
        show_json(rows)
        return
    show_table(
        ("id", "name", "scopes", "until"),
        [(r["id"], r["name"], ", ".join(r["scopes"]), r["until"]) for r in rows],
    )


@app.command("end-token", epilog="Example: habeas end-token 7f1e0c52-...")
def end_token(
    token_id: Annotated[str, typer.Argument(help="The token's id.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """End a token: what uses it is refused from now on."""
    with opened(desk, passphrase_file) as officer:
        from habeas.accounts import tokens as ending

        ending.revoke(officer, token_id)
        out.print("ended")


@app.command(epilog="Example: habeas openapi > openapi.json")
def openapi() -> None:
    """Print how the API is called, as OpenAPI 3.1 JSON. Needs no desk."""
    set_up(None)
    import habeas.web.urls  # noqa: F401 - puts the API at its addresses
    from habeas.web.api.main import api

    described = api.get_openapi_schema()
    typer.echo(json.dumps(described, ensure_ascii=False, indent=1, default=str))

"""The owner's written consent that sources go to a reader on another machine."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from habeas.cli.opening import AsJson, Day, Desk, PassphraseFile, app, one_of, opened
from habeas.cli.opening import day as day_of
from habeas.terminal import out, show_json, show_table


@app.command(epilog='Example: habeas consent reader.example.org --who "A. Rahman, chair" --why "the texts of May"')  # fmt: skip
def consent(
    host: Annotated[str, typer.Argument(help="The host alone, or host:port.")],
    who: Annotated[str, typer.Option(help="Who consents, as they sign.")],
    why: Annotated[str, typer.Option(help="For what.")],
    since: Day = None,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="Restricted words may go too.")
    ] = False,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Record that the owner lets sources be sent to a reader on another machine."""
    with opened(desk, passphrase_file) as officer:
        from habeas.sources import consent as consenting

        made = consenting.give(
            officer, host, who=who, why=why, since=day_of(since), closed=restricted
        )
        out.print(
            f"recorded {made.pk}. Each source that is sent says so in its custody."
        )


@app.command(epilog="Example: habeas consents")
def consents(
    desk: Desk = None, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """List every consent that was given, withdrawn ones too."""
    with opened(desk, passphrase_file) as officer:
        from habeas.sources import consent as consenting

        rows = [_row(c) for c in consenting.consents(officer)]
        if as_json:
            show_json(rows)
            return
        columns = ("id", "host", "who", "why", "since", "restricted", "withdrawn")
        show_table(columns, [[r[c] for c in columns] for r in rows])


@app.command("withdraw-consent", epilog="Example: habeas withdraw-consent 6f1d0a4b")
def withdraw_consent(
    given: Annotated[str, typer.Argument(help="The consent's id.", metavar="ID")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Withdraw a consent; nothing more is sent by it."""
    with opened(desk, passphrase_file) as officer:
        from habeas.sources import consent as consenting
        from habeas.sources.models import Consent

        one = one_of(Consent.objects.visible_to(officer), given)
        consenting.withdraw(officer, one)
        out.print("withdrawn. What was sent before stays where it was sent.")


def _row(consent: Any) -> dict[str, Any]:
    return {
        "id": consent.pk,
        "host": str(consent.host),
        "who": str(consent.who),
        "why": str(consent.why),
        "since": consent.since.isoformat(),
        "restricted": consent.closed,
        "withdrawn": consent.withdrawn,
    }

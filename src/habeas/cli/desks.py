"""Making a desk, its sheet and its passphrase; what the machine gives it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from habeas import terminal
from habeas.cli.opening import (
    NO_SHEET,
    AsJson,
    Desk,
    PassphraseFile,
    app,
    set_up,
    show_findings,
)
from habeas.errors import HabeasError
from habeas.terminal import err, out


@app.command(
    epilog="Example: habeas init --desk ~/desk --organisation 'Harbour Watch' --officer 'A. Clerk'"
)
def init(
    desk: Desk = None,
    organisation: Annotated[str, typer.Option(prompt="Your organisation")] = "",
    officer: Annotated[str, typer.Option(prompt="Your name")] = "",
    language: Annotated[str, typer.Option(help="en or ur.")] = "en",
    sheet: Annotated[bool, typer.Option(help="Make the recovery sheet now.")] = True,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a desk: its folder, keys, recovery sheet and first officer."""
    with terminal.sentences():
        root = set_up(desk)
        from habeas.accounts.officers import found, has_officer
        from habeas.store import desk as desks
        from habeas.store import keys

        if desks.is_desk(root):
            try:  # of a making that broke off only the officer is missing
                desks.unlock(root, terminal.passphrase(passphrase_file))
            except keys.WrongPassphrase as error:
                raise desks.DeskExists from error
            if has_officer():
                raise desks.DeskExists
        else:
            desks.create(root, terminal.new_passphrase(passphrase_file))
        first = found(officer, organisation, language=language)
        out.print("The desk is made.")
        if sheet:
            _make_sheet(first)
        else:
            err.print(NO_SHEET)
        desks.lock()


@app.command(epilog="Example: habeas sheet")
def sheet(desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """Make a new recovery sheet; an older one stops working."""
    with terminal.sentences():
        root = set_up(desk)
        from habeas.cli import signing
        from habeas.store import desk as desks

        with terminal.asking(passphrase_file) as ask:
            desks.unlock(root, ask("Passphrase"))
            officer = signing.who(ask)
        _make_sheet(officer)
        desks.lock()


def _make_sheet(officer: Any) -> None:
    import secrets

    from habeas.store import credentials, keys

    words = keys.new_words()
    out.print(
        "\nRECOVERY SHEET. Write it on paper; it opens the desk. Keep it apart.\n"
    )
    for row in range(0, len(words), 4):
        line = words[row : row + 4]
        out.print("  ".join(f"{row + i + 1:>2} {w:<10}" for i, w in enumerate(line)))
    out.print("")
    for number in sorted(secrets.SystemRandom().sample(range(len(words)), 3)):
        for _ in range(3):
            said = typer.prompt(f"Word {number + 1} of the sheet", err=True)
            if said.strip().lower() == words[number]:
                break
            err.print("That is another word. Look at the sheet again.")
        else:
            raise SheetNotCopied
    credentials.new_sheet(officer, words)
    out.print("The sheet is good. Clear this window when it is on paper.")


class SheetNotCopied(HabeasError):
    """The words asked back were not those of the sheet."""

    def __init__(self) -> None:
        super().__init__(
            "the words did not match the sheet. The desk stands, and has no recovery "
            "sheet yet. Run `habeas sheet` to make one."
        )


@app.command(epilog="Example: habeas recover --desk ~/desk")
def recover(
    let_in: Annotated[
        str,
        typer.Option(
            help="At a team's desk: an officer who lost every way in, to invite anew.",
            show_default=False,
        ),
    ] = "",
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Open a desk with its recovery sheet and give it a new passphrase.

    At a team's desk the first keeper of keys signs, whoever holds the sheet.
    """
    with terminal.sentences():
        root = set_up(desk)
        from habeas.accounts import team
        from habeas.accounts.officers import keeper
        from habeas.store import credentials
        from habeas.store import desk as desks

        desks.require(root)
        desks.recover(root, terminal.sheet())
        again = team.named(let_in) if let_in else None
        if let_in and again is None:
            raise team.NobodyNamed
        new = terminal.new_passphrase(passphrase_file)
        credentials.change_passphrase(keeper(), new)
        out.print("The desk has a new passphrase; the old one no longer opens it.")
        if again is not None:
            show_invitation(team.reset(keeper(), again))
        desks.lock()


def show_invitation(secret: str) -> None:
    """Print the letters of an invitation, and what is done with them."""
    out.print("Letters of the invitation, good once, for three days:\n")
    out.print(f"  {secret}\n", markup=False)
    out.print("They are typed at /join in a browser at the desk's address.")


@app.command(epilog="Example: habeas passphrase")
def passphrase(
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: PassphraseFile = None,
) -> None:
    """Change the passphrase."""
    with terminal.sentences():
        root = set_up(desk)
        from habeas.cli import signing
        from habeas.store import credentials
        from habeas.store import desk as desks

        desks.require(root)
        with terminal.asking(passphrase_file) as ask:
            desks.unlock(root, ask("Passphrase"))
            officer = signing.who(ask)
        new = terminal.new_passphrase(new_passphrase_file)
        credentials.change_passphrase(officer, new)
        desks.lock()
        out.print("The passphrase is changed.")


@app.command(epilog="Example: habeas doctor --json")
def doctor(desk: Desk = None, as_json: AsJson = False) -> None:
    """Say what this machine gives the desk, and what it does not. Needs no passphrase."""
    with terminal.sentences():
        root = set_up(desk)
        from habeas import doctor as doctors

        show_findings(doctors.look(root), as_json=as_json)

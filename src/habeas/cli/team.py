"""A team's officers and the switches for a bad day, for who has the passphrase."""

from __future__ import annotations

import enum
from typing import Annotated, Any

import typer

from habeas.cli.desks import show_invitation
from habeas.cli.opening import AsJson, Desk, PassphraseFile, app, opened, unlocked
from habeas.terminal import err, out, show_json

Roles = Annotated[
    list[str] | None,
    typer.Option("--role", help="A role; may be given again.", show_default=False),
]
Own = Annotated[
    list[str] | None,
    typer.Option(
        "--own",
        help="With the first colleague: a role that you keep yourself.",
        show_default=False,
    ),
]
Ceiling = Annotated[
    str | None,
    typer.Option(
        help="The most closed label that they see: public, partners, internal or "
        "restricted.",
        show_default=False,
    ),
]


class Doing(enum.StrEnum):
    """What is done with officers."""

    LIST = "list"
    ADD = "add"
    ROLES = "roles"
    DISABLE = "disable"
    RESET = "reset"


class Position(enum.StrEnum):
    """How a switch stands."""

    ON = "on"
    OFF = "off"


@app.command(
    epilog="Example: habeas officer add 'T. Ashkar' --role coder --role reader"
)
def officer(
    do: Annotated[Doing, typer.Argument(help="What to do.")],
    name: Annotated[
        str, typer.Argument(help="The officer's name at this desk.", show_default=False)
    ] = "",
    role: Roles = None,
    own: Own = None,
    ceiling: Ceiling = None,
    as_json: AsJson = False,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """List officers; invite one, give other roles, let in no more, or invite anew."""
    with opened(desk, passphrase_file) as keeper:
        from habeas.accounts import team, ways

        if do is Doing.LIST:
            _list(as_json=as_json)
        elif do is Doing.ADD:
            alone = not team.is_team()
            _, secret = team.invite(
                keeper, name, role or [], ceiling=ceiling, own=own or [team.KEEPER]
            )
            show_invitation(secret)
            if alone and not ways.has(keeper):
                err.print("\nYou sign in yourself from now on. Your own invitation:")
                show_invitation(team.reset(keeper, keeper))
        else:
            _change(keeper, do, name, role or [], ceiling)


def _change(
    keeper: Any, do: Doing, name: str, role: list[str], ceiling: str | None
) -> None:
    from habeas.accounts import team

    found = team.named(name)
    if found is None:
        raise team.NobodyNamed
    if do is Doing.ROLES:
        team.change_roles(keeper, found, role, ceiling)
        out.print("The roles are changed.")
    elif do is Doing.DISABLE:
        team.disable(keeper, found)
        out.print("This officer comes in no more; sessions and tokens are ended.")
    else:
        show_invitation(team.reset(keeper, found))


def _list(*, as_json: bool) -> None:
    from habeas.accounts import team, ways

    rows: list[dict[str, Any]] = [
        {
            "id": one.pk,
            "name": str(one.name),
            "roles": list(one.roles),
            "ceiling": one.ceiling,
            "active": one.is_active,
            "ways": sorted({c.kind for c in ways.all_of(one)}),
        }
        for one in team.officers()
    ]
    if as_json:
        show_json(rows)
        return
    for row in rows:
        state = ", ".join(row["ways"]) or "no way in"
        if not row["active"]:
            state = "comes in no more"
        held = ", ".join(row["roles"])
        line = f"{row['name']}: {held}; up to {row['ceiling']}; {state}"
        out.print(line, markup=False)


@app.command(epilog="Example: habeas read-only on")
def read_only(
    position: Annotated[Position, typer.Argument(help="on or off.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Let nobody write, or everybody again. A desk that is served follows at once.

    At a team's desk the passphrase alone switches writing off; switching it on again
    asks who does.
    """
    on = position is Position.ON
    with (unlocked if on else opened)(desk, passphrase_file) as keeper:
        from habeas.accounts import switches

        switches.read_only(keeper, on)
        out.print("Nobody can write now." if on else "Writing is switched on again.")


@app.command(epilog="Example: habeas log-out-all")
def log_out_all(desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """End every session and every token. A desk that is served follows at once.

    At a team's desk, too, the passphrase alone is enough.
    """
    with unlocked(desk, passphrase_file) as keeper:
        from habeas.accounts import switches

        switches.log_out_all(keeper)
        out.print("Everybody is logged out, and every token is ended.")

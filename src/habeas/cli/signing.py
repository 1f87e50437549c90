"""Who signs what a command does.

A laptop's desk has one officer, and its passphrase is proof enough. At a team's desk
the passphrase opens the keys alone, and whoever runs a command shows who they are, as
at the door: by name, password and code. Passkeys need a browser and do nothing here.
"""

from __future__ import annotations

from habeas.accounts import roles, team, ways
from habeas.accounts.models import User
from habeas.accounts.officers import the_officer
from habeas.terminal import Ask, err

TERMINAL = "terminal"


def who(ask: Ask) -> User:
    """Return the officer who signs.

    Until a keeper of keys has a way in, the first officer signs, so that a team can
    come about from a terminal.

    Raises:
        ways.NotLetIn: If name, password and code do not belong together.
        NoPassphrase: If they were to come from a file that does not hold them.
    """
    if not team.is_team() or not _is_kept():
        return the_officer()
    err.print("This is a team's desk. Who signs?")
    name = ask("Your name at this desk", hide=False)
    password = ask("Your password")
    code = ask("The code of your device, or a recovery code", hide=False)
    return ways.by_password(name, password, code, TERMINAL).holder


def _is_kept() -> bool:
    return any(
        one.is_active and roles.may(one, roles.KEEP) and ways.has(one)
        for one in team.officers()
    )

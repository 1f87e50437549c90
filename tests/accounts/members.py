"""How a team comes about, for the tests of accounts and of pages."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.accounts import passkeys, team, ways
from habeas.accounts.models import Credential, User
from habeas.accounts.passkeys import Place
from tests.accounts.authenticator import Authenticator

PLACE = Place("localhost", "http://localhost:8317")
NAMES = {
    "reader": "Nadra Vell",
    "coder": "Tomo Ashkar",
    "reviewer": "Ilse Oduya",
    "publisher": "Berem Kaul",
}


@dataclass
class Team:
    """The officers by their role, and the credential each came in by."""

    officers: dict[str, User]
    proofs: dict[str, Credential]

    def __getitem__(self, role: str) -> User:
        return self.officers[role]


def gather(keeper: User) -> Team:
    """Invite one officer for each role; the first officer keeps the keys alone."""
    officers = {"keeper": keeper}
    proofs = {"keeper": enrol(keeper)}
    for role, name in NAMES.items():
        officers[role], _ = team.invite(keeper, name, [role])
        proofs[role] = enrol(officers[role])
    return Team(officers, proofs)


def enrol(officer: User, key: Authenticator | None = None) -> Credential:
    """Give an officer a passkey, by the whole ceremony."""
    options, state = passkeys.ask_new(officer, PLACE)
    made = (key or Authenticator()).make(options)
    return ways.add_passkey(officer, passkeys.answered_new(PLACE, state, made), "a key")

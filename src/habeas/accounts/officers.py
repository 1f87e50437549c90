"""The officers of a desk. A laptop has one, made with it."""

from __future__ import annotations

from habeas.accounts import roles
from habeas.accounts.models import Owner, User
from habeas.errors import HabeasError
from habeas.store import vault
from habeas.store.labels import LABELS
from habeas.store.ledger import Signature, write
from habeas.store.rows import new_id
from habeas.store.seal import lookup


class NoOfficer(HabeasError):
    """The desk has no officer yet."""

    def __init__(self) -> None:
        super().__init__(
            "this desk has no officer: its making was interrupted. Nothing is lost. "
            "Run `habeas init` on it again."
        )


def found(name: str, organisation: str, *, language: str = "en") -> User:
    """Make the organisation and its first officer, who signs the first entry."""
    owner = Owner(id=new_id(), name=organisation)
    officer = User(
        id=new_id(),
        name=name,
        name_lookup=lookup(vault.key("lookup"), name),
        roles=[roles.table().alone],
        language=language,
        owner=owner.pk,
    )
    officer.set_unusable_password()
    owner.owner = owner.pk
    with write(Signature(officer.pk, owner.pk), "accounts.found") as writer:
        writer.save(owner, officer)
    return officer


def has_officer() -> bool:
    """Return whether somebody works at this desk."""
    return User.objects.whole("who works here").filter(is_active=True).exists()


def the_officer() -> User:
    """Return the officer of a laptop's desk, of a team's the first. Raises `NoOfficer`."""
    officers = User.objects.whole("who works here").filter(is_active=True)
    first: User | None = officers.order_by("recorded_at", "id").first()
    if first is None:
        raise NoOfficer
    return first


def keeper() -> User:
    """Return the first officer who keeps the keys, who signs for the desk itself.

    For what its passphrase or its recovery sheet alone allows. Raises `NoOfficer`.
    """
    rows = User.objects.whole("who keeps the keys").filter(is_active=True)
    able = (u for u in rows.order_by("recorded_at", "id") if roles.may(u, roles.KEEP))
    found: User | None = next(able, None)
    return found or the_officer()


def hand() -> User:
    """Return the officer for whom the desk itself works: who may have sources read.

    Of a team's, the one who may see most, and of those the first. Raises `NoOfficer`.
    """
    rows = User.objects.whole("for whom the desk works").filter(is_active=True)
    able: list[User] = [
        u for u in rows.order_by("recorded_at", "id") if roles.may(u, roles.CODE)
    ]
    if not able:
        return the_officer()
    return max(able, key=lambda u: LABELS.index(u.ceiling))


def organisation(officer: User) -> str:
    """Return the name of the organisation that `officer` works for."""
    owner = Owner.objects.whole("whose desk it is").get(pk=officer.owner)
    return str(owner.name)

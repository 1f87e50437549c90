"""Tokens: what lets a program act for an officer, within scopes, until a day.

The desk keeps a keyed hash of the secret alone, so that neither a backup nor a
database that was copied holds anything a program could come in with.
"""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterable

from habeas.accounts import roles, switches
from habeas.accounts.models import Token, User
from habeas.errors import HabeasError
from habeas.store import vault
from habeas.store.ledger import write
from habeas.store.rows import new_id
from habeas.store.seal import lookup

# What each scope needs its officer to be allowed, too.
SCOPES = {
    "read": roles.READ,
    "propose": roles.CODE,
    "decide": roles.DECIDE,
    "open": roles.OPEN,
    "publish": roles.PUBLISH,
}
LONGEST = 366  # days
PREFIX = "habeas_"
_BYTES = 32


class BadToken(HabeasError):
    """A token was asked for that could not be made."""

    def __init__(self) -> None:
        super().__init__(
            "a token needs a name, scopes from %(scopes)s that your roles allow, and 1 "
            "to %(most)s days. Nothing was made. Choose again.",
            scopes=", ".join(SCOPES),
            most=LONGEST,
        )


class NotYourToken(HabeasError):
    """A token was to be revoked by somebody who neither holds it nor keeps keys."""

    def __init__(self) -> None:
        super().__init__(
            "this is no token that you may end. Nothing was changed. Ask its holder, "
            "or a keeper of keys."
        )


def make(
    officer: User, scopes: Iterable[str], days: int, *, name: str = "program"
) -> str:
    """Make a token for `officer` and return its secret, which is shown this once.

    Raises:
        BadToken: If a scope is unknown or not the officer's, or the days are too many.
    """
    wanted = sorted(set(scopes))
    if not name.strip() or not wanted or not 1 <= days <= LONGEST:
        raise BadToken
    if not all(s in SCOPES and roles.may(officer, SCOPES[s]) for s in wanted):
        raise BadToken
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    token = Token(
        id=new_id(),
        holder=officer,
        name=name.strip(),
        scopes=wanted,
        secret=_hash(secret),
        expires=_today() + datetime.timedelta(days=days),
        round=switches.standing().round,
    )
    with write(officer, "accounts.make_token") as w:
        w.save(token)
    return secret


def officer_of(secret: str) -> tuple[User, frozenset[str]] | None:
    """Return whose token this is and what it may do now, None if nobody's.

    A scope that the officer's roles no longer allow is left out, and every scope but
    reading while the desk is read-only. Raises `vault.Locked` while it is locked.
    """
    rows = Token.objects.whole("whose token it is").select_related("holder")
    token = rows.filter(secret=_hash(secret), revoked=False).first()
    if token is None or token.expires < _today() or not token.holder.is_active:
        return None
    switch = switches.standing()
    if token.round != switch.round:
        return None
    allowed = {s for s in token.scopes if roles.may(token.holder, SCOPES[s])}
    return token.holder, frozenset(allowed & {"read"} if switch.read_only else allowed)


def revoke(officer: User, token_id: str) -> None:
    """End a token of one's own, or any for who keeps the keys.

    Raises `NotYourToken` also where there is none of that id.
    """
    token = Token.objects.whole("ending a token").filter(pk=token_id).first()
    keeps = roles.may(officer, roles.KEEP)
    if token is None or not (token.holder_id == officer.pk or keeps):
        raise NotYourToken
    if token.revoked:
        return
    token.revoked = True
    with write(officer, "accounts.revoke_token") as w:
        w.save(token)


def held(officer: User) -> list[Token]:
    """Return the tokens of `officer` that are not revoked, oldest first."""
    rows = Token.objects.whole("one's own tokens").filter(holder=officer, revoked=False)
    return list(rows.order_by("entry", "id"))


def _hash(secret: str) -> str:
    return lookup(vault.key("token"), secret)


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()

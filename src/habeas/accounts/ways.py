"""The ways in that officers have: adding, using and removing them, each an entry."""

from __future__ import annotations

import datetime
import secrets as random
import unicodedata
from typing import Any

from habeas.accounts import secrets
from habeas.accounts.models import Credential, Token, User
from habeas.accounts.throttle import counter
from habeas.errors import HabeasError
from habeas.store import vault
from habeas.store.ledger import write
from habeas.store.rows import new_id
from habeas.store.seal import lookup

INVITATION_DAYS = 3
LONGEST_NAME = 60
_BYTES = 20


class NotLetIn(HabeasError):
    """Name, password and code do not belong together."""

    def __init__(self) -> None:
        super().__init__(
            "name, password and code do not belong together. Nothing was opened. "
            "Try again, or come in by a passkey."
        )


class NoInvitation(HabeasError):
    """An invitation's secret leads to nothing."""

    def __init__(self) -> None:
        super().__init__(
            "this invitation is not good: it was used, it is older than %(days)s days, "
            "or a letter is wrong. Nothing was changed. Ask a keeper of keys for a new "
            "one.",
            days=INVITATION_DAYS,
        )


class LastWay(HabeasError):
    """The last way in of an officer was to be removed."""

    def __init__(self) -> None:
        super().__init__(
            "this is the only way in that you have. Nothing was removed. Add another "
            "one first."
        )


def lookup_of(name: str) -> str:
    """Return the keyed hash that an officer's name is found by."""
    return lookup(vault.key("lookup"), unicodedata.normalize("NFC", name.strip()))


def all_of(officer: User) -> list[Credential]:
    """Return the officer's credentials, oldest first."""
    rows = Credential.objects.whole("the ways in of an officer").filter(holder=officer)
    return list(rows.order_by("entry", "id"))


def one(officer: User, kind: str) -> Credential | None:
    """Return the officer's credential of a kind, of which there is one at most."""
    return next((c for c in all_of(officer) if c.kind == kind), None)


def has(officer: User) -> bool:
    """Return whether the officer can come in: by a passkey, or by password and code."""
    kinds = {c.kind for c in all_of(officer)}
    return (
        Credential.PASSKEY in kinds
        or {
            Credential.PASSWORD,
            Credential.TOTP,
        }
        <= kinds
    )


def came_by(proof: str) -> User | None:
    """Return the officer who came in by a credential that still stands."""
    rows = Credential.objects.whole("who came in").select_related("holder")
    found = rows.filter(pk=proof, holder__is_active=True).first()
    return found.holder if found else None


def by_password(name: str, password: str, code: str, address: str) -> Credential:
    """Return the password's credential where name, password and code fit.

    The code is one of the officer's device, or a recovery code, which is used up.

    Raises:
        NotLetIn: The same, after the same work, whatever does not fit.
        throttle.TooManyTries: If it was tried too often.
    """
    account = lookup_of(name)
    counter.begin(account, address)
    rows = User.objects.whole("who comes in").filter(
        name_lookup=account, is_active=True
    )
    officer = rows.first()
    kept = one(officer, Credential.PASSWORD) if officer else None
    known = secrets.is_password(kept.data["hash"] if kept else None, password)
    if officer is None or kept is None or not (known and _is_code(officer, code)):
        raise NotLetIn
    counter.came_in(account, address)
    return kept


def _is_code(officer: User, code: str) -> bool:
    device = one(officer, Credential.TOTP)
    if device and secrets.is_totp(device.data["secret"], code, device.pk):
        return True
    paper = one(officer, Credential.RECOVERY)
    return paper is not None and secrets.use_recovery(paper, code)


def add_passkey(officer: User, public: dict[str, str], name: str) -> Credential:
    """Keep a new passkey, called `name` by its officer."""
    made = _new(officer, Credential.PASSKEY, public, name)
    return _put(officer, "accounts.own_passkey", made)


def set_password(officer: User, password: str, secret: str, code: str) -> Credential:
    """Keep a password and the device beside it; older ones stop working.

    Args:
        officer: Whose they are.
        password: The new password.
        secret: The TOTP secret that the device was given.
        code: What the device shows now, as proof that it was.

    Raises:
        secrets.BadPassword: If it is too short.
        secrets.BadCode: If the device does not show the right code.
    """
    kept = _new(
        officer, Credential.PASSWORD, {"hash": secrets.hashed(password, officer)}
    )
    device = _new(officer, Credential.TOTP, {"secret": secret})
    if not secrets.is_totp(secret, code, device.pk):
        raise secrets.BadCode
    replaced = (Credential.PASSWORD, Credential.TOTP)
    return _put(officer, "accounts.own_password", kept, device, replaced=replaced)


def new_recovery(officer: User) -> list[str]:
    """Return new recovery codes, shown this once; older ones stop working."""
    codes = secrets.new_codes()
    hashes = [secrets.hash_of_code(officer.pk, c) for c in codes]
    made = _new(officer, Credential.RECOVERY, hashes)
    kind = (Credential.RECOVERY,)
    _put(officer, "accounts.own_recovery", made, replaced=kind)
    return codes


def remove(officer: User, pk: str) -> None:
    """Remove one of the officer's own credentials; its sessions end.

    A password goes with its device, whichever of the two is named.

    Raises:
        LastWay: If nothing would be left to come in by.
    """
    standing = all_of(officer)
    named = next((c for c in standing if c.pk == pk), None)
    if named is None:
        return
    pair = {Credential.PASSWORD, Credential.TOTP}
    kinds = pair if named.kind in pair else set()
    gone = [c for c in standing if c is named or c.kind in kinds]
    left = {c.kind for c in standing if c not in gone}
    if named.kind != Credential.RECOVERY and not (
        Credential.PASSKEY in left or pair <= left
    ):
        raise LastWay
    with write(officer, "accounts.own_removed") as w:
        for row in gone:
            w.remove(row)


def invitation(officer: User) -> tuple[Credential, str]:
    """Return a new invitation of `officer`, to be saved, and its secret."""
    secret = random.token_hex(_BYTES)
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(
        days=INVITATION_DAYS
    )
    made = _new(officer, Credential.INVITATION, {"until": until.isoformat()})
    made.lookup = _hash(secret)
    return made, secret


def invited(secret: str, address: str) -> Credential:
    """Return the invitation that a secret leads to; it is good until a way in is added.

    Raises:
        NoInvitation: If there is none, or it is too old.
        throttle.TooManyTries: If it was tried too often from this address.
    """
    counter.require("invitation", address)
    rows = Credential.objects.whole("who is invited").select_related("holder")
    found: Credential | None = rows.filter(
        kind=Credential.INVITATION,
        lookup=_hash("".join(secret.split())),
        holder__is_active=True,
    ).first()
    if found is None or _is_over(found):
        counter.failed("invitation", address)
        raise NoInvitation
    return found


def _is_over(kept: Credential) -> bool:
    until = datetime.datetime.fromisoformat(kept.data["until"])
    return datetime.datetime.now(datetime.UTC) > until


def everything_of(officer: User) -> list[Credential | Token]:
    """Return every credential and token of an officer, for who takes them away."""
    tokens = Token.objects.whole("taking tokens away").filter(holder=officer)
    return [*all_of(officer), *tokens.filter(revoked=False)]


def _new(officer: User, kind: str, data: Any, name: str = "") -> Credential:
    return Credential(
        id=new_id(),
        holder=officer,
        kind=kind,
        name=name.strip()[:LONGEST_NAME],
        data=data,
    )


def _put(
    officer: User, verb: str, *rows: Credential, replaced: tuple[str, ...] = ()
) -> Credential:
    """Save `rows` in place of those of the kinds `replaced`; invitations are used."""
    used = (*replaced, Credential.INVITATION)
    old = [c for c in all_of(officer) if c.kind in used]
    with write(officer, verb) as w:
        for row in old:
            w.remove(row)
        w.save(*rows)
    return rows[0]


def _hash(secret: str) -> str:
    return lookup(vault.key("invitation"), secret)

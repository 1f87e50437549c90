"""What an officer can know or read off: password, TOTP code, recovery code.

A password opens nothing alone: it needs a code beside it. Checking takes the same
work whether or not there is such an officer, and says the same.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
import threading
import time
import unicodedata
from functools import cache
from urllib.parse import quote

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from habeas.accounts.models import Credential, User
from habeas.errors import HabeasError
from habeas.store import vault
from habeas.store.ledger import write
from habeas.store.seal import lookup

SHORTEST = 12  # characters of a password
STEP, DIGITS, DRIFT = 30, 6, 1  # RFC 6238; DRIFT steps before and after are good
SECRET = 20  # bytes, as RFC 4226 asks for
CODES = 10
_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2)
_one_at_a_time = threading.Lock()
_last_step: dict[str, int] = {}


class BadPassword(HabeasError):
    """A password was chosen that is none."""

    def __init__(self) -> None:
        super().__init__(
            "a password has at least %(least)s characters and is not your name. "
            "Nothing was changed. Four or five random words are good.",
            least=SHORTEST,
        )


class BadCode(HabeasError):
    """A code did not fit."""

    def __init__(self) -> None:
        super().__init__(
            "that code is not good now. Nothing was changed. Look at the clock of both "
            "devices, and type the next code."
        )


def hashed(password: str, officer: User) -> str:
    """Return the Argon2id hash of a new password. Raises `BadPassword`."""
    plain = _plain(password)
    if len(plain) < SHORTEST or plain.casefold() == str(officer.name).casefold():
        raise BadPassword
    with _one_at_a_time:
        return _hasher.hash(plain)


def is_password(kept: str | None, password: str) -> bool:
    """Return whether a password fits the hash; without one, work as long for no."""
    with _one_at_a_time:
        try:
            _hasher.verify(kept or _nobodys(), _plain(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(SECRET))


def _plain(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def new_secret() -> str:
    """Return a new TOTP secret, base32 without padding."""
    return base64.b32encode(secrets.token_bytes(SECRET)).decode().rstrip("=")


def totp(secret: str, step: int) -> str:
    """Return the code of a step of 30 s since 1970 (RFC 6238, HMAC-SHA-1, 6 digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    made = hmac.digest(key, struct.pack(">Q", step), hashlib.sha1)
    at = made[-1] & 15
    number = struct.unpack(">I", made[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def now_step() -> int:
    """Return the step of now."""
    return int(time.time()) // STEP


def is_totp(secret: str, code: str, owner: str) -> bool:
    """Return whether a code is good now; each is good once for `owner`."""
    typed = "".join(code.split())
    now = now_step()
    fitting = [
        step
        for step in range(now - DRIFT, now + DRIFT + 1)
        if hmac.compare_digest(totp(secret, step).encode(), typed.encode())
    ]
    with _one_at_a_time:
        if not fitting or fitting[-1] <= _last_step.get(owner, -1):
            return False
        _last_step[owner] = fitting[-1]
    return True


def address_of(secret: str) -> str:
    """Return the `otpauth:` address of a secret; it names neither desk nor officer."""
    return f"otpauth://totp/{quote('Habeas')}?secret={secret}&issuer=Habeas"


def new_codes() -> list[str]:
    """Return ten new recovery codes of 60 bits each."""
    made = [
        base64.b32encode(secrets.token_bytes(10)).decode()[:12] for _ in "x" * CODES
    ]
    return [f"{c[:4]}-{c[4:8]}-{c[8:]}".lower() for c in made]


def hash_of_code(officer_id: str, code: str) -> str:
    """Return the keyed hash of a recovery code, however it is typed."""
    plain = "".join(c for c in code.lower() if c.isalnum())
    return lookup(vault.key("recovery"), f"{officer_id}:{plain}")


def use_recovery(kept: Credential, code: str) -> bool:
    """Return whether a recovery code is one that is left, and use it up."""
    officer = kept.holder
    given = hash_of_code(officer.pk, code)
    left = [h for h in kept.data if not hmac.compare_digest(h, given)]
    if len(left) == len(kept.data):
        return False
    kept.data = left
    with write(officer, "accounts.own_recovery") as w:
        w.save(kept)
    return True

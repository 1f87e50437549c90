"""Which right each page needs, in one table; what writes is asked again by the ledger.

An address is compared with its ids and audiences left out, by its longest beginning
in the table. Looking (GET) and sending (POST) may need different rights; of several
named, one is enough.
"""

from __future__ import annotations

import re
from collections.abc import Container

from django.utils.translation import gettext as _

from habeas.accounts import roles
from habeas.accounts.models import User
from habeas.accounts.roles import ANY, CODE, DECIDE, KEEP, OPEN, PUBLISH, READ

Rights = tuple[str, ...]
SAFE = ("GET", "HEAD", "OPTIONS")
# Address: what looking needs, what sending needs.
TABLE: dict[str, tuple[Rights, Rights]] = {
    "": ((READ,), (READ,)),
    "lock": ((ANY,), (ANY,)),
    "ready": ((ANY,), (ANY,)),
    "sign-out": ((ANY,), (ANY,)),
    "account": ((ANY,), (ANY,)),
    "about": ((ANY,), (READ, KEEP)),
    "about/sending": ((READ, KEEP), (KEEP,)),
    "help": ((ANY,), (ANY,)),
    "work": ((ANY,), (ANY,)),
    "guide": ((READ,), (READ,)),
    "guide/begin": ((CODE,), (CODE,)),
    "team": ((KEEP,), (KEEP,)),
    "call": ((CODE,), (CODE,)),
    "sources/add": ((CODE,), (CODE,)),
    "sources/paste": ((CODE,), (CODE,)),
    "sources/note": ((CODE,), (CODE,)),
    "sources/read": ((CODE,), (CODE,)),
    "sources/many": ((CODE,), (CODE,)),
    "sources/stop": ((CODE,), (CODE,)),
    "sources/take-up": ((CODE,), (CODE,)),
    "sources/*/read": ((CODE,), (CODE,)),
    "sources/*/destroy": ((DECIDE,), (DECIDE,)),
    "sources/*/review": ((CODE, DECIDE), (CODE, DECIDE)),
    "sources/*/decide": ((CODE, DECIDE), (CODE, DECIDE)),
    "sources/*/undo": ((CODE, DECIDE), (CODE, DECIDE)),
    "sources/*/claims": ((CODE, DECIDE), (CODE, DECIDE)),
    "sources/*/words": ((DECIDE,), (DECIDE,)),
    "sources/*/claim": ((DECIDE,), (DECIDE,)),
    "drafts": ((DECIDE,), (DECIDE,)),
    "claims/*/decide": ((CODE, DECIDE), (CODE, DECIDE)),
    "claims/*/edit": ((DECIDE,), (DECIDE,)),
    "claims/*/relabel": ((DECIDE,), (DECIDE,)),
    "register/*/still": ((DECIDE,), (DECIDE,)),
    "learning": ((READ,), (DECIDE,)),
    "register/*/asked": ((DECIDE,), (DECIDE,)),
    "register/*/change": ((DECIDE,), (DECIDE,)),
    "people/same": ((DECIDE,), (DECIDE,)),
    "people/undo": ((DECIDE,), (DECIDE,)),
    "demands/*/follow": ((CODE,), (CODE,)),
    "demands/*/infer": ((DECIDE,), (DECIDE,)),
    "publish": ((OPEN, PUBLISH), (OPEN, PUBLISH)),
    "publish/*/open": ((OPEN,), (OPEN,)),
    "publish/*/close": ((OPEN,), (OPEN,)),
    "publish/*/name": ((OPEN,), (OPEN,)),
    "publish/*/tell": ((OPEN,), (OPEN,)),
    "publish/*/release": ((PUBLISH,), (PUBLISH,)),
    "publish/*/withdraw": ((PUBLISH,), (PUBLISH,)),
}
# Sending these asks again who it is: what is opened or out cannot be called back, and
# whoever sits down at an open window must not make a way in for themselves.
PROOF = (
    "publish/*/open",
    "publish/*/name",
    "publish/*/tell",
    "publish/*/release",
    "sources/*/destroy",
    "about/sending",
    "account",
    "team",
)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}(\+[0-9a-f-]{1,36})?")
_AUDIENCE = re.compile(r"^publish/[^/]+")


def allows(officer: User, method: str, path: str) -> bool:
    """Return whether an officer's roles allow a request of this address."""
    look, send = TABLE[_longest(path, TABLE)]
    wanted = look if method in SAFE else send
    return any(roles.may(officer, right) for right in wanted)


def needs_proof(method: str, path: str) -> bool:
    """Return whether who it is must have been shown within the last minutes."""
    return method not in SAFE and bool(_longest(path, PROOF))


def home(officer: User) -> str:
    """Return the first page that an officer may see."""
    if roles.may(officer, READ):
        return "/"
    return "/team" if roles.may(officer, KEEP) else "/account"


def sentence() -> str:
    """Return what a page says that somebody may not use."""
    return _(
        "Your roles do not include this. Nothing was changed. A keeper of keys can "
        "change your roles, and a colleague who has the role can do it."
    )


def _longest(path: str, known: Container[str]) -> str:
    plain = _AUDIENCE.sub("publish/*", _ID.sub("*", path.strip("/")))
    parts = plain.split("/")
    begun = ("/".join(parts[:most]) for most in range(len(parts), 0, -1))
    return next((b for b in begun if b in known), "")

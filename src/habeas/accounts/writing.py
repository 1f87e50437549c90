"""Asked before each entry of the ledger: may this officer write this, now?

The officer's row is read again inside the entry's transaction, so that who was
disabled, or lost a role, a moment ago writes nothing more.
"""

from __future__ import annotations

from habeas.accounts import roles, switches
from habeas.accounts.models import User
from habeas.store.ledger import Author, Signature

# Who may come in is no record: it can be put right also while nobody writes. Whose
# work a source is, is one.
ALWAYS, WORK = ("accounts.", "store."), ("accounts.assign",)


def ask(author: Author, verb: str) -> None:
    """Raise unless `author` may write an entry of `verb`.

    The first entry of a desk is signed by ids alone, before anybody works there.

    Raises:
        roles.NotAllowed: If their roles do not include what the verb needs.
        switches.ReadOnly: If nobody writes now.
    """
    if isinstance(author, Signature):
        return
    officer = User.objects.whole("who writes").filter(pk=author.pk).first()
    right = roles.right_of(verb)
    if officer is None or not _may(officer, right):
        raise roles.NotAllowed(right or verb)
    if not _always(verb) and switches.standing().read_only:
        raise switches.ReadOnly


def _always(verb: str) -> bool:
    return verb.startswith(ALWAYS) and not verb.startswith(WORK)


def _may(officer: User, right: str | None) -> bool:
    if right is None:
        return officer.is_active and roles.table().alone in officer.roles
    return roles.may(officer, right)

"""Searches of the inbox that an officer keeps by name, to look again with one press."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.accounts.models import SavedSearch, User
from habeas.errors import HabeasError
from habeas.store.ledger import write

MOST = 30
LONGEST = 60  # code points of a name


class NotKept(HabeasError):
    """A search was to be kept without a name, or as one too many."""

    def __init__(self) -> None:
        super().__init__(
            "a search is kept under a name of 1 to %(longest)s characters, and an "
            "officer keeps up to %(most)s. Nothing was kept. Name it, or take one off "
            "the list first.",
            longest=LONGEST,
            most=MOST,
        )


def of(officer: User) -> list[SavedSearch]:
    """Return the officer's own searches, in the order they were kept."""
    rows = SavedSearch.objects.whole("an officer's own searches").filter(holder=officer)
    return list(rows.order_by("recorded_at", "id"))


def keep(
    officer: User, name: str, asked: Mapping[str, str], *, key: str | None = None
) -> SavedSearch:
    """Keep filters under a name; the same name again takes the new filters.

    `key`, here and below, is an idempotency key.

    Raises:
        NotKept: If the name is empty or too long, or there are `MOST` others.
    """
    called = " ".join(name.split())
    standing = of(officer)
    one = next((s for s in standing if s.name == called), None)
    if not called or len(called) > LONGEST or (one is None and len(standing) >= MOST):
        raise NotKept
    one = one or SavedSearch(holder=officer, name=called)
    one.asked = dict(asked)
    with write(officer, "accounts.own_search", key=key) as w:
        w.save(one)
    return one


def forget(officer: User, pk: str, *, key: str | None = None) -> bool:
    """Take a search of the officer's off the list; return whether there was one."""
    one = next((s for s in of(officer) if s.pk == pk), None)
    if one is not None:
        with write(officer, "accounts.own_search", key=key) as w:
            w.remove(one)
    return one is not None

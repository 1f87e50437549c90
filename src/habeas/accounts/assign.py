"""Whose a source is to work on. It opens nothing: what each may see stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.accounts import roles
from habeas.accounts.models import Assignment, User
from habeas.errors import HabeasError
from habeas.store.ledger import write
from habeas.store.rows import new_id


class NotAssigned(HabeasError):
    """A source was to be given to somebody who could not work on it."""

    def __init__(self) -> None:
        super().__init__(
            "this officer may not work on sources. Nothing was assigned. Choose "
            "somebody who codes or reviews."
        )


def somebody(pk: str) -> User:
    """Return the officer of an id, to give work to. Raises `NotAssigned`."""
    found: User | None = User.objects.whole("who works here").filter(pk=pk).first()
    if found is None:
        raise NotAssigned
    return found


def workers() -> dict[str, str]:
    """Return the names of those who may work on sources, by id."""
    every = User.objects.whole("who works here").filter(is_active=True)
    found = [u for u in every if roles.may(u, roles.CODE)]
    return {u.pk: str(u.name) for u in sorted(found, key=lambda u: u.pk)}


def assign(
    officer: User,
    source_ids: Iterable[str],
    to: User | None,
    *,
    key: str | None = None,
) -> int:
    """Make sources `to`'s to work on, or nobody's; return how many changed.

    Args:
        officer: Who assigns.
        source_ids: Ids of sources that `officer` may see.
        to: Whose they are from now on; None takes them from whoever had them.
        key: An idempotency key.

    Raises:
        NotAssigned: If `to` does not code.
    """
    if to is not None and not roles.may(to, roles.CODE):
        raise NotAssigned
    wanted = dict.fromkeys(source_ids)
    rows = Assignment.objects.whole("who works on what")
    standing = {a.source: a for a in rows.filter(source__in=list(wanted))}
    if to is None:
        return _take(officer, list(standing.values()), key)
    changed = [
        standing.get(pk) or Assignment(id=new_id(), source=pk)
        for pk in wanted
        if pk not in standing or standing[pk].holder_id != to.pk
    ]
    if changed:
        for one in changed:
            one.holder = to
        about = [c.source for c in changed]
        with write(officer, "accounts.assign", key=key, about=about) as w:
            w.save_all(changed)
    return len(changed)


def _take(officer: User, standing: list[Assignment], key: str | None) -> int:
    if standing:
        about = [a.source for a in standing]
        with write(officer, "accounts.assign", key=key, about=about) as w:
            for one in standing:
                w.remove(one)
    return len(standing)


def assigned_to(officer: User) -> list[str]:
    """Return the ids of the sources that are `officer`'s, longest assigned first."""
    rows = Assignment.objects.whole("what is whose").filter(holder=officer)
    return list(rows.order_by("entry", "id").values_list("source", flat=True))


def holders(source_ids: Iterable[str]) -> dict[str, str]:
    """Return the id of the officer who works on each of the sources, where one does."""
    rows = Assignment.objects.whole("who works on what")
    found = rows.filter(source__in=list(source_ids))
    return dict(found.values_list("source", "holder_id"))

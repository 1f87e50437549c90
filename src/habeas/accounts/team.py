"""A team: officers who were invited, what they may do, and how they are let go.

A desk is a team's from the moment a second officer is invited, and stays one. From
then on the passphrase opens the desk's keys alone; each officer signs in.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from habeas.accounts import roles, ways
from habeas.accounts.models import Credential, Renewal, User
from habeas.errors import HabeasError
from habeas.store.ledger import Writer, write
from habeas.store.rows import new_id

KEEPER = "keeper"
TOLD_DAYS = 14  # for which everybody is told who was invited anew


class NameTaken(HabeasError):
    """An officer of that name works here, or did."""

    def __init__(self) -> None:
        super().__init__(
            "an officer of that name is on the list already, or the name is empty. "
            "Nobody was added. Choose another name, or let that officer in again."
        )


class LastKeeper(HabeasError):
    """Nobody would be left to keep the keys."""

    def __init__(self) -> None:
        super().__init__(
            "nobody else who works here keeps the keys. Nothing was changed. Make "
            "another officer a keeper of keys first."
        )


class NobodyNamed(HabeasError):
    """A name was given that no officer has."""

    def __init__(self) -> None:
        super().__init__(
            "no officer of that name is on this desk's list. Nothing was changed. "
            "Look at `habeas officer list`, and write the name as it stands there."
        )


class NoWayIn(HabeasError):
    """Who makes the team could not come in afterwards."""

    def __init__(self) -> None:
        super().__init__(
            "you have no passkey and no password yet, so you could not sign in once "
            "there are two of you. Nobody was added. Add one on your account's page."
        )


def is_team() -> bool:
    """Return whether officers sign in at this desk."""
    return bool(User.objects.whole("whether officers sign in")[1:2])


def officers() -> list[User]:
    """Return all officers, those who left too, in the order they came in."""
    rows = User.objects.whole("who works here")
    return sorted(rows, key=lambda u: (u.recorded_at is None, u.recorded_at, u.pk))


def named(name: str) -> User | None:
    """Return the officer of a name."""
    rows = User.objects.whole("who is called so")
    return rows.filter(name_lookup=ways.lookup_of(name)).first()


def invite(
    keeper: User,
    name: str,
    chosen: Iterable[str],
    *,
    ceiling: str | None = None,
    own: Sequence[str] = (KEEPER,),
    language: str = "en",
) -> tuple[User, str]:
    """Add an officer; return them and the secret of their invitation, shown once.

    The first time it makes the desk a team's: whoever had every right until then
    keeps the roles `own` alone, in the same entry.

    Raises:
        NameTaken: If the name is empty or on the list.
        roles.BadRoles: If the roles cannot be held so.
    """
    called = name.strip()
    if not called or named(called) is not None:
        raise NameTaken
    given, top = roles.fit(chosen, ceiling)
    changed = _no_longer_alone(keeper, own)
    made = User(
        id=new_id(),
        name=called,
        name_lookup=ways.lookup_of(called),
        roles=given,
        ceiling=top,
        language=language,
        owner=keeper.owner,
    )
    made.set_unusable_password()
    invitation, secret = ways.invitation(made)
    with write(keeper, "accounts.invite") as w:
        w.save(made, invitation, *changed)
    return made, secret


def _no_longer_alone(keeper: User, own: Sequence[str]) -> list[User]:
    if roles.table().alone not in keeper.roles:
        return []
    if KEEPER not in own:
        raise LastKeeper
    keeper.roles, keeper.ceiling = roles.fit(own)
    return [keeper]


def change_roles(
    keeper: User, officer: User, chosen: Iterable[str], ceiling: str | None = None
) -> None:
    """Give an officer these roles and no others, from the next request on.

    Raises `roles.BadRoles` or `LastKeeper`.
    """
    given, top = roles.fit(chosen, ceiling)
    if KEEPER not in given or roles.table().alone in officer.roles:
        _require_another(officer)
    officer.roles, officer.ceiling = given, top
    with write(keeper, "accounts.roles") as w:
        w.save(officer)


def disable(keeper: User, officer: User) -> None:
    """Let an officer in no more: sessions and tokens end at once. Raises `LastKeeper`."""
    if not officer.is_active:
        return
    _require_another(officer)
    officer.is_active = False
    with write(keeper, "accounts.disable") as w:
        _take_away(w, officer)
        w.save(officer)


def reset(keeper: User, officer: User) -> str:
    """Take every way in from an officer, and invite them anew; return the secret.

    Also for one who was disabled: they work here again. Where there was a way in to
    take, everybody is told (`renewed`).
    """
    officer.is_active = True
    invitation, secret = ways.invitation(officer)
    told = [Renewal(id=new_id(), holder=officer)] if ways.has(officer) else []
    with write(keeper, "accounts.reset") as w:
        _take_away(w, officer)
        w.save(officer, invitation, *told)
    return secret


def renewed(now: datetime.datetime) -> list[Renewal]:
    """Return who was invited anew within two weeks before `now`, the latest first."""
    since = now - datetime.timedelta(days=TOLD_DAYS)
    rows = Renewal.objects.whole("who was invited anew").select_related("holder")
    return list(rows.filter(recorded_at__gte=since).order_by("-recorded_at", "id"))


def _take_away(w: Writer, officer: User) -> None:
    for row in ways.everything_of(officer):
        if isinstance(row, Credential):
            w.remove(row)
        else:
            row.revoked = True
            w.save(row)


def _require_another(officer: User) -> None:
    others = (u for u in officers() if u.pk != officer.pk and u.is_active)
    keeps = {KEEPER, roles.table().alone} & set(officer.roles)
    if keeps and not any(KEEPER in u.roles for u in others):
        raise LastKeeper

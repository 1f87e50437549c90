"""For whom something is made: the audiences, what each may see, and its ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast

from habeas.accounts.models import User
from habeas.errors import Codes, HabeasError
from habeas.publication.export.composed import Id, derive
from habeas.store import vault
from habeas.store.labels import AUDIENCES, INTERNAL, LABELS, PARTNERS, PUBLIC

CEILINGS = {"public": PUBLIC, "partner": PARTNERS, "internal": INTERNAL}


class NoSuchAudience(HabeasError):
    """Something was to be made for an audience there is none of."""

    def __init__(self) -> None:
        super().__init__(
            "there is no such audience. Nothing was made. Choose one of: %(audiences)s.",
            audiences=Codes(AUDIENCES, "audience"),
        )


def require_audience(audience: str) -> None:
    """Raise `NoSuchAudience` unless it is public, partner or internal."""
    if audience not in AUDIENCES:
        raise NoSuchAudience


@dataclass(frozen=True)
class Viewer:
    """An audience as queries know it: by id and by the most closed label it may see."""

    pk: str
    owner: str
    ceiling: str


def viewer(officer: User, audience: str) -> User:
    """Return one who sees what both the officer and the audience may see.

    It stands for an officer in `visible_to` alone and can write nothing.
    """
    require_audience(audience)
    ceiling = min(officer.ceiling, CEILINGS[audience], key=LABELS.index)
    return cast("User", Viewer(str(officer.pk), officer.owner, ceiling))


def outside(audience: str, row: str) -> Id:
    """Return the id under which `audience` knows row `row`; none is shared.

    Raises:
        store.vault.Locked: If the desk is locked.
    """
    return derive(vault.key(f"audience {audience}"), audience, row)


def parts(ids: Iterable[str], size: int = 5_000) -> Iterator[list[str]]:
    """Yield ids in lists of `size`: a database takes no more than so many at once."""
    left = iter(ids)
    while part := list(islice(left, size)):
        yield part

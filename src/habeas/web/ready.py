"""What would be given out, in memory only: made in a moment, or by long work.

A small desk's is made whenever something changed. A large one's is put together by a
job that an officer begins (`web.work`); until it stands for the desk as it is now, pages
say that nothing was put together, and show no check, no file and no count of it.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Q

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.publication import meanwhile, naming
from habeas.publication import release as releasing
from habeas.publication.release import Prepared, Preview
from habeas.register.models import Episode
from habeas.store import vault
from habeas.store.jobs import Tell, untold
from habeas.store.labels import AUDIENCES
from habeas.store.ledger import frontier
from habeas.store.models import Job
from habeas.web import door, work
from habeas.web.work import Doing

LARGE = 10_000  # claims; of more, a page does not put it together itself
KINDS = {audience: f"give.{audience}" for audience in AUDIENCES}  # of the jobs
_guard = threading.Lock()


@dataclass(frozen=True)
class Of:
    """For whom, in which language, on which day of the register, in which form."""

    audience: str
    language: str
    day: datetime.date
    form: str = "site"


@dataclass(frozen=True)
class People:
    """Who is to be decided on (ids): who would stand without a name, and who is closed.

    Of the `closed`, something leaves only by a decision for them.
    """

    unnamed: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ready:
    """The preview, and who is to be decided on before it goes out."""

    preview: Preview
    people: People


class _Made:
    """The last that was made, and of each audience; of this unlocking alone."""

    key: ClassVar[tuple[object, ...]] = ()
    ready: ClassVar[Ready | None] = None
    people: ClassVar[dict[str, tuple[tuple[object, ...], People]]] = {}


def _forget() -> None:
    with _guard:
        _Made.key, _Made.ready = (), None
        _Made.people.clear()


door.forgetting.append(_forget)


def standing(officer: User, of: Of) -> Ready | None:
    """Return what would be given out now; None where that must be put together first.

    It is made once for as long as nothing changes.
    """
    key = _key(officer, of)
    with _guard:
        made = _Made.ready if _Made.key == key else None
    large = is_large()
    if made is not None and _stands(made, large):
        return made
    return None if large else _keep(officer, of, key)


def _stands(made: Ready, large: bool) -> bool:
    """Return whether it is as it would be made now.

    Of a large desk, whether nothing ended it (`publication.meanwhile`): there, what is
    said beside it of other sources may be older.
    """
    stand = made.preview.stand
    return meanwhile.stands(stand) if large else stand.at.size == frontier().size


def people(officer: User, audience: str) -> People | None:
    """Return who was to be decided on when it was put together last; None for never.

    Whatever changed since: each is to be looked at anew.
    """
    with _guard:
        whose, last = _Made.people.get(audience, ((), None))
    return last if whose == _whose(officer) else None


def is_large() -> bool:
    """Return whether so much is kept that a page does not put it together."""
    rows = Claim.objects.whole("how much there is to put together")
    return bool(rows[: LARGE + 1].count() > LARGE)


def ask(officer: User, of: Of) -> None:
    """Have it put together, unless it stands."""
    if standing(officer, of) is None:
        begin(officer, of)


def begin(officer: User, of: Of) -> Job:
    """Have it put together by a job."""
    return work.ask(officer, KINDS[of.audience], given=of)


def prepared(officer: User, of: Of) -> Prepared | None:
    """Return what can be given out as it is; None if it does not stand any more."""
    with _guard:
        made = _Made.ready if _Made.key == _key(officer, of) else None
    stands = made is not None and meanwhile.stands(made.preview.stand)
    return made.preview.prepared if made is not None and stands else None


def put_together(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Put together what would be given out; nothing of it is kept in the job's row."""
    of: Of = doing.given
    with doing.heeding():
        _keep(doing.officer, of, _key(doing.officer, of), tell)
    return {}


def _keep(officer: User, of: Of, key: tuple[object, ...], tell: Tell = untold) -> Ready:
    preview = releasing.preview(
        officer, of.audience, of.form, of.language, of.day, tell
    )
    unnamed = naming.unnamed(officer, of.audience)
    ids = tuple(u.person.pk for u in unnamed)
    made = Ready(preview, People(ids, _closed(officer, of.audience)))
    with _guard:
        if key[:2] == _whose(officer)[:2]:  # not locked meanwhile
            _Made.key, _Made.ready = key, made
            _Made.people[of.audience] = _whose(officer), made.people
    return made


def _closed(officer: User, audience: str) -> tuple[str, ...]:
    """Return the people of whom something leaves only by a decision for them."""
    watched = Episode.objects.visible_to(officer).filter(withdrawn=False)
    watched = watched.filter(Q(kind="watch") | Q(statuses__value="escaped"))
    doers = naming.doers(officer, audience)
    ids = {*watched.values_list("person_id", flat=True), *(p.pk for p in doers)}
    return tuple(sorted(ids))


def _key(officer: User, of: Of) -> tuple[object, ...]:
    return (*_whose(officer), of)


def _whose(officer: User) -> tuple[object, ...]:
    return vault.generation(), officer.pk, officer.ceiling


WORK: dict[str, Callable[[Doing, Job, Tell], Mapping[str, Any]]] = dict.fromkeys(
    KINDS.values(), put_together
)
work.WORKS.update(WORK)

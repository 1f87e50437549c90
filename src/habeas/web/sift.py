"""The inbox's list: which sources fit what is asked for, page by page.

A page is read from where the last one ended (keyset), a total is counted to `MOST` and
then only said to be more. Whom a source came from is sealed, so it is looked for in the
newest `LOOKED` of those that fit otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from itertools import islice
from typing import Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from habeas.accounts.models import Assignment, User
from habeas.claims import reviewed
from habeas.claims.reviewed import REVIEWS
from habeas.claims.told import told
from habeas.sources.models import KINDS, READING, Source, Text
from habeas.sources.waiting import STOPPED
from habeas.text.fold import fold
from habeas.web import days

PAGE = 50
MOST = 1_000
LOOKED = 5_000
MINE, NOBODY = "mine", "nobody"
Cursor = tuple[str, str]  # when the last row was received (ISO 8601, UTC), and its id


@dataclass(frozen=True)
class Asked:
    """What the list is asked for; '' asks for nothing.

    `reading` is a state of `sources.models.READING` or `stopped`; `since` and `until`
    are days as YYYY-MM-DD in this computer's zone; `holder` is `mine`, `nobody` or the
    id of an officer.
    """

    reading: str = ""
    review: str = ""
    kind: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    whom: str = ""
    holder: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Self:
        """Return what a form or a saved search asks for; what is no choice is dropped.

        Raises:
            days.NotADay: If a day is none.
        """
        names = [f.name for f in fields(cls)]
        given = {n: str(told.get(n) or "").strip()[:100] for n in names}
        closed = {"reading": (*READING, "stopped"), "review": REVIEWS, "kind": KINDS}
        for name, choices in closed.items():
            if given[name] not in choices:
                given[name] = ""
        for name in ("since", "until"):
            if given[name]:
                days.typed(given[name])
        return cls(**given)

    @property
    def told(self) -> dict[str, str]:
        """Return what is asked for, as it is kept."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Sifted:
    """One page of sources, newest first, and how many fit in all.

    `more` says that there are more than `total`; `partly` that whom they came from was
    looked for among the newest alone.
    """

    rows: tuple[Source, ...]
    next: Cursor | None
    total: int
    more: bool
    partly: bool = False


def page(officer: User, asked: Asked, after: Cursor | None = None) -> Sifted:
    """Return the page that begins after a cursor; only what `officer` may see."""
    rows, partly = fitting(officer, asked)
    # What is asked of another table is in order of that table's index.
    by = "reviewed__" if asked.review else ""
    ordered = _after(rows, after, by).order_by(f"-{by}received_at", _ID[by])
    found = list(ordered[: PAGE + 1])
    all_here = after is None and len(found) <= PAGE
    total = len(found) if all_here else rows[: MOST + 1].count()
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Sifted(
        tuple(found[:PAGE]),
        (last.received_at.isoformat(), last.pk) if last else None,
        min(total, MOST),
        more=total > MOST,
        partly=partly,
    )


def fitting(officer: User, asked: Asked) -> tuple[QuerySet[Source], bool]:
    """Return the sources that fit, and whether only the newest were looked through."""
    rows: QuerySet[Source] = Source.objects.visible_to(officer)
    rows = _read(rows, asked.reading)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.since:
        rows = rows.filter(received_at__gte=_start_of(asked.since))
    if asked.until:
        rows = rows.filter(received_at__lte=days.end_of(asked.until))
    if asked.language:
        texts = Text.objects.visible_to(officer).filter(source=OuterRef("pk"))
        rows = rows.filter(Exists(texts.filter(language=asked.language)))
    rows = _reviewed(officer, rows, asked.review)
    rows = _held(officer, rows, asked.holder)
    return _from_whom(officer, rows, asked.whom) if fold(asked.whom) else (rows, False)


def without(asked: Asked, name: str) -> Asked:
    """Return the same without one of its conditions."""
    return replace(asked, **{name: ""})


def _read(rows: QuerySet[Source], reading: str) -> QuerySet[Source]:
    if reading == "stopped":
        return rows.filter(reading="failed", failure=STOPPED)
    if reading == "failed":
        return rows.filter(reading="failed").exclude(failure=STOPPED)
    return rows.filter(reading=reading) if reading else rows


def _reviewed(officer: User, rows: QuerySet[Source], review: str) -> QuerySet[Source]:
    if not review:
        return rows
    ceiling = reviewed.ceiling_of(officer)
    return rows.filter(reviewed__ceiling=ceiling, reviewed__review=review)


def _held(officer: User, rows: QuerySet[Source], holder: str) -> QuerySet[Source]:
    if not holder:
        return rows
    work = Assignment.objects.whole("who works on what")
    if holder == NOBODY:
        return rows.exclude(pk__in=work.values("source"))
    whose = officer.pk if holder == MINE else holder
    return rows.filter(pk__in=work.filter(holder=whose).values("source"))


def _from_whom(
    officer: User, rows: QuerySet[Source], whom: str
) -> tuple[QuerySet[Source], bool]:
    """Return those whose giver or voice holds the words, in any script's letters.

    What is closed to the officer is not looked in.
    """
    wanted = fold(whom)
    newest = rows.order_by("-received_at", "id").only("received_from", "voice", "key")
    looked, found = 0, {}
    for one in newest[: LOOKED + 1].iterator(chunk_size=500):
        looked += 1
        said = [s for s in (one.received_from, one.voice) if s]
        fits = [s for s in said if wanted in fold(str(s))]
        if looked <= LOOKED and fits:
            found[one.pk] = fits
    known = told(officer, found)
    open_ = (pk for pk, fits in found.items() if any(known.open(pk, s) for s in fits))
    fitting = rows.filter(pk__in=list(islice(open_, MOST + 1)))
    return fitting, looked > LOOKED


_ID = {"": "id", "reviewed__": "reviewed__source"}


def _after(rows: QuerySet[Source], after: Cursor | None, by: str) -> QuerySet[Source]:
    if after is None:
        return rows
    at = datetime.datetime.fromisoformat(after[0])
    older = Q(**{f"{by}received_at__lt": at}) | Q(**{f"{_ID[by]}__gt": after[1]})
    # told twice: the index is used
    return rows.filter(older, **{f"{by}received_at__lte": at})


def _start_of(text: str) -> datetime.datetime:
    first = datetime.datetime.combine(days.typed(text), datetime.time.min)
    return first.astimezone()

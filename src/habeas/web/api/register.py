"""The register and the demands by program: what stands, and what is learnt of it."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.http import Http404
from ninja import Router
from ninja.errors import HttpError

from habeas.register import asks, change, counts, demanded, listing, looking
from habeas.register import demands as asked_for
from habeas.register.demands import DemandRow
from habeas.register.listing import RegisterRow
from habeas.register.models import AXES, Contact, Demand, Episode
from habeas.register.status import Standing
from habeas.sources.models import Source
from habeas.store.rows import jsonable
from habeas.web import days, find
from habeas.web.api.door import DECIDE, PROPOSE, READ, ApiRequest, key
from habeas.web.api.forms import (
    Asked,
    Change,
    Days,
    EntryId,
    Follow,
    Id,
    Limit,
    Page,
    Register,
    Still,
)

router = Router(tags=["register"], auth=READ)
_RANK = re.compile(r"\d{1,3}")
_DAY = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")
_ENTRY = re.compile(r"[0-9a-f-]{36}(?:\+[0-9a-f-]{36})?")
Moment = tuple[datetime.date, datetime.datetime | None]


@router.post("/register")
def register(request: ApiRequest, told: Register) -> dict[str, Any]:
    """The register on a day, as known on another: its three counts, and one page."""
    on, known = _moment(told)
    after = _cursor(told.after) if told.after else None
    found = looking.page(request.officer, on, known, after=after, size=told.limit)
    counted = looking.counted(request.officer, on, known)
    return {
        "as_of": on.isoformat(),
        "known_on": told.known_on and told.known_on.isoformat(),
        "counts": {
            name: {
                "least": counted.least.get(name, 0),
                "most": counted.most.get(name, 0),
                "entries": counted.entries.get(name, 0),
            }
            for name in counts.FIGURES
        },
        "uncounted_words": list(counted.words),
        "uncounted_words_more": counted.more_words,
        "entries": [_row(r) for r in found.rows],
        "next": "|".join(map(str, found.next)) if found.next else None,
        "total": found.total,
        "more": found.total_more,
    }


def _cursor(told: str) -> looking.Cursor:
    rank, _bar, rest = told.partition("|")
    day, _bar, entry = rest.partition("|")
    if not (_RANK.fullmatch(rank) and _DAY.fullmatch(day) and _ENTRY.fullmatch(entry)):
        raise HttpError(400, "after is no cursor that a page gave. Nothing was read.")
    try:
        day and datetime.date.fromisoformat(day)
    except ValueError:
        raise HttpError(
            400, "after is no cursor that a page gave. Nothing was read."
        ) from None
    return int(rank), day, entry


@router.post("/register/{entry}")
def entry(request: ApiRequest, entry: EntryId, told: Days) -> dict[str, Any]:
    """One entry with every step that its standing rests on."""
    row = _find(request, entry, _moment(told))
    return {
        **_row(row),
        "steps": [_step(s) for s in row.entry.steps],
        "asked": [
            _contact(c) for c in asks.askings(request.officer, row.entry.episodes)
        ],
    }


@router.post("/register/{entry}/still", auth=DECIDE)
def still(request: ApiRequest, entry: EntryId, told: Still) -> dict[str, Any]:
    """Record that the value still stands, by somebody's word."""
    asks.still_so(
        request.officer,
        _episode(request, entry),
        told.on,
        voice=told.voice,
        words=told.words,
        key=key(request),
    )
    return entry_now(request, entry)


@router.post("/register/{entry}/asked", auth=DECIDE)
def asked(request: ApiRequest, entry: EntryId, told: Asked) -> dict[str, Any]:
    """Record whom the desk asked, and the answer."""
    asks.asked(
        request.officer,
        _episode(request, entry),
        told.whom,
        told.answer,
        days.written(told.on),
        words=told.words,
        place=told.place,
        key=key(request),
    )
    return entry_now(request, entry)


@router.post("/register/{entry}/change", auth=DECIDE)
def changed(request: ApiRequest, entry: EntryId, told: Change) -> dict[str, Any]:
    """Record a dated change with the words it rests on; they are kept first."""
    change.record(
        request.officer,
        _episode(request, entry),
        key=key(request),
        **told.dict(),
    )
    return entry_now(request, entry)


def entry_now(request: ApiRequest, entry: str) -> dict[str, Any]:
    """Return the entry as it stands now."""
    return _row(_find(request, entry, _moment(Days())))


@router.get("/demands", response=Page)
def demands(
    request: ApiRequest, after: Id | None = None, limit: Limit = 50
) -> dict[str, Any]:
    """The demands that were made, in their words, the newest first.

    `after` is the id that the page before ended at.
    """
    last = find.one(request, Demand, after) if after else None
    found = demanded.page(
        request.officer,
        days.today(),
        after=demanded.cursor_of(last) if last else None,
        size=limit,
    )
    return {
        "items": [_demand(row) for row in found.rows],
        "next": found.next[-1] if found.next else None,
        "total": found.total,
        "more": found.more,
    }


@router.post("/demands/{id}/follow", auth=PROPOSE)
def follow(request: ApiRequest, id: Id, told: Follow) -> dict[str, Any]:
    """Decide to follow a demand, or say how far it has come."""
    demand = find.one(request, Demand, id)
    source = find.one(request, Source, told.source) if told.source else None
    asked_for.follow_up(
        request.officer,
        demand,
        told.status,
        told.on or days.today(),
        due=told.due,
        note=told.note,
        source=source,
        key=key(request),
    )
    return _demand(asked_for.one(request.officer, demand))


def _moment(told: Days) -> Moment:
    known = days.end_of(told.known_on.isoformat()) if told.known_on else None
    return told.as_of or days.today(), known


def _find(request: ApiRequest, entry: str, at: Moment) -> RegisterRow:
    found = listing.row_of(request.officer, entry, *at)
    if found is None:
        raise Http404
    return found


def _episode(request: ApiRequest, entry: str) -> Episode:
    row = _find(request, entry, _moment(Days()))
    found: Episode = find.one(request, Episode, row.entry.episodes[-1])
    return found


def _row(row: RegisterRow) -> dict[str, Any]:
    one = row.entry
    return {
        "id": one.id,
        "kind": one.kind,
        "historical": one.historical,
        "overtaken": one.overtaken,
        "people": list(one.people),
        "group": one.group,
        "heads": list(one.heads),
        "name": one.name,
        "words": one.words,
        **{axis: _standing(getattr(one, axis)) for axis in AXES},
        "stays": [
            {"place": s.place, "name": s.name, "date": s.date} for s in one.stays
        ],
        "taken_by": list(row.taken_by),
        "demands": list(row.demands),
        "sources": list(one.sources),
        "claims": list(one.claims),
        "enforced_disappearance_alleged": one.enforced_disappearance_alleged,
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "value": one.value or None,
        "since": one.since or None,
        "as_of": one.as_of and one.as_of.isoformat(),
        "disputed": one.disputed,
        "stale": one.stale,
        "said_by_holder_only": one.said_by_holder_only,
    }


def _contact(one: Contact) -> dict[str, Any]:
    return {
        "whom": one.whom,
        "answer": one.answer,
        "on": one.on or None,
        "recorded_at": jsonable(one.recorded_at),
    }


def _step(step: Any) -> dict[str, Any]:
    return {
        "axis": step.axis,
        "value": step.value,
        "date": step.date or None,
        "claim": step.claim,
        "source": step.source,
        "derivation": step.derivation,
        "end_basis": step.end_basis or None,
        "recorded_at": jsonable(step.recorded_at),
    }


def _demand(row: DemandRow) -> dict[str, Any]:
    return {
        "id": row.demand.pk,
        "claim": row.demand.claim_id,
        "number": row.demand.number,
        "date": row.demand.date or None,
        "words": list(row.words),
        "addressee": row.addressee,
        "inferred": row.inferred,
        "subjects": [p.pk for p in row.subjects],
        "status": row.status,
        "due": row.due and row.due.isoformat(),
    }

"""The register by program: what stands, what is learnt of it, and what is asked."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.http import Http404
from ninja import Router, Status
from ninja.errors import HttpError

from habeas.register import asks, change, counts, listing, looking, questions
from habeas.register.entries import Entry
from habeas.register.listing import RegisterRow
from habeas.register.models import AXES, Contact, Episode
from habeas.register.status import Standing
from habeas.store.rows import jsonable
from habeas.web import days, find
from habeas.web.api import shown
from habeas.web.api.door import DECIDE, PROPOSE, READ, ApiRequest, key
from habeas.web.api.forms import (
    Ask,
    Asked,
    Change,
    Days,
    EntryId,
    Id,
    Register,
    Settle,
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


@router.get("/register/{entry}/questions")
def unknown(request: ApiRequest, entry: EntryId) -> list[dict[str, Any]]:
    """What a State must record of it: what is told of that, and what the desk asked."""
    episode = _episode(request, entry)
    asked_so_far = questions.asked_of(request.officer, episode)
    return [
        {
            "field": f.code,
            "article": f.article,
            "told": list(f.values),
            "asked": shown.rows(request.officer, asked_so_far.get(f.code, ())),
        }
        for f in questions.known_fields(request.officer, episode)
    ]


@router.post("/register/{entry}/ask", response={201: dict}, auth=PROPOSE)
def ask(request: ApiRequest, entry: EntryId, told: Ask) -> Status[dict[str, Any]]:
    """Record that the desk asked somebody about what a State must record."""
    made = questions.ask(
        request.officer,
        _episode(request, entry),
        told.field,
        told.whom,
        days.come(told.on.isoformat()),
        note=told.note,
        key=key(request),
    )
    return Status(201, shown.row(request.officer, made))


@router.post("/askings/{id}/settle", auth=DECIDE)
def settle(request: ApiRequest, id: Id, told: Settle) -> dict[str, Any]:
    """Say what became of an asking, or take it back with the state `undone`."""
    asking = find.asked_about(request, id)
    made = questions.settle(request.officer, asking, told.state, key=key(request))
    return shown.row(request.officer, made)


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
    return {
        **entry_told(row.entry),
        "taken_by": list(row.taken_by),
        "demands": list(row.demands),
    }


def entry_told(one: Entry) -> dict[str, Any]:
    """Return an entry as it stands."""
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

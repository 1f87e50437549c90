"""The demands by program: what was asked, of whom, and how far each has come."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Router, Status
from ninja.errors import HttpError

from habeas.register import demanded
from habeas.register import demands as asked_for
from habeas.register.demanded import Looked
from habeas.register.demands import STATUSES, DemandRow
from habeas.register.models import Demand, FollowUp
from habeas.register.models import Topic as Under
from habeas.sources.models import Source
from habeas.web import days, find
from habeas.web.api import shown
from habeas.web.api.door import DECIDE, PROPOSE, READ, ApiRequest, key
from habeas.web.api.forms import Demanded, Follow, Id, Infer, Limit, Page, Topic

router = Router(tags=["demands"], auth=READ)


@router.get("/demands", response=Page)
def demands(
    request: ApiRequest, after: Id | None = None, limit: Limit = 50
) -> dict[str, Any]:
    """The demands that were made, in their words, the newest first.

    `after` is the id that the page before ended at.
    """
    return _page(request, Looked(), after, limit)


@router.post("/demands/look", response=Page)
def look(request: ApiRequest, told: Demanded) -> dict[str, Any]:
    """The demands that fit; `partly`: not all were opened yet, `next` goes on."""
    if told.status and told.status not in STATUSES:
        raise HttpError(400, "there is no such status. Nothing was read.")
    looked = Looked(told.addressee, told.status, told.topic, told.due)
    return _page(request, looked, told.after, told.limit)


@router.get("/demands/{id}")
def one(request: ApiRequest, id: Id) -> dict[str, Any]:
    """One demand with what it was put under and what was done about it."""
    return _whole(request, find.standing(request, Demand, id))


@router.post("/demands/{id}/follow", auth=PROPOSE)
def follow(request: ApiRequest, id: Id, told: Follow) -> dict[str, Any]:
    """Decide to follow a demand, or say how far it has come."""
    demand = find.standing(request, Demand, id)
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
    return demand_told(asked_for.one(request.officer, demand))


@router.post("/demands/steps/{id}/undo", auth=DECIDE)
def undo_step(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take a step back; the demand stands where it stood before."""
    step = find.one(request, FollowUp, id)
    demand = _of(request, step)
    asked_for.undo_follow_up(request.officer, step, key=key(request))
    return _whole(request, demand)


@router.post("/demands/{id}/topic", response={201: dict}, auth=DECIDE)
def topic(request: ApiRequest, id: Id, told: Topic) -> Status[dict[str, Any]]:
    """Put a demand under a topic."""
    demand = find.standing(request, Demand, id)
    made = asked_for.put_under(request.officer, demand, told.words, key=key(request))
    if made is None:
        raise HttpError(
            400,
            "it stands under this topic, or no word was given. Nothing was changed.",
        )
    return Status(201, _whole(request, demand))


@router.post("/demands/topics/{id}/undo", auth=DECIDE)
def take_topic(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take a demand from under a topic."""
    under = find.one(request, Under, id)
    demand = _of(request, under)
    asked_for.take_from(request.officer, under, key=key(request))
    return _whole(request, demand)


@router.post("/demands/{id}/infer", auth=DECIDE)
def infer(request: ApiRequest, id: Id, told: Infer) -> dict[str, Any]:
    """Write whom the officer takes a demand to ask, apart from the demand's words."""
    demand = find.standing(request, Demand, id)
    words = (told.addressee or "").strip() or None
    asked_for.infer_addressee(request.officer, demand, words, key=key(request))
    return _whole(request, demand)


def _of(request: ApiRequest, beside: FollowUp | Under) -> Demand:
    """Return the demand that something stands beside, if it is not taken back yet."""
    if beside.undone:
        raise Http404
    found: Demand = find.standing(request, Demand, beside.demand_id)
    return found


def _page(
    request: ApiRequest, looked: Looked, after: str | None, limit: int
) -> dict[str, Any]:
    last = find.one(request, Demand, after) if after else None
    found = demanded.page(
        request.officer,
        days.today(),
        looked,
        after=demanded.cursor_of(last) if last else None,
        size=limit,
    )
    return {
        "items": [demand_told(row) for row in found.rows],
        "next": found.next[-1] if found.next else None,
        "total": found.total,
        "more": found.more,
        "partly": found.partly,
    }


def _whole(request: ApiRequest, demand: Demand) -> dict[str, Any]:
    row = asked_for.one(request.officer, demand)
    return {
        **demand_told(row),
        "topics": [{"id": t.pk, "words": str(t.words)} for t in row.topics],
        "steps": shown.rows(request.officer, row.followups),
    }


def demand_told(row: DemandRow) -> dict[str, Any]:
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

"""What may go out, by program: closed again, named by list, told, or taken back."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404
from ninja import Router, Status

from habeas.publication import naming, opening
from habeas.publication.models import Disclosure, Naming
from habeas.records.models import Person
from habeas.register.models import Demand
from habeas.sources.models import Source
from habeas.web import find
from habeas.web.api import shown
from habeas.web.api.door import CHECK, OPEN, ApiRequest, key
from habeas.web.api.forms import Audience, Id, Limit, NameList, Page, Tell

router = Router(tags=["publication"], auth=CHECK)
MOST = 1_000  # totals are counted so far


@router.post("/sources/{id}/close", auth=OPEN)
def close(request: ApiRequest, id: Id) -> dict[str, int]:
    """Make all of a source internal again, to every audience; what is out stays out."""
    source = find.one(request, Source, id)
    return {"closed": opening.close_source(request.officer, source, key=key(request))}


@router.get("/publish/{audience}/named", response=Page)
def named(
    request: ApiRequest, audience: Audience, after: Id | None = None, limit: Limit = 50
) -> dict[str, Any]:
    """The standing decisions on naming people to an audience, the newest first."""
    return _page(request, naming.named(request.officer, audience), after, limit)


@router.post("/publish/{audience}/name-list", auth=OPEN)
def name_list(
    request: ApiRequest, audience: Audience, told: NameList
) -> dict[str, Any]:
    """Decide once for everyone whom a demand names.

    Whoever was decided on alone keeps that decision.
    """
    demand = find.standing(request, Demand, told.demand)
    made = naming.decide_list(
        request.officer, demand, audience, told.basis, told.reason, key=key(request)
    )
    return {"decided": [one.person_id for one in made]}


@router.post("/named/{id}/withdraw", auth=OPEN)
def unname(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take a decision on naming back; the one before it stands again."""
    decision = _standing(request, Naming, id)
    made = naming.withdraw(request.officer, decision, key=key(request))
    return shown.row(request.officer, made)


@router.get("/publish/{audience}/told", response=Page)
def told(
    request: ApiRequest, audience: Audience, after: Id | None = None, limit: Limit = 50
) -> dict[str, Any]:
    """What an audience may be told of people that is closed else, the newest first."""
    return _page(request, naming.told(request.officer, audience), after, limit)


@router.post("/publish/{audience}/tell", response={201: dict}, auth=OPEN)
def tell(request: ApiRequest, audience: Audience, told: Tell) -> Status[dict[str, Any]]:
    """Decide, for one person alone, that an audience may be told a matter."""
    person = find.standing(request, Person, told.person)
    made = naming.disclose(
        request.officer, person, audience, told.matter, told.reason, key=key(request)
    )
    return Status(201, shown.row(request.officer, made))


@router.post("/told/{id}/withdraw", auth=OPEN)
def untell(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take back that a matter may be told."""
    decision = _standing(request, Disclosure, id)
    made = naming.close(request.officer, decision, key=key(request))
    return shown.row(request.officer, made)


def _standing(request: ApiRequest, model: Any, pk: str) -> Any:
    found = find.one(request, model, pk)
    if found.withdrawn:
        raise Http404
    find.one(request, Person, found.person_id)  # they may have been closed since
    return found


def _page(
    request: ApiRequest, rows: Any, after: str | None, limit: int
) -> dict[str, Any]:
    """Return a page of decisions; `after` is the id that the page before ended at."""
    total = rows[: MOST + 1].count()
    if after is not None:
        last = find.one(request, rows.model, after)
        rows = rows.filter(Q(entry__lt=last.entry) | Q(entry=last.entry, id__gt=after))
    found = list(rows[: limit + 1])
    return {
        "items": shown.rows(request.officer, found[:limit]),
        "next": found[limit - 1].pk if len(found) > limit else None,
        "total": min(total, MOST),
        "more": total > MOST,
    }

"""Records by program: people, organisations, places, events and acts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Literal

from django.http import Http404, HttpResponse
from ninja import Router, Status
from ninja.errors import HttpError

from habeas.claims.models import Claim
from habeas.publication.export import geojson
from habeas.publication.telling import linked
from habeas.publication.timeline import EVERYTHING
from habeas.records import identify, listing, suggest
from habeas.records import locate as locating
from habeas.records.models import (
    Act,
    Attribute,
    Basis,
    Event,
    Involvement,
    Location,
    Organisation,
    Person,
    Place,
    Record,
)
from habeas.records.then import Then, as_then
from habeas.store.labels import up_to
from habeas.text import gazetteer
from habeas.web import days, find
from habeas.web.api import shown
from habeas.web.api.door import DECIDE, READ, ApiRequest, key
from habeas.web.api.explore import whole
from habeas.web.api.forms import Gazetteer, Id, Locate, Look, Page, Same
from habeas.web.naming import named
from habeas.web.views.explore.mapped import as_geojson, settle

router = Router(tags=["records"], auth=READ)
Sort = Literal["people", "organisations", "places", "events", "acts"]
MODELS: dict[str, type[Record]] = {
    "people": Person,
    "organisations": Organisation,
    "places": Place,
    "events": Event,
    "acts": Act,
}
KINDED = ("people", "events", "acts")


@router.post("/records/{sort}", response=Page)
def listed(request: ApiRequest, sort: Sort, asked: Look) -> dict[str, Any]:
    """A page of records that stand; people decided to be the same are one row."""
    if asked.kind and sort not in KINDED:
        raise HttpError(400, f"{sort} have no kinds. Nothing was read.")
    wanted = listing.Wanted(asked.words, asked.kind, asked.since, asked.until)
    model = MODELS[sort]
    so = named(request.officer, sort, asked.words)
    found = listing.page(
        request.officer, model, wanted, _cursor(model, asked.after), so
    )
    return {
        "items": shown.rows(request.officer, found.rows),
        "next": "|".join(found.next) if found.next else None,
        "total": found.total,
        "more": found.more,
        "partly": found.partly,
    }


def _cursor(model: type[Record], told: str | None) -> tuple[str, str] | None:
    if told is None:
        return None
    day, bar, pk = told.partition("|")
    if not bar or not listing.begins(model, day):
        raise HttpError(400, "after is no cursor that a page gave. Nothing was read.")
    return day, pk


@router.get("/records/{sort}/{id}")
def one(
    request: ApiRequest, sort: Sort, id: Id, known_on: datetime.date | None = None
) -> dict[str, Any]:
    """A record, what hangs on it, and the claims that each field rests on.

    With `known_on` its values are those that officers had chosen by the end of that day.
    """
    row = find.standing(request, MODELS[sort], id)
    rests_on = _bases(request, row)
    if known_on is not None:
        then = as_then(request.officer, [row], days.end_of(known_on.isoformat()))
        rests_on |= _told_then(request, row, then)
    return {
        **shown.row(request.officer, row),
        "rests_on": rests_on,
        **_around(request, row),
    }


def _told_then(
    request: ApiRequest, row: Record, then: Then | None
) -> dict[str, list[str]]:
    """Return the claim of each field that is told otherwise since."""
    fields = {name for _table, _row, name in then.moved} if then else set()
    claims = {name: then.claim(row, name) for name in fields} if then else {}
    may = up_to(request.officer.ceiling)
    return {n: [c.pk] for n, c in sorted(claims.items()) if c and c.label in may}


def _bases(request: ApiRequest, row: Record) -> dict[str, list[str]]:
    claims = Claim.objects.visible_to(request.officer)
    rows = Basis.objects.visible_to(request.officer).filter(
        table=row._meta.db_table, row=row.pk, claim__in=claims
    )
    found: dict[str, list[str]] = {}
    for field, claim in rows.order_by("field", "id").values_list("field", "claim_id"):
        found.setdefault(field, []).append(claim)
    return found


def _around(request: ApiRequest, row: Record) -> dict[str, Any]:
    if isinstance(row, Person):
        return {
            "attributes": _rows(request, Attribute, person=row),
            "acts": _rows(request, Act, victim=row),
            "alleged_acts": _rows(request, Involvement, person=row),
            "same": [p.pk for p in identify.cluster(request.officer, row)],
        }
    if isinstance(row, Organisation):
        return {"alleged_acts": _rows(request, Involvement, organisation=row)}
    if isinstance(row, Act):
        return {"alleged_doers": _rows(request, Involvement, act=row)}
    field = "place" if isinstance(row, Place) else "event"
    return {"acts": _rows(request, Act, **{field: row})}


def _rows(request: ApiRequest, model: type[Record], **which: Any) -> list[Any]:
    rows: Iterable[Any] = model.objects.visible_to(request.officer).filter(
        withdrawn=False, **which
    )[:1000]
    return shown.rows(request.officer, rows)


@router.post("/gazetteer")
def look_up(request: ApiRequest, told: Gazetteer) -> list[dict[str, Any]]:
    """Places of the gazetteer whose name begins so; `countries` is all that claim it."""
    found = gazetteer.search(told.name, country=told.country, admin1=told.admin1)
    return [asdict(p) for p in found]


@router.get("/records/places/{id}/located")
def located(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Where a place is decided to be, and what the gazetteer suggests, with reasons."""
    place = find.standing(request, Place, id)
    decision = locating.located(request.officer, [place]).get(id)
    suggested = locating.suggested(request.officer, place)
    return {
        "decision": shown.row(request.officer, decision) if decision else None,
        "clear": suggested.clear,
        "suggested": [
            {**asdict(r.place), "score": r.score, "reasons": list(r.reasons)}
            for r in suggested.ranked
        ],
    }


@router.post("/records/places/{id}/located", response={201: dict}, auth=DECIDE)
def locate(request: ApiRequest, id: Id, told: Locate) -> Status[dict[str, Any]]:
    """Decide which place of the gazetteer a place is, or that it is none."""
    place = find.standing(request, Place, id)
    made = locating.locate(
        request.officer,
        place,
        told.verdict,
        told.reason or "",
        spot=told.spot or "",
        called=told.called or "",
        key=key(request),
    )
    return Status(201, shown.row(request.officer, made))


@router.post("/located/{id}/undo", auth=DECIDE)
def open_again(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take a decision on where a place is back; it is open again."""
    decision = find.one(request, Location, id)
    if decision.place_id not in locating.located(request.officer, [decision.place_id]):
        raise Http404
    made = locating.undo(request.officer, decision, key=key(request))
    return shown.row(request.officer, made)


@router.get("/map")
def drawn(request: ApiRequest) -> HttpResponse:
    """Where acts are told to have been done, as GeoJSON: decided, suggested, or open."""
    whole()
    told = linked.mapped(request.officer, EVERYTHING, settle)
    return HttpResponse(as_geojson(told), geojson.MEDIA_TYPE)


@router.get("/same")
def suggested(request: ApiRequest) -> list[dict[str, Any]]:
    """Pairs of people who may be the same; nobody is merged until someone decides."""
    return [
        {"first": s.first.pk, "second": s.second.pk, "why": s.why}
        for s in suggest.suggestions(request.officer)
    ]


@router.post("/same", response={201: dict}, auth=DECIDE)
def same(request: ApiRequest, told: Same) -> Status[dict[str, Any]]:
    """Decide that two people are the same, or are not; it can be taken back."""
    first, second = (find.one(request, Person, x) for x in (told.first, told.second))
    decide = identify.same if told.same else identify.different
    made = decide(request.officer, first, second, told.reason, key=key(request))
    return Status(201, shown.row(request.officer, made))


@router.post("/same/{id}/undo", auth=DECIDE)
def undo(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take a decision of sameness back."""
    decision = find.decided_same(request, id)
    made = identify.undo(request.officer, decision, key=key(request))
    return shown.row(request.officer, made)

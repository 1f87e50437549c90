"""Records corrected by program: by decisions beside them, each taken back at will.

That a source does not say a claim at all is a decision on the claim (`misread`), and is
taken back there (`/claims/{id}/undo`).
"""

from __future__ import annotations

from typing import Any

from ninja import Router, Status

from habeas.claims.models import Claim
from habeas.records import correct
from habeas.register.decide import rebuild_in
from habeas.web import find
from habeas.web.api import shown
from habeas.web.api.door import DECIDE, READ, ApiRequest, key
from habeas.web.api.forms import Choose, Enter, Id
from habeas.web.api.records import MODELS, Sort

router = Router(tags=["records"], auth=READ)


@router.get("/records/{sort}/{id}/choices")
def standing(request: ApiRequest, sort: Sort, id: Id) -> dict[str, Any]:
    """Which fields of a record can be corrected, and the corrections that stand."""
    record = find.standing(request, MODELS[sort], id)
    found = correct.choices(request.officer, [record])
    return {
        "fields": list(correct.fields_of(record)),
        "choices": shown.rows(request.officer, found),
    }


@router.post("/records/{sort}/{id}/choose", response={201: dict}, auth=DECIDE)
def choose(
    request: ApiRequest, sort: Sort, id: Id, told: Choose
) -> Status[dict[str, Any]]:
    """Decide by which claim a field is told; what the others say stays beside it."""
    record = find.standing(request, MODELS[sort], id)
    made = correct.choose(
        request.officer,
        record,
        told.field,
        find.one(request, Claim, told.claim),
        told.reason,
        after=rebuild_in,
        key=key(request),
    )
    return Status(201, shown.row(request.officer, made))


@router.post("/records/{sort}/{id}/enter", response={201: dict}, auth=DECIDE)
def enter(
    request: ApiRequest, sort: Sort, id: Id, told: Enter
) -> Status[dict[str, Any]]:
    """Keep what the officer knows as a small source, and let it tell a field."""
    record = find.standing(request, MODELS[sort], id)
    made = correct.enter(
        request.officer,
        record,
        told.field,
        told.value,
        words=told.words,
        voice=(told.voice or "").strip() or None,
        reason=told.reason,
        after=rebuild_in,
        key=key(request),
    )
    return Status(201, shown.row(request.officer, made))


@router.post("/choices/{id}/undo", auth=DECIDE)
def undo(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take a correction back; the record is again as its own sources tell it."""
    choice = find.chosen(request, id)
    made = correct.undo(request.officer, choice, after=rebuild_in, key=key(request))
    return shown.row(request.officer, made)

"""Claims by program: read, decided, coded by hand, corrected, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404
from ninja import Router, Status

from habeas.claims import closed
from habeas.claims.models import Claim, Decision
from habeas.register import decide, protect
from habeas.sources.models import Source, Text
from habeas.web import find
from habeas.web.api import shown
from habeas.web.api.door import DECIDE, DOUBT, READ, ApiRequest, key, may_not
from habeas.web.api.forms import Decide, Done, Edit, Id, Make, Page, Span, Which

router = Router(tags=["claims"], auth=READ)
MOST = 1_000
VERBS: dict[str, Callable[..., list[Decision]]] = {
    "set_aside": decide.set_aside,
    "misread": decide.misread,
}


@router.post("/sources/{id}/claims", response=Page)
def listed(request: ApiRequest, id: Id, which: Which) -> dict[str, Any]:
    """The claims of a source, in the order of its text."""
    source = find.one(request, Source, id)
    rows = Claim.objects.visible_to(request.officer).filter(source=source)
    if which.kind:
        rows = rows.filter(kind=which.kind)
    if which.state:
        rows = rows.filter(state=which.state)
    total = rows[: MOST + 1].count()
    page = rows
    if which.after:
        last = find.one(request, Claim, which.after)
        beyond = rows.filter(first__gt=last.first)
        page = beyond | rows.filter(first=last.first, id__gt=last.pk)
    found = list(page.order_by("first", "id")[: which.limit + 1])
    return {
        "items": shown.claims(request.officer, found[: which.limit]),
        "next": found[which.limit - 1].pk if len(found) > which.limit else None,
        "total": min(total, MOST),
        "more": total > MOST,
    }


@router.get("/claims/{id}")
def one(request: ApiRequest, id: Id) -> dict[str, Any]:
    """One claim with its words and every decision on it."""
    claim = find.one(request, Claim, id)
    decisions = Decision.objects.visible_to(request.officer).filter(claim=claim)
    return {
        **shown.claims(request.officer, [claim])[0],
        "decisions": shown.rows(request.officer, decisions.order_by("entry", "id")),
    }


@router.post("/decisions", response=Done, auth=DOUBT)
def decided(request: ApiRequest, told: Decide) -> dict[str, Any]:
    """Decide on claims at one stroke: all of it is done, or nothing.

    With `bulk` only what makes or changes no person, act, status, identity or label.
    Who may only propose may only doubt.
    """
    if told.verb != "doubt" and "decide" not in request.scopes:
        raise may_not("decide")
    claims = find.some(request, Claim, told.claims)
    return _done(_decide(request, told, claims))


def _decide(
    request: ApiRequest, told: Decide, claims: Iterable[Claim]
) -> list[Decision]:
    officer, seen = request.officer, told.seen
    if told.verb == "accept":
        return decide.accept(
            officer, claims, bulk=told.bulk, seen=seen, key=key(request)
        )
    if told.verb == "retract":
        return decide.retract(officer, claims, told.reason or "", key=key(request))
    if told.verb == "doubt":
        return decide.doubt(officer, claims, told.reason, seen=seen, key=key(request))
    return VERBS[told.verb](officer, claims, seen=seen, key=key(request))


@router.post("/sources/{id}/claims/make", response={201: dict}, auth=DECIDE)
def make(request: ApiRequest, id: Id, told: Make) -> Status[dict[str, Any]]:
    """Record a claim coded by hand, in words of the source's newest text."""
    source = find.one(request, Source, id)
    texts = Text.objects.visible_to(request.officer).filter(source=source)
    text: Text | None = texts.order_by("-number").first()
    if text is None:
        raise Http404
    said = told.dict(include={"modality", "polarity", "derivation", "time_frame"})
    claim = decide.make(
        request.officer,
        text,
        told.kind,
        value=told.value,
        spans=_spans(request, text, told.spans),
        subject=told.subject,
        voices=told.voices,
        key=key(request),
        **said,
    )
    return Status(201, shown.claims(request.officer, [claim])[0])


@router.post("/claims/{id}/edit", auth=DECIDE)
def edit(request: ApiRequest, id: Id, told: Edit) -> dict[str, Any]:
    """Put another claim in a claim's place, accepted; the first is superseded."""
    claim = find.one(request, Claim, id)
    changes = told.dict(exclude_unset=True, exclude={"spans"})
    if told.spans is not None:
        changes["spans"] = _spans(request, claim.text, told.spans)
    made = decide.edit(request.officer, claim, **changes, key=key(request))
    return shown.claims(request.officer, [made])[0]


@router.post("/claims/{id}/undo", response=Done, auth=DECIDE)
def undo(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Take back the last decision on a claim."""
    claim = find.one(request, Claim, id)
    return _done(decide.undo(request.officer, claim, key=key(request)))


@router.post("/claims/{id}/restrict", auth=DECIDE)
def restrict(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Close a claim, its words, and what rests on it."""
    claim = find.one(request, Claim, id)
    protect.restrict(request.officer, claim, key=key(request))
    return {"restricted": id}


def _spans(
    request: ApiRequest, text: Text, told: Iterable[Span]
) -> list[tuple[int, int]]:
    """Return where words that are shown stand in the text."""
    seen = closed.seen(request.officer, text)
    return [seen.whole(span.start, span.end) for span in told]


def _done(decisions: list[Decision]) -> dict[str, Any]:
    entry = decisions[0].entry if decisions else None
    return {"ids": [d.pk for d in decisions], "entry": entry}

"""Sources by program: kept first, durable before the answer, then read."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, StreamingHttpResponse
from ninja import File, Router, Status, UploadedFile

from habeas.claims import closed, propose
from habeas.claims.cards import Card, cards
from habeas.register import decide
from habeas.sources import custody, preserve, read
from habeas.sources.models import Source, Text
from habeas.sources.preserve import Kept as KeptSource
from habeas.store.labels import up_to
from habeas.web import find, jobs
from habeas.web.api import shown
from habeas.web.api.door import KEEP, PROPOSE, READ, ApiRequest, key
from habeas.web.api.forms import Id, Kept, Note, Page, Pasted, Reading

router = Router(tags=["sources"], auth=READ)
PAGE, MOST = 50, 1_000


@router.get("/sources", response=Page)
def listed(request: ApiRequest, after: Id | None = None) -> dict[str, Any]:
    """The sources, newest first; `after` is the id that the page before ended at."""
    rows = Source.objects.visible_to(request.officer)
    total = rows[: MOST + 1].count()
    ordered = rows.order_by("-received_at", "id")
    if after is not None:
        last = find.one(request, Source, after)
        older = rows.filter(received_at__lt=last.received_at)
        beside = rows.filter(received_at=last.received_at, id__gt=last.pk)
        ordered = (older | beside).order_by("-received_at", "id")
    found = list(ordered[: PAGE + 1])
    return {
        "items": shown.sources(request.officer, found[:PAGE]),
        "next": found[PAGE - 1].pk if len(found) > PAGE else None,
        "total": min(total, MOST),
        "more": total > MOST,
    }


@router.post("/sources", response={201: Kept}, auth=KEEP)
def add(request: ApiRequest, file: File[UploadedFile]) -> Status[dict[str, Any]]:
    """Keep a file, untouched, with its SHA-256; it is read afterwards."""
    made = preserve.keep(
        request.officer,
        cast("Any", file),
        kind="file",
        name=file.name,
        key=key(request),
    )
    return _kept(made)


@router.post("/pastes", response={201: Kept}, auth=KEEP)
def paste(request: ApiRequest, told: Pasted) -> Status[dict[str, Any]]:
    """Keep a text, as UTF-8."""
    made = preserve.keep(
        request.officer,
        told.text.encode("utf-8", "replace"),
        kind="paste",
        received_from=told.received_from,
        key=key(request),
    )
    return _kept(made)


@router.post("/notes", response={201: Kept}, auth=KEEP)
def note(request: ApiRequest, told: Note) -> Status[dict[str, Any]]:
    """Keep words taken down at the desk, with who said them."""
    return _kept(
        preserve.note(request.officer, told.words, told.voice, key=key(request))
    )


@router.get("/sources/{id}")
def one(request: ApiRequest, id: Id) -> dict[str, Any]:
    """One source, its texts and its chain of custody."""
    source = find.one(request, Source, id)
    chain = custody.chain(request.officer, source)
    texts = Text.objects.visible_to(request.officer).filter(source=source)
    texts = texts.order_by("number")
    return {
        **shown.sources(request.officer, [source])[0],
        "texts": [shown.text(request.officer, found) for found in texts],
        "custody": shown.rows(request.officer, chain),
    }


@router.get("/sources/{id}/custody")
def handled(request: ApiRequest, id: Id) -> list[dict[str, Any]]:
    """What was done with a source, when (UTC) and by which entry; the oldest first."""
    source = find.one(request, Source, id)
    return shown.rows(request.officer, custody.chain(request.officer, source))


@router.get("/sources/{id}/text")
def text(request: ApiRequest, id: Id) -> dict[str, Any]:
    """The newest text of a source; positions in it are code points.

    What is closed to the token's officer is a sign, and no position tells its length.
    """
    found = _text(request, find.one(request, Source, id))
    as_seen = closed.seen(request.officer, found)
    return {**shown.text(request.officer, found), "text": as_seen.text}


@router.get("/sources/{id}/copy")
def copy(request: ApiRequest, id: Id) -> StreamingHttpResponse:
    """The bytes as they were received; that they were copied is kept."""
    source = find.one(request, Source, id)
    if source.reading == "destroyed":
        raise read.Destroyed(source.pk)
    closed.require_whole(request.officer, source)
    custody.did(request.officer, source, "copied")
    answer = StreamingHttpResponse(
        preserve.stream(source), content_type="application/octet-stream"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{source.pk}"'
    answer.headers["Content-Length"] = str(source.size)
    return answer


@router.post("/sources/{id}/read", auth=PROPOSE)
def read_now(request: ApiRequest, id: Id) -> dict[str, int]:
    """Read a source now; say how many claims are proposed that were not before."""
    source = find.one(request, Source, id)
    return {"proposed": propose.propose(request.officer, source, key=key(request))}


@router.post("/sources/{id}/reading", auth=PROPOSE)
def reading(request: ApiRequest, id: Id, told: Reading) -> dict[str, int]:
    """Take what another reader proposes; what its words do not stand for is dropped."""
    source = find.one(request, Source, id)
    text = read.text_of(request.officer, source)
    made = propose.propose_reading(
        request.officer,
        source,
        text,
        told.reading,
        method="endpoint",
        version=told.version,
        key=key(request),
    )
    source.refresh_from_db()
    return {"proposed": made, "rejected": source.rejected}


@router.get("/sources/{id}/cards")
def dealt(request: ApiRequest, id: Id) -> list[dict[str, Any]]:
    """The cards to decide on, in the order to decide in: the riskiest first."""
    source = find.one(request, Source, id)
    return [_card(c) for c in cards(request.officer, source)]


@router.post("/sources/{id}/rebuild", auth=PROPOSE)
def rebuild(request: ApiRequest, id: Id) -> dict[str, int]:
    """Bring records and register to the source's accepted claims again."""
    source = find.one(request, Source, id)
    return {"written": decide.rebuild(request.officer, source, key=key(request))}


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "kind": card.kind,
        "title": card.title,
        "open": card.open,
        "bulk": card.bulk,
        "claims": [c.pk for c in decide.claims_of(card)],
        "along": [line.claim.pk for line in card.along],
    }


def _text(request: ApiRequest, source: Source) -> Text:
    texts = Text.objects.visible_to(request.officer).filter(source=source)
    found: Text | None = texts.order_by("-number").first()
    if found is None or found.label_of("text") not in up_to(request.officer.ceiling):
        raise Http404
    return found


def _kept(made: KeptSource) -> Status[dict[str, Any]]:
    jobs.wake()
    source = made.source
    told = {
        "id": source.pk,
        "sha256": str(source.sha256),
        "duplicate": made.duplicate,
    }
    return Status(201, told)

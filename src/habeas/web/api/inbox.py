"""The inbox by program: what waits, whose it is, and many sources at once."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.http import Http404
from ninja import Router, Status
from ninja.errors import HttpError

from habeas.accounts import assign as assigning
from habeas.accounts import searches
from habeas.accounts.models import SavedSearch as Saved
from habeas.sources import waiting
from habeas.sources.models import Source
from habeas.web import find, sift, works
from habeas.web import jobs as reading
from habeas.web.api import jobs, shown
from habeas.web.api.door import PROPOSE, READ, ApiRequest, key
from habeas.web.api.forms import (
    Assign,
    Id,
    Page,
    SavedSearch,
    Sift,
    SiftPage,
    Sources,
)

router = Router(tags=["inbox"], auth=READ)


@router.post("/inbox", response=Page)
def look(request: ApiRequest, told: SiftPage) -> dict[str, Any]:
    """The sources that fit, 50 a page, the newest first, and who works on each."""
    last = find.one(request, Source, told.after) if told.after else None
    after = (last.received_at.isoformat(), last.pk) if last else None
    found = sift.page(request.officer, _asked(told), after)
    whose = assigning.holders(s.pk for s in found.rows)
    items = shown.sources(request.officer, found.rows)
    return {
        "items": [{**one, "holder": whose.get(one["id"])} for one in items],
        "next": found.next[1] if found.next else None,
        "total": found.total,
        "more": found.more,
        "partly": found.partly,
    }


@router.get("/inbox/officers")
def officers(request: ApiRequest) -> list[dict[str, str]]:
    """Who may be given sources to work on."""
    return [{"id": pk, "name": name} for pk, name in assigning.workers().items()]


@router.post("/inbox/assign", auth=PROPOSE)
def assign(request: ApiRequest, told: Assign) -> dict[str, int]:
    """Say whose sources are to work on; it opens nothing to anybody."""
    chosen = find.some(request, Source, told.sources)
    to = assigning.somebody(told.to) if told.to else None
    ids = [s.pk for s in chosen]
    return {"changed": assigning.assign(request.officer, ids, to, key=key(request))}


@router.post("/inbox/read", response={202: dict}, auth=PROPOSE)
def again(request: ApiRequest, told: Sources) -> Status[dict[str, Any]]:
    """Let what was not read wait again; what was read is read again by a job.

    `job` is that job, as its address tells it, or null.
    """
    chosen = find.some(request, Source, told.sources)
    before = jobs.begun(request)
    if before is not None:
        return Status(202, {"waiting": 0, "job": jobs.told(before)})
    waits, job = works.read_again(request.officer, chosen, key=key(request))
    if job is not None:
        jobs.keep_begun(request, job)
    return Status(202, {"waiting": waits, "job": jobs.told(job) if job else None})


@router.post("/inbox/stop", auth=PROPOSE)
def stop(request: ApiRequest, told: Sources) -> dict[str, int]:
    """Stop the reading of sources that wait; they stay kept."""
    chosen = find.some(request, Source, told.sources)
    ids = [s.pk for s in chosen]
    return {"stopped": waiting.stop(request.officer, ids, key=key(request))}


@router.post("/inbox/stop-all", auth=PROPOSE)
def stop_all(request: ApiRequest) -> dict[str, int]:
    """Stop the reading of all that waits."""
    return {"stopped": waiting.stop(request.officer, key=key(request))}


@router.post("/inbox/take-up", auth=PROPOSE)
def take_up(request: ApiRequest) -> dict[str, int]:
    """Take up the reading of all that was stopped."""
    n = waiting.take_up(request.officer, key=key(request))
    reading.wake()
    return {"waiting": n}


@router.get("/inbox/searches")
def saved(request: ApiRequest) -> list[dict[str, Any]]:
    """The officer's own saved searches, in the order they were kept."""
    return [_saved(one) for one in searches.of(request.officer)]


@router.post("/inbox/searches", response={201: dict}, auth=PROPOSE)
def keep(request: ApiRequest, told: SavedSearch) -> Status[dict[str, Any]]:
    """Keep a search under a name, for the officer's own list."""
    asked = _asked(told.asked).told
    kept = searches.keep(request.officer, told.name, asked, key=key(request))
    return Status(201, _saved(kept))


@router.post("/inbox/searches/{id}/forget", auth=PROPOSE)
def forget(request: ApiRequest, id: Id) -> dict[str, str]:
    """Take a search off the officer's list; the sources stay as they are."""
    if not searches.forget(request.officer, id, key=key(request)):
        raise Http404
    return {"forgotten": id}


def _saved(one: Saved) -> dict[str, Any]:
    return {"id": one.pk, "name": str(one.name), "asked": dict(one.asked)}


def _asked(told: Sift) -> sift.Asked:
    """Return what is asked for; a page drops what is no choice, a program is told."""
    given = {f.name: getattr(told, f.name) for f in fields(sift.Asked)}
    as_text = {name: str(value or "") for name, value in given.items()}
    asked = sift.Asked.of(as_text)
    wrong = [n for n, v in as_text.items() if v.strip() and not getattr(asked, n)]
    if wrong:
        raise HttpError(
            400, f"there is no such {' or '.join(wrong)}. Nothing was read or kept."
        )
    return asked

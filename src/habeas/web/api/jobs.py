"""Long work by program: how far it is, stopping it, and the file it made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from ninja import Router

from habeas.store.models import Job
from habeas.web import door, giving, work, works
from habeas.web.api.door import (
    CHECK,
    DECIDE,
    PROPOSE,
    PUBLISH,
    READ,
    ApiRequest,
    key,
    may_not,
)
from habeas.web.api.forms import Id
from habeas.web.works import AGAIN, INDEX, LEARN, MEASURE, VERIFY

# Who may stop what they began: the scope that begins it; else to publish or to open.
_STOPS = {
    VERIFY: READ.scopes,
    INDEX: READ.scopes,
    AGAIN: PROPOSE.scopes,
    MEASURE: DECIDE.scopes,
    LEARN: DECIDE.scopes,
}
router = Router(tags=["jobs"], auth=READ)
# Which job an officer's idempotency key began; a job does not outlive the process.
_begun: dict[tuple[str, str], str] = {}
_MOST = 1_000
door.forgetting.append(_begun.clear)


def begun(request: ApiRequest) -> Job | None:
    """Return the job that was begun with the idempotency key that this carries."""
    known = _begun.get((request.officer.pk, key(request) or ""))
    return Job.objects.filter(pk=known).first() if known else None


def begin(request: ApiRequest, ask: Callable[[], Job]) -> Job:
    """Have a job begun; under a key that began one before, return that."""
    return begun(request) or keep_begun(request, ask())


def keep_begun(request: ApiRequest, job: Job) -> Job:
    """Note that a job was begun with the key that this carries, if it does; return it."""
    sent = key(request)
    if sent:
        if len(_begun) >= _MOST:
            _begun.pop(next(iter(_begun)))
        _begun[request.officer.pk, sent] = job.pk
    return job


def accepted(job: Job) -> HttpResponse:
    """Answer 202: it is done by a job, which is asked for at its address."""
    answer = JsonResponse(told(job), status=202)
    answer.headers["Location"] = f"/api/jobs/{job.pk}"
    return answer


def told(job: Job) -> dict[str, Any]:
    """Return how far a job is; `waits` says whether a file can be fetched of it."""
    one = work.shown(job)
    return {
        "job": job.pk,
        "at": f"/api/jobs/{job.pk}",
        "kind": job.kind,
        "state": one.state,
        "stage": one.stage,
        "done": one.done,
        "total": one.total,
        "result": verified(job.result) if job.kind == VERIFY else job.result,
        "said": str(one.error) or None,
        "waits": giving.waits(job),
    }


def verified(result: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a verification found; nothing before it is done."""
    if "findings" not in result:
        return {}
    found = works.findings(result)
    return {
        "sound": not any(f.damaged for f in found),
        "seconds": result["seconds"],
        "with_checkpoint": result["with_checkpoint"],
        "findings": [
            {
                "severity": f.severity,
                "check": f.check,
                "sentence": str(f.sentence),
                "ids": list(f.ids),
            }
            for f in found
        ],
    }


@router.get("/jobs/{id}")
def job(request: ApiRequest, id: Id) -> dict[str, Any]:
    """How far your job is: waiting, running, done, failed, stopped or interrupted."""
    return told(_own(request, id))


@router.post("/jobs/{id}/stop")
def stop(request: ApiRequest, id: Id) -> dict[str, Any]:
    """Stop a job before its next step.

    It takes the scope that begins it; for what is put together to be given out,
    `publish` or `open`.
    """
    one = _own(request, id)
    scopes = _STOPS.get(one.kind, CHECK.scopes)
    if request.scopes.isdisjoint(scopes):
        raise may_not(*scopes)
    work.stop(one)
    return told(one)


@router.post("/jobs/{id}/file", auth=PUBLISH)
def file(request: ApiRequest, id: Id) -> HttpResponse:
    """Give out the zip file that a job made; it counts as given out with this."""
    release, whole = giving.fetch(request.officer, _own(request, id).pk)
    return packed(release.pk, whole)


def packed(release: str, whole: bytes) -> HttpResponse:
    """Answer with a zip file, named by its release."""
    answer = HttpResponse(whole, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{release}.zip"'
    return answer


def _own(request: ApiRequest, pk: str) -> Job:
    """Return a job that the token's officer had begun; another's is not found."""
    found = Job.objects.filter(pk=pk, officer=request.officer.pk).first()
    if found is None:
        raise Http404
    return found

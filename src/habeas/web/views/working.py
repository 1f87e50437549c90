"""How far long work is: a part of the page that asks again until it ended."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from habeas.claims.learning import refit
from habeas.store.findings import CHECKS, DAMAGE
from habeas.store.jobs import DONE
from habeas.store.models import Job
from habeas.web import door, find, giving, ready, works
from habeas.web.officer import OfficerRequest
from habeas.web.work import Shown, ask, now, shown, stop
from habeas.web.works import (
    AGAIN,
    INDEX,
    LEARN,
    LINES,
    MEASURE,
    TELLINGS,
    VERIFY,
)

TITLES = {
    VERIFY: gettext_lazy("Verifying the desk"),
    MEASURE: gettext_lazy("Measuring what the reader would learn"),
    LEARN: gettext_lazy("Learning from the corrections"),
    AGAIN: gettext_lazy("Reading again"),
    TELLINGS: gettext_lazy("Working out what Explore counts"),
    LINES: gettext_lazy("Working out the register"),
    INDEX: gettext_lazy("Making the search index"),
    **dict.fromkeys(
        ready.KINDS.values(), gettext_lazy("Putting together what they would get")
    ),
    **dict.fromkeys(giving.WORK, gettext_lazy("Giving out")),
}
STAGES = {
    "lessons": gettext_lazy("gathering what was corrected"),
    "learning": gettext_lazy("learning"),
    "measuring": gettext_lazy("measuring"),
    "guarding": gettext_lazy("gathering protected words"),
    "gathering": gettext_lazy("gathering claims"),
    "quoting": gettext_lazy("gathering their words"),
    "composing": gettext_lazy("gathering what they may see"),
    "writing": gettext_lazy("writing the pages"),
    "searching": gettext_lazy("searching it for protected words"),
    "checking": gettext_lazy("checking"),
    "placing": gettext_lazy("writing into the folder"),
    "packing": gettext_lazy("packing the file"),
}
_CHECKS = frozenset(CHECKS)
_SHOWN_ANEW = (TELLINGS, LINES, *ready.KINDS.values(), *giving.WORK)
# What is begun by its page's own form, and what may be gone on with from here.
GO_ON = (AGAIN, TELLINGS, LINES, INDEX)


def part(
    request: OfficerRequest, *kinds: str, hours: int | None = None
) -> dict[str, Any] | None:
    """Return what the part shows of the last job of these kinds; None for none.

    What ended more than so many `hours` ago is not told of any more.
    """
    found = [s for s in (now(k, request.officer) for k in kinds) if s is not None]
    if not found:
        return None
    last = max(found, key=lambda s: s.job.at)
    if hours is not None and not last.goes_on:
        since = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=hours)
        return told(last) if last.job.at > since else None
    return told(last)


def elsewhere(kind: str) -> dict[str, Any]:
    """Return what the part shows of work that another officer had begun."""
    return {"kind": kind, "title": TITLES[kind], "job": None}


def told(one: Shown) -> dict[str, Any]:
    """Return what the part shows of a job, with what came of it."""
    result = one.job.result
    return {
        "job": one,
        "kind": one.job.kind,
        "title": TITLES[one.job.kind],
        "stage": _stage(one.stage),
        "may_go_on": one.job.kind in GO_ON,
        "keeps_open": one.job.kind in works.KEPT_OPEN,
        "hours": door.LONGEST_WORK,
        "result": result,
        "given": one.job.kind in giving.WORK,
        "audience": one.job.kind.partition(".")[2],
        "file": one.job.kind in giving.FILE.values(),
        "waits": giving.waits(one.job),
        **_VERY.get(one.job.kind, _nothing)(result),
    }


def _stage(code: str) -> str:
    if code in STAGES:
        return str(STAGES[code])
    return _(code) if code in _CHECKS else ""


def _nothing(result: dict[str, Any]) -> dict[str, Any]:
    return {}


def _verified(result: dict[str, Any]) -> dict[str, Any]:
    found = works.findings(result)
    return {"found": found, "whole": not any(f.severity == DAMAGE for f in found)}


def _measured(result: dict[str, Any]) -> dict[str, Any]:
    figures = result.get("figures")
    if not figures:
        return {}
    roles, words = part_of(figures, "roles"), part_of(figures, "words")
    return {
        "measured": figures,
        "held": pair(figures["held"]),
        "own": pair(figures["kept"]),
        "roles": pair(roles["held"]) if roles else None,
        "words": words,
        "dates": part_of(figures, "dates"),
        "places": part_of(figures, "places"),
    }


def part_of(figures: dict[str, Any], name: str) -> dict[str, Any] | None:
    """Return the figures of a part that was learnt; None where it was not."""
    told: dict[str, Any] = figures.get(name) or {}
    return told if told.get("status") == refit.LEARNT else None


def pair(figures: dict[str, Any]) -> tuple[str, str]:
    """Return F1 before and after, in hundredths."""
    return refit.percent(figures["before"]), refit.percent(figures["after"])


_VERY = {VERIFY: _verified, MEASURE: _measured}


@require_safe
def working(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show how far a job is; a job of somebody else is not found.

    A page that only waits for what it counts is shown anew when that is made.
    """
    one = shown(_own(request, pk))
    context = {"work": told(one), "path": _page(request)}
    response = render(request, "parts/job.html", context)
    if one.state == DONE and one.job.kind in _SHOWN_ANEW:
        response["HX-Refresh"] = "true"
    return response


def _page(request: OfficerRequest) -> str:
    """Return the address of the page that the part stands on."""
    at = urlsplit(request.headers.get("HX-Current-URL", "")).path
    return at if url_has_allowed_host_and_scheme(at or "/", None) and at else "/"


@require_POST
def stopping(request: OfficerRequest, pk: str) -> HttpResponse:
    """Stop a job before its next step."""
    stop(_own(request, pk))
    return find.back(request, "/")


@require_POST
def go_on(request: OfficerRequest, pk: str) -> HttpResponse:
    """Go on with what was stopped or interrupted, where it was."""
    job = _own(request, pk)
    if job.kind not in GO_ON:
        raise Http404
    one = shown(job)
    if not one.goes_on:
        ask(request.officer, job.kind, job.about[one.done :])
    return find.back(request, "/")


def _own(request: OfficerRequest, pk: str) -> Job:
    job = Job.objects.filter(pk=pk, officer=request.officer.pk).first()
    if job is None:
        raise Http404
    return job

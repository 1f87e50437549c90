"""Giving out by program: opened, named, composed for an audience, given, withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from ninja import Router

from habeas.publication import naming, opening
from habeas.publication import release as releasing
from habeas.publication.models import Release
from habeas.records.models import Person
from habeas.sources.models import Source
from habeas.web import days, find, giving, ready
from habeas.web.api import shown
from habeas.web.api.door import CHECK, OPEN, PUBLISH, READ, ApiRequest, key
from habeas.web.api.forms import Audience, Give, Id, Name, Open, Why
from habeas.web.api.jobs import accepted, begin, packed

router = Router(tags=["publication"], auth=READ)


@router.get("/releases")
def releases(request: ApiRequest) -> list[dict[str, Any]]:
    """What was given out, the newest first."""
    found = releasing.releases(request.officer)
    return shown.rows(request.officer, found, ("shown", "checks"))


@router.post("/releases/{id}/withdraw", auth=PUBLISH)
def withdraw(request: ApiRequest, id: Id, told: Why) -> dict[str, Any]:
    """Say that a release no longer stands; what is out cannot be called back."""
    release = find.one(request, Release, id)
    made = releasing.withdraw(request.officer, release, told.reason, key=key(request))
    return shown.row(request.officer, made, ("shown", "checks"))


@router.get("/publish/{audience}")
def openness(request: ApiRequest, audience: Audience) -> list[dict[str, Any]]:
    """How much of each source the audience may see."""
    return [
        {
            "source": one.source.pk,
            "open": one.open,
            "closed": one.closed,
            "restricted": one.restricted,
        }
        for one in opening.openness(request.officer, audience)
    ]


@router.post("/publish/{audience}/open", auth=OPEN)
def open_up(request: ApiRequest, audience: Audience, told: Open) -> dict[str, Any]:
    """Open what is accepted of sources to the audience, bar what is restricted."""
    sources = find.some(request, Source, told.sources)
    opening.open_sources(
        request.officer, sources, audience, told.reason, key=key(request)
    )
    return {"opened": [s.pk for s in sources]}


@router.post("/publish/{audience}/name", auth=OPEN)
def name(request: ApiRequest, audience: Audience, told: Name) -> dict[str, Any]:
    """Decide that people may be named to the audience, or may not, and on which basis."""
    people = find.some(request, Person, told.people)
    naming.decide(
        request.officer, people, audience, told.basis, told.reason, key=key(request)
    )
    return {"decided": [p.pk for p in people]}


@router.post("/publish/{audience}/check", auth=CHECK)
def check(request: ApiRequest, audience: Audience, told: Give) -> Any:
    """What would be given out: the files' names, and what to look at before.

    A large desk's is put together by a job: 202 with its address. Once that is done,
    ask here again.
    """
    of = _of(audience, told)
    made = ready.standing(request.officer, of)
    if made is None:
        begun = ready.begin(request.officer, of)
        made = ready.standing(request.officer, of)
        if made is None:
            return accepted(begun)
    return {
        "files": sorted(made.preview.files),
        "checks": [
            {"severity": c.severity, "code": c.code, "ids": list(c.ids)}
            for c in made.preview.checks
        ],
        "refused": made.preview.leak is not None,
    }


@router.post("/publish/{audience}/give", auth=PUBLISH)
def give(request: ApiRequest, audience: Audience, told: Give) -> HttpResponse:
    """Give out, re-composed for the audience, as one zip file.

    A large desk's is made by a job: 202 with its address. Once that is done, its file
    is fetched by POST from `/jobs/{id}/file`.
    """
    of = _of(audience, told)
    if ready.is_large():
        wanted = giving.Wanted(of, key=key(request))
        return accepted(begin(request, lambda: giving.ask(request.officer, wanted)))
    release, whole = releasing.packed(
        request.officer, audience, of.form, of.language, of.day, key=key(request)
    )
    return packed(release.pk, whole)


def _of(audience: str, told: Give) -> ready.Of:
    day = told.as_of or days.today()
    return ready.Of(audience, told.language, day, told.form)

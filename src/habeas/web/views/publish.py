"""Giving out: what is open, who may be named, what to check, and the pages as made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.errors import HabeasError
from habeas.publication import naming, opening
from habeas.publication import release as releasing
from habeas.publication.folder import require_outside
from habeas.publication.models import BASES, MATTERS, Release
from habeas.publication.release import FORMS, NoSuchForm
from habeas.records.models import Person
from habeas.register import demands as demanding
from habeas.sources.models import Source
from habeas.store.labels import AUDIENCES
from habeas.web import door, find, flash, giving, ready, terms
from habeas.web.giving import Wanted
from habeas.web.officer import OfficerRequest
from habeas.web.ready import Of, Ready
from habeas.web.titles import titles_of
from habeas.web.views import working
from habeas.web.views.register import when

LANGUAGES = ("en", "ur")
SHEETS = {"html": "text/html", "css": "text/css"}
FRAME = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin"
)


MOST = 200  # people in one list


def of(request: OfficerRequest, audience: str) -> Of:
    """Return what an officer looks at: for whom, in which language, on which day."""
    return Of(audience, _language(request), when(request).as_of)


@require_safe
def publish(request: OfficerRequest, audience: str = "public") -> HttpResponse:
    """Show the steps to a release for an audience, with what stands in the way."""
    require(audience)
    asked = of(request, audience)
    made = ready.standing(request.officer, asked)
    context = {
        "audience": audience,
        "audiences": AUDIENCES,
        **_open(request, audience),
        **_people(request, audience, made),
        "named": list(naming.named(request.officer, audience)[:MOST]),
        "bases": terms.choices("naming", *BASES),
        "told": list(naming.told(request.officer, audience)[:MOST]),
        "matters": terms.choices("matter", *MATTERS),
        "ready": made is not None,
        "work": None if made else working.part(request, ready.KINDS[audience]),
        "giving": working.part(
            request, giving.OUT[audience], giving.FILE[audience], hours=12
        ),
        "checks": made.preview.checks if made else (),
        "leak": made.preview.leak if made else None,
        "files": sorted(made.preview.files) if made else (),
        "forms": FORMS,
        "language": asked.language,
        "page_languages": LANGUAGES,
        "releases": releasing.releases(request.officer)[:20],
        "day": asked.day,
    }
    return render(request, "publish.html", context)


def _open(request: OfficerRequest, audience: str) -> dict[str, Any]:
    """Return a page of the sources, oldest first, with how open each is."""
    after = request.GET.get("after", "")
    last = find.one(request, Source, after) if after else None
    state, more = opening.openness_page(request.officer, audience, last)
    return {
        "state": state,
        "later": state[-1].source.pk if state and more else "",
        "paged": bool(after),
        "titles": titles_of(request, [o.source.pk for o in state]),
    }


def _people(
    request: OfficerRequest, audience: str, made: Ready | None
) -> dict[str, Any]:
    """Return who is to be decided on; of a large desk, as it was put together last.

    Each is looked at anew: whoever was decided on since is not among them.
    """
    last = made.people if made else ready.people(request.officer, audience)
    ids = last.unnamed[:MOST] if last else ()
    unnamed = naming.unnamed(request.officer, audience, ids) if ids else []
    left = max(0, len(last.unnamed) - MOST) if last else 0
    closed = last.closed if last else ()
    return {
        "looked": last is not None,
        "unnamed": unnamed,
        "without": len(unnamed) + left,
        "left": left,
        "lists": _lists(request, unnamed),
        "closed": _found(request, closed[:MOST]),
        "closed_left": max(0, len(closed) - MOST),
    }


def require(audience: str) -> None:
    if audience not in AUDIENCES:
        raise Http404


def _language(request: OfficerRequest) -> str:
    told = request.session.get("page language") or (get_language() or "en")[:2]
    return told if told in LANGUAGES else "en"


def _lists(
    request: OfficerRequest, unnamed: list[naming.Unnamed]
) -> list[dict[str, Any]]:
    """Return the demands that name two or more who have no basis, with their words."""
    by_demand: dict[str, list[Person]] = {}
    for one in unnamed:
        for demand in one.demands:
            by_demand.setdefault(demand, []).append(one.person)
    listed = {d: people for d, people in by_demand.items() if len(people) > 1}
    found = demanding.of_ids(request.officer, listed)
    words = {r.demand.pk: r.words for r in found}
    return [
        {"demand": demand, "people": people, "words": words.get(demand, ())}
        for demand, people in listed.items()
    ]


def _found(request: OfficerRequest, ids: Iterable[str]) -> list[Person]:
    rows = Person.objects.visible_to(request.officer).filter(
        pk__in=list(ids), withdrawn=False
    )
    return list(rows.order_by("entry", "id"))


@require_safe
def preview(request: OfficerRequest, audience: str, file: str) -> HttpResponse:
    """Give one file of what would be given out, as its readers would get it."""
    require(audience)
    made = ready.standing(request.officer, of(request, audience))
    if made is None:
        return HttpResponseRedirect(f"/publish/{audience}")
    data = made.preview.files.get(file)
    if data is None:
        raise Http404
    kind = SHEETS.get(file.rpartition(".")[2], "text/plain")
    response = HttpResponse(data, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Security-Policy"] = FRAME
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@require_POST
def release(request: OfficerRequest, audience: str) -> HttpResponse:
    """Give out into a folder of this computer, or as one file to be saved."""
    require(audience)
    if "language" in request.POST:
        request.session["page language"] = request.POST["language"]
    if request.POST.get("do") == "look":
        ready.ask(request.officer, of(request, audience))
        return HttpResponseRedirect(f"/publish/{audience}")
    try:
        given = _give(request, audience, request.POST.get("do", ""))
        if given is not None:
            return given
    except HabeasError as error:
        flash.refuse(request, error)
    except OSError:
        flash.say(request, str(_NoFolder()), "refused")
    return HttpResponseRedirect(f"/publish/{audience}")


def _give(request: OfficerRequest, audience: str, do: str) -> HttpResponse | None:
    """Give out; of a large desk by a job. Returns a file where one is handed out."""
    if do == "fetch":
        _done, whole = giving.fetch(request.officer, request.POST.get("job", ""))
        return _file(whole)
    form = request.POST.get("form", "site")
    wanted = replace(of(request, audience), form=form)
    out = None if do == "save" else _folder(request.POST.get("folder", ""))
    if form not in FORMS:
        raise NoSuchForm
    if ready.is_large():
        giving.ask(request.officer, Wanted(wanted, out))
        return None
    made = releasing.prepared(
        request.officer, audience, form, wanted.language, wanted.day
    )
    if out is not None:
        _say_given(request, releasing.put(request.officer, made, out))
        return None
    whole = releasing.zipped(made.files)
    done = releasing.handed_out(request.officer, made)
    _say_given(request, done)
    return _file(whole)


def _say_given(request: OfficerRequest, done: Release) -> None:
    count = len(done.manifest["files"])
    said = ngettext("%(n)s file given out.", "%(n)s files given out.", count)
    flash.say(request, said % {"n": count})


def _folder(typed: str) -> Path:
    try:
        out = Path(typed.strip()).expanduser()
    except RuntimeError:  # the home of somebody who is not known here
        raise _NoFolder from None
    if not typed.strip() or not out.is_absolute() or "\0" in typed:
        raise _NoFolder
    require_outside(out, door.root())
    return out


def _file(whole: bytes) -> HttpResponse:
    """Return a release as a zip file; nothing of it touches the disk in clear."""
    response = HttpResponse(whole, content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="release.zip"'
    return response


class _NoFolder(HabeasError):
    """No folder was named that can be written into."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "That is no folder that can be written into. Nothing was given out. "
                "Type the whole path of a new or empty folder."
            )
        )

"""Giving out: what is open, who may be named, what to check, and the pages as made."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.errors import HabeasError
from habeas.publication import naming, opening
from habeas.publication import release as releasing
from habeas.publication.folder import require_outside
from habeas.publication.models import BASES, MATTERS, Disclosure, Naming, Release
from habeas.publication.release import FORMS, Preview
from habeas.records.models import Person
from habeas.register import demands as demanding
from habeas.register.models import Episode
from habeas.store import desk as desks
from habeas.store import vault
from habeas.store.labels import AUDIENCES
from habeas.web import door, flash, terms
from habeas.web.officer import OfficerRequest
from habeas.web.views.inbox import titles_of
from habeas.web.views.register import when

LANGUAGES = ("en", "ur")
SHEETS = {"html": "text/html", "css": "text/css"}
FRAME = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin"
)


class _Made:
    """The last preview, in memory only, for the entry and the unlocking it is of."""

    key: tuple[object, ...] = ()
    preview: Preview | None = None
    guard = threading.Lock()


def _forget() -> None:
    _Made.key, _Made.preview = (), None


door.forgetting.append(_forget)


def made(request: OfficerRequest, audience: str, language: str) -> Preview:
    """Return what would be given out now; made once for as long as nothing changes."""
    day = when(request).as_of
    key = (vault.generation(), desks.entries(), audience, language, day)
    with _Made.guard:
        if _Made.preview is None or _Made.key != key:
            _Made.preview = releasing.preview(
                request.officer, audience, "site", language, day
            )
            _Made.key = key
        return _Made.preview


@require_safe
def publish(request: OfficerRequest, audience: str = "public") -> HttpResponse:
    """Show the steps to a release for an audience, with what stands in the way."""
    require(audience)
    language = _language(request)
    ready = made(request, audience, language)
    unnamed = naming.unnamed(request.officer, audience)
    state = opening.openness(request.officer, audience)
    context = {
        "audience": audience,
        "audiences": AUDIENCES,
        "state": state,
        "titles": titles_of(request, [o.source.pk for o in state]),
        "lists": _lists(request, unnamed),
        "unnamed": unnamed,
        "named": _named(request, audience),
        "bases": terms.choices("naming", *BASES),
        "closed": _closed(request, audience),
        "told": _told(request, audience),
        "matters": terms.choices("matter", *MATTERS),
        "checks": ready.checks,
        "leak": ready.leak,
        "files": sorted(ready.files),
        "forms": FORMS,
        "language": language,
        "page_languages": LANGUAGES,
        "releases": releasing.releases(request.officer)[:20],
        "day": when(request).as_of,
    }
    return render(request, "publish.html", context)


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
    words = {r.demand.pk: r.words for r in demanding.listing(request.officer)}
    return [
        {"demand": demand, "people": people, "words": words.get(demand, ())}
        for demand, people in by_demand.items()
        if len(people) > 1
    ]


def _named(request: OfficerRequest, audience: str) -> list[Naming]:
    rows = Naming.objects.visible_to(request.officer).filter(
        audience=audience, withdrawn=False
    )
    return list(rows.select_related("person").order_by("-entry", "id")[:200])


def _closed(request: OfficerRequest, audience: str) -> list[Person]:
    """Return the people of whom something leaves only by a decision for them."""
    watched = Episode.objects.visible_to(request.officer).filter(withdrawn=False)
    watched = watched.filter(Q(kind="watch") | Q(statuses__value="escaped"))
    doers = naming.doers(request.officer, audience)
    ids = {*watched.values_list("person_id", flat=True), *(p.pk for p in doers)}
    found = Person.objects.visible_to(request.officer).filter(
        pk__in=ids, withdrawn=False
    )
    return list(found.order_by("entry", "id"))


def _told(request: OfficerRequest, audience: str) -> list[Disclosure]:
    rows = Disclosure.objects.visible_to(request.officer).filter(
        audience=audience, withdrawn=False
    )
    return list(rows.select_related("person").order_by("-entry", "id"))


@require_safe
def preview(request: OfficerRequest, audience: str, file: str) -> HttpResponse:
    """Give one file of what would be given out, as its readers would get it."""
    require(audience)
    ready = made(request, audience, _language(request))
    data = ready.files.get(file)
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
        return HttpResponseRedirect(f"/publish/{audience}")
    form = request.POST.get("form", "site")
    try:
        if request.POST.get("do") == "save":
            return _download(request, audience, form)
        out = _folder(request.POST.get("folder", ""))
        _publish(request, audience, out, form)
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    except OSError:
        flash.say(request, str(_NoFolder()), "refused")
    return HttpResponseRedirect(f"/publish/{audience}")


def _publish(request: OfficerRequest, audience: str, out: Path, form: str) -> None:
    done = releasing.publish(
        request.officer, audience, out, form, _language(request), when(request).as_of
    )
    _say_given(request, done)


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


def _download(request: OfficerRequest, audience: str, form: str) -> HttpResponse:
    """Return a release as a zip file; nothing of it touches the disk in clear."""
    done, whole = releasing.packed(
        request.officer, audience, form, _language(request), when(request).as_of
    )
    _say_given(request, done)
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

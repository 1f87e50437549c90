"""The inbox: what is taken in, how far it was read, how far it was decided on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any, cast

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts import assign, roles, searches, team
from habeas.claims import reviewed
from habeas.claims.told import Cover, covers
from habeas.errors import HabeasError
from habeas.sources import preserve, waiting
from habeas.sources.models import KINDS, READING, Source
from habeas.sources.preserve import Kept
from habeas.web import flash, jobs, sift, terms
from habeas.web.officer import OfficerRequest
from habeas.web.sift import Asked, Cursor
from habeas.web.terms import Words
from habeas.web.titles import names_of
from habeas.web.views import working
from habeas.web.works import AGAIN

_KEY = "inbox"
FILTERS: tuple[tuple[str, Words], ...] = (
    ("reading", gettext_lazy("Reading")),
    ("review", gettext_lazy("Review")),
    ("kind", gettext_lazy("Kind")),
    ("language", gettext_lazy("Language")),
)


@dataclass(frozen=True)
class Listed:
    """A source in the list, with its title and how many claims were decided on.

    `cover` is what stands on it, as far as that is open to the officer; `holder` is the name of the officer who works on it, where one does.
    """

    source: Source
    title: str
    claims: int
    decided: int
    cover: Cover
    holder: str = ""


@require_safe
def inbox(request: OfficerRequest) -> HttpResponse:
    """Show the door for new material and what is kept."""
    context = {
        **listing(request),
        "open": request.session.pop("open", ""),
        "work": working.part(request, AGAIN, hours=1),
    }
    return render(request, "inbox.html", context)


@require_safe
def sources(request: OfficerRequest) -> HttpResponse:
    """Show the list alone; the page asks for it again while something is read."""
    return render(request, "parts/sources.html", {**listing(request), "oob": True})


def told(request: OfficerRequest) -> dict[str, Any]:
    """Return what the list is asked for, and its page, as this session keeps them."""
    kept: dict[str, Any] = request.session.get(_KEY, {})
    return kept


def ask(request: OfficerRequest, kept: dict[str, Any]) -> None:
    """Keep what the list is asked for, and its page, in this session."""
    request.session[_KEY] = kept


def asked(request: OfficerRequest) -> tuple[Asked, list[Cursor]]:
    """Return what the list is asked for, and the cursors of the pages turned so far."""
    kept = told(request)
    cursors = [(str(at), str(pk)) for at, pk in kept.get("cursors", [])]
    return Asked(**kept.get("asked", {})), cursors


def listing(request: OfficerRequest) -> dict[str, Any]:
    """Return the variables of the list of sources, newest first."""
    wanted, cursors = asked(request)
    found = sift.page(request.officer, wanted, cursors[-1] if cursors else None)
    in_a_team = team.is_team()
    named = _names() if in_a_team else {}
    return {
        "sources": listed(request, list(found.rows), named),
        "found": found,
        "page": len(cursors) + 1,
        "asked": wanted,
        "told": wanted.told,
        "filters": FILTERS,
        "everything": wanted == Asked(),
        "saved": searches.of(request.officer),
        "team": [(pk, n) for pk, (n, works) in named.items() if works],
        "reading_now": jobs.reading_now(),
        "stopped": waiting.stopped(request.officer),
        "choices": _choices(),
        **_progress(request),
    }


def _names() -> dict[str, tuple[str, bool]]:
    """Return the officers' names by id, and whether each may work on a source."""
    return {
        u.pk: (str(u.name), roles.may(u, roles.CODE))
        for u in team.officers()
        if u.is_active
    }


def _choices() -> dict[str, list[tuple[str, Words]]]:
    reading = [(code, terms.READING[code]) for code in READING]
    return {
        "reading": [*reading, ("stopped", terms.STOPPED)],
        "review": list(terms.REVIEWS.items()),
        "kind": [(code, terms.SOURCE_KINDS[code]) for code in KINDS],
        "language": sorted(terms.LANGUAGES.items(), key=lambda pair: str(pair[1])),
    }


def _progress(request: OfficerRequest) -> dict[str, int]:
    """Return how many wait to be read, of how many since none did (to 1,000)."""
    rows = Source.objects.visible_to(request.officer).filter(
        reading="kept", claims=None
    )
    left = min(rows[: sift.MOST + 1].count(), sift.MOST)
    most = max(left, int(request.session.get("inbox most", 0))) if left else 0
    if most != request.session.get("inbox most", 0):
        request.session["inbox most"] = most
    return {"waiting": left, "batch": most, "done": most - left}


def listed(
    request: OfficerRequest,
    shown: list[Source],
    names: Mapping[str, tuple[str, bool]] | None = None,
) -> list[Listed]:
    """Return sources with their titles and how far they were decided on.

    `names` are the officers' by id, where the list says who works on what.
    """
    titles = names_of(request.officer, shown)
    on = covers(request.officer, shown)
    counts = reviewed.of(request.officer, [s.pk for s in shown])
    whose = assign.holders(s.pk for s in shown) if names else {}
    return [
        Listed(
            s,
            titles[s.pk],
            sum(counts.get(s.pk, (0, 0))),
            counts.get(s.pk, (0, 0))[1],
            on[s.pk],
            (names or {}).get(whose.get(s.pk, ""), ("", False))[0],
        )
        for s in shown
    ]


@require_POST
def add(request: OfficerRequest) -> HttpResponse:
    """Keep the files that were dropped; each is durable before the answer."""
    kept, refused = [], []
    for file in request.FILES.getlist("files"):
        try:
            kept.append(_keep(request, cast("IO[bytes]", file), file.name))
        except HabeasError as error:
            refused.append(str(error))
    if not kept and not refused:
        refused.append(_("No file came with the form. Nothing was kept."))
    jobs.wake()
    if request.headers.get("X-Habeas-Drop"):
        return JsonResponse(_answered(request, kept, refused))
    _tell(request, kept, refused)
    return HttpResponseRedirect("/inbox")


def _answered(
    request: OfficerRequest, kept: list[Kept], refused: list[str]
) -> dict[str, Any]:
    """Say of each dropped file what became of it; a link where it may be seen."""
    seen = Source.objects.visible_to(request.officer)
    open_ = set(seen.filter(pk__in=[k.source.pk for k in kept]).values_list("pk"))
    return {
        "kept": [
            {
                "again": k.duplicate,
                "at": f"/sources/{k.source.pk}" if (k.source.pk,) in open_ else "",
            }
            for k in kept
        ],
        "refused": refused,
    }


def _keep(request: OfficerRequest, handle: IO[bytes], name: str | None) -> Kept:
    return preserve.keep(
        request.officer,
        handle,
        kind="file",
        name=name,
        received_from=request.POST.get("received_from") or None,
        online=request.POST.get("online") == "1",
    )


@require_POST
def paste(request: OfficerRequest) -> HttpResponse:
    """Keep a text that was pasted, as UTF-8, with the browser's line ends as sent."""
    return _take(
        request,
        "paste",
        lambda text: preserve.keep(
            request.officer,
            text.encode("utf-8", "replace"),
            kind="paste",
            received_from=request.POST.get("received_from") or None,
        ),
    )


@require_POST
def note(request: OfficerRequest) -> HttpResponse:
    """Keep a note: the words of a caller, taken down by the officer."""
    voice = request.POST.get("voice", "").strip() or None
    return _take(request, "note", lambda t: preserve.note(request.officer, t, voice))


def _take(request: OfficerRequest, which: str, keep: Any) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        if not text.strip():
            raise preserve.NothingInIt
        _tell(request, [keep(text)], [])
    except HabeasError as error:
        request.session["open"] = which
        _tell(request, [], [str(error)])
    jobs.wake()
    return HttpResponseRedirect("/inbox")


@require_POST
def read(request: OfficerRequest) -> HttpResponse:
    """Read what waits now, in this request; for where no thread does it."""
    jobs.read_waiting()
    return HttpResponseRedirect("/inbox")


def _tell(request: OfficerRequest, kept: list[Kept], refused: list[str]) -> None:
    new = sum(not k.duplicate for k in kept)
    again = len(kept) - new
    if new:
        said = ngettext(
            "%(n)s source kept, with its SHA-256. It is being read.",
            "%(n)s sources kept, each with its SHA-256. They are being read.",
            new,
        )
        flash.say(request, said % {"n": new})
    if again:
        said = ngettext(
            "%(n)s was kept before, byte for byte. Nothing was stored twice.",
            "%(n)s were kept before, byte for byte. Nothing was stored twice.",
            again,
        )
        flash.say(request, said % {"n": again}, "warning")
    for sentence in dict.fromkeys(refused):
        flash.say(request, sentence, "refused")

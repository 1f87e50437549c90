"""The inbox: what is taken in, how far it was read, how far it was decided on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any, cast

from django.db.models import Count
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.sources.preserve import Kept
from habeas.web import flash, jobs
from habeas.web.officer import OfficerRequest

PAGE = 50
OPEN = ("suggested", "in_review")


@dataclass(frozen=True)
class Listed:
    """A source in the list, with its title and how many claims were decided on."""

    source: Source
    title: str
    claims: int
    decided: int


@require_safe
def inbox(request: OfficerRequest) -> HttpResponse:
    """Show the door for new material and what is kept."""
    context = {**listing(request), "open": request.session.pop("open", "")}
    return render(request, "inbox.html", context)


@require_safe
def sources(request: OfficerRequest) -> HttpResponse:
    """Show the list alone; the page asks for it again while something is read."""
    return render(request, "parts/sources.html", listing(request))


@require_POST
def page(request: OfficerRequest) -> HttpResponse:
    """Turn the list to another page."""
    told = request.POST.get("page", "1")
    request.session["inbox page"] = (
        int(told) if told.isascii() and told.isdigit() else 1
    )
    return HttpResponseRedirect("/inbox")


def listing(request: OfficerRequest) -> dict[str, Any]:
    """Return the variables of the list of sources, newest first."""
    rows = Source.objects.visible_to(request.officer)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, request.session.get("inbox page", 1)), pages)
    ordered = rows.order_by("-received_at", "id")
    shown = list(ordered[(number - 1) * PAGE : number * PAGE])
    waiting = rows.filter(reading="kept").count()
    return {
        "sources": listed(request, shown),
        "total": total,
        "waiting": waiting,
        "done": total - waiting,
        "page": number,
        "pages": pages,
    }


def listed(request: OfficerRequest, shown: list[Source]) -> list[Listed]:
    """Return sources with their titles and how far they were decided on."""
    titles = titles_of(request, [s.pk for s in shown])
    claims, open_ = _progress(request, shown)
    return [
        Listed(
            s,
            titles.get(s.pk) or s.name or "",
            claims[s.pk],
            claims[s.pk] - open_[s.pk],
        )
        for s in shown
    ]


def titles_of(request: OfficerRequest, sources: Iterable[str]) -> dict[str, str]:
    """Return the titles that sources give themselves, by the source's id."""
    rows = Claim.objects.visible_to(request.officer).filter(
        source__in=list(sources), kind="header"
    )
    found = {}
    for claim in rows.exclude(state__in=("misread", "superseded", "retracted")):
        if claim.value.get("field") == "title":
            found[claim.source_id] = str(claim.value.get("value") or "")
    return found


def _progress(
    request: OfficerRequest, shown: list[Source]
) -> tuple[Counter[str], Counter[str]]:
    rows = Claim.objects.visible_to(request.officer).filter(source__in=shown)
    states = rows.exclude(state="superseded").values("source_id", "state")
    by_state: dict[str, Counter[str]] = defaultdict(Counter)
    for row in states.annotate(n=Count("id")):
        by_state["all"][row["source_id"]] += row["n"]
        if row["state"] in OPEN:
            by_state["open"][row["source_id"]] += row["n"]
    return by_state["all"], by_state["open"]


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
    _tell(request, kept, refused)
    jobs.wake()
    if request.headers.get("X-Habeas-Drop"):
        return JsonResponse({"kept": len(kept), "refused": len(refused)})
    return HttpResponseRedirect("/inbox")


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

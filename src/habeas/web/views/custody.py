"""What was done with a source: its custody, its bytes, its reading, its end."""

from __future__ import annotations

from itertools import chain

from django.http import (
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.claims import closed
from habeas.claims.told import covers
from habeas.errors import HabeasError
from habeas.publication.models import Release
from habeas.publication.release import showing
from habeas.sources import custody as chain_of
from habeas.sources import erase, preserve
from habeas.sources import read as reading
from habeas.sources.models import Source, Text
from habeas.web import find, flash, jobs, typed
from habeas.web.officer import OfficerRequest
from habeas.web.titles import title_of


@require_safe
def custody(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show who did what with the source, and when."""
    one = find.one(request, Source, pk)
    context = {
        "source": one,
        "title": title_of(request, one),
        "cover": covers(request.officer, [one])[pk],
        "closed": bool(closed.closed_to(request.officer, [pk])),
        "chain": chain_of.chain(request.officer, one),
        "texts": Text.objects.visible_to(request.officer)
        .filter(source=one)
        .order_by("number"),
    }
    return render(request, "custody.html", context)


@require_POST
def copy(request: OfficerRequest, pk: str) -> HttpResponseBase:
    """Give the bytes as received, as a download; the custody says that it was done."""
    one = find.one(request, Source, pk)
    try:
        closed.require_whole(request.officer, one)
        pieces = preserve.stream(one)
        first = next(pieces, b"")
    except HabeasError as error:
        flash.refuse(request, error)
        return HttpResponseRedirect(f"/sources/{pk}/custody")
    chain_of.did(request.officer, one, "copied")
    response = StreamingHttpResponse(
        chain([first], pieces), content_type="application/octet-stream"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{one.pk}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_POST
def read_again(request: OfficerRequest, pk: str) -> HttpResponse:
    """Read a source that waits to be read, now."""
    one = find.one(request, Source, pk)
    with flash.refusals(request):
        jobs.read_one(request.officer, one)
        flash.say(request, _("It was read. Look at what is proposed."))
    return find.back(request, f"/sources/{pk}")


@require_POST
def type_out(request: OfficerRequest, pk: str) -> HttpResponse:
    """Keep the text of a source that cannot be read, as the officer typed it."""
    one = find.one(request, Source, pk)
    with typed.until_taken(request, f"type:{pk}"):
        reading.type_out(request.officer, one, request.POST.get("words", ""))
        jobs.wake()
        flash.say(request, _("Kept as the text of this source. It is read now."))
    return HttpResponseRedirect(f"/sources/{pk}")


@require_POST
def destroy(request: OfficerRequest, pk: str) -> HttpResponse:
    """Destroy a source and all that was made of it; a tombstone and proofs stay."""
    one = find.one(request, Source, pk)
    with flash.refusals(request):
        if request.POST.get("sure") != "1":
            raise _NotSure
        cited = Release.objects.whole("what cites a source").filter(
            pk__in=showing(one.pk), withdrawn=False
        )
        reason = request.POST.get("reason", "")
        citing = list(cited.values_list("pk", flat=True))
        erase.destroy(request.officer, one, reason, cited_by=citing)
        flash.say(request, _("Destroyed. A tombstone stays, with the reason."))
    return HttpResponseRedirect(f"/sources/{pk}/custody")


class _NotSure(HabeasError):
    """A source was to be destroyed without a second word."""

    def __init__(self) -> None:
        super().__init__(
            _("Tick that you are sure. Nothing was destroyed; it cannot be undone.")
        )

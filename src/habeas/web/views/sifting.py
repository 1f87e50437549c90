"""What is done with the inbox's list: looking, saved searches, many sources at once.

What is looked for is posted and kept in the session; a saved search in the desk.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from habeas.accounts import assign, searches
from habeas.errors import HabeasError
from habeas.sources import waiting
from habeas.sources.models import Source
from habeas.web import flash, jobs, sift, works
from habeas.web.officer import OfficerRequest
from habeas.web.sift import Asked
from habeas.web.views import inbox


class NothingChosen(HabeasError):
    """Something was to be done with several sources, and none was ticked."""

    def __init__(self) -> None:
        super().__init__(
            "no source is ticked, or none that you may see. Nothing was changed. Tick "
            "the sources first, then press the button again."
        )


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose what the list shows, or turn its page."""
    turn, saved = request.POST.get("turn", ""), request.POST.get("saved", "")
    with flash.refusals(request):
        if turn:
            inbox.ask(request, _turned(request, turn))
        elif saved:
            inbox.ask(request, {"asked": Asked.of(_saved(request, saved)).told})
        else:
            given = {} if "reset" in request.POST else request.POST.dict()
            inbox.ask(request, {"asked": Asked.of(given).told})
    return HttpResponseRedirect("/inbox#sources")


def _turned(request: OfficerRequest, turn: str) -> dict[str, Any]:
    wanted, cursors = inbox.asked(request)
    if turn == "newer":
        cursors = cursors[:-1]
    elif turn == "older":
        found = sift.page(request.officer, wanted, cursors[-1] if cursors else None)
        cursors = [*cursors, *([found.next] if found.next else [])]
    return {"asked": wanted.told, "cursors": [list(c) for c in cursors]}


def _saved(request: OfficerRequest, pk: str) -> dict[str, str]:
    for one in searches.of(request.officer):
        if one.pk == pk:
            return dict(one.asked)
    raise Http404


@require_POST
def keep_search(request: OfficerRequest) -> HttpResponse:
    """Keep what the list shows now under a name."""
    wanted, _cursors = inbox.asked(request)
    with flash.refusals(request):
        searches.keep(request.officer, request.POST.get("name", ""), wanted.told)
        flash.say(request, _("The search is kept. It looks again at one press."))
    return HttpResponseRedirect("/inbox#sources")


@require_POST
def forget_search(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a saved search off the officer's list."""
    if not searches.forget(request.officer, pk):
        raise Http404
    flash.say(request, _("The search is off the list. The sources stay as they are."))
    return HttpResponseRedirect("/inbox#sources")


@require_POST
def many(request: OfficerRequest) -> HttpResponse:
    """Do one thing with the sources that are ticked."""
    try:
        chosen = _chosen(request)
        said = _DONE[request.POST.get("do", "")](request, chosen)
        if said:
            flash.say(request, said)
    except KeyError:
        raise Http404 from None
    except HabeasError as error:
        flash.refuse(request, error)
    return HttpResponseRedirect("/inbox#sources")


def _chosen(request: OfficerRequest) -> list[Source]:
    rows = Source.objects.visible_to(request.officer)
    found = list(rows.filter(pk__in=request.POST.getlist("source")[:500]))
    if not found:
        raise NothingChosen
    return found


def _assign(request: OfficerRequest, chosen: list[Source]) -> str:
    told = request.POST.get("to", "")
    to = assign.somebody(told) if told else None
    n = assign.assign(request.officer, [s.pk for s in chosen], to)
    return ngettext(
        "%(n)s source changed hands.", "%(n)s sources changed hands.", n
    ) % {"n": n}


def _again(request: OfficerRequest, chosen: list[Source]) -> str:
    """Let what was not read wait again; read what an older reader read."""
    n, _job = works.read_again(request.officer, chosen)
    if not n:
        return ""  # the work itself says how far it is
    waits = ngettext(
        "%(n)s source waits to be read again.",
        "%(n)s sources wait to be read again.",
        n,
    )
    return waits % {"n": n}


def _stop(request: OfficerRequest, chosen: list[Source]) -> str:
    return _stopped(waiting.stop(request.officer, [s.pk for s in chosen]))


def _stopped(n: int) -> str:
    said = ngettext(
        "The reading of %(n)s source is stopped. It stays kept; take it up when you "
        "want.",
        "The reading of %(n)s sources is stopped. They stay kept; take it up when you "
        "want.",
        n,
    )
    return said % {"n": n}


_DONE = {"assign": _assign, "again": _again, "stop": _stop}


@require_POST
def stop(request: OfficerRequest) -> HttpResponse:
    """Stop the reading of all that waits; what is being read is read to its end."""
    flash.say(request, _stopped(waiting.stop(request.officer)))
    return HttpResponseRedirect("/inbox#sources")


@require_POST
def take_up(request: OfficerRequest) -> HttpResponse:
    """Take up the reading of all that was stopped."""
    n = waiting.take_up(request.officer)
    jobs.wake()
    said = ngettext(
        "The reading of %(n)s source is taken up again.",
        "The reading of %(n)s sources is taken up again.",
        n,
    )
    flash.say(request, said % {"n": n})
    return HttpResponseRedirect("/inbox#sources")

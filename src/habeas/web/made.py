"""Pages that stand on something derived: made in a moment, or waited for.

On a desk that has none yet, a page makes it in a second where the desk is small. Of a
large one a job goes on with it (`web.work`), and the page says how far it is; nothing
is counted before it is whole.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from habeas.publication.search import queue
from habeas.publication.telling import keep
from habeas.register import lines as drawn
from habeas.store import jobs
from habeas.web import work
from habeas.web.officer import OfficerRequest, is_poll
from habeas.web.views import working
from habeas.web.works import INDEX, LINES, TELLINGS

PATIENCE = 1.0  # seconds


def lines(request: OfficerRequest) -> HttpResponse | None:
    """Return what to answer while the register is worked out; None once it is."""
    return _waiting(request, LINES, drawn.ensure)


def tellings(request: OfficerRequest) -> HttpResponse | None:
    """Return what to answer while what Explore counts is worked out; None once it is."""
    return _waiting(request, TELLINGS, keep.ensure)


def index(request: OfficerRequest) -> bool:
    """Return whether the search index stands; have it made where it does not."""
    if queue.is_ready():
        return True
    _begin(request, INDEX)
    return queue.is_ready()


def _waiting(
    request: OfficerRequest, kind: str, ensure: Callable[[float], int | None]
) -> HttpResponse | None:
    """A page makes it alone, or the job does: never both, each waiting for the other."""
    goes_on = work.goes_on(kind)
    if ensure(0.0 if goes_on or is_poll(request) else PATIENCE) is not None:
        return None
    if not goes_on:
        _begin(request, kind)
    if ensure(0.0) is not None:
        return None
    told = working.part(request, kind) or working.elsewhere(kind)
    return render(request, "making.html", {"work": told})


def _begin(request: OfficerRequest, kind: str) -> None:
    """Begin the work, unless somebody stopped it: then it waits for their word."""
    standing = work.now(kind, request.officer)
    if standing is None or standing.state in (jobs.DONE, jobs.INTERRUPTED):
        work.ask(request.officer, kind)

"""The timeline: drawn, and as a list that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from habeas.publication.export.drawn import timeline as drawn
from habeas.publication.export.drawn.marks import Mark
from habeas.publication.seen import KINDS
from habeas.publication.telling import ask
from habeas.publication.timeline import Asking
from habeas.web import days
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, standing, words
from habeas.web.views.explore.opened import rows_of

HIGH = 34  # of the overview's highest bar


@require_safe
@standing.told
def timeline(request: OfficerRequest) -> HttpResponse:
    """Show what is told in order of time, as drawing and as list."""
    at = asked.asking(request, kinds=True)
    found, shown = standing.kept(
        request, lambda: ask.timeline(request.officer, at), "timeline", at
    )
    by_id = {d.id: d for d in found.dated}

    def says(mark: Mark) -> drawn.Says:
        deed = by_id[mark.id]
        return drawn.Says(words.line(deed, shown), words.address(deed))

    over = _overview(request, at) if found.pages > 1 or at.first or at.last else None
    lanes = [(str(words.KINDS[kind]), marks) for kind, marks in found.lanes]
    context = {
        "tab": "timeline",
        # Escaped where it is drawn, `drawn.svg`.
        "drawing": mark_safe(drawn.draw(lanes, says, words.cut)),  # noqa: S308
        "found": found,
        "over": over,
        "dated": rows_of(found.dated, shown),
        "undated": rows_of(found.undated, shown),
        "kinds": [(k, words.KINDS[k]) for k in KINDS],
        **asked.offers(request),
    }
    return render(request, "explore/timeline.html", context)


@dataclass(frozen=True)
class Span:
    """A month or year of the overview: its code, its words, and how high it stands."""

    code: str
    words: str
    count: int
    high: float


def _overview(request: OfficerRequest, at: Asking) -> dict[str, object]:
    """Return how many deeds each month or year has, of all days."""
    found = standing.kept(
        request,
        lambda: ask.overview(request.officer, at.timeless),
        "overview",
        at.timeless,
    )
    most = max(found.most, 1)
    spans = [
        Span(code, days.words(code), n, round(HIGH * n / most, 1))
        for code, n in found.spans
    ]
    return {"spans": spans, "wider": found.wider, "high": HIGH}

"""Help: the manual that was shipped with the desk, and its search, without a network."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from habeas.web import guiding, manual
from habeas.web.officer import OfficerRequest


@require_safe
def contents(request: OfficerRequest) -> HttpResponse:
    """Show what the manual holds, part by part."""
    return render(request, "help.html", _context(request))


@require_POST
def search(request: OfficerRequest) -> HttpResponse:
    """Show the sections in which the words stand."""
    asked = request.POST.get("words", "").strip()[:100]
    found = {"asked": asked, "hits": manual.search(asked), "searched": True}
    return render(request, "help.html", {**_context(request), **found})


@require_safe
def page(request: OfficerRequest, name: str) -> HttpResponse:
    """Show a page of the manual."""
    one = manual.pages().get(name)
    if one is None and manual.pages():
        raise Http404
    headings = [s for s in one.sections if s.anchor] if one else []
    more = {"one": one, "headings": headings if len(headings) < 30 else []}
    return render(request, "help_page.html", {**_context(request), **more})


def _context(request: OfficerRequest) -> dict[str, object]:
    listed = manual.pages().values()
    return {
        "manual": [
            (words, [p for p in listed if p.part == part])
            for part, words in manual.PARTS.items()
        ],
        "built": bool(manual.pages()),
        "buttons": manual.buttons(),
        "guide_left": guiding.is_left(request),
    }

"""One source: its text with what is quoted, and its claims beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from django.http import (
    HttpResponse,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.claims.models import Claim, Decision
from habeas.claims.review import in_bulk_count
from habeas.claims.reviewed import OPEN
from habeas.claims.told import covers
from habeas.errors import HabeasError
from habeas.register import decide as deciding
from habeas.sources.models import Source
from habeas.web import find, flash, found, marks, terms, typed
from habeas.web.listed import claims_of, list_with, listed_of, states_of
from habeas.web.officer import OfficerRequest
from habeas.web.stretch import (
    Page,
    Reading,
    marks_of,
    page_at,
    page_of,
    shown,
    text_of,
    unseen,
)
from habeas.web.titles import title_of

VIEWS = ("text", "marks")
_AN_ID = re.compile(r"[0-9a-f-]{36}")
VERBS: dict[str, Callable[..., Any]] = {
    "accept": deciding.accept,
    "misread": deciding.misread,
    "set_aside": deciding.set_aside,
    "doubt": deciding.doubt,
}


@require_safe
def source(request: OfficerRequest, pk: str, number: int = 1) -> HttpResponse:
    """Show text and claims side by side, page by page."""
    one = find.one(request, Source, pk)
    context = whole_context(request, one, number, _id(request.GET.get("from", "")))
    return render(request, "source.html", context)


def whole_context(
    request: OfficerRequest, one: Source, number: int, begin: str
) -> dict[str, Any]:
    """Return what the page of a source shows: a page of the text and its claims."""
    text = text_of(request, one)
    page = page_of(text, number)
    listed = listed_of(request, one, text, page, begin)
    words = {e.claim.pk: e.words for e in listed.entries}
    marked = marks_of([e.claim for e in listed.entries], words)
    if text is not None:
        marked += found.marks(request, text.of, text.seen)
    states = states_of(request, one)
    return {
        "source": one,
        "text": text.of if text else None,
        "closed": len(text.seen.gaps) if text else 0,
        "title": title_of(request, one),
        "cover": covers(request.officer, [one])[one.pk],
        **text_context(request, text, page, marked),
        "listed": listed,
        "states": [(s, n) for s, n in states.items() if s not in OPEN],
        "claims": sum(states.values()),
        "open": sum(n for s, n in states.items() if s in OPEN),
        "in_bulk": in_bulk_count(request.officer, one),
        "unseen": unseen(text),
        "last": last_entry(request, one),
        "adding": typed.has(request.session, f"make:{one.pk}"),
        "typed": typed.fields(request.session, f"type:{one.pk}"),
    }


def text_context(
    request: OfficerRequest,
    text: Reading | None,
    page: Page | None,
    marked: Sequence[marks.Mark],
) -> dict[str, Any]:
    """Return what `parts/text.html` shows, in the way that was asked for.

    As `text`, and the browser lights the words; as `marks`, marked up; until somebody
    chose, marked up for a browser to turn into text where it can light words.
    """
    chosen = view_of(request)
    drawn = () if chosen == "text" else marked
    return {
        "page": page,
        "view": chosen,
        "spans": marks.spans(marked, page.start, page.end) if page else "",
        "parts": shown(text, page, drawn) if text and page else [],
    }


def view_of(request: OfficerRequest) -> str:
    """Return how texts are shown in this browser; the address may say so anew."""
    asked = request.GET.get("view", "")
    if asked in VIEWS:
        request.session["view"] = asked
    return str(request.session.get("view", ""))


def _id(told: str) -> str:
    return told if _AN_ID.fullmatch(told) else ""


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 9 else 1


def last_entry(request: OfficerRequest, source: Source) -> int | None:
    """Return the entry of the last decision on a source that can be taken back."""
    rows = Decision.objects.visible_to(request.officer).filter(
        claim__source=source, undone_by__isnull=True
    )
    last = rows.exclude(verb="undo").order_by("-entry").values_list("entry", flat=True)
    found: int | None = last.first()
    return found


@require_POST
def decide(request: OfficerRequest, pk: str) -> HttpResponse:
    """Decide on one claim of the list, or take the last decision back."""
    one = find.one(request, Source, pk)
    verb, _sep, claim = request.POST.get("do", "").partition(":")
    said = ""
    with flash.refusals(request):
        said = _decide(request, one, verb, claim)
    number = _number(request.POST.get("number", "")) or 1
    begin = _id(request.POST.get("from", ""))
    if request.headers.get("HX-Request"):
        context = whole_context(request, one, number, begin)
        more = {"decided": said, "said": flash.take(request), "oob": True}
        return render(request, "parts/claims.html", {**context, **more, "next": claim})
    if said:
        flash.say(request, said)
    where = f"/sources/{pk}/page/{number}" if number > 1 else f"/sources/{pk}"
    asked = f"?from={begin}" if begin else ""
    return HttpResponseRedirect(f"{where}{asked}#{f'claim-{claim}' if claim else ''}")


def _decide(request: OfficerRequest, one: Source, verb: str, claim: str) -> str:
    if verb == "undo":
        entry = last_entry(request, one)
        if entry is None:
            return ""
        deciding.undo_entry(request.officer, entry)
        return _("The last decision was taken back.")
    if verb not in VERBS:
        raise NoSuchVerb
    row = find.one(request, Claim, claim)
    seen = request.POST.get(f"seen-{claim}", "")
    entry = int(seen) if seen.isdecimal() else row.entry
    VERBS[verb](request.officer, [row], seen={row.pk: entry})
    row.refresh_from_db()
    return str(terms.say(row.state, "review"))


@require_safe
def words(request: OfficerRequest, pk: str) -> HttpResponse:
    """Go to the page of the source on which the words of a claim stand."""
    one = find.one(request, Claim, pk)
    text = text_of(request, one.source)
    page = page_at(text, text.seen.shown(one.first, one.first)[0] if text else 0)
    number = page.number if page else 1
    listed = claims_of(request, one.source)
    if page is not None and page.of > 1:
        listed = listed.filter(first__gte=page.first)
    begin = list_with(one, listed)
    asked = f"?from={begin}" if begin else ""
    where = f"/sources/{one.source_id}/page/{number}{asked}"
    return HttpResponseRedirect(f"{where}#words-{one.pk}")


class NoSuchVerb(HabeasError):
    """The form asked for a decision there is none of."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such decision. Nothing was changed. Use the buttons.")
        )

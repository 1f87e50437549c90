"""One source: its text with what is quoted, its claims, its bytes, its custody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.http import (
    Http404,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.claims import quotes
from habeas.claims.cards import about, called
from habeas.claims.models import KINDS, Claim
from habeas.claims.quotes import Words
from habeas.errors import HabeasError
from habeas.publication.models import Release
from habeas.publication.release import showing
from habeas.sources import custody as chain_of
from habeas.sources import erase, preserve
from habeas.sources.models import Source, Text
from habeas.text import hidden
from habeas.web import find, flash, jobs, marks
from habeas.web.officer import OfficerRequest
from habeas.web.views.inbox import OPEN, titles_of

WINDOW = 60_000  # code points of a text on one page
GONE = ("superseded", "misread", "retracted")
MOST_CLAIMS = 1_000  # in one list; what is past it is reached by its words


@dataclass(frozen=True)
class Part:
    """A part of the text as HTML, with whose voice it is."""

    kind: str
    voice: str
    html: SafeString


@dataclass(frozen=True)
class Page:
    """A stretch of a text that is shown at once, and where it stands in the whole."""

    number: int
    of: int
    start: int
    end: int


@require_safe
def source(request: OfficerRequest, pk: str, number: int = 1) -> HttpResponse:
    """Show text and claims side by side."""
    one = find.one(request, Source, pk)
    text = text_of(request, one)
    claims = list(claims_of(request, one)[: MOST_CLAIMS + 1])
    words = quotes.read(request.officer, claims)
    page = page_of(text, number)
    context = {
        "source": one,
        "text": text,
        "title": titles_of(request, [pk]).get(pk) or one.name or "",
        "parts": shown(text, page, _marks(claims, words)) if text and page else [],
        "page": page,
        "groups": _groups(claims[:MOST_CLAIMS], words),
        "more_claims": len(claims) > MOST_CLAIMS,
        "claims": len(claims),
        "open": sum(c.state in OPEN for c in claims),
        "unseen": _unseen(text),
    }
    return render(request, "source.html", context)


def text_of(request: OfficerRequest, source: Source) -> Text | None:
    """Return the last text made of a source, if one was made."""
    found = Text.objects.visible_to(request.officer).filter(source=source)
    last: Text | None = found.order_by("-number").first()
    return last


def claims_of(request: OfficerRequest, source: Source) -> Any:
    """Return a query of the claims of a source that stand, in text order."""
    rows = Claim.objects.visible_to(request.officer).filter(source=source)
    return rows.exclude(state="superseded").order_by("first", "entry", "id")


def page_of(text: Text | None, number: int) -> Page | None:
    """Return the stretch of `text` on page `number` (from 1). Raises `Http404`."""
    if text is None:
        return None
    pages = max(1, -(-text.length // WINDOW))
    if not 1 <= number <= pages:
        raise Http404
    start = (number - 1) * WINDOW
    return Page(number, pages, start, min(text.length, start + WINDOW))


def page_at(text: Text | None, position: int) -> Page | None:
    """Return the page of `text` on which `position` stands."""
    if text is None:
        return None
    last = max(0, text.length - 1)
    return page_of(text, min(max(0, position), last) // WINDOW + 1)


def shown(text: Text, page: Page, marked: Sequence[marks.Mark]) -> list[Part]:
    """Return the parts of the text that stand on a page, with their marks."""
    whole = str(text.text)
    found = []
    for part in _parts(text):
        start, end = max(part["start"], page.start), min(part["end"], page.end)
        if start < end:
            told = html(whole, start, end, marked)
            found.append(Part(part["kind"], part.get("voice") or "", told))
    return found


def html(
    text: str,
    start: int,
    end: int,
    marked: Sequence[marks.Mark],
    *,
    anchors: bool = True,
) -> SafeString:
    """Return a stretch of text as HTML that is safe to show, with its marks."""
    made = marks.markup(text, start, end, marked, anchors=anchors)
    # every character of the source went through marks.escape
    return mark_safe(made)  # noqa: S308


def _parts(text: Text) -> list[dict[str, Any]]:
    whole: dict[str, Any] = {"kind": "", "voice": "", "start": 0, "end": text.length}
    parts = sorted(text.parts, key=lambda p: p["start"]) if text.parts else [whole]
    filled, at = [], 0
    for part in parts:
        if part["start"] > at:
            filled.append({**whole, "start": at, "end": part["start"]})
        filled.append({**part, "start": max(at, part["start"])})
        at = max(at, part["end"])
    return [*filled, {**whole, "start": at}] if at < text.length else filled


def _marks(claims: Iterable[Claim], words: dict[str, list[Words]]) -> list[marks.Mark]:
    return marks_of(claims, words, frozenset())


def marks_of(
    claims: Iterable[Claim], words: dict[str, list[Words]], now: frozenset[str]
) -> list[marks.Mark]:
    """Return the marks of claims' quotes that stand; `now` are those on the card."""
    return [
        marks.Mark(w.start, w.end, c.pk, c.state, c.label, c.pk in now)
        for c in claims
        if c.state not in GONE or c.pk in now
        for w in words.get(c.pk, ())
        if not w.lost
    ]


def _groups(
    claims: list[Claim], words: dict[str, list[Words]]
) -> list[tuple[str, list[tuple[Claim, str, list[Words]]]]]:
    """Return claims by kind, each with whom it is about and its words."""
    names = {c.pk: called(c) for c in claims}
    by_kind: dict[str, list[tuple[Claim, str, list[Words]]]] = defaultdict(list)
    for claim in claims:
        who = names.get(about(claim), "")
        by_kind[claim.kind].append((claim, who, words.get(claim.pk, [])))
    return [(kind, by_kind[kind]) for kind in KINDS if by_kind[kind]]


def _unseen(text: Text | None) -> int:
    if text is None:
        return 0
    found = hidden.find(str(text.text))
    return sum(not h.ordinary and h.character not in "\r\t" for h in found)


@require_safe
def custody(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show who did what with the source, and when."""
    one = find.one(request, Source, pk)
    context = {
        "source": one,
        "title": titles_of(request, [pk]).get(pk) or one.name or "",
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
        pieces = preserve.stream(one)
        first = next(pieces, b"")
    except HabeasError as error:
        flash.say(request, str(error), "refused")
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
    try:
        jobs.read_one(request.officer, one)
        flash.say(request, _("It was read. Look at what is proposed."))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return find.back(request, f"/sources/{pk}")


@require_POST
def destroy(request: OfficerRequest, pk: str) -> HttpResponse:
    """Destroy a source and all that was made of it; a tombstone and proofs stay."""
    one = find.one(request, Source, pk)
    try:
        if request.POST.get("sure") != "1":
            raise _NotSure
        cited = Release.objects.whole("what cites a source").filter(
            pk__in=showing(one.pk), withdrawn=False
        )
        reason = request.POST.get("reason", "")
        citing = list(cited.values_list("pk", flat=True))
        erase.destroy(request.officer, one, reason, cited_by=citing)
        flash.say(request, _("Destroyed. A tombstone stays, with the reason."))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect(f"/sources/{pk}/custody")


class _NotSure(HabeasError):
    """A source was to be destroyed without a second word."""

    def __init__(self) -> None:
        super().__init__(
            _("Tick that you are sure. Nothing was destroyed; it cannot be undone.")
        )

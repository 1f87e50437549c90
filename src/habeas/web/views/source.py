"""One source: its text with what is quoted, its claims, its bytes, its custody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Count, Q
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

from habeas.claims import closed, links, quotes
from habeas.claims.cards import about, called
from habeas.claims.models import Claim, Decision, Quote
from habeas.claims.quotes import Words
from habeas.claims.review import conflicts, in_bulk_count
from habeas.errors import HabeasError
from habeas.publication.models import Release
from habeas.publication.release import showing
from habeas.register import decide as deciding
from habeas.sources import custody as chain_of
from habeas.sources import erase, preserve
from habeas.sources.models import Source, Text
from habeas.text import hidden
from habeas.web import find, flash, found, jobs, marks, terms, typed
from habeas.web.officer import OfficerRequest
from habeas.web.telling import Telling, tell
from habeas.web.terms import VOICES
from habeas.web.views.inbox import OPEN, titles_of

WINDOW = 40_000  # code points of a text on one page
GONE = ("superseded", "misread", "retracted")
MOST_CLAIMS = 200  # in one list
VIEWS = ("text", "marks")
MOST_COUNTED = 1_000
_COUNTED: dict[str, int] = {}  # of texts, which never change
VERBS: dict[str, Callable[..., Any]] = {
    "accept": deciding.accept,
    "misread": deciding.misread,
    "set_aside": deciding.set_aside,
    "doubt": deciding.doubt,
}


@dataclass(frozen=True)
class Part:
    """A part of the text as HTML, with whose voice it is and where it starts."""

    kind: str
    voice: str
    html: SafeString
    start: int


@dataclass(frozen=True)
class Page:
    """A stretch of a text, as the officer may see it, that is shown at once.

    `first` and `last` are where it stands in the text itself.
    """

    number: int
    of: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Reading:
    """A text, `of`, with what the officer may see of it."""

    of: Text
    seen: closed.Seen

    @property
    def length(self) -> int:
        return len(self.seen.text)


@dataclass(frozen=True)
class Entry:
    """A claim in the list beside the text, as it is read out.

    `who` is whom it is about; `told` what it says, in words; `conflict` are decisions
    of officers who did not see each other's.
    """

    claim: Claim
    who: str
    told: Telling
    words: list[Words]
    conflict: list[Decision]

    @property
    def open(self) -> bool:
        return self.claim.state in OPEN


@dataclass(frozen=True)
class Listed:
    """The claims of one page of a text: those from `start` on, `MOST_CLAIMS` at most.

    `count` is how many the page has in all.
    """

    entries: list[Entry]
    start: int
    count: int

    @property
    def before(self) -> int | None:
        return max(0, self.start - MOST_CLAIMS) if self.start else None

    @property
    def after(self) -> int | None:
        end = self.start + MOST_CLAIMS
        return end if end < self.count else None

    @property
    def first(self) -> int:
        return self.start + 1

    @property
    def last(self) -> int:
        return self.start + len(self.entries)


@require_safe
def source(request: OfficerRequest, pk: str, number: int = 1) -> HttpResponse:
    """Show text and claims side by side, page by page."""
    one = find.one(request, Source, pk)
    context = whole_context(request, one, number, _start(request.GET.get("from", "")))
    return render(request, "source.html", context)


def whole_context(
    request: OfficerRequest, one: Source, number: int, start: int
) -> dict[str, Any]:
    """Return what the page of a source shows: a page of the text and its claims."""
    text = text_of(request, one)
    page = page_of(text, number)
    listed = listed_of(request, one, text, page, start)
    words = {e.claim.pk: e.words for e in listed.entries}
    marked = _marks([e.claim for e in listed.entries], words)
    if text is not None:
        marked += found.marks(request, text.of, text.seen)
    states = states_of(request, one)
    return {
        "source": one,
        "text": text.of if text else None,
        "closed": len(text.seen.gaps) if text else 0,
        "title": titles_of(request, [one.pk]).get(one.pk) or one.name or "",
        **text_context(request, text, page, marked),
        "listed": listed,
        "states": [(s, n) for s, n in states.items() if s not in OPEN],
        "claims": sum(states.values()),
        "open": sum(n for s, n in states.items() if s in OPEN),
        "in_bulk": in_bulk_count(request.officer, one),
        "unseen": _unseen(text),
        "last": last_entry(request, one),
        "adding": typed.has(request.session, f"make:{one.pk}"),
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


def _start(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 9 else 0


def states_of(request: OfficerRequest, source: Source) -> dict[str, int]:
    """Return how many claims of a source stand in each state."""
    rows = Claim.objects.visible_to(request.officer).filter(source=source)
    counted = rows.exclude(state="superseded").values_list("state")
    return dict(counted.annotate(n=Count("id")).order_by("state"))


def listed_of(
    request: OfficerRequest,
    source: Source,
    text: Reading | None,
    page: Page | None,
    start: int,
) -> Listed:
    """Return the claims whose words stand on a page of the text, in text order."""
    rows = claims_of(request, source)
    if text is not None and page is not None and page.of > 1:
        quoted = Quote.objects.visible_to(request.officer).filter(
            text=text.of, start__lt=page.last, end__gt=page.first
        )
        here = Q(first__gte=page.first, first__lt=page.last)
        rows = rows.filter(here | Q(pk__in=quoted.values("claim")))
    claims = list(rows[start : start + MOST_CLAIMS])
    count = start + len(claims)
    if start or len(claims) == MOST_CLAIMS:
        count = rows.count()
    return Listed(_entries(request, source, claims), start, count)


def _entries(
    request: OfficerRequest, source: Source, claims: list[Claim]
) -> list[Entry]:
    words = quotes.read(request.officer, claims)
    names = names_of(request, claims)
    doubted = any(c.state == "doubted" for c in claims)
    apart = conflicts(request.officer, source) if doubted else {}
    return [
        Entry(
            claim,
            names.get(about(claim), ""),
            tell(
                claim,
                named(claim, names),
                [names.get(v) or v for v in map(str, claim.voices)],
            ),
            words.get(claim.pk, []),
            apart.get(claim.pk, []),
        )
        for claim in claims
    ]


def names_of(request: OfficerRequest, claims: Iterable[Claim]) -> dict[str, str]:
    """Return what the things that claims refer to are called, by claim id."""
    found = list(claims)
    ids = {i for c in found for i in links.of(c)}
    ids |= {v for c in found for v in map(str, c.voices) if v not in VOICES}
    known = {c.pk: called(c) for c in found}
    left = [i for i in ids if i not in known]
    rows = Claim.objects.visible_to(request.officer).filter(pk__in=left)
    return known | {c.pk: called(c) for c in rows}


def named(one: Claim, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return a claim's values with ids replaced by the names they stand for."""
    found = []
    for name, value in one.value.items():
        listed = value if isinstance(value, list) else [value]
        said = [str(names.get(str(v)) or v) for v in listed if v not in (None, "")]
        if said:
            found.append((name, ", ".join(said)))
    return tuple(found)


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
    try:
        said = _decide(request, one, verb, claim)
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    number = _start(request.POST.get("number", "")) or 1
    start = _start(request.POST.get("from", ""))
    if request.headers.get("HX-Request"):
        context = whole_context(request, one, number, start)
        more = {"decided": said, "said": flash.take(request), "oob": True}
        return render(request, "parts/claims.html", {**context, **more, "next": claim})
    if said:
        flash.say(request, said)
    where = f"/sources/{pk}/page/{number}" if number > 1 else f"/sources/{pk}"
    asked = f"?from={start}" if start else ""
    return HttpResponseRedirect(f"{where}{asked}#{f'claim-{claim}' if claim else ''}")


def _decide(request: OfficerRequest, one: Source, verb: str, claim: str) -> str:
    if verb == "undo":
        entry = last_entry(request, one)
        if entry is not None:
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
    before = listed.filter(first__lt=one.first).count()
    start = before // MOST_CLAIMS * MOST_CLAIMS
    asked = f"?from={start}" if start else ""
    where = f"/sources/{one.source_id}/page/{number}{asked}"
    return HttpResponseRedirect(f"{where}#words-{one.pk}")


def text_of(request: OfficerRequest, source: Source) -> Reading | None:
    """Return the last text made of a source, if one was made, as it may be seen."""
    found = Text.objects.visible_to(request.officer).filter(source=source)
    last: Text | None = found.order_by("-number").first()
    return Reading(last, closed.seen(request.officer, last)) if last else None


def claims_of(request: OfficerRequest, source: Source) -> Any:
    """Return a query of the claims of a source that stand, in text order."""
    rows = Claim.objects.visible_to(request.officer).filter(source=source)
    return rows.exclude(state="superseded").order_by("first", "entry", "id")


def page_of(text: Reading | None, number: int) -> Page | None:
    """Return the stretch of `text` on page `number` (from 1). Raises `Http404`."""
    if text is None:
        return None
    pages = max(1, -(-text.length // WINDOW))
    if not 1 <= number <= pages:
        raise Http404
    start = (number - 1) * WINDOW
    end = min(text.length, start + WINDOW)
    first, last = text.seen.position(start), text.seen.position(end)
    return Page(number, pages, start, end, first, last)


def page_at(text: Reading | None, position: int) -> Page | None:
    """Return the page of `text` on which `position` stands, as it is shown."""
    if text is None:
        return None
    last = max(0, text.length - 1)
    return page_of(text, min(max(0, position), last) // WINDOW + 1)


def shown(text: Reading, page: Page, marked: Sequence[marks.Mark]) -> list[Part]:
    """Return the parts of the text that stand on a page, with their marks."""
    whole = text.seen.text
    found = []
    for part in _parts(text):
        start, end = max(part["start"], page.start), min(part["end"], page.end)
        if start < end:
            told = html(whole, start, end, marked)
            found.append(Part(part["kind"], part.get("voice") or "", told, start))
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


def _parts(text: Reading) -> list[dict[str, Any]]:
    whole: dict[str, Any] = {"kind": "", "voice": "", "start": 0, "end": text.length}
    filled, at = [], 0
    for part in _stretches(text) or [whole]:
        if part["start"] > at:
            filled.append({**whole, "start": at, "end": part["start"]})
        filled.append({**part, "start": max(at, part["start"])})
        at = max(at, part["end"])
    return [*filled, {**whole, "start": at}] if at < text.length else filled


def _stretches(text: Reading) -> list[dict[str, Any]]:
    """Return the parts that the reading made, where they stand in what is shown."""
    made = []
    for part in sorted(text.of.parts or (), key=lambda p: p["start"]):
        start, end = text.seen.shown(part["start"], part["end"])
        made.append({**part, "start": start, "end": end})
    return made


def _marks(claims: Iterable[Claim], words: dict[str, list[Words]]) -> list[marks.Mark]:
    return marks_of(claims, words, frozenset())


def marks_of(
    claims: Iterable[Claim], words: dict[str, list[Words]], now: frozenset[str]
) -> list[marks.Mark]:
    """Return the marks of claims' quotes that stand; `now` are those on the card."""
    return [
        marks.Mark(w.start, w.end, c.pk, c.state, c.label, c.pk in now, c.kind)
        for c in claims
        if c.state not in GONE or c.pk in now
        for w in words.get(c.pk, ())
        if not w.lost
    ]


def _unseen(text: Reading | None) -> int:
    """Return how many characters of a text nobody sees; counted once for each text."""
    if text is None:
        return 0
    if text.seen.gaps:
        return _count_unseen(text.seen.text)
    if text.of.pk not in _COUNTED:
        if len(_COUNTED) > MOST_COUNTED:
            _COUNTED.clear()
        _COUNTED[text.of.pk] = _count_unseen(text.seen.text)
    return _COUNTED[text.of.pk]


def _count_unseen(text: str) -> int:
    found = hidden.find(text)
    return sum(not h.ordinary and h.character not in "\r\t" for h in found)


@require_safe
def custody(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show who did what with the source, and when."""
    one = find.one(request, Source, pk)
    context = {
        "source": one,
        "title": titles_of(request, [pk]).get(pk) or one.name or "",
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


class NoSuchVerb(HabeasError):
    """The form asked for a decision there is none of."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such decision. Nothing was changed. Use the buttons.")
        )

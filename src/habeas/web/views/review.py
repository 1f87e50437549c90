"""Deciding card by card: one key for a line, one for the whole card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.claims import links, quotes
from habeas.claims.cards import Card, Line, about, cards
from habeas.claims.models import Claim, Decision
from habeas.claims.quotes import Words
from habeas.claims.review import conflicts, in_bulk_count
from habeas.errors import HabeasError
from habeas.register import decide as deciding
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store import vault
from habeas.web import beside, door, find, flash, pending
from habeas.web import telling as told
from habeas.web.listed import claims_of, listed_of
from habeas.web.officer import OfficerRequest
from habeas.web.stretch import Reading, html, marks_of, page_at, text_of
from habeas.web.titles import title_of
from habeas.web.views.source import VERBS, NoSuchVerb, last_entry, text_context

LINES, PIPS = 100, 40  # lines of a card shown at once, cards named before and after


@dataclass(frozen=True)
class Progress:
    """How far the source is decided on, in cards and in lines."""

    cards: int
    done: int
    lines: int
    decided: int


@require_safe
def review(request: OfficerRequest, pk: str, card: str = "") -> HttpResponse:
    """Show a card, or the first that is still to be decided."""
    source = find.one(request, Source, pk)
    dealt = _dealt(request, source)
    now = _chosen(dealt, card)
    context = _context(request, source, dealt, now)
    context["decided"] = request.session.pop("decided", "")
    return render(request, "review.html", context)


def _dealt(request: OfficerRequest, source: Source) -> list[Card]:
    """Return the cards of a source, those of the last page where nothing changed.

    They are forgotten when the desk is locked.
    """
    officer = request.officer
    key = (vault.generation(), desks.entries(), officer.pk, officer.ceiling, source.pk)
    if key not in _KEPT:
        dealt = cards(officer, source)
        _KEPT.clear()
        _KEPT[key] = dealt
    return _KEPT[key]


_KEPT: dict[tuple[object, ...], list[Card]] = {}
door.forgetting.append(_KEPT.clear)


def card_of(request: OfficerRequest, source: Source, claims: set[str]) -> str:
    """Return the id of the first card with one of `claims` (ids) on it; '' if none."""
    dealt = _dealt(request, source)
    return next((c.id for c in dealt if claims & set(_ids(c))), "")


def _chosen(dealt: Sequence[Card], card: str) -> Card | None:
    if card:
        found = next((c for c in dealt if c.id == card), None)
        if found is None:
            raise Http404
        return found
    return next((c for c in dealt if c.open), None)


def _context(
    request: OfficerRequest, source: Source, dealt: list[Card], now: Card | None
) -> dict[str, Any]:
    text = text_of(request, source)
    own = deciding.claims_of(now) if now else []
    on_card = frozenset(c.pk for c in own)
    first = now.first if now else 0
    page = page_at(text, text.seen.shown(first, first)[0] if text else 0)
    beside_it = listed_of(request, source, text, page)
    around = {c.pk: c for c in [*(e.claim for e in beside_it.entries), *own]}
    words = quotes.read(request.officer, around.values())
    marked = marks_of(around.values(), words, on_card)
    at = dealt.index(now) if now else 0
    lines = _lines(now)
    return {
        "source": source,
        "title": title_of(request, source),
        "cards": dealt[max(0, at - PIPS) : at + PIPS],
        "card": now,
        "lines": lines,
        "according": _one_voice(lines),
        "lines_left": len(now.lines) - len(lines) if now else 0,
        "number": at + 1,
        "before": dealt[at - 1] if now and at else None,
        "after": dealt[at + 1] if now and at + 1 < len(dealt) else None,
        "progress": progress(dealt),
        "in_bulk": in_bulk_count(request.officer, source),
        "conflicts": conflicts(request.officer, source),
        "beside": beside.of_claims(request, [n.claim for _i, n in lines]),
        "records": beside.records_behind(request, [n.claim for _i, n in lines]),
        "text": text.of if text else None,
        "closed": len(text.seen.gaps) if text else 0,
        **text_context(request, text, page, marked),
        "passages": _passages(text, now, own, words, on_card),
        "last": last_entry(request, source) is not None,
        **(_what_comes(request, source) if now is None else {}),
    }


def _what_comes(request: OfficerRequest, source: Source) -> dict[str, Any]:
    """Return the next source to decide on, and what it is called."""
    following = pending.after(request.officer, source)
    return {
        "following": following,
        "following_title": title_of(request, following) if following else "",
    }


def _one_voice(lines: Sequence[tuple[int, Line]]) -> str:
    """Return who says what stands on a card, in words, where all of it is said alike."""
    said = {told.according(line.voices) for _n, line in lines}
    return said.pop() if len(said) == 1 and len(lines) > 1 else ""


def _lines(card: Card | None) -> list[tuple[int, Line]]:
    """Return the lines of a card with their numbers; of a long one, `LINES` at most.

    They begin at the first that is open: what is not shown is not decided on.
    """
    if card is None:
        return []
    numbered = list(enumerate(card.lines, 1))
    if len(numbered) <= LINES:
        return numbered
    first = next((n for n, line in enumerate(card.lines) if line.open), 0)
    return numbered[first : first + LINES]


def _passages(
    text: Reading | None,
    now: Card | None,
    claims: list[Claim],
    words: dict[str, list[Words]],
    on_card: frozenset[str],
) -> list[SafeString]:
    """Return the card's sentences as HTML, the words of its own claims marked."""
    if text is None or now is None:
        return []
    own = marks_of([c for c in claims if c.pk in on_card], words, on_card)
    whole = text.seen.text
    return [html(whole, p.start, p.end, own, anchors=False) for p in now.passages]


def progress(dealt: Sequence[Card]) -> Progress:
    """Return how many cards and lines were decided."""
    lines = [line for card in dealt for line in _all_lines(card)]
    return Progress(
        len(dealt),
        sum(not c.open for c in dealt),
        len(lines),
        sum(not line for line in lines),
    )


def _all_lines(card: Card) -> list[bool]:
    """Return for the title and each line whether it is open."""
    title = [_is_open(card.title_claim)] if card.title_claim else []
    return [*title, *(line.open for line in card.lines)]


def _is_open(claim: Claim) -> bool:
    return claim.state in ("suggested", "in_review", "doubted")


@require_POST
def decide(request: OfficerRequest, pk: str) -> HttpResponse:
    """Decide on a line or on the whole card, then show what comes next."""
    source = find.one(request, Source, pk)
    dealt = _dealt(request, source)
    card = _chosen(dealt, request.POST.get("card", "") or "-")
    what, _sep, claim = request.POST.get("do", "").partition(":")
    with flash.refusals(request):
        if card is not None:
            _decide(request, card, what, claim)
    dealt = _dealt(request, source)
    return _go_on(request, source, dealt, _next(dealt, card, whole=not claim))


def _decide(request: OfficerRequest, card: Card, verb: str, claim: str) -> None:
    if verb not in VERBS:
        raise NoSuchVerb
    seen = _seen(request)
    if claim:
        claims = _line(card, claim)
        if verb == "misread":
            claims = _and_what_is_said_of(request, claims)
        VERBS[verb](request.officer, claims, seen=seen)
    else:
        left = _left_out(request, card)
        claims = [c for c in deciding.claims_of(card) if c.pk not in left]
        if not claims:
            raise NothingTaken
        if verb == "accept":
            deciding.accept_card(request.officer, card, left, seen=seen)
        else:
            if verb == "misread":
                claims = _and_what_is_said_of(request, claims)
            VERBS[verb](request.officer, claims, seen=seen)
    _tell(request, verb, len(claims))


def _and_what_is_said_of(request: OfficerRequest, misread: list[Claim]) -> list[Claim]:
    """Return claims with the open ones that are about them, and so on.

    Where the source does not speak of such a person, it tells nothing of them either.
    """
    source = misread[0].source
    claims = list(claims_of(request, source))
    chain = links.Chain(claims)
    found = {chain.root(c.pk): c for c in misread}
    while more := [
        c
        for c in claims
        if _is_open(c)
        and chain.root(c.pk) not in found
        and chain.root(about(c)) in found
    ]:
        found |= {chain.root(c.pk): c for c in more}
    return list(found.values())


def _seen(request: OfficerRequest) -> dict[str, int]:
    """Return the last entry of each claim that the page showed."""
    pairs = (told.partition(":") for told in request.POST.getlist("seen"))
    return {pk: int(entry) for pk, _sep, entry in pairs if entry.isdecimal()}


def _line(card: Card, claim: str) -> list[Claim]:
    found = [c for c in deciding.claims_of(card) if c.pk == claim]
    along = [line.claim for line in card.along if line.claim.pk == claim]
    if not found + along:
        raise Http404
    return found or along


def _left_out(request: OfficerRequest, card: Card) -> set[str]:
    """Return the claims that a decision on the whole card does not touch.

    Those that were unticked, those on which somebody decided already, and those
    that came to the card after the page was made: nobody has read them.
    """
    offered = set(request.POST.getlist("offered"))
    taken = set(request.POST.getlist("take")) & offered
    decided = {c.pk for c in deciding.claims_of(card) if not _is_open(c)}
    title = {card.title_claim.pk} if card.title_claim else set()
    untaken = {line.claim.pk for line in card.lines} - taken - (title - offered)
    return untaken | decided


def _tell(request: OfficerRequest, verb: str, count: int) -> None:
    said = {
        "accept": ngettext("%(n)s accepted.", "%(n)s accepted.", count),
        "misread": ngettext("%(n)s misread.", "%(n)s misread.", count),
        "set_aside": ngettext("%(n)s set aside.", "%(n)s set aside.", count),
        "doubt": ngettext("%(n)s doubted.", "%(n)s doubted.", count),
    }
    request.session["decided"] = said[verb] % {"n": count}


def _next(dealt: list[Card], card: Card | None, *, whole: bool) -> Card | None:
    """Return the card to show: this one while a line decision leaves it open."""
    at = next((i for i, c in enumerate(dealt) if card and c.id == card.id), -1)
    if at >= 0 and not whole and dealt[at].open:
        return dealt[at]
    order = [*dealt[at + 1 :], *dealt[: at + 1]]
    return next((c for c in order if c.open), None)


def _go_on(
    request: OfficerRequest, source: Source, dealt: list[Card], now: Card | None
) -> HttpResponse:
    if request.headers.get("HX-Request"):
        context = _context(request, source, dealt, now)
        context["decided"] = request.session.pop("decided", "")
        context["said"] = flash.take(request)
        context["oob"] = True
        return render(request, "parts/review.html", context)
    path = f"/sources/{source.pk}/review"
    return HttpResponseRedirect(f"{path}/{now.id}" if now else path)


def last_decided(request: OfficerRequest, source: Source) -> list[Decision]:
    """Return the decisions of the last entry on this source that can be undone."""
    rows = Decision.objects.visible_to(request.officer).filter(
        claim__source=source, undone_by__isnull=True
    )
    rows = rows.exclude(verb="undo")
    last = rows.order_by("-entry").values_list("entry", flat=True).first()
    return list(rows.filter(entry=last).select_related("claim")) if last else []


@require_POST
def undo(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take back what was decided last on this source, whole card or line."""
    source = find.one(request, Source, pk)
    decided = last_decided(request, source)
    with flash.refusals(request):
        if decided:
            deciding.undo_entry(request.officer, decided[0].entry)
        said = ngettext("%(n)s taken back.", "%(n)s taken back.", len(decided))
        request.session["decided"] = said % {"n": len(decided)}
    dealt = _dealt(request, source)
    back = {d.claim_id for d in decided}
    now = next((c for c in dealt if back & set(_ids(c))), None)
    return _go_on(request, source, dealt, now or _chosen(dealt, ""))


def _ids(card: Card) -> list[str]:
    return [c.pk for c in deciding.claims_of(card)]


class NothingTaken(HabeasError):
    """A whole card was decided on with no line in it."""

    def __init__(self) -> None:
        super().__init__(
            _("No line of this card is left to decide on. Nothing was changed.")
        )

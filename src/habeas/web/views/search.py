"""Search: what an officer may see, by its words, each result opening where it stands.

What is asked is posted and kept with the browser's session, in memory, so that no
address and no log has it, and going back shows the same results.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from habeas.claims import closed
from habeas.claims.models import Claim
from habeas.publication.search import look
from habeas.publication.search.asking import LONGEST
from habeas.publication.search.look import Ask, Found, Group, Hit
from habeas.publication.search.pieces import KINDS
from habeas.publication.search.queue import IndexBusy
from habeas.register.listing import entries_about
from habeas.sources.models import KINDS as SOURCE_KINDS
from habeas.sources.models import Text
from habeas.store.labels import up_to
from habeas.text.hidden import visible
from habeas.web import days, find, flash, found, made
from habeas.web.days import NotADay
from habeas.web.officer import OfficerRequest
from habeas.web.stretch import Reading, page_at
from habeas.web.terms import LANGUAGES, Words, choices
from habeas.web.titles import titles_of
from habeas.web.views import working
from habeas.web.works import INDEX

_KEY = "search"
_MOST_PAGES = 200
_DAYS = ("since", "until")
_FILTERS = ("language", "label", "state", "source_kind", *_DAYS)
STATES = (
    "suggested",
    "accepted_as_attributed",
    "doubted",
    "set_aside",
    "misread",
    "retracted",
)
_PAGES = {
    "person": "/records/people/{}",
    "organisation": "/records/organisations/{}",
    "place": "/records/places/{}",
    "event": "/records/events/{}",
    "demand": "/demands#{}",
    "source": "/sources/{}",
    "claim": "/claims/{}",
}
HEADINGS: Mapping[str, Words] = {
    "person": _("People"),
    "entry": _("On the register"),
    "organisation": _("Organisations"),
    "place": _("Places"),
    "event": _("Events"),
    "demand": _("Demands"),
    "scheduled": _("Dates ahead"),
    "source": _("Sources, by name or by who gave them"),
    "text": _("Passages in sources"),
    "claim": _("Claims"),
}


@dataclass(frozen=True)
class Result:
    """A hit with the page it opens, the words it rests on, and its source's title.

    `bits` is its snippet, what nobody sees in it named.
    """

    hit: Hit
    bits: tuple[tuple[str, bool], ...]
    href: str = ""
    words: str = ""
    title: str = ""


@dataclass(frozen=True)
class Shown:
    """A group as the page shows it."""

    group: Group
    heading: Words
    results: list[Result]


@require_safe
def search(request: OfficerRequest) -> HttpResponse:
    """Show the field and what the last search of this browser finds now."""
    told = request.session.get(_KEY, {})
    answer, being_made = _answer(request, told)
    groups = answer.groups if answer else ()
    context = {
        "told": told,
        "found": answer,
        "groups": _shown(request, groups),
        "being_made": being_made,
        "work": working.part(request, INDEX) if being_made else None,
        "page": len(told.get("pages", ())) + 1,
        "more": groups[0].after if told.get("kind") and groups else None,
        "longest": LONGEST,
        "narrowed": any(told.get(name) for name in _FILTERS),
        **_choices(request),
    }
    return render(request, "search.html", context)


def _answer(
    request: OfficerRequest, told: Mapping[str, Any]
) -> tuple[Found | None, bool]:
    """Return what is found, None where nothing was asked or the index is being made."""
    if not told.get("words"):
        return None, False
    try:
        if not made.index(request):
            raise IndexBusy
        return look.search(request.officer, _ask(told)), False
    except IndexBusy:
        return None, True


def _ask(told: Mapping[str, Any]) -> Ask:
    pages = told.get("pages") or ()
    since, until = (days.typed(told[n]) if told.get(n) else None for n in _DAYS)
    return Ask(
        words=told.get("words", ""),
        kind=told.get("kind", ""),
        language=told.get("language", ""),
        label=told.get("label", ""),
        state=told.get("state", ""),
        source_kind=told.get("source_kind", ""),
        since=since,
        until=until,
        after=pages[-1] if pages else None,
    )


@require_POST
def ask(request: OfficerRequest) -> HttpResponse:
    """Keep what is looked for, another group of it, or another page of that group."""
    told = dict(request.session.get(_KEY, {}))
    if "words" in request.POST:
        told = _typed(request)
    elif "kind" in request.POST:
        told = {**told, "kind": _known(request, "kind", KINDS), "pages": []}
    elif "after" in request.POST:
        told["pages"] = [*told.get("pages", ()), _number(request, "after")]
        told["pages"] = told["pages"][-_MOST_PAGES:]
    elif "before" in request.POST:
        told["pages"] = list(told.get("pages", ()))[:-1]
    elif "forget" in request.POST:
        told = {}
    try:
        _ask(told)
        request.session[_KEY] = told
    except NotADay as error:
        flash.refuse(request, error)
    return HttpResponseRedirect("/search")


def _typed(request: OfficerRequest) -> dict[str, Any]:
    known = _choices(request)
    told: dict[str, Any] = {
        "words": request.POST["words"].strip()[:LONGEST],
        "kind": _known(request, "kind", KINDS),
        "pages": [],
    }
    for name in _FILTERS:
        if name in _DAYS:
            told[name] = request.POST.get(name, "").strip()
        else:
            told[name] = _known(request, name, [code for code, _said in known[name]])
    return told


def _known(request: OfficerRequest, name: str, codes: Iterable[str]) -> str:
    given = request.POST.get(name, "")
    return given if given in codes else ""


def _number(request: OfficerRequest, name: str) -> int:
    given = request.POST.get(name, "")
    if not (given.isascii() and given.isdecimal() and len(given) < 20):
        raise Http404
    return int(given)


@require_POST
def opened(request: OfficerRequest) -> HttpResponse:
    """Go to the words of a passage, marked on the page of the source they stand on."""
    text = find.one(request, Text, request.POST.get("text", ""))
    reading = Reading(text, closed.seen(request.officer, text))
    start, end = _number(request, "start"), _number(request, "end")
    page = page_at(reading, start)
    where_it_is = reading.seen.position(start), reading.seen.position(end)
    found.keep(request, text, *where_it_is)
    where = f"/sources/{text.source_id}/page/{page.number if page else 1}"
    return HttpResponseRedirect(f"{where}#words-found")


def _shown(request: OfficerRequest, groups: Iterable[Group]) -> list[Shown]:
    listed = list(groups)
    hits = [h for g in listed for h in g.hits]
    titles = titles_of(request, {h.source for h in hits if h.source})
    entries = _entries(request, [h for h in hits if h.kind == "entry"])
    claims = _visible_claims(request, hits)
    return [
        Shown(
            g,
            HEADINGS[g.kind],
            [
                Result(
                    h,
                    tuple((visible(b.words), b.marked) for b in h.snippet),
                    _href(h, entries),
                    f"/claims/{pk}/words" if (pk := _claim(h)) in claims else "",
                    titles.get(h.source, ""),
                )
                for h in g.hits
            ],
        )
        for g in listed
    ]


def _href(hit: Hit, entries: Mapping[str, str]) -> str:
    if hit.kind == "entry":
        return f"/register/{entries[hit.id]}" if hit.id in entries else ""
    if hit.kind == "scheduled":
        return f"/claims/{hit.of.claim_id}"
    return _PAGES[hit.kind].format(hit.id) if hit.kind in _PAGES else ""


def _claim(hit: Hit) -> str:
    """Return the claim whose words a hit rests on, '' for sources and their texts."""
    return hit.id if hit.kind == "claim" else str(getattr(hit.of, "claim_id", "") or "")


def _visible_claims(request: OfficerRequest, hits: Iterable[Hit]) -> set[str]:
    ids = {_claim(h) for h in hits}
    rows = Claim.objects.visible_to(request.officer).filter(pk__in=ids)
    return set(rows.values_list("pk", flat=True))


def _entries(request: OfficerRequest, hits: list[Hit]) -> dict[str, str]:
    """Return the register's entry of each episode that was found."""
    people = {h.of.person_id for h in hits}
    if not people:
        return {}
    told = entries_about(request.officer, people, days.today())
    return {episode: e.id for e in told for episode in e.episodes}


def _choices(request: OfficerRequest) -> dict[str, list[tuple[str, Words]]]:
    """Return what may be chosen in each filter, whatever the desk holds."""
    labels = up_to(request.officer.ceiling)
    return {
        "language": sorted(LANGUAGES.items(), key=lambda pair: str(pair[1])),
        "label": choices("label", *labels),
        "state": choices("review", *STATES),
        "source_kind": choices("source_kind", *SOURCE_KINDS),
        "kinds": [(kind, HEADINGS[kind]) for kind in KINDS],
    }

"""What an officer asked these pages to show: posted, kept in memory only."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from habeas.accounts.models import User
from habeas.publication.figures import month_end, month_of
from habeas.publication.seen import KINDS
from habeas.publication.telling import ask
from habeas.publication.timeline import Asking
from habeas.records.models import Place
from habeas.sources.models import Source
from habeas.vocab.terms import acts, claims, register
from habeas.web import days, find, flash, terms
from habeas.web.days import NotADay
from habeas.web.officer import OfficerRequest
from habeas.web.titles import titles_of
from habeas.web.views.explore.standing import kept

_KEY = "explore"
_NARROW = ("kind", "code", "place", "modality", "source", "status")
_FIELDS = (*_NARROW, "first", "last", "page", "apart")
_ID = re.compile(r"[0-9a-f-]{36}")
_SPAN = re.compile(r"[1-9]\d{3}(-(0[1-9]|1[0-2]))?")
_PLACES, _SOURCES = 200, 60  # offered in a list


def told(request: OfficerRequest) -> dict[str, str]:
    """Return what was asked, by field; '' where nothing was."""
    chosen = request.session.get(_KEY, {})
    return {name: chosen.get(name, "") for name in _FIELDS}


def asking(request: OfficerRequest, *, kinds: bool = False) -> Asking:
    """Return what was asked, read; of `kinds` where the page has them."""
    asked = told(request)
    return Asking(
        kind=_one(asked["kind"], KINDS) if kinds else "",
        code=_one(asked["code"], acts()),
        place=_id(asked["place"]),
        modality=_one(asked["modality"], claims().modality),
        source=_id(asked["source"]),
        status=_one(asked["status"], statuses()),
        on=days.today() if asked["status"] else None,
        first=_day(asked["first"]),
        last=_day(asked["last"]),
        page=_number(asked["page"]),
        apart=_number(asked["apart"]),
    )


def _one(text: str, of: object) -> str:
    return text if text in of else ""  # type: ignore[operator]


def _id(text: str) -> str:
    return text if _ID.fullmatch(text) else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 1


def _day(text: str) -> datetime.date | None:
    return days.typed(text) if text else None


def statuses() -> tuple[str, ...]:
    liberty = register().liberty
    return (*liberty.held, *liberty.ended, *liberty.unknown, *liberty.watch)


@dataclass(frozen=True)
class Offer:
    """One thing that may be chosen: its code or id, and what it is called."""

    code: str
    words: str


def offers(request: OfficerRequest) -> dict[str, object]:
    """Return what the form of these pages offers, and what was chosen."""
    chosen = told(request)
    return {
        "told": chosen,
        "narrowed": any(chosen[name] for name in (*_NARROW, "first", "last")),
        "more": any(chosen[name] for name in _NARROW),
        "codes": [
            Offer(c, terms.say(c, "act"))
            for c in kept(request, lambda: _codes(request.officer), "codes")
        ],
        "places": kept(
            request,
            lambda: _places(request.officer, chosen["place"]),
            "places",
            chosen["place"],
        ),
        "modalities": terms.choices("modality"),
        "statuses": [Offer(s, terms.say(s, "liberty")) for s in statuses()],
        "sources": _sources(request, chosen["source"]),
    }


def _codes(officer: User) -> list[str]:
    """Return the types of act that are told, in the order of the vocabulary."""
    # Both flags are asked for, so that an index has all of it (`ask.YES`).
    rows = ask.every(officer).filter(lead__in=ask.YES, done__in=(True, False))
    told_ = set(rows.order_by().values_list("code", flat=True).distinct())
    return [c for c in acts() if c in told_]


def _places(officer: User, chosen: str) -> list[Offer]:
    """Return the places of which most is told, and the one that was chosen."""
    groups = ask.deeds(officer).exclude(place="").order_by().values("place")
    most = groups.annotate(n=Count("pk")).order_by("-n", "place")[:_PLACES]
    keys = {g["place"] for g in most}
    if chosen and _id(chosen):
        keys.add(ask.spelling(officer, Place, chosen))
    found = ask.spelt(officer, Place, keys).names
    return sorted(
        (Offer(pk, name) for pk, name in found.items()),
        key=lambda o: o.words.casefold(),
    )


def _sources(request: OfficerRequest, chosen: str) -> list[Offer]:
    """Return the newest sources, and the one that was chosen."""
    rows = Source.objects.visible_to(request.officer)
    newest = rows.order_by("-received_at", "-id")[:_SOURCES]
    found = {s.pk: s for s in newest}
    if chosen and _id(chosen) and chosen not in found:
        found |= {s.pk: s for s in rows.filter(pk=chosen)}
    titles = titles_of(request, found)
    return [Offer(pk, titles[pk]) for pk in found]


def _days_of(span: str) -> dict[str, str]:
    """Return the first and last day of a month, or of a year."""
    if len(span) == 4:
        return {"first": f"{span}-01-01", "last": f"{span}-12-31"}
    return {"first": f"{span}-01", "last": f"{month_end(month_of(span))}"}


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose what to show; a choice of anything but a page begins at the first."""
    chosen = told(request)
    given = {n: request.POST[n].strip()[:64] for n in _FIELDS if n in request.POST}
    if _SPAN.fullmatch(request.POST.get("span", "")):
        given |= _days_of(request.POST["span"])
    if set(given) - {"page", "apart"}:
        chosen["page"] = chosen["apart"] = ""
    chosen.update(given)
    if "reset" in request.POST:
        chosen = {}
    try:
        for name in ("first", "last"):
            _day(chosen.get(name, ""))
        request.session[_KEY] = chosen
    except NotADay as error:
        flash.refuse(request, error)
    return find.back(request, "/explore")

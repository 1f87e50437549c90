"""Lists of records, page by page, with what tells their rows apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts.models import User
from habeas.publication.search.called import MOST
from habeas.records import around, listing
from habeas.records.listing import Cursor, Named, Wanted
from habeas.records.models import (
    Act,
    Place,
    Record,
)
from habeas.register.models import Demand, Episode, Stay
from habeas.web import days, flash, made, terms
from habeas.web.days import NotADay
from habeas.web.naming import KINDS, address, model_of, named, tabs
from habeas.web.officer import OfficerRequest
from habeas.web.terms import Words, say
from habeas.web.titles import titles_of


@require_safe
def records(request: OfficerRequest, sort: str = "people") -> HttpResponse:
    """List records of a sort, one page; what is looked for was posted."""
    model = model_of(sort)
    told = _told(request, sort)
    wanted = _wanted(told)
    cursors = told.get("cursors") or []
    after = _cursor(cursors[-1]) if cursors else None
    so = _named(request, sort, wanted)
    found = listing.page(request.officer, model, wanted, after, so)
    context = {
        "sort": sort,
        "sorts": tabs(),
        "rows": _lines(request.officer, sort, found.rows),
        "found": found,
        "titles": titles_of(request, {r.claim.source_id for r in found.rows}),
        "told": told,
        "everything": wanted.everything,
        "page": len(cursors) + 1,
        "kinds": _kinds(request, sort),
        "dated": model in listing.DATED,
        "looked": MOST if so is not None else listing.LOOKED,
        "indexed": so is not None,
    }
    return render(request, "records.html", context)


@require_POST
def look(request: OfficerRequest, sort: str) -> HttpResponse:
    """Choose what a list shows, or turn its page; kept in memory only."""
    model = model_of(sort)
    told = dict(_told(request, sort))
    turn = request.POST.get("turn", "")
    if turn == "next":
        wanted, cursors = _wanted(told), list(told.get("cursors") or [])
        after = _cursor(cursors[-1]) if cursors else None
        so = _named(request, sort, wanted)
        after = listing.page(request.officer, model, wanted, after, so).next
        told["cursors"] = [*cursors, list(after)] if after else cursors
    elif turn == "back":
        told["cursors"] = list(told.get("cursors") or [])[:-1]
    else:
        told = {} if "reset" in request.POST else _asked(request)
    try:
        _wanted(told)
        request.session[_key(sort)] = told
    except NotADay as error:
        flash.refuse(request, error)
    return HttpResponseRedirect(f"/records/{sort}")


def _named(request: OfficerRequest, sort: str, wanted: Wanted) -> Named | None:
    """Return who may be called as is wanted; None where no index tells it yet."""
    if not wanted.words.strip() or sort not in KINDS or not made.index(request):
        return None
    return named(request.officer, sort, wanted.words)


def _key(sort: str) -> str:
    return f"records {sort}"


def _told(request: OfficerRequest, sort: str) -> dict[str, Any]:
    told: dict[str, Any] = request.session.get(_key(sort), {})
    return told


def _asked(request: OfficerRequest) -> dict[str, Any]:
    names = ("words", "kind", "since", "until")
    return {n: request.POST.get(n, "").strip() for n in names}


def _wanted(told: Mapping[str, Any]) -> Wanted:
    since, until = told.get("since"), told.get("until")
    return Wanted(
        words=told.get("words") or "",
        kind=told.get("kind") or "",
        since=days.typed(since) if since else None,
        until=days.typed(until) if until else None,
    )


def _cursor(kept: Sequence[str]) -> Cursor:
    return (kept[0], kept[1])


def _kinds(request: OfficerRequest, sort: str) -> list[tuple[str, Words]]:
    if sort == "acts":
        return sorted(terms.choices("act"), key=lambda pair: str(pair[1]).casefold())
    if sort == "events":
        return terms.choices("event_kind")
    return terms.choices("person_kind") if sort == "people" else []


@dataclass(frozen=True)
class Line:
    """A row of a list: its record, name, address, and numbers with their unit."""

    row: Any
    href: str
    name: str
    facts: tuple[str, ...] = ()
    date: str = ""
    also: str = ""


def _lines(officer: User, sort: str, rows: Sequence[Any]) -> list[Line]:
    counted = _counted(officer, sort, [r.pk for r in rows])
    others = _others(officer, sort, rows)
    made = []
    for row in rows:
        href, name = f"/records/{sort}/{row.pk}", listing.called(row)
        facts = tuple(f for f in (told(row.pk) for told in counted) if f)
        date = days.words(row.date) if hasattr(row, "date") else ""
        if sort == "acts":
            name = say(row.type, "act")
        made.append(Line(row, href, name, facts, date, others.get(row.pk, "")))
    return made


def _others(officer: User, sort: str, rows: Sequence[Any]) -> dict[str, str]:
    """Return what else tells rows of a list apart: whom an act was done to, a place."""
    if sort == "acts":
        ids = {r.victim_id for r in rows if r.victim_id}
        people = around.people_named(officer, ids)
        return {
            r.pk: address(people[r.victim_id])[1] for r in rows if r.victim_id in people
        }
    if sort == "events":
        places = Place.objects.visible_to(officer).filter(
            pk__in={r.place_id for r in rows if r.place_id}
        )
        names = {p.pk: str(p.name) for p in places}
        return {r.pk: names[r.place_id] for r in rows if r.place_id in names}
    return {}


def _counted(officer: User, sort: str, ids: list[str]) -> list[Any]:
    of: dict[str, list[tuple[type[Record], str, Any]]] = {
        "people": [(Act, "victim", acts_said), (Episode, "person", register_said)],
        "organisations": [(Demand, "addressee", demands_said)],
        "places": [(Act, "place", acts_said), (Stay, "place", stays_said)],
        "events": [(Act, "event", acts_said)],
        "acts": [],
    }
    return [
        _sayer(around.numbers(officer, model, name, ids), told)
        for model, name, told in of[sort]
    ]


def _sayer(counted: Mapping[str, int], told: Any) -> Any:
    return lambda pk: told(counted[pk]) if counted.get(pk) else ""


def acts_said(n: int) -> str:
    return ngettext("%(n)s act", "%(n)s acts", n) % {"n": n}


def register_said(n: int) -> str:
    return _("in the register")


def demands_said(n: int) -> str:
    return ngettext("%(n)s demand", "%(n)s demands", n) % {"n": n}


def stays_said(n: int) -> str:
    return ngettext("%(n)s stay", "%(n)s stays", n) % {"n": n}

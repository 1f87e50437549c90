"""The register: who is held, on a day as known on another, and what each is from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from habeas.publication.search.called import called
from habeas.records.remembered import forget
from habeas.register import lines
from habeas.register.counts import FIGURES
from habeas.register.entries import Entry
from habeas.register.listing import RegisterRow
from habeas.register.looking import (
    FLAGS,
    READ,
    Counted,
    Cursor,
    Looked,
    counted,
    flags_of,
    page,
)
from habeas.register.models import Episode
from habeas.register.naming import Named
from habeas.web import days, door, find, flash, made, standings, terms
from habeas.web.days import NotADay
from habeas.web.officer import OfficerRequest

_KEY = "register"
SHOWS = ("all", *FIGURES)
door.forgetting.append(forget)
_FILTERS = ("words", "place", "holder", "since", "flag", "axis")


@dataclass(frozen=True)
class When:
    """The day asked about, and the last moment of knowledge (None: now)."""

    as_of: datetime.date
    known_on: datetime.datetime | None = None

    @property
    def known_day(self) -> str:
        return self.known_on.date().isoformat() if self.known_on else ""


@dataclass(frozen=True)
class Shown:
    """A row as the page shows it, with its label and why it needs a look."""

    row: RegisterRow
    label: str
    flags: tuple[str, ...]

    @property
    def entry(self) -> Entry:
        return self.row.entry


def when(request: OfficerRequest) -> When:
    """Return the two days that this officer's register is looked at on."""
    told = request.session.get(_KEY, {})
    as_of = days.typed(told["as_of"]) if told.get("as_of") else days.today()
    return When(as_of, days.end_of(told["known_on"]) if told.get("known_on") else None)


def labels_of(request: OfficerRequest, entries: list[Entry]) -> dict[str, str]:
    """Return the label of each entry's first episode, by the entry's id."""
    firsts = {e.id: e.episodes[0] for e in entries}
    found = Episode.objects.visible_to(request.officer).filter(pk__in=firsts.values())
    labels = dict(found.values_list("pk", "label"))
    return {entry: labels.get(first, "") for entry, first in firsts.items()}


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    """Show the register on the days chosen, with its three counts, page by page."""
    if waits := made.lines(request):
        return waits
    at = when(request)
    told = request.session.get(_KEY, {})
    looked = _looked(told)
    cursors = told.get("cursors") or []
    named = _named(request, looked)
    found = page(
        request.officer, at.as_of, at.known_on, looked, _after(cursors), named=named
    )
    labels = labels_of(request, [r.entry for r in found.rows])
    shown = [Shown(r, labels[r.entry.id], flags_of(r.entry)) for r in found.rows]
    counts = counted(request.officer, at.as_of, at.known_on)
    context = {
        "groups": _grouped(shown),
        "rows": shown,
        "when": at,
        "show": looked.show,
        "words": looked.words,
        "looked": looked,
        "tiles": _tiles(counts),
        "counts": counts,
        "found": found,
        "read": READ,
        "indexed": named is not None,
        "page": len(cursors) + 1,
        "axes": _axes(),
        "flags": terms.choices("flag", *FLAGS),
        "is_today": at.as_of == days.today() and at.known_on is None,
    }
    return render(request, "register.html", context)


def _named(request: OfficerRequest, looked: Looked) -> Named | None:
    """Return what may be called as was asked; None where no index tells it yet."""
    if not looked.named or not made.index(request):
        return None
    asked = {
        "people": (looked.words, "person"),
        "places": (looked.place, "place"),
        "takers": (looked.holder, "organisation", "person"),
    }
    found: dict[str, tuple[str, ...] | None] = {}
    for name, (words, *kinds) in asked.items():
        told = [called(request.officer, kind, words) for kind in kinds if words]
        if None in told:
            return None
        few = [c for c in told if c is not None and not c.more]
        whole = bool(words) and len(few) == len(kinds)
        found[name] = tuple(i for c in few for i in c.ids) if whole else None
    return Named(**found)


def _after(cursors: list[list[Any]]) -> Cursor | None:
    if not cursors:
        return None
    rank, day, entry = cursors[-1]
    return int(rank), str(day), str(entry)


def _looked(told: Mapping[str, Any]) -> Looked:
    names = {n: str(told[n]) for n in (*_FILTERS, "show") if told.get(n)}
    since = names.pop("since", "")
    return Looked(since=days.typed(since) if since else None, **names)


def _axes() -> list[tuple[terms.Words, list[tuple[str, terms.Words]]]]:
    return [
        (
            words,
            [(f"{axis}:{code}", said) for code, said in terms.choices(axis) if code],
        )
        for axis, words in standings.AXES.items()
    ]


def _grouped(shown: list[Shown]) -> list[tuple[str, list[Shown]]]:
    """Return the rows under what they are: held, watched, over, told as precedent."""
    found: dict[str, list[Shown]] = {}
    for row in shown:
        found.setdefault(_group(row.entry), []).append(row)
    return list(found.items())


def _group(entry: Entry) -> str:
    if entry.historical:
        return "historical"
    if entry.liberty.closed or entry.overtaken:
        return "over"
    return entry.kind


def _tiles(counts: Counted) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "least": counts.least.get(code, 0),
            "most": counts.most.get(code, 0),
            "entries": counts.entries.get(code, 0),
        }
        for code in FIGURES
    ]


def _turned(request: OfficerRequest, told: Mapping[str, Any]) -> list[Any]:
    """Return where the pages begin, up to the one to be shown; [] is the first."""
    cursors = list(told.get("cursors") or [])
    turn = request.POST.get("turn", "")
    if turn == "back":
        return cursors[:-1]
    if turn != "next":
        return []
    if lines.standing() is None:  # the page itself says how far they are
        return cursors
    at = when(request)
    after = _after(cursors)
    looked = _looked(told)
    named = _named(request, looked)
    found = page(request.officer, at.as_of, at.known_on, looked, after, named=named)
    return [*cursors, list(found.next)] if found.next else cursors


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose the days, which rows, and a name to look for; kept in memory only."""
    told = dict(request.session.get(_KEY, {}))
    told["cursors"] = _turned(request, told)
    for name in ("as_of", "known_on", *_FILTERS):
        if name in request.POST:
            told[name] = request.POST[name].strip()
    if request.POST.get("show") in SHOWS:
        told["show"] = request.POST["show"]
    if "reset" in request.POST:
        told = {}
    try:
        for name in ("as_of", "known_on", "since"):
            if told.get(name):
                days.typed(told[name])
        request.session[_KEY] = told
    except NotADay as error:
        flash.refuse(request, error)
    return find.back(request, "/register")


@require_POST
def known(request: OfficerRequest) -> HttpResponse:
    """Choose on which day what was known is asked about; '' for now."""
    told = dict(request.session.get(_KEY, {}))
    told["known_on"], told["cursors"] = request.POST.get("known_on", "").strip(), []
    try:
        if told["known_on"]:
            days.typed(told["known_on"])
        request.session[_KEY] = told
    except NotADay as error:
        flash.refuse(request, error)
    return find.back(request, "/register")

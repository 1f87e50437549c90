"""The register: who is held, on a day as known on another, and what each is from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from habeas.register import counts as counting
from habeas.register.counts import FIGURES, Counts, figures
from habeas.register.entries import Entry
from habeas.register.listing import RegisterRow, rows
from habeas.register.models import Episode
from habeas.text.fold import fold
from habeas.web import days, flash
from habeas.web.days import NotADay
from habeas.web.officer import OfficerRequest

_KEY = "register"
SHOWS = ("all", *FIGURES)


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


def flags_of(entry: Entry) -> tuple[str, ...]:
    """Return the codes of what a reader of this entry must be told."""
    liberty = entry.liberty
    found = {
        "disputed": liberty.disputed,
        "stale": liberty.stale,
        "flagged": bool(liberty.flagged),
        "holder_only": liberty.said_by_holder_only,
        "historical": entry.historical,
        "overtaken": entry.overtaken,
    }
    return tuple(code for code, holds in found.items() if holds)


def labels_of(request: OfficerRequest, entries: list[Entry]) -> dict[str, str]:
    """Return the label of each entry's first episode, by the entry's id."""
    firsts = {e.id: e.episodes[0] for e in entries}
    found = Episode.objects.visible_to(request.officer).filter(pk__in=firsts.values())
    labels = dict(found.values_list("pk", "label"))
    return {entry: labels.get(first, "") for entry, first in firsts.items()}


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    """Show the register on the days chosen, with its three counts."""
    at = when(request)
    found = rows(request.officer, at.as_of, at.known_on)
    told = request.session.get(_KEY, {})
    show, words = told.get("show", "all"), told.get("words", "")
    labels = labels_of(request, [r.entry for r in found])
    shown = [
        Shown(r, labels[r.entry.id], flags_of(r.entry))
        for r in found
        if _wanted(r, show, words, at.as_of)
    ]
    counted = counting.tally([r.entry for r in found], at.as_of)
    context = {
        "groups": _grouped(shown),
        "rows": shown,
        "when": at,
        "show": show,
        "words": words,
        "tiles": _tiles(counted),
        "counts": counted,
        "total": len(found),
        "is_today": at.as_of == days.today() and at.known_on is None,
    }
    return render(request, "register.html", context)


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


def _tiles(counted: Counts) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "least": getattr(counted, code),
            "most": counted.most.get(code, 0),
            "entries": len(counted.entries.get(code, ())),
        }
        for code in FIGURES
    ]


def _wanted(row: RegisterRow, show: str, words: str, on: datetime.date) -> bool:
    if show != "all" and show not in figures(row.entry, on):
        return False
    return not words or fold(words) in fold(row.name)


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose the days, which rows, and a name to look for; kept in memory only."""
    told = dict(request.session.get(_KEY, {}))
    for name in ("as_of", "known_on", "words"):
        if name in request.POST:
            told[name] = request.POST[name].strip()
    if request.POST.get("show") in SHOWS:
        told["show"] = request.POST["show"]
    if "reset" in request.POST:
        told = {}
    try:
        for name in ("as_of", "known_on"):
            if told.get(name):
                days.typed(told[name])
        request.session[_KEY] = told
    except NotADay as error:
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect("/register")

"""The register: who is held, on a day as known on another, and what each is from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from habeas.records.remembered import forget, remembered
from habeas.register import counts as counting
from habeas.register.counts import FIGURES, Counts, figures
from habeas.register.entries import Entry
from habeas.register.listing import RegisterRow, rows
from habeas.register.models import AXES, Episode
from habeas.text.fold import fold
from habeas.web import days, door, flash, terms
from habeas.web.days import NotADay
from habeas.web.officer import OfficerRequest

_KEY = "register"
SHOWS = ("all", *FIGURES)
PAGE = 100
door.forgetting.append(forget)
FLAGS = ("stale", "disputed", "flagged", "holder_only")
_FILTERS = ("words", "place", "holder", "since", "flag", "axis")


@dataclass(frozen=True)
class Looked:
    """What the register is narrowed to; an empty field narrows nothing.

    `axis` is `axis:value`; `since` the first day on which the value may have begun.
    """

    show: str = "all"
    words: str = ""
    place: str = ""
    holder: str = ""
    since: str = ""
    flag: str = ""
    axis: str = ""

    @property
    def narrowed(self) -> bool:
        return self != Looked()

    @property
    def more(self) -> bool:
        """Whether anything but a name or a count narrows it."""
        return bool(self.place or self.holder or self.since or self.flag or self.axis)


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
    looked = _looked(told)
    fitting = [r for r in found if _wanted(r, looked, at.as_of)]
    pages = max(1, -(-len(fitting) // PAGE))
    page = min(max(1, int(told.get("page", 1))), pages)
    on_page = fitting[(page - 1) * PAGE : page * PAGE]
    labels = labels_of(request, [r.entry for r in on_page])
    shown = [Shown(r, labels[r.entry.id], flags_of(r.entry)) for r in on_page]
    counted = _counted(request, [r.entry for r in found], at)
    context = {
        "groups": _grouped(shown),
        "rows": shown,
        "when": at,
        "show": looked.show,
        "words": looked.words,
        "looked": looked,
        "tiles": _tiles(counted),
        "counts": counted,
        "total": len(found),
        "fitting": len(fitting),
        "page": page,
        "pages": pages,
        "axes": _axes(),
        "flags": terms.choices("flag", *FLAGS),
        "is_today": at.as_of == days.today() and at.known_on is None,
    }
    return render(request, "register.html", context)


def _looked(told: Mapping[str, Any]) -> Looked:
    names = {n: str(told[n]) for n in (*_FILTERS, "show") if told.get(n)}
    return Looked(**names)


def _counted(request: OfficerRequest, entries: list[Entry], at: When) -> Counts:
    return remembered(
        request.officer,
        lambda: counting.tally(entries, at.as_of),
        "counts",
        at.as_of,
        at.known_on,
    )


def _axes() -> list[tuple[terms.Words, list[tuple[str, terms.Words]]]]:
    return [
        (
            words,
            [(f"{axis}:{code}", said) for code, said in terms.choices(axis) if code],
        )
        for axis, words in terms.AXES.items()
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


def _wanted(row: RegisterRow, looked: Looked, on: datetime.date) -> bool:
    entry = row.entry
    if looked.show != "all" and looked.show not in figures(entry, on):
        return False
    if looked.flag and looked.flag not in flags_of(entry):
        return False
    if looked.axis:
        axis, _sep, value = looked.axis.partition(":")
        standing = getattr(entry, axis, None) if axis in AXES else None
        if standing is None or standing.value != value:
            return False
    stay = entry.stay.name if entry.stay else ""
    return (
        _told(looked.words, row.name)
        and _told(looked.place, stay)
        and _told(looked.holder, *row.taken_by)
        and (not looked.since or _begun(entry, days.typed(looked.since)))
    )


def _told(words: str, *names: str) -> bool:
    return not words or any(fold(words) in fold(name) for name in names)


def _begun(entry: Entry, since: datetime.date) -> bool:
    """Whether what stands may have begun on or after `since`; undated it may not."""
    by = entry.liberty.by
    last = (by.latest or by.earliest) if by else None
    return last is not None and last >= since


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose the days, which rows, and a name to look for; kept in memory only."""
    told = dict(request.session.get(_KEY, {}))
    page = request.POST.get("page", "")
    told["page"] = int(page) if page.isdecimal() else 1
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
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect("/register")

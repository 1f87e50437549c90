"""Today: what the day asks of the officer, each with a way to its record."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts import team
from habeas.accounts.models import Renewal
from habeas.register import day as reading
from habeas.register import due
from habeas.register.day import MOST
from habeas.register.due import Date
from habeas.register.questions import field_labels
from habeas.sources import drafts
from habeas.sources.models import Source
from habeas.web import days, flash, made
from habeas.web.officer import OfficerRequest
from habeas.web.pending import undecided
from habeas.web.views.inbox import Listed, listed
from habeas.web.views.register import when

WAITING = 200  # sources to decide on are counted so far
SHOWN = 12  # rows of a list; the rest stands in the register or the inbox
SILENCES = (3, 7, 14, 30, 90)
_KEY = "unheard days"


@dataclass(frozen=True)
class Part:
    """A list of the page: its first rows, how many there are, how many are not shown.

    `capped`: there are more than `total`.
    """

    rows: list[object]
    total: int
    capped: bool = False

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@require_safe
def today(request: OfficerRequest) -> HttpResponse:
    """Show what runs, what is due, what nobody answered and what waits."""
    if waits := made.lines(request):
        return waits
    day = when(request).as_of
    is_today = day == days.today()
    now = days.moment_of(day)
    officer, silence = request.officer, _silence(request)
    running = reading.clocks(officer, day, now)
    dates = reading.dates(officer, day, SHOWN)
    questions = reading.questions(officer, day, SHOWN)
    silent = reading.unheard(officer, day, silence, SHOWN)
    letters = due.letters(request.officer, day)
    waiting, sources = _undecided(request)
    context = {
        "day": day,
        "is_today": is_today,
        "now": now,
        "clocks": _part([(c, c.state(now)) for c in running]),
        "over": sum(c.state(now) == "over" for c in running),
        "dates": _first([_dated(d, day) for d in dates.rows], dates),
        "questions": _first([(q, q.overdue(day)) for q in questions.rows], questions),
        "unanswered": _part(
            [(u, u.days(day)) for u in reading.unanswered(officer, day)]
        ),
        "fields": field_labels(),
        "unheard": _first(silent.rows, silent),
        "silence": silence,
        "silences": SILENCES,
        "letters": _part([(x, x.due is not None) for x in letters]),
        "drafts": drafts.open_of(request.officer),
        "renewed": _renewed() if team.is_team() else [],
        "undecided": Part(list(waiting), min(sources, WAITING), sources > WAITING),
        "empty_desk": not sources
        and not _has_sources(request)
        and not reading.standing(officer, day).exists(),
    }
    return render(request, "today.html", context)


@require_POST
def unheard(request: OfficerRequest) -> HttpResponse:
    """Choose after how many days without word somebody is listed."""
    told = request.POST.get("days", "")
    if told not in map(str, SILENCES):
        said = _("That is none of the numbers of days. Nothing was changed.")
        flash.say(request, said, "refused")
    else:
        request.session[_KEY] = int(told)
    return HttpResponseRedirect("/#unheard")


@require_safe
def moved(request: OfficerRequest) -> HttpResponse:
    """Lead on who kept the address that the day's page had before it was home."""
    return HttpResponseRedirect("/")


def _renewed() -> list[tuple[Renewal, str]]:
    """Return who was invited anew of late, each with who invited them."""
    names = {u.pk: str(u.name) for u in team.officers()}
    now = datetime.datetime.now(datetime.UTC)
    return [(one, names.get(one.officer, "")) for one in team.renewed(now)]


def _silence(request: OfficerRequest) -> int:
    return int(request.session.get(_KEY, due.UNHEARD_DAYS))


def _part(rows: Sequence[object]) -> Part:
    return Part(list(rows[:SHOWN]), len(rows))


def _first(rows: Sequence[object], found: reading.First[Any]) -> Part:
    return Part(list(rows), min(found.total, MOST), found.capped)


def _dated(date: Date, day: datetime.date) -> tuple[Date, bool]:
    return date, date.entry is not None and date.day < day


def _undecided(request: OfficerRequest) -> tuple[list[Listed], int]:
    """Return the newest sources with open claims, and how many there are, so far."""
    rows, count = undecided(request.officer, SHOWN, WAITING + 1)
    return listed(request, rows), count


def _has_sources(request: OfficerRequest) -> bool:
    return bool(Source.objects.visible_to(request.officer).exists())

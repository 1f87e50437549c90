"""What the day asks: old values to renew, dates ahead, sources to decide on."""

from __future__ import annotations

import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.register.models import Demand, Scheduled
from habeas.register.questions import questions
from habeas.sources.models import Source
from habeas.web import days
from habeas.web.officer import OfficerRequest
from habeas.web.views.inbox import listed
from habeas.web.views.register import when

AHEAD = datetime.timedelta(days=60)


@require_safe
def today(request: OfficerRequest) -> HttpResponse:
    """Show the questions due, what is announced, and what waits for a decision."""
    day = when(request).as_of
    recent = Source.objects.visible_to(request.officer).order_by("-received_at", "id")
    undecided = [s for s in listed(request, list(recent[:100])) if s.decided < s.claims]
    asked = questions(request.officer, day)
    context = {
        "day": day,
        "is_today": day == days.today(),
        "questions": [(q, q.overdue(day)) for q in asked],
        "overdue": sum(q.overdue(day) for q in asked),
        "ahead": _ahead(request, day),
        "undecided": undecided,
        "followed": _followed(request),
    }
    return render(request, "today.html", context)


@require_safe
def moved(request: OfficerRequest) -> HttpResponse:
    """Lead on who kept the address that the day's page had before it was home."""
    return HttpResponseRedirect("/")


def _ahead(request: OfficerRequest, day: datetime.date) -> list[Scheduled]:
    visible = Scheduled.objects.visible_to(request.officer).filter(withdrawn=False)
    coming = visible.filter(start__lte=day + AHEAD).select_related("place")
    return [s for s in coming.order_by("start", "id") if (s.end or s.start) >= day]


def _followed(request: OfficerRequest) -> int:
    open_ = ("followed", "sent", "acknowledged", "promised", "partly_met", "no_answer")
    visible = Demand.objects.visible_to(request.officer)
    return int(visible.filter(withdrawn=False, status__in=open_).count())

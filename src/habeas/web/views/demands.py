"""The demands that were made: whom they ask, for whom, and how far each has come."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.register import demanded
from habeas.register import demands as asked
from habeas.register.demanded import Cursor, Looked
from habeas.register.demands import NEED_SOURCE, STATUSES, STEPS
from habeas.register.models import Demand, FollowUp, Topic
from habeas.sources.models import Source
from habeas.web import days, find, flash, terms, typed
from habeas.web.naming import addresses
from habeas.web.officer import OfficerRequest
from habeas.web.saying import sayings
from habeas.web.titles import titles_of

_KEY = "demands"
_CHOICES = ("addressee", "status", "topic", "due")
_NEWEST = 60  # sources offered as the place of an answer


@require_safe
def demands(request: OfficerRequest) -> HttpResponse:
    """Show the demands, by source and in the order of its text."""
    told = request.session.get(_KEY, {})
    cursors = told.get("cursors") or []
    today = days.today()
    found = demanded.page(request.officer, today, _looked(told), _after(cursors))
    rows = found.rows
    context = {
        "rows": rows,
        "found": found,
        "choices": demanded.choices(request.officer),
        "told": told,
        "statuses": terms.choices("demand", *STATUSES),
        "titles": titles_of(request, {r.demand.claim.source_id for r in rows}),
        "overdue": {r.demand.pk for r in rows if r.overdue(today)},
        "page": len(cursors) + 1,
    }
    return render(request, "demands.html", context)


def _looked(told: Mapping[str, Any]) -> Looked:
    return Looked(**{name: str(told.get(name) or "") for name in _CHOICES})


def _after(cursors: Sequence[Sequence[Any]]) -> Cursor | None:
    if not cursors:
        return None
    at, place, pk = cursors[-1]
    return str(at), int(place), str(pk)


@require_safe
def demand(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show one demand with its words, who makes it, and what was done about it."""
    one = find.standing(request, Demand, pk)
    row = asked.one(request.officer, one)
    context = {
        "row": row,
        "saying": sayings(request, [one.claim])[one.claim_id],
        "subjects": list(addresses(request, row.subjects).values()),
        "addressee": addresses(request, [one.addressee]).get(one.addressee_id or ""),
        "steps": terms.choices("demand", *STEPS),
        "need_source": [terms.say(s, "demand") for s in NEED_SOURCE],
        "answers": _answers(request),
        "titles": titles_of(
            request, {f.source_id for f in row.followups if f.source_id}
        ),
        "today": days.today(),
        "overdue": row.overdue(days.today()),
        "here": f"/demands/{pk}",
        "kept": typed.fields(request.session, f"step:{pk}"),
    }
    return render(request, "demand.html", context)


def _answers(request: OfficerRequest) -> list[tuple[str, str]]:
    """Return the newest sources, to choose where an answer stands."""
    rows = Source.objects.visible_to(request.officer).exclude(reading="destroyed")
    newest = list(rows.order_by("-received_at", "id")[:_NEWEST])
    titles = titles_of(request, [s.pk for s in newest])
    called = {
        s.pk: titles.get(s.pk) or s.name or terms.say(s.kind, "source_kind")
        for s in newest
    }
    return [(s.pk, f"{days.moment(s.received_at)} · {called[s.pk]}") for s in newest]


@require_POST
def look(request: OfficerRequest) -> HttpResponse:
    """Choose which demands to see, or turn the page; kept in memory only."""
    told = dict(request.session.get(_KEY, {}))
    cursors = list(told.get("cursors") or [])
    turn = request.POST.get("turn", "")
    if turn == "next":
        found = demanded.page(
            request.officer, days.today(), _looked(told), _after(cursors)
        )
        told["cursors"] = [*cursors, list(found.next)] if found.next else cursors
    elif turn == "back":
        told["cursors"] = cursors[:-1]
    else:
        told = {name: request.POST.get(name, "") for name in _CHOICES}
    request.session[_KEY] = told
    return find.back(request, "/demands")


@require_POST
def follow(request: OfficerRequest, pk: str) -> HttpResponse:
    """Decide to follow a demand, or say how far it has come."""
    one = find.one(request, Demand, pk)
    with flash.refusals(request):
        asked.follow(request.officer, one, request.POST.get("status", "followed"))
        flash.say(request, _("Recorded how far the demand has come."))
    return find.back(request, f"/demands#{pk}")


@require_POST
def step(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record what was done about a demand, and when to look again."""
    one = find.one(request, Demand, pk)
    source, due = request.POST.get("source", ""), request.POST.get("due", "").strip()
    with typed.until_taken(request, f"step:{pk}"):
        made = asked.follow_up(
            request.officer,
            one,
            request.POST.get("step", ""),
            days.typed(request.POST.get("on", "")),
            due=days.typed(due) if due else None,
            note=request.POST.get("note", "").strip() or None,
            source=find.one(request, Source, source) if source else None,
        )
        flash.say(
            request,
            _("Recorded how far the demand has come."),
            undo=f"/demands/steps/{made.pk}/undo",
        )
    return find.back(request, f"/demands/{pk}")


@require_POST
def undo_step(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a follow-up back."""
    one = find.one(request, FollowUp, pk)
    find.one(request, Demand, one.demand_id)  # it may have been closed since
    if one.undone:
        raise Http404
    asked.undo_follow_up(request.officer, one)
    flash.say(request, _("Taken back. The demand stands where it stood before."))
    return find.back(request, f"/demands/{one.demand_id}")


@require_POST
def topic(request: OfficerRequest, pk: str) -> HttpResponse:
    """Put a demand under a topic."""
    one = find.one(request, Demand, pk)
    if asked.put_under(request.officer, one, request.POST.get("words", "")) is None:
        said = _("Nothing to add: write a topic it is not under yet.")
        flash.say(request, said, "refused")
    return find.back(request, f"/demands/{pk}")


@require_POST
def take_topic(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a demand from under a topic."""
    one = find.one(request, Topic, pk)
    find.one(request, Demand, one.demand_id)
    if one.undone:
        raise Http404
    asked.take_from(request.officer, one)
    return find.back(request, f"/demands/{one.demand_id}")


@require_POST
def infer(request: OfficerRequest, pk: str) -> HttpResponse:
    """Write whom the officer takes the demand to ask; empty takes it back."""
    one = find.one(request, Demand, pk)
    words = request.POST.get("addressee", "").strip()
    asked.infer_addressee(request.officer, one, words or None)
    flash.say(request, _("Recorded as your conclusion, apart from the demand's words."))
    return find.back(request, f"/demands#{pk}")


@require_safe
def calendar(request: OfficerRequest) -> HttpResponse:
    """Give the days that are due as a calendar file, by ids alone (RFC 5545)."""
    rows = [r for r in asked.with_a_day(request.officer) if r.due]
    stamp = datetime.datetime.now(datetime.UTC)
    made = asked_calendar([(r.demand.pk, r.due) for r in rows], stamp)
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="due.ics"'
    return response


def asked_calendar(due: list[tuple[str, Any]], stamp: datetime.datetime) -> str:
    """Return an iCalendar file of days due: `due` is `(demand's id, day)`.

    A calendar leaves the desk for a telephone: it says neither who nor what, only
    which demand, by id. Lines end in CR LF and stay under 75 octets.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Habeas//Demands//EN"]
    for pk, day in due:
        after = day + datetime.timedelta(days=1)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{pk}@habeas",
            f"DTSTAMP:{stamp.strftime('%Y%m%dT%H%M%SZ')}",
            f"DTSTART;VALUE=DATE:{day.strftime('%Y%m%d')}",
            f"DTEND;VALUE=DATE:{after.strftime('%Y%m%d')}",
            f"SUMMARY:Habeas {pk[:8]}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])

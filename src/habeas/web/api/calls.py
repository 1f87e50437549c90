"""The day and the calls by program: what the day asks, and a call taken down whole."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404
from ninja import Router, Status

from habeas.accounts.models import User
from habeas.claims import calling
from habeas.claims.calling import Call
from habeas.claims.models import Claim
from habeas.claims.reviewed import OPEN
from habeas.register import called, calls, due
from habeas.register import day as reading
from habeas.register.called import OnRegister
from habeas.register.calls import Taken
from habeas.register.day import MOST, First
from habeas.register.due import Clock, Date, Letter, Unanswered
from habeas.register.questions import Question
from habeas.sources.models import Source
from habeas.web import days, find, jobs, pending
from habeas.web.api import shown
from habeas.web.api.door import KEEP, READ, ApiRequest, key
from habeas.web.api.forms import Called, Id, Today
from habeas.web.api.register import entry_told

router = Router(tags=["day"], auth=READ)
Json = dict[str, Any]


@router.post("/today")
def today(request: ApiRequest, told: Today) -> Json:
    """What the day asks: what runs, what is due, what nobody answered, what waits.

    Each list has its first rows, and its `total`; `more` says that there are over it.
    """
    day = days.typed(told.as_of.isoformat()) if told.as_of else days.today()
    officer, most, now = request.officer, told.limit, days.moment_of(day)
    letters = due.letters(officer, day)
    return {
        "day": day.isoformat(),
        "now": now.isoformat(),
        "clocks": _all(
            [_clock(c, now) for c in reading.clocks(officer, day, now)], most
        ),
        "dates": _first(
            reading.dates(officer, day, most), lambda d: _date(officer, d, day)
        ),
        "questions": _first(
            reading.questions(officer, day, most), lambda q: _question(q, day)
        ),
        "unheard": _first(
            reading.unheard(officer, day, told.silent_for, most), entry_told
        ),
        "unanswered": _all(
            [_asked(u, day) for u in reading.unanswered(officer, day)], most
        ),
        "letters": _all([_letter(officer, x) for x in letters[:most]], most, letters),
        "undecided": _undecided(officer, most),
    }


def _all(items: list[Json], most: int, of: list[Any] | None = None) -> Json:
    count = len(items if of is None else of)
    return {"items": items[:most], "total": count, "more": False}


def _first(found: First[Any], tell: Any) -> Json:
    return {
        "items": [tell(row) for row in found.rows],
        "total": min(found.total, MOST),
        "more": found.capped,
    }


def _undecided(officer: User, most: int) -> Json:
    rows, count = pending.undecided(officer, most, MOST + 1)
    items = shown.sources(officer, rows)
    return {"items": items, "total": min(count, MOST), "more": count > MOST}


def _clock(one: Clock, now: datetime.datetime) -> Json:
    """Return a clock; whether day and time of the taking are told, `dated`, `timed`."""
    return {
        "entry": entry_told(one.entry),
        "state": one.state(now),
        "first": one.first and one.first.isoformat(),
        "last": one.last.isoformat(),
        "minutes": one.minutes(now),
        "dated": one.dated,
        "timed": one.timed,
    }


def _date(officer: User, one: Date, day: datetime.date) -> Json:
    told = one.scheduled
    return {
        "day": one.day.isoformat(),
        "entry": entry_told(one.entry) if one.entry else None,
        "scheduled": shown.row(officer, told) if told else None,
        "past": one.entry is not None and one.day < day,
    }


def _question(one: Question, day: datetime.date) -> Json:
    return {
        "kind": one.kind,
        "entry": one.entry,
        "name": one.name,
        "value": one.value,
        "due": one.due.isoformat(),
        "overdue": one.overdue(day),
        "ask": str(one.ask),
    }


def _asked(one: Unanswered, day: datetime.date) -> Json:
    return {
        "entry": entry_told(one.entry),
        "whom": one.whom,
        "field": one.field or None,
        "answer": one.answer or None,
        "on": one.on or None,
        "days": one.days(day),
    }


def _letter(officer: User, one: Letter) -> Json:
    return {
        "demand": shown.row(officer, one.demand),
        "step": one.step,
        "due": one.due and one.due.isoformat(),
    }


@router.post("/calls", response={201: dict}, auth=KEEP)
def take(request: ApiRequest, told: Called) -> Status[Json]:
    """Keep a call as a note, with its SHA-256, and the claims that quote it.

    A token without the scope `decide` leaves every claim suggested. The same call under
    the same `Idempotency-Key` is kept once, and answered as it stands; other words
    under that key are another call.
    """
    values = calling.clean({k: v for k, v in told.dict().items() if k != "began_at"})
    call = Call(values, _began(told))
    taken = calls.take(
        request.officer,
        call,
        key=_key(request, told, values),
        decides="decide" in request.scopes,
    )
    jobs.wake()
    return Status(201, _taken(request, taken))


def _began(told: Called) -> datetime.datetime:
    """Return when a call began, local. Raises `days.NotADay` and `days.NotYet`."""
    if told.began_at is None:
        return datetime.datetime.now().astimezone()
    days.come(told.began_at.date().isoformat())
    return told.began_at.astimezone()


def _key(request: ApiRequest, told: Called, values: dict[str, str]) -> str | None:
    sent = key(request)
    at = told.began_at.isoformat() if told.began_at else ""
    return calls.key_of(f"{sent}:{at}", values) if sent else None


@router.get("/calls/{id}")
def one(request: ApiRequest, id: Id) -> Json:
    """What a call made, by the id of its note: its rows, clocks, and what to ask."""
    source = find.one(request, Source, id)
    if source.kind != "note":
        raise Http404
    return _taken(request, calls.of_note(request.officer, source))


def _taken(request: ApiRequest, taken: Taken) -> Json:
    officer, now = request.officer, datetime.datetime.now().astimezone()
    claims = Claim.objects.visible_to(officer).filter(source=taken.source)
    rows = called.rows_of(officer, taken, days.today(), now)
    visible = Source.objects.visible_to(officer).filter(pk=taken.source.pk)
    return {
        "id": taken.source.pk,
        "source": next(iter(shown.sources(officer, visible)), None),
        "claims": claims.count(),
        "waiting": claims.filter(state__in=OPEN).count(),
        "rows": [_row(officer, r, now) for r in rows],
    }


def _row(officer: User, one: OnRegister, now: datetime.datetime) -> Json:
    return {
        "episode": shown.row(officer, one.episode),
        "clock": _clock(one.clock, now) if one.clock else None,
        "to_ask": [
            {"field": f.code, "article": f.article, "label": str(f.label)}
            for f in one.to_ask
        ],
    }

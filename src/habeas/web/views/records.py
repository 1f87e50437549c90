"""Records: lists page by page, and what every page of a record shares.

Each value opens to the claims it rests on, who says it and how; a value is corrected by
a decision beside it, and each decision is taken back from the same page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.records import around, choosing, correct, listing
from habeas.records.correct import Change
from habeas.records.listing import Cursor, Wanted
from habeas.records.models import (
    Act,
    Basis,
    Choice,
    Event,
    Organisation,
    Person,
    Place,
    Record,
)
from habeas.register import decide as deciding
from habeas.register.decide import rebuild_in
from habeas.register.models import Demand, Episode, Stay
from habeas.web import days, find, flash, terms
from habeas.web.days import NotADay
from habeas.web.officer import OfficerRequest
from habeas.web.saying import Saying, sayings
from habeas.web.terms import Words, say
from habeas.web.views.inbox import titles_of

SORTS: Mapping[str, type[Record]] = {
    "people": Person,
    "organisations": Organisation,
    "places": Place,
    "events": Event,
    "acts": Act,
}
# The columns that say a field, for showing it and for the claims it rests on.
_SHOWN: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("name", "words", "heads"),
    Organisation: ("name", "acronym"),
    Place: ("name",),
    Event: ("title", "kind", "date", "place"),
    Act: ("type", "date", "time", "place", "event", "victim"),
}
_BASES = {"heads": ("heads", "heads_min", "heads_max")}
FIELD_WORDS: Mapping[str, Words] = {
    "name": gettext_lazy("Name"),
    "acronym": gettext_lazy("Short form"),
    "words": gettext_lazy("Called"),
    "heads": gettext_lazy("How many"),
    "title": gettext_lazy("Title"),
    "kind": gettext_lazy("Kind"),
    "type": gettext_lazy("Type"),
    "date": gettext_lazy("When"),
    "time": gettext_lazy("Time of day"),
    "place": gettext_lazy("Where"),
    "event": gettext_lazy("In"),
    "victim": gettext_lazy("Done to"),
    "label": gettext_lazy("Protection"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "heads_min": gettext_lazy("At least"),
    "heads_max": gettext_lazy("At most"),
}


@dataclass(frozen=True)
class Reading:
    """One reading of a field: the value in words, and the claims that give it.

    `link` leads to the record the value names; `chosen` says that an officer chose it.
    """

    text: str
    sayings: tuple[Saying, ...]
    link: str = ""
    label: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Field:
    """A field of a record with its readings, the one that stands first.

    `choice` is what an officer decided; `options` the claims that could be chosen
    instead, as `(record, saying, value in words)`; `sort` how a form asks for it.
    """

    name: str
    label: Words
    readings: tuple[Reading, ...]
    record: str = ""
    correctable: bool = False
    choice: Choice | None = None
    options: tuple[tuple[Saying, str], ...] = ()
    form: str = "text"
    choices: Sequence[tuple[str, Words]] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return len({r.text for r in self.readings}) > 1


@require_safe
def records(request: OfficerRequest, sort: str = "people") -> HttpResponse:
    """List records of a sort, one page; what is looked for was posted."""
    model = _model(sort)
    told = _told(request, sort)
    wanted = _wanted(told)
    cursors = told.get("cursors") or []
    after = _cursor(cursors[-1]) if cursors else None
    found = listing.page(request.officer, model, wanted, after)
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
        "looked": listing.LOOKED,
    }
    return render(request, "records.html", context)


@require_POST
def look(request: OfficerRequest, sort: str) -> HttpResponse:
    """Choose what a list shows, or turn its page; kept in memory only."""
    model = _model(sort)
    told = dict(_told(request, sort))
    turn = request.POST.get("turn", "")
    if turn == "next":
        wanted, cursors = _wanted(told), list(told.get("cursors") or [])
        after = _cursor(cursors[-1]) if cursors else None
        after = listing.page(request.officer, model, wanted, after).next
        told["cursors"] = [*cursors, list(after)] if after else cursors
    elif turn == "back":
        told["cursors"] = list(told.get("cursors") or [])[:-1]
    else:
        told = {} if "reset" in request.POST else _asked(request)
    try:
        _wanted(told)
        request.session[_key(sort)] = told
    except NotADay as error:
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect(f"/records/{sort}")


def tabs() -> list[tuple[str, Words]]:
    """Return the sorts of records with their names, for the tabs of the pages."""
    return [
        ("people", _("People")),
        ("organisations", _("Organisations")),
        ("places", _("Places")),
        ("events", _("Events")),
        ("acts", _("Acts")),
    ]


def frame(
    request: OfficerRequest,
    sort: str,
    rows: Sequence[Any],
    *,
    links: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, Any]:
    """Return what every page of a record shows of `rows`, records of one thing.

    Args:
        request: Who looks.
        sort: The sort of record.
        rows: The record, or all the records decided to be of one person.
        links: For the id of a record that a value names, its address and name.
    """
    chosen = correct.choices(request.officer, rows)
    unrecorded = around.unrecorded(request.officer, rows)
    shown = fields(request, rows, chosen, links or {})
    told = sayings(request, unrecorded)
    return {
        "sort": sort,
        "sorts": tabs(),
        "record": rows[0],
        "label": rows[0].label,
        "fields": shown,
        "unrecorded": list(told.values()),
        "history": _history(request, rows),
        "titles": titles_of(request, around.sources_of(rows)),
        "sources": around.sources_of(rows),
        "here": f"/records/{sort}/{rows[0].pk}",
    }


def fields(
    request: OfficerRequest,
    rows: Sequence[Any],
    chosen: Sequence[Choice],
    links: Mapping[str, tuple[str, str]],
) -> list[Field]:
    """Return the fields of a thing's records, each with all its readings."""
    model = type(rows[0])
    bases = _bases(request, rows)
    claims = {c.pk: c for found in bases.values() for c in found}
    others = _options(request, rows, chosen)
    told = sayings(request, [*claims.values(), *others])
    found = []
    for name in _SHOWN[model]:
        if name == "heads" and all(r.kind == "individual" for r in rows):
            continue
        readings = _readings(rows, name, bases, told, chosen, links)
        if readings or name in _correctable(rows):
            found.append(
                _field(request.officer, rows, name, readings, told, others, chosen)
            )
    return found


def _field(
    officer: User,
    rows: Sequence[Any],
    name: str,
    readings: tuple[Reading, ...],
    told: Mapping[str, Saying],
    others: Sequence[Claim],
    chosen: Sequence[Choice],
) -> Field:
    correctable = name in _correctable(rows)
    standing = {r.text for r in readings[:1]}
    options = [
        (told[c.pk], text)
        for c in others
        if correctable
        and (text := _from_claim(officer, type(rows[0]), name, c))
        and text not in standing
    ]
    picked = next((c for c in chosen if c.field == name), None)
    if picked is not None:  # what its own source tells stays beside it
        readings += tuple(
            Reading(text, (saying,), label=saying.claim.label)
            for saying, text in options
        )
    form, choices = _form(name)
    return Field(
        name,
        FIELD_WORDS[name],
        readings,
        rows[0].pk,
        correctable,
        picked,
        tuple(options),
        form,
        choices,
    )


def _correctable(rows: Sequence[Any]) -> tuple[str, ...]:
    return correct.fields_of(rows[0])


def _form(name: str) -> tuple[str, list[tuple[str, Words]]]:
    if name == "type":
        return "code", terms.choices("act")
    return ("date" if name == "date" else "text"), []


def _bases(
    request: OfficerRequest, rows: Sequence[Any]
) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = {}
    table = rows[0]._meta.db_table
    listed = Basis.objects.visible_to(request.officer).filter(
        table=table, row__in=[r.pk for r in rows]
    )
    visible = Claim.objects.visible_to(request.officer)
    claims = {c.pk: c for c in visible.filter(pk__in=listed.values("claim_id"))}
    for basis in listed.order_by("entry", "id"):
        if basis.claim_id in claims:
            name = (basis.row, basis.field)
            found.setdefault(name, []).append(claims[basis.claim_id])
    return found


def _readings(
    rows: Sequence[Any],
    name: str,
    bases: Mapping[tuple[str, str], list[Claim]],
    told: Mapping[str, Saying],
    chosen: Sequence[Choice],
    links: Mapping[str, tuple[str, str]],
) -> tuple[Reading, ...]:
    made: dict[tuple[str, str], dict[str, Any]] = {}
    picked = {(c.row, c.field) for c in chosen}
    for row in rows:
        text, link = shown(row, name, links)
        if not text:
            continue
        claims = [
            c for f in _BASES.get(name, (name,)) for c in bases.get((row.pk, f), ())
        ]
        one = made.setdefault(
            (text, link), {"claims": {}, "chosen": False, "label": row.label_of(name)}
        )
        one["claims"].update({c.pk: told[c.pk] for c in claims})
        one["chosen"] = one["chosen"] or (row.pk, name) in picked
    listed = sorted(made.items(), key=lambda pair: not pair[1]["chosen"])
    return tuple(
        Reading(text, tuple(one["claims"].values()), link, one["label"], one["chosen"])
        for (text, link), one in listed
    )


def shown(row: Any, name: str, links: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return a field of a record in words, and the address it leads to ('' if none)."""
    if name in ("place", "event", "victim"):
        link, text = links.get(getattr(row, f"{name}_id") or "", ("", ""))
        return text, link
    if name == "heads":
        return (_heads(row.heads_min, row.heads_max), "")
    value = getattr(row, name) or ""
    return _in_words(type(row), name, str(value)), ""


def _in_words(model: type[Record], name: str, value: str) -> str:
    if name == "date":
        return days.words(value)
    if name == "type":
        return say(value, "act")
    if name == "kind":
        return say(value, "event_kind")
    return value


def _heads(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low == high or high is None:
        return str(low)
    return _("%(low)s to %(high)s") % {"low": low or 0, "high": high}


def _from_claim(officer: User, model: type[Record], name: str, claim: Claim) -> str:
    """Return what a claim would tell of a field, in words; '' if nothing."""
    if name == "heads":
        low, high = choosing.heads(claim.value)
        return _heads(low, high) if claim.value.get("heads") else ""
    if name == "place":
        rows = Place.objects.visible_to(officer)
        found = rows.filter(claim__in=choosing.chain(claim.value.get("place"))).first()
        return str(found.name) if found else ""
    value = claim.value.get(name)
    return _in_words(model, name, str(value)) if value else ""


def _options(
    request: OfficerRequest, rows: Sequence[Any], chosen: Sequence[Choice]
) -> list[Claim]:
    """Return the claims that can tell a field: those of its records, and past choices."""
    own = [r.claim_id for r in rows]
    entered = Choice.objects.visible_to(request.officer).filter(
        row__in=[r.pk for r in rows]
    )
    ids = [*own, *entered.values_list("claim_id", flat=True)]
    found = Claim.objects.visible_to(request.officer).filter(
        pk__in=ids, state=choosing.ACCEPTED
    )
    return list(found.order_by("entry", "id"))


@dataclass(frozen=True)
class Past:
    """A change of a record, in words."""

    at: datetime.datetime | None
    entry: int
    who: str
    label: Words
    old: str
    new: str


def _history(request: OfficerRequest, rows: Sequence[Any]) -> list[Past]:
    changes = [(type(r), c) for r in rows for c in correct.history(r)]
    names = {u.pk: str(u.name) for u in User.objects.whole("who changed a record")}
    made = [_past(model, c, names) for model, c in changes]
    return sorted(made, key=lambda p: -p.entry)[:200]


def _past(model: type[Record], change: Change, names: Mapping[str, str]) -> Past:
    def words(value: Any) -> str:
        if change.field == "withdrawn":
            return _("yes") if value else _("no")
        if change.field == "label":
            return say(str(value or ""), "label")
        if change.field == "kind" and model is Person:
            return say(str(value or ""), "person_kind")
        return _in_words(model, change.field, str(value)) if value else ""

    return Past(
        change.at,
        change.entry,
        names.get(change.officer, ""),
        FIELD_WORDS.get(change.field, change.field),
        words(change.old),
        words(change.new),
    )


def address(row: Any) -> tuple[str, str]:
    """Return the address and the name of a person, body, place or event."""
    sort = next(s for s, model in SORTS.items() if isinstance(row, model))
    name = listing.called(row) or (
        _("a person, not named") if sort == "people" else _("not named")
    )
    return f"/records/{sort}/{row.pk}", name


def addresses(
    request: OfficerRequest, rows: Iterable[Any]
) -> dict[str, tuple[str, str]]:
    """Return the address and name of records that the officer may see, by id."""
    return {
        r.pk: address(r)
        for r in rows
        if r is not None and not r.withdrawn and around.seen(request.officer, r)
    }


@require_POST
def choose(request: OfficerRequest, sort: str, pk: str) -> HttpResponse:
    """Decide which claim a field of a record is told by."""
    record = find.one(request, _model(sort), pk)
    claim = find.one(request, Claim, request.POST.get("claim", ""))
    return _attempt(
        request,
        record,
        lambda: correct.choose(
            request.officer,
            record,
            request.POST.get("field", ""),
            claim,
            request.POST.get("reason", ""),
            after=rebuild_in,
        ),
        _("Chosen. What the other claims say stays beside it."),
    )


@require_POST
def enter(request: OfficerRequest, sort: str, pk: str) -> HttpResponse:
    """Keep what the officer knows as a small source, and let it tell a field."""
    record = find.one(request, _model(sort), pk)
    return _attempt(
        request,
        record,
        lambda: correct.enter(
            request.officer,
            record,
            request.POST.get("field", ""),
            request.POST.get("value", ""),
            words=request.POST.get("words", ""),
            voice=request.POST.get("voice", "").strip() or None,
            reason=request.POST.get("reason", ""),
            after=rebuild_in,
        ),
        _("Kept as a small source of its own; the value rests on it."),
    )


@require_POST
def unchoose(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a correction back."""
    choice = find.one(request, Choice, pk)
    if choice.undone:
        raise Http404
    correct.undo(request.officer, choice, after=rebuild_in)
    flash.say(request, _("Taken back. The record is as its own sources tell it."))
    return find.back(request, "/records/people")


@require_POST
def misread(request: OfficerRequest, pk: str) -> HttpResponse:
    """Say that a source does not say this; undone on the claim's own page."""
    claim = find.one(request, Claim, pk)
    try:
        deciding.misread(request.officer, [claim])
        flash.say(
            request,
            _("Marked as misread, and kept in the ledger. It can be undone."),
            undo=f"/claims/{pk}/restore",
        )
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return find.back(request, f"/claims/{pk}")


@require_POST
def restore(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take back the last decision on a claim, and show the claim."""
    claim = find.one(request, Claim, pk)
    try:
        deciding.undo(request.officer, claim)
        flash.say(request, _("Taken back."))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return HttpResponseRedirect(f"/claims/{pk}")


def _attempt(request: OfficerRequest, record: Any, do: Any, done: str) -> HttpResponse:
    try:
        do()
        flash.say(request, done)
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return find.back(request, address(record)[0] if record else "/records/people")


def _model(sort: str) -> type[Record]:
    if sort not in SORTS:
        raise Http404
    return SORTS[sort]


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

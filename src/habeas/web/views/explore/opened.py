"""What a count, a mark or a node opens to: the deeds it stands for, and who is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.accounts.models import User
from habeas.publication.figures import Period, entries_of
from habeas.publication.seen import DONE, KINDS, Deed, Seen
from habeas.publication.telling import ask, counted, linked, sited
from habeas.publication.telling.counted import figure_of
from habeas.publication.timeline import PAGE, paged
from habeas.records import identify
from habeas.records.models import Organisation, Place
from habeas.register.demands import with_status
from habeas.register.entries import Entry
from habeas.register.listing import entries_about
from habeas.sources.models import Source
from habeas.web import days, find, terms
from habeas.web.officer import OfficerRequest
from habeas.web.titles import titles_of
from habeas.web.views.explore import asked, standing, words
from habeas.web.views.explore.figures import over_of


@dataclass(frozen=True)
class DeedRow:
    """A deed as a list shows it."""

    deed: Deed
    kind: str
    place: str
    bodies: tuple[str, ...]
    entries: tuple[Entry, ...] = ()

    @property
    def record(self) -> str:
        """The page of its record; '' where it is a claim alone."""
        return words.address(self.deed) if self.deed.kind in (*DONE, "event") else ""

    @property
    def is_not_done(self) -> bool:
        return self.deed.kind in ("unsaid", "wanted")

    @property
    def sources(self) -> int:
        return len(self.deed.sources)


def rows_of(
    deeds: Iterable[Deed], of: Seen, entries: Iterable[Entry] = (), bonds: Any = None
) -> list[DeedRow]:
    """Return deeds as rows; with `entries`, each with those of its victim."""
    by_person: dict[str, list[Entry]] = {}
    for entry in entries:
        for person in {bonds.of(p) for p in entry.people}:
            by_person.setdefault(person, []).append(entry)
    return [
        DeedRow(
            deed,
            words.kind_of(deed),
            of.places.get(deed.place, ""),
            tuple(of.bodies[b] for b in deed.bodies),
            tuple(by_person.get(deed.victim, ())) if deed.victim else (),
        )
        for deed in deeds
    ]


@require_safe
@standing.told
def of_node(request: OfficerRequest, kind: str, pk: str) -> HttpResponse:
    """Show the deeds at a place, laid to a body, in an event, or one deed."""
    model, rows = MODELS.get(kind), node(request.officer, kind, pk)
    first = rows.first()
    called = _called(request, model, kind, pk, first)
    back = _BACK.get(kind, "")
    sort = _SORTS.get(kind)
    more = {"record": f"/records/{sort}/{pk}"} if sort else {}
    return _deeds(request, rows, called, back, more)


MODELS: dict[str, Any] = {"place": Place, "site": Place, "body": Organisation}


def node(officer: User, kind: str, pk: str) -> Any:
    """Return the leading tellings that a node stands for. Raises `Http404`."""
    model = MODELS.get(kind)
    key = ask.spelling(officer, model, pk) if model else pk
    rows = _standing_for(ask.deeds(officer), kind, key)
    if kind == "site":
        rows = _at_site(officer, rows, pk)
    if not key or (model is None and not rows.exists()):
        raise Http404
    return rows


_BACK = {"place": "map", "site": "map", "body": "network", "event": "network"}
_SORTS = {
    "place": "places",
    "site": "places",
    "body": "organisations",
    "event": "events",
}


def _at_site(officer: User, rows: Any, pk: str) -> Any:
    """Return what is told at the records on which the same is decided as on one."""
    group = sited.group_of(officer, pk)
    return rows if group is None else sited.within(rows, group)


def _standing_for(rows: Any, kind: str, key: str) -> Any:
    if not key:
        return rows.none()
    if kind == "body":
        return rows.filter(bodies__contains=key)
    if kind in ("place", "site"):
        return rows.filter(place=key).exclude(lane=KINDS.index("event"))
    if kind == "event":
        return rows.filter(event=key)
    return rows.filter(deed=key) if kind == "deed" else rows.none()


def _called(request: OfficerRequest, model: Any, kind: str, pk: str, first: Any) -> str:
    """Return the title of a list: a name, a title, or what the first row is of."""
    if model is not None:
        return str(find.one(request, model, pk).name)
    titles = ask.titles_of(request.officer, {pk}) if kind == "event" else {}
    deed = ask.loaded(request.officer, [first]).deeds[0]
    return titles.get(pk) or words.kind_of(deed)


@require_safe
@standing.told
def of_acts(request: OfficerRequest, event: str, code: str, place: str) -> HttpResponse:
    """Show the acts that one node of the network stands for."""
    asking = asked.asking(request)
    at = [("" if x == words.NONE else x) for x in (event, place)]
    rows = linked.group_of(request.officer, asking, at[0], code, at[1])
    if not rows.exists():
        raise Http404
    return _deeds(request, rows, terms.say(code, "act"), "network")


@require_safe
@standing.told
def of_figure(
    request: OfficerRequest, code: str, line: int, column: int
) -> HttpResponse:
    """Show what one cell of a figure counts: acts, entries, demands or sources."""
    at = asked.asking(request)
    over = over_of(at)
    figure = figure_of(request.officer, code, over, days.today(), at)
    if figure is None or line >= len(figure.lines) or column >= len(figure.columns):
        raise Http404
    key, where = figure.lines[line].key, figure.columns[column]
    head = {
        "title": words.title(code),
        "row": words.row_names(request.officer, code, [key])[key],
        "column": words.column(where),
        "back": "figures",
    }
    if code in ("types", "places", "bodies"):
        rows = counted.behind(request.officer, code, key, where, over, at)
        return _deeds(request, rows, head["title"], "figures", head)
    total = figure.lines[line].cells[column].value or 0
    page, pages = paged(_page(request), total)
    part = slice((page - 1) * PAGE, page * PAGE)
    rows_ = _others(request, code, key, where, over, part)
    context = {**rows_, **head, "total": total, "page": page, "pages": pages}
    return render(request, "explore/list.html", context)


def _page(request: OfficerRequest) -> int:
    given = request.GET.get("page", "")
    return int(given) if given.isdecimal() and len(given) < 8 else 1


def _others(
    request: OfficerRequest, code: str, key: str, column: str, over: Period, part: slice
) -> dict[str, Any]:
    """Return a page of the entries, demands or sources that a cell counts."""
    found, total = others(request.officer, code, key, column, over, part)
    if code == "register":
        said = _("entries of the register")
        return {"entries": found, "total": total, "unit": said}
    if code == "demands":
        return {"demands": found, "unit": _("demands")}
    titles = titles_of(request, {s.pk for s in found})
    return {
        "sources": [(s, titles.get(s.pk, "")) for s in found],
        "unit": _("sources"),
    }


def others(
    officer: User, code: str, key: str, column: str, over: Period, part: slice
) -> tuple[list[Any], int | None]:
    """Return some entries, demands or sources that a cell counts.

    With how many there are in all where that is not what the cell tells (heads).
    """
    if code == "register":
        found = entries_of(officer, key, days.typed(column))
        return found[part], len(found)
    if code == "demands":
        return with_status(officer, key, part), None
    rows = Source.objects.visible_to(officer).filter(counted.received(column, over))
    return list(rows.order_by("received_at", "id")[part]), None


def _deeds(
    request: OfficerRequest,
    rows: Any,
    title: str,
    back: str,
    more: dict[str, str] | None = None,
) -> HttpResponse:
    shown, total, sources, (page, pages) = ask.page_of(
        request.officer, rows, _page(request)
    )
    victims = {d.victim for d in shown.deeds if d.victim}
    entries = entries_about(request.officer, victims, days.today())
    context = {
        "title": title,
        "back": back,
        "deeds": rows_of(shown.deeds, shown, entries, identify.bonds_of(victims)),
        "total": total,
        "sources_told": sources,
        "unit": _("told"),
        "page": page,
        "pages": pages,
        **(more or {}),
    }
    return render(request, "explore/list.html", context)

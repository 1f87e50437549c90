"""What a count, a mark or a node opens to: the deeds it stands for, and who is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.publication.figures import entries_of, figure_of
from habeas.publication.network import network
from habeas.publication.seen import DONE, Deed, Seen, seen
from habeas.records import identify
from habeas.register.demands import listing
from habeas.register.entries import Entry
from habeas.register.listing import entries_about
from habeas.sources.models import Source
from habeas.web import days
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, words
from habeas.web.views.inbox import titles_of


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
def of_node(request: OfficerRequest, kind: str, pk: str) -> HttpResponse:
    """Show the deeds at a place, laid to a body, in an event, or one deed."""
    everything = seen(request.officer)
    names = {"place": everything.places, "body": everything.bodies}
    deeds = [d for d in everything.deeds if _stands_for(d, kind, pk)]
    if not deeds and pk not in names.get(kind, {}):
        raise Http404
    title = names[kind].get(pk, "") if kind in names else deeds[0].title
    back = {"place": "map", "body": "network", "event": "network"}.get(kind, "")
    called = title or words.kind_of(deeds[0])
    sort = {"place": "places", "body": "organisations", "event": "events"}.get(kind)
    more = {"record": f"/records/{sort}/{pk}"} if sort else {}
    return _deeds(request, everything, deeds, called, back, more)


def _stands_for(deed: Deed, kind: str, pk: str) -> bool:
    if kind == "body":
        return pk in deed.bodies
    if kind == "place":
        return deed.place == pk and deed.kind != "event"
    if kind == "event":
        return deed.event == pk
    return kind == "deed" and deed.id == pk


@require_safe
def of_acts(request: OfficerRequest, number: int) -> HttpResponse:
    """Show the acts that one node of the network stands for."""
    everything = seen(request.officer)
    chosen = asked.within(everything, asked.asking(request))
    node = network(chosen).by_id.get(f"act-{number}")
    if node is None:
        raise Http404
    wanted = set(node.deeds)
    deeds = [d for d in everything.deeds if d.id in wanted]
    return _deeds(request, everything, deeds, words.kind_of(deeds[0]), "network")


@require_safe
def of_figure(
    request: OfficerRequest, code: str, line: int, column: int
) -> HttpResponse:
    """Show what one cell of a figure counts: acts, entries, demands or sources."""
    everything = seen(request.officer)
    at = asked.asking(request)
    figure = figure_of(
        request.officer, everything, code, at.first, at.last, days.today()
    )
    if figure is None or line >= len(figure.lines):
        raise Http404
    cells = figure.lines[line].cells
    if column >= len(cells):
        raise Http404
    ids, key = set(cells[column].ids), figure.lines[line].key
    title = words.title(code)
    row = words.row_name(code, figure.lines[line].key, everything)
    where = words.column(figure.columns[column])
    head = {"title": title, "row": row, "column": where, "back": "figures"}
    if code in ("types", "places", "bodies"):
        deeds = [d for d in everything.deeds if d.id in ids]
        return _deeds(request, everything, deeds, title, "figures", head)
    return render(
        request,
        "explore/list.html",
        _other(request, code, ids, figure, column, key) | head,
    )


def _other(
    request: OfficerRequest,
    code: str,
    ids: set[str],
    figure: Any,
    column: int,
    key: str,
) -> dict[str, Any]:
    if code == "register":
        on = days.typed(figure.columns[column])
        found = entries_of(request.officer, key, on)
        return {
            "entries": found,
            "total": len(found),
            "unit": _("entries of the register"),
        }
    if code == "demands":
        rows = [r for r in listing(request.officer) if r.demand.pk in ids]
        return {"demands": rows, "total": len(rows), "unit": _("demands")}
    rows_ = Source.objects.visible_to(request.officer).filter(pk__in=ids)
    titles = titles_of(request, ids)
    found_ = [(s, titles.get(s.pk, "")) for s in rows_.order_by("received_at", "id")]
    return {"sources": found_, "total": len(found_), "unit": _("sources")}


def _deeds(
    request: OfficerRequest,
    everything: Seen,
    deeds: list[Deed],
    title: str,
    back: str,
    more: dict[str, str] | None = None,
) -> HttpResponse:
    victims = {d.victim for d in deeds if d.victim}
    entries = entries_about(request.officer, victims, days.today())
    context = {
        "title": title,
        "back": back,
        "deeds": rows_of(deeds, everything, entries, identify.bonds_of(victims)),
        "total": len(deeds),
        "sources_told": len(set().union(*(d.sources for d in deeds))),
        "unit": _("told"),
        **(more or {}),
    }
    return render(request, "explore/list.html", context)

"""Explore by program: what is counted, when, where and by whom it is alleged.

The sums are those of the pages, by the same queries, and each opens to the list that it
counts. The network links units, incidents, acts and places: never people.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from django.http import Http404
from ninja import Router
from ninja.errors import HttpError

from habeas.claims.models import Claim
from habeas.publication.figures import Figure
from habeas.publication.network import Edge, Node
from habeas.publication.seen import KINDS, Seen
from habeas.publication.telling import ask, counted, keep, linked
from habeas.publication.timeline import EVERYTHING, PAGE, Asking, paged
from habeas.records import identify
from habeas.records.models import Event, Organisation, Person, Place
from habeas.register import lines
from habeas.register.listing import entries_about
from habeas.sources.models import Source
from habeas.vocab.terms import acts, claims
from habeas.web import days
from habeas.web.api import shown
from habeas.web.api.demands import demand_told
from habeas.web.api.door import READ, ApiRequest
from habeas.web.api.forms import Acts, Cell, Id, Looking, Network, Number, Timeline
from habeas.web.api.register import entry_told
from habeas.web.views.explore import asked as asked_for
from habeas.web.views.explore import figures as figured
from habeas.web.views.explore import opened, standing, words
from habeas.web.views.explore.network import name_of

router = Router(tags=["explore"], auth=READ)
Json = dict[str, Any]
Kind = Literal["place", "site", "body", "event", "deed"]


def whole() -> None:
    """Refuse, for now, while what is counted is not whole."""
    lines.made()
    if keep.ensure() is None:
        raise HttpError(503, "what is told is still being counted. Ask again soon.")


def asking(told: Looking, **more: Any) -> Asking:
    """Return what is asked, read."""
    _known("code", told.code, acts())
    _known("modality", told.modality, claims().modality)
    _known("status", told.status, asked_for.statuses())
    return Asking(
        code=told.code,
        place=told.place or "",
        modality=told.modality,
        source=told.source or "",
        status=told.status,
        on=days.today() if told.status else None,
        first=days.typed(told.first.isoformat()) if told.first else None,
        last=days.typed(told.last.isoformat()) if told.last else None,
        **more,
    )


def _known(name: str, code: str, of: Any) -> None:
    if code and code not in of:
        said = f"{name} is none of its codes. Nothing was read. See /api/vocabulary."
        raise HttpError(400, said)


@router.post("/explore/figures")
def figures(request: ApiRequest, told: Looking) -> Json:
    """Every figure with its unit, and how many sources tell each column.

    `total` counts each row once, and may be less than a sum; the register's figure is a
    stock that may not be summed. Narrowed by more than days, those of acts alone.
    """
    at = asking(told)
    whole()
    over = figured.over_of(at)
    found = figured.figures_of(request, at, narrowed=at.timeless != EVERYTHING)
    return {
        "first": over.first.isoformat(),
        "last": over.end.isoformat(),
        "figures": [_figure(request, f) for f in found],
    }


def _figure(request: ApiRequest, one: Figure) -> Json:
    called = words.row_names(request.officer, one.code, [x.key for x in one.lines])
    return {
        "figure": one.code,
        "title": words.title(one.code),
        "unit": str(words.UNITS[one.code]),
        "columns": list(one.columns),
        "rows": [
            {
                "row": line.key,
                "name": called[line.key],
                "cells": [c.value or 0 for c in line.cells],
            }
            for line in one.lines
        ],
        "sources_by_column": list(one.beneath),
        "sources": one.sources,
        "total": one.total,
    }


@router.post("/explore/figures/cell")
def cell(request: ApiRequest, told: Cell) -> Json:
    """What a cell of a figure counts: deeds, entries, demands or sources; page by page.

    `total` is how many there are; of the register the cell tells heads, not entries.
    """
    at = asking(told)
    whole()
    over = figured.over_of(at)
    value = _value(figured.figure(request, told.figure, at), told)
    where = (told.figure, told.row, told.column, over)
    if told.figure in figured.ACTS:
        return _deeds(request, counted.behind(request.officer, *where, at), told.page)
    page, _pages = paged(told.page, value)
    part = slice((page - 1) * PAGE, page * PAGE)
    found, total = opened.others(request.officer, *where, part)
    total = value if total is None else total
    sort, items = _others(request, told.figure, found)
    return {
        "of": sort,
        "items": items,
        "total": total,
        "page": page,
        "pages": paged(page, total)[1],
    }


def _value(figure: Figure | None, told: Cell) -> int:
    """Return what a cell counts. Raises `Http404` where the figure has none such."""
    if figure is None or told.column not in figure.columns:
        raise Http404
    column = figure.columns.index(told.column)
    line = next((x for x in figure.lines if x.key == told.row), None)
    if line is None:
        raise Http404
    return line.cells[column].value or 0


def _others(request: ApiRequest, code: str, found: list[Any]) -> tuple[str, list[Json]]:
    if code == "register":
        return "entries", [entry_told(e) for e in found]
    if code == "demands":
        return "demands", [demand_told(d) for d in found]
    return "sources", shown.sources(request.officer, found)


@router.post("/explore/timeline")
def timeline(request: ApiRequest, told: Timeline) -> Json:
    """What is told in order of time, each date as open as its source left it (EDTF).

    What was denied, demanded or feared is of a kind of its own, and never told as done.
    """
    _known("kind", told.kind, KINDS)
    at = asking(told, kind=told.kind, page=told.page, apart=told.apart)
    whole()
    officer = request.officer
    found, of = standing.kept(
        request, lambda: ask.timeline(officer, at), "timeline", at
    )
    over = ask.overview(officer, at.timeless)
    return {
        "total": found.total,
        "of": found.of,
        "dated": _told(request, replace(of, deeds=found.dated)),
        "page": found.page,
        "pages": found.pages,
        "undated": _told(request, replace(of, deeds=found.undated)),
        "undated_total": found.apart,
        "undated_page": found.part,
        "undated_pages": found.parts,
        "by_time": [{"span": span, "deeds": n} for span, n in over.spans],
        "in_no_one_month": over.wider,
    }


@router.post("/explore/network")
def network(request: ApiRequest, told: Network) -> Json:
    """Units alleged, incidents, acts and places, and what links them; nobody else.

    A node of acts opens by `/explore/acts`, another by `/explore/of/{kind}/{id}`.
    """
    at = asking(told, page=told.page)
    whole()
    found = standing.kept(
        request, lambda: linked.network(request.officer, at), "network", at
    )
    return {
        "nodes": [_node(n) for n in found.network.nodes],
        "edges": [_edge(e) for e in found.network.edges],
        "acts": found.acts,
        "groups": found.groups,
        "bodies": found.bodies,
        "places": found.places,
        "page": found.page,
        "pages": found.pages,
    }


def _node(one: Node) -> Json:
    return {
        "id": one.id,
        "kind": one.kind,
        "name": name_of(one),
        "code": one.name if one.kind == "act" else None,
        "within": one.within or None,
        "place": one.place or None,
        "acts": one.acts,
        "heads": one.heads,
        "individuals": one.individuals,
    }


def _edge(one: Edge) -> Json:
    return {
        "start": one.start.id,
        "end": one.end.id,
        "kind": one.kind,
        "acts": one.acts,
        "sources": one.sources,
    }


@router.post("/explore/acts")
def of_acts(request: ApiRequest, told: Acts) -> Json:
    """The acts that a node of the network, or one of its edges, stands for."""
    at = asking(told)
    whole()
    officer = request.officer
    rows = linked.group_of(
        officer, at, told.event or "", told.act, "" if told.event else told.spot or ""
    )
    if told.body:
        body = ask.spelling(officer, Organisation, told.body)
        rows = rows.filter(bodies__contains=body) if body else rows.none()
    if told.at:
        rows = rows.filter(place=ask.spelling(officer, Place, told.at) or "-")
    if not rows.exists():
        raise Http404
    return _deeds(request, rows, told.page)


@router.get("/explore/of/{kind}/{id}")
def of_node(request: ApiRequest, kind: Kind, id: Id, page: Number = 1) -> Json:
    """What is told at a place, laid to a body, in an event, or of one deed."""
    whole()
    return _deeds(request, opened.node(request.officer, kind, id), page)


def _deeds(request: ApiRequest, rows: Any, page: int) -> Json:
    of, total, sources, (at, pages) = ask.page_of(request.officer, rows, page)
    return {
        "of": "deeds",
        "items": _told(request, of),
        "total": total,
        "sources": sources,
        "page": at,
        "pages": pages,
    }


def _told(request: ApiRequest, of: Seen) -> list[Json]:
    """Return deeds with the entries of whom they were done to, all that may be seen."""
    officer = request.officer
    victims = {d.victim for d in of.deeds if d.victim}
    entries = entries_about(officer, victims, days.today())
    bound = identify.bonds_of(victims)
    rows = opened.rows_of(of.deeds, of, entries, bound)
    ids = {x for d in of.deeds for x in (d.event, d.claim, *d.sources)}
    seen = {
        pk
        for model in (Event, Claim, Source)
        for part in ask.parts(ids - {""})
        for pk in model.objects.visible_to(officer)
        .filter(pk__in=part)
        .values_list("pk", flat=True)
    }
    known = {bound.of(e): e for e in _people(request, {*bound.root, *victims})}
    return [_deed(row, seen, known.get(bound.of(row.deed.victim))) for row in rows]


def _people(request: ApiRequest, ids: set[str]) -> list[str]:
    """Return those of people (ids) who may be seen, the least id last."""
    rows = Person.objects.visible_to(request.officer).filter(withdrawn=False)
    found = [
        pk
        for part in ask.parts(ids)
        for pk in rows.filter(pk__in=part).values_list("pk", flat=True)
    ]
    return sorted(found, reverse=True)


def _deed(row: opened.DeedRow, seen: set[str], victim: str | None) -> Json:
    """Return a deed; `victim` is who of those decided to be the same may be seen."""
    one = row.deed
    return {
        "id": one.id,
        "kind": one.kind,
        "code": one.code,
        "says": row.kind,
        "title": one.title or None,
        "date": one.date or None,
        "place": one.place or None,
        "place_name": row.place or None,
        "event": one.event if one.event in seen else None,
        "bodies": list(one.bodies),
        "body_names": list(row.bodies),
        "individuals": one.individuals,
        "victim": victim,
        "heads": list(one.heads),
        "entries": [e.id for e in row.entries],
        "modality": one.modality,
        "time_frame": one.time_frame,
        "claim": one.claim if one.claim in seen else None,
        "sources": sorted(one.sources & seen),
    }

"""The network of alleged units, incidents, acts and places; a table says the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from habeas.publication.export.drawn import columns
from habeas.publication.export.drawn.columns import Box, Line
from habeas.publication.network import Edge, Network, Node
from habeas.publication.telling import linked
from habeas.web import terms
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, standing
from habeas.web.views.explore.words import NONE

_MOST = 60  # acts that are drawn; the table has more


@require_safe
@standing.told
def network(request: OfficerRequest) -> HttpResponse:
    """Show who is alleged to have done what, in which incident, and where."""
    asking = asked.asking(request)
    page = standing.kept(
        request, lambda: linked.network(request.officer, asking), "network", asking
    )
    found = page.network
    acts = sorted((n for n in found.nodes if n.kind == "act"), key=_most_first)
    drawn = acts[:_MOST]
    kept = _around(found, drawn)
    context = {
        "tab": "network",
        "drawing": mark_safe(_drawing(found, kept)),  # noqa: S308 - see drawn.svg
        "graph": json.dumps(_graph(found, kept), ensure_ascii=False),
        "rows": [_row(found, n) for n in acts],
        "hidden": page.groups - len(drawn),
        "page": page,
        **asked.offers(request),
    }
    return render(request, "explore/network.html", context)


def _most_first(node: Node) -> int:
    return -node.acts


def _around(found: Network, acts: Iterable[Node]) -> set[str]:
    """Return the ids of acts and of everything they are linked with."""
    kept = {n.id for n in acts}
    kept |= {n.within for n in acts if n.within}
    return kept | {
        end.id
        for e in found.edges
        for end in (e.start, e.end)
        if {e.start.id, e.end.id} & kept and end.kind in ("body", "place")
    }


def name_of(node: Node) -> str:
    """Return what a node is called: acts by their type, others by their name."""
    if node.kind == "act":
        return terms.say(node.name, "act")
    return node.name or _("an incident, without a title")


def _label(node: Node) -> str:
    if node.kind != "act":
        return name_of(node)
    affected = _("affected: %(n)s") % {"n": node.heads}
    return f"{name_of(node)} · {affected}" if node.heads else name_of(node)


def href(node: Node) -> str:
    """Return what a node opens: the list of what it stands for."""
    if node.kind == "act":
        place = "" if node.within else node.place
        return f"/explore/acts/{node.within or NONE}/{node.name}/{place or NONE}"
    return f"/explore/of/{node.kind}/{node.id}"


def _told_by(edge: Edge) -> str:
    return ngettext("told by %(n)s source", "told by %(n)s sources", edge.sources) % {
        "n": edge.sources
    }


def _drawing(found: Network, kept: set[str]) -> str:
    bodies = [_box(n) for n in found.nodes if n.kind == "body" and n.id in kept]
    spots = [_box(n) for n in found.nodes if n.kind == "place" and n.id in kept]
    lines = [
        Line(
            e.start.id,
            e.end.id,
            f"{name_of(e.start)} – {name_of(e.end)}: {_told_by(e)}",
            e.acts,
        )
        for e in found.edges
    ]
    titles = (_("Alleged"), _("Incidents and acts"), _("Places"))
    return columns.draw(titles, (bodies, _middle(found, kept), spots), lines)


def _middle(found: Network, kept: set[str]) -> list[Box]:
    """Return the acts under their incidents; acts of none stand at the end."""
    acts = [n for n in found.nodes if n.kind == "act" and n.id in kept]
    boxes: list[Box] = []
    for event in (n for n in found.nodes if n.kind == "event" and n.id in kept):
        boxes.append(_box(event, head=True))
        boxes += [_box(n) for n in acts if n.within == event.id]
    return boxes + [_box(n) for n in acts if not n.within]


def _box(node: Node, *, head: bool = False) -> Box:
    return Box(node.id, _label(node), _label(node), href(node), head)


def _graph(found: Network, kept: set[str]) -> dict[str, Any]:
    """Return the network as the page's script takes it: no person is in it."""
    nodes = [
        {
            "id": n.id,
            "kind": n.kind,
            "name": _label(n),
            "parent": n.within or None,
            "href": href(n),
        }
        for n in found.nodes
        if n.id in kept
    ]
    edges = [
        {"source": e.start.id, "target": e.end.id, "kind": e.kind, "n": e.acts}
        for e in found.edges
        if {e.start.id, e.end.id} <= kept
    ]
    return {"nodes": nodes, "edges": edges}


def _row(found: Network, act: Node) -> dict[str, Any]:
    ends = [e for e in found.edges if act.id in (e.start.id, e.end.id)]
    event = found.by_id.get(act.within)
    return {
        "node": act,
        "name": name_of(act),
        "href": href(act),
        "bodies": [
            (name_of(e.start), href(e.start), e.sources)
            for e in ends
            if e.kind == "alleged"
        ],
        "places": [(name_of(e.end), href(e.end)) for e in ends if e.kind == "at"],
        "event": (name_of(event), href(event)) if event else None,
        "n": act.acts,
    }

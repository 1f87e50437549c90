"""What an outer audience would be given, drawn: to look at and to print."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.publication import figures as counted
from habeas.publication.export.drawn import bars, columns
from habeas.publication.export.drawn.bars import Bar
from habeas.publication.export.drawn.columns import Box, Line
from habeas.publication.figures import NOBODY, SOMEBODY, Cell, Figure
from habeas.publication.network import Network, Node
from habeas.publication.outer import few, of_publication
from habeas.publication.outer import outer as given
from habeas.publication.seen import Seen
from habeas.store.labels import AUDIENCES
from habeas.web import days, ready, terms
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, drawn, words
from habeas.web.views.explore.drawn import number
from habeas.web.views.publish import of, require

_ROWS = 25
_MOST = 60


@require_safe
def outer(request: OfficerRequest, audience: str) -> HttpResponse:
    """Show what may be drawn for an audience, re-composed of its publication."""
    require(audience)
    at = asked.asking(request)
    over = counted.period(days.today(), at.first, at.last)
    if ready.is_large():
        stands = ready.standing(request.officer, of(request, audience))
        if stands is None:
            return HttpResponseRedirect(f"/publish/{audience}")
        made = of_publication(stands.preview.publication, over)
    else:
        made = given(request.officer, audience, over)
    context = {
        "part": "publish",
        "audience": audience,
        "audiences": AUDIENCES,
        "over": over,
        "told": asked.told(request),
        "most": counted.MOST_MONTHS,
        "empty": not made.seen.done,
        "shown": [_shown(f, made.seen) for f in made.figures],
        "timeline": drawn.timeline(made.timeline, made.seen),
        "dated": drawn.rows(made.timeline, made.seen),
        "map": drawn.map_of(made.spots),
        "places": drawn.places(made.spots),
        "drawing": _network(made.network),
        "rows": [_row(made.network, n) for n in made.network.nodes if n.kind == "act"],
    }
    return render(request, "explore/outer.html", context)


def _names(figure: Figure, told: Seen) -> dict[str, str]:
    if figure.code == "types":
        return {x.key: terms.say(x.key, "act") for x in figure.lines}
    if figure.code == "places":
        return {**told.places, "": _("place not told")}
    return {
        **told.bodies,
        NOBODY: _("nobody is named"),
        SOMEBODY: _("individuals, not named"),
    }


def _shown(figure: Figure, told: Seen) -> dict[str, object]:
    names = _names(figure, told)
    hidden = any(c.value is None for x in figure.lines for c in x.cells)
    return {
        "code": figure.code,
        "title": words.title(figure.code),
        "unit": words.UNITS[figure.code],
        "total": figure.total,
        "hidden": hidden,
        "drawing": _drawing(figure, names),
        "columns": [words.column(c) for c in figure.columns],
        "lines": [(names.get(x.key, ""), x.cells) for x in figure.lines],
    }


def _drawing(figure: Figure, names: dict[str, str]) -> SafeString:
    rows = [
        (
            names.get(x.key, ""),
            [
                Bar(c.value, _title(names.get(x.key, ""), column, c))
                for column, c in zip(figure.columns, x.cells, strict=True)
            ],
        )
        for x in figure.lines
    ][:_ROWS]
    if figure.code == "types":
        short = [c if c[:1].isdigit() else words.column(c) for c in figure.columns]
        apart = sum(not c[:1].isdigit() and c != "before" for c in figure.columns)
        svg = bars.strips(short, rows, apart)
    else:
        svg = bars.horizontal([(name, cells[0]) for name, cells in rows])
    return mark_safe(svg)  # noqa: S308 - escaped where it is drawn, `drawn.svg`


def _title(name: str, column: str, cell: Cell) -> str:
    return f"{name} · {words.column(column)}: {number(cell.value)}"


def _network(found: Network) -> SafeString:
    acts = sorted((n for n in found.nodes if n.kind == "act"), key=_most_first)[:_MOST]
    kept = {n.id for n in acts} | {n.within for n in acts if n.within}
    ends = {e for e in found.edges if {e.start.id, e.end.id} & kept}
    kept |= {n.id for e in ends for n in (e.start, e.end)}
    boxes = [
        [_box(n) for n in found.nodes if n.kind == k and n.id in kept] for k in _ENDS
    ]
    lines = [
        Line(e.start.id, e.end.id, f"{_called(e.start)} – {_called(e.end)}")
        for e in found.edges
    ]
    titles = (_("Alleged"), _("Incidents and acts"), _("Places"))
    svg = columns.draw(titles, (boxes[0], _middle(found, kept), boxes[1]), lines)
    return mark_safe(svg)  # noqa: S308 - escaped where it is drawn, `drawn.svg`


_ENDS = ("body", "place")


def _most_first(node: Node) -> tuple[int, str]:
    return -(few(node.acts) or 0), node.id


def _middle(found: Network, kept: set[str]) -> list[Box]:
    acts = [n for n in found.nodes if n.kind == "act" and n.id in kept]
    made: list[Box] = []
    for event in (n for n in found.nodes if n.kind == "event" and n.id in kept):
        made.append(_box(event, head=True))
        made += [_box(n) for n in acts if n.within == event.id]
    return made + [_box(n) for n in acts if not n.within]


def _box(node: Node, *, head: bool = False) -> Box:
    return Box(node.id, _label(node), _label(node), "#links", head)


def _called(node: Node) -> str:
    if node.kind == "act":
        return terms.say(node.name, "act")
    return node.name or _("an incident, without a title")


def _label(node: Node) -> str:
    if node.kind != "act" or not node.heads:
        return _called(node)
    heads = few(node.heads)
    affected = _("affected: %(n)s") % {"n": "<5" if heads is None else heads}
    return f"{_called(node)} · {affected}"


def _heads(count: int) -> str:
    return _("fewer than five") if few(count) is None else f"{count:,}"


def _row(found: Network, act: Node) -> dict[str, object]:
    ends = [e for e in found.edges if act.id in (e.start.id, e.end.id)]
    event = found.by_id.get(act.within)
    return {
        "name": _called(act),
        "event": _called(event) if event else "",
        "bodies": [_called(e.start) for e in ends if e.kind == "alleged"],
        "places": [_called(e.end) for e in ends if e.kind == "at"],
        "heads": _heads(act.heads) if act.heads else "",
    }

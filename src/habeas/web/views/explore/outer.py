"""What an outer audience would be given, drawn: to look at and to print."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.publication import figures as counted
from habeas.publication import links
from habeas.publication.export.drawn import bars, columns
from habeas.publication.export.drawn.bars import Bar
from habeas.publication.export.drawn.columns import Box, Line
from habeas.publication.figures import NOBODY, SOMEBODY, Cell, Figure
from habeas.publication.network import Node
from habeas.publication.outer import Outer, of_publication
from habeas.publication.outer import outer as given
from habeas.publication.seen import Seen
from habeas.store.labels import AUDIENCES
from habeas.web import days, ready, terms
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, drawn, words
from habeas.web.views.explore.drawn import number
from habeas.web.views.publish import of, require

_ROWS = 25


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
        "drawing": _network(made),
        "sums": made.sums,
        "rows": [_row(r) for r in links.rows(made.network, sums=made.sums)],
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


def _network(made: Outer) -> SafeString:
    found = links.drawn(made.network, sums=made.sums)
    boxes = [[_box(n, made.sums) for n in column] for column in found.columns]
    lines = [
        Line(e.start.id, e.end.id, f"{_called(e.start)} – {_called(e.end)}")
        for e in found.edges
    ]
    titles = (_("Alleged"), _("Incidents and acts"), _("Places"))
    svg = columns.draw(titles, boxes, lines)
    return mark_safe(svg)  # noqa: S308 - escaped where it is drawn, `drawn.svg`


def _box(node: Node, sums: bool) -> Box:
    label = _called(node)
    if node.kind == "act" and sums:
        label = f"{label} · {node.acts}"
    return Box(node.id, label, label, "#links", node.kind == "event")


def _called(node: Node) -> str:
    if node.kind == "act":
        return terms.say(node.name, "act")
    return node.name or _("an incident, without a title")


def _row(row: links.Row) -> dict[str, object]:
    return {
        "name": _called(row.act),
        "event": _called(row.event) if row.event else "",
        "bodies": [_called(n) for n in row.bodies],
        "places": [_called(n) for n in row.places],
        "acts": row.acts,
        "heads": row.heads,
    }

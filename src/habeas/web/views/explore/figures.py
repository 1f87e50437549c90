"""The figures: drawn, as tables, and as CSV; each opens to what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.publication import figures as counted
from habeas.publication.export import table
from habeas.publication.export.drawn import bars
from habeas.publication.export.drawn.bars import Bar
from habeas.publication.figures import CODES, Cell, Figure
from habeas.publication.telling.counted import figure_of
from habeas.publication.timeline import Asking
from habeas.web import days
from habeas.web.officer import OfficerRequest
from habeas.web.views.explore import asked, standing, words

_OVER_TIME = ("types", "register", "sources")
_ROWS = 25  # of a drawing; the table has more
_LISTED = 200  # of a table; the CSV has all
ACTS = ("types", "places", "bodies")


@dataclass(frozen=True)
class Shown:
    """A figure as the page shows it."""

    figure: Figure
    title: str
    unit: str
    drawing: SafeString
    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[tuple[Cell, str], ...], int], ...]
    hidden: int
    unlisted: int

    @property
    def code(self) -> str:
        return self.figure.code

    @property
    def summed(self) -> bool:
        return self.code == "types"


@require_safe
@standing.told
def figures(request: OfficerRequest) -> HttpResponse:
    """Show every figure for the months asked for; narrowed, those of acts alone."""
    at = asked.asking(request)
    offers = asked.offers(request)
    found = figures_of(request, at, narrowed=bool(offers["more"]))
    context = {
        "tab": "figures",
        "shown": [_shown(request, f) for f in found],
        "over": over_of(at),
        "most": counted.MOST_MONTHS,
        "today": days.today(),
        **offers,
    }
    return render(request, "explore/figures.html", context)


def figures_of(request: OfficerRequest, at: Asking, *, narrowed: bool) -> list[Figure]:
    """Return every figure; `narrowed` by more than days, those of acts alone."""
    codes = [c for c in CODES if c in ACTS or not narrowed]
    found = [figure(request, code, at) for code in codes]
    return [f for f in found if f is not None]


def over_of(at: Asking) -> counted.Period:
    """Return the months that are shown."""
    return counted.period(days.today(), at.first, at.last)


def figure(request: OfficerRequest, code: str, at: Asking) -> Figure | None:
    """Return a figure; those of acts are kept for as long as nothing changes."""
    over, today, officer = over_of(at), days.today(), request.officer
    if code not in ACTS:
        return figure_of(officer, code, over, today)
    return standing.kept(
        request,
        lambda: figure_of(officer, code, over, today, at),
        "figure",
        code,
        over,
        at.timeless,
    )


def _shown(request: OfficerRequest, figure: Figure) -> Shown:
    code = figure.code
    keys = [x.key for x in figure.lines]
    called = words.row_names(request.officer, code, keys)
    names = [called[key] for key in keys]
    lines = tuple(
        (
            name,
            tuple((cell, _href(code, i, j, cell)) for j, cell in enumerate(line.cells)),
            line.total,
        )
        for i, (name, line) in enumerate(zip(names, figure.lines, strict=True))
    )
    return Shown(
        figure,
        words.title(code),
        str(words.UNITS[code]),
        _drawing(figure, names),
        tuple(words.column(c) for c in figure.columns),
        lines[:_LISTED],
        max(0, len(lines) - _ROWS),
        max(0, len(lines) - _LISTED),
    )


def _href(code: str, line: int, column: int, cell: Cell) -> str:
    return f"/explore/figures/{code}/{line}/{column}" if cell.opens else ""


def _drawing(figure: Figure, names: list[str]) -> SafeString:
    rows = [
        (
            name,
            [
                Bar(
                    c.value,
                    _title(name, figure.columns[j], c),
                    _href(figure.code, i, j, c),
                )
                for j, c in enumerate(line.cells)
            ],
        )
        for i, (name, line) in enumerate(zip(names, figure.lines, strict=True))
    ][:_ROWS]
    if figure.code in _OVER_TIME:
        columns = [_short(c) for c in figure.columns]
        apart = sum(not c[:1].isdigit() and c != "before" for c in figure.columns)
        told = (_("number of sources"), figure.beneath)
        under = told if figure.code != "sources" else None
        svg = bars.strips(columns, rows, apart, under)
    else:
        svg = bars.horizontal([(name, cells[0]) for name, cells in rows])
    return mark_safe(svg)  # noqa: S308 - escaped where it is drawn, `drawn.svg`


def _short(column: str) -> str:
    return column if column[:1].isdigit() else words.column(column)


def _title(name: str, column: str, cell: Cell) -> str:
    return f"{name} · {words.column(column)}: {cell.value or 0:,}"


@require_safe
@standing.told
def download(request: OfficerRequest, code: str) -> HttpResponse:
    """Give a figure's table as CSV (RFC 4180), for the months asked for."""
    told = figure(request, code, asked.asking(request)) if code in CODES else None
    if told is None:
        raise Http404
    called = words.row_names(request.officer, code, [x.key for x in told.lines])
    called[counted.SOURCES] = _("number of sources")
    header, rows = counted.table(told, lambda key: called[key], str)
    response = HttpResponse(table.write(header, rows), content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return response

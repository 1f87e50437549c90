"""Draws links between three columns: bodies, acts under their incidents, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.publication.export.drawn.svg import drawing, element, opens, text_of

WIDTH = 1000.0
_ROW, _HEAD = 30.0, 28.0
# Where each column begins, and how wide its boxes are.
_COLUMNS = ((0.0, 240.0), (360.0, 280.0), (760.0, 240.0))
_LETTERS = 34


@dataclass(frozen=True)
class Box:
    """One node: its id, what it says, and what it opens; `head` begins a group."""

    id: str
    name: str
    title: str
    href: str
    head: bool = False


@dataclass(frozen=True)
class Line:
    """A link from a box to another, told by so many sources."""

    start: str
    end: str
    title: str
    weight: int = 1


def draw(
    titles: Sequence[str], columns: Sequence[Sequence[Box]], lines: Sequence[Line]
) -> str:
    """Return the drawing of three columns of boxes and the lines between them.

    A line to a box that is not drawn is left out. '' where there is no box.
    """
    if not any(columns):
        return ""
    high = max(len(c) for c in columns) * _ROW + _HEAD
    places: dict[str, tuple[int, float]] = {}
    parts = []
    for i, (title, boxes) in enumerate(zip(titles, columns, strict=True)):
        x, _ = _COLUMNS[i]
        parts.append(element("text", text_of(title), x=x, y=14, class_="lane-name"))
        step = (high - _HEAD) / max(len(boxes), 1)
        for n, box in enumerate(boxes):
            y = _HEAD + step * (n + 0.5)
            places[box.id] = (i, y)
            parts.append(_box(box, i, y))
    drawn = [_line(x, places) for x in lines if {x.start, x.end} <= places.keys()]
    return drawing([*drawn, *parts], WIDTH, high + 4, "is-columns")


def _box(box: Box, column: int, y: float) -> str:
    x, wide = _COLUMNS[column]
    name = box.name if len(box.name) <= _LETTERS else f"{box.name[: _LETTERS - 1]}…"
    shape = element(
        "rect",
        x=x if box.head else x + (12 if column == 1 else 0),
        y=y - 12,
        width=wide if box.head else wide - (12 if column == 1 else 0),
        height=24,
        rx=3,
        class_="box is-head" if box.head else "box",
    )
    indent = 20 if column == 1 and not box.head else 8
    words = element("text", text_of(name), x=x + indent, y=y + 4.5)
    return opens(box.href, box.title, shape + words, f"node is-column-{column}")


def _line(line: Line, places: Mapping[str, tuple[int, float]]) -> str:
    (a, y0), (b, y1) = places[line.start], places[line.end]
    x0, x1 = _COLUMNS[a][0] + _COLUMNS[a][1], _COLUMNS[b][0]
    bend = (x1 - x0) / 2
    path = f"M{x0:.1f} {y0:.1f}C{x0 + bend:.1f} {y0:.1f} {x1 - bend:.1f} {y1:.1f} "
    shape = element(
        "path",
        d=f"{path}{x1:.1f} {y1:.1f}",
        class_="link is-alleged" if a == 0 else "link",
        stroke_width=min(1.0 + 0.6 * line.weight, 5.0),
    )
    return element("g", element("title", text_of(line.title)) + shape)

"""Draws a timeline: lanes by kind, one scale of time, a form for each sort of date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from habeas.publication.export.drawn.marks import Mark
from habeas.publication.export.drawn.scale import Scale, Span, scale, ticks
from habeas.publication.export.drawn.svg import drawing, element, opens, text_of

WIDTH = 1000.0
ROW, HEAD, AXIS = 17.0, 24.0, 26.0
_LEAST = 14.0  # how far apart two marks of one row are, at least


@dataclass(frozen=True)
class Says:
    """What a mark says when it is pointed at, and what it opens."""

    title: str
    href: str


@dataclass(frozen=True)
class _Laid:
    mark: Mark
    x0: float
    x1: float
    row: int
    dots: tuple[float, ...] = ()


def draw(
    lanes: Sequence[tuple[str, Sequence[Mark]]],
    says: Callable[[Mark], Says],
    cut: Callable[[int], str],
) -> str:
    """Return the drawing of lanes `(title, marks)`; '' where nothing is dated.

    Args:
        lanes: From above to below; every mark has a first or a last day.
        says: What a mark says and opens.
        cut: The words for so many days that are cut out of the scale.
    """
    spans = [span for _, marks in lanes for m in marks if (span := _span(m))]
    if not spans:
        return ""
    over = scale(spans, 14.0, WIDTH - 14.0)
    defs = "".join(_soft(k) for k in sorted({m.kind for _, ms in lanes for m in ms}))
    parts: list[str] = []
    y = AXIS
    for title, marks in lanes:
        laid = _laid(marks, over)
        rows = max(one.row for one in laid) + 1
        parts.append(_lane(title, y, HEAD + rows * ROW))
        parts += [_mark(one, y + HEAD, says(one.mark)) for one in laid]
        y += HEAD + rows * ROW + 8
    return drawing([*_axis(over, y, cut), *parts], WIDTH, y, "is-timeline", defs=defs)


def _span(mark: Mark) -> Span | None:
    first, last = mark.first or mark.last, mark.last or mark.first
    return (first, last) if first and last else None


def _soft(kind: str) -> str:
    stops = ((0, "s0"), (0.3, "s1"), (0.7, "s1"), (1, "s0"))
    content = "".join(element("stop", offset=o, class_=c) for o, c in stops)
    return element("linearGradient", content, id=f"soft-{kind}", class_=f"is-{kind}")


def _lane(title: str, y: float, height: float) -> str:
    box = element("rect", x=0, y=y, width=WIDTH, height=height + 4, class_="lane")
    name = element("text", text_of(title), x=10, y=y + 16, class_="lane-name")
    return box + name


def _axis(over: Scale, bottom: float, cut: Callable[[int], str]) -> list[str]:
    parts = []
    for stretch in over.stretches:
        for day, text in ticks(stretch):
            x = stretch.at(day)
            parts.append(
                element("line", x1=x, x2=x, y1=AXIS - 6, y2=bottom, class_="tick")
            )
            parts.append(
                element(
                    "text",
                    text_of(text),
                    x=x,
                    y=14,
                    class_="tick-name",
                    text_anchor=_anchor(x),
                )
            )
    for x, days in over.cuts:
        zigzag = f"M{x - 4:.1f} {AXIS - 8}l8 6l-8 6l8 6V{bottom:.1f}"
        shape = element("path", d=zigzag, class_="cut")
        parts.append(element("g", element("title", text_of(cut(days))) + shape))
    return parts


def _anchor(x: float) -> str:
    if x < 40:
        return "start"
    return "end" if x > WIDTH - 40 else "middle"


def _laid(marks: Iterable[Mark], over: Scale) -> list[_Laid]:
    """Lay marks into rows, the earliest first, so that none covers another."""
    ends: list[float] = []
    found = []
    for mark in marks:
        x0, x1 = _reach(mark, over)
        row = next((i for i, end in enumerate(ends) if end + 4 <= x0 - 7), len(ends))
        ends[row : row + 1] = [max(x1 + 7, x0 + _LEAST)]
        found.append(_Laid(mark, x0, x1, row, _apart(mark, over)))
    return found


def _reach(mark: Mark, over: Scale) -> tuple[float, float]:
    first, last = mark.first, mark.last
    x0 = over.at(first) if first else over.at(last or datetime.date.max) - 40
    x1 = over.at(last) if last else over.at(first or datetime.date.min) + 40
    dots = _apart(mark, over)
    return max(x0, 8.0), min(max(x0, x1, *dots), WIDTH - 8)


def _apart(mark: Mark, over: Scale) -> tuple[float, ...]:
    """Return where each of several possible days lies, far enough apart to be seen."""
    found: list[float] = []
    for day in sorted(mark.form.days):
        found.append(max(over.at(day), found[-1] + 11 if found else 0.0))
    return tuple(found)


def _mark(one: _Laid, top: float, says: Says) -> str:
    y = top + one.row * ROW + ROW / 2
    form = one.mark.form
    shape = _shape(one, y)
    if one.mark.kind in ("unsaid", "wanted", "claimed"):
        middle = (one.x0 + one.x1) / 2
        shape += _strike(middle, y, one.mark.kind)
    name = f"mark is-{one.mark.kind} is-{form.name}{' is-soft' if form.soft else ''}"
    return opens(says.href, says.title, shape, name)


def _strike(x: float, y: float, kind: str) -> str:
    """Cross out what was denied; put a question to what is only wanted, or not seen."""
    if kind == "unsaid":
        return element("path", d=f"M{x - 7:.1f} {y + 7:.1f}l14 -14", class_="strike")
    return element("text", "?", x=x, y=y + 4, class_="query", text_anchor="middle")


def _shape(one: _Laid, y: float) -> str:
    form, x0, x1 = one.mark.form, one.x0, one.x1
    if form.name == "day":
        halo = element("circle", cx=x0, cy=y, r=8, class_="halo") if form.soft else ""
        return halo + element("circle", cx=x0, cy=y, r=5, class_="dot")
    if form.name == "one_of":
        a, b = one.dots[0], one.dots[-1]
        joined = element("line", x1=a, x2=b, y1=y, y2=y, class_="join")
        return joined + "".join(
            element("circle", cx=x, cy=y, r=4.5, class_="ring") for x in one.dots
        )
    body = _bar(x0, x1, y, "bar" if form.name != "within" else "bar is-hollow")
    if form.name == "open_start":
        body += element("path", d=f"M{x0:.1f} {y - 6:.1f}l-8 6l8 6z", class_="arrow")
    if form.name == "open_end":
        body += element("path", d=f"M{x1:.1f} {y - 6:.1f}l8 6l-8 6z", class_="arrow")
    return body


def _bar(x0: float, x1: float, y: float, name: str) -> str:
    wide = max(x1 - x0, 10.0)
    return element("rect", x=x0, y=y - 4, width=wide, height=8, rx=2, class_=name)

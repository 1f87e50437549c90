"""Draws counts: bars beside their names, or small bars by period, all to one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.publication.export.drawn.svg import drawing, element, opens, text_of

WIDTH = 1000.0
_NAME = 250.0
_ROW = 30.0
_BAND = 54.0
_APART = 84.0  # how wide a column is that is no month


@dataclass(frozen=True)
class Bar:
    """A count, what it says when it is pointed at, and what it opens.

    `value` None is a count that may not be told exactly: it is drawn as "…".
    """

    value: int | None
    title: str
    href: str = ""


def horizontal(rows: Sequence[tuple[str, Bar]]) -> str:
    """Return bars one under another, the numbers at their ends; '' for none."""
    if not rows:
        return ""
    most = max(max(bar.value or 0 for _, bar in rows), 1)
    parts = []
    for i, (name, bar) in enumerate(rows):
        y = i * _ROW
        long = (WIDTH - _NAME - 70) * (bar.value or 0) / most
        shape = element(
            "rect", x=_NAME, y=y + 6, width=max(long, 1.0), height=18, class_="bar"
        )
        number = element(
            "text", _number(bar), x=_NAME + long + 8, y=y + 20, class_="number"
        )
        parts.append(_name(name, _NAME - 12, y + 20))
        parts.append(_open(bar, shape + number))
    return drawing(parts, WIDTH, len(rows) * _ROW + 4, "is-bars")


def strips(
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Bar]]],
    apart: int = 0,
    beneath: tuple[str, Sequence[int]] | None = None,
) -> str:
    """Return a strip of small bars for each row, over common columns; '' for none.

    Args:
        columns: The columns' names, set under the last strip.
        rows: A name and a bar for each column. All strips have one scale.
        apart: How many of the last columns are no months, and stand a little apart.
        beneath: A name and a number for each column, written under it.
    """
    if not rows or not columns:
        return ""
    most = max(max((b.value or 0 for _, bars in rows for b in bars), default=0), 1)
    laid = _laid(columns, apart)
    bottom = len(rows) * _BAND
    parts = [part for r, row in enumerate(rows) for part in _strip(r, row, laid, most)]
    parts += _names_of(columns, laid, bottom, apart)
    if beneath is not None:
        parts += _under(beneath, laid, bottom + 34)
        bottom += 22
    return drawing(parts, WIDTH, bottom + 20, "is-strips")


Column = tuple[float, float]


def _laid(columns: Sequence[str], apart: int) -> list[Column]:
    """Return where each column begins, and how wide it is."""
    wide = _APART if apart else 0.0
    months = len(columns) - apart
    step = (WIDTH - _NAME - wide * apart) / max(months, 1)
    steps = [step if i < months else wide for i in range(len(columns))]
    return [(_NAME + sum(steps[:i]), s) for i, s in enumerate(steps)]


def _strip(
    number: int, row: tuple[str, Sequence[Bar]], laid: Sequence[Column], most: int
) -> list[str]:
    name, bars = row
    base = (number + 1) * _BAND - 6
    line = element("line", x1=_NAME, x2=WIDTH, y1=base, y2=base, class_="base")
    placed = zip(bars, laid, strict=True)
    small = [_small(b, x, s, base, most) for b, (x, s) in placed]
    return [line, _name(name, _NAME - 12, base - 2), *small]


def _names_of(
    columns: Sequence[str], laid: Sequence[Column], bottom: float, apart: int
) -> list[str]:
    """Return the names of columns, of months only as many as there is room for."""
    months = len(columns) - apart
    room = max(len(c) for c in columns[:months] or ("",)) * 6.2 + 8
    every = max(1, math.ceil(room / laid[0][1])) if months else 1
    shown = [i >= months or (months - 1 - i) % every == 0 for i in range(len(columns))]
    told = zip(columns, laid, shown, strict=True)
    return [
        _under_column(name, x + s / 2, bottom + 12, "tick-name")
        for name, (x, s), is_shown in told
        if is_shown
    ]


def _under(
    beneath: tuple[str, Sequence[int]], laid: Sequence[Column], y: float
) -> list[str]:
    name, numbers = beneath
    told = zip(numbers, laid, strict=True)
    return [_name(name, _NAME - 12, y)] + [
        _under_column(f"{n:,}", x + s / 2, y, "beneath") for n, (x, s) in told if n
    ]


def _under_column(words: str, x: float, y: float, class_: str) -> str:
    return element(
        "text", text_of(words), x=x, y=y, text_anchor="middle", class_=class_
    )


def _small(bar: Bar, x: float, step: float, base: float, most: int) -> str:
    if bar.value == 0:
        return ""
    tall = max((_BAND - 24) * (bar.value or 0) / most, 2.0)
    wide = min(step * 0.62, 34.0)
    left = x + (step - wide) / 2
    shape = element(
        "rect", x=left, y=base - tall, width=wide, height=tall, class_="bar"
    )
    number = element(
        "text",
        _number(bar),
        x=x + step / 2,
        y=base - tall - 4,
        text_anchor="middle",
        class_="number",
    )
    return _open(bar, shape + number)


def _open(bar: Bar, content: str) -> str:
    return opens(bar.href, bar.title, content)


def _number(bar: Bar) -> str:
    return "…" if bar.value is None else f"{bar.value:,}"


def _name(name: str, x: float, y: float) -> str:
    shown = name if len(name) <= 34 else f"{name[:33]}…"
    return element(
        "text", text_of(shown), x=x, y=y, text_anchor="end", class_="row-name"
    )

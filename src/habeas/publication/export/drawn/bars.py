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
    wide = _APART if apart else 0.0
    months = len(columns) - apart
    step = (WIDTH - _NAME - wide * apart) / max(months, 1)
    steps = [step if i < months else wide for i in range(len(columns))]
    xs = [_NAME + sum(steps[:i]) for i in range(len(columns))]
    parts = []
    for r, (name, bars) in enumerate(rows):
        base = (r + 1) * _BAND - 6
        parts.append(
            element("line", x1=_NAME, x2=WIDTH, y1=base, y2=base, class_="base")
        )
        parts.append(_name(name, _NAME - 12, base - 2))
        placed = zip(bars, xs, steps, strict=True)
        parts += [_small(b, x, s, base, most) for b, x, s in placed]
    bottom = len(rows) * _BAND
    room = max(len(c) for c in columns[:months] or ("",)) * 6.2 + 8
    every = max(1, math.ceil(room / step))
    parts += [
        element(
            "text",
            text_of(name),
            x=x + s / 2,
            y=bottom + 12,
            text_anchor="middle",
            class_="tick-name",
        )
        for i, (name, x, s) in enumerate(zip(columns, xs, steps, strict=True))
        if i >= months or (months - 1 - i) % every == 0
    ]
    if beneath is not None:
        parts.append(_name(beneath[0], _NAME - 12, bottom + 34))
        parts += [
            element(
                "text",
                f"{n:,}",
                x=x + s / 2,
                y=bottom + 34,
                text_anchor="middle",
                class_="beneath",
            )
            for n, x, s in zip(beneath[1], xs, steps, strict=True)
            if n
        ]
        bottom += 22
    return drawing(parts, WIDTH, bottom + 20, "is-strips")


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

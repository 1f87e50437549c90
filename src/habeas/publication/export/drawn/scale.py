"""A scale of time with honest gaps: empty stretches are cut out, and shown as cut."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

GAP = 62  # days without any mark after which the scale is cut
BREAK = 26.0  # how wide a cut is drawn
LONG = 100
_EDGE = 10.0
Span = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Stretch:
    """Days drawn without a cut, from `first` to `last` at `x0` to `x1`."""

    first: datetime.date
    last: datetime.date
    x0: float
    x1: float

    def at(self, day: datetime.date) -> float:
        """Return where `day` lies; its middle, so that one day has a width."""
        whole = (self.last - self.first).days + 1
        part = (day - self.first).days + 0.5
        return self.x0 + (self.x1 - self.x0) * part / whole


@dataclass(frozen=True)
class Scale:
    """Stretches of time from left to right; between two of them time is cut out."""

    stretches: tuple[Stretch, ...]

    def at(self, day: datetime.date) -> float:
        """Return where `day` lies; a day that is cut out lies at the cut."""
        for s in self.stretches:
            if day < s.first:
                return s.x0 - BREAK / 2
            if day <= s.last:
                return s.at(day)
        return self.stretches[-1].x1 + BREAK / 2

    @property
    def cuts(self) -> list[tuple[float, int]]:
        """Where time is cut out, and how many days."""
        pairs = zip(self.stretches, self.stretches[1:], strict=False)
        return [((a.x1 + b.x0) / 2, (b.first - a.last).days - 1) for a, b in pairs]


def scale(spans: Iterable[Span], x0: float, x1: float) -> Scale:
    """Return a scale on which every day of `spans` (at least one) has its place.

    No cut is made inside a span, but one longer than `LONG` days holds only its ends:
    else a thing of "in 2022" would leave no room for those whose day is known.
    Stretches share the width by their length and by how much begins in them.
    """
    short = sorted(_short(spans))
    runs = _runs(short)
    room = (x1 - x0) - BREAK * (len(runs) - 1)
    shares = _shares(
        [((b - a).days + 1, sum(a <= s[0] <= b for s in short)) for a, b in runs]
    )
    made, x = [], x0
    for (first, last), share in zip(runs, shares, strict=True):
        made.append(Stretch(first, last, x + _EDGE / 2, x + room * share - _EDGE / 2))
        x += room * share + BREAK
    return Scale(tuple(made))


def _short(spans: Iterable[Span]) -> Iterable[Span]:
    for first, last in spans:
        if (last - first).days <= LONG:
            yield first, last
        else:
            yield from ((first, first), (last, last))


def _runs(spans: list[Span]) -> list[Span]:
    runs = [spans[0]]
    for first, last in spans:
        if (first - runs[-1][1]).days > GAP:
            runs.append((first, last))
        else:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
    return [_padded(a, b) for a, b in runs]


def _padded(first: datetime.date, last: datetime.date) -> Span:
    pad = 1 if (last - first).days < 45 else 5
    least, most = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return (
        datetime.date.fromordinal(max(first.toordinal() - pad, least)),
        datetime.date.fromordinal(min(last.toordinal() + pad, most)),
    )


def _shares(runs: list[tuple[int, int]]) -> list[float]:
    """Share the width among runs of so many days in which so many spans begin."""
    weights = [float(days) ** 0.5 + min(begun, 40) / 2 for days, begun in runs]
    least = sum(weights) / 20
    weights = [max(w, least) for w in weights]
    return [w / sum(weights) for w in weights]


def ticks(stretch: Stretch, room: float = 62.0) -> list[tuple[datetime.date, str]]:
    """Return the days to mark on a stretch, with their text: a day, month or year.

    A mark so near an end that its text would reach over it is left out, unless it is
    the only one.
    """
    found = _ticks(stretch, room)
    least, most = stretch.x0 + room / 2, stretch.x1 - room / 2
    inside = [(d, text) for d, text in found if least <= stretch.at(d) <= most]
    return inside or found[:1]


def _ticks(stretch: Stretch, room: float) -> list[tuple[datetime.date, str]]:
    days = (stretch.last - stretch.first).days + 1
    wide = stretch.x1 - stretch.x0
    if days <= 3:
        return [_only(stretch)]
    for step in (1, 2, 3, 7, 14):
        if days > 2 * step and days / step * (room + 18) <= wide:
            return [(d, d.isoformat()) for d in _every(stretch, step)]
    months = [d for d in _every(stretch, 1) if d.day == 1] if days < 2000 else []
    for step in (1, 3, 6):
        chosen = [d for d in months if (d.month - 1) % step == 0]
        if chosen and len(chosen) * room <= wide:
            return [(d, f"{d.year:04}-{d.month:02}") for d in chosen]
    if days < 100:
        return _ends(stretch) if 2 * (room + 18) <= wide else [_only(stretch)]
    years = [
        datetime.date(y, 1, 1)
        for y in range(stretch.first.year, stretch.last.year + 1)
        if datetime.date(y, 1, 1) >= stretch.first
    ]
    every = max(1, round(len(years) * room / max(wide, 1)))
    return [(d, f"{d.year:04}") for d in years[::every]] or [
        (stretch.first, f"{stretch.first.year:04}")
    ]


def _only(stretch: Stretch) -> tuple[datetime.date, str]:
    """Return the mark of a stretch of two or three days."""
    middle = _every(stretch, 1)[(stretch.last - stretch.first).days // 2]
    if middle.day == 1:
        return middle, f"{middle.year:04}-{middle.month:02}"
    if middle.day == monthrange(middle.year, middle.month)[1]:
        return middle, f"{middle.year:04}-{middle.month:02}"
    return middle, middle.isoformat()


def _ends(stretch: Stretch) -> list[tuple[datetime.date, str]]:
    """Return a mark near either end, for weeks in which no month begins."""
    inner = _every(stretch, 1)[1:-1]
    return [(d, d.isoformat()) for d in (inner[0], inner[-1])]


def _every(stretch: Stretch, step: int) -> list[datetime.date]:
    whole = (stretch.last - stretch.first).days
    return [
        datetime.date.fromordinal(stretch.first.toordinal() + n)
        for n in range(0, whole + 1, step)
    ]

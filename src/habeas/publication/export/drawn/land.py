"""Draws places on the outline of land, without borders, for print and without script."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.publication.export.drawn.svg import drawing, element, opens, text_of

WIDTH = 1000.0
_TALL = (320.0, 680.0)
_WIDER = 4  # times that a view without any coast is widened
_KM = 111.32  # of a degree of latitude
Point = tuple[float, float]


@dataclass(frozen=True)
class Disc:
    """A place as an area, with how many acts; the number stands on it ("…": not told).

    `sure`: an officer decided that it lies there; else it is a suggestion.
    """

    lat: float
    lon: float
    radius_km: float
    kind: str
    name: str
    count: int | None
    title: str
    href: str
    sure: bool = True


@dataclass(frozen=True)
class View:
    """A rectangle of the world (degrees) and how it is laid on a drawing."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> float:
        return (self.north - self.south) * self._up

    @property
    def _across(self) -> float:
        return WIDTH / (self.east - self.west)

    @property
    def _up(self) -> float:
        return self._across / math.cos(math.radians((self.south + self.north) / 2))

    def at(self, lon: float, lat: float) -> Point:
        """Return where a point lies on the drawing."""
        return (lon - self.west) * self._across, (self.north - lat) * self._up

    def holds(self, point: Point) -> bool:
        """Return whether a point (longitude, latitude) lies in it."""
        lon, lat = point
        return self.west < lon < self.east and self.south < lat < self.north

    def wider(self) -> View:
        """Return the view of more of the world around its middle."""
        lon, lat = (self.west + self.east) / 2, (self.south + self.north) / 2
        wide, high = (self.east - self.west) * 0.8, (self.north - self.south) * 0.8
        return View(
            max(lon - wide, -180.0),
            max(lat - high, -85.0),
            min(lon + wide, 180.0),
            min(lat + high, 85.0),
        )

    def wide(self, km: float) -> float:
        """Return how long so many kilometres are, at the middle of the drawing."""
        return km / _KM * self._up


def outlines(text: str) -> list[list[Point]]:
    """Return the lines of an outline as `land.mjs` writes it, in degrees."""
    told = json.loads(text)
    return [_line(line, told["scale"]) for line in told["lines"]]


def _line(steps: Sequence[int], scale: int) -> list[Point]:
    x = y = 0
    points = []
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + east, y + north
        points.append((x / scale, y / scale))
    return points


def view(discs: Iterable[Disc]) -> View:
    """Return the part of the world that holds `discs` (at least one), with a margin."""
    rows = list(discs)
    reach = [max(d.radius_km / _KM, 0.5) for d in rows]
    south = min(d.lat - r for d, r in zip(rows, reach, strict=True))
    north = max(d.lat + r for d, r in zip(rows, reach, strict=True))
    west = min(d.lon - r for d, r in zip(rows, reach, strict=True))
    east = max(d.lon + r for d, r in zip(rows, reach, strict=True))
    high, wide = max(north - south, 5.0) * 1.3, max(east - west, 5.0) * 1.3
    lat, lon = (south + north) / 2, (west + east) / 2
    squeeze = math.cos(math.radians(max(min(lat, 80.0), -80.0)))
    wide = max(wide, high / squeeze * WIDTH / _TALL[1])
    high = max(high, wide * squeeze * _TALL[0] / WIDTH)
    return View(
        max(lon - wide / 2, -180.0),
        max(lat - high / 2, -85.0),
        min(lon + wide / 2, 180.0),
        min(lat + high / 2, 85.0),
    )


def draw(discs: Sequence[Disc], land: Iterable[Sequence[Point]]) -> str:
    """Return the drawing of `discs` on `land`; '' where there is none to draw."""
    if not discs:
        return ""
    land = list(land)
    over = _with_coast(view(discs), land)
    sea = element("rect", x=0, y=0, width=WIDTH, height=over.height, class_="sea")
    paths = "".join(_path(clip(ring, over), over) for ring in land)
    shape = element("path", d=paths, class_="land") if paths else ""
    wide_first = sorted(discs, key=lambda d: -d.radius_km)
    marks = [_disc(d, over) for d in wide_first]
    return drawing(
        [sea, shape, *marks, *_names(discs, over)], WIDTH, over.height, "is-map"
    )


def _with_coast(over: View, land: Iterable[Sequence[Point]]) -> View:
    """Return a view wide enough to hold some coast: land alone shows nobody where."""
    for _ in range(_WIDER):
        if any(over.holds(p) for ring in land for p in ring):
            break
        over = over.wider()
    return over


def _disc(disc: Disc, over: View) -> str:
    x, y = over.at(disc.lon, disc.lat)
    radius = max(over.wide(disc.radius_km), 9.0)
    shape = element("circle", cx=x, cy=y, r=radius, class_=_class(disc))
    return opens(disc.href, disc.title, shape)


def _class(disc: Disc) -> str:
    return f"disc is-{disc.kind}" + ("" if disc.sure else " is-unsure")


def _names(discs: Sequence[Disc], over: View) -> list[str]:
    """Name the places, most acts first, as far as one name does not cover another.

    All names are in the list beside the drawing.
    """
    taken: list[tuple[float, float, float]] = []
    found = []
    for disc in sorted(discs, key=lambda d: (-(d.count or 0), d.name)):
        x, y = over.at(disc.lon, disc.lat)
        said = f"{disc.name} {'…' if disc.count is None else disc.count}"
        half = len(said) * 3.8 + 4
        if all(abs(x - a) > half + h or abs(y - b) > 15 for a, b, h in taken):
            taken.append((x, y, half))
            found.append(
                element("text", text_of(said), x=x, y=y + 4, text_anchor="middle")
            )
    return found


def _path(ring: Sequence[Point], over: View) -> str:
    """Return a closed path, in tenths, without points that fall together."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = over.at(lon, lat)
        point = (round(x), round(y))
        if not points or point != points[-1]:
            points.append(point)
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"


def clip(ring: Sequence[Point], over: View) -> list[Point]:
    """Return what of a ring lies in the view (Sutherland and Hodgman, 1974)."""
    if not ring or _outside(ring, over):
        return []
    found = list(ring)
    for axis, limit, keep_above in (
        (0, over.west, True),
        (0, over.east, False),
        (1, over.south, True),
        (1, over.north, False),
    ):
        found = _cut(found, axis, limit, keep_above)
    return found


def _outside(ring: Sequence[Point], over: View) -> bool:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    beside = max(xs) < over.west or min(xs) > over.east
    return beside or max(ys) < over.south or min(ys) > over.north


def _cut(ring: list[Point], axis: int, limit: float, keep_above: bool) -> list[Point]:
    def inside(p: Point) -> bool:
        return p[axis] >= limit if keep_above else p[axis] <= limit

    found: list[Point] = []
    for a, b in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(a) != inside(b):
            share = (limit - a[axis]) / (b[axis] - a[axis])
            found.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        if inside(b):
            found.append(b)
    return found

"""What is drawn for an audience, as files: a page, drawings (SVG), tables, the map.

Made of counts that may be told and of nothing else (`drawn.content`). No script, no
inline style, no address of anything outside; the same sheet gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.publication.export.composed import Site
from habeas.publication.export.drawn import bars, columns, land, timeline
from habeas.publication.export.drawn.bars import Bar
from habeas.publication.export.drawn.columns import Box, Line
from habeas.publication.export.drawn.content import Counted, Located, Sheet
from habeas.publication.export.drawn.land import Disc, Point
from habeas.publication.export.drawn.page import Page
from habeas.publication.export.drawn.tables import Tables
from habeas.publication.export.drawn.wording import Wording
from habeas.publication.export.site import sums
from habeas.publication.export.words import Language, colours, stylesheet

_ROWS = 25  # of a drawing; the table has all


def files(
    sheet: Sheet, words: Language, outline: Sequence[Sequence[Point]]
) -> dict[str, bytes]:
    """Return the files of a sheet by name, with their sums.

    `outline` is the land that the map is drawn on, as `land.outlines` reads it.
    """
    says = Wording(sheet, words)
    drawn = _Drawings(sheet, says, outline).svgs()
    svgs = {name: svg for name, svg in drawn.items() if svg}
    found = {
        "drawn.html": Page(sheet, says).html(svgs).encode(),
        "style.css": (stylesheet() + colours()).encode(),
        **{f"{name}.svg": _alone(svg).encode() for name, svg in svgs.items()},
        **Tables(sheet, says).files(),
    }
    return {**found, "SHA256SUMS": sums(found)}


def _alone(svg: str) -> str:
    """Return a drawing that stands in a file of its own, with its colours in it."""
    head, rest = svg.split(">", 1)
    return f"{head}><style>{colours()}</style>{rest}\n"


class _Drawings:
    """Draws one sheet with the words of one language."""

    def __init__(
        self, sheet: Sheet, says: Wording, outline: Sequence[Sequence[Point]]
    ) -> None:
        self.it, self.says, self.outline = sheet, says, outline

    def svgs(self) -> dict[str, str]:
        """Return the drawings by name; '' where there is nothing to draw."""
        lanes = [(self.says.lane(kind, code), m) for kind, code, m in self.it.lanes]
        discs = [self._disc(p, p.at) for p in self.it.places if p.at is not None]
        return {
            "timeline": timeline.draw(lanes, self.says.mark, self.says.cut),
            "map": land.draw(discs, self.outline),
            **{c.kind: self._bars(c) for c in self.it.counted},
            "network": self._net(),
        }

    def _net(self) -> str:
        names = {n.id: self.says.called(n) for c in self.it.net.columns for n in c}
        boxes = [
            [Box(n.id, names[n.id], names[n.id], "", n.kind == "event") for n in column]
            for column in self.it.net.columns
        ]
        lines = [
            Line(a, b, f"{names[a]} – {names[b]}")
            for a, b in self.it.net.edges
            if {a, b} <= names.keys()
        ]
        heads = [self.says.say(f"links_{k}") for k in ("bodies", "acts", "places")]
        return columns.draw(heads, boxes, lines) if boxes else ""

    def _disc(self, place: Located, at: Site) -> Disc:
        area = self.says.say(f"area_{at.kind.value}")
        title = f"{place.name}: {self.says.count(place.count)} · {area}"
        kind, count = at.kind.value, place.count
        return Disc(
            at.lat, at.lon, at.radius_km, kind, place.name, count, title, "", True
        )

    def _bars(self, counted: Counted) -> str:
        rows = [
            (
                self.says.row(counted, key, name),
                [
                    Bar(c, f"{self.says.column(k)}: {self.says.count(c)}")
                    for k, c in zip(counted.columns, cells, strict=True)
                ],
            )
            for key, name, cells in counted.rows[:_ROWS]
        ]
        if counted.kind != "types":
            return bars.horizontal([(name, cells[0]) for name, cells in rows])
        short = [c if c[:1].isdigit() else self.says.column(c) for c in counted.columns]
        apart = sum(not c[:1].isdigit() and c != "before" for c in counted.columns)
        return bars.strips(short, rows, apart)

"""What is drawn for an audience, as files: a page, drawings (SVG), tables, the map.

Made of counts that may be told and of nothing else (`publication.outer`): small ones
are apart already, and None stands for what is not told. No script, no inline style, no
address of anything outside; the same sheet gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.publication.export import geojson, table
from habeas.publication.export.composed import Site, Words
from habeas.publication.export.days import phrase
from habeas.publication.export.drawn import bars, columns, land, timeline
from habeas.publication.export.drawn.bars import Bar
from habeas.publication.export.drawn.columns import Box, Line
from habeas.publication.export.drawn.land import Disc, Point
from habeas.publication.export.drawn.marks import Mark
from habeas.publication.export.html import bdi, tag, text
from habeas.publication.export.layout import POLICY
from habeas.publication.export.site import sums
from habeas.publication.export.words import Language, colours, stylesheet

LINKS = (
    "code", "act", "incident", "alleged", "place", "acts", "people_affected",
)  # fmt: skip
_ROWS = 25  # of a drawing; the table has all


@dataclass(frozen=True)
class Counted:
    """A figure: `kind` is types, places or bodies; a name or a code for each row.

    `names` are words of sources, or None where the code of the row says it; `total` is
    the least there are where `hidden`.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str | None, tuple[int | None, ...]], ...]
    total: int
    hidden: bool


@dataclass(frozen=True)
class Told:
    """One line of the timeline: a kind of mark, a code, an EDTF date, a title."""

    id: str
    kind: str
    code: str
    date: str
    title: str = ""
    place: str = ""


@dataclass(frozen=True)
class Located:
    """A place of the map with its count, and where it lies if that is told."""

    name: str
    count: int | None
    at: Site | None = None
    parted: bool = False


@dataclass(frozen=True)
class Linked:
    """A box of the network: a body, an incident, the acts of a type in one, a place.

    `name` are words of sources, '' where there are none; an act says its `code`.
    """

    id: str
    kind: str
    name: str = ""
    code: str = ""
    acts: int | None = None


@dataclass(frozen=True)
class Link:
    """One line of the table beside the network; `acts` and `heads` None: not told."""

    code: str
    incident: str | None
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    acts: int | None
    heads: int | None


@dataclass(frozen=True)
class Net:
    """The network: what is drawn in three columns, what links it, and the table.

    `sums` says whether any number is told.
    """

    columns: tuple[tuple[Linked, ...], ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    rows: tuple[Link, ...] = ()
    sums: bool = False


@dataclass(frozen=True)
class Sheet:
    """All that is drawn: on which day, of which months (`YYYY-MM`), for whom."""

    audience: str
    on: str
    first: str
    last: str
    publisher: Words | None
    counted: tuple[Counted, ...]
    told: tuple[Told, ...]
    lanes: tuple[tuple[str, str, tuple[Mark, ...]], ...]
    places: tuple[Located, ...]
    net: Net = Net()


def files(
    sheet: Sheet, words: Language, outline: Sequence[Sequence[Point]]
) -> dict[str, bytes]:
    """Return the files of a sheet by name, with their sums.

    `outline` is the land that the map is drawn on, as `land.outlines` reads it.
    """
    made = _Drawn(sheet, words, outline)
    svgs = {name: svg for name, svg in made.svgs().items() if svg}
    found = {
        "drawn.html": made.page(svgs).encode(),
        "style.css": (stylesheet() + colours()).encode(),
        **{f"{name}.svg": _alone(svg).encode() for name, svg in svgs.items()},
        **made.tables(),
        "map.geojson": made.map().encode(),
    }
    return {**found, "SHA256SUMS": sums(found)}


def _alone(svg: str) -> str:
    """Return a drawing that stands in a file of its own, with its colours in it."""
    head, rest = svg.split(">", 1)
    return f"{head}><style>{colours()}</style>{rest}\n"


def _feature(place: Located) -> geojson.Mapped:
    at = place.at
    told: geojson.Mapped = {"name": place.name, "acts": place.count}
    if at is None:
        state = "parted" if place.parted else "open"
        return {"geometry": None, **told, "status": state}
    return {
        "geometry": (at.lon, at.lat),
        **told,
        "status": "decided",
        "found_as": at.name.text,
        "kind": at.kind.value,
        "within": at.within.text if at.within else None,
        "countries": [c.text for c in at.countries],
        "gazetteer": at.gazetteer.text,
        "radius_km": at.radius_km,
    }


class _Drawn:
    """Draws and writes one sheet in one language."""

    def __init__(
        self, sheet: Sheet, words: Language, outline: Sequence[Sequence[Point]]
    ) -> None:
        self.it, self.lang, self.outline = sheet, words, outline
        self.by_id = {t.id: t for t in sheet.told}

    def svgs(self) -> dict[str, str]:
        lanes = [(self._lane(kind, code), m) for kind, code, m in self.it.lanes]
        discs = [self._disc(p, p.at) for p in self.it.places if p.at is not None]
        return {
            "timeline": timeline.draw(lanes, self._says, self._cut),
            "map": land.draw(discs, self.outline),
            **{c.kind: self._bars(c) for c in self.it.counted},
            "network": self._net(),
        }

    # words

    def _lane(self, kind: str, code: str) -> str:
        if code:
            return self.lang.code_of("act", code)
        return self.lang.say(f"lane_{kind}")

    def _count(self, count: int | None) -> str:
        return self.lang.say("not_told") if count is None else str(count)

    def _column(self, key: str) -> str:
        if key[:1].isdigit():
            return phrase(key, self.lang)
        return self.lang.say(f"column_{key}")

    def _row(self, counted: Counted, key: str, name: str | None) -> str:
        if name is not None:
            return name
        if counted.kind == "types":
            return self.lang.code_of("act", key)
        return self.lang.say(f"row_{counted.kind}_{'some' if key == '-' else 'none'}")

    def _what(self, told: Told) -> str:
        if told.kind in ("act", "threat"):
            return self.lang.code_of("act", told.code)
        return self.lang.say(
            "lane_ahead" if told.kind == "ahead" else f"kind_{told.code}"
        )

    def _when(self, told: Told) -> str:
        return phrase(told.date, self.lang) if told.date else self.lang.say("no_date")

    def _says(self, mark: Mark) -> timeline.Says:
        told = self.by_id[mark.id]
        parts = (self._when(told), told.title, self._what(told), told.place)
        return timeline.Says(" · ".join(p for p in parts if p), "")

    def _cut(self, days: int) -> str:
        return self.lang.say("cut_days", count=days)

    def _where(self, at: Site) -> str:
        lands = "/".join(c.text for c in at.countries)
        parts = (at.name.text, at.within.text if at.within else "", lands)
        return ", ".join(dict.fromkeys(p for p in parts if p))

    def _called(self, node: Linked) -> str:
        if node.kind != "act":
            return node.name or self.lang.say("untitled_incident")
        what = self.lang.code_of("act", node.code)
        return what if node.acts is None else f"{what} · {node.acts}"

    # drawings

    def _net(self) -> str:
        names = {n.id: self._called(n) for c in self.it.net.columns for n in c}
        boxes = [
            [Box(n.id, names[n.id], names[n.id], "", n.kind == "event") for n in column]
            for column in self.it.net.columns
        ]
        lines = [
            Line(a, b, f"{names[a]} – {names[b]}")
            for a, b in self.it.net.edges
            if {a, b} <= names.keys()
        ]
        heads = [self.lang.say(f"links_{k}") for k in ("bodies", "acts", "places")]
        return columns.draw(heads, boxes, lines) if boxes else ""

    def _disc(self, place: Located, at: Site) -> Disc:
        area = self.lang.say(f"area_{at.kind.value}")
        title = f"{place.name}: {self._count(place.count)} · {area}"
        kind, count = at.kind.value, place.count
        return Disc(
            at.lat, at.lon, at.radius_km, kind, place.name, count, title, "", True
        )

    def _bars(self, counted: Counted) -> str:
        rows = [
            (
                self._row(counted, key, name),
                [
                    Bar(c, f"{self._column(k)}: {self._count(c)}")
                    for k, c in zip(counted.columns, cells, strict=True)
                ],
            )
            for key, name, cells in counted.rows[:_ROWS]
        ]
        if counted.kind != "types":
            return bars.horizontal([(name, cells[0]) for name, cells in rows])
        short = [c if c[:1].isdigit() else self._column(c) for c in counted.columns]
        apart = sum(not c[:1].isdigit() and c != "before" for c in counted.columns)
        return bars.strips(short, rows, apart)

    # tables

    def tables(self) -> dict[str, bytes]:
        found = {f"{c.kind}.csv": self._table(c) for c in self.it.counted}
        told = [(t.kind, t.code, t.date, t.title, t.place) for t in self.it.told]
        heads = ("kind", "code", "date", "title", "place")
        return {
            **found,
            "timeline.csv": table.write(heads, told),
            "network.csv": self._links(),
        }

    def _links(self) -> bytes:
        """Return the network as a table, a line for each body and place of an act."""
        rows = [
            [
                link.code,
                self.lang.code_of("act", link.code),
                link.incident,
                body,
                place,
                "not told" if link.acts is None else link.acts,
                self._affected(link) if link.heads else "not told",
            ]
            for link in self.it.net.rows
            for body in link.bodies or ("",)
            for place in link.places or ("",)
        ]
        return table.write(LINKS, rows)

    def _affected(self, link: Link) -> str:
        return str(link.heads) if link.heads else self.lang.say("not_told")

    def map(self) -> str:
        note = self.lang.say("drawn_geojson")
        return geojson.collection([_feature(p) for p in self.it.places], note)

    def _table(self, counted: Counted) -> bytes:
        """Return a figure as a table; a type of act stands by its code too."""
        coded = counted.kind == "types"
        rows = [
            [
                *([key] if coded else []),
                self._row(counted, key, name),
                *("not told" if c is None else c for c in cells),
            ]
            for key, name, cells in counted.rows
        ]
        head = ("code", "name") if coded else ("name",)
        return table.write((*head, *counted.columns), rows)

    # the page

    def page(self, svgs: dict[str, str]) -> str:
        say = self.lang.say
        title = say("drawn")
        head = (
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            tag("title", text(title)),
            '<link rel="stylesheet" href="style.css">',
        )
        by = (
            tag("p", bdi(self.it.publisher.text), class_="by")
            if self.it.publisher
            else ""
        )
        over = say(
            "drawn_months",
            first=phrase(self.it.first, self.lang),
            last=phrase(self.it.last, self.lang),
        )
        day = say("as_of_page", day=phrase(self.it.on, self.lang))
        body = (
            tag("header", by, class_="top"),
            tag(
                "main",
                tag("h1", text(title)),
                tag("p", text(over), class_="lead"),
                tag("p", text(say("stands_for")), class_="note"),
                tag("p", text(say("drawn_note")), class_="note"),
                self._timeline(svgs.get("timeline", "")),
                self._map(svgs.get("map", "")),
                *(self._figure(c, svgs.get(c.kind, "")) for c in self.it.counted),
                self._network(svgs.get("network", "")),
                id_="main",
            ),
            tag(
                "footer",
                tag("p", text(say(f"for_{self.it.audience}")), class_="audience"),
                tag("p", text(day)),
                tag("p", text(say("page_about_7"))),
            ),
        )
        root = tag(
            "html",
            tag("head", *head),
            tag("body", *body),
            lang=self.lang.code,
            dir=self.lang.direction,
        )
        return f"<!DOCTYPE html>\n{root}\n"

    def _section(
        self, key: str, note: str, svg: str, *rest: str, count: str = ""
    ) -> str:
        name = self.lang.say(key)
        drawn = tag("figure", svg, class_="drawing", tabindex="0", aria_label=name)
        figure = drawn if svg else ""
        number = f" {tag('span', text(count), class_='note')}" if count else ""
        heading = tag("h2", text(name), number)
        return tag(
            "section",
            heading,
            tag("p", text(self.lang.say(note)), class_="note"),
            figure,
            *rest,
            class_="drawn-of",
        )

    def _timeline(self, svg: str) -> str:
        say = self.lang.say
        rows = [
            (
                text(self._when(t)),
                f"{bdi(t.title)} · {text(self._what(t))}"
                if t.title
                else text(self._what(t)),
                bdi(t.place) if t.place else "",
            )
            for t in self.it.told
        ]
        listed = self._list(
            (say("when"), say("what"), say("where")), rows, "drawn_timeline"
        )
        return self._section("drawn_timeline", "drawn_timeline_note", svg, listed)

    def _map(self, svg: str) -> str:
        say = self.lang.say
        rows = [
            (bdi(p.name), self._lies(p), text(self._count(p.count)))
            for p in self.it.places
        ]
        heads = (say("where"), say("drawn_lies"), say("column_acts"))
        return self._section(
            "drawn_map", "drawn_map_note", svg, self._list(heads, rows, "drawn_map")
        )

    def _lies(self, place: Located) -> str:
        if place.at is None:
            key = "drawn_parted" if place.parted else "drawn_open"
            return tag("span", text(self.lang.say(key)), class_="none")
        area = self.lang.say(f"area_{place.at.kind.value}")
        return f"{bdi(self._where(place.at))} · {text(area)}"

    def _figure(self, counted: Counted, svg: str) -> str:
        heads = ("", *map(self._column, counted.columns))
        rows = [
            (
                bdi(self._row(counted, key, name)),
                *(text(self._count(c)) for c in cells),
            )
            for key, name, cells in counted.rows
        ]
        least = self.lang.say("at_least", count=counted.total) if counted.total else ""
        key = f"drawn_{counted.kind}"
        return self._section(
            key,
            f"{key}_note",
            svg,
            self._list(heads, rows, key),
            count=least if counted.hidden else str(counted.total),
        )

    def _network(self, svg: str) -> str:
        say = self.lang.say
        heads = (
            say("links_act"),
            say("links_incident"),
            say("links_bodies"),
            say("where"),
            *((say("column_acts"), say("links_heads")) if self.it.net.sums else ()),
        )
        rows = [
            (
                text(self.lang.code_of("act", link.code)),
                bdi(link.incident or say("untitled_incident"))
                if link.incident is not None
                else "",
                ", ".join(map(bdi, link.bodies)) or text(say("row_bodies_none")),
                ", ".join(map(bdi, link.places)),
                *(
                    (text(self._count(link.acts)), text(self._affected(link)))
                    if self.it.net.sums
                    else ()
                ),
            )
            for link in self.it.net.rows
        ]
        listed = self._list(heads, rows, "drawn_links")
        apart = tag("p", text(say("drawn_links_apart")), class_="note")
        more = () if self.it.net.sums or not rows else (apart,)
        return self._section("drawn_links", "drawn_links_note", svg, *more, listed)

    def _list(
        self, heads: Iterable[str], rows: Sequence[Sequence[str]], key: str
    ) -> str:
        if not rows:
            return tag("p", text(self.lang.say("drawn_none")), class_="none")
        head = "".join(
            tag("th", text(h), scope="col") if h else "<td></td>" for h in heads
        )
        return tag(
            "div",
            tag(
                "table", tag("thead", tag("tr", head)), tag("tbody", *map(_line, rows))
            ),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_label=self.lang.say(key),
        )


def _line(cells: Sequence[str]) -> str:
    first, *rest = cells
    return tag("tr", tag("th", first, scope="row"), *(tag("td", c) for c in rest))

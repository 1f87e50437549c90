"""A sheet as a page: each drawing with what it shows as a list beneath it.

No script, no inline style, no address of anything outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.publication.export.days import phrase
from habeas.publication.export.drawn.content import Counted, Located, Sheet
from habeas.publication.export.drawn.wording import Wording
from habeas.publication.export.html import bdi, tag, text
from habeas.publication.export.layout import POLICY


class Page:
    """Writes one sheet as a page in one language."""

    def __init__(self, sheet: Sheet, says: Wording) -> None:
        self.it, self.says = sheet, says

    def html(self, svgs: Mapping[str, str]) -> str:
        """Return the page, with the drawings `svgs` by name in it."""
        say = self.says.say
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
            first=phrase(self.it.first, self.says.language),
            last=phrase(self.it.last, self.says.language),
        )
        day = say("as_of_page", day=phrase(self.it.on, self.says.language))
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
            lang=self.says.language.code,
            dir=self.says.language.direction,
        )
        return f"<!DOCTYPE html>\n{root}\n"

    def _section(
        self, key: str, note: str, svg: str, *rest: str, count: str = ""
    ) -> str:
        name = self.says.say(key)
        drawn = tag("figure", svg, class_="drawing", tabindex="0", aria_label=name)
        figure = drawn if svg else ""
        number = f" {tag('span', text(count), class_='note')}" if count else ""
        heading = tag("h2", text(name), number)
        return tag(
            "section",
            heading,
            tag("p", text(self.says.say(note)), class_="note"),
            figure,
            *rest,
            class_="drawn-of",
        )

    def _timeline(self, svg: str) -> str:
        say = self.says.say
        rows = [
            (
                text(self.says.when(t)),
                f"{bdi(t.title)} · {text(self.says.what(t))}"
                if t.title
                else text(self.says.what(t)),
                bdi(t.place) if t.place else "",
            )
            for t in self.it.told
        ]
        listed = self._list(
            (say("when"), say("what"), say("where")), rows, "drawn_timeline"
        )
        return self._section("drawn_timeline", "drawn_timeline_note", svg, listed)

    def _map(self, svg: str) -> str:
        say = self.says.say
        rows = [
            (bdi(p.name), self._lies(p), text(self.says.count(p.count)))
            for p in self.it.places
        ]
        heads = (say("where"), say("drawn_lies"), say("column_acts"))
        return self._section(
            "drawn_map", "drawn_map_note", svg, self._list(heads, rows, "drawn_map")
        )

    def _lies(self, place: Located) -> str:
        if place.at is None:
            key = "drawn_parted" if place.parted else "drawn_open"
            return tag("span", text(self.says.say(key)), class_="none")
        area = self.says.say(f"area_{place.at.kind.value}")
        return f"{bdi(self.says.where(place.at))} · {text(area)}"

    def _figure(self, counted: Counted, svg: str) -> str:
        heads = ("", *map(self.says.column, counted.columns))
        rows = [
            (
                bdi(self.says.row(counted, key, name)),
                *(text(self.says.count(c)) for c in cells),
            )
            for key, name, cells in counted.rows
        ]
        least = self.says.say("at_least", count=counted.total) if counted.total else ""
        key = f"drawn_{counted.kind}"
        return self._section(
            key,
            f"{key}_note",
            svg,
            self._list(heads, rows, key),
            count=least if counted.hidden else str(counted.total),
        )

    def _network(self, svg: str) -> str:
        say = self.says.say
        heads = (
            say("links_act"),
            say("links_incident"),
            say("links_bodies"),
            say("where"),
            *((say("column_acts"), say("links_heads")) if self.it.net.sums else ()),
        )
        rows = [
            (
                text(self.says.language.code_of("act", link.code)),
                bdi(link.incident or say("untitled_incident"))
                if link.incident is not None
                else "",
                ", ".join(map(bdi, link.bodies)) or text(say("row_bodies_none")),
                ", ".join(map(bdi, link.places)),
                *(
                    (text(self.says.count(link.acts)), text(self.says.affected(link)))
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
            return tag("p", text(self.says.say("drawn_none")), class_="none")
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
            aria_label=self.says.say(key),
        )


def _line(cells: Sequence[str]) -> str:
    first, *rest = cells
    return tag("tr", tag("th", first, scope="row"), *(tag("td", c) for c in rest))

"""The words of a sheet that is drawn, in one language: of its lanes, rows and boxes."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.publication.export.composed import Site
from habeas.publication.export.days import phrase
from habeas.publication.export.drawn import timeline
from habeas.publication.export.drawn.content import (
    Counted,
    Link,
    Linked,
    Sheet,
    Told,
)
from habeas.publication.export.drawn.marks import Mark
from habeas.publication.export.words import Language


class Wording:
    """Says what stands on one sheet in one language."""

    def __init__(self, sheet: Sheet, language: Language) -> None:
        self.language = language
        self.by_id: Mapping[str, Told] = {t.id: t for t in sheet.told}

    def say(self, key: str, **told: object) -> str:
        """Return a sentence of the language's list."""
        return self.language.say(key, **told)

    def affected(self, link: Link) -> str:
        """Return how many people were affected, or that it is not told."""
        return str(link.heads) if link.heads else self.language.say("not_told")

    def lane(self, kind: str, code: str) -> str:
        """Return the name of a lane of the timeline."""
        if code:
            return self.language.code_of("act", code)
        return self.language.say(f"lane_{kind}")

    def count(self, count: int | None) -> str:
        """Return a number, or that it is not told."""
        return self.language.say("not_told") if count is None else str(count)

    def column(self, key: str) -> str:
        """Return the head of a column: a month, or what is counted apart."""
        if key[:1].isdigit():
            return phrase(key, self.language)
        return self.language.say(f"column_{key}")

    def row(self, counted: Counted, key: str, name: str | None) -> str:
        """Return the name of a row of a figure."""
        if name is not None:
            return name
        if counted.kind == "types":
            return self.language.code_of("act", key)
        return self.language.say(
            f"row_{counted.kind}_{'some' if key == '-' else 'none'}"
        )

    def what(self, told: Told) -> str:
        """Return what a line of the timeline tells."""
        if told.kind in ("act", "threat"):
            return self.language.code_of("act", told.code)
        return self.language.say(
            "lane_ahead" if told.kind == "ahead" else f"kind_{told.code}"
        )

    def when(self, told: Told) -> str:
        """Return when a line of the timeline was, in words."""
        return (
            phrase(told.date, self.language)
            if told.date
            else self.language.say("no_date")
        )

    def mark(self, mark: Mark) -> timeline.Says:
        """Return what a mark of the timeline says of itself."""
        told = self.by_id[mark.id]
        parts = (self.when(told), told.title, self.what(told), told.place)
        return timeline.Says(" · ".join(p for p in parts if p), "")

    def cut(self, days: int) -> str:
        """Return how many days are cut out of the scale, in words."""
        return self.language.say("cut_days", count=days)

    def where(self, at: Site) -> str:
        """Return where a place lies, from the near to the far."""
        lands = "/".join(c.text for c in at.countries)
        parts = (at.name.text, at.within.text if at.within else "", lands)
        return ", ".join(dict.fromkeys(p for p in parts if p))

    def called(self, node: Linked) -> str:
        """Return what a box of the network is called."""
        if node.kind != "act":
            return node.name or self.language.say("untitled_incident")
        what = self.language.code_of("act", node.code)
        return what if node.acts is None else f"{what} · {node.acts}"

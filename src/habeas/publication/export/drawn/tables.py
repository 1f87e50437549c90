"""A sheet as files for programs: its figures, timeline and network as CSV, its map."""

from __future__ import annotations

from habeas.publication.export import geojson, table
from habeas.publication.export.drawn.content import Counted, Located, Sheet
from habeas.publication.export.drawn.wording import Wording

LINKS = (
    "code", "act", "incident", "alleged", "place", "acts", "people_affected",
)  # fmt: skip


class Tables:
    """Writes one sheet as tables, its names in one language."""

    def __init__(self, sheet: Sheet, says: Wording) -> None:
        self.it, self.says = sheet, says

    def files(self) -> dict[str, bytes]:
        """Return the tables and the map of the sheet, by the names of their files."""
        found = {f"{c.kind}.csv": self._table(c) for c in self.it.counted}
        told = [(t.kind, t.code, t.date, t.title, t.place) for t in self.it.told]
        heads = ("kind", "code", "date", "title", "place")
        return {
            **found,
            "timeline.csv": table.write(heads, told),
            "network.csv": self._links(),
            "map.geojson": self._map().encode(),
        }

    def _links(self) -> bytes:
        """Return the network as a table, a line for each body and place of an act."""
        rows = [
            [
                link.code,
                self.says.language.code_of("act", link.code),
                link.incident,
                body,
                place,
                "not told" if link.acts is None else link.acts,
                self.says.affected(link) if link.heads else "not told",
            ]
            for link in self.it.net.rows
            for body in link.bodies or ("",)
            for place in link.places or ("",)
        ]
        return table.write(LINKS, rows)

    def _map(self) -> str:
        note = self.says.say("drawn_geojson")
        return geojson.collection([_feature(p) for p in self.it.places], note)

    def _table(self, counted: Counted) -> bytes:
        """Return a figure as a table; a type of act stands by its code too."""
        coded = counted.kind == "types"
        rows = [
            [
                *([key] if coded else []),
                self.says.row(counted, key, name),
                *("not told" if c is None else c for c in cells),
            ]
            for key, name, cells in counted.rows
        ]
        head = ("code", "name") if coded else ("name",)
        return table.write((*head, *counted.columns), rows)


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

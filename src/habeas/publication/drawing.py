"""Composes what is drawn for an audience, of its publication: the form `drawn`."""

from __future__ import annotations

import datetime
from functools import lru_cache
from importlib.resources import files

from habeas.publication import figures as counted
from habeas.publication import links
from habeas.publication.chronicle import lanes
from habeas.publication.export.composed import Publication
from habeas.publication.export.drawn import land, sheet
from habeas.publication.export.drawn.content import (
    Counted,
    Link,
    Linked,
    Located,
    Net,
    Sheet,
    Told,
)
from habeas.publication.export.drawn.land import Point
from habeas.publication.export.words import language
from habeas.publication.figures import Figure
from habeas.publication.network import Node
from habeas.publication.outer import Outer, hides, of_publication
from habeas.publication.seen import Deed, span
from habeas.publication.spots import PARTED


def drawn(publication: Publication, code: str = "en") -> dict[str, bytes]:
    """Return the files of what is drawn of a publication, in a language.

    They show the months up to the day of the register, as far back as its acts go, 36
    at most.

    Raises:
        export.words.NoSuchLanguage: If there are no words for `code`.
    """
    over = _over(publication)
    made = of_publication(publication, over)
    return sheet.files(_sheet(publication, made, over), language(code), outline())


@lru_cache(maxsize=1)
def outline() -> list[list[Point]]:
    """Return the outline of land that the build made; none where nothing was built."""
    built = files("habeas").joinpath("web", "static", "land.json")
    return land.outlines(built.read_text("utf-8")) if built.is_file() else []


def _over(publication: Publication) -> counted.Period:
    on = datetime.date.fromisoformat(publication.on.edtf)
    days = (
        span(a.date.value.edtf)[0]
        for i in publication.incidents
        for a in i.acts
        if a.date.value
    )
    first = min((d for d in days if d), default=None)
    return counted.period(on, min(first, on) if first else None, on)


def _sheet(publication: Publication, made: Outer, over: counted.Period) -> Sheet:
    return Sheet(
        audience=publication.audience,
        on=publication.on.edtf,
        first=f"{over.first:%Y-%m}",
        last=f"{over.last:%Y-%m}",
        publisher=publication.publisher,
        counted=tuple(_counted(f, made) for f in made.figures),
        told=tuple(_told(d, made) for d in made.timeline),
        lanes=lanes(made.timeline),
        places=tuple(
            Located(s.name, s.count, s.at, s.state == PARTED) for s in made.spots
        ),
        net=_net(made),
    )


def _net(made: Outer) -> Net:
    found = links.drawn(made.network, sums=made.sums)
    rows = links.rows(made.network, sums=made.sums)
    return Net(
        columns=tuple(
            tuple(_linked(n, made) for n in column) for column in found.columns
        ),
        edges=tuple((e.start.id, e.end.id) for e in found.edges),
        rows=tuple(
            Link(
                r.act.name,
                r.event.name if r.event else None,
                tuple(n.name for n in r.bodies),
                tuple(n.name for n in r.places),
                r.acts,
                r.heads,
            )
            for r in rows
        ),
        sums=made.sums,
    )


def _linked(node: Node, made: Outer) -> Linked:
    if node.kind == "act":
        acts = node.acts if made.sums else None
        return Linked(node.id, "act", code=node.name, acts=acts)
    return Linked(node.id, node.kind, node.name)


def _counted(figure: Figure, made: Outer) -> Counted:
    names = {"places": made.seen.places, "bodies": made.seen.bodies}
    told = names.get(figure.code, {})
    return Counted(
        figure.code,
        figure.columns,
        tuple(
            (x.key, told.get(x.key), tuple(c.value for c in x.cells))
            for x in figure.lines
        ),
        figure.total,
        hides(figure),
    )


def _told(deed: Deed, made: Outer) -> Told:
    place = made.seen.places.get(deed.place, "")
    return Told(deed.id, deed.kind, deed.code, deed.date, deed.title, place)

"""The timeline and the map of an outer audience, as its page draws and lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from habeas.publication.chronicle import lanes
from habeas.publication.drawing import outline
from habeas.publication.export.composed import Site
from habeas.publication.export.drawn import land
from habeas.publication.export.drawn import timeline as drawing
from habeas.publication.export.drawn.land import Disc
from habeas.publication.export.drawn.marks import Mark
from habeas.publication.seen import Deed, Seen
from habeas.publication.spots import Spot
from habeas.web import days, terms
from habeas.web.views.explore import words
from habeas.web.views.explore.mapped import AREAS


def number(count: int | None) -> str:
    """Return a count that may be told, in words where it may not be exact."""
    return _("not told") if count is None else f"{count:,}"


def timeline(told: Sequence[Deed], seen: Seen) -> SafeString:
    """Return the drawing of what has a date; '' for nothing."""
    by_id = {d.id: d for d in told}

    def says(mark: Mark) -> drawing.Says:
        return drawing.Says(words.line(by_id[mark.id], seen), "")

    found = [(_lane(kind, code), marks) for kind, code, marks in lanes(told)]
    svg = drawing.draw(found, says, words.cut)
    return mark_safe(svg)  # noqa: S308 - escaped where it is drawn, `drawn.svg`


def _lane(kind: str, code: str) -> str:
    return terms.say(code, "act") if code else str(words.KINDS[kind])


@dataclass(frozen=True)
class Line:
    """One line of the list beside the timeline."""

    when: str
    what: str
    title: str
    place: str


def rows(told: Sequence[Deed], seen: Seen) -> list[Line]:
    """Return what the drawing shows, in words; what has no date comes last."""
    return [
        Line(
            days.words(d.date),
            words.kind_of(d),
            d.title,
            seen.places.get(d.place, ""),
        )
        for d in told
    ]


def map_of(spots: Sequence[Spot]) -> SafeString:
    """Return the drawing of the places of which is told where they lie."""
    discs = [_disc(s, s.at) for s in spots if s.at is not None]
    svg = land.draw(discs, outline())
    return mark_safe(svg)  # noqa: S308 - escaped where it is drawn, `drawn.svg`


def _disc(spot: Spot, at: Site) -> Disc:
    area = AREAS[at.kind.value]
    title = f"{spot.name}: {number(spot.count)} · {area}"
    return Disc(
        at.lat,
        at.lon,
        at.radius_km,
        at.kind.value,
        spot.name,
        spot.count,
        title,
        "",
    )


@dataclass(frozen=True)
class Place:
    """One line of the list beside the map."""

    spot: Spot
    where: str = ""
    area: str = ""


def places(spots: Sequence[Spot]) -> list[Place]:
    """Return the places of the figure, with where they lie."""
    return [
        Place(s, _where(s.at), str(AREAS[s.at.kind.value])) if s.at else Place(s)
        for s in spots
    ]


def _where(at: Site) -> str:
    lands = "/".join(land.text for land in at.countries)
    parts = (at.name.text, at.within.text if at.within else "", lands)
    return ", ".join(dict.fromkeys(p for p in parts if p))

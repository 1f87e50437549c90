"""The timeline: what is told, in order of time, each date as open as it was told.

A day is one thing and "in 2022" another: the form of a mark says which. What has no
date is listed apart and counted, never dropped; what was denied, demanded or feared
keeps lanes of its own and is never drawn as done.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.publication.export.drawn.marks import Mark, form_of
from habeas.publication.seen import KINDS, Deed, Seen

PAGE = 150


@dataclass(frozen=True)
class Asking:
    """What to show: empty fields do not narrow. Days are both included.

    `status` is a value of the register's liberty axis that stands on the day `on` for
    whoever the act was done to; it can be asked at the desk alone. `page` and `apart`
    are the pages of what has a date and of what has none, from 1.
    """

    kind: str = ""
    code: str = ""
    place: str = ""
    modality: str = ""
    source: str = ""
    status: str = ""
    on: datetime.date | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    page: int = 1
    apart: int = 1

    @property
    def alike(self) -> Asking:
        """What is asked, whichever page of it is shown."""
        return replace(self, page=1, apart=1)

    @property
    def timeless(self) -> Asking:
        """What is asked of all days."""
        return replace(self.alike, first=None, last=None)


EVERYTHING = Asking()


@dataclass(frozen=True)
class Timeline:
    """One page of a timeline: lanes of marks to draw, and the deeds they stand for.

    `dated` and `undated` are the deeds of this page, with and without a date; `total`
    counts all that fit, `of` all there are, `pages` how many pages the dated fill and
    `parts` those without a date, who are `apart` in all.
    """

    lanes: tuple[tuple[str, tuple[Mark, ...]], ...]
    dated: tuple[Deed, ...]
    undated: tuple[Deed, ...]
    total: int
    of: int
    page: int
    pages: int
    apart: int = 0
    part: int = 1
    parts: int = 1

    @property
    def first(self) -> int:
        """The number of the first dated deed of this page, from 1."""
        return (self.page - 1) * PAGE + 1


def timeline(seen: Seen, asking: Asking) -> Timeline:
    """Return the page of the timeline that is asked for; the last, if beyond it."""
    found = [d for d in seen.deeds if fits(d, asking)]
    undated = tuple(d for d in found if d.bounds == (None, None))
    dated = [d for d in found if d.bounds != (None, None)]
    page, pages = paged(asking.page, len(dated))
    part, parts = paged(asking.apart, len(undated))
    shown = tuple(dated[(page - 1) * PAGE : page * PAGE])
    return Timeline(
        lanes=tuple(lanes(shown)),
        dated=shown,
        undated=undated[(part - 1) * PAGE : part * PAGE],
        total=len(found),
        of=len(seen.deeds),
        page=page,
        pages=pages,
        apart=len(undated),
        part=part,
        parts=parts,
    )


def paged(page: int, count: int) -> tuple[int, int]:
    """Return the page to show, no later than the last, and how many there are."""
    pages = max(1, -(-count // PAGE))
    return min(max(page, 1), pages), pages


def fits(deed: Deed, asking: Asking) -> bool:
    """Return whether a deed is asked for; one that may lie in the days asked, fits.

    A deed without a date fits any days: it cannot be said to lie outside them.
    """
    first, last = deed.bounds
    return (
        asking.kind in ("", deed.kind)
        and asking.code in ("", deed.code)
        and asking.place in ("", deed.place)
        and (not asking.source or asking.source in deed.sources)
        and asking.modality in ("", deed.modality)
        and not (asking.first and last and last < asking.first)
        and not (asking.last and first and first > asking.last)
    )


def lanes(deeds: Iterable[Deed]) -> Iterable[tuple[str, tuple[Mark, ...]]]:
    """Return marks by kind, in the order of `KINDS`; kinds without any are left out."""
    rows = list(deeds)
    for kind in KINDS:
        marks = tuple(mark(d) for d in rows if d.kind == kind)
        if marks:
            yield kind, marks


def mark(deed: Deed) -> Mark:
    """Return what is drawn for a deed."""
    first, last = deed.bounds
    return Mark(deed.id, deed.kind, form_of(deed.date), first, last)

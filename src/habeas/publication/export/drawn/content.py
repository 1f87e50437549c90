"""What a sheet is drawn from: counts that may be told to an audience, and nothing else.

Small ones are apart already (`publication.outer`); None stands for what is not told.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.publication.export.composed import Site, Words
from habeas.publication.export.drawn.marks import Mark


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

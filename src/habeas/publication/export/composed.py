"""What may be given out, as types in which a withheld value cannot be written.

Everything a publication holds is one of six leaves: `Words` that carry a label the
audience is permitted, an `Id` derived for that audience, a `Code` of a closed list, a
`Day` in EDTF, a language's `Tag`, or a number. There is no field for a contact, for health, for a
protective detail, for a source's file or for an officer, and no plain string. Values
that go out are composed anew from these; nothing is a masked copy.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar

from habeas.errors import HabeasError
from habeas.store.labels import AUDIENCES, permits
from habeas.text.edtf import bounds
from habeas.vocab.terms import acts, claims, register

T = TypeVar("T")
# Below this a figure about people who are not listed beside it is not told exactly
# (OECD glossary of statistical terms: some agencies 5, others 3).
SMALL = 5

_LISTS: Mapping[str, tuple[str, ...]] = {
    "person": ("individual", "group", "class"),
    "body": ("body", "individual", "unit"),
    "event": ("incident", "assembly", "background", "container", "other"),
    "voice": ("site", "meeting", "author", "desk", "other"),
    "source": ("file", "paste", "note"),
    "basis": ("own_consent", "family", "lawyer", "already_public"),
    "figure": ("reported", "located", "verified", "released"),
    "site": ("country", "admin1", "admin2", "city"),
    "demand": (
        "recorded",
        "followed",
        "sent",
        "acknowledged",
        "promised",
        "partly_met",
        "met",
        "refused",
        "no_answer",
        "moot",
        "withdrawn",
    ),
}


class Withheld(HabeasError):
    """A value was to be composed for an audience that may not have it."""

    def __init__(self, audience: str, what: str) -> None:
        super().__init__(
            "%(what)s may not be given to the audience '%(audience)s'. Nothing was "
            "composed. Open it to that audience first, or leave it out.",
            what=what,
            audience=audience,
        )


class NotInList(HabeasError):
    """A code stood in none of the closed lists that may be given out."""

    def __init__(self, scheme: str) -> None:
        super().__init__(
            "a value of the list '%(scheme)s' is none of its codes. Nothing was "
            "composed. Correct the record, then try again.",
            scheme=scheme,
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Words whose label `audience` is permitted; raises `Withheld` otherwise."""

    text: str
    label: str
    audience: str

    def __post_init__(self) -> None:
        if self.audience not in AUDIENCES or not permits(self.audience, self.label):
            raise Withheld(self.audience, f"words labelled '{self.label}'")


@dataclass(frozen=True, slots=True)
class Id:
    """The name of a row for one audience alone; two audiences share none."""

    value: str
    audience: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9a-f]{32}", self.value):
            raise Withheld(self.audience, "an id that was not derived for it")


def derive(key: bytes, audience: str, row: str) -> Id:
    """Return the id of row `row` under the audience's `key` (HMAC-SHA-256, 128 bits).

    It is the same in every release to that audience.
    """
    return Id(hmac.new(key, row.encode(), hashlib.sha256).hexdigest()[:32], audience)


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a closed list; raises `NotInList` for any other word."""

    scheme: str
    value: str

    def __post_init__(self) -> None:
        if self.value not in codes(self.scheme):
            raise NotInList(self.scheme)


def codes(scheme: str) -> tuple[str, ...]:
    """Return the codes of a list: of the vocabularies, or of this module.

    Watch values, the ends of a watch and `escaped` are in none of them but `watch`,
    which is composed for a person of whom an officer decided so.
    """
    terms = register()
    match scheme:
        case "act":
            return tuple(acts())
        case "liberty":
            liberty = terms.liberty
            ended = tuple(v for v in liberty.ended if v != "escaped")
            return (*liberty.held, *ended, *liberty.unknown)
        case "watch":
            return (*terms.liberty.watch, *terms.liberty.watch_end, "escaped")
        case "legal" | "acknowledgement" | "verification":
            return tuple(getattr(terms, scheme))
        case "modality" | "polarity" | "derivation" | "time_frame":
            return tuple(getattr(claims(), scheme))
    return _LISTS.get(scheme, ())


@dataclass(frozen=True, slots=True)
class Day:
    """A date in EDTF; raises `text.edtf.BadDate` for anything else."""

    edtf: str

    def __post_init__(self) -> None:
        bounds(self.edtf)


@dataclass(frozen=True, slots=True)
class Tag:
    """A language of a source's words (BCP 47); raises `NotInList` if it is none."""

    value: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", self.value):
            raise NotInList("language")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone: named, or "a person, known to us" (`known`), or named by no source.

    `heads` is the least and the greatest number; (None, None) where only words tell.
    """

    id: Id
    kind: Code
    name: Words | None
    known: bool
    heads: tuple[int | None, int | None] = (1, 1)


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, or an individual who is given as one of a unit or not at all."""

    id: Id
    kind: Code
    name: Words | None


Voice = Body | Person | Code


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source as they may be shown; None stands where words were cut."""

    source: Id
    pieces: tuple[Words | None, ...]
    language: Tag
    voices: tuple[Voice, ...] = ()

    @property
    def whole(self) -> bool:
        return all(p is not None for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A value and the quotes that it opens to."""

    value: T
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Where an officer decided that a place lies: a place of the gazetteer.

    `lat` and `lon` (degrees, WGS 84) are the middle of an area that reaches
    `radius_km`; `countries` are all states that claim it, none before another.
    """

    gazetteer: Words
    name: Words
    kind: Code
    within: Words | None
    countries: tuple[Words, ...]
    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a source calls it, and where it lies, if that may be told."""

    id: Id
    name: Words
    at: Site | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is said to have been done, to whom, and by whom allegedly."""

    id: Id
    type: Field[Code]
    date: Field[Day | None]
    place: Field[Place | None]
    victim: Field[Person | None]
    doers: tuple[Field[Body], ...]
    modality: Code
    derivation: Code
    time_frame: Code
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Incident:
    """A frame in which acts were done; an act without a frame stands in one alone."""

    id: Id
    kind: Code
    title: Field[Words | None]
    date: Field[Day | None]
    place: Field[Place | None]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What stands on one axis, since when and as of which day."""

    value: Code | None
    since: Day | None = None
    as_of: Day | None = None
    disputed: bool = False
    stale: bool = False
    holder_only: bool = False
    derivation: Code | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One episode of one person or group in the register."""

    id: Id
    person: Person
    historical: bool
    liberty: Axis
    legal: Axis
    acknowledgement: Axis
    verification: Axis
    place: Field[Place | None]
    taken_by: tuple[Field[Body], ...]
    sources: int
    demands: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people; `value` None says "fewer than five".

    A number below five is exact only where every person in it is listed beside it
    (`listed`): else it could be told from it who they are.
    """

    code: Code
    value: int | None
    listed: bool
    most: int | None = None
    rows: tuple[Id, ...] = ()

    def __post_init__(self) -> None:
        small = self.value is not None and 0 < self.value < SMALL
        if small and not self.listed:
            raise Withheld("public", "an exact small figure without its rows")


@dataclass(frozen=True, slots=True)
class Demand:
    """What was demanded, in the words as permitted; nobody asked is "not stated"."""

    id: Id
    number: int | None
    words: tuple[Quote, ...]
    addressee: Field[Words | None]
    subjects: tuple[Person, ...]
    status: Code
    date: Day | None
    source: Id


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What is announced for `start` to `end`, both days included."""

    id: Id
    title: Words
    start: Day
    end: Day | None
    place: Place | None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source that is cited: who speaks in it, its title and its own date."""

    id: Id
    kind: Code
    issuer: Field[Body | None]
    title: Field[Words | None]
    date: Field[Day | None]


@dataclass(frozen=True, slots=True)
class Publication:
    """All that one audience is given, on day `on`; no leaf of it is another's.

    Raises `Withheld` if words or an id in it were composed for someone else.
    """

    audience: str
    on: Day
    publisher: Words | None
    incidents: tuple[Incident, ...] = ()
    register: tuple[Row, ...] = ()
    figures: tuple[Figure, ...] = ()
    unnumbered: int = 0
    demands: tuple[Demand, ...] = ()
    scheduled: tuple[Scheduled, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        for leaf in leaves(self):
            foreign = isinstance(leaf, Words | Id) and leaf.audience != self.audience
            if foreign or isinstance(leaf, str):
                raise Withheld(self.audience, "a value composed for someone else")


def leaves(value: Any) -> Iterator[Any]:
    """Return every leaf of a composed value, in order.

    The name of the publication's audience, which is no material, is passed over.
    """
    if isinstance(value, Words | Id | Code | Day | Tag):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from leaves(one)
    elif is_dataclass(value):
        for each in fields(value):
            if not (isinstance(value, Publication) and each.name == "audience"):
                yield from leaves(getattr(value, each.name))
    else:
        yield value


def places(publication: Publication) -> tuple[Place, ...]:
    """Return every place that is told, each once, in the order in which it is."""
    told = [p for i in publication.incidents for p in (i.place, *_of_acts(i))]
    told += [r.place for r in publication.register]
    found = [f.value for f in told] + [s.place for s in publication.scheduled]
    return tuple({p.id.value: p for p in found if p is not None}.values())


def _of_acts(incident: Incident) -> Iterator[Field[Place | None]]:
    return (act.place for act in incident.acts)

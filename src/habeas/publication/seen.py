"""What one audience sees of what was done: the ground of timeline, map and figures.

Everything drawn or counted is made of it by plain functions. It is made for the officer
at the desk (`own`), whose own ceiling decides, or for an outer audience (`given`) of the
publication that they would be given, so that nothing can be seen that could not go out.

Nobody who was harmed, attended or helped is in it by name: a victim is a number of
heads and an id that opens to the register. Individuals alleged to have done an act are
counted, not named.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.register.status import HOLDER
from habeas.text.edtf import BadDate, bounds
from habeas.vocab.terms import acts, register

DESK = "desk"
Heads = tuple[int | None, int | None]
Bounds = tuple[datetime.date | None, datetime.date | None]
# What a mark stands for. `unsaid` was denied or said not to have been; `wanted` was
# demanded, feared, pledged or supposed: neither is ever drawn or counted as done. `end`
# is how a deprivation of liberty ended, in the register; `claimed` is such an end that
# only those who held the person tell.
KINDS = ("event", "act", "threat", "end", "claimed", "unsaid", "wanted", "ahead")
DONE = ("act", "threat")
LONGEST = 64  # of a date, in characters


@dataclass(frozen=True)
class Deed:
    """One thing that is told, with its date as open as the source left it.

    `code` is a type of act (`vocab/acts.yaml`) or a kind of event. `place`, `event`,
    `bodies` and `victim` are ids; `bodies` are alleged to have done it, `individuals`
    is how many people are. `sources` tell it; `claim` is the first that does.
    """

    id: str
    kind: str
    code: str
    date: str = ""
    place: str = ""
    event: str = ""
    title: str = ""
    bodies: tuple[str, ...] = ()
    individuals: int = 0
    victim: str = ""
    heads: Heads = (None, None)
    modality: str = "stated"
    time_frame: str = "incident"
    claim: str = ""
    sources: frozenset[str] = frozenset()

    @property
    def bounds(self) -> Bounds:
        """The first and last day it can have been; None where that is open."""
        return span(self.date)


@dataclass(frozen=True)
class Asked:
    """A demand as it stands: how far it has come, and the source that makes it."""

    id: str
    status: str
    source: str


@dataclass(frozen=True)
class Seen:
    """Everything of one audience: deeds by date, names of places and of bodies.

    `days` is when each source reached the desk (its own date, for an outer audience).
    """

    audience: str
    deeds: tuple[Deed, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    demands: tuple[Asked, ...] = ()
    days: Mapping[str, datetime.date] = field(default_factory=dict)

    @property
    def done(self) -> tuple[Deed, ...]:
        """Acts and threats that sources tell were done to someone, each once.

        What is done to nobody (a strike, a protest, a release) is on the timeline
        alone: whoever did that is not alleged to have done harm.
        """
        types = acts()
        return tuple(
            d
            for d in self.deeds
            if d.kind in DONE and (d.code not in types or types[d.code].adverse)
        )


def span(edtf: str) -> Bounds:
    """Return what `edtf` allows; (None, None) for no date and for what is none."""
    try:
        return bounds(edtf) if edtf else (None, None)
    except BadDate:
        return None, None


def clear(edtf: Any) -> str:
    """Return a date that a claim holds, no longer than a record's; '' for none."""
    told = str(edtf or "")
    first, last = span(told)
    if (first, last) == (None, None):
        return ""
    return told if len(told) <= LONGEST else f"{first or '..'}/{last or '..'}"


def in_order(deeds: Iterable[Deed]) -> tuple[Deed, ...]:
    """Return deeds by their dates; those without any last."""
    return tuple(sorted(deeds, key=_order))


def _order(deed: Deed) -> tuple[Any, ...]:
    first, last = deed.bounds
    day = first or last or datetime.date.max
    return (day, last or datetime.date.max, KINDS.index(deed.kind), deed.code, deed.id)


def once(deeds: Iterable[Deed]) -> list[Deed]:
    """Lay an act that several sources tell together, so that it counts once.

    It is one act only where officers decided that its victims are the same, and its
    type, date and place are the same as well; two that differ in any stay two.
    """
    found: dict[tuple[str, ...], Deed] = {}
    for deed in deeds:
        sure = deed.victim and deed.date and deed.kind in DONE
        what = (deed.kind, deed.code, deed.victim, deed.date, deed.place)
        key = what if sure else (deed.id,)
        found[key] = _joined(found[key], deed) if key in found else deed
    return list(found.values())


def _joined(first: Deed, other: Deed) -> Deed:
    return replace(
        first,
        bodies=tuple(sorted({*first.bodies, *other.bodies})),
        individuals=max(first.individuals, other.individuals),
        sources=first.sources | other.sources,
    )


def ended(rows: Any) -> Any:
    """Return the statuses that say how a deprivation of liberty ended."""
    return rows.filter(
        withdrawn=False,
        axis="liberty",
        value__in=register().liberty.ended,
        episode__kind="deprivation",
    )


def kind_of_end(basis: str) -> str:
    """Return the kind of an end: what only the holder tells is a claim, not an end."""
    return "claimed" if basis == HOLDER else "end"


def unsaid(modality: str, polarity: str) -> str:
    """Return the kind of what a source does not tell as done: `unsaid` or `wanted`."""
    return "unsaid" if "denied" == modality or polarity == "negated" else "wanted"

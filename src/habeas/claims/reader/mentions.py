"""What the reader finds named: people, organisations, places and their mentions.

Frozen values. Positions are code points of the untouched text, end exclusive. Ids are
local to one reading: `p1`, `o1`, `l1`.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from habeas.text.once import once

Sort = str
"""`person`, `organisation` or `place`."""


class Mention(NamedTuple):
    """Words at `start` to `end` that stand for the one with the id `ref`.

    `form` is `name`, `short` (part of a name), `title`, `description` or `pronoun`;
    `wide` is a description with more or less around it, which stands among a person's
    own mentions alone.
    """

    start: int
    end: int
    ref: str
    sort: Sort
    form: str


@dataclass(frozen=True)
class Person:
    """A person, an unnamed group or a class of people.

    `heads` is the least and the most (None: no upper bound told), or None where only
    words are given. `part_of` is the group this one is told to belong to; its heads
    are counted there already. `attributes` has the keys of `habeas-reading/1`, and
    `spans` says where each of them is said.
    """

    id: str
    name: str | None
    kind: str
    heads: tuple[int, int | None] | None
    words: str | None
    attributes: Mapping[str, object]
    mentions: tuple[Mention, ...]
    part_of: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Organisation:
    """A body that acts, speaks or is asked; `generic` where it has no name."""

    id: str
    name: str
    acronym: str | None
    mentions: tuple[Mention, ...]
    generic: bool = False


@dataclass(frozen=True)
class Place:
    """A place; `holding` where people are held there (a prison, a station)."""

    id: str
    name: str
    mentions: tuple[Mention, ...]
    holding: bool = False


@dataclass(frozen=True)
class Relation:
    """`subject` stands to `object` as `type` says, in the words `start` to `end`."""

    subject: str
    type: str
    object: str
    start: int
    end: int


@dataclass(frozen=True)
class Cast:
    """All who and what a text names; `mentions` are sorted by start."""

    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...] = field(default=())

    @once
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    @once
    def _by_id(self) -> dict[str, Person | Organisation | Place]:
        found: dict[str, Person | Organisation | Place] = {}
        found.update((one.id, one) for one in self.people)
        found.update((one.id, one) for one in self.organisations)
        found.update((one.id, one) for one in self.places)
        return found

    def get(self, ref: str) -> Person | Organisation | Place | None:
        """Return the one with the id `ref`, if there is one."""
        return self._by_id.get(ref)

    def at(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that share a character with `start` to `end`."""
        low = bisect.bisect_left(self._starts, start - 400)
        high = bisect.bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[low:high] if m.end > start)

    def in_span(
        self, start: int, end: int, sort: Sort | None = None
    ) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly in `start` to `end`, in order."""
        low = bisect.bisect_left(self._starts, start)
        high = bisect.bisect_left(self._starts, end)
        return tuple(
            m
            for m in self.mentions[low:high]
            if m.end <= end and (sort is None or m.sort == sort)
        )

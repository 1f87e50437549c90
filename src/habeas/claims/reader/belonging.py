"""The groups that somebody is one of: those named among it, and the rest of it."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.claims.reader.mentions import Cast, Person


def whole(person: Person, cast: Cast, within: Mapping[str, str]) -> str:
    """Return the group that someone is one of; a smaller one cannot hold them."""
    group = cast.get(person.part_of) if person.part_of else None
    if isinstance(group, Person) and group.heads and person.heads:
        if group.heads[0] >= person.heads[0]:
            return group.id
    elif group is not None:
        return group.id
    larger = cast.get(within.get(person.id, ""))
    if not isinstance(larger, Person):
        return ""
    fits = not (larger.heads and person.heads) or larger.heads[0] >= person.heads[0]
    return larger.id if fits else ""


def wholes(person: Person, cast: Cast, within: Mapping[str, str]) -> list[str]:
    """Return the groups that someone is one of, the largest first."""
    found: list[str] = []
    one: object = person
    while isinstance(one, Person) and len(found) < _DEEP:
        ref = whole(one, cast, within)
        if not ref or ref in found:
            break
        found.insert(0, ref)
        one = cast.get(ref)
    return found


_DEEP = 3

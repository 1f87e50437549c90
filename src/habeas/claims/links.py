"""What a claim refers to: other claims of its source, by the ids in its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from habeas.claims.models import Claim

# Which keys of a value hold the id of a claim, or a list of them, for each kind.
_ONE: Mapping[str, tuple[str, ...]] = {
    "header": ("organisation", "place"),
    "attribute": ("place", "organisation"),
    "event": ("place",),
    "act": ("event", "victim", "place"),
    "status": ("person", "place"),
    "demand": ("addressee",),
    "scheduled": ("place",),
    "contact": ("owner",),
    "relation": ("subject", "object"),
    "characterisation": ("of", "by"),
    "commitment": ("by",),
}
_MANY: Mapping[str, tuple[str, ...]] = {
    "act": ("by",),
    "demand": ("subjects",),
    "case": ("accused",),
}
# Which of them is the claim's subject.
SUBJECT: Mapping[str, str] = {
    "act": "victim",
    "status": "person",
    "relation": "subject",
    "characterisation": "of",
}


def ids(kind: str, value: Mapping[str, Any]) -> Iterator[str]:
    """Return the claim ids in a value of this kind, in the order of its form."""
    for name in _ONE.get(kind, ()):
        if isinstance(value.get(name), str) and value[name]:
            yield value[name]
    for name in _MANY.get(kind, ()):
        yield from (i for i in value.get(name) or () if isinstance(i, str))


def of(claim: Claim) -> list[str]:
    """Return the ids of the claims that `claim` refers to, each once."""
    named = [claim.subject_id] if claim.subject_id else []
    if claim.kind not in _ONE and claim.kind not in _MANY:
        return named
    return list(dict.fromkeys([*named, *ids(claim.kind, claim.value)]))


def about(claim: Claim) -> list[str]:
    """Return the ids of the claims of people whom an act or status may tell of."""
    if claim.kind not in ("act", "status"):
        return []
    named = (claim.subject_id, claim.value.get("victim"), claim.value.get("person"))
    return [pk for pk in named if isinstance(pk, str) and pk]


class Chain:
    """The claims of a source, and which of them stands for another after an edit.

    `after` leads from a claim to the edit that took its place, as far as the one that
    stands; an edit that was taken back is led to by none.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.claims: dict[str, Claim] = {}
        self._before: dict[str, str | None] = {}
        self.after: dict[str, str] = {}
        self.take(claims)

    def take(self, claims: Iterable[Claim]) -> None:
        """Take in claims, with all that they are edits of and that are edits of them."""
        new = {c.pk: c for c in claims}
        self.claims |= new
        self._before |= {c.pk: c.supersedes_id for c in new.values()}
        for claim in new.values():
            if claim.state != "superseded":
                self._lead_to(claim.pk)

    def _lead_to(self, claim_id: str) -> None:
        """Lead every claim that this one replaced, one after the other, to it."""
        while (older := self._before.get(claim_id)) and older not in self.after:
            self.after[older] = claim_id
            claim_id = older

    def now(self, claim_id: str) -> Claim | None:
        """Return the claim that stands for `claim_id`: itself, or its last edit."""
        root, seen = self.root(claim_id), set()
        at = root
        while at in self.after and at not in seen:
            seen.add(at)
            at = self.after[at]
        return self.claims.get(at)

    def root(self, claim_id: str) -> str:
        """Return the id of the claim that `claim_id` began as."""
        seen = {claim_id}
        while (older := self._before.get(claim_id)) and older not in seen:
            claim_id = older
            seen.add(older)
        return claim_id

    def under(self, claim: Claim) -> list[Claim]:
        """Return what `claim` stands on, and what that stands on, each once."""
        found: dict[str, Claim] = {}
        waiting = of(claim)
        while waiting:
            below = self.now(waiting.pop())
            if below is None or below.pk in found or below.pk == claim.pk:
                continue
            found[below.pk] = below
            waiting.extend(of(below))
        return list(found.values())

"""The accepted claims of a source, with edits resolved to the claim they began as.

A claim that was edited is superseded by a new one; other claims go on naming the
first by its id. `root` is that first id: it names the same saying through every edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from habeas.claims.models import Claim
from habeas.sources.models import Source

ACCEPTED = "accepted_as_attributed"


@dataclass(frozen=True)
class Accepted:
    """What people accepted that a source says: claims by root, in text order."""

    source: Source
    roots: dict[str, str]
    standing: dict[str, Claim]

    def root(self, claim_id: str | None) -> str:
        """Return the id of the claim that `claim_id` began as ('' for None)."""
        return self.roots.get(claim_id or "", claim_id or "")

    def get(self, claim_id: str | None) -> Claim | None:
        """Return the accepted claim that stands for `claim_id`, if one does."""
        return self.standing.get(self.root(claim_id))

    def of(self, *kinds: str) -> list[Claim]:
        """Return the accepted claims of `kinds`, in the order of the text."""
        return [c for c in self.standing.values() if c.kind in kinds]


def accepted(source: Source) -> Accepted:
    """Load the accepted claims of `source`, under every label."""
    claims = Claim.objects.whole("building records").filter(source=source)
    roots = _roots(dict(claims.values_list("pk", "supersedes_id")))
    rows = claims.filter(state=ACCEPTED).order_by("first", "entry", "id")
    standing = {roots[c.pk]: c for c in rows}
    return Accepted(source, roots, standing)


def roots_of(claims: Iterable[Claim]) -> dict[str, str]:
    """Return, for each claim's id, the id of the claim it began as."""
    return _roots({c.pk: c.supersedes_id for c in claims})


def roots_in(claims: Any) -> dict[str, str]:
    """Return the same for a query of claims; those that stand for none are left out."""
    edited = claims.filter(supersedes__isnull=False)
    return _roots(dict(edited.values_list("pk", "supersedes_id")))


def _roots(before: dict[str, Any]) -> dict[str, str]:
    return {pk: _first(pk, before) for pk in before}


def _first(pk: str, before: dict[str, Any]) -> str:
    seen = {pk}
    while (older := before.get(pk)) and older not in seen:
        pk = older
        seen.add(pk)
    return pk

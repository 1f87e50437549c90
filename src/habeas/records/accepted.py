"""The accepted claims of a source, with edits resolved to the claim they began as.

A claim that was edited is superseded by a new one; other claims go on naming the
first by its id. `root` is that first id: it names the same saying through every edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.claims.models import Claim
from habeas.claims.refers import Web, parts
from habeas.sources.models import Source

ACCEPTED = "accepted_as_attributed"


@dataclass(frozen=True)
class Accepted:
    """What people accepted that a source says: claims by root, in text order."""

    source: Source
    roots: Mapping[str, str]
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
    return _standing(source, roots, claims.filter(state=ACCEPTED))


def accepted_of(source: Source, web: Web, some: Iterable[str]) -> Accepted:
    """Load the accepted claims of `source` that began as one of `some` (ids)."""
    rows = Claim.objects.whole("building records").filter(state=ACCEPTED)
    found = (c for part in parts(web.ids(some)) for c in rows.filter(pk__in=part))
    return _standing(source, web.root, found)


def _standing(
    source: Source, roots: Mapping[str, str], claims: Iterable[Claim]
) -> Accepted:
    """Return claims in the order of the text, with one object for their source."""
    listed = sorted(claims, key=lambda c: (c.first, c.entry, c.pk))
    for claim in listed:
        claim.source = source
    return Accepted(source, roots, {roots[c.pk]: c for c in listed})


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

"""How far a proposed claim can be leant on, for its card and its line in a list."""

from __future__ import annotations

from typing import Any

from django import template

from habeas.claims.cards import DESK, OPEN
from habeas.claims.models import Claim
from habeas.claims.reader.tiers import tier
from habeas.web.terms import say

register = template.Library()


@register.inclusion_tag("parts/tier.html")
def agreeing(claim: Claim) -> dict[str, Any]:
    """Say whether a second voice agrees, of what a machine proposes and nobody decided.

    It is said in words and by the form of a mark; after a decision it is no matter.
    """
    if claim.state not in OPEN:
        return {"tier": ""}
    told: Any = claim.value
    return {"tier": tier(claim.score), "desk": _desk(told.get(DESK) or {})}


def _desk(told: dict[str, Any]) -> dict[str, Any]:
    """Return how often this desk corrected the words of an act, and to what."""
    if not told:
        return {}
    axis, _colon, code = str(told.get("instead") or "").partition(":")
    of = {"type": "act", "manner": "modality"}.get(axis)
    words = say(code, of) if of else ""
    return {"corrected": told.get("corrected"), "of": told.get("of"), "words": words}

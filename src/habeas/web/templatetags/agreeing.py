"""How far a proposed claim can be leant on, for its card and its line in a list."""

from __future__ import annotations

from typing import Any

from django import template

from habeas.claims.cards import OPEN
from habeas.claims.models import Claim
from habeas.claims.reader.tiers import tier

register = template.Library()


@register.inclusion_tag("parts/tier.html")
def agreeing(claim: Claim) -> dict[str, Any]:
    """Say whether a second voice agrees, of what a machine proposes and nobody decided.

    It is said in words and by the form of a mark; after a decision it is no matter.
    """
    return {"tier": tier(claim.score) if claim.state in OPEN else ""}

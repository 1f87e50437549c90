"""The words that call for holding something back: patterns by reason.

Data rather than code: what endangers a person is told in many ways, and these lists
grow. Each pattern is bounded, so that a sentence of any length is searched in linear
time; the reasons are those of `habeas-reading/1`.
"""

from __future__ import annotations

from habeas.claims.reader.dangers import (
    body,
    eastern,
    listed,
    nastaliq,
    papers,
    roman,
    scenes,
    tellers,
    urdu,
    whereabouts,
    wordings,
)
from habeas.claims.reader.dangers.rule import Rule

__all__ = ["RULES", "Rule"]

RULES = (
    *body.RULES,
    *whereabouts.RULES,
    *tellers.RULES,
    *papers.RULES,
    *urdu.RULES,
    *listed.RULES,
    *scenes.RULES,
    *nastaliq.RULES,
    *roman.RULES,
    *wordings.RULES,
    *eastern.RULES,
)

"""Statements that are taken, and nobody with them: "Statement of X, taken in Y on 9 June"."""

from __future__ import annotations

import re

_TAKEN = re.compile(
    r"\A\W*(?:[A-Z]\w*\W+){0,4}?(?:(?:sworn|witness|victim|full|written|oral|first|second) )*"
    r"(?:statement|testimony|affidavit|account|interview|deposition|complaint|narrative)\b(?! was\b)"
    r"(?:(?!\b(?:was|were|is|had|has|who|that)\b)[^\n.;:]){0,140}?,? \(?taken (?:down |in |on |at |by (?:phone|telephone|video)\b|over |from (?:him|her|them|me|us)\b)",
    re.IGNORECASE,
)


def of_statement(words: str, at: int) -> bool:
    """Whether the "taken" at or behind `at` of a sentence is of the statement itself."""
    match = _TAKEN.match(words) if "taken" in words else None
    return match is not None and at < match.end()

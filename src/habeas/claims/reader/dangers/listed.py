"""Rules made of word lists (`data/dangers.txt`): illness, assault, belief, love.

A listed word calls for its clause wherever it stands; what a list cannot tell is left
to the patterns beside it.
"""

from __future__ import annotations

import re

from habeas.claims.reader.dangers.rule import BUILT, CAUSE, Rule, rule
from habeas.claims.reader.lexicon import sections

_FILE = "dangers.txt"
_WHY = {
    "illness": "health",
    "undressing": "victim_of_sexual_violence",
    "belief": "religion_or_belief",
    "love": "sexuality_or_gender",
}
_UNLESS = {
    "health": r"\b(?:post-?mortem|autopsy|cause of death|died of|killed by|vaccination|campaign|ministry of health)\b|"
    + BUILT,
    # A community, its house of prayer and who speaks for it are no one's secret.
    "religion_or_belief": r"(?:احمدی|قادیانی|ذکری|یہودی|بہائی)(?:وں|یوں)? ?(?:وں )?(?:(?:کی|کے|کا) )?"
    r"(?:جماعت|برادری|کمیونٹی|عبادت ?گاہ\S*|مسجد|قبر\S*|رہنما|ترجمان|بستی|گھر\S*|دکان\S*|ٹیمپل|سکول|اسکول)(?!\S)",
    "sexuality_or_gender": r"\bhijrat\b|" + CAUSE,
}


def _rule(section: str) -> Rule:
    why = _WHY[section.split("-")[0]]
    told = sorted(sections(_FILE)[section], key=lambda told: (-len(told), told))
    words = "|".join(map(_told, told))
    on = "*" if section.endswith("-urdu") else " ".join(map(_sure, told))
    return rule(why, on, rf"(?<!\w)(?:{words})", unless=_UNLESS.get(why, ""))


def _told(words: str) -> str:
    """Return an expression for listed words; the last of several may go on."""
    ends = r"\b" if words.isascii() and " " not in words else ""
    return re.escape(words).replace(r"\ ", r"\s+") + ends


def _sure(words: str) -> str:
    """Return the longest of listed words, of two the later one."""
    return max(reversed(words.split()), key=len)


RULES = tuple(map(_rule, sorted(sections(_FILE))))

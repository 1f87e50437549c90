"""A pattern of words that call for holding something back, and word lists of many."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.text.spotting import Spotter


@dataclass(frozen=True)
class Rule:
    """A pattern, tried on sentences with one of the words `on`.

    Without any it is tried where a number stands; with "*" wherever one of the words
    stands that the pattern itself needs.

    `reach` says how much is held back: the match alone, from it to the end of its
    clause, up to it from the start of the clause, or the clause; a group `held` in the
    pattern is held back alone.
    """

    why: str
    on: frozenset[str]
    pattern: Spotter
    reach: str
    unless: re.Pattern[str] | None = None


KIN = (
    "relative sister brother wife husband mother father son daughter widow cousin uncle "
    "aunt nephew niece neighbour neighbor cellmate cellmates inmate monk nun nurse warden "
    "warder guard teacher driver eyewitness eyewitnesses witness witnesses villager "
    "resident colleague friend orderly shopkeeper watchman passer-by bystander doctor "
    "midwife hawker conductor cleaner girl boy woman man seller vendor trader worker "
    "student farmer fisherman porter pupil passenger tailor barber labourer prisoner "
    "detainee survivor employee caretaker tenant"
)
KINS = "|".join(KIN.split())
BOTH = " ".join(f"{word} {word}s" for word in KIN.split())
TEENS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen"
)
YEARS = "|".join(TEENS.split())
WHO = rf"(?:\w+['’]s\s)?(?:{KINS})"

CUSTODY = (
    r"\b(?:prisons?|jail|custody|police station|lock-?up|cells?|detention|detained|"
    r"remanded|arrested|barracks|thana)\b"
)

# A law, a study or a crime by its name is nobody's own suffering.
MATTER = (
    r"\b(?:laws?|bills?|acts?|polic(?:y|ies)|reports?|stud(?:y|ies)|conventions?|campaigns?|"
    r"seminars?|workshops?|cases|figures|protection|prevention|victims|survivors|definition)\s+"
    r"(?:(?:on|of|against|about|for|from)\s+)(?:\w+\s+){0,2}?(?:rape|sexual)|\bas\s+a\s+weapon\b|"
    r"\b(?:anti-?rape|rape|harassment)\s+(?:laws?|bill|act|cells?|trials?)\b"
)
# A right, a law or a movement by its name.
CAUSE = (
    r"\b(?:gay|lesbian|queer|transgender|lgbt\w*)\s+(?:\w+\s+){0,2}?(?:rights|bills?|laws?|pride|"
    r"march|forum|movement|federation|communit(?:y|ies)|protection)\b"
)
# A ward or a hospital that is opened or shut is nobody's illness.
BUILT = (
    r"\b(?:opened|open|built|build|inaugurat\w+|closed|close|shut)\s+(?:an?\s+|the\s+)?(?:new\s+)?"
    r"\w+\s+(?:ward|hospital|unit|cent(?:re|er)|wing)\b"
)


def rule(
    why: str, on: str, pattern: str, reach: str = "clause", unless: str = ""
) -> Rule:
    """Return a rule; `on` are words with blanks between, case counts nowhere."""
    return Rule(
        why,
        frozenset(on.split()),
        Spotter(pattern, re.IGNORECASE),
        reach,
        re.compile(unless, re.IGNORECASE) if unless else None,
    )

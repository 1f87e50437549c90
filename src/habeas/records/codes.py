"""Codes of records that lie in clear in a server's rows: never somebody's own words.

What a person or a reader wrote where a code is expected stays in the claim, sealed; the
record has a keyed mark of it, by which equal words are known and nothing is read.
"""

from __future__ import annotations

import re
from typing import Any

from habeas.claims.reader.lexicon import words
from habeas.store import vault
from habeas.store.seal import lookup

MARK = "x-"
_MARKED = 20  # hex digits of the keyed hash
PROPERTIES = frozenset(
    (
        "age", "age_group", "cause_of_death", "charge", "consent", "date_of_birth",
        "destination", "disability", "education", "ethnicity", "father", "from", "gender",
        "grounds", "health", "home", "husband", "illness", "injury", "lawyer", "mother",
        "nationality", "occupation", "office", "ordered_by", "party", "pregnancy",
        "place_authority", "position", "profession", "rank", "relative", "religion",
        "remains", "role", "sex", "supervised_by", "title", "warrant", "wife",
    )
)  # fmt: skip
COUNSEL = frozenset(("lawyer", "counsel", "advocate", "attorney", "represents"))
KIN = frozenset(
    ("father", "mother", "husband", "wife", "son", "daughter", "brother", "sister")
)
_JOINING = frozenset(
    (
        "a", "an", "and", "at", "chair", "chairperson", "editor", "elder", "founder",
        "head", "in", "leader", "local", "member", "of", "office", "official",
        "president", "represented", "by", "secretary", "spokesperson", "the", "to",
        "works", "for", "vice", "general", "treasurer", "district", "regional",
        "national", "young", "younger",
    )
)  # fmt: skip
EVENTS = frozenset(
    (
        "incident", "assembly", "container", "obstruction", "communication", "background",
        "natural", "other",
    )
)  # fmt: skip
_TIME = re.compile(
    r"[0-9:./~?TZ+-]+|morning|noon|afternoon|evening|night|dawn|dusk|midnight"
)


def property_of(said: str) -> str:
    """Return the code of what is said of a person."""
    return _code(said[:24], PROPERTIES)


def relation_of(said: str) -> str:
    """Return the code of how one is related to another: kin, counsel, office."""
    known = _JOINING | KIN | COUNSEL | set(words("kin"))
    parts = said.replace("_", " ").split()
    return said[:40] if parts and known.issuperset(parts) else _code(said, ())


def event_of(said: Any) -> str:
    """Return the code of what kind of event it is."""
    return said if said in EVENTS else "other"


def time_of(said: Any) -> str:
    """Return a time of day, '' where it is told in other words."""
    told = str(said or "")[:16]
    return told if _TIME.fullmatch(told) else ""


def called(code: str, said: Any) -> str:
    """Return what a code stands for; `said` is what its claim says."""
    return str(said or "") if code.startswith(MARK) else code


def _code(said: str, known: Any) -> str:
    if said in known:
        return said
    return MARK + lookup(vault.key("lookup"), f"code:{said}")[:_MARKED]

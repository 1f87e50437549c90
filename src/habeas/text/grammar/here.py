"""What a parser of dates is given, and what it returns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from habeas.text.almanac import Almanac

WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]{3,})?")
ORD = r"(?:st|nd|rd|th|º)?"
YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)(?:ء)?(?:(?=\d{{1,2}}(?:st|nd|rd|th)\b)|(?![\w/]|[-.]\d))"


@dataclass(frozen=True)
class DateMention:
    """Words that name a time, and what they say of it without any context.

    `edtf` is what the words alone tell, `X` where a digit is left open
    (`XXXX-03-25`), None where they only point. `other` is the second reading of a
    number such as 03/02/26, month first. `unit`, `count` and `base` say how far the
    words point, and from what (`dateline`, or `anchor`: the time last told).
    `lead` is since, until, by, after or from where such a word governs it; `ahead`
    whether its sentence looks forward, None where nothing tells.
    """

    start: int
    end: int
    kind: str
    edtf: str | None = None
    time: str | None = None
    basis: str = "explicit"
    other: str | None = None
    unit: str = ""
    count: int = 0
    base: str = "dateline"
    weekday: int | None = None
    lead: str = ""
    ahead: bool | None = None


class Here(NamedTuple):
    """A word in its place: the parsers' common arguments."""

    text: str
    book: Almanac
    at: int
    end: int
    word: str
    before: tuple[str, ...]
    capital: bool

    def made(self, end: int, kind: str, **more: object) -> DateMention:
        """Return a mention from this word to `end`."""
        return DateMention(self.at, end, kind, **more)  # type: ignore[arg-type]


PART_OF_DAY = re.compile(
    r"(?:[^\S\n]+|[^\S\n]*\n(?=(?-i:[a-z])))(?:at\s+|in\s+the\s+|early\s+|"
    r"late\s+)?(?P<part>night|morning|afternoon|evening|dawn|"
    r"noon|midday|midnight)\b|\s+کی\s+(?P<urdu>رات|صبح|شام|دوپہر)",
    re.IGNORECASE,
)
_URDU_PARTS = {"رات": "night", "صبح": "morning", "شام": "evening", "دوپہر": "noon"}
URDU_TAILS = re.compile(r"\s*(?:ء\s*)?(?P<tail>سے|تک|کو|میں|کے\s+روز|کے\s+دن|کی|کے)")
ORDINAL = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)(?![\w-])", re.IGNORECASE)
NOT_AFTER_ORDINAL = re.compile(
    r"\s+(?:and\s+\d+(?:st|nd|rd|th)\s+)?(?:[A-Z][\w-]*|floors?|days?|nights?|"
    r"anniversar\w+|times?|wards?|sessions?|congress\w*|amendments?|schedules?|"
    r"meetings?|"
    r"rounds?|years?|months?|weeks?|centur\w+|grades?|class\w*|standard|divisions?|"
    r"battalions?|brigades?|regiments?|circuit|districts?|streets?|avenues?|editions?|"
    r"reports?|items?|persons?|victims?|such|arrests?|cases?|attempts?|republic|"
    r"parliament|assembl\w+|articles?|hearings?|child|birthday|accused|phase|"
    r"constitutional|annual|ordinary|national|additional|time|of\s+(?!this|last|"
    r"the same|"
    r"that|the\s+month)[a-z]|in (?:line|the list)|place|largest|most|person|"
    r"consecutive)\b"
)
ENDS = re.compile(
    r"\s*(?:$|[.,;:)\n–—]|(?:and|but|at|in|on|when|by|from|to|near|outside|police|"
    r"he was|she was|they were)\b)"
)
ROMAN_TAILS = re.compile(
    r"\s+(?P<tail>se|tak|ko|ke\s+(?:roz|din)|ki|raat|ki\s+raat)\b", re.IGNORECASE
)


def timed(here: Here, one: DateMention) -> DateMention:
    """Return the date with the part of the day that follows it, if one does."""
    match = PART_OF_DAY.match(here.text, one.end)
    if match is None:
        return one
    part = match["part"].lower() if match["part"] else _URDU_PARTS[match["urdu"]]
    return replace(one, end=match.end(), time=part)

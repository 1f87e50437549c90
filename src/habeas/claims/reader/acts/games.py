"""What is told of a game or an election with the words for harm: nobody was hurt or charged.

"A beat B on points", "B was booked in the first half", "shown a red card", "A beat B by
300 votes". What is told there of police, a weapon or a hospital's wards may have been done.
"""

from __future__ import annotations

import re

from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_CONTEST = Spotter(
    r"\b(?:on points|by (?:\w+ )?(?:[\d,.]+|\w+) (?:votes|wickets?|runs|goals|points|lengths|frames)|"
    r"in (?:the|an?|last \w+['’]s|\w+['’]s) (?:[\w-]+ ){0,3}?(?:finals?|semi-?finals?|quarter-?finals?|"
    r"bout|title fight|tournament|championships?|play-?offs?|derby|elections?|by-elections?|polls|"
    r"primary|run-off|ballot|race)|at (?:chess|tennis|snooker|squash|cards|arm-wrestling|the polls|the "
    r"ballot box)|in straight sets|(?:red|yellow) card(?:ed)?|(?:first|second) half|half-time|sent "
    r"off|\d+(?:st|nd|rd|th) minute|for dissent|for a (?:late )?(?:foul|tackle))\b",
)
_VIOLENT = Spotter(
    r"\b(?:police\w*|officers?|constables?|soldiers?|rangers|guards?|thugs|goons|mobs?|batons?|sticks|"
    r"rods?|lathis?|kick\w*|punch\w*|slap\w*|fists|shot|shoot\w*|stab\w*|kni(?:fe|ves)|gun\w*|"
    r"wife|husband|children|campaign|unconscious|to death|violence|fans|supporters|arrest\w*|detain\w*|custody)\b",
)
_BEATEN = frozenset(["assault", "injury"])
_OTHERS = frozenset(["prosecution", "confiscation", "dismissal"])
_BEHIND = 70  # letters
_BEFORE = 60


def but_games(line: Line, found: list[Deed]) -> list[Deed]:
    """Return the deeds without those of a contest, where its words tell of no force."""
    own = any(d.act in _BEATEN or d.act in _OTHERS for d in found)
    if not own or line.find(_CONTEST) is None:
        return found
    return [d for d in found if not _of_a_contest(line, d)]


def _of_a_contest(line: Line, deed: Deed) -> bool:
    """Whether the words of a contest stand behind a verb, or beside a booking."""
    if deed.act not in _BEATEN | _OTHERS:
        return False
    low = deed.at if deed.act in _BEATEN else max(line.start, deed.at - _BEFORE)
    high = min(line.end, deed.at + _BEHIND)
    told = _CONTEST.search(line.text, low, high)
    if told is None:
        return False
    if deed.act in _OTHERS and _BOOKING.search(told[0]) is None:
        return False
    end = line.end if deed.act in _OTHERS else max(told.end(), deed.at)
    if _NO_CONTEST.match(line.text, told.end(), line.end):
        return False
    if deed.act in _BEATEN and _BEAT.search(line.text, low, told.start()) is None:
        return False
    return _VIOLENT.search(line.text, low, end) is None


# What a referee does; "booked in the election case" is of a court.
_BOOKING = re.compile(r"card|half|sent off|minute|dissent|\bfoul|tackle", re.IGNORECASE)
_BEAT = re.compile(r"\bbeat(?:en|s|ing)?\b|\bdefeat", re.IGNORECASE)
# "In the election campaign", "at the polls by party workers": those may have struck.
_NO_CONTEST = re.compile(
    r"[- ](?:campaign|rall(?:y|ies)|rigging|riots?|cases?|violence|procession|march|office|camp|"
    r"of (?!(?:the )?\d)|by (?:[\w-]+ ){0,3}(?:workers|men|activists|members|agents|husband|relatives|people))\b",
    re.IGNORECASE,
)

"""Who led those who did an act: "a police party led by DSP X surrounded the market".

Only one named right behind the words for the men who did it, as their leader there, is
told to have done it with them; whose men they are, or who sent them, is not.
"""

from __future__ import annotations

import re

from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter

LED = Spotter(
    r"\b(?:led|headed|commanded) by |"
    r"\bunder (?:the )?(?:(?:direct|personal|overall) )?(?:command|leadership|supervision) of ",
    re.IGNORECASE,
)
_TEAM = r"(?:raiding )?(?:teams?|part(?:y|ies)|squads?|contingents?|posse|forces?|patrols?|units?)"
_BETWEEN = re.compile(
    rf"(?: {_TEAM})?(?: \([^()]{{2,20}}\))?,?(?: (?:in|from|of) (?:[\w'’-]+ ){{1,3}}?(?:station|thana|clothes|"
    rf"mufti|uniform))?,?(?: (?:who|which) (?:was|were))?,? \Z"
)
_TITLES = re.compile(
    r"(?:(?:an?|the|one|its|their|his|local|area|acting|station|circle|house|city|district|"
    r"police|officer|commander|in-?charge|chief|[A-Z][\w.-]*),? ){0,6}\Z"
)
_NEAR = 60
# What a gathering does is its own; a court has no men.
_NOT_OF_MEN = frozenset(
    ["protest", "strike", "bail", "hearing", "conviction", "acquittal", "remand"]
)


def with_leaders(
    line: Line, act: str, by: tuple[str, ...], victims: tuple[str | None, ...]
) -> tuple[str, ...]:
    """Return the doers, with who is named as the leader of those told to have acted."""
    if not by or act in _NOT_OF_MEN or not line.may(LED):
        return by
    made = dict.fromkeys(by)
    for match in LED.compiled.finditer(line.text, line.start, line.end):
        men = _before(line, match.start())
        leader = _behind(line, match.end())
        if men is None or leader is None:
            continue
        if made.keys().isdisjoint((*men.refs, *leader.refs)):
            continue
        made.update((ref, None) for ref in men.refs if ref not in victims)
        made.update((ref, None) for ref in leader.refs if ref not in victims)
    return tuple(made)


def _before(line: Line, at: int) -> Unit | None:
    """Return who is told of right before some words."""
    known = [u for u in line.row if u.refs and u.end <= at and u.sort != "place"]
    if not known or at - known[-1].end > _NEAR:
        return None
    men, between = known[-1], line.text[known[-1].end : at]
    if _BETWEEN.fullmatch(between) is None:
        return None
    words = line.text[men.start : men.end]
    if men.person:
        whose = " of " in words and not (_TEAM_OF.search(words) or _POST.search(words))
        return None if whose else men
    before = line.text[max(line.start, men.start - 40) : men.start]
    there = "," in between or _ANY_TEAM.search(between) or _TEAM_OF.search(before)
    return men if there else None


# "Supporters of the party led by X", "the army led by X": he leads the body, wherever he is.
_ANY_TEAM = re.compile(rf"\b{_TEAM}\b")
_TEAM_OF = re.compile(
    rf"\b(?:{_TEAM}|groups?|mob|crowd|gangs?|bands?|column|convoy) of\b", re.IGNORECASE
)
_POST = re.compile(r"\b(?:station|thana|post|branch|squad|team)\Z", re.IGNORECASE)


def _behind(line: Line, at: int) -> Unit | None:
    """Return the one named right behind some words, with his offices between."""
    for unit in line.row:
        if unit.start < at or not unit.refs:
            continue
        if unit.person and unit.form in ("name", "short") and not unit.owns:
            told = line.text[at : unit.start]
            return unit if _TITLES.fullmatch(told) else None
        if unit.person or unit.start - at > _NEAR:
            return None
    return None

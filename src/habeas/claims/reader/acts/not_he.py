"""A correction by a cleft: "It was no. 4 who was beaten on the soles, and not no. 2".

What was told of the second before, he did not suffer; the sentence tells it of the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.merge import family
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_CLEFT = Spotter(
    r"\bit (?:was|is) (?:[^.;]|\b[Nn]o\.){2,60}? (?:who|that|whom)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"(?:[,;–—-] ?|\b)(?:(?:and|but) )?(?:not|instead of|rather than) (?:the |of )?\Z",
    re.IGNORECASE,
)


def not_he(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts without those that a later cleft tells of another."""
    made = list(found)
    for line in read:
        if line.question or line.urdu or not line.find(_CLEFT):
            continue
        wrong = _instead_of(line)
        told = {
            family(a.type)
            for a in made
            if a.number == line.number
            and a.victim
            and a.victim not in wrong
            and (a.modality, a.polarity) == ("stated", "affirmed")
        }
        if wrong and told:
            made = [a for a in made if not _untold(a, line, wrong, told)]
    return made


def _instead_of(line: Line) -> frozenset[str]:
    """Return those named behind "not" who are named nowhere else in the sentence."""
    named = [u for u in line.row if u.person and u.form != "pronoun"]
    behind = {
        r
        for u in named
        if _NOT.search(line.text, max(line.start, u.start - 20), u.start)
        for r in u.refs
    }
    counts = [r for u in named for r in u.refs]
    return frozenset(r for r in behind if counts.count(r) == 1)


def _untold(act: Act, line: Line, wrong: frozenset[str], told: set[str]) -> bool:
    done = (act.modality, act.polarity) == ("stated", "affirmed")
    earlier = act.number < line.number and act.at < line.start
    return done and earlier and act.victim in wrong and family(act.type) in told

"""Whom "they" means where police say what they did: "police said they had arrested A".

What was done to "them", and what they underwent, may be told of others.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.numbers import value
from habeas.claims.reader.scene.line import Line

_LAW = listed(
    """police army military troops forces soldiers rangers guards gendarmes gendarmerie rifles
    policemen jawans paramilitaries officers personnel branch squad"""
)
_SAID = g.SAID | listed("claimed admitted announced acknowledged confirmed claim")
_DETERMINED = listed("a an the some several")


def themselves(line: Line, verb: Verb) -> list[int]:
    """Return the force that says of itself that it did what a verb tells."""
    row, at = line.row, verb.start - 1
    if verb.passive or at < 2 or row[at].word != "they" or verb.end >= len(row):
        return []
    after = row[verb.end]
    told = after.actor or after.word in _DETERMINED or value(after.word) is not None
    at -= 2 if row[at - 1].word == "that" else 1
    if not told or at < 1 or row[at].word not in _SAID:
        return []
    unit = row[at - 1]
    words = line.words(at - 1).lower().split()
    law = unit.actor and not unit.owns and words[-1:] and words[-1] in _LAW
    return [at - 1] if law else []

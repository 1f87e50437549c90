"""Of whom "neither A nor B" denies a deed: both, whoever does it and whom it befalls.

"Neither police nor the levies arrested X" tells of no arrest, "neither A nor his brother
was taken" of none of the two, and "police arrested neither A nor B" of none either.
"""

from __future__ import annotations

import re

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_NEITHER = Spotter(r"\bneither\b", re.IGNORECASE)
# What begins a clause: "with neither A nor B there", "X, neither a member nor a leader" do not.
_BEGINS = frozenset(
    """and but ; : – — . that said says when as so though although because while since if
    yet where ( \" “ ‘ '""".split()  # noqa: SIM905
)
_OTHER_CLAUSE = frozenset(
    """but while whereas although though because since after before when until till if who
    whom whose which that ; : . – — ) yet so""".split()  # noqa: SIM905
)
_HELPS = frozenset(
    "was were is are has have had been be being did does do will would".split()  # noqa: SIM905
)
_APART = 40  # units between "neither" and the verb
_STEPS = 3


def neither(line: Line, verb: Verb) -> bool:
    """Whether a verb stands in what "neither ... nor" denies."""
    if line.find(_NEITHER) is None:
        return False
    return bool(_subject(line, verb)) or _object(line, verb)


def neither_of(line: Line, verb: Verb) -> list[int]:
    """Return the people named between "neither" and a verb, of whom it is denied."""
    if line.find(_NEITHER) is None:
        return []
    span = _subject(line, verb)
    return [k for k in span if line.row[k].person and not line.row[k].owns]


def _subject(line: Line, verb: Verb) -> range:
    """Return the units of "neither A nor B" if they are what the verb is told of."""
    row, end = line.row, _first_verb(line, verb)
    low = max(end - _APART, 0)
    at = next((k for k in range(end - 1, low - 1, -1) if row[k].word == "neither"), -1)
    if at < 0 or not _opens(line, at):
        return range(0)
    nor = -1
    parted: list[int] = []
    for k in range(at + 1, end):
        word = row[k].word
        if row[k].refs:
            continue
        if word in _OTHER_CLAUSE or g.finite(word) or word in _HELPS:
            return range(0)
        if word == "nor":
            nor, parted = k, []
        elif word == ",":
            parted.append(k)
    of_them = at + 1 < end and row[at + 1].word == "of"
    if nor < 0 and not of_them:
        return range(0)
    if parted and (parted[-1] != end - 1 or at and row[at - 1].word == ","):
        return range(0)  # "neither A nor B present, police fired"
    return range(at + 1, end)


def _opens(line: Line, at: int) -> bool:
    """Whether "neither" begins a clause."""
    if not at or line.row[at - 1].word in _BEGINS:
        return True
    return line.row[at - 1].word == "," and not line.row[at - 2].refs


def _first_verb(line: Line, verb: Verb) -> int:
    """Return where the verb phrase begins: at "was" in "was arrested or beaten"."""
    row, end = line.row, verb.start
    for _ in range(_STEPS):
        if end < 2 or row[end - 1].word not in ("or", "nor") or row[end - 2].refs:
            break
        end -= 2
    while end < verb.start and row[end - 1].word in _HELPS:
        end -= 1
    return end


def _object(line: Line, verb: Verb) -> bool:
    """Whether the object of a verb is "neither A nor B"."""
    row = line.row
    if verb.end >= len(row) or row[verb.end].word != "neither":
        return False
    return any(u.word == "nor" for u in row[verb.end + 1 : verb.end + _APART])

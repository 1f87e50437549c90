"""What the models may not say: guards against the errors that cost most.

Nobody is free or dead by their word. What the rules know the words of and passed over
stays passed over, for those codes that the rules read well. Who stays or sits somewhere
is held only where words of custody say so, or where it was told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from habeas.claims.reader.acts.act import COURT, DEATHS, HELD
from habeas.claims.reader.merge import family
from habeas.claims.reader.scan.deed import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.triggers import triggers
from habeas.text.spotting import Spotter

SURER, SUREST = 0.9, 0.95
# Codes that the rules alone read by the words they know: what they passed over stays so.
_OWN = frozenset(
    family(code)
    for code in ("arrest", "abduction", "release", "bail", "acquittal", "conviction")
    + (
        "killing",
        "strike",
        "curfew",
        "search",
        "assembly_ban",
        "prosecution",
        "hearing",
    )
    + ("assault", "dispersal", "deportation", "interrogation", "forced_statement")
)
# That somebody is free, gone, dead or made to disappear is never taken from the models.
NEVER = DEATHS | frozenset(
    ["release", "bail", "acquittal", "enforced_disappearance", "deportation"]
)
_STAYS = frozenset(["detention", "incommunicado", "remand", "transfer"])
_CUSTODY = Spotter(
    r"\b(?:jails?|prisons?|cells?|lock-?ups?|barracks|custody|remand\w*|detention|isolators?|camps?|stations?|"
    r"sizo|ik-\d+|colony|bars|warders?|prisoners?|inmates?|captors?|thana|base|penitentiary|brigade|"
    r"reformatory|dungeon|basement|cellmates?|headquarters|directorate)\b",
    re.IGNORECASE,
)
_NOT_DONE = frozenset(
    ["not", "no", "never", "nobody", "none", "n't", "nothing", "neither"]
)
# Codes that a "not" turns into their opposite.
_TURNED = frozenset(
    family(code)
    for code in ("detention", "abduction", "release", "bail", "killing", "injury")
    + (
        "assault",
        "torture",
        "threat",
        "harassment",
        "surveillance",
        "search",
        "eviction",
    )
)


_RUMOUR = Spotter(
    r"\brumou?r|\b(?:they|people|some|neighbou?rs) say\b|\bit is (?:said|whispered)\b|\bnobody knows\b|\bhearsay\b",
    re.IGNORECASE,
)
# What is said beside a code's words that makes another thing of them.
_UNDONE = {
    "curfew": Spotter(r"\b(?:relax|lift|eas(?:ed|ing)|end(?:ed|s)\b)", re.IGNORECASE),
    "detention": Spotter(r"\blast (?:saw|seen|heard|met)\b", re.IGNORECASE),
    "destruction": Spotter(
        r"\b(?:rescu|saved|evacuat|firefighters|fire brigade)", re.IGNORECASE
    ),
    "summons": Spotter(
        r"\bcalled to the (?:bar|bench|priesthood|ministry)\b", re.IGNORECASE
    ),
    "threat": Spotter(
        r"\b(?:prayers?|congratulat\w*|welcome|like (?:an? )?(?:family|brothers?|sisters?|sons?|guests?))\b",
        re.IGNORECASE,
    ),
}


class Mark(Protocol):
    """An act that the network marked: its code, and how sure that is."""

    @property
    def code(self) -> str:
        """A code of the vocabulary."""

    @property
    def sure(self) -> float:
        """From 0 to 1."""


def may_stand(
    mark: Mark, near: Sequence[str], line: Line, told: Sequence[Deed]
) -> bool:
    """Whether an act may be read from its words and those right before it, `near`.

    A court that the rules heard already in the sentence is heard twice only where that
    is all but sure.
    """
    code, sure = mark.code, mark.sure
    if family(code) in _TURNED and not _NOT_DONE.isdisjoint(near):
        return False
    if code in NEVER or code in _UNDONE and line.find(_UNDONE[code]):
        return False
    if line.find(_RUMOUR) or family(code) in _OWN and _known(line, mark):
        return False
    if code == "remand" and any(deed.act in HELD for deed in told):
        return False
    heard = code in COURT and any(deed.act in COURT for deed in told)
    return sure >= SURER or not heard


def _known(line: Line, mark: Mark) -> bool:
    """Whether the rules know a word of the sentence for an act, and told none by it."""
    ways, kin = triggers(line.scene.doc.learnt.acts), family(mark.code)
    return any(
        family(form.way.act) == kin
        for unit in line.row
        for form in (*ways.verbs.get(unit.word, ()), *ways.nouns.get(unit.word, ()))
    )


def well_told(scene: Scene, line: Line, deed: Deed, sure: float) -> bool:
    """Whether a deed that was read has what it needs to stand.

    Whoever is only meant by an earlier sentence must be surely meant.
    """
    if deed.topic and sure < SUREST:
        return False
    if line.fragment and deed.act in HELD and sure < SURER:
        return False  # an entry that only names somebody tells what its heading says
    if deed.act not in _STAYS or line.find(_CUSTODY):
        return True
    return bool(deed.victims) and all(scene.was_held(v) for v in deed.victims)

"""What the models may not say: guards against the errors that cost most.

That somebody is free must be surer than that somebody was hit; that somebody is dead is
not taken from what others say. Who stays or sits somewhere is held only where words of
custody say so, or where it was told before that they are held.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from habeas.claims.reader.acts.act import COURT, DEATHS
from habeas.claims.reader.merge import family
from habeas.claims.reader.scan.deed import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

SURER = 0.9
SUREST = 0.95
_FREE = frozenset(["release", "bail", "acquittal"])
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
    + ("assault", "torture")
)


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

    A court that the rules heard already in the sentence is not heard twice.
    """
    code, sure = mark.code, mark.sure
    if family(code) in _TURNED and not _NOT_DONE.isdisjoint(near):
        return False
    if code in DEATHS and (sure < SUREST or line.voices):
        return False
    if (code in _FREE or code == "enforced_disappearance") and sure < SURER:
        return False
    heard = code in COURT and any(deed.act in COURT for deed in told)
    return sure >= SURER or not heard


def well_told(scene: Scene, line: Line, deed: Deed, sure: float) -> bool:
    """Whether a deed that was read has what it needs to stand.

    Whoever is only meant by an earlier sentence must be surely meant.
    """
    if deed.topic and sure < SURER:
        return False
    if deed.act not in _STAYS or line.find(_CUSTODY):
        return True
    return bool(deed.victims) and all(scene.was_held(v) for v in deed.victims)

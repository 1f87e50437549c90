"""Who did an act, of all that a sentence and the ones before it tell of doers."""

from __future__ import annotations

import re

from habeas.claims.reader.acts.doers import doers_of, fights
from habeas.claims.reader.acts.helped import SHAM, truly
from habeas.claims.reader.acts.leaders import with_leaders
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene


def who_did(
    scene: Scene,
    thread: Thread,
    line: Line,
    deed: Deed,
    victims: tuple[str | None, ...],
    own: str | None,
) -> tuple[str, ...]:
    """Return who did it; `own` is the day that its own words tell."""
    by = doers_of(scene, thread, line, deed, victims)
    by = truly(scene, line, by) if by and line.may(SHAM) else by
    by = with_leaders(line, deed.act, by, victims)
    if by and _in_their_own_attack(scene, line, deed, victims, by):
        return ()
    if by and not deed.by and own and thread.force_day not in (None, own):
        return ()
    return by


_FELL = re.compile(r"(?:die[sd]?|dying|perish\w*|fell)\b", re.IGNORECASE)


def _in_their_own_attack(
    scene: Scene,
    line: Line,
    deed: Deed,
    victims: tuple[str | None, ...],
    by: tuple[str, ...],
) -> bool:
    """Whether fighters "died when" fighters attacked: their own did not kill them."""
    if deed.act != "killing" or _FELL.match(line.text, deed.at) is None:
        return False
    return any(fights(scene, v) for v in victims) and any(fights(scene, r) for r in by)

"""Who did an act, of all that a sentence and the ones before it tell of doers."""

from __future__ import annotations

from habeas.claims.reader.acts.doers import doers_of
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
    if by and not deed.by and own and thread.force_day not in (None, own):
        return ()
    return by

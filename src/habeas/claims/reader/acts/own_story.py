"""What one tells of one's own imprisonment is what a testimony is about, however long ago.

By its date alone an arrest of two years ago is background. In the words of the one who
was arrested it is the incident itself, with all that is told from the taking to the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import HELD, Act
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene

_PAST = ("background", "historical")
_TAKEN = HELD - {"detention", "remand"}


def own_story(scene: Scene, found: Sequence[Act]) -> list[Act]:
    """Return the acts; those of the story that a witness tells of himself are no background."""
    who = scene.witness
    own = [a for a in found if who and a.victim == who and _done(a)]
    taken = [a for a in own if a.type in _TAKEN]
    if not taken or any(a.time_frame not in _PAST for a in taken):
        return list(found)
    low = min(a.at for a in taken)
    last = max(a.at for a in own)
    high = scene.doc.text.find("\n\n", last)
    high = high if high >= 0 else len(scene.doc.text)
    low = max(scene.doc.text.rfind("\n\n", 0, low), 0)
    return [
        replace(a, time_frame="incident")
        if a.time_frame in _PAST and low <= a.at < high
        else a
        for a in found
    ]


def _done(act: Act) -> bool:
    return (act.modality, act.polarity) == ("stated", "affirmed")


_MINE = re.compile(r"\b(?:me|us)\b")


def mine(line: Line, deed: Deed) -> bool:
    """Whether a deed is done to who speaks: "the court gave me eight years".

    Where nobody knows who that is, it is done to nobody told of before.
    """
    if deed.stance.modality != "stated":
        return False
    return _MINE.search(line.text, deed.at, deed.end) is not None

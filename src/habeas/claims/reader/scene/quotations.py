"""Whether an accused one speaks on, in a quotation or where speakers take turns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.voices import official

_DENIES = frozenset(
    [
        "denied",
        "denies",
        "dismissed",
        "dismisses",
        "rejected",
        "rejects",
        "refuted",
        "refutes",
        "rubbished",
        "rubbishes",
        "trashed",
        "scoffed",
        "disputed",
        "disputes",
        "downplayed",
        "contradicted",
    ]
)


def retorts(found: Sequence[Line], line: Line) -> bool:
    """Whether a quotation follows on somebody's denial, in their words."""
    before = found[-1].voices if found else ()
    begins = line.whole[:1] in ("“", '"')
    return begins and any(v.word in _DENIES for v in before[-1:])


class Turn:
    """Whose turn it is to speak, where a text gives speakers at the head of lines."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.accused = False

    def official(self, line: Line) -> bool:
        """Whether one who could be accused speaks in this line."""
        begins = line.start == 0 or line.raw[line.start - 1] == "\n"
        label = _LABEL.match(line.whole) if begins else None
        if label is not None:
            heads = [u for u in line.row if u.end <= line.start + label.end()]
            said = " ".join(label[0].split())
            width = sum(u.end - u.start for u in heads if u.refs)
            if width * 2 < label.end():
                return self.accused
            self.accused = any(
                official(r, self.scene.cast, said) for u in heads for r in u.refs
            )
        return self.accused


_LABEL = re.compile(r"[A-Z][^:\n|]{3,70}(?:\[[^\]]{2,50}\])?:(?=\s)")


def open_quote(line: Line, before: bool) -> bool:
    """Whether an accused one's quotation is still open after this line."""
    whole = line.whole
    opened = whole.count("“") - whole.count("”")
    if opened > 0:
        return bool(line.voices and line.voices[-1].official) or before
    return before and opened == 0 and "”" not in whole and '"' not in whole

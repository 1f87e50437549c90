"""Who was kept when the rest were let go: "34 were arrested; 29 were freed; A, B and three
others were kept".

Those who are named as kept belong to the group that was taken, where the numbers add up:
its taking is told once more of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader.acts.act import HELD, Act, is_group
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

_BACK = 3  # sentences
_KEPT = Spotter(
    r"\b(?:(?:were|was|are|is|have been|has been|being) (?:all |both |still )?(?:kept(?! (?:waiting|away|apart|informed|busy|from|out|up)\b)|"
    r"held(?: back)?|retained|detained|not (?:released|freed|let go)|in (?:custody|detention|jail|prison))|"
    r"(?:remain(?:s|ed)?|stay(?:s|ed)?) (?:(?:behind|in|under|held) )?(?:inside|bars|custody|detention|detained|jail|prison|arrest|behind))\b",
    re.IGNORECASE,
)


def kept_back(scene: Scene, line: Line, found: Sequence[Act]) -> list[Act]:
    """Return the taking of a group for those whom a sentence names as its rest."""
    if not line.may(_KEPT) or line.question or line.retracted:
        return []
    near = [
        a
        for a in found
        if 0 <= line.number - a.number <= _BACK and a.victim and _done(a)
    ]
    taken = [a for a in near if a.type in HELD and _heads(scene, a.victim)]
    freed = [a for a in near if a.type == "release" and _heads(scene, a.victim)]
    if not taken or not freed:
        return []
    group = max(taken, key=lambda a: _heads(scene, a.victim))
    left = _heads(scene, group.victim) - sum(
        _heads(scene, r) for r in {a.victim for a in freed if a.at > group.at}
    )
    made: list[Act] = []
    for match in line.finds(_KEPT):
        made += _rest(scene, line, line.start + match.start(), group, left, near)
    return made


def _rest(
    scene: Scene, line: Line, at: int, group: Act, left: int, near: Sequence[Act]
) -> Iterator[Act]:
    row = line.row
    before = [k for k, u in enumerate(row) if u.end < at]
    last = before[-1] if before else -1
    if last < 0 or not row[last].person or row[last].owns:
        return
    refs = line.refs(clauses.joined(row, last, 0, last + 1))
    counts = [_people(scene, r) for r in refs]
    if group.victim in refs or sum(counts) != left or left < 1 or 0 in counts:
        return
    done = {a.victim for a in near if a.type in HELD - {"remand"}}
    for ref in refs:
        own = [u for u in row if ref in u.refs and u.end <= at]
        scene.within.setdefault(ref, str(group.victim))
        scene.hold([ref])
        if ref not in done and own:
            spans = tuple(sorted({*group.spans, (own[-1].start, own[-1].end)}))
            yield replace(group, victim=ref, spans=spans)


def _done(act: Act) -> bool:
    return (act.modality, act.polarity) == ("stated", "affirmed")


def _heads(scene: Scene, ref: str | None) -> int:
    """Return how many a counted group has; 0 where that is no such group."""
    return _people(scene, ref) if ref and is_group(scene.cast, ref) else 0


def _people(scene: Scene, ref: str | None) -> int:
    one = scene.cast.get(ref) if ref else None
    if not isinstance(one, Person):
        return 0
    if one.kind == "individual":
        return 1
    low, high = one.heads or (0, None)
    return low if low == high else 0

"""By whom takings and searches were made that were told just before.

"Twelve were arrested in Matli. The arrests were made by officers of the station": the
second sentence names the doer of the first, where the first names none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.acts.doers import with_bodies
from habeas.claims.reader.acts.leaders import with_leaders
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

_ACTS = {
    "arrest": ("arrest", "mass_arrest", "abduction"),
    "detention": ("arrest", "detention", "mass_arrest"),
    "abduction": ("abduction",),
    "round-up": ("arrest", "mass_arrest"),
    "raid": ("search", "office_raid", "arrest", "confiscation"),
    "operation": ("search", "office_raid", "arrest", "confiscation"),
    "search": ("search", "office_raid", "confiscation"),
    "eviction": ("eviction", "destruction"),
    "demolition": ("destruction", "eviction"),
    "seizure": ("confiscation",),
}
_MADE = Spotter(
    r"\b(?:The|This|These|Those|All(?: of)?(?: the| these)?|Both) (?:[\w-]+ ){0,2}?"
    r"(?P<noun>arrest|detention|abduction|round-up|raid|operation|search|eviction|demolition|"
    r"seizure)(?:e?s)? (?:was|were)(?: \w+ly| all| both| jointly)? (?:made|carried out|conducted|"
    r"effected|executed|done|undertaken)(?: \w+ly| jointly)? by\b"
)
_REACH = 3  # sentences back


def made_by(scene: Scene, read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts, those without a doer with the one that the next sentence names."""
    made = list(found)
    for line in read:
        if not line.may(_MADE) or line.urdu or line.unsure or line.resolution:
            continue
        match = line.find(_MADE)
        if match is None or match.start() > _REACH:
            continue
        by = _by(scene, line, line.start + match.end())
        kinds = _ACTS[match["noun"].lower()]
        last = _last(made, line.number, kinds) if by else None
        for at, act in enumerate(made):
            if act.number == last and act.type in kinds and _open(act):
                doers = tuple(r for r in by if r != act.victim)
                span = (line.start + match.start(), line.end)
                spans = tuple(sorted({*act.spans, span}))
                made[at] = replace(act, by=doers, spans=spans)
    return made


def _open(act: Act) -> bool:
    """Whether an act is told as done, and not by whom."""
    return not act.by and (act.modality, act.polarity) == ("stated", "affirmed")


def _by(scene: Scene, line: Line, end: int) -> tuple[str, ...]:
    """Return those whom "by", which ends at `end`, leads."""
    at = bisect_left(line.row, end - len("by"), key=lambda u: u.start)
    heads = [k for k in clauses.after(line.row, at, ("by",), 2) if line.row[k].actor]
    by = with_bodies(scene, line.refs(heads), line.end)
    return with_leaders(line, "arrest", by, ())


def _last(found: Sequence[Act], number: int, kinds: Sequence[str]) -> int | None:
    """Return the sentence, of those just before, that tells of such an act last."""
    near = [
        a.number
        for a in found
        if number - _REACH <= a.number < number and a.type in kinds
    ]
    return max(near, default=None)

"""Deaths that posts or rumours told of and the source calls untrue: "... is false".

"Posts that a second worker, X, had died are not true" tells of a death, negated: who
reads the register must find that X is not dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.text.spotting import Spotter

_SOURCE = (
    r"(?:posts?|rumou?rs?|reports?|claims?|messages?|stor(?:y|ies)|videos?|tweets?|voice notes?|"
    r"allegations?|assertions?|word|news|talk|whispers?|leaflets?)"
)
_DIED = (
    r"(?:died|dead|passed away|perished|lost (?:his|her) life|succumbed[^.;]{0,30}|"
    r"(?:been |was |were )?(?:\w+ly )?(?:killed|murdered|executed|hanged|shot dead|beaten to death|"
    r"tortured to death))"
)
_UNTRUE = (
    r"(?:not (?:at all )?(?:true|correct|so)|untrue|(?:entirely |wholly |completely |simply )?(?:false|wrong|"
    r"baseless|unfounded|invented|incorrect|fabricated|fake)|(?:an? |pure )?(?:lies?|hoax|invention|fabrication)|"
    r"without (?:any )?(?:basis|foundation))"
)
_TOLD = Spotter(
    rf"\b{_SOURCE}\b[^.;:]{{0,70}}?\bthat (?P<who>[^.;:]{{3,90}}?)[\"“]?"
    rf"(?:(?:had|has|have|was|were|is) )?(?:also |already |since |just )?[\"“]?(?P<died>{_DIED})\b"
    rf"[^.;]{{0,70}}? (?:is|are|was|were|(?:has |have )?prove[dn]?(?: to be)?|turned out to be) {_UNTRUE}\b",
    re.IGNORECASE,
)


def rumoured(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the death that a sentence calls untrue, of the one named in it."""
    if line.urdu or line.question or "that" not in line.whole:
        return
    match = line.find(_TOLD)
    if match is None:
        return
    low, high = (line.start + n for n in match.span("who"))
    named = [
        u
        for u in line.row
        if u.person and low <= u.start and u.end <= high + 2 and not u.owns
    ]
    refs = tuple(dict.fromkeys(r for u in named for r in u.refs))
    alone = [r for r in refs if scene.alone(r)]
    told = [u.form for u in named if u.form in ("name", "short")]
    if not told or len(alone) != len(refs) or not alone:
        return
    act = "death_in_custody" if scene.was_held(alone[-1]) else "killing"
    yield Deed(
        act, (alone[-1],), (), Stance(polarity="negated"), line.start + match.start(),
        line.start + match.end(), line.start + match.start("died"), line.number,
    )  # fmt: skip

"""Others who are asked in the same breath, and whom a reader is to write to and ask.

"We call on A to do this, and upon B to do that"; "write to the Minister, X, and ask him
to do it": B, and the Minister.
"""

from __future__ import annotations

import re

from habeas.claims.reader.demands.addressees import able
from habeas.claims.reader.demands.words import ASKS, BASE
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene

_WHO = r"(?:the |all |both |its |their )?(?:(?!to\b|and\b)[\w’'-]+,? ){1,9}?"
NEXT = (
    rf"(?:up)?on {_WHO}to (?!the |a |an |their |his |her )\w"
    rf"|to {_WHO}to (?:\w+ly )?(?:{'|'.join(BASE)})\b"
)
"""Words with which another is asked behind "and", a comma or a semicolon."""
ANOTHER = re.compile(NEXT)
FURTHER = re.compile(rf"(?:[,;] and|[,;]| and) (?={NEXT})")
_HIM = re.compile(r" (?P<whom>him|her|them|it)(?: all| both)? to (?=\w)")
_WRITE = re.compile(
    r"\b(?:write|writing|appeal|appeals|letters?|e-?mails?|faxes|messages?|petitions?|speak|go|"
    r"turn|complain)\b[^.:;]{0,60}?\bto (?P<whom>[^.:;]{3,120}?)(?:,? and (?:please |kindly |then )?|,? )\Z",
    re.IGNORECASE,
)


def asked_by_writing(
    scene: Scene, line: Line, match: re.Match[str]
) -> tuple[str | None, int]:
    """Return whom "write to X and ask him to" asks, and where what is asked begins."""
    him = _HIM.match(line.whole, match.end())
    wrote = _WRITE.search(line.whole, 0, match.start()) if him else None
    if him is None or wrote is None:
        return None, match.end()
    low, high = line.start + wrote.start("whom"), line.start + wrote.end("whom")
    near = [m for m in scene.cast.in_span(low, high) if m.sort != "place"]
    asked = [m.ref for m in near if able(scene.cast, m.ref)]
    if not asked or him["whom"] in ("him", "her") and not _one(scene, asked[0]):
        return None, match.end()
    named = [m.ref for m in near if m.form == "name" and m.sort == "person"]
    alone = len(near) == len({*named, asked[0]}) and len(named) == 1
    return (named[0] if alone else asked[0]), him.end()


def _one(scene: Scene, ref: str) -> bool:
    return isinstance(scene.cast.get(ref), Person)


def asked_before(scene: Scene, line: Line, low: int, high: int) -> str | None:
    """Return whom "We urge X: (a) to" asks, named between a verb of asking and its colon."""
    verb = ASKS.search(line.text, line.start + low, line.start + high)
    if verb is None:
        return None
    near = scene.cast.in_span(verb.end(), line.start + high)
    asked = [m.ref for m in near if m.sort != "place" and able(scene.cast, m.ref)]
    return asked[0] if asked else None

"""Who was called up, where the next sentence tells what the caller said.

"X has had two calls from a hidden number. The second one said: '...'": said to X.
"""

from __future__ import annotations

import re

from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene

_BACK = 300  # letters
_SAID = re.compile(
    r"\W*(?:The (?:first|second|third|last|latest|other|next)(?: (?:one|call|message|letter|note|text))?|"
    r"The (?:caller|voice|man|message|note|letter|text|sms)|It|One|One of them|Both)\b[^.;:\"“]{0,50}?"
    r"\b(?:said|says|read|reads|ran|was|were)\b[^.;\"“]{0,12}\Z"
)
_CALLS = re.compile(
    r"\b(?:received|got|has had|have had|had|was sent|were sent)\b[^.;]{0,30}\b(?:calls?|messages?|texts?|"
    r"letters?|notes?|visits?|sms|voice notes?|threats?|voicemails?)\b"
)
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
# "A letter from her mother": who it is from is no stranger.
_KNOWN = re.compile(
    r"[^.;]{0,30}?\bfrom (?!(?:an? |the |some |two |several )?(?:\w+ )?(?:hidden|unknown|anonymous|private|withheld|"
    r"masked|unidentified|foreign|strange|blocked|unlisted|different|numbers?)\b)",
    re.IGNORECASE,
)


def called_before(scene: Scene, line: Line, before: str) -> tuple[str, ...]:
    """Return the one who had the calls of the sentence before, of whose words `before` tell."""
    if _SAID.match(before) is None or _YOU.search(line.whole) is None:
        return ()
    low = max(line.start - _BACK, line.raw.rfind("\n\n", 0, line.start) + 1, 0)
    low = max(low, line.text.rfind(". ", low, max(low, line.start - 2)) + 1)
    told = _CALLS.search(line.text, low, line.start)
    if told is None or _KNOWN.match(line.text, told.end(), line.start):
        return ()
    named = [
        m
        for m in scene.cast.in_span(low, told.start(), "person")
        if m.form != "pronoun"
    ]
    refs = tuple(dict.fromkeys(m.ref for m in named))
    return refs if len(refs) == 1 and scene.alone(refs[0]) else ()

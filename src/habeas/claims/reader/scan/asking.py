"""After whom somebody's kin or lawyer asks: "his wife was told: no such person is here"."""

from __future__ import annotations

import re

from habeas.claims.reader.mentions import Mention
from habeas.claims.reader.scene.line import Line

_ASKS = re.compile(
    r"\W*(?:when |but |and )?(?P<whose>his|her) (?:\w+ )?(?:wife|husband|mother|father|"
    r"parents|brothers?|sisters?|sons?|daughters?|uncle|aunt|cousins?|family|relatives|"
    r"lawyers?|advocate)\b",
    re.IGNORECASE,
)
_UNLIKE = {
    "his": re.compile(r"(?:Ms|Mrs|Miss|Madam|Begum|Bibi)\b"),
    "her": re.compile(r"(?:Mr|Master)\b"),
}


def asks(line: Line, start: int) -> bool:
    """Whether the words at `start` are the kin or lawyer with whom a sentence begins."""
    kin = _ASKS.match(line.text, line.start)
    return kin is not None and start < kin.end()


def may_ask(line: Line, mention: Mention) -> bool:
    """Whether one named before may be he or she whose kin a sentence begins with."""
    kin = _ASKS.match(line.text, line.start)
    return kin is None or not _UNLIKE[kin["whose"].lower()].match(
        line.text, mention.start
    )


def asked_after(line: Line) -> tuple[str, ...]:
    """Return the one named last before a sentence in its paragraph who fits, if held."""
    if not asks(line, line.start):
        return ()
    low = line.text.rfind("\n\n", 0, line.start) + 1
    for mention in reversed(line.scene.cast.in_span(low, line.start, "person")):
        if mention.form in ("name", "short") and may_ask(line, mention):
            return (mention.ref,) if line.scene.was_held(mention.ref) else ()
    return ()

"""Whom an armed group takes: those seized by rebels are abducted, not arrested.

Fighters who are captured in a fight are prisoners, and a group that says it "arrested"
somebody is left with its word.
"""

from __future__ import annotations

import re

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

_TOOK = re.compile(
    r"(?:seiz|grab|snatch|tak|took|carr|captur|round|pick|drag|whisk|led|lead|march)\w*\b",
    re.IGNORECASE,
)
_GROUP = Spotter(
    r"\b(?:rebels?|guerrillas?|guerillas?|militants?|insurgents?|jihadis\w*|terrorists?|"
    r"separatists?|secessionists?|extremists?|subversives|dissidents|bandits?|pirates|"
    r"militia(?:men|s)?|combatants|katiba|mai-?mai|JNIM|ISWAP|ISGS|ISIS|LRA|ADF|M23|CODECO|"
    r"FARC|ELN|NPA|boko haram|al-?shabaab|shining path|sendero|gulf clan|cartel|ambaboys|"
    r"amba boys|attackers|assailants|kidnappers|abductors|captors|raiders|herdsmen|herders|rustlers|marauders|lord's resistance)\b",
    re.IGNORECASE,
)
_LAWFUL = Spotter(
    r"\b(?:police\w*|army|soldiers?|troops|gendarmes?|government|anti-\w+|counter-\w+|"
    r"former|surrendered|peacekeepers?)\b",
    re.IGNORECASE,
)
_FIGHTERS = Spotter(
    r"\b(?:soldiers?|troops|fighters?|rebels?|guerrillas?|militants?|combatants?|insurgents?|"
    r"subversives|gunmen|militiamen|attackers|commanders?|prisoners of war|POWs)\b",
    re.IGNORECASE,
)


def by_rebels(scene: Scene, act: Act) -> bool:
    """Whether an armed group is told to have carried off one who is no fighter."""
    if not act.by or not _TOOK.match(scene.doc.text, act.at):
        return False
    if act.victim is None or _FIGHTERS.search(_words(scene, act.victim)):
        return False
    told = [_words(scene, ref) for ref in act.by]
    return any(_GROUP.search(w) for w in told) and not any(
        _LAWFUL.search(w) for w in told
    )


def _words(scene: Scene, ref: str) -> str:
    """Return what somebody or a body is called."""
    one = scene.cast.get(ref)
    if isinstance(one, Person):
        return one.words or one.name or ""
    return one.name if one is not None else ""

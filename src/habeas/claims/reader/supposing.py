"""What somebody only thought: nobody says that it was done.

"The family thought that the police had arrested X", "it was assumed that X had been
freed", "they believed that soldiers had killed X": they tell of what was in a mind.
"""

from __future__ import annotations

import re

from habeas.claims.reader.triggers import BASE, ING
from habeas.text.spotting import Spotted, Spotter

_WORD = (
    r"(?:(?!(?:was|were|is|are|has|had|who|whom|which|when|after|before|until|till|because|since|while|but|to|as|"
    r"whose|where|so|if|though|although)\b)(?!and(?: (?-i:[a-z])| ?\Z))[\w'’-]+|(?<=\b[MD][rs])\.|(?<=\bMrs)\.)"
)
_SUBJECT = (
    rf"(?: at first| initially| then| wrongly)*(?: that)?(?: (?!(?:in|on|of|about|over|nothing|little|highly|hard|it|twice|better|"
    rf"command|charge|office|power|control|responsibility|jurisdiction|duty|duties|dead|lost|innocent)\b){_WORD})"
    rf"(?: {_WORD}){{0,11}}"
    # "had taken A and killed B": the second of what they thought
    r"(?: (?:had|was|were)(?: been)? \w+[^.;:,]{0,50} (?:and|or))? ?\Z"
)
_NOT = r"(?<!\bas )(?<!not )(?<!n['’]t )(?<!never )(?<!well )(?<!is )(?<!are )"
_THOUGHT = Spotter(
    rf"(?:\b{_NOT}(?:thought|assumed|presumed|imagined|guessed|reckoned|surmised|supposed that)|"
    rf"\bunder the (?:\w+ )?(?:impression|assumption|belief)|\bin the (?:mistaken|false) belief){_SUBJECT}",
    re.IGNORECASE,
)
_BELIEVED = Spotter(
    rf"\b{_NOT}(?<!said it )(?<!said they )(?<!said he )(?<!said she )believed{_SUBJECT}",
    re.IGNORECASE,
)
_NOW = frozenset(["is", "are", "has", "have", "will", "would", "may", "might", "could"])


def only_thought(form: str, helpers: str, before: str, found: Spotted) -> str:
    """Return how a clause is told that somebody thought: "no" deed, "feared", or "".

    What a family believed to have been done is what they fear; what they thought is less.
    """
    said = helpers.split()
    if form in ("noun", BASE, ING) or said and said[0] in _NOW:
        return ""
    if _THOUGHT.seek(found, before):
        return "no"
    return "feared" if said and _BELIEVED.seek(found, before) else ""

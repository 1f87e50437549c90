"""Whether a report is told to be of another one, who only bears the same name."""

from __future__ import annotations

import re

_OTHER = (
    r"(?:an|the|this|that|his|her|a)?other (?:[\w-]+ )?(?:man|woman|person|one|boy|girl|journalist|teacher|"
    r"student|activist|lawyer|worker|member|[a-z]+(?:er|or|ist|ian|ant|ent))\b|another\b|a different\b|(?:some|any)(?:one|body) else\b|"
    r"(?:a|his|her) (?:\w+ )?(?:namesake|homonym)\b|(?:a|the) (?:[\w-]+ ){1,3}(?:of|with) the same (?:name|initials?)\b"
)
_OF_ANOTHER = re.compile(
    r"[^.;:]{0,80}?\b(?:concern(?:s|ed)?|(?:refer|relat|pertain|appli)(?:s|es|e|ed|d)? to|(?:is|was|are|were) "
    r"(?:in fact |actually |really |only )?(?:about|of)|(?:meant|means)|turned out to be (?:about|of)) "
    rf"(?:in fact |actually |really )?(?:{_OTHER})",
    re.IGNORECASE,
)


def of_another(after: str) -> bool:
    """Whether the words after a reported deed say that it is another one's.

    `after` are the words behind the verb: "(was arrested) again last autumn concerns
    another man with the same initials".
    """
    return _OF_ANOTHER.match(after) is not None

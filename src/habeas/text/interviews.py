"""The marks of who asks and who answers in a transcript: "Q. Was Asif Khan beaten?".

"Q." and "A." read like the initials of a name; "Q:" and "A:", as long, do not.
"""

from __future__ import annotations

import re
from itertools import pairwise

_TURN = re.compile(r"^(?P<side>[QA])\.(?=[ \t])", re.MULTILINE)
_LEAST = 2  # questions, and answers


def with_colons(text: str) -> str:
    """Return a text with "Q:" for each "Q." of an interview, and "A:" for "A."."""
    if "Q. " not in text and "Q.\t" not in text:
        return text
    sides = [match["side"] for match in _TURN.finditer(text)]
    answered = sum(pair == ("Q", "A") for pair in pairwise(sides))
    if answered < _LEAST:
        return text
    return _TURN.sub(r"\g<side>:", text)

"""Words that were crossed out: what is struck is no longer said.

Markdown writes "~~words~~", WhatsApp "~words~", pages "<s>" or "<del>". The words stay in the
text; who reads for what it says reads a copy of the same length with spaces for them.
"""

from __future__ import annotations

import re

_STRUCK = re.compile(
    r"~~(?=\S)[^\n]{1,300}?(?<=\S)~~|"
    r"(?<![\w~])~(?=[^\W\d])[^~\n|]{1,160}(?<=\S)~(?![\w~])|"
    r"<(?P<tag>s|del|strike)>[^<]{1,600}</(?P=tag)>",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\n\r\t|]")


def unstruck(text: str) -> str:
    """Return a copy with spaces for what is crossed out, or the text itself."""
    if "~" not in text and "</" not in text:
        return text
    return _STRUCK.sub(lambda found: _LETTER.sub(" ", found[0]), text)

"""Letters that an expression takes for plain ones, and lists of words do not.

With `re.IGNORECASE` Python takes "ı" (the dotless i of Turkish), "ſ" (the long s), "İ" and
the sign for kelvin for i, s and k; `str.lower` leaves the first two as they are and makes
two letters of the third. What matched "since" is then no word of any list. Who reads for
what a text says reads a copy of the same length with the plain letters.
"""

from __future__ import annotations

_PLAIN = str.maketrans("\u0131\u017f\u0130\u212a", "isIK")
_UNLIKE = frozenset(map(chr, _PLAIN))


def plain(text: str) -> str:
    """Return a copy with i, s, I and K for the letters like them, or the text itself."""
    if text.isascii() or _UNLIKE.isdisjoint(text):
        return text
    return text.translate(_PLAIN)

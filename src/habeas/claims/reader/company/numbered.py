"""Whom the numbers of a list stand for: "4. A, Kasur" above, "no. 4 is free" below."""

from __future__ import annotations

import re
from collections import Counter

from habeas.claims.reader.document import Document

_ENTRY = re.compile(
    r"(?:^[ \t]*|(?<=[:;,] )|(?<=[:;,] and ))\(?(?P<number>\d{1,3})[.)/][ \t]+(?P<name>(?=[^\W\d_a-z]))",
    re.MULTILINE,
)
_FEWEST = 3
_TITLE = 12  # letters of "Mst. Hafiza "


def numbered(doc: Document, starts: set[int]) -> dict[str, int]:
    """Return where the one named in each entry of the numbered list of a text begins.

    Empty where a number comes twice: there are two lists, and "no. 3" is of either.
    `starts` are the places where somebody's name begins.
    """
    found: dict[str, int] = {}
    entries = list(_ENTRY.finditer(doc.text))
    for match in entries:
        at = match.start("name")
        near = next((p for p in range(at, at + _TITLE) if p in starts), None)
        if near is not None:
            found[match["number"]] = near
    often = Counter(match["number"] for match in entries)
    if len(found) < _FEWEST or max(often.values()) > 1:
        return {}
    return found

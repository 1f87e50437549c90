"""Prisons and stations that the column of a table names: "colony IK-8, Orsha".

No list knows them all; what stands under "Prison" or "Where now", and has a word for
such a place, is one, from its first word to what a mark adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.document import Document
from habeas.claims.reader.headings import headed
from habeas.text.spans import Span, trim

_WORD = re.compile(
    r"\b(?:prisons?|jails?|gaols?|colony|colonies|penitentiar\w+|SIZO|CIPSO|IK-?\d+|(?:remand|detention|isolation|"
    r"temporary holding|juvenile|reception|transit|deportation|pre-?trial) (?:cent(?:re|er)s?|home|facility|prison)|"
    r"isolator|lock-?ups?|barracks|(?:police|military) (?:station|post|base|headquarters)|station|camp|reformatory|"
    r"cells|correctional \w+|prefecture|commissariat|gendarmerie|headquarters|directorate)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[;(]|,? ?\b(?:ward|room|wing|block|hall|section|corridor|cell(?= ?\d)|from|since|until|then|now|moved|before)\b|"
    r"(?<!\b[Nn]o)(?<!\b[Nn]r)\.(?=\s)|$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\W*(?:not|no|unknown|unclear|maybe|perhaps|probably|said to|released|out|free|at home|\?)|.*\?",
    re.IGNORECASE,
)
_ABOVE, _LONGEST = 400, 50


def kept_in(doc: Document) -> Iterator[Span]:
    """Give the places that tables name where they say where somebody is held."""
    column = width = -1
    for start, _, cells in doc.lines:
        if len(cells) < 3:
            continue
        said = [doc.text[low:high].strip() for low, high in cells]
        heads = headed(said, doc.text[max(0, start - _ABOVE) : start])
        if heads is not None:
            column, width = heads.get("place", -1), len(cells)
        elif 0 <= column < len(cells) and abs(len(cells) - width) <= 1:
            yield from _named(doc.text, *cells[column])


def _named(text: str, low: int, high: int) -> Iterator[Span]:
    if _NO_NAME.match(text, low, high):
        return
    end = _ENDS.search(text, low, high)
    span = trim(text, low, end.start() if end else high, ' ,.;*"|\t')
    words = text[span.start : span.end]
    named = any(c.isupper() for c in words)
    if named and len(words) <= _LONGEST and _WORD.search(words):
        yield span

"""Counts of a tally by station: "Alagbon: 12", "Panti (SCID): 41 in, 6 out on bail".

In a text that calls itself a tally by station a number behind a place counts people
held there; elsewhere it may count anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document

_HEAD = 500
_BY_STATION = re.compile(
    r"\b(?:tally|count|figures|roll|numbers?) (?:by|per|at|of) (?:the )?(?:police )?stations?\b|"
    r"^(?:police )?stations? ?[/|,–-] ?(?:held|arrest|detain|in\b|number|count)|"
    r"\b(?:by|per) (?:police )?station\b|\bstation counts?\b|\b(?:station|thana)[- ]wise\b",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(
    r"^[ \t]*(?:[-*•] ?)?(?P<place>[A-Z][^:\n]{1,40}?)(?:: | [–—-] (?=\d+ [bit]))"
    r"(?P<count>[1-9]\d{0,3})"
    r"(?P<word> (?:in|inside|held|brought in|taken|there))?(?=[,.;\n]|\Z| \()",
    re.MULTILINE,
)
_TOTAL = re.compile(
    r"\b(?:total|injured|dead|killed|needed|wounded|hospital)", re.IGNORECASE
)


_OUT = re.compile(
    r"[,;] (?:of whom |of them )?(?P<count>[1-9]\d{0,3}) (?:out|released|freed|let go|let off)\b"
)


def _counts(text: str) -> Iterator[int]:
    """Give where the numbers of a tally stand: of those held, of those let out."""
    if not by_station(text):
        return
    for match in _LINE.finditer(text):
        if not _TOTAL.search(match["place"]):
            yield match.start("count")
            end = text.find("\n", match.end())
            out = _OUT.search(text, match.end(), end if end >= 0 else len(text))
            if out:
                yield out.start("count")


def counted(doc: Document) -> list[Description]:
    """Return the people that a tally by station counts, as groups, in order."""
    found = []
    for start in _counts(doc.text):
        sentence = doc.sentence_at(start)
        tokens = sentence.tokens if sentence else ()
        at = next((k for k, t in enumerate(tokens) if t.start == start), -1)
        if sentence and at >= 0:
            many = int(tokens[at].text)
            kind = "group" if many > 1 else "individual"
            heads = (many, many)
            found.append(
                Description(sentence, at, at + 1, at + 1, "", many > 1, heads, "", kind)
            )
    return found


def station(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the line of a tally at a position, with its `count` and `word`."""
    match = _LINE.match(text, start, end)
    return None if match is None or _TOTAL.search(match["place"]) else match


def by_station(text: str) -> bool:
    """Whether a text calls itself a tally by station."""
    return _BY_STATION.search(text[:_HEAD]) is not None

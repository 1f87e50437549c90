"""Groups that a text first counts, and names a sentence or two later.

"Two men were picked up. The two, A and B, are students"; "Three were arrested. Police
named them as A, B and C": the three are A, B and C. Only where one group of as many can
be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.people import Figure
from habeas.text.spotting import Spotter

_THESE = (
    r"(?:two|three|four|five|six|men|women|dead|deceased|injured|wounded|arrested|"
    r"victims|students|workers|detainees|brothers|boys)"
)
_SEVERAL = Spotter(
    rf"\b(?:The {_THESE}(?: {_THESE})?(?:,| were (?:later )?(?:identified|named)(?: by (?:\w+ ){{1,4}}?)? ?as"
    rf"| are| were)|(?:[Pp]olice|[Oo]fficials|[Rr]elatives|[Tt]hey|[Tt]he union|[Ff]amilies|[Cc]olleagues)"
    rf" (?:later |has |have |had )?(?:identified|named) (?:them|the {_THESE}(?: {_THESE})?) as) "
)
_OF_LAW = re.compile(
    r"\b(?:police\w*|officers?|soldiers?|guards?|judges?|magistrates?|minister|official|"
    r"gunm[ae]n|attackers?|assailants?|constables?|doctor|lawyer|spokes\w+|witness)\b",
    re.IGNORECASE,
)
_LED = re.compile(r"(?:(?:an?|the|one|\d{1,2}-year-old|[a-z-]+) ){0,5}\Z")
_LIST = re.compile(r"(?:, \d{1,2}| \(\d{1,2}\))?(?:,? and |, |,? & )\Z")
_BACK = 2  # sentences
_NEAR = 50  # letters from the words for naming to the first name


def named_later(company: Company) -> Iterator[tuple[Figure, list[Figure]]]:
    """Give each group told of by its number alone, with those whom it is named as."""
    text = company.doc.text
    for match in _SEVERAL.finditer(text):
        named = _names(company, match.end())
        group = _group_before(company, match.start(), len(named))
        if len(named) > 1 and group is not None:
            yield group, named


def _names(company: Company, start: int) -> list[Figure]:
    """Return those named one after another from a place on, behind words for what they are."""
    text = company.doc.text
    found: list[Figure] = []
    last = start
    for named, figure in company.named:
        if named.start < start:
            continue
        between = text[last : named.start]
        told = _LIST.match(between) if found else _LED.match(between)
        if not told or len(between) > _NEAR:
            break
        found.append(figure)
        last = named.end
    return found


def _near(company: Company, at: int) -> tuple[int, int]:
    """Return where the sentences begin and end that stand before the one at a place."""
    sentences = company.doc.sentences
    here = company.doc.sentence_at(at)
    if here is None:
        return at, at
    low = here.number
    while low and here.number - low < _BACK and sentences[low - 1].part is here.part:
        low -= 1
    return sentences[low].start, here.start


def _group_before(company: Company, at: int, count: int) -> Figure | None:
    """Return the only group of so many told of before, if none is named in it."""
    low, high = _near(company, at)
    found = [
        f
        for f in company.figures
        if not f.name
        and f.kind == "group"
        and f.heads == (count, count)
        and low <= f.first < high
        and not f.members
        and not _OF_LAW.search(f.words or "")
    ]
    return found[0] if len(found) == 1 else None

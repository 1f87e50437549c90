"""Groups that a text first counts, and names a sentence or two later.

"Two men were picked up. The two, A and B, are students"; "Three were arrested. Police
named them as A, B and C": the three are A, B and C. Only where one group of as many can
be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.company.states import may_mean
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
        if match[0].endswith(", ") and _goes_on_of_last(company, named):
            continue
        if len(named) > 1 and group is not None and _suits(company, group, match[0]):
            yield group, named


_SAYS = re.compile(r",? (?:said|says|told|alleged|claimed)\b|['’]s?\b")
_KIND = re.compile(
    r"\b(?:(?P<men>men|brothers|boys)|(?P<women>women)|(?P<own>students|workers))\b"
)
_WOMEN = re.compile(
    r"\b(?:wom[ae]n|girls|sisters|mothers|wives|daughters|schoolgirls)\b"
)


def _goes_on_of_last(company: Company, named: list[Figure]) -> bool:
    """Whether "The two, A and B said, had come" tells who says it, and not who they are."""
    if not named:
        return False
    end = max(e for _, e, _ in named[-1].spans[:1])
    return _SAYS.match(company.doc.text, end) is not None


def _suits(company: Company, group: Figure, said: str) -> bool:
    """Whether words for the group can be of those told of: "the men" are no women."""
    low = company.doc.sentence_at(group.first)
    told = company.doc.text[low.start : low.end] if low else ""
    words = (group.words or "").lower()
    kind = _KIND.search(said)
    if kind and (
        kind["men"]
        and _WOMEN.search(words)
        or kind["women"]
        and not _WOMEN.search(words)
    ):
        return False
    if (
        kind
        and kind["men"] == "men"
        and re.search(r"\b(?:boys|children|schoolboys)\b", words)
    ):
        return False
    if kind and kind["own"] and kind["own"] not in words:
        return False
    return may_mean(said, told)


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
    if len(found) != 1:
        return None
    others = [
        f
        for f in company.figures
        if f is not found[0]
        and not f.name
        and f.heads == (count, count)
        and low <= f.first < high
    ]
    return None if others else found[0]

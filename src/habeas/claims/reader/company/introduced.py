"""Whom the head of a report tells of by a description and names a sentence later.

"A union organiser was found dead on Thursday. Ali Khan, 34, left his home ...": he is
the organiser. Only where the first sentence tells of one such person, and the next one
begins with a full name and an age.
"""

from __future__ import annotations

import re

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.lexicon import words
from habeas.claims.reader.people import Figure

_AGED = re.compile(r", (?:aged )?\d{1,2}, ")
_OF_LAW = re.compile(
    r"\b(?:police\w*|officers?|soldiers?|guards?|judges?|magistrates?|minister|official|"
    r"gunm[ae]n|attackers?|assailants?|court|constables?)\b",
    re.IGNORECASE,
)


def introduced(company: Company, figure: Figure) -> Figure | None:
    """Return the one whom the next sentence names as the one described, if any."""
    doc = company.doc
    if figure.name or figure.determiner not in ("a", "an"):
        return None
    here = doc.sentence_at(figure.first)
    if here is None or not _alone(company, figure, here.start, here.end):
        return None
    following = here.number + 1
    if following >= len(doc.sentences):
        return None
    start = doc.sentences[following].start
    hit = company.at_start.get(start)
    if hit is None or hit[1].first != start or " " not in (hit[1].name or ""):
        return None
    return hit[1] if _AGED.match(doc.text, hit[0].end) else None


def _alone(company: Company, figure: Figure, start: int, end: int) -> bool:
    """Whether nobody else is told of in the sentence, and this one is no officer."""
    if _OF_LAW.search(figure.words or "") or set(figure.nouns) & words("kin"):
        return False
    return not any(
        start <= at < end
        for other in company.figures
        if other is not figure and (other.name or other.kind == "individual")
        for at, _, _ in other.spans
    )

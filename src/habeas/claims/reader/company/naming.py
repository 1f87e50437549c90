"""Whom a text names who was told of before only as kin of the one who tells.

"They took my brother. His name is X", "mere shohar ko le gaye. naam X hai", "what is
his name?" "X": whose name it is stands right before. "Your brother" of an interview is
"my brother" of its answers.
"""

from __future__ import annotations

import re

from habeas.claims.reader import narrator
from habeas.claims.reader.company.company import Company
from habeas.claims.reader.people import Figure
from habeas.claims.reader.sorting import Named

_MINE = re.compile(
    r"(?:(?:my|our|mer[aei]|hamar[aei])\s|(?:میر|ہمار)[اےی]\s|(?:his|her)\s(?:said|aforesaid)\s)",
    re.IGNORECASE,
)
_NAME_IS = re.compile(
    r"\b(?:(?:[Hh]is|[Hh]er) (?:full |real |good )?name(?: is|['’]s|:)|(?:[Hh]e|[Ss]he) is (?:called|named))\s+\Z|"
    r"(?:\A|[.!?,:\n]\s*|\b(?:[uUiI][ns] ?k[aei]|poora|pura) )(?:[Nn]aam|[Nn]am|NAAM|[Nn]ame)(?: hai| is|:)?\s+\Z|"
    r"(?:\A|[۔:،\n]\s*|(?:ان|اس|اُن|اُس) کا )(?:پورا )?نام\s+\Z"
)
_ASKED = re.compile(
    r"(?:\bname\b|\bna+m\b|نام)[^\n?؟]{0,40}[?؟][^\w\n]*\n[^\n:]*\d[^\n]{0,40}?: \Z|"
    r"(?:\bname\b|\bna+m\b|نام)[^\n?؟]{0,40}[?؟]\s*\n(?:[A-Z][\w ]{0,20}|A\d{0,3})[:.] \Z",
    re.IGNORECASE,
)
_REACH = 420


def name_kin(company: Company) -> None:
    """Give the mentions of unnamed kin to whom the text names as them right after."""
    _of_answers(company)
    if not any(_is_kin(f) for f in company.figures):
        return
    for named, figure in company.named:
        if figure.first == named.start and _names(company.doc.text, named):
            kin = _told_last(company, named.start)
            if kin is not None and kin is not figure:
                _one(company, kin, figure)


def _names(text: str, named: Named) -> bool:
    before = text[max(0, named.name_start - 120) : named.name_start]
    return bool(_NAME_IS.search(before) or _ASKED.search(before))


def _is_kin(figure: Figure) -> bool:
    own = figure.words is not None and _MINE.match(figure.words) is not None
    return figure.name is None and figure.kind == "individual" and own


def _told_last(company: Company, start: int) -> Figure | None:
    """Return the unnamed kin told of shortly before, if it is one alone."""
    near = {
        id(f): f
        for f in company.figures
        if _is_kin(f) and 0 <= f.before(start) and start - f.before(start) < _REACH
    }
    kin = next(iter(near.values())) if len(near) == 1 else None
    return None if kin is None or _another(company, kin, start) else kin


_OWN_WORDS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Hh]e|[Ss]he)\b[^.!?\n]{0,30}\Z")


def _another(company: Company, kin: Figure, start: int) -> bool:
    """Whether "his name is" may be of somebody told of after the kin: "the man came"."""
    if _OWN_WORDS.search(company.doc.text[max(0, start - 60) : start]) is None:
        return False
    last = kin.before(start)
    return any(
        f.kind == "individual" and f.name is None and f.words and last < f.before(start) < start
        and f.determiner in ("the", "a", "an", "this", "that")
        for f in company.figures
    )  # fmt: skip


def _one(company: Company, kin: Figure, figure: Figure) -> None:
    """Make one of unnamed kin and of the one named."""
    for span in kin.spans:
        figure.add(*span)
    figure.nouns |= kin.nouns
    for key, said in kin.attributes.items():
        figure.attributes.setdefault(key, said)
    company.figures = [f for f in company.figures if f is not kin]
    company.index(figure)


def _of_answers(company: Company) -> None:
    """Make "your brother" of the questions and "my brother" of the answers one."""
    asked = [f for f in company.figures if f.determiner == "your" and not f.name]
    if not asked or narrator.sides(company.doc.text) is None:
        return
    for figure in asked:
        nouns = {n.replace("your ", "my ", 1) for n in figure.nouns if n[:5] == "your "}
        fits = [f for f in company.figures if f is not figure and f.nouns & nouns]
        if len(fits) == 1 and figure.kind == "individual":
            _one(company, figure, fits[0])

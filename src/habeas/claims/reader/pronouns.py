"""Pronouns, where only one person can be meant.

"He" is of the one man told before it in its sentence or, if none is, in the sentence
before; with two who fit it is left open. Every such mention has the form `pronoun`,
so that a later stage can give it less weight.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.mentions import Mention
from habeas.claims.reader.people import Figure
from habeas.text.spans import positions
from habeas.text.standing import standing

_SINGULAR = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NEAR = 12
# "He was shown arrested in a case of X's, and the court sent him to jail": him is he.
_SUBJECTS = listed("he she")
_OBJECTS = listed("him her")
_PLURAL = listed("they them their themselves")
_ALL = _PLURAL | _SINGULAR.keys()


def pronouns(
    doc: Document, figures: Sequence[Figure], refs: dict[int, str]
) -> list[Mention]:
    """Return the mentions by pronoun, in order of text."""
    told: list[tuple[int, Figure]] = sorted(
        (
            (start, figure)
            for figure in figures
            if figure.kind != "class"
            for start, _, form in figure.spans
            if form != "wide"
        ),
        key=lambda pair: pair[0],
    )
    inside = positions(
        (start, end)
        for figure in figures
        for start, end, form in figure.spans
        if form != "wide"
    )
    ends: dict[tuple[int, int], int] = {}
    for one in figures:
        for start, end, _ in one.spans:
            ends.setdefault((start, id(one)), end)
    found: list[Mention] = []
    at = 0
    before: list[tuple[int, Figure]] = []
    last: Sentence | None = None
    for sentence in doc.sentences:
        here: list[tuple[int, Figure]] = []
        while at < len(told) and told[at][0] < sentence.end:
            here.append(told[at])
            at += 1
        if last is None or last.part is not sentence.part:
            before = []
        ahead = 0
        speaking: set[int] = set()
        opened: dict[str, Figure | None] = {}
        for k in standing(_ALL, sentence.low):
            word, token = sentence.low[k], sentence.tokens[k]
            if token.start in inside:
                continue
            while ahead < len(here) and here[ahead][0] < token.start:
                start, who = here[ahead]
                if _speaks_of(doc, start, ends[start, id(who)]):
                    speaking.add(id(who))
                ahead += 1
            near = [f for _, f in here[max(0, ahead - _NEAR) : ahead]]
            figure = _meant(word, near, before[-_NEAR:])
            sort = _SINGULAR.get(word, "")
            if word in _SUBJECTS and not near:
                opened[sort] = figure
            elif sort in opened and word in _OBJECTS:
                figure = opened[sort]
            if figure is not None and id(figure) not in speaking:
                ref = refs[id(figure)]
                found.append(Mention(token.start, token.end, ref, "person", "pronoun"))
        before, last = here or before, sentence
    return found


_HIS_KIN = re.compile(
    r"\b(?:his|her) (?:(?:elder|younger) )?(?:brother|sister|father|mother|wife|husband|"
    r"son|daughter|uncle|aunt|cousin|nephew|niece),? \Z",
    re.IGNORECASE,
)
_ONES_KIN = re.compile(
    r"\w['’]s (?:(?:elder|younger) )?(?:brother|sister|father|mother|wife|husband|son|"
    r"daughter|uncle|aunt|cousin|nephew|niece)\Z"
)
_SAYS = re.compile(r",? (?:said|says|told|recalled|claimed|alleged)\b")


def _speaks_of(doc: Document, start: int, end: int) -> bool:
    """Whether one is named as kin who tell of another: "His brother Akram said ..."."""
    if not _SAYS.match(doc.text, end):
        return False
    kin = _HIS_KIN.search(doc.text[max(0, start - 24) : start])
    return bool(kin or _ONES_KIN.search(doc.text[start:end]))


def _meant(
    word: str, here: Sequence[Figure], before: Sequence[tuple[int, Figure]]
) -> Figure | None:
    for near in (here, [figure for _, figure in before]):
        fits = list({id(f): f for f in near if _agrees(word, f)}.values())
        if len(fits) == 1:
            return fits[0]
        sure = [f for f in fits if f.gender] if word in _SINGULAR else []
        if len(sure) == 1 and near is here:
            return sure[0]
        if fits:
            return None
    return None


def _agrees(word: str, figure: Figure) -> bool:
    if word in _PLURAL:
        return figure.kind == "group"
    if figure.kind == "group":
        return False
    return figure.gender in ("", _SINGULAR[word])

"""Who is described in one sentence and named in the next as whom police identified.

"A vendor was shot dead on Monday. The deceased was identified as X, 26": he is the
vendor. Only where the sentence before tells of one such person, and of no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.company.states import may_mean
from habeas.claims.reader.description import Description
from habeas.claims.reader.lexicon import words
from habeas.claims.reader.people import Figure
from habeas.text.spotting import Spotter

_ONE = (
    r"(?:deceased|victim|dead (?:man|woman|boy|girl|youth|person)|(?:slain|injured|wounded|arrested|"
    r"detained|abducted|kidnapped|missing|murdered|killed) (?:man|woman|boy|girl|youth|person|"
    r"student|worker|labou?rer|driver|trader|farmer|teacher|journalist|activist|lawyer))"
)
_CUE = Spotter(
    rf"(?:\bthe (?P<kind>{_ONE}) (?:was|has been|is|had been)|"
    r"(?:\A|[.!?”\"] )(?P<he>he|she) (?:was|has been|is)) (?:later |since |subsequently )?"
    r"(?:identified|named)(?: by [^.;,]{2,30}| later)? as (?:one )?(?:\d{1,2}-year-old )?|"
    rf"\b(?:identified|named) (?:the (?P<kind2>{_ONE}|body)|(?P<he2>him|her)) as (?:one )?"
    r"(?:\d{1,2}-year-old )?",
    re.IGNORECASE,
)
_DOERS = re.compile(
    r"\b(?:police\w*|officers?|soldiers?|guards?|judges?|magistrates?|minister|officials?|"
    r"gunm[ae]n|attackers?|assailants?|court|constables?|inspectors?|killers?|suspects?|accused|"
    r"eyewitness\w*|witness\w*|doctors?|spokes\w+|bombers?|robbers?|militants?|relatives?)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:killed|shot|dead|died|hacked|stabbed|strangled|lynched|murdered|beaten|gunned|injured|"
    r"wounded|hurt|arrested|detained|abducted|kidnapped|picked|seized|taken|held|attacked|hit|"
    r"body|burnt|burned|tortured|missing|slit|electrocuted|executed|beheaded|poisoned)\b",
    re.IGNORECASE,
)
_BACK = 2


_BESIDE = re.compile(
    r",? (?:who (?:was|has been|had been) )?(?:later |since |subsequently |locally )?(?:identified|named) "
    r"(?:later |by [^,.;]{2,30} )?as (?:one )?"
)


def named_behind(company: Company, one: Description) -> bool:
    """Read "a woman, later identified as X": both are one."""
    if one.plural:
        return False
    match = _BESIDE.match(company.doc.text, one.core_end)
    match = match or _BESIDE.match(company.doc.text, one.end)
    hit = company.name_from(match.end()) if match else None
    if hit is None or hit[1].first < one.start:
        return False
    hit[1].add(one.start, one.core_end, "description")
    company.note(hit[1], one)
    return True


def identified(company: Company) -> None:
    """Give whom a sentence describes the name by which the next one identifies them."""
    gone: set[int] = set()
    for match in _CUE.finditer(company.doc.text):
        hit = company.name_from(match.end())
        if (
            hit is None
            or hit[1].first < match.start()
            or " " not in (hit[1].name or "")
        ):
            continue
        kind = match["kind"] or match["kind2"]
        found = list(_described(company, match.end()))
        if len(found) != 1 or not _suits(company, kind or "", found[0]):
            continue
        _hand_over(found[0], hit[1])
        gone.add(id(found[0]))
        if kind:
            low = match.start("kind" if match["kind"] else "kind2")
            gone.update(_again(company, low, hit[1], found[0]))
    company.figures = [f for f in company.figures if id(f) not in gone]


def _suits(company: Company, kind: str, one: Figure) -> bool:
    """Whether "the arrested man" can be one who is told of so: not who was shot dead."""
    here = company.doc.sentence_at(one.first)
    if here is None:
        return True
    said = company.doc.text[here.start : here.end]
    return may_mean(kind, said)


def _described(company: Company, position: int) -> Iterator[Figure]:
    """Give those whom the nearest sentence before tells of without a name."""
    doc = company.doc
    here = doc.sentence_at(position)
    if here is None:
        return
    for number in range(here.number - 1, max(here.number - 1 - _BACK, -1), -1):
        one = doc.sentences[number]
        told = [
            f
            for f in company.figures
            if any(
                one.start <= s < one.end and form != "wide" for s, _, form in f.spans
            )
        ]
        alone = [f for f in told if f.kind == "individual"]
        own = [f for f in alone if not _DOERS.search(f.words or f.name or "")]
        if own:
            fits = [f for f in own if f.name is None and f.determiner in ("a", "an")]
            groups = [f for f in told if f.kind != "individual" and not f.name]
            said = doc.text[one.start : one.end]
            alike = len(own) == len(fits) == 1 and _TAKEN.search(said) is not None
            if (
                alike
                and not fits[0].nouns & words("kin")
                and not _hurt(doc.text, groups)
            ):
                yield fits[0]
            return


def _hurt(text: str, groups: list[Figure]) -> bool:
    """Whether others are told of whom something was done to: "a man and two boys"."""
    return any(
        re.match(
            r"[^.;,]{0,12}?\b(?:was|were|injured|wounded)\b", text[f.spans[0][1] :][:30]
        )
        for f in groups
    )


def _again(company: Company, low: int, named: Figure, one: Figure) -> Iterator[int]:
    """Give those kept for "the deceased" alone, once their mention is the named one's."""
    for figure in company.figures:
        if figure is one or figure.name or figure is named:
            continue
        spans = [s for s in figure.spans if s[0] <= low < s[1]]
        if spans and figure.first == spans[0][0]:
            _hand_over(figure, named)
            yield id(figure)


def _hand_over(one: Figure, other: Figure) -> None:
    for start, end, form in one.spans:
        other.add(start, end, form)
    for key, said in one.attributes.items():
        other.attributes.setdefault(key, said)

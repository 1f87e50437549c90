"""Who "the woman" and "the man" are: the only one of that sex told of just before.

"Dr A, who treated Rina Begum, said the woman had been hit": Rina Begum.
"""

from __future__ import annotations

import re

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.description import Description
from habeas.claims.reader.grammar import BE, HAVE
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.people import Figure
from habeas.claims.reader.sexes import sex_of

_SEXES = {"woman": "f", "girl": "f", "man": "m", "boy": "m"}
_ENDS = BE | HAVE | listed(". , ; and again")
_ANOTHER = re.compile(
    r"\b(?:an?other|others?|strangers?|someone|somebody|passers?-by|neighbou?rs?|unknown|"
    r"unidentified|visitors?)\b",
    re.IGNORECASE,
)
_OFFICES = listed("dr doctor judge justice inspector superintendent advocate constable")
_FEMALE = listed("woman girl mother wife widow sister daughter aunt niece")
_MALE = listed("man boy father husband brother son uncle nephew")


def by_sex(company: Company, one: Description) -> bool:
    """Read "the woman" of the one named before who is known to be one, if alone."""
    own = _SEXES.get(one.noun, "")
    if not own or one.plural or one.middle or one.determiner not in ("the", "this"):
        return False
    if one.last > one.core or one.after() not in _ENDS or one.heads not in _ALONE:
        return False
    low = _low(company, one)
    if _ANOTHER.search(company.doc.text, low, one.start):
        return False
    near = [f for f in company.figures if low <= f.before(one.start) < one.start]
    near = [f for f in near if f.kind == "individual" and not _in_office(company, f)]
    fits = [f for f in near if _sex(f) in (own, "")]
    if len(fits) != 1 or not fits[0].name or _sex(fits[0]) != own:
        return False
    if one.noun in ("girl", "boy") and not fits[0].nouns & _YOUNG:
        return False
    if _TELLS.match(company.doc.text, _said_end(fits[0], one.start)):
        return False
    fits[0].add(one.start, one.end, "description")
    return True


_YOUNG = listed("girl boy daughter son child student pupil schoolgirl schoolboy minor")
# Who tells of it, or sees it, is seldom "the woman" of what she tells.
_TELLS = re.compile(
    r" (?:(?:had|has|also|then|later) )?(?:said|says|told|tells|saw|heard|witnessed|reported|reports|alleged|"
    r"testified|described|recalled|lives)\b"
)


_YOUNGER = listed("man woman boy girl youth teenager lad youngster")
_CALLED_YOUNG = _YOUNG | listed(
    "nephew niece apprentice grandson granddaughter teenager youth"
)
_GROWN_UP = 27
_FAR = 2500  # letters
_A_YOUTH = re.compile(
    r"\b(?:an?|another|two|three|several|some|the other) (?:[\w-]+ )?(?:young (?:man|men|woman|women|people)|"
    r"youths?|teenagers?|lads?|boys?|girls?)\b",
    re.IGNORECASE,
)


def by_age(company: Company, one: Description) -> bool:
    """Read "the young man" of the only one told of before who is young, and a man."""
    young = one.middle == ("young",) or one.noun in _YOUNGER - {"man", "woman"}
    if one.noun not in _YOUNGER or not young or one.plural or one.last > one.core:
        return False
    if one.determiner not in ("the", "this") or one.heads not in _ALONE:
        return False
    low = max(0, one.start - _FAR)
    if _A_YOUTH.search(company.doc.text, low, one.start):
        return False
    own = _SEXES.get(one.noun, "m" if one.noun == "lad" else "")
    near = [f for f in company.figures if low <= f.before(one.start) < one.start]
    fits = [f for f in near if f.kind == "individual" and f.name and _is_young(f)]
    if len(fits) != 1 or own and _sex(fits[0]) not in (own, ""):
        return False
    fits[0].add(one.start, one.end, "description")
    return True


def _is_young(figure: Figure) -> bool:
    """Whether somebody's age, or what they are called, tells that they are young."""
    age = figure.attributes.get("age")
    if isinstance(age, list) and isinstance(age[0], int):
        return age[0] < _GROWN_UP
    return bool(figure.nouns & _CALLED_YOUNG)


def _said_end(figure: Figure, start: int) -> int:
    """Return where the last mention of somebody before a place ends."""
    return max((e for s, e, _ in figure.spans if s < start), default=start)


_ALONE = (None, (1, 1))


def _low(company: Company, one: Description) -> int:
    """Return where the sentence before a description begins, in its paragraph."""
    number = one.sentence.number
    if not number:
        return one.sentence.start
    before = company.doc.sentences[number - 1]
    apart = "\n\n" in company.doc.text[before.end : one.sentence.start]
    return one.sentence.start if apart else before.start


def _in_office(company: Company, figure: Figure) -> bool:
    """Whether a name begins with what somebody is: "Dr A", "Inspector B"."""
    start, end, _ = figure.spans[0]
    first = company.doc.text[start:end].split(" ")[0].rstrip(".").lower()
    return bool(figure.name) and first in _OFFICES


def _sex(figure: Figure) -> str:
    """Return m or f where a title, a name or a description tells it, else ""."""
    if figure.gender:
        return figure.gender
    told = sex_of(figure.name) if figure.name else ""
    if told or figure.name:
        return told
    if figure.nouns & _FEMALE:
        return "f"
    return "m" if figure.nouns & _MALE else ""

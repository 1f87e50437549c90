"""Whose kin the one who tells says to be: whom "my son" and "her said son" then mean.

"I am the mother of X", "I, N, wife of X, do affirm", "that the deponent is the real
brother of X", "Statement of N, sister of X": X is the son, the husband, the brother of
whom they tell.
"""

from __future__ import annotations

import re

from habeas.claims.reader.sexes import sex_of

_KIN = (
    r"mother|father|parent|wife|husband|widow|widower|sister|brother|son|daughter|uncle|aunt|"
    r"cousin|nephew|niece|grandmother|grandfather"
)
_BACK = {
    "mother": ("son", "daughter", "child", "boy"),
    "father": ("son", "daughter", "child", "boy"),
    "parent": ("son", "daughter", "child"),
    "wife": ("husband",),
    "widow": ("husband",),
    "husband": ("wife",),
    "widower": ("wife",),
    "sister": ("brother", "sister"),
    "brother": ("brother", "sister"),
    "son": ("father", "mother"),
    "daughter": ("father", "mother"),
    "uncle": ("nephew", "niece"),
    "aunt": ("nephew", "niece"),
    "cousin": ("cousin",),
    "nephew": ("uncle", "aunt"),
    "niece": ("uncle", "aunt"),
    "grandmother": ("grandson", "granddaughter"),
    "grandfather": ("grandson", "granddaughter"),
}
_MEN = ("son", "boy", "husband", "brother", "father", "uncle", "nephew", "grandson")
_WOMEN = ("daughter", "wife", "sister", "mother", "aunt", "niece", "granddaughter")
_GAP = (
    r"(?:(?!\b(?:of|and|with|to|from|by|that|who|whom|whose|for|met|saw|told|not|if|like|as|when)\b)"
    r"[^.;:\n]){0,60}?"
)
_SWORN = r"(?:deponent|petitioner|applicant|complainant|undersigned|informant)"
_OF = re.compile(
    rf"(?:\bI(?: am| was|['’]m|,)|\b(?P<sworn>{_SWORN})(?: is|,)|"
    r"\b(?i:testimony|statement|affidavit|account|complaint|deposition|interview|letter) (?:of|by|with|from)|"
    rf"\b[Mm]y name is|\b(?:respondent|interviewee|caller|informant)(?: is|:|,)){_GAP}"
    r"\b(?:(?:the|a|real|elder|younger|biological|eldest|youngest|only|late|his|own) )*"
    rf"(?P<kin>{_KIN}) of (?:(?:the|said|above|missing|detained|disappeared|abducted|detainee|detenue?|victim|"
    r"prisoner|late|one|namely|deceased|Mr|student|journalist|activist|driver|teacher)\.?,? )*\Z"
)
_REACH = 130


def nouns_of(text: str, start: int) -> set[str]:
    """Return the words by which one who tells then means whose name begins at `start`.

    `start` is where the name begins, titles left out or not.
    """
    before = text[max(0, start - _REACH) : start]
    if " of " not in before[-40:]:
        return set()
    match = _OF.search(before)
    if match is None:
        return set()
    found = {f"my {back}" for back in _BACK[match["kin"]]}
    own = sex_of(text[start : start + 40].split("\n")[0])
    if own:
        found -= {f"my {noun}" for noun in (_MEN if own == "f" else _WOMEN)}
    if match["sworn"] or _SWORN_TEXT.search(text[:_HEAD]):
        found |= {f"their {back}" for back in _BACK[match["kin"]]}
    return found


_HEAD = 1200
_SWORN_TEXT = re.compile(rf"\b[Tt]he {_SWORN}\b")

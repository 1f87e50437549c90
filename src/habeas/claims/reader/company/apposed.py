"""How far what is told beside a name reaches: the aims of a body, a trade, what befell one.

"Members of the Committee to Save X: A, B and teacher C", "A, a nurse arrested in April,".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.description import Description
from habeas.claims.reader.grammar import BE, HAVE
from habeas.claims.reader.lexicon import listed, one_person
from habeas.claims.reader.sorting import Named
from habeas.text.sentences import Token

CLOSING = (",", ".", ";", ")", "(", "–", "]", ":", "—")
PREPOSITIONS = listed("for with to by of from against about on")


def past_aims(tokens: Sequence[Token], at: int) -> int:
    """Return the place behind the aims in a body's name: "of the Committee to Save X (CSX)"."""
    if not 0 < at < len(tokens) or tokens[at].text not in ("to", "for", "against"):
        return at
    if not tokens[at - 1].text[:1].isupper():
        return at
    end = at + 1
    while end < len(tokens) and (
        tokens[end].text[:1].isupper() or tokens[end].text in _WITHIN_NAMES
    ):
        end += 1
    if end == at + 1 or not tokens[end - 1].text[:1].isupper():
        return at
    short = end + 2 < len(tokens) and tokens[end].text == "("
    short = short and tokens[end + 1].text.isupper() and tokens[end + 2].text == ")"
    return end + 3 if short else end


_WITHIN_NAMES = ("of", "the", "and", "for", "-")


def goes_on_of(one: Description, named: Named) -> bool:
    """Whether what one does or underwent closes an aside: "X, a teacher serving life, was"."""
    tokens = one.sentence.tokens
    if one.determiner not in ("a", "an") or one.last >= len(tokens):
        return False
    word = tokens[one.last].text.lower()
    if word not in _PARTICIPLES and not (word.endswith("ing") and len(word) > _ING):
        return False
    if named.run.before() in _BESIDE:
        return False
    for token in tokens[one.last + 1 :]:
        if token.text in CLOSING:
            return True
        if token.text.lower() in BE or token.text.lower() in HAVE:
            return False
    return True


_BESIDE = PREPOSITIONS | listed(
    "to near beside behind after before like and over in at"
)
_ING = 5
_PARTICIPLES = listed(
    """held jailed detained arrested imprisoned convicted sentenced accused charged known
    deported freed released wounded injured employed born married wanted blinded trained
    kidnapped abducted beaten shot killed suspended dismissed sacked expelled exiled
    summoned acquitted pardoned remanded tortured harassed threatened"""
)


def led_by_trade(company: Company, tokens: Sequence[Token], at: int) -> int:
    """Return where the name stands in "and teacher C", of a list; else the same place."""
    if tokens[at - 1].text not in (",", "and", "&", ";"):
        return at
    for here in range(at + 1, min(at + 4, len(tokens))):
        if not tokens[here - 1].text.replace("-", "").islower():
            return at
        if company.name_from(tokens[here].start):
            return here if one_person(tokens[here - 1].text) else at
    return at


# "The office of the women's crisis centre X": a kind of body, and nobody told of.
_OF_A_BODY = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,3}?(?:cent(?:re|er)|shelter|refuge|unions?|associations?|society|club|"
    r"federation|league|council|committee|movement|organi[sz]ation|network|newspaper|party|college|hospital|"
    r"forum|congress|syndicate|cooperative|collective|magazine|clinic)\b"
)


def of_a_body(text: str, one: Description) -> bool:
    """Whether words for people only say what a body is: "the teachers' union"."""
    if not one.plural or one.heads is not None:
        return False
    return _OF_A_BODY.match(text, one.core_end) is not None

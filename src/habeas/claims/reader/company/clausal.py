"""Somebody told of by what befell him, and named behind it.

"A businessman abducted last week in Kano, Musa Bello, was found alive": he is Musa Bello.
"""

from __future__ import annotations

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.description import Description
from habeas.claims.reader.grammar import BE, HAVE
from habeas.claims.reader.lexicon import listed

_BEFELL = listed(
    """abducted kidnapped seized captured taken arrested detained held jailed convicted wanted
    accused suspected shot stabbed beaten killed murdered wounded injured missing released
    freed dismissed suspended sentenced charged"""
)
_CLAUSE = 14  # words from the noun to the comma
_STOPS = listed(". ; : ( ) – — who which that whose and but")


def behind_clause(company: Company, one: Description) -> bool:
    """Note a description as the one named between commas behind its clause."""
    tokens, at = one.sentence.tokens, one.core
    if one.plural or one.determiner not in ("a", "an") or at >= len(tokens):
        return False
    if tokens[at].text.lower() not in _BEFELL:
        return False
    for here in range(at + 1, min(at + _CLAUSE, len(tokens) - 1)):
        word = tokens[here].text.lower()
        if word in _STOPS or word in BE or word in HAVE:
            return False
        if word != ",":
            continue
        hit = company.name_from(tokens[here + 1].start)
        if hit is None or not _goes_on(one, hit[0].end):
            return False
        company.note(hit[1], one)
        return True
    return False


def _goes_on(one: Description, end: int) -> bool:
    """Whether a comma closes a name and what became of somebody follows: ", was"."""
    said = [t.text.lower() for t in one.sentence.tokens if t.start >= end][:2]
    told = said[1] if len(said) > 1 else ""
    return said[:1] == [","] and (
        told in BE or told in HAVE or told in ("died", "escaped")
    )

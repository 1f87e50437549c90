"""What all of a group are, told beside it: "nine of them, all traders, were held".

"All traders" are the nine and nobody new; so are "both students" of two.
"""

from __future__ import annotations

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.description import Description
from habeas.claims.reader.grammar import BE, HAVE, finite
from habeas.claims.reader.lexicon import listed

_WHOLE = listed("all both mostly mainly largely")
_CLOSING = listed(", . ; ) – —")
_BESIDE = listed("from of in aged under at with between")


def in_all(company: Company, one: Description) -> bool:
    """Read "nine of them, all traders, were": what the group told just before are."""
    tokens, first = one.sentence.tokens, one.first
    if not one.plural or one.heads not in (None, (2, 2)) or not one.noun:
        return False
    if tokens[first].text.lower() not in _WHOLE:
        first -= 1
    if first < 2 or tokens[first].text.lower() not in _WHOLE:
        return False
    if tokens[first - 1].text not in (",", "(", "–", "—") or not _closes(one):
        return False
    ends = tokens[first - 2].end
    for group in company.groups[-1:]:
        if group.kind == "group" and any(end == ends for _, end, _ in group.spans):
            group.add(one.start, one.end, "description")
            company.note(group, one)
            return True
    return False


def _closes(one: Description) -> bool:
    """Whether an aside ends behind the words, or the sentence goes on with its verb."""
    word = one.after()
    if word in _CLOSING or word in BE or word in HAVE or word in _BESIDE:
        return True
    return not word or one.last > one.core or finite(word)

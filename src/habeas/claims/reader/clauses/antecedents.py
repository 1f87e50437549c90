"""What "who", "which" and "that" stand for: the mention before, with those joined."""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.clefts import serves, set_apart
from habeas.claims.reader.clauses.heads import KIN
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.verbs import Row
from habeas.claims.reader.lexicon import listed


def antecedent(row: Row, relative: int) -> list[int]:
    """Return what "who" or "which" stands for: the mention before it, with joined."""
    apart = set_apart(row, relative)
    if apart is not None:
        return apart
    at = relative - 1
    if at > 2 and row[relative].word == "that" and row[at].word == ",":
        first = (k for k in range(at, max(at - 14, 0), -1) if row[k].word == "that")
        again = next(first, None)  # "a state that jails A and B, that killed C"
        return antecedent(row, again) if again is not None else []
    if at > 2 and row[at].word in ("ones", "one", "those") and not row[at].refs:
        ends = next((k for k in range(at - 1, 0, -1) if row[k].word in g.BE), 0)
        if 0 < ends and at - ends < 4 and row[ends - 1].actor:
            return joined(row, ends - 1, 0, ends)
    if at >= 0 and row[at].word in _SOME and not row[at].refs:
        return []  # "one that killed A and another that killed B"
    while at >= 0 and (row[at].word in (",", ")", "(", "—", "–") or not row[at].refs):
        if relative - at > 6 or g.finite(row[at].word) or row[at].word == ";":
            return []
        at -= 1
    if at < 0:
        return []
    if at > 2 and row[at - 1].word == "of" and row[at - 2].word in KIN:
        if row[at - 3].word == "the" and row[at - 2].word not in _TELLS_WHO:
            return []  # "A, the brother of B, who was hanged": which of them
        earlier = [k for k in range(max(0, at - 7), at - 2) if row[k].person]
        return earlier[-1:]
    if row[at].sort == "place":
        if at and row[at - 1].word not in _WHERE:
            return []  # "to Agpawan, who was shot": one whose name is not known
        earlier = [k for k in range(max(0, at - 6), at) if row[k].person]
        return earlier[-1:]
    if row[at].sort == "organisation" and at > 1 and _of_one(row, relative):
        of = at - 1 - (row[at - 1].word == "the")
        if row[of].word in ("of", "from") and row[of - 1].form in ("name", "short"):
            return [of - 1]  # "X of the Teachers' Union, who was beaten"
        served = serves(row, at)
        if served >= 0:
            return [served]
    if relative + 1 < len(row) and row[relative + 1].word in ("are", "were", "have"):
        return joined(row, at, 0, relative)
    return [at]


_WHERE = frozenset(["of", "from", "in", "at", "near", ",", "("])


def _of_one(row: Row, relative: int) -> bool:
    """Whether a relative word is of one person: "who", "whose camera", "whose wrist"."""
    if row[relative].word != "whose":
        return row[relative].word == "who"
    return any(u.word in _OWN for u in row[relative + 1 : relative + 4])


# What one carries or is, and no body of people has.
_OWN = listed(
    """camera cameras phone phones smartphone mobile laptop recorder microphone notebook
    glasses spectacles passport motorbike motorcycle bicycle scooter wallet handbag bag
    helmet tripod wrist arm arms leg legs hand hands nose skull jaw head face eye eyes ear
    ribs rib teeth shoulder back skin hair shirt clothes body wife husband mother father"""
)
_SOME = frozenset(["another", "others", "someone", "somebody", "anyone", "something"])


# "A, son of B" names A as papers do.
_TELLS_WHO = frozenset(["son", "daughter", "wife", "widow"])

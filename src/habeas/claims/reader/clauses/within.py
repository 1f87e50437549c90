"""The head nearest to a verb that only has its place in a clause within.

In "the men whom A named were held" A is no subject of "held", and in "the police who
sat by when men burnt huts have arrested B" the men are none of "have arrested".
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.antecedents import antecedent
from habeas.claims.reader.clauses.edges import finite_in
from habeas.claims.reader.clauses.heads import qualifies
from habeas.claims.reader.clauses.verbs import Row, Verb, acts
from habeas.claims.reader.lexicon import singulars
from habeas.claims.reader.numbers import value


def person_noun(row: Row, at: int) -> bool:
    """Whether a noun for people that is no mention stands at unit `at`."""
    return not row[at].refs and row[at].word in singulars()


_SOMEBODY = frozenset(["somebody", "someone", "anyone", "anybody", "person"])


def somebody_told(row: Row, found: Verb, head: int, at: int) -> bool:
    """Whether a deed is of one whom no mention names: "the men spoke of a person shot"."""
    if not (found.passive and found.bare) or head >= at or row[at].refs:
        return False
    between = row[head + 1 : at]
    if any(u.word in g.BE for u in between):
        return False  # "X is the fourth journalist killed"
    told = any(not u.refs and g.finite(u.word) for u in between)
    return told and (row[at].word in _SOMEBODY or person_noun(row, at))


def told_beside(row: Row, found: Verb, at: int) -> int:
    """Return X in "X, a nurse arrested in April": the noun only says what he is."""
    if not (found.passive and found.bare) or not person_noun(row, at):
        return at
    left = at - 1
    while left > 0 and not row[left].refs and qualifies(row[left]):
        if row[left].word in ("a", "an"):
            break
        left -= 1
    apart = left > 1 and row[left].word in ("a", "an") and row[left - 1].word == ","
    named = apart and row[left - 2].person and row[left - 2].form in ("name", "short")
    return left - 2 if named else at


def who_tries(row: Row, found: Verb, head: int, at: int) -> int | None:
    """Return where "who" stands in "beat a man who was trying to drag B away"."""
    if not found.to or head == at:
        return None
    return next((k for k in range(at, head, -1) if row[k].word == "who"), None)


def whom_at(row: Row, heads: list[int], at: int, *, alike: bool = False) -> int | None:
    """Return where "whom" stands in "the man with whom A shared a cell was strangled".

    Where the verb's forms are `alike`, it also may be what one did to "whom": "men shot".
    """
    for head in heads:
        k = head - 1
        while k > 0 and qualifies(row[k]) and not row[k].refs:
            k -= 1
        if k < 1 or row[k].word != "whom":
            continue
        if finite_in(row, head + 1, at + 1) or alike and head == at:
            return k
    return None


def outer_subject(row: Row, heads: list[int], at: int) -> list[int] | None:
    """Return who "the police who sat by when men burnt huts have arrested" speaks of.

    None where the head nearest to the verb is not already the subject of another.
    """
    after = heads[-1] + 1
    if heads[-1] == at or after >= len(row) or not acts(row, after):
        return None
    if any(u.word in ("and", ",", "but", ";") for u in row[after : at + 1]):
        return None
    if row[after].word in g.BE | g.HAVE | g.MODALS | g.SAID:
        return None
    who = next((k for k in range(heads[-1], 0, -1) if row[k].word in _WHO), None)
    return antecedent(row, who) if who is not None and who < heads[-1] else []


_WHO = frozenset(["who", "which", "that"])


def named_by(row: Row, head: int) -> bool:
    """Whether "the men (whom) A named were held" is told of the men, not of A."""
    after = row[head + 1].word if head + 1 < len(row) else ""
    before = row[head - 1] if head else None
    if before is None or after not in _NAMED:
        return False
    noun = before.person or person_noun(row, head - 1)
    return before.word in ("whom", "that") or noun


_NAMED = frozenset(
    """named nominated accused identified blamed mentioned knew met saw suspected reported
    listed hired sent brought employed sued recognised recognized describes described""".split()  # noqa: SIM905
)


def some_are_told(row: Row, found: Verb) -> bool:
    """Whether "doctors said two" stands before a verb: who says it is not told of."""
    k = found.start - 1
    while k > 0 and not row[k].refs and (_some(row[k].word) or g.adverb(row[k].word)):
        k -= 1
    counted = any(_some(row[m].word) for m in range(k + 1, found.at))
    if row[k].word == "that":
        k -= 1
    return counted and k > 0 and row[k].word in g.SAID and not row[k].refs


def _some(word: str) -> bool:
    return word in _QUANTITIES or word[:1].isdigit() or value(word) is not None


_QUANTITIES = frozenset(
    """many all some several most others both dozens hundreds scores few none more at least
    about around nearly over another the rest""".split()  # noqa: SIM905
)


def of_whom(row: Row, at: int) -> bool:
    """Whether "the release of their chief" ends at unit `at`, of whom more is told."""
    told = at > 1 and row[at].person and row[at].form == "description"
    return told and not row[at].owns and row[at - 1].word in _OF_HIM


_OF_HIM = frozenset(["of", "about", "over", "against"])

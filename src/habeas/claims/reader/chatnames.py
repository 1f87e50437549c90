"""Names of one word in chats: who is spoken of among people who know each other.

"Oishi, Raiyan and Turag taken", "met Mahin", "Tuhin is with me": no list knows the word
and no title stands before it. Only a capital that no sentence asks for, at a word that is
no everyday one, counts; and what stands beside it must be said of people. What one place
tells holds in the whole chat, for the same word and for those listed with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from habeas.claims.reader.document import EDGE
from habeas.claims.reader.lexicon import (
    listed,
    people_known,
    places_known,
    singulars,
    towns_known,
    words,
)
from habeas.claims.reader.names import Run
from habeas.claims.reader.undergoing import undergoes
from habeas.claims.reader.vocabulary import common

FEWEST = 3  # messages that make a chat
_BEFORE = listed(
    """met meet saw seen with brought took taken arrested caught beat released freed called
    about and only poor my our free got grabbed lifted picked visited hugged told asked ask
    find finding dragged dear bro brother sister bhai apa"""
)
_PLACED = listed(
    """in at near from to of outside inside behind towards toward via the around on this
    that station thana area gate road block camp"""
)
_STATES = listed(
    """taken arrested detained released freed out home safe back missing held inside alive
    dead hurt injured beaten ok okay fine here gone there still not being in with at
    bleeding crying unconscious let sent moved shifted jailed bailed badly also now
    ours"""
)
_BE = listed("is was are were has isnt isn't wasnt wasn't has hasnt hasn't")
_DOES = listed(
    """says said told called phoned texted messaged needs called wrote saw ran escaped got
    went came left has and was is n &"""
)
_DONE = listed(
    """arrested taken detained released freed beaten missing out shot injured picked lifted
    back safe bailed remanded abducted caught"""
)


def in_chats(runs: Sequence[Run], sorts: list[str]) -> None:
    """Make persons of the words of a chat that stand where people do."""
    free = [at for at, run in enumerate(runs) if not sorts[at] and _may_be(run)]
    known = {_key(runs[at]) for at in free if _told_of(runs[at])}
    for at, run in enumerate(runs):
        if not sorts[at] and _opens_with_whom(run):
            sorts[at] = "person"
    grown = True
    while grown:
        grown = False
        for at in free:
            near = (at - 1, at + 1)
            if _key(runs[at]) not in known and any(
                0 <= n < len(runs) and _listed(runs, sorts, known, at, n) for n in near
            ):
                known.add(_key(runs[at]))
                grown = True
    for at in free:
        if _key(runs[at]) in known and not _place_here(runs[at]):
            sorts[at] = "person"


def _key(run: Run) -> str:
    return " ".join(run.names).casefold()


def _may_be(run: Run) -> bool:
    """Whether a run is one word that may name somebody, no place and no everyday word."""
    if len(run.names) != 1 or run.caps or run.titles:
        return False
    word = run.names[0]
    low = word.lower()
    if len(low) < 3 or not word.isalpha() or word.isupper() or common(low):
        return False
    if low in places_known() or low in towns_known() and low not in people_known():
        return False
    return low not in singulars() and low not in words("not_names")


def _opens_with_whom(run: Run) -> bool:
    """Whether a message begins with the name of somebody to whom something is done.

    "Wahid Sola of channel Coast Voice hit by four men": a first and a last name, then
    whose he is, then what was done to him "by" others.
    """
    if not 1 < len(run.names) <= _NAMES or run.caps or run.before() != ":":
        return False
    low = [name.lower() for name in run.names]
    if not all(name.isalpha() and name.istitle() for name in run.names):
        return False
    if any(map(common, low)) or low[-1] in singular_places():
        return False
    behind = [run.after(n) for n in range(1, EDGE + 1)]
    if behind[0] not in ("of", "from", "(", ",", *_DONE_BY):
        return False
    return any(one in _DONE_BY and two == "by" for one, two in pairwise(behind))


_NAMES = 3
_DONE_BY = listed(
    """hit beaten slapped kicked punched attacked shot stabbed arrested taken detained
    dragged threatened robbed pushed grabbed abducted kidnapped caught stopped searched"""
)


def singular_places() -> frozenset[str]:
    """Return the heads of places and bodies: "Coast Prison hit by rockets" is nobody."""
    return words("place_heads") | words("org_heads")


def _place_here(run: Run) -> bool:
    return run.before() in _PLACED and not run.possessive


def _told_of(run: Run) -> bool:
    """Whether what stands beside a word is said of people."""
    if _place_here(run):
        return False
    after = run.after()
    if undergoes(run) or run.before() in _BEFORE and run.before() != "and":
        return True
    if after in _BE and run.after(2) in _STATES or after in _DONE:
        return True
    return after in _DOES and after not in _BE and after not in ("and", "n", "&")


def _listed(
    runs: Sequence[Run], sorts: Sequence[str], known: set[str], at: int, near: int
) -> bool:
    """Whether a word stands in a list beside one who is known to be a person."""
    one, two = (runs[at], runs[near]) if at < near else (runs[near], runs[at])
    if one.sentence is not two.sentence:
        return False
    if sorts[near] != "person" and _key(runs[near]) not in known:
        return False
    between = [t.text.lower() for t in one.sentence.tokens[one.last : two.first]]
    return between in ([","], ["and"], [",", "and"], ["n"], ["&"], ["/"])

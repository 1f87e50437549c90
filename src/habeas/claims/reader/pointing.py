"""Whom a sentence leaves in mind for "he", where it names more than one.

"X visited Y in jail": Y. "X told us that Y was taken": Y. "X met Y": either, so nobody.
"When he was taken, X was ill": X. "He told X that they had beaten him": not X.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from habeas.claims.reader import grammar as g
from habeas.claims.reader.lexicon import listed, one_person, singulars, words
from habeas.claims.reader.units import Unit

_MEETING = listed(
    """visited visit visits met meets saw sees called phoned rang represents represented
    accompanied defended interviewed recognised recognized reached found"""
)
_TO_SEE = listed("see meet visit")
_INSIDE = listed(
    "jail prison custody lock-up lockup cell cells hospital detention station ward"
)
_LAWYERS = listed(
    "lawyer attorney counsel advocate solicitor barrister defender doctor physician"
)
_INFORMING = listed("told informed assured asked warned showed reminded")
_FRONTED = listed("when while after before since as until once though although")
_NAMED = ("name", "short")
_MOST = 40  # units of a sentence that are looked at
Refs = tuple[str, ...]


def met(row: Sequence[Unit]) -> tuple[str, str, bool] | None:
    """Return who met whom in a sentence, and whether the one met was held or ill."""
    for k, unit in enumerate(row[:_MOST]):
        if unit.refs or unit.word not in _MEETING and not _to_see(row, k):
            continue
        if k + 1 >= len(row) or not _one(row[k + 1]):
            continue
        who = next((u for u in reversed(row[:k]) if u.person), None)
        if who is None or not _one(who) or who.refs == row[k + 1].refs:
            return None
        inside = not _INSIDE.isdisjoint(u.word for u in row[k + 2 : k + 8])
        inside = inside or row[k + 1].form == "pronoun"  # told of before
        return who.refs[0], row[k + 1].refs[0], inside
    return None


def _to_see(row: Sequence[Unit], k: int) -> bool:
    """Whether "went to see" ends at a unit."""
    return k > 1 and row[k].word in _TO_SEE and row[k - 1].word == "to"


def _one(unit: Unit) -> bool:
    return unit.person and not unit.owns and len(unit.refs) == 1


def told_of(row: Sequence[Unit]) -> tuple[str, str] | None:
    """Return who says and of whom: "X told us that Y was taken"."""
    first = next((k for k, u in enumerate(row[:6]) if u.person), None)
    if first is None or row[first].form not in _NAMED or row[first].owns:
        return None
    said = first + 1
    while said < len(row) and g.adverb(row[said].word):
        said += 1
    if said >= len(row) or row[said].word not in g.SAID | {"told"}:
        return None
    for k in range(said + 1, min(said + _MOST, len(row) - 1)):
        if row[k].word in (".", ";", ":", "“", '"'):
            return None
        if _one(row[k]) and row[k].form in _NAMED:
            after = row[k + 1].word
            tells = after in g.BE | g.HAVE or g.finite(after)
            if tells and row[k].refs != row[first].refs:
                return row[first].refs[0], row[k].refs[0]
            return None
        if row[k].person:
            return None
    return None


def ahead(row: Sequence[Unit], at: int) -> Refs:
    """Return whom "when he was taken, X was" goes on to name, `at` the pronoun."""
    if row[0].word not in _FRONTED or any(u.person for u in row[:at]):
        return ()
    for k in range(at + 1, min(at + _MOST // 2, len(row) - 2)):
        if row[k].word == ",":
            named = _past_offices(row, k + 1)
            told = named < len(row) - 1 and _one(row[named])
            if not told or row[named].form not in _NAMED:
                return ()
            after = row[named + 1].word
            tells = after in g.BE | g.HAVE or g.finite(after)
            dead = any(u.word in _DEAD for u in row[at:k])
            near = row[named + 2] if named + 2 < len(row) else None
            beside = near is not None and (near.person or near.word in ("his", "her"))
            beside = beside and after in g.BE or dead  # "X was his lawyer"
            return row[named].refs if tells and not beside else ()
        if row[k].person or row[k].word in (".", ";", ":"):
            return ()
    return ()


_DEAD = listed("killed dead died murdered slain assassinated lynched martyred")


def _past_offices(row: Sequence[Unit], at: int) -> int:
    """Return what stands behind "the student leader" and the like."""
    while at < len(row) - 1 and not row[at].refs:
        word = row[at].word
        if not (word in g.DETERMINERS or word in singulars() or one_person(word)):
            break
        at += 1
    return at


def informed_by_him(row: Sequence[Unit], at: int) -> Refs:
    """Return whom "he", at a unit, tells something in his sentence: who he is not."""
    for k in range(at + 1, min(at + _MOST // 2, len(row) - 1)):
        if row[k].word in _INFORMING and not row[k].refs:
            return row[k + 1].refs if _one(row[k + 1]) else ()
        if row[k].word in (";", ".", ":"):
            return ()
    return ()


def is_informed(made: Sequence[Unit]) -> bool:
    """Whether the last unit is whom somebody told of before it informs: "told X"."""
    return len(made) > 2 and made[-2].word in _INFORMING and not made[-2].refs


def spoken_for(made: Sequence[Unit]) -> tuple[str, Refs] | None:
    """Return as what and for whom one says it: "X's lawyer, Y, said", "Y, X's brother, says".

    The last unit but "that" is a word for saying. The word is "lawyer" or one of kin.
    """
    at = len(made) - 1
    while at > 0 and (made[at].word == "that" or g.adverb(made[at].word)):
        at -= 1
    if at < 2 or made[at].word not in g.SAID | {"told"} or made[at].refs:
        return None
    at -= 1
    apart = made[at].word == ","
    at -= apart
    if made[at].form not in _NAMED or made[at].owns:
        return _beside(made, at) if apart else None
    noun = at - 1 - (made[at - 1].word == ",")
    return _owner(made, noun, made[at].refs)


def _beside(made: Sequence[Unit], at: int) -> tuple[str, Refs] | None:
    """Return as what one speaks who is named before it: "Y, X's lawyer, said"."""
    if made[at].word in _near_ones():  # "Y, X's lawyer,"
        return _owner(made, at, ())
    of = at - 1
    own = made[at]
    if own.form in _NAMED and of > 1 and made[of].word == "of":
        noun = made[of - 1].word
        return (noun, own.refs) if noun in _near_ones() else None
    return None


def _owner(made: Sequence[Unit], noun: int, says: Refs) -> tuple[str, Refs] | None:
    if noun < 1 or made[noun].refs or made[noun].word not in _near_ones():
        return None
    at = noun - 1
    while at > 0 and made[at].word in ("elder", "younger", "older", "own"):
        at -= 1
    owner = made[at]
    if owner.person and owner.owns and owner.refs and owner.refs != says:
        return made[noun].word, owner.refs
    return None


@cache
def _near_ones() -> frozenset[str]:
    return words("kin") | _LAWYERS


def is_lawyer(noun: str) -> bool:
    """Whether a word is of those who speak for whom they defend or treat."""
    return noun in _LAWYERS

"""Who says something of whom: "he" of the next sentence is seldom the one who says it.

"X reported that Y was in custody. He was": Y. "X said that Y and Z were held. He was":
either, so nobody. "X, who said that Y was free, was held. He was": X.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from habeas.claims.reader import grammar as g
from habeas.claims.reader.focus.speakers import ORDERING
from habeas.claims.reader.focus.told import does
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.units import Unit

SAYING = g.SAID | listed(
    """asked asks recalled recalls maintains argued argues noted notes wondered enquired
    inquired wanted remembered remembers denied denies complains insisted stressed feared
    fears believes believed learnt learned heard condemned condemns denounced denounces
    protested protests deplored regretted demanded demands spoke speaks filed lodged
    submitted petitioned repeated reiterated revealed disclosed claimed observed mentioned
    described urged called"""
)
_TO_ONE = listed("told tells informed informs asked reminded warned assured")
_WHO = listed("who which whom whose")
_SUFFERED = listed(
    """been not died disappeared vanished went gone remained suffered lost fell fallen
    received appeared lived"""
)
HE_OR_SHE = frozenset(["he", "she", "him"])
_NAMED = ("name", "short")
_MOST = 60  # units of a sentence that are looked at
_ASIDE = 9  # units between one who speaks and the verb
_FEW = 4  # units between a preposition and a name


class Report(NamedTuple):
    """Who says something, and those told of; last of them those only named beside."""

    speaker: str
    told: tuple[str, ...]
    beside: tuple[str, ...]
    himself: bool
    """Whether the one who says it may be told of as well: "X said that he and Y"."""

    doing: frozenset[str]
    """Those told of who do something: "X said that Y had raided the house"."""

    def meant(self, among: Sequence[str]) -> str | None:
        """Return the one "he" means next, of those told of who may be meant, if clear."""
        alone = len(among) == 1 and not self.himself and among[0] not in self.doing
        return among[0] if alone else None


def reported(row: Sequence[Unit]) -> Report | None:
    """Return who says something in a sentence and of whom, if he is named."""
    row = row[:_MOST]
    for k, unit in enumerate(row):
        if unit.refs or unit.word not in SAYING and not _orders(row, k):
            continue
        at = _speaker(row, k)
        if at is not None:
            return _report(row, at, k)
    for k, unit in enumerate(row[:-2]):
        if unit.word == "according" and row[k + 1].word == "to":
            near = range(k + 2, min(k + _ASIDE, len(row)))
            at = next((n for n in near if _one(row[n])), None)
            return _report(row, at, at) if at is not None else None
    return None


def _orders(row: Sequence[Unit], k: int) -> bool:
    """Whether "ordered that" stands at unit `k`: who orders it is not told of."""
    following = row[k + 1].word if k + 1 < len(row) else ""
    return row[k].word in ORDERING and following == "that"


def said_of(row: Sequence[Unit]) -> tuple[str, ...]:
    """Return of whom somebody says what comes next: "X said of Y that they beat"."""
    for k, unit in enumerate(row[1:-2], 1):
        if unit.word == "of" and row[k - 1].word in SAYING:
            near = row[k + 1 : k + _FEW]
            return next((u.refs for u in near if _one(u)), ())
    return ()


def _one(unit: Unit) -> bool:
    named = unit.person and unit.form in _NAMED
    return named and not unit.owns and len(unit.refs) == 1


def _speaker(row: Sequence[Unit], verb: int) -> int | None:
    """Return where the one stands who says it: "X of the union said", ", said X"."""
    for k in range(verb - 1, max(-1, verb - _ASIDE), -1):
        unit = row[k]
        if _one(unit):
            return None if k and row[k - 1].word == "by" else k
        verbal = g.finite(unit.word) and unit.word not in g.HAVE
        if unit.person or unit.word in _WHO or (not unit.refs and verbal):
            break
    if not verb or row[verb - 1].word not in (",", "”", '"'):
        return None
    for k in range(verb + 1, min(verb + _FEW + 2, len(row))):  # ", said his father, X"
        if _one(row[k]) or g.finite(row[k].word):
            return k if _one(row[k]) else None
    return None


def _report(row: Sequence[Unit], speaker: int, verb: int) -> Report | None:
    who = row[speaker].refs[0]
    told: dict[str, bool] = {}
    doing: set[str] = set()
    himself = beside = False
    for k, unit in enumerate(row):
        if k > verb and not unit.owns and unit.word in HE_OR_SHE:
            himself = himself or unit.refs in ((), (who,))
        addressed = k == verb + 1 and row[verb].word in _TO_ONE and k + 1 < len(row)
        if not unit.person or k == speaker or addressed or who in unit.refs:
            continue
        if unit.form == "pronoun" and unit.owns or not unit.form:
            continue
        beside = beside if _joined(row, k) else _governed(row, k)
        for ref in unit.refs:
            told[ref] = told.get(ref, True) and (beside or unit.owns)
        if not unit.owns and _does(row, k):
            doing.update(unit.refs)
    if not told:
        return None
    first = tuple(r for r, aside in told.items() if not aside)
    rest = tuple(r for r in told if r not in first)
    return Report(who, first, rest, himself, frozenset(doing))


def _does(row: Sequence[Unit], at: int) -> bool:
    """Whether one named does something himself: "had raided", but no "was", no "died"."""
    k = at + 1
    if k < len(row) and row[k].word == ",":
        k = next((n + 1 for n in range(k + 1, len(row)) if row[n].word == ","), k)
    had = False
    while k < len(row) and (row[k].word in g.HAVE or g.adverb(row[k].word)):
        had = had or row[k].word in g.HAVE
        k += 1
    if k >= len(row) or row[k].refs or row[k].word in g.BE | _SUFFERED:
        return False
    return had or g.finite(row[k].word) or does(row[k])


def _joined(row: Sequence[Unit], at: int) -> bool:
    """Whether one is named with the one before: "with X and Y"."""
    return any(u.word == "and" for u in row[max(0, at - 2) : at])


def _governed(row: Sequence[Unit], at: int) -> bool:
    """Whether one is only named beside: "with X", "of the teacher X"."""
    for k in range(at - 1, max(-1, at - _FEW), -1):
        word = row[k].word
        if word in g.PREPOSITIONS:
            after = row[at + 1].word if at + 1 < len(row) else ""
            return word not in g.CONJUNCTIONS or not (g.finite(after) or after == ",")
        if (
            row[k].refs
            or not word.isalpha()
            or g.finite(word)
            or word in g.CONJUNCTIONS
        ):
            return False
    return False


def acted_on(row: Sequence[Unit]) -> tuple[str, str] | None:
    """Return two named of whom one does something to the other: "X carried the wounded Y"."""
    row = row[:_MOST]
    for k, unit in enumerate(row):
        told = g.finite(unit.word) or does(unit)
        if unit.refs or not told or unit.word in g.BE | g.HAVE | SAYING:
            continue
        at = _speaker(row, k)
        if at is None or at > k:
            continue
        who = row[at]
        for other in row[k + 1 : k + 3 + _FEW]:
            if other.person:
                two = _one(other) and other.refs != who.refs
                return (who.refs[0], other.refs[0]) if two else None
            if other.refs or not other.word.isalpha() or other.word in g.PREPOSITIONS:
                break
    return None

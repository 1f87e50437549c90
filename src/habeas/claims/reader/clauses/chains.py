"""Verbs that share one object: "stopped, beat and later released X".

What stands behind the last of them is done to by each; a verb that is negated or failed
("questioned but did not arrest X", "fired at and missed X") shares it as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.lexicon import singulars
from habeas.claims.reader.triggers import BASE, DONE, PAST, triggers
from habeas.claims.reader.units import Unit
from habeas.claims.reader.vocabulary import tags

_JOINS = frozenset([",", "and", "or", "but", "then", "nor", "&"])
_STRANDED = frozenset(["at", "on", "upon", "into", "to"])
_PARTICLES = frozenset(["away", "off", "up", "down", "out", "go"])
_TRIED = frozenset(["failed", "tried", "unable", "attempted", "sought", "managed"])
_MORE = 5  # verbs
_OFFICE = 5  # units
_BEFORE_HIM = frozenset(["the", "a", "an", "its", "their", "his", "her", "another"])
_NO_OFFICE = g.DETERMINERS | g.PREPOSITIONS | g.JOINERS | g.POSSESSIVES | g.RELATIVES


def past_joined(row: Sequence[Unit], at: int) -> int:
    """Return where the words go on behind verbs joined to the one that ends at `at`.

    It is `at` where none is joined there, or where one has a subject of its own.
    """
    quality = past_quality(row, at)
    if quality > at:
        return quality
    end = at
    if at + 1 < len(row) and row[at].word in _STRANDED and row[at + 1].word in _JOINS:
        end = at + 1
    first = end
    for _ in range(_MORE):
        there = _one_more(row, end)
        if there == end:
            break
        end = there
    return end if end > first else at


def past_quality(row: Sequence[Unit], at: int) -> int:
    """Return where who is meant begins in "arrested suspended police inspector A"; else `at`.

    The participle only tells what he was; a noun for him or his name must follow.
    """
    told = at + (at < len(row) and row[at].word in _BEFORE_HIM)
    if told + 1 >= len(row) or row[told].word not in g.QUALITIES or row[told].refs:
        return at
    for k in range(told + 1, min(told + _OFFICE, len(row))):
        unit = row[k]
        if unit.person and not unit.owns and unit.form != "pronoun":
            return told + 1
        if unit.word == "," and k + 1 < len(row) and row[k + 1].person:
            return told + 1 if row[k - 1].word in singulars() else at
        if unit.refs and unit.sort != "organisation" or not unit.word.isalpha():
            return at
        if g.finite(unit.word) or unit.word in _NO_OFFICE:
            return at
    return at


def _one_more(row: Sequence[Unit], at: int) -> int:
    """Return where the next verb of the chain ends; `at` where there is none."""
    k = at
    while k < len(row) and row[k].word in _JOINS:
        k += 1
    if k == at:
        return at
    helped = False
    while k < len(row) and (g.adverb(row[k].word) or _helps(row, k)):
        helped = helped or not g.adverb(row[k].word)
        k += 1
    if k < len(row) - 2 and row[k].word in _TRIED and row[k + 1].word == "to":
        k, helped = k + 2, True
    if k >= len(row) or not _transitive(row[k], helped):
        return at
    k += 1
    if k < len(row) and row[k].word in _PARTICLES:
        k += 1
    if k + 1 < len(row) and row[k].word in _STRANDED and row[k + 1].word in _JOINS:
        k += 1
    return k


def _helps(row: Sequence[Unit], k: int) -> bool:
    word = row[k].word
    return word in g.DO or word in g.NEGATIONS or word.endswith("n't")


def _transitive(unit: Unit, helped: bool) -> bool:
    """Whether a word is a verb that something can be done to somebody by."""
    word = unit.word
    if unit.refs or word in g.BE | g.HAVE | g.MODALS | g.DO | g.SAID:
        return False
    forms = triggers().verbs.get(word, ())
    if helped:
        return any(f.form == BASE for f in forms) or "V" in tags(word)
    return g.finite(word) or any(f.form in (PAST, DONE) for f in forms)

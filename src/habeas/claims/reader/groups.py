"""People told without a name: "two constables", "the duty magistrate", "hundreds".

A description is a noun for people with what stands before it and, where it is part of
the description, after it; or a number that stands for people by itself (`lone`).
Whether it is of somebody named is decided by `people`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document
from habeas.claims.reader.grammar import finite
from habeas.claims.reader.lexicon import listed, several_people, singulars, words
from habeas.claims.reader.lone import SETS, elliptic
from habeas.claims.reader.names import bare
from habeas.claims.reader.numbers import Heads, counted, times, value
from habeas.claims.reader.phrases import STATUS, View, left, right
from habeas.claims.reader.seats import is_seat
from habeas.claims.reader.vocabulary import tags
from habeas.text.sentences import Token
from habeas.text.spans import positions
from habeas.text.standing import standing, where

_THINGS = listed(
    """union unions party parties club clubs movement movements organisation court
    organisations association organizations organization groups rights campus office
    offices custody uniform uniforms station stations house houses federation strike
    strikes protest protests community unity solidarity card cards"""
)
# "A terrorist attack" tells of no terrorist.
_DEEDS = listed(
    """attack act acts action actions bombing raid violence activity activities plot plots
    assault ambush offensive operation operations bomb threat threats incursion"""
)
_COLLECTIVE = listed("family household couple group team gang crowd mob")


def descriptions(
    doc: Document, taken: Sequence[tuple[int, int]] = ()
) -> list[Description]:
    """Return the descriptions of a text in order, none of them overlapping.

    `taken` are sorted spans of names, which no head noun may lie in.
    """
    inside = positions(taken)
    found: list[Description] = []
    for sentence in doc.sentences:
        if sentence.capitals and not any(map(str.islower, sentence.words)):
            continue
        low = tuple(map(_without_s, sentence.words))
        names = inside.intersection(map(_start, sentence.tokens))
        view = View(sentence, low, names)
        here = sorted(_in(view), key=lambda d: (d.first, -d.last))
        end = 0
        for one in here:
            if one.first >= end:
                found.append(one)
                end = one.last
    return found


_start = itemgetter(Token._fields.index("start"))


@lru_cache(maxsize=16384)
def _without_s(word: str) -> str:
    """Return a word small and without a possessive ending."""
    return bare(word).lower()


@lru_cache(maxsize=16384)
def _counts(word: str) -> bool:
    """Whether a word counts, exactly or not ("four", "hundreds")."""
    return value(word) is not None or word in words("vague")


def _in(view: View) -> Iterator[Description]:
    """Give phrases with a noun first, then numbers that no phrase has taken."""
    tokens = view.sentence.tokens
    for at in standing(singulars().keys(), view.low):
        if tokens[at].start not in view.taken and _is_head(view, at):
            one = _noun_phrase(view, at)
            view.used.update(range(one.first, one.core))
            yield one
    for at in where(_counts, view.low):
        if at not in view.used and tokens[at].start not in view.taken:
            lone = elliptic(view, at)
            if lone:
                yield lone


def _is_head(view: View, at: int) -> bool:
    """Whether a noun for people is the head of its phrase, and used as a noun."""
    low, word = view.low, view.low[at]
    following = low[at + 1] if at + 1 < len(low) else ""
    owned, kinds = view.owns(at), tags(low[at])
    if word == "general" and following in _GENERAL:
        return False
    named = at + 1 < len(low) and view.sentence.tokens[at + 1].start in view.taken
    other = following in singulars() and not owned and not named
    other = other and not (following in _TAKEN and singulars()[word] != word)
    other = other and not _hurts(view, at + 1)
    if other and not _verb_here(view, at + 1):
        return False
    if owned and word == "people" or following == "police" and noun_of_kind(word):
        return False
    if word == "accused" and _accuses(view, at):
        return False
    if word in _TAKEN and at and view.sentence.tokens[at - 1].start in view.taken:
        return False
    if word in _TAKEN and at and several_people(low[at - 1]):
        return False  # "took two hawkers hostage"
    if (
        word in _COLLECTIVE
        and following == "of"
        and any(value(w) is not None for w in low[at + 2 : at + 4])
        and not _no_more_than_a_number(view, at + 2)
    ):
        return False
    before = low[at - 1] if at else ""
    if kinds[:1] in ("V", "J", "P") and not _nominal(view, at):
        return False
    modal = ("to", "will", "would", "can", "could", "must", "should", "not")
    if before in modal and "V" in kinds:
        return False
    body = before in _POSSESSIVE or before == "the" and low[at - 2 : at - 1] in (
        ("on",), ("in",), ("over",), ("to",), ("about",), ("across",), ("around",),
    )  # fmt: skip
    if word == "groups" and before not in _OF_FIGHTERS:
        return False
    if singulars()[word] in words("units") and (
        before not in _OF_FIGHTERS
        or word == singulars()[word]
        and low[max(0, at - 2) : at - 1] == ("the",)
    ):
        return False  # "the army detachment" is a body, or a place of theirs
    if word == "head" and before and value(before) not in (None, 1):
        return False  # "150 head of cattle"
    if word == "chair" and low[max(0, at - 2) : at - 1] in _SEATS:
        return False
    if word == "head" and (body and following != "of" or _of_the_body(low, at)):
        return False
    if view.upper(at) and at and noun_of_paper(word) and not view.upper(at - 1):
        return False
    return _ends_phrase(view, at)


def _ends_phrase(view: View, at: int) -> bool:
    """Whether a phrase ends with its noun at `at`: what follows is no noun of it."""
    low, word = view.low, view.low[at]
    following = low[at + 1] if at + 1 < len(low) else ""
    before = low[at - 1] if at else ""
    if view.owns(at) or not following or not following[0].isalpha():
        return True
    if view.upper(at + 1):
        begins = view.sentence.tokens[at + 1].start in view.taken
        return begins or not view.upper(at) or following in words("titles")
    if following in _THINGS or following in _DEEDS and singulars()[word] == word:
        return following in _DEEDS and word in _COLLECTIVE
    after = tags(following)
    noun = after[:1] == "N" and not set(after) & set("VPIGR")
    plural = singulars()[word] != word
    starts = before in _DEFINITE or view.upper(at) and not before[:1].isalpha()
    acts = following[-1] == "s" and following[-2:] != "ss" and starts
    return not noun or plural or acts


def _hurts(view: View, at: int) -> bool:
    """Whether "wounded" is what the people before it did: "five men wounded A"."""
    if view.low[at] not in _HURT or at + 1 >= len(view.low):
        return False
    told = view.low[at + 1]
    named = view.upper(at + 1) or told in singulars() or value(told) is not None
    return named or told in words("determiners")


_HURT = listed("wounded injured")


def _of_the_body(low: Sequence[str], at: int) -> bool:
    """Whether a head is hit or held: "held X's head under water", "a bullet in the head"."""
    after = low[at + 1] if at + 1 < len(low) else ""
    return after in _UNDER or not _AIMED.isdisjoint(low[max(0, at - 4) : at])


_UNDER = listed("under into against down back underwater")
_AIMED = listed("bullet bullets price bounty shot shots blow blows gun pistol")


def _no_more_than_a_number(view: View, at: int) -> bool:
    """Whether "a mob of around 500" ends there, and goes on with what it did."""
    low = view.low
    here = at + (value(low[at]) is None)
    after = low[here + 1] if here + 1 < len(low) else ""
    return not after[:1].isalpha() or finite(after) or after in _WHO


_WHO = listed("who that which from in with to on at armed had has was were")


def _accuses(view: View, at: int) -> bool:
    """Whether "accused" is the verb: "the opposition accused the minister"."""
    following = view.low[at + 1] if at + 1 < len(view.low) else ""
    if following in words("determiners") or following in _WHOM:
        return True
    before = view.low[at - 1] if at else ""
    named = following and view.sentence.tokens[at + 1].start in view.taken
    noun = before in words("determiners") or before in ("co", "-", "main")
    return bool(named) and not noun


_WHOM = listed(
    "him them me us you police army government soldiers authorities officers"
)
_OF_FIGHTERS = listed(
    """guerrilla guerilla rebel army military paramilitary commando militia police death
    insurgent terrorist infantry artillery antiaircraft anti-aircraft armed combat
    jihadist hit assassination assassin insurgent separatist dissident splinter mounted"""
)
_SEATS = (("with",), ("on",), ("to",), ("from",), ("in",), ("under",), ("over",))
_SIDED = listed("armed angry local unidentified hired masked stone-throwing rival")
_GENERAL = listed(
    """diary strike strikes election elections hospital public meeting council assembly
    body house secretary amnesty manager interest practice sense elections population"""
)
_TAKEN = listed("hostage captive prisoner")
_POSSESSIVE = listed("his her its their our my your")
_DEFINITE = _POSSESSIVE | {"the", "a", "an", "this", "that"}


def noun_of_kind(word: str) -> bool:
    """Whether a word only tells which police are meant: "women police"."""
    return word in ("women", "woman", "lady")


def noun_of_paper(word: str) -> bool:
    """Whether a capitalised noun for people is more often the name of a paper."""
    return word in ("courier", "messenger", "observer", "guardian", "pilot", "guard")


def _verb_here(view: View, at: int) -> bool:
    """Whether a word that may be a noun for people is a verb ("workers guard ...")."""
    return tags(view.low[at])[:1] == "V" and view.low[at] in words("roles")


def _nominal(view: View, at: int) -> bool:
    """Whether a determiner, number or adjective before it makes a word a noun."""
    for back in range(at - 1, max(-1, at - 4), -1):
        word = view.low[back]
        if word in words("determiners") or value(word) is not None:
            return True
        if word == "more":
            continue
        if word in words("roles") and view.upper(at):
            return True
        if word not in words("modifiers") and word not in singulars():
            return False
    return False


def _noun_phrase(view: View, at: int) -> Description:
    low = view.low
    first = left(view, at)
    noun = singulars()[low[at]]
    plural = noun != low[at] or low[at] in words("many") or noun in words("crowds")
    armed = first < at and low[first] in _SIDED
    plural = plural or low[at] == "youth" and armed  # "armed Murle youth raided"
    heads, first = _heads(view, first, at, plural)
    if noun in _COLLECTIVE:
        heads = None
    plural = plural or heads is not None and heads[0] > 1
    subset, of = False, None
    whole = _part_of(view, first)
    if whole is not None:
        part, begin = whole
        of = heads[0] if heads and heads[0] > 1 else None
        heads, first, subset = part, begin, True
        plural = part is None or part[0] != 1
    determiner = low[first] if low[first] in words("determiners") else ""
    last = _with_seat(view, at, noun, right(view, at))
    owned = any(view.owns(i) for i in range(first, at))
    kind = "group" if plural else "individual"
    return Description(
        view.sentence, first, last, at + 1, noun, plural, heads, determiner, kind,
        subset, of, False, owned,
    )  # fmt: skip


def _with_seat(view: View, at: int, noun: str, last: int) -> int:
    """Return the end of a phrase with the place an office is for: "the DC Quetta"."""
    if last != at + 1 or last >= len(view.low) or noun not in words("roles"):
        return last
    return last + 1 if view.upper(last) and is_seat(view.low[last]) else last


def _part_of(view: View, first: int) -> tuple[Heads, int] | None:
    """Read "one of" or "23 of" right before a phrase that begins at `first`."""
    if first < 2 or view.low[first - 1] != "of":
        return None
    number = value(view.low[first - 2])
    if number is None or view.low[first] not in SETS | {"its"}:
        return None
    return counted(view.low, first - 2, first - 2, number)


def _heads(view: View, first: int, at: int, plural: bool) -> tuple[Heads, int]:
    """Return how many are told, and the start with "about", "at least" and so on."""
    for here in range(first, at):
        number = value(view.low[here])
        if number is not None and view.low[here + 1] not in ("-", "year-old"):
            number = times(view.low, here, number)
            heads, begin = counted(view.low, here, first, number)
            return _both(view, here, begin, heads)
    return ((1, 1) if not plural else None), first


def _both(view: View, here: int, begin: int, heads: Heads) -> tuple[Heads, int]:
    """Read "8 named and 300 unnamed accused": the sum, from the first number on."""
    low = view.low
    if begin == here and here > 2 and low[here - 1] == "and" and heads and heads[1]:
        before = value(low[here - 3])
        if before is not None and low[here - 2] in STATUS | {"unnamed", "known"}:
            total = before + heads[1]
            return (total, total), here - 3
    return heads, begin

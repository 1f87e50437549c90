"""Noun chunks and the words between them, and the voice of a verb.

Positions are those of words in their sentence, end exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from habeas.claims.reader.lexicon import listed

NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_OPENS = frozenset(("DT", "PRP$"))
_IN_NOUN = NOUN | listed("DT PDT JJ JJR JJS CD PRP$ POS ADD GW FW HYPH AFX $ #")
_NOMINAL = NOUN | frozenset(("CD", "DT", "PDT", "VBG", "PRP$"))
_PRONOUN = frozenset(("PRP", "EX"))
_QUESTION = frozenset(("WP", "WDT", "WP$", "WRB"))
_MODIFIES = frozenset(("DT", "PRP$", "JJ", "CD"))
BE = listed("be am is are was were been being 's 're 'm s")
GET = listed("get gets got gotten getting")
HAVE = listed("have has had 've having 'd")
_AUXILIARY = BE | GET | HAVE | frozenset(("do", "does", "did", "n't", "not"))
_FARTHEST = 6  # words between an auxiliary and its verb


class Chunk(NamedTuple):
    """Words `first` to `last` with the head `head`.

    `kind`: N noun chunk or pronoun, W question word or relative pronoun, V verb,
    M modal, T "to", P preposition, R particle, C conjunction, A adverb, J adjective,
    Q quotation mark, O other; a mark of punctuation stands for itself.
    """

    first: int
    last: int
    head: int
    kind: str


_KINDS = {"MD": "M", "TO": "T", "IN": "P", "RP": "R", "CC": "C", "``": "Q", "''": "Q"}


def chunks(words: Sequence[str], tags: Sequence[str]) -> list[Chunk]:
    """Return the chunks of a sentence, in order, without gap or overlap."""
    found: list[Chunk] = []
    at = 0
    while at < len(words):
        tag = tags[at]
        if _begins(tags, at):
            one = _noun(tags, at)
        else:
            one = Chunk(at, at + 1, at, _kind(words[at], tag))
        found.append(one)
        at = one.last
    return found


def _kind(word: str, tag: str) -> str:
    if tag in _PRONOUN:
        return "N"
    if tag in _QUESTION:
        return "W"
    if tag.startswith("VB"):
        return "V"
    if tag.startswith("RB"):
        return "A"
    return _KINDS.get(tag) or (word if word in ",:;()." and word else "O")


def _begins(tags: Sequence[str], at: int) -> bool:
    tag, before = tags[at], tags[at - 1] if at else ""
    if tag in _IN_NOUN:
        return True
    if tag == "VBG" and before in ("DT", "PRP$", "JJ"):
        return True
    return tag in ("VBN", "VBG") and before in _MODIFIES and _noun_follows(tags, at)


def _noun_follows(tags: Sequence[str], at: int) -> bool:
    return at + 1 < len(tags) and tags[at + 1] in NOUN


def _noun(tags: Sequence[str], first: int) -> Chunk:
    last = first + 1
    while last < len(tags) and _goes_on(tags, last):
        last += 1
    inside = range(first, last)
    head = next(
        (at for at in reversed(inside) if tags[at] in NOUN | {"CD", "VBG"}), last - 1
    )
    nominal = any(tags[at] in _NOMINAL for at in inside)
    return Chunk(first, last, head, "N" if nominal else "J")


def _goes_on(tags: Sequence[str], at: int) -> bool:
    tag, before = tags[at], tags[at - 1]
    if tag in _OPENS and before in NOUN | {"CD"}:
        return False
    if tag in _IN_NOUN:
        return True
    if tag in ("VBG", "VBN") and _noun_follows(tags, at):
        return True
    if tag == "VBG" and before in ("DT", "PRP$", "JJ"):
        return True
    return (
        tag == "RB"
        and before in _OPENS
        and at + 1 < len(tags)
        and tags[at + 1] in ("JJ", "VBN")
    )


def voice(
    words: Sequence[str], tags: Sequence[str], at: int
) -> tuple[str, tuple[str, ...]]:
    """Return the voice of the verb at `at`, and its auxiliaries, nearest first.

    One of: pas passive, act perfect, red participle without auxiliary, prog and ger
    for "-ing" with and without "be", inf after "to", mod after another auxiliary,
    base, fin.
    """
    said = _auxiliaries(words, tags, at)
    tag = tags[at]
    if tag in ("VBN", "VBD"):
        if said and said[0] in BE | GET:
            return "pas", said
        if said and said[0] in HAVE:
            return "act", said
        if tag == "VBN":
            return "red", said
    if tag == "VBG":
        return ("prog" if said and said[0] in BE else "ger"), said
    if "to" in said:
        return "inf", said
    if said:
        return "mod", said
    return ("base" if tag == "VB" else "fin"), said


def _auxiliaries(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[str, ...]:
    found = []
    for before in range(at - 1, max(at - _FARTHEST, -1), -1):
        word = words[before].lower()
        if tags[before].startswith("RB"):
            continue
        if tags[before] not in ("MD", "TO") and word not in _AUXILIARY:
            break
        found.append(word)
    return tuple(found)

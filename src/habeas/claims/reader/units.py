"""A sentence as a row of units: words, marks, and mentions taken as one.

A mention ("CPP secretary Comrade A B", "three more activists") is one unit with the
ids it stands for, so that what is done to it can be found by position.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import NamedTuple

from habeas.claims.reader.document import Sentence
from habeas.claims.reader.lexicon import one_person
from habeas.claims.reader.mentions import Mention
from habeas.text.sentences import Token
from habeas.text.standing import standing, where

_MOST = 60
_RANK = {"person": 0, "organisation": 1, "place": 2}


class Unit(NamedTuple):
    """A word or a mention; `word` is in lower case, `refs` is empty for a word.

    `owns` says that it is a possessive ("Fatima's", "his").
    """

    word: str
    start: int
    end: int
    refs: tuple[str, ...] = ()
    sort: str = ""
    form: str = ""
    owns: bool = False

    @property
    def person(self) -> bool:
        """Whether it stands for a person or a group of them."""
        return self.sort == "person"

    @property
    def actor(self) -> bool:
        """Whether it stands for someone who can act."""
        return self.sort in ("person", "organisation")


# What stands in a unit by its place, which is found sooner than by its name.
_word, _refs, _sort, _form = (
    itemgetter(Unit._fields.index(name)) for name in ("word", "refs", "sort", "form")
)


_PERSON = frozenset(["person"])
_DESCRIPTION = frozenset(["description"])


def said(row: Iterable[Unit]) -> tuple[str, ...]:
    """Return the words of a row, in order; "" for a mention that is no pronoun."""
    return tuple(map(_word, row))


def people(row: Iterable[Unit]) -> list[int]:
    """Return where people and groups of them stand in a row, in order."""
    return standing(_PERSON, list(map(_sort, row)))


def described(row: Iterable[Unit]) -> list[int]:
    """Return where people told without a name stand in a row, in order."""
    return standing(_DESCRIPTION, list(map(_form, row)))


def named(row: Iterable[Unit]) -> list[int]:
    """Return where mentions stand in a row, in order."""
    return where(bool, map(_form, row))


def refs_of(row: Iterable[Unit]) -> Iterator[tuple[str, ...]]:
    """Give the ids of those units of a row that stand for somebody, in order."""
    return filter(None, map(_refs, row))


_POSSESSIVE = frozenset(["his", "her", "their", "its", "our", "my", "your"])
_OWNS = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")


# West African pidgin, word for word; only where a sentence holds two of its words.
_IN_ENGLISH = {
    "don": "have", "dem": "they", "wey": "who", "dey": "are", "wan": "intend",
    "am": "him", "im": "his", "una": "you",
}  # fmt: skip
_PIDGIN = frozenset(
    ["don", "dem", "wey", "dey", "wan", "una", "pikin", "abeg", "wetin", "dis", "dat"]
)


def units(
    sentence: Sentence, mentions: Iterable[Mention], text: str
) -> tuple[Unit, ...]:
    """Return the units of a sentence, in order.

    Where mentions overlap, the one of a person wins over an organisation's and that
    over a place's; then the longer one. Several with one span are one unit.
    """
    tokens = sentence.tokens
    curly = text.find("’", sentence.start, sentence.end) >= 0
    said = _said(sentence, curly=curly)
    row: list[Unit] = []
    at = 0
    for one in _chosen(mentions, text):
        before = bisect_right(tokens, one.start, at, key=_end)
        row.extend(_plain(said, tokens, at, before))
        if one.form == "name" and one.sort == "person":
            _of_one(row)
        row.append(one)
        at = bisect_left(tokens, one.end, before, key=_start)
    row.extend(_plain(said, tokens, at, len(tokens)))
    return tuple(row)


def _of_one(row: list[Unit]) -> None:
    """Take the "and" out of the offices that end a row: "activist and poet X" is one.

    "An activist and poet X" and "the student and the poet X" may be two, and stay.
    """
    for k in range(len(row) - 1, max(len(row) - _OFFICE, 0), -1):
        if row[k].refs or not (row[k].word.isalpha() or row[k].word == "-"):
            return
        if row[k].word == "and":
            beside = (row[k - 1], row[-1])
            if k + 1 < len(row) and all(map(_office, beside)):
                del row[k]
            return
        if row[k].word in _ARTICLES:
            return


def _office(unit: Unit) -> bool:
    """Whether a word is a noun for one person, and no mention."""
    return not unit.refs and one_person(unit.word)


_OFFICE = 5
_ARTICLES = frozenset(["a", "an", "the"])
_start = attrgetter("start")
_end = attrgetter("end")


def _said(sentence: Sentence, *, curly: bool) -> Sequence[str]:
    """Return the words of a sentence, small, with English ones for those of pidgin."""
    said: Sequence[str] = sentence.low
    pidgin = len(standing(_PIDGIN, said)) > 1
    if curly:
        said = [word.replace("’", "'") for word in said]
    return [_IN_ENGLISH.get(word, word) for word in said] if pidgin else said


def _plain(
    said: Sequence[str], tokens: Sequence[Token], first: int, end: int
) -> list[Unit]:
    """Return the units of words that no mention holds.

    A stop within a sentence is of an abbreviation, and none.
    """
    words, held = said[first:end], tokens[first:end]
    starts, ends = map(_start, held), map(_end, held)
    made = list(map(_make, repeat(Unit), zip(words, starts, ends, *_BLANK)))
    if "." in words:
        last = tokens[-1].start
        return [one for one in made if one[0] != "." or one[1] == last]
    return made


_make = tuple.__new__  # what `Unit` itself does, in half the time
_BLANK = tuple(map(repeat, ((), "", "", False)))  # it stands for nobody


def _chosen(mentions: Iterable[Mention], text: str) -> list[Unit]:
    spans: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        spans.setdefault((mention.start, mention.end), []).append(mention)
    kept: list[Sequence[Mention]] = []
    cluster: list[list[Mention]] = []
    reach = -1
    for same in sorted(spans.values(), key=lambda s: s[0].start):
        if same[0].start >= reach:
            kept.extend(_apart(cluster))
            cluster = []
        cluster.append(same)
        reach = max(reach, same[0].end)
    kept.extend(_apart(cluster))
    kept.sort(key=lambda same: same[0].start)
    return [_unit(same, text) for same in kept]


def _apart(cluster: list[list[Mention]]) -> list[list[Mention]]:
    """Return those of some overlapping mentions that win, none overlapping another."""
    if len(cluster) < 2:
        return cluster
    order = sorted(
        cluster, key=lambda s: (_RANK[s[0].sort], s[0].start - s[0].end, s[0].start)
    )
    won: list[list[Mention]] = []
    for same in order[:_MOST]:
        low, high = same[0].start, same[0].end
        if all(high <= w[0].start or low >= w[0].end for w in won):
            won.append(same)
    return won


def _unit(same: Sequence[Mention], text: str) -> Unit:
    first = same[0]
    refs: tuple[str, ...] = (first.ref,)
    if len(same) > 1:
        refs = tuple(dict.fromkeys(m.ref for m in same if m.sort == first.sort))
    word = text[first.start : first.end].lower()
    owns = word in _POSSESSIVE or word.endswith(("'s", "’s"))
    owns = owns or _OWNS.match(text, first.end) is not None
    said = word if first.form == "pronoun" else ""
    return Unit(said, first.start, first.end, refs, first.sort, first.form, owns)

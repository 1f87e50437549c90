"""A sentence as a row of units: words, marks, and mentions taken as one.

A mention ("CPP secretary Comrade A B", "three more activists") is one unit with the
ids it stands for, so that what is done to it can be found by position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.claims.reader.document import Sentence
from habeas.claims.reader.mentions import Mention

_RANK = {"person": 0, "organisation": 1, "place": 2}


@dataclass(frozen=True)
class Unit:
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


_POSSESSIVE = frozenset("his her their its our my your".split())
_OWNS = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")


def units(
    sentence: Sentence, mentions: Iterable[Mention], text: str
) -> tuple[Unit, ...]:
    """Return the units of a sentence, in order.

    Where mentions overlap, the one of a person wins over an organisation's and that
    over a place's; then the longer one. Several with one span are one unit.
    """
    chosen = _chosen(mentions, text)
    row: list[Unit] = []
    at = 0
    for token in sentence.tokens:
        while at < len(chosen) and chosen[at].end <= token.start:
            row.append(chosen[at])
            at += 1
        if at < len(chosen) and chosen[at].start < token.end:
            continue
        row.append(Unit(token.text.lower().replace("’", "'"), token.start, token.end))
    row.extend(chosen[at:])
    return tuple(row)


def _chosen(mentions: Iterable[Mention], text: str) -> list[Unit]:
    spans: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        spans.setdefault((mention.start, mention.end), []).append(mention)
    kept: list[Sequence[Mention]] = []
    order = sorted(
        spans.values(),
        key=lambda same: (_RANK[same[0].sort], same[0].start - same[0].end),
    )
    taken: list[tuple[int, int]] = []
    for same in order:
        low, high = same[0].start, same[0].end
        if all(high <= a or low >= b for a, b in taken):
            kept.append(same)
            taken.append((low, high))
    kept.sort(key=lambda same: same[0].start)
    return [_unit(same, text) for same in kept]


def _unit(same: Sequence[Mention], text: str) -> Unit:
    first = same[0]
    refs = tuple(dict.fromkeys(m.ref for m in same if m.sort == first.sort))
    word = text[first.start : first.end].lower()
    owns = word in _POSSESSIVE or word.endswith(("'s", "’s"))
    owns = owns or _OWNS.match(text, first.end) is not None
    said = word if first.form == "pronoun" else ""
    return Unit(said, first.start, first.end, refs, first.sort, first.form, owns)

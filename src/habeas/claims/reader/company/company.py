"""The people of a text while its descriptions are read, named and not.

A description is noted with somebody known, or kept as a person or group of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from habeas.claims.reader.describing import describe
from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.people import Figure
from habeas.claims.reader.sorting import Named
from habeas.claims.reader.together import NEAR, together

POSSESSIVE = listed("his her its their our my your")
RECENT = 80


class Company:
    """The people of a text while its descriptions are read, in order of text."""

    def __init__(self, doc: Document, named: Sequence[tuple[Named, Figure]]) -> None:
        self.doc = doc
        self.at_start = {n.start: (n, f) for n, f in named}
        self.at_end = {n.end: (n, f) for n, f in named}
        self.named = sorted(named, key=lambda pair: pair[0].start)
        self.figures = list({id(f): f for _, f in self.named}.values())
        self.groups: list[Figure] = []
        self.by_noun: dict[str, dict[int, Figure]] = {}
        self.together = together(self.named)
        self.passed: set[int] = set()
        for figure in self.figures:
            self.index(figure)

    def index(self, figure: Figure) -> None:
        """Let a person be found by the nouns that may come back to it."""
        for noun in figure.nouns:
            self.by_noun.setdefault(noun, {})[id(figure)] = figure

    def called(self, noun: str) -> list[Figure]:
        """Return the people last told of by a noun, the last ones last."""
        return list(self.by_noun.get(noun, {}).values())[-RECENT:]

    def note(self, figure: Figure, one: Description) -> None:
        """Give a description's noun to a person, as kin, role or occupation."""
        first = one.sentence.tokens[one.first].text.lower()
        if one.noun:
            figure.call(one.noun)
        if first in POSSESSIVE and one.noun in words("kin"):
            figure.nouns |= {f"their {one.noun}", f"{first} {one.noun}"}
        for word in one.middle:
            if word in singulars():
                figure.call(singulars()[word])
            figure.nouns.add(word)
        figure.told.append((one.start, one.end, one.noun))
        describe(self.doc, figure, one)
        self.index(figure)

    def new(self, one: Description) -> Figure:
        """Keep a description as a person, a group or a class of its own."""
        said = " ".join(self.doc.text[one.start : one.end].split())
        figure = Figure(None, one.kind, one.heads, said)
        figure.add(one.start, one.end, "description")
        for end in {one.core_end, one.wide_end, one.clause_end} - {one.end}:
            if end > one.start:
                figure.add(one.start, end, "wide")
        if one.noun:
            figure.call(one.noun)
        figure.looks = one.middle
        figure.determiner = one.determiner
        figure.office = one.sentence.tokens[one.core - 1].text[0].isupper()
        figure.nouns.update(w for w in one.middle if w.isalpha())
        first = one.sentence.tokens[one.first].text.lower()
        if first in POSSESSIVE:
            figure.nouns.add(f"{first} {one.noun}")
        if one.subset:
            figure.part_of = self._whole(one)
        figure.told.append((one.start, one.end, one.noun))
        describe(self.doc, figure, one)
        self.figures.append(figure)
        self.index(figure)
        if figure.kind == "group":
            self.groups.append(figure)
        return figure

    def _whole(self, one: Description) -> Figure | None:
        """Return the group that "four of the seven" are of, the last that fits."""
        near = self.groups[: -RECENT - 1 : -1]
        for group in near:
            if one.of is None or group.heads is None or group.heads[0] == one.of:
                larger = self._larger(group, one, near)
                return larger or group
        return None

    def _larger(
        self, part: Figure, one: Description, near: Sequence[Figure]
    ) -> Figure | None:
        """Return the fourteen of whom nine, `part`, are told of, and then "the other five"."""
        rest = {"other", "remaining", "others", "rest"}
        if one.of is not None or rest.isdisjoint((*one.middle, one.head)):
            return None
        if part.part_of is not None and part.part_of in near and not part.name:
            return part.part_of
        if not part.heads or not one.heads:
            return None
        whole = (part.heads[0] + one.heads[0],) * 2
        return next((g for g in near if g.heads == whole), None)

    def enlist(self, group: Figure, names: Iterable[Figure]) -> None:
        """Make people members of a group."""
        for figure in names:
            if figure not in group.members:
                group.members.append(figure)
                figure.part_of = figure.part_of or group

    def last(self, position: int, count: int) -> list[Figure]:
        """Return the last `count` people named together before, if they stand near.

        Together is in one list ("X, Y and Z"); failing that, alone in one sentence.
        """
        for told in self.together.get(count, {}).values():
            at = bisect_left(told, position, key=lambda pair: pair[0])
            if at and position - told[at - 1][0] < NEAR:
                return told[at - 1][1]
        return []

    def name_from(self, start: int) -> tuple[Named, Figure] | None:
        """Return the name that begins at `start`, quotation marks passed over."""
        return self.at_start.get(start) or self.at_start.get(start + 1)

"""Words for people as they stand in a sentence: "four of the arrested teachers"."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.claims.reader.document import EDGE, Sentence
from habeas.claims.reader.lexicon import (
    listed,
)
from habeas.claims.reader.names import bare
from habeas.claims.reader.numbers import Heads
from habeas.claims.reader.vocabulary import tags
from habeas.text.once import once

_JOINS = listed("in on at from of with opposite outside near before for")
_OTHER_SUBJECTS = listed("police army soldiers authorities government military")
_CLAUSE_MARKS = frozenset(".,;:!?()|۔،")


@dataclass(frozen=True)
class Description:
    """Words for people at tokens `first` to `last` of a sentence, end exclusive.

    `noun` is the singular of the head noun, "" where only a number stands; `plural`
    whether more than one is meant; `determiner` the lower-cased first word if it is
    one; `core` the end of the head noun, before what follows it. `subset` tells "four
    of ...", `of` how many the whole are, `vague` "hundreds of", `owned` that it begins
    with a possessive ("the party's mobiliser").
    """

    sentence: Sentence
    first: int
    last: int
    core: int
    noun: str
    plural: bool
    heads: Heads
    determiner: str
    kind: str
    subset: bool = False
    of: int | None = None
    vague: bool = False
    owned: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.sentence.tokens[self.first].start

    @once
    def end(self) -> int:
        """Where it ends, without a possessive ending."""
        token = self.sentence.tokens[self.last - 1]
        return token.start + len(bare(token.text))

    @once
    def core_end(self) -> int:
        """Where its head noun ends, before what follows it."""
        token = self.sentence.tokens[self.core - 1]
        return token.start + len(bare(token.text))

    @once
    def wide_end(self) -> int:
        """Where it ends with a phrase that may or may not be of it ("with sticks")."""
        tokens = self.sentence.tokens
        if self.last >= len(tokens) or tokens[self.last].text not in _JOINS:
            return self.end
        at = self.last + 1
        while at < len(tokens) and at - self.last < 9:
            low = tokens[at].text.lower()
            if not tokens[at].text[0].isalnum() or low == "and":
                break
            noun = tags(tokens[at - 1].text.lower())[:1] in ("D", "J")
            if tags(low)[:1] in ("V", "M", "S") and at > self.last + 1 and not noun:
                break
            at += 1
        return tokens[at - 1].end

    @once
    def clause_end(self) -> int:
        """Where the clause that it begins ends: what is said of it describes it."""
        tokens, at = self.sentence.tokens, self.last
        while at < len(tokens) and at - self.last < 16:
            if tokens[at].text in _CLAUSE_MARKS:
                break
            pair = [t.text.lower() for t in tokens[at : at + 2]]
            if pair[0] == "the" and pair[-1] in _OTHER_SUBJECTS and at - self.last > 2:
                break
            at += 1
        return tokens[at - 1].end

    @once
    def head(self) -> str:
        """The head noun as it is written, lower case."""
        return bare(self.sentence.tokens[self.core - 1].text).lower()

    @once
    def middle(self) -> tuple[str, ...]:
        """The lower-cased words between determiner and head noun."""
        begin = self.first + bool(self.determiner)
        inner = self.sentence.tokens[begin : max(begin, self.core - 1)]
        return tuple(bare(t.text).lower() for t in inner)

    def before(self, count: int = 1) -> str:
        """Return the lower-cased token `count` before it, or ""."""
        return self.sentence.wide[EDGE + self.first - count]

    def after(self, count: int = 1) -> str:
        """Return the lower-cased token `count` after it, or ""."""
        return self.sentence.wide[EDGE + self.last + count - 1]

"""What somebody typed into the search field, as terms. Any text is a valid query. Pure.

`word` is looked for as it is and, among names, in other spellings and scripts;
`"two words"` stand one after the other; `begin*` is how a word begins; `-word` (or
`-"two words"`) must not be there. All terms must be in the same passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.publication.search import names
from habeas.publication.search.normal import Token, words

LONGEST = 500  # code points that are looked at
MOST = 20  # terms
_SHORTEST_BEGINNING = 2
_OPENING = '"“”„«»‟'
_TERM = re.compile(rf"(-?)[{_OPENING}]([^{_OPENING}]*)[{_OPENING}]?|(-?)(\S+)")


@dataclass(frozen=True)
class Term:
    """Folded words that follow one another; `key` finds a name written otherwise."""

    words: tuple[str, ...]
    begins: bool = False
    key: str = ""

    def expression(self) -> str:
        """Return the term for FTS5; its words hold letters and digits alone."""
        quoted = " ".join(self.words)
        said = f'words : "{quoted}"' + ("*" if self.begins else "")
        return f'({said} OR keys : "{self.key}")' if self.key else f"({said})"

    def places(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Return where the term stands among a text's words (code points)."""
        length = len(self.words)
        return [
            (tokens[at].start, tokens[at + length - 1].end)
            for at in range(len(tokens) - length + 1)
            if self._at(tokens, at)
        ]

    def _at(self, tokens: Sequence[Token], at: int) -> bool:
        *whole, last = self.words
        if any(tokens[at + n].word != w for n, w in enumerate(whole)):
            return False
        told = tokens[at + len(whole)].word
        return told.startswith(last) if self.begins else told == last

    def written_otherwise(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Return where a name's word stands that sounds so, but is spelt otherwise."""
        if not self.key:
            return []
        return [
            (t.start, t.end)
            for t in tokens
            if t.word != self.words[0] and names.key(t.word) == self.key
        ]


@dataclass(frozen=True)
class Query:
    """The terms that must be there and those that must not."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def expression(self) -> str:
        """Return the query for FTS5, '' where nothing is looked for."""
        said = " AND ".join(t.expression() for t in self.wanted)
        if self.wanted and self.unwanted:
            without = " OR ".join(t.expression() for t in self.unwanted)
            return f"({said}) NOT ({without})"
        return said

    def marks(
        self, tokens: Sequence[Token], *, name: bool
    ) -> list[tuple[int, int]] | None:
        """Return what to mark in a text, or None where it does not answer the query.

        Args:
            tokens: The text's words.
            name: Whether the text is a name, which other spellings may find.
        """
        found: list[tuple[int, int]] = []
        for term in self.wanted:
            places = term.places(tokens)
            places += term.written_otherwise(tokens) if name else []
            if not places:
                return None
            found += places
        if any(t.places(tokens) for t in self.unwanted):
            return None
        return joined(found)


def query(typed: str) -> Query:
    """Return what was typed as a query; what is no word is left out."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for found in _TERM.finditer(typed[:LONGEST]):
        minus = found[1] or found[3]
        term = _phrase(found[2]) if found[4] is None else _plain(found[4])
        if term is not None and minus:
            unwanted.append(Term(term.words, term.begins))
        elif term is not None:
            wanted.append(term)
    return Query(tuple(dict.fromkeys(wanted[:MOST])), tuple(unwanted[:MOST]))


def joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that touch or overlap made one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _phrase(typed: str) -> Term | None:
    found = tuple(words(typed))
    return Term(found) if found else None


def _plain(typed: str) -> Term | None:
    found = tuple(words(typed))
    if not found:
        return None
    begins = typed.endswith("*") and len(found[-1]) >= _SHORTEST_BEGINNING
    single = len(found) == 1 and not begins
    return Term(found, begins, names.key(found[0]) if single else "")

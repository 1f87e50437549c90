"""The role model as a second voice: whom a verb's doer and done-to words name.

The model points at words (`semantic.heads`); here they become positions in the text.
It is asked only about a verb that tells of an act; each sentence is tagged and each
question answered at most once for one document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from habeas.claims.reader.semantic import heads
from habeas.claims.reader.semantic.parties import doer
from habeas.text.sentences import Token


@dataclass(frozen=True)
class Pointed:
    """Where the head word stands (code points), and how far it leads, above 0."""

    start: int
    end: int
    margin: int


Span = tuple[int, int]
_MOST = 120  # tokens of a sentence: beyond it the model was never trained


@dataclass
class RoleVoice:
    """The model's word on the verbs of one text; `tokens_at` gives a sentence's.

    `learnt` is what a desk's decisions add to its weights.
    """

    tokens_at: Callable[[int], tuple[Token, ...]]
    learnt: Mapping[str, int] = field(default_factory=dict)
    _kept: dict[int, heads.Sentence] = field(default_factory=dict)
    _told: dict[int, heads.Described | None] = field(default_factory=dict)
    _pointed: dict[tuple[int, str], Pointed | None] = field(default_factory=dict)

    def at(self, position: int, role: str) -> Pointed | None:
        """Return the word that fills a role of the verb at `position`.

        `role` is one of `heads.ROLES`; None where the model says that nobody fills it.
        """
        asked = position, role
        if asked not in self._pointed:
            self._pointed[asked] = self._best(position, role)
        return self._pointed[asked]

    def _best(self, position: int, role: str) -> Pointed | None:
        if position not in self._told:
            self._told[position] = self._described(position)
        told = self._told[position]
        head = heads.best(told, role, self.learnt) if told else None
        return _pointed(self.tokens_at(position), head)

    def _described(self, position: int) -> heads.Described | None:
        """Return what the model is told of a verb; None for what it takes for none."""
        tokens, number = self._token(position)
        if number is None:
            return None
        sentence = self._sentence(tokens)
        if not sentence.tags[number].startswith("VB"):
            return None
        return heads.described(sentence, number)

    def doer(self, position: int) -> Span | None:
        """Return the words for who does what the verb at `position` says."""
        tokens, number = self._token(position)
        if number is None:
            return None
        found = doer(self._sentence(tokens), number, self.learnt)
        return (tokens[found[0]].start, tokens[found[1] - 1].end) if found else None

    def _token(self, position: int) -> tuple[tuple[Token, ...], int | None]:
        """Return the sentence's tokens, and which of them begins at `position`."""
        tokens = self.tokens_at(position)
        if len(tokens) > _MOST:
            return tokens, None
        return tokens, next(
            (n for n, t in enumerate(tokens) if t.start == position), None
        )

    def _sentence(self, tokens: tuple[Token, ...]) -> heads.Sentence:
        sentence = self._kept.get(tokens[0].start)
        if sentence is None:
            sentence = heads.Sentence([t.text for t in tokens])
            self._kept[tokens[0].start] = sentence
        return sentence


def _pointed(tokens: tuple[Token, ...], head: heads.Head | None) -> Pointed | None:
    if head is None:
        return None
    token = tokens[head.token]
    return Pointed(token.start, token.end, head.margin)

"""The role model as a second voice: whom a verb's doer and done-to words name.

The model points at words (`semantic.heads`); here they become positions in the text.
It is asked only about a verb that tells of an act, and each sentence is tagged at most
once for one document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from habeas.claims.reader.semantic import heads
from habeas.text.sentences import Token


@dataclass(frozen=True)
class Pointed:
    """Where the head word stands (code points), and how far it leads, above 0."""

    start: int
    end: int
    margin: int


@dataclass(frozen=True)
class Roles:
    """What the model says of a verb; None where it says that nobody is told."""

    doer: Pointed | None = None
    done_to: Pointed | None = None


NOBODY = Roles()
_MOST = 120  # tokens of a sentence: beyond it the model was never trained


@dataclass
class RoleVoice:
    """The model's word on the verbs of one text; `tokens_at` gives a sentence's."""

    tokens_at: Callable[[int], tuple[Token, ...]]
    _kept: dict[int, heads.Sentence] = field(default_factory=dict)

    def at(self, position: int) -> Roles:
        """Return who does what the verb at `position` says, and to whom."""
        tokens = self.tokens_at(position)
        number = next((n for n, t in enumerate(tokens) if t.start == position), None)
        if number is None or len(tokens) > _MOST:
            return NOBODY
        sentence = self._kept.get(tokens[0].start)
        if sentence is None:
            sentence = heads.Sentence([t.text for t in tokens])
            self._kept[tokens[0].start] = sentence
        if not sentence.tags[number].startswith("VB"):
            return NOBODY
        found = sentence.heads(number)
        return Roles(_pointed(tokens, found.doer), _pointed(tokens, found.done_to))


def _pointed(tokens: tuple[Token, ...], head: heads.Head | None) -> Pointed | None:
    if head is None:
        return None
    token = tokens[head.token]
    return Pointed(token.start, token.end, head.margin)

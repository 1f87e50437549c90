"""A text as the reader's stages see it: parts, sentences and tokens by position.

Every stage is a plain function of a `Document` (and of what earlier stages found),
and gives frozen values with spans. Positions are Unicode code points of the untouched
text, end exclusive. A stage never makes a quote itself: `habeas.text.spans.quote` does.
Where the letters carry no case, the stages read a copy with capitals; see `casing`.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from habeas.claims.reader import columns
from habeas.claims.reader.casing.recase import recased
from habeas.claims.reader.fields import Entry, entries
from habeas.claims.reader.hearing import Told, Voice, told
from habeas.claims.reader.learnt import NOTHING, Learnt
from habeas.claims.reader.lexicon import unspeaking
from habeas.claims.reader.roles import RoleVoice
from habeas.claims.reader.triggers import triggers
from habeas.text import diaries
from habeas.text.alike import plain
from habeas.text.chats import marked
from habeas.text.interviews import with_colons
from habeas.text.languages import language as language_of
from habeas.text.once import once
from habeas.text.parts import Part, parts
from habeas.text.sentences import Token, sentences, tokens
from habeas.text.spans import Span
from habeas.text.spotting import Spotted, letters, spotted
from habeas.text.struck import unstruck


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tokens and the part it stands in; `number` counts from 0."""

    number: int
    start: int
    end: int
    part: Part
    tokens: tuple[Token, ...]

    @once
    def words(self) -> tuple[str, ...]:
        """The words of its tokens as they are written."""
        return tuple(map(_text, self.tokens))

    @once
    def low(self) -> tuple[str, ...]:
        """The words of its tokens in lower case."""
        return tuple(map(str.lower, self.words))

    @once
    def wide(self) -> tuple[str, ...]:
        """The words in lower case, with `EDGE` empty ones before and after them."""
        return ("",) * EDGE + self.low + ("",) * EDGE

    @once
    def capitals(self) -> bool:
        """Whether all but a few letters of it, of two words or more, are capitals."""
        if sum(map(str.isupper, self.words)) < _FEWEST:
            return False
        letters = [word for word in self.words if word[0].isalpha()]
        upper = sum(map(str.isupper, letters))
        return upper >= _FEWEST and upper * 10 >= len(letters) * 7


_text = itemgetter(Token._fields.index("text"))
EDGE = 8
_FEWEST = 2  # words in capitals that make a line of capitals


@dataclass(frozen=True)
class Document:
    """A decoded text, its language (BCP 47), and what a desk taught.

    `text` is what the stages read: the text itself or, where its letters carry no case,
    a copy of the same length with capitals. `original` is never changed; quotes are cut
    from it. `voice`, where there is one, hears names besides (`hearing`). `small` says
    that it is written in small letters, as chats and feeds are.
    """

    text: str
    language: str
    learnt: Learnt = field(default=NOTHING, compare=False, repr=False)
    original: str = ""
    voice: Voice | None = field(default=None, compare=False, repr=False)
    small: bool = False

    def letters(self, start: int, end: int) -> frozenset[str]:
        """Return the runs of letters of a stretch (`habeas.text.spotting`)."""
        found = self._letters.get((start, end))
        if found is None:
            found = self._letters[start, end] = letters(self.text[start:end])
        return found

    def spotted(self, start: int, end: int) -> Spotted:
        """Return the expressions that a stretch may meet (`habeas.text.spotting`)."""
        found = self._spotted.get((start, end))
        if found is None:
            triggers()  # puts its expressions on the board, if nobody did before
            found = self._spotted[start, end] = spotted(self.letters(start, end))
        return found

    @once
    def _letters(self) -> dict[tuple[int, int], frozenset[str]]:
        return {}

    @once
    def _spotted(self) -> dict[tuple[int, int], Spotted]:
        return {}

    @once
    def parts(self) -> tuple[Part, ...]:
        """The parts, in order, without gap or overlap."""
        return parts(self.text, self.language)

    @once
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all parts, in order."""
        found: list[Sentence] = []
        for part in self.parts:
            for span in sentences(self.text, part.start, part.end):
                found.append(
                    Sentence(
                        len(found),
                        span.start,
                        span.end,
                        part,
                        tuple(tokens(self.text, span.start, span.end)),
                    )
                )
        return tuple(found)

    @once
    def lines(self) -> list[columns.Line]:
        """The lines that are not empty, cut into cells where they are a table's."""
        return columns.lines(self.text)

    @once
    def diary(self) -> dict[int, int]:
        """Where the entries of a diary begin and end (`habeas.text.diaries`)."""
        return diaries.entries(self.text)

    @once
    def fields(self) -> list[Entry]:
        """The blocks of its lists of people by fields ("Name: X")."""
        return entries(self.text)

    @once
    def roles(self) -> RoleVoice:
        """What the role model says of a verb; it remembers the sentences it tagged."""
        starts, found = self._starts, self.sentences  # not self, which keeps it

        def tokens_at(position: int) -> tuple[Token, ...]:
            sentence = _standing_at(position, starts, found)
            return sentence.tokens if sentence else ()

        return RoleVoice(tokens_at, self.learnt.roles)

    @once
    def heard(self) -> dict[tuple[int, int], str]:
        """What the names model takes for a name, by its span; `sorting` fills it."""
        return {}

    @once
    def voiced(self) -> Told | None:
        """What the voice hears in each sentence, by the sentence's number."""
        if self.voice is None:
            return None
        return told(self.voice, [sentence.tokens for sentence in self.sentences])

    @once
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @once
    def _part_starts(self) -> list[int]:
        return [part.start for part in self.parts]

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that `position` stands in, or None between two."""
        return _standing_at(position, self._starts, self.sentences)

    def part_at(self, position: int) -> Part | None:
        """Return the part that `position` stands in."""
        at = bisect.bisect_right(self._part_starts, position) - 1
        if at < 0 or position >= self.parts[at].end:
            return None
        return self.parts[at]

    def words(self, span: Span) -> str:
        """Return the text at a span."""
        return self.text[span.start : span.end]


def _standing_at(
    position: int, starts: Sequence[int], found: Sequence[Sentence]
) -> Sentence | None:
    at = bisect.bisect_right(starts, position) - 1
    if at < 0 or position >= found[at].end:
        return None
    return found[at]


def document(
    text: str, learnt: Learnt = NOTHING, voice: Voice | None = None
) -> Document:
    """Return `text` as the reader sees it, with what a desk taught it."""
    language = language_of(text)
    seen = plain(with_colons(marked(unstruck(text), unspeaking)))
    shown = recased(seen, language)
    small = shown is not seen and text[-200:].islower()
    return Document(shown, language, learnt, text, voice, small)

"""What officers of a desk decided about acts that a word tells: counts, and a voice.

For each word that tells acts and each type, how often such acts were accepted, found
misread, or put right to another type or manner. Where a desk corrected a word often
enough, what it tells is doubted from then on, and the type that was put in its place is
suggested beside it; where it was accepted all but always, that is a voice for it. It
never drops an act and never changes one: it says how far the act can be leant on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.claims.reader.document import Document
from habeas.claims.reader.merge import family
from habeas.claims.reader.semantic.heads import stem
from habeas.claims.reader.triggers import Triggers, triggers

LEAST, LEAST_TEXTS = 3, 2  # corrections, and texts that they are in, before a doubt
TRUSTED, TRUSTED_TEXTS = 6, 3  # accepted, before they are a voice
MOST_WRONG = 0.1  # of the decided, for a voice
RIGHT, NOTHING = "right", "none"  # other outcomes are "type:code" and "manner:code"
Span = tuple[int, int]


@dataclass(frozen=True)
class Judged:
    """How often acts of one word and type came to what, and in how many texts."""

    outcomes: Mapping[str, int] = field(default_factory=dict)
    texts_right: int = 0
    texts_wrong: int = 0

    @property
    def right(self) -> int:
        return self.outcomes.get(RIGHT, 0)

    @property
    def wrong(self) -> int:
        return sum(self.outcomes.values()) - self.right

    @property
    def doubted(self) -> bool:
        """Whether what the word tells was corrected more often than not."""
        enough = self.wrong >= LEAST and self.texts_wrong >= LEAST_TEXTS
        return enough and self.wrong > self.right

    @property
    def trusted(self) -> bool:
        """Whether what the word tells was accepted all but always."""
        decided = self.right + self.wrong
        enough = self.right >= TRUSTED and self.texts_right >= TRUSTED_TEXTS
        return enough and self.wrong <= MOST_WRONG * decided

    @property
    def instead(self) -> str:
        """What most corrections made of it, "type:code", "manner:code" or ''."""
        others = {k: n for k, n in self.outcomes.items() if ":" in k and n >= LEAST}
        most = max(others, key=lambda k: (others[k], k), default="")
        return most if most and 2 * others[most] > self.wrong else ""


Table = Mapping[str, Judged]


def key(word: str, code: str) -> str:
    """Return under which name a word (its stem) and a type stand."""
    return f"{word} {family(code)}"


def words(tokens: Iterable[tuple[int, str]], spans: Sequence[Span], code: str,
          known: Triggers | None = None) -> list[str]:  # fmt: skip
    """Return the stems of the words in `spans` that tell an act of this type.

    Args:
        tokens: Where each word of the text begins (code points), and the word.
        spans: Where the act's words are.
        code: The act's type.
        known: The words that tell acts; None for those that are shipped.
    """
    ways = known or triggers()
    found = []
    for start, word in tokens:
        if not any(a <= start < b for a, b in spans):
            continue
        low = word.lower()
        forms = (*ways.verbs.get(low, ()), *ways.nouns.get(low, ()))
        if any(family(f.way.act) == family(code) for f in forms):
            found.append(stem(low))
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Outcome:
    """What an act of a word, told at `at` (code points) of a text, came to."""

    text: str
    at: int
    word: str
    code: str
    outcome: str


def table(outcomes: Iterable[Outcome]) -> dict[str, Judged]:
    """Count outcomes by word and type."""
    counts: dict[str, dict[str, int]] = {}
    texts: dict[str, tuple[set[str], set[str]]] = {}
    for one in outcomes:
        name = key(one.word, one.code)
        own = counts.setdefault(name, {})
        own[one.outcome] = own.get(one.outcome, 0) + 1
        in_texts = texts.setdefault(name, (set(), set()))
        in_texts[one.outcome != RIGHT].add(one.text)
    return {
        name: Judged(own, len(texts[name][0]), len(texts[name][1]))
        for name, own in sorted(counts.items())
    }


def said(judged: Table, found: Sequence[str], code: str) -> Judged | None:
    """Return what was decided about the words of an act, the most corrected first."""
    rows = [r for w in found if (r := judged.get(key(w, code))) is not None]
    if not rows:
        return None
    return max(rows, key=lambda r: (r.doubted, not r.trusted, r.wrong))


def told(judged: Judged) -> dict[str, Any]:
    """Return a doubt as it stands beside an act in a reading."""
    return {
        "corrected": judged.wrong,
        "of": judged.wrong + judged.right,
        "instead": judged.instead,
    }


def kept(judged: Table) -> dict[str, Any]:
    """Return a table as JSON."""
    return {
        name: [dict(r.outcomes), r.texts_right, r.texts_wrong]
        for name, r in judged.items()
    }


def loaded(told: Mapping[str, Any]) -> dict[str, Judged]:
    """Return a table from what `kept` gave."""
    return {name: Judged(o, right, wrong) for name, (o, right, wrong) in told.items()}


# --- how well it doubts -------------------------------------------------------------


def doubts(judged: Table, outcomes: Iterable[Outcome]) -> tuple[int, int, int]:
    """Return, of decided acts: doubted and corrected, doubted, corrected."""
    hits = said_ = there = 0
    for one in outcomes:
        row = judged.get(key(one.word, one.code))
        doubted, wrong = bool(row and row.doubted), one.outcome != RIGHT
        hits, said_, there = hits + (doubted and wrong), said_ + doubted, there + wrong
    return hits, said_, there


def near(doc: Document, spans: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """Give the words of the sentences that spans stand in, with where each begins."""
    seen = set()
    for start, end in spans:
        first = doc.sentence_at(start)
        for sentence in doc.sentences[first.number :] if first else ():
            if sentence.start >= end:
                break
            if sentence.number not in seen:
                seen.add(sentence.number)
                yield from ((t.start, t.text) for t in sentence.tokens)

"""Words of Urdu in its own script: the sections of `data/urdu.txt`."""

from __future__ import annotations

from functools import cache

from habeas.claims.reader.document import Sentence
from habeas.claims.reader.lexicon import sections

_FILE = "urdu.txt"


@cache
def words(section: str) -> frozenset[str]:
    """Return the words of a section."""
    return sections(_FILE)[section]


@cache
def counts() -> dict[str, int]:
    """Return number words with their values."""
    pairs = (w.split(":") for w in words("counts"))
    return {word: int(number) for word, number in pairs}


@cache
def _begins(section: str) -> frozenset[str]:
    """Return the words that phrases of a section begin with."""
    return frozenset(one.split(" ")[0] for one in words(section))


def phrase(sentence: Sentence, at: int, section: str) -> int:
    """Return how many tokens from `at` are a phrase of a section, 0 if none."""
    if at >= len(sentence.tokens) or sentence.tokens[at].text not in _begins(section):
        return 0
    said = [t.text for t in sentence.tokens[at : at + 5]]
    for count in (5, 4, 3, 2, 1):
        if len(said) >= count and " ".join(said[:count]) in words(section):
            return count
    return 0


def stops(word: str) -> bool:
    """Whether no name holds a word: a small word, or a mark."""
    return word in words("stops") or not word[0].isalpha()

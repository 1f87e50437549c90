"""Everyday English words with the kinds they are used as, read once.

`data/names/words.txt` is counted from the English Web Treebank (see the notice beside
it): a word, then letters: N noun, V verb, G -ing form, P participle, J adjective,
R adverb, D determiner, I preposition, M modal, C conjunction, S pronoun, # number.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _words() -> dict[str, str]:
    text = files(__package__).joinpath("data", "names", "words.txt")
    found = {}
    for line in text.read_text(encoding="utf-8").splitlines():
        word, _, kinds = line.partition(" ")
        found[word] = kinds
    return found


def tags(word: str) -> str:
    """Return the kinds of a lower-case word, the commonest first; "" if unknown."""
    return _words().get(word, "")


def common(word: str) -> bool:
    """Whether a lower-case word is an everyday word."""
    return word in _words()

"""What the encoder is told of a word besides its letters: its shape, and what lists say.

Its pieces are in small letters, so that without these it would not know of capitals.
The lists are those that Habeas reads names with. The order of `MARKS` is the order of
the weights: a mark is only ever added at the end, and then the model is learnt anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from habeas.claims.reader.lexicon import personal_names, places_known, towns_known
from habeas.claims.reader.model import known_words

SHAPES = ("9", "9a", "A", "AA", "Aa", "AaA", "a", ".", "@")
KINDS = ("title", "body", "site", "place", "town", "given", "family", "both")
MARKS = (*SHAPES, *KINDS, "first", "capitals", "long_place", "in_place")
_AT = {name: n for n, name in enumerate(MARKS)}
_PERSONAL = {"g": "given", "f": "family", "b": "both"}
_LONGEST = 4  # words of a place that is known by more than one


def marks(words: Sequence[str]) -> list[list[int]]:
    """Return, for each word of a sentence, the places in `MARKS` of what holds."""
    found = [list(_own(word)) for word in words]
    if not found:
        return found
    found[0].append(_AT["first"])
    if _capitals(words):
        for one in found:
            one.append(_AT["capitals"])
    for first, end in _long_places([word.lower() for word in words]):
        found[first].append(_AT["long_place"])
        for at in range(first + 1, end):
            found[at].append(_AT["in_place"])
    return found


@lru_cache(maxsize=32768)
def _own(word: str) -> tuple[int, ...]:
    low = _bare(word).lower()
    told = [
        ("title", low in known_words("titles")),
        ("body", low in known_words("org_heads")),
        ("site", low in known_words("place_heads")),
        ("place", low in places_known()),
        ("town", low in towns_known()),
    ]
    names = [_shape(_bare(word)), *(name for name, holds in told if holds)]
    kind = personal_names().get(low)
    if kind:
        names.append(_PERSONAL[kind])
    return tuple(_AT[name] for name in names)


def _bare(word: str) -> str:
    """Return a word without a possessive ending."""
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    return word


def _shape(word: str) -> str:
    first = word[0]
    if word.isdigit():
        return "9"
    if not first.isalnum():
        return "." if first in ".,;:!?" else "@"
    if word.isupper():
        return "A" if len(word) == 1 else "AA"
    if first.isupper():
        return "AaA" if any(c.isupper() for c in word[1:]) else "Aa"
    return "9a" if first.isdigit() else "a"


def _capitals(words: Sequence[str]) -> bool:
    """Whether capitals mean nothing here, since nearly all words have only them."""
    letters = [word for word in words if word[0].isalpha()]
    upper = sum(len(word) > 1 and word.isupper() for word in letters)
    return upper * 10 > len(letters) * 6


def _long_places(low: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the words of known places of several words, the longest at each word."""
    at = 0
    while at < len(low):
        end = min(len(low), at + _LONGEST)
        while end > at + 1 and not _known(" ".join(low[at:end])):
            end -= 1
        if end > at + 1:
            yield at, end
        at = max(end, at + 1)


def _known(words: str) -> bool:
    return words in places_known() or words in towns_known()

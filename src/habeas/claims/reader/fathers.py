"""Names in Urdu that are told by what follows them: "X ولد Y", "X بی بی", "جن میں X"."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.claims.reader.called import doubled, omar
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.names import Run
from habeas.claims.reader.script import phrase, stops
from habeas.claims.reader.sorting import Named

_MEMBERS = 14


def of_whom(sentence: Sentence, at: int) -> bool:
    """Whether "جن میں" leads to members that are named: "جن میں A اور B شامل ہیں"."""
    words = [t.text for t in sentence.tokens[at + 1 : at + _MEMBERS]]
    return words[:1] == ["میں"] and "شامل" in words


_LATE = ("ایڈووکیٹ", "صاحب", "صاحبہ", "مسیح")
_CHILD_OF = ("ولد", "بنت", "زوجہ", "دختر")


def fathered(doc: Document, sentence: Sentence, taken: set[int]) -> Iterator[Named]:
    """Give names before "ولد", and before "بی بی": told by what follows them."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        after = [t.text for t in tokens[at + 1 : at + 3]]
        first = at
        if token.text in _CHILD_OF and after and not stops(after[0]):
            first = _back(sentence, at, 3, taken)
            end = at
        elif token.text == "بی" and after[:1] == ["بی"] and after != ["بی", "سی"]:
            first = _back(sentence, at, 1, taken)
            end = at + 2
        elif token.text in _LATE and (not after or _ends(sentence, at + 1)):
            first = _back(sentence, at, 2, taken)
            end = at + 1
        if first < at:
            yield Named(Run(sentence, first, end), "person", doc.text)


def _ends(sentence: Sentence, at: int) -> bool:
    return stops(sentence.tokens[at].text) and not omar(sentence, at)


def _back(sentence: Sentence, at: int, most: int, taken: set[int]) -> int:
    """Return where a name begins that ends before `at`, `at` where none does."""
    tokens, first = sentence.tokens, at
    while first > 0 and at - first < most:
        word = tokens[first - 1]
        he = first < at and omar(sentence, first - 1)
        if stops(word.text) and not he or word.start in taken:
            break
        if any(
            phrase(sentence, first - n, s) >= n
            for s in _CUES
            for n in range(1, min(first, _CUE_LONG) + 1)
        ):
            break
        first -= 1
    if at - first == most and first and doubled(sentence, first - 1):
        return first - 1  # "دین محمد یوسفزئی صاحب"
    return first


_CUE_LONG = 4  # "انسانی حقوق کے کارکن"
_CUES = ("titles", "occupations", "kin", "roles", "people", "body_heads", "place_heads")

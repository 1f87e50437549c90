"""How far the words around an act sound as if it were not told as done.

A linear model over the words before and after the trigger, those of the sentences
beside, and classes of words (`data/doubt/classes.txt`), in whole numbers: hundredths of
log odds, above 0 rather not done than done. It is taught by `tools/train_doubt.py` with
pairs of texts of our own, and hears dreams, jokes, tales, rumours, figures of speech and
news taken back in wordings that no rule foresees.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import listed, sections

SURE = 230  # so that of texts left out of the teaching 99 of 100 true acts stay
_NEAR, _FAR, _BESIDE, _LONG, _BEGIN = 3, 14, 14, 5, 4
_EDGE, _NAME, _NUMBER = "|", "Aa", "#"
_WIDE = 400  # words to each side: of a text without stops no more is looked at
_LINKS = listed(
    "that if whether how because after before when while since where who which whom as "
    "although though but and or until unless once : ; , . — – ! ? ke keh kyun jab agar "
    "magar lekin aur to کہ جب اگر مگر لیکن اور تو کیونکہ جس جو ، ۔ ؛"
)
_start = attrgetter("start")


@cache
def learnt() -> Mapping[str, int]:
    """Return the weights that come with the reader, by feature."""
    path = files("habeas.claims.reader").joinpath("data", "doubt", "weights.json")
    loaded: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each word that has some."""
    found: dict[str, list[str]] = {}
    for name, told_so in sections("doubt/classes.txt").items():
        for word in told_so:
            found.setdefault(word, []).append(name)
    return {word: tuple(sorted(names)) for word, names in found.items()}


class Word(NamedTuple):
    """A word as the model knows it: what it is called, and its classes."""

    low: str
    names: tuple[str, ...]


@lru_cache(maxsize=16384)
def known(word: str, *, first: bool) -> Word:
    """Return a word, the `first` of a sentence or a later one; names are all alike."""
    low = word.lower().replace("’", "'")
    if low[0].isdigit():
        return Word(_NUMBER, ())
    names = classes().get(low, ())
    if not names and low.endswith("n't"):
        names = ("no",)
    if not first and word[0].isupper() and not word.isupper() and not names:
        return Word(_NAME, ())
    return Word(low, names)


Words = tuple[Word, ...]


def words(sentence: tuple[str, ...]) -> Words:
    """Return the words of a sentence as the model knows them."""
    return tuple(known(word, first=not n) for n, word in enumerate(sentence))


class Seen(NamedTuple):
    """What the model looks at: the words of a sentence, where in it an act's trigger
    stands, and the words of the sentences beside, each with its mark."""

    own: Words
    here: int
    beside: tuple[tuple[str, Words], ...]


def seen(doc: Document, at: int) -> Seen | None:
    """Return what stands around a position; None where no sentence does."""
    sentence = doc.sentence_at(at)
    if sentence is None:
        return None
    here = max(bisect_right(sentence.tokens, at, key=_start) - 1, 0)
    low = max(here - _WIDE, 0)
    own = words(sentence.words[low : here + _WIDE])
    every, beside = doc.sentences, []
    for mark, step in (("y", -1), ("x", 1), ("z", 2)):
        number = sentence.number + step
        if 0 <= number < len(every) and every[number].part is sentence.part:
            beside.append((mark, words(every[number].words[:_BESIDE])))
    return Seen(own, here - low, tuple(beside))


def features(doc: Document, at: int, code: str) -> Iterator[str]:
    """Give what the model is told of an act of a code whose trigger stands at `at`."""
    found = seen(doc, at)
    if found is None:
        return
    yield from _around(found, code)
    for mark, near in _sides(found):
        for far, word in enumerate(near):
            yield from _said(mark, word.low, near=far < _NEAR)
    yield from _together(_met(found))
    for mark, near in found.beside:
        yield from sorted({mark + name for word in near for name in word.names})


def _sides(found: Seen) -> Iterator[tuple[str, Words]]:
    """Give the words around a trigger by their sides, the nearest first."""
    own, here = found.own, found.here
    yield "b", own[max(0, here - _FAR) : here][::-1]
    yield "a", own[here + 1 : here + 1 + _FAR]
    yield from found.beside


def _around(found: Seen, code: str) -> Iterator[str]:
    """Give the trigger and the words that join its clause to others."""
    own, here = found.own, found.here
    word = own[here].low
    following = own[here + 1].low if here + 1 < len(own) else _EDGE
    yield "k" + code
    yield "t" + word
    yield f"t{word} {following}"
    yield f"t{own[here - 1].low if here else _EDGE}_{word}"
    yield "s" + own[0].low
    if any(w.low in "?؟" for w in own[-2:]):
        yield "q"
    yield from _governed(own[:here])
    yield from _followed(own[here + 1 :])


def _governed(before: Words) -> Iterator[str]:
    """Give the last word that joins the clause to those before, and their classes."""
    last = len(before) - 1
    link = next((n for n in range(last, -1, -1) if before[n].low in _LINKS), -1)
    word = before[link].low if link >= 0 else _EDGE
    yield "l" + word
    yield f"l{word} {before[link - 1].low}" if link > 0 else "l" + _EDGE
    yield from sorted({f"{n}>{word}" for w in before[: max(link, 0)] for n in w.names})
    yield from sorted({f"{word}<{n}" for w in before[link + 1 :] for n in w.names})


def _followed(after: Words) -> Iterator[str]:
    """Give the first word that joins another clause behind, and that one's classes."""
    link = next((n for n, w in enumerate(after) if w.low in _LINKS), len(after))
    for word in after[link : link + 1]:
        rest = after[link + 1 :]
        yield "r" + word.low
        yield from (f"r{word.low} {one.low}" for one in rest[:1])
        yield from sorted({f"r{word.low}>{n}" for w in rest for n in w.names})


def _said(mark: str, low: str, *, near: bool) -> Iterator[str]:
    yield mark + low
    if len(low) > _LONG:
        yield f"{mark}p{low[:_BEGIN]}"
    if near:
        yield f"{mark}n{low}"


def _met(found: Seen) -> frozenset[str]:
    """Return the classes met before and behind a trigger."""
    own, here = found.own, found.here
    before = {"B" + name for word in own[:here] for name in word.names}
    after = {"A" + name for word in own[here + 1 :] for name in word.names}
    return frozenset(before | after)


def _together(met: frozenset[str]) -> Iterator[str]:
    own = sorted(met)
    yield from own
    yield from (f"{one}+{other}" for one, other in combinations(own, 2))


@lru_cache(maxsize=32768)
def _worth(mark: str, low: str, near: bool) -> int:
    held = learnt()
    return sum(held.get(f, 0) for f in _said(mark, low, near=near))


@lru_cache(maxsize=8192)
def _classed(met: frozenset[str]) -> int:
    held = learnt()
    return sum(held.get(f, 0) for f in _together(met))


def _side(mark: str, near: Words) -> int:
    return sum(_worth(mark, word.low, far < _NEAR) for far, word in enumerate(near))


def _beside(mark: str, near: Words) -> int:
    held = learnt()
    names = {mark + name for word in near for name in word.names}
    return _side(mark, near) + sum(held.get(name, 0) for name in names)


def weight(doc: Document, at: int, code: str) -> int:
    """Return how far an act sounds as not done: the sum over its features."""
    found = seen(doc, at)
    return _within(found, code) + _without(found) if found else 0


def _within(found: Seen, code: str) -> int:
    """Return what the words of its own sentence weigh."""
    held, own, here = learnt(), found.own, found.here
    return (
        sum(held.get(f, 0) for f in _around(found, code))
        + _side("b", own[max(0, here - _FAR) : here][::-1])
        + _side("a", own[here + 1 : here + 1 + _FAR])
        + _classed(_met(found))
    )


def _without(found: Seen) -> int:
    """Return what the sentences beside weigh."""
    return sum(_beside(mark, near) for mark, near in found.beside)


def doubtful(doc: Document, at: int, code: str) -> bool:
    """Whether an act is surely not done; its own sentence must sound so too.

    "They took Omar. His mother woke up screaming": no neighbour alone undoes a deed.
    """
    found = seen(doc, at)
    own = _within(found, code) if found else 0
    return found is not None and own > 0 and own + _without(found) > SURE


def told(doc: Document, found: Sequence[Act]) -> list[Act]:
    """Return the acts without those told as done that the model is sure are not."""
    known_of: dict[tuple[int, str], bool] = {}
    return [act for act in found if not _doubted(doc, act, known_of)]


def _doubted(doc: Document, act: Act, known_of: dict[tuple[int, str], bool]) -> bool:
    """Whether an act is not told as done; what an answer affirms is never doubted."""
    if act.modality != "stated" or act.polarity != "affirmed" or len(act.spans) > 1:
        return False
    if _TAKEN_FOR_GRANTED.search(doc.text, max(0, act.at - _WITHIN), act.at):
        return False
    where = act.at, act.type
    if where not in known_of:
        known_of[where] = doubtful(doc, *where)
    return known_of[where]


# "Held a rally to protest the killing of A", "freed only to be taken again": it was done.
_TAKEN_FOR_GRANTED = re.compile(
    r"\b(?:condemn|protest|decr|denounc|deplor|mourn|deprecat)\w*(?: against)? "
    r"(?:the|his|her|their)(?: [\w-]+){0,2} \Z|\bonly to be \Z|"
    r"\b(?:police|forces|army|military|troops|soldiers|rangers|personnel|squad|department|"
    r"militants|rebels|group|outfit|fighters|insurgents|guerrillas) (?:also |later |ha(?:s|ve|d) )?"
    r"claim(?:s|ed)? (?:to have|(?:that )?(?:they|it) (?:had|have|has)) (?:down )?\Z",
    re.IGNORECASE,
)
_WITHIN = 60  # letters


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    for one in (learnt, classes, known, _worth, _classed):
        one.cache_clear()

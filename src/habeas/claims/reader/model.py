"""A small sequence model for names: a second voice beside the rules.

Trained by `tools/train.py`; weights in `data/names/weights.json` (see the notice
there). It looks only at stretches around capital letters and known places, so that
its time grows with the number of names and not with the length of the text. Best
labels by Viterbi, in whole numbers: the same on every machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from operator import add, itemgetter
from struct import Struct
from typing import NamedTuple

from habeas.claims.reader.agreed import agree
from habeas.claims.reader.lexicon import (
    listed,
    personal_names,
    places_known,
    sections,
    towns_known,
)
from habeas.claims.reader.likeliest import Columns, best
from habeas.claims.reader.vocabulary import tags
from habeas.text.sentences import Token

Weights = Mapping[str, tuple[int, ...]]
"""Features, each with its weight for every label."""
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
SORTS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_LINKS = listed("of the and & for de del la al el bin van von ul ' ’ . - / –")
_FIRMS = listed("inc ltd llc llp co corp pvt plc")
_END = re.compile(r"['’]s?$")
_INSIDE = re.compile(r"[a-z]{1,3}[-'’]?[A-Z]")  # "al-Sadr", "d'Ivoire", "eBay"
_NONE = (0,) * len(LABELS)
_EDGE = "|"
_LONGEST = 60


class Tagged(NamedTuple):
    """Tokens `first` to `last` (end exclusive) of a sentence, taken for a name.

    `margin` is how far the best label of its first word stands above none.
    """

    first: int
    last: int
    sort: str


@cache
def known_words(section: str) -> frozenset[str]:
    """Return a list that the weights were learnt with.

    It stands still when the lists of the rules grow, so that the weights stay right.
    """
    return sections("names/lists.txt")[section]


@cache
def _personal() -> dict[str, str]:
    return {**personal_names(), **dict.fromkeys(known_words("given"), "g")}


@cache
def _heads() -> frozenset[str]:
    return known_words("place_heads") | known_words("org_heads")


@cache
def _weights() -> dict[str, str]:
    path = files(__package__).joinpath("data", "names", "weights.json")
    loaded: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=65536)
def _weight(feature: str) -> int:
    """Return a feature's weights for all labels side by side in one number, to be added.

    Each has 32 bits and stands `_ABOVE` its worth, so that none is below 0; what that
    adds is the same for every label. A feature never seen gives 0.
    """
    said = _weights().get(feature)
    if not said:
        return 0
    return int.from_bytes(
        b"".join((int(n) + _ABOVE).to_bytes(4, "little") for n in said.split(" ")),
        "little",
    )


_ABOVE = 1 << 22
_SIDE_BY_SIDE = Struct(f"<{len(LABELS)}I")


@cache
def transitions() -> Columns:
    """Return, for each label, the weights of coming to it from each label."""
    rows = [_weights()[f"T{label}"] for label in LABELS]
    table = [tuple(int(n) for n in row.split(" ")) for row in rows]
    return tuple(zip(*table, strict=True))


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    for kept in (_weights, _weight, transitions, _own_weight):
        kept.cache_clear()


Wanted = Sequence[tuple[int, int]] | None
"""Ranges of tokens; stretches that share none with them are passed over."""


def tagged(
    tokens: Sequence[Token], more: Weights | None = None, wanted: Wanted = None
) -> list[Tagged]:
    """Return the names the model sees in a sentence, in order.

    `more` are weights that a desk's decisions added to those of the file.
    """
    columns = _with(transitions(), more) if more else transitions()
    return _named(stretches(tokens, more, wanted), columns)


def together(
    sentences: Iterable[tuple[Sequence[Token], Wanted]], more: Weights | None = None
) -> list[list[Tagged]]:
    """Return the names the model sees in each of the sentences of one text, in order.

    A word with a capital that comes again is heard everywhere a little as in all
    places together, so that one clear place tells for the others.
    """
    columns = _with(transitions(), more) if more else transitions()
    every = [stretches(tokens, more, wanted) for tokens, wanted in sentences]
    agree((s.words, s.gains) for found in every for s in found)
    return [_named(found, columns) for found in every]


class Stretch(NamedTuple):
    """Words from `first` on that may hold a name, with their weights by label."""

    first: int
    words: list[str]  # "" for what has no capital
    gains: list[Sequence[int]]


def stretches(
    tokens: Sequence[Token], more: Weights | None = None, wanted: Wanted = None
) -> list[Stretch]:
    """Return the stretches of a sentence that may hold a name, in order."""
    view = View(tokens)
    inside = {at for begin, end in wanted or () for at in range(begin, end)}
    return [
        Stretch(
            first,
            [word.text if word.upper else "" for word in view.seen[first:last]],
            [view.gains(at, first, last, more) for at in range(first, last)],
        )
        for first, last in view.stretches()
        if wanted is None or not inside.isdisjoint(range(first, last))
    ]


def _named(found: Iterable[Stretch], transitions: Columns) -> list[Tagged]:
    return [
        one
        for stretch in found
        for one in _spans(best(stretch.gains, transitions), stretch.first)
    ]


def _side_by_side(weights: int) -> Sequence[int]:
    """Return the sums for all labels that `_weight` laid side by side."""
    return _SIDE_BY_SIDE.unpack(weights.to_bytes(_SIDE_BY_SIDE.size, "little"))


def weights_of(feature: str) -> tuple[int, ...]:
    """Return a feature's weights in the file, by label; noughts if it has none."""
    said = _weights().get(feature)
    return tuple(map(int, said.split(" "))) if said else _NONE


def _with(
    columns: tuple[tuple[int, ...], ...], more: Weights
) -> tuple[tuple[int, ...], ...]:
    """Return the transitions with what a desk added to them."""
    rows = [more.get(f"T{label}", _NONE) for label in LABELS]
    added = zip(*rows, strict=True)
    return tuple(tuple(map(add, a, b)) for a, b in zip(columns, added, strict=True))


def _spans(labels: Sequence[int], offset: int) -> list[Tagged]:
    found: list[Tagged] = []
    if not any(labels):
        return found
    open_from, kind = -1, ""
    for at, label in enumerate([*labels, 0]):
        name = LABELS[label]
        if open_from >= 0 and name != f"I-{kind}":
            found.append(Tagged(offset + open_from, offset + at, SORTS[kind]))
            open_from = -1
        if name[0] == "B" or name[0] == "I" and open_from < 0:
            open_from, kind = at, name[2:]
    return found


@cache
def _low_places() -> frozenset[str]:
    """Return places that are known even without a capital."""
    return places_known() - frozenset(("imo", "enga", "goma", "pau"))


def end_of(text: str, token: Token) -> int:
    """Return where a name ends with `token`: no possessive, but the stop of "Inc."."""
    word = _END.sub("", token.text) or token.text
    end = token.start + len(word)
    initial = len(word) == 1 and word.isupper() and text[end - 2 : end - 1] == "."
    short = initial or word.lower() in _STOPPED
    return end + 1 if short and text[end : end + 1] == "." else end


_STOPPED = listed("inc ltd co corp jr sr bros st ave rd dept")


class Seen(NamedTuple):
    """A word as the model sees it, wherever it stands."""

    text: str
    owns: bool
    low: str
    upper: bool  # has a capital, if only behind an article
    shape: str
    kinds: str
    may: bool  # begin a stretch that holds a name
    word: bool  # not a number or a mark
    shouted: bool  # all in capitals, and not one letter


@lru_cache(maxsize=32768)
def _seen(word: str) -> Seen:
    text = _END.sub("", word) or word
    low, upper = text.lower(), text[0].isupper() or bool(_INSIDE.match(text))
    kinds = tags(low)
    may = upper or not kinds and low in _low_places()
    alpha = text[0].isalpha()
    shouted = alpha and text.isupper() and len(text) > 1
    owns = len(text) < len(word)
    return Seen(text, owns, low, upper, _shape(text), kinds, may, alpha, shouted)


_low, _shape_of, _kinds, _is_word, _shouted = (
    itemgetter(Seen._fields.index(name))
    for name in ("low", "shape", "kinds", "word", "shouted")
)


class _Lists(NamedTuple):
    """The lists that the weights were learnt with."""

    titles: frozenset[str]
    bodies: frozenset[str]
    sites: frozenset[str]
    before_places: frozenset[str]
    nouns: frozenset[str]
    say: frozenset[str]
    places: frozenset[str]
    towns: frozenset[str]
    personal: dict[str, str]


@cache
def _lists() -> _Lists:
    return _Lists(
        known_words("titles"),
        known_words("org_heads"),
        known_words("place_heads"),
        known_words("place_preps"),
        known_words("nouns"),
        known_words("say"),
        places_known(),
        towns_known(),
        _personal(),
    )


def _own(text: str, first: bool) -> list[str]:
    """Return what the model is told of a word by its own form."""
    word, lists = text.lower(), _lists()
    marks = [
        ("T", word in lists.titles),
        ("o", word in lists.bodies),
        ("l", word in lists.sites),
        ("g", word in lists.places),
        ("q", word in lists.towns),
    ]
    return [
        "b",
        "w" + word,
        "p" + word[:3],
        "s" + word[-3:],
        "S" + word[-2:],
        "h" + _shape(text),
        "k" + tags(word) + ("^" if first else ""),
        *("x" + mark for mark, holds in marks if holds),
    ]


@lru_cache(maxsize=16384)
def _own_weight(text: str, first: bool) -> int:
    return sum(map(_weight, _own(text, first)))


class View:
    """A sentence as the model sees it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.seen = [_seen(token.text) for token in tokens]
        self.low = list(map(_low, self.seen))
        self.shapes = list(map(_shape_of, self.seen))
        # two more at each end, so that the words beside a word are one slice
        self._lows = [_EDGE, _EDGE, *self.low, _EDGE, _EDGE]
        self._shapes = [_EDGE, *self.shapes, _EDGE]
        edge = tags(_EDGE)
        self._kinds = [edge, edge, *map(_kinds, self.seen), edge, edge]
        capitals = sum(map(_shouted, self.seen))
        self.caps = capitals * 10 > sum(map(_is_word, self.seen)) * 6
        self._of_runs: dict[tuple[int, int], int] = {}

    def stretches(self) -> list[tuple[int, int]]:
        """Return the token ranges that may hold a name, in order, none overlapping."""
        found: list[tuple[int, int]] = []
        end, size = 0, len(self.seen)
        for at in [k for k, word in enumerate(self.seen) if word.may]:
            if at < end:
                continue
            end = at + 1
            while end < size and end - at < _LONGEST and (step := self._more(end)):
                end += step
            if end < size and self.low[end] in _heads():
                end += 1
            found.append((at, end))
        return found

    def _more(self, at: int) -> int:
        if self.seen[at].may:
            return 1
        if self.low[at] == "," and _FIRMS.intersection(self.low[at + 1 : at + 2]):
            return 2
        for ahead in (1, 2, 3):
            if self.low[at + ahead - 1] not in _LINKS or at + ahead >= len(self.seen):
                return 0
            if self.seen[at + ahead].upper:
                return ahead + 1
        return 0

    def gains(
        self, at: int, first: int, last: int, more: Weights | None = None
    ) -> Sequence[int]:
        """Return the weights of the word at `at` of a stretch for each label."""
        run = self._run(at, first, last)
        if run not in self._of_runs:
            self._of_runs[run] = sum(map(_weight, self._of_run(*run)))
        own = _own_weight(self.seen[at].text, at == 0)
        near = sum(map(_weight, self._around(at, *run)))
        found = _side_by_side(own + near + self._of_runs[run])
        if more:
            for taught in filter(None, map(more.get, self.features(at, first, last))):
                found = list(map(add, found, taught))
        return found

    def features(self, at: int, first: int, last: int) -> list[str]:
        """Return what the model is told about the word at `at` of a stretch."""
        run = self._run(at, first, last)
        own = _own(self.seen[at].text, at == 0)
        return [*own, *self._around(at, *run), *self._of_run(*run)]

    def _around(self, at: int, begin: int, end: int) -> list[str]:
        """Return what is told of a word by those beside it."""
        low = self.low
        before2, before, word, after, after2 = self._lows[at : at + 5]
        shape_before, shape, shape_after = self._shapes[at : at + 3]
        kinds_before2, kinds_before, _, kinds_after, kinds_after2 = self._kinds[
            at : at + 5
        ]
        personal = _lists().personal
        person = personal.get(word, "-")
        found = [
            "-" + before,
            "+" + after,
            f"={before2} {before}",
            f"#{after} {after2}",
            f"-w{before} {word}",
            f"+w{word} {after}",
            f"H{shape_before} {shape} {shape_after}",
            f"n{min(end - begin, 4)}{min(at - begin, 3)}",
            f"j{kinds_before} {kinds_after}",
            f"y{kinds_before2}{kinds_before}{shape}",
            f"Y{kinds_after}{kinds_after2}{shape}",
            f"P{person}{personal.get(low[end], '-')}{shape}",
            f"P1{personal.get(low[begin], '-')}{person}",
        ]
        if at and before.rstrip(".") in _lists().titles:
            found.append("xt")
        if self.seen[at].owns:
            found.append("x'")
        return found

    def _of_run(self, begin: int, end: int) -> list[str]:
        """Return what is told of each word of a run of capitals, by the run."""
        low, shapes, lists = self.low, self.shapes, _lists()
        head = low[end]
        before = low[begin - 1] if begin else _EDGE
        after = low[end + 1] if end + 1 < len(low) else _EDGE
        whole = " ".join(low[begin : end + 1])
        found = [
            "l" + head,
            "L" + head[-3:],
            "<" + before,
            ">" + after,
            "f" + low[begin],
            f"a{before} {head[-3:]}",
            "z" + "".join(shapes[begin : min(end + 1, begin + 4)]) + before,
        ]
        marks = [
            ("xO", head in lists.bodies),
            ("xL", head in lists.sites),
            ("xG", whole in lists.places),
            ("xQ", whole in lists.towns),
            ("xi", begin > 0 and before in lists.before_places),
            ("xn", begin > 0 and before in lists.nouns),
            ("xc", self.caps),
            ("xv", after in lists.say),
            ("x1", begin == 0),
        ]
        return [*found, *(mark for mark, holds in marks if holds)]

    def _run(self, at: int, first: int, last: int) -> tuple[int, int]:
        """Return the first and last capital word around `at` without a gap."""
        begin = end = at
        while begin > first and self.seen[begin - 1].upper:
            begin -= 1
        while end + 1 < last and self.seen[end + 1].upper:
            end += 1
        return begin, end


def _shape(word: str) -> str:
    if word.isdigit():
        return "9"
    if not word[0].isalnum():
        return word[0]
    if word.isupper():
        return "A" if len(word) == 1 else "AA"
    if word[0].isupper():
        inner = any(c.isupper() for c in word[1:])
        return ("AaA" if inner else "Aa") + ("-" if "-" in word else "")
    return "9a" if word[0].isdigit() else "a"

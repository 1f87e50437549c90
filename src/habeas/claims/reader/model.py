"""A small sequence model for names: a second voice beside the rules.

Trained by `tools/train.py`; weights in `data/names/weights.json` (see the notice
there). It looks only at stretches around capital letters and known places, so that
its time grows with the number of names and not with the length of the text. Best
labels by Viterbi, in whole numbers: the same on every machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import add
from struct import Struct

from habeas.claims.reader.lexicon import (
    listed,
    personal_names,
    places_known,
    sections,
    towns_known,
)
from habeas.claims.reader.vocabulary import tags
from habeas.text.sentences import Token

Weights = Mapping[str, tuple[int, ...]]
"""Features, each with its weight for every label."""
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
SORTS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_LINKS = listed("of the and & for de del la al el bin van von ul ' ’ . - / –")
_END = re.compile(r"['’]s?$")
_NONE = (0,) * len(LABELS)
_EDGE = "|"
_LONGEST = 60


@dataclass(frozen=True)
class Tagged:
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
def _transitions() -> tuple[tuple[int, ...], ...]:
    """Return, for each label, the weights of coming to it from each label."""
    rows = [_weights()[f"T{label}"] for label in LABELS]
    table = [tuple(int(n) for n in row.split(" ")) for row in rows]
    return tuple(zip(*table, strict=True))


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    for kept in (_weights, _weight, _transitions):
        kept.cache_clear()


def tagged(tokens: Sequence[Token], more: Weights | None = None) -> list[Tagged]:
    """Return the names the model sees in a sentence, in order.

    `more` are weights that a desk's decisions added to those of the file.
    """
    view = View(tokens)
    found: list[Tagged] = []
    for first, last in view.stretches():
        rows = [view.features(at, first, last) for at in range(first, last)]
        labels = best(rows, more)
        found.extend(_spans(labels, first))
    return found


def best(rows: Sequence[Sequence[str]], more: Weights | None = None) -> list[int]:
    """Return the labels with the greatest sum of weights, as places in `LABELS`."""
    transitions = _with(_transitions(), more) if more else _transitions()
    count = len(LABELS)
    score = [0, *[-(10**9)] * (count - 1)]
    back: list[list[int]] = []
    for row in rows:
        together = sum(map(_weight, row)).to_bytes(_SIDE_BY_SIDE.size, "little")
        emitted: Sequence[int] = _SIDE_BY_SIDE.unpack(together)
        if more:
            for taught in filter(None, map(more.get, row)):
                emitted = list(map(add, emitted, taught))
        score, origin = _step(score, emitted, transitions)
        back.append(origin)
    at = max(range(count), key=score.__getitem__)
    path = [at]
    for origin in reversed(back[1:]):
        at = origin[at]
        path.append(at)
    return path[::-1]


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


def _step(
    score: list[int], emitted: Sequence[int], columns: tuple[tuple[int, ...], ...]
) -> tuple[list[int], list[int]]:
    following, origin = [], []
    for gain, column in zip(emitted, columns, strict=True):
        values = list(map(add, score, column))
        most = max(values)
        following.append(most + gain)
        origin.append(values.index(most))
    return following, origin


def _spans(labels: Sequence[int], offset: int) -> list[Tagged]:
    found: list[Tagged] = []
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


class View:
    """A sentence as the model sees it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.text = [_END.sub("", t.text) or t.text for t in tokens]
        self.owns = [
            len(a) < len(t.text) for a, t in zip(self.text, tokens, strict=True)
        ]
        self.low = [w.lower() for w in self.text]
        self.upper = [w[0].isupper() for w in self.text]
        letters = [w for w in self.text if w[0].isalpha()]
        capitals = sum(w.isupper() and len(w) > 1 for w in letters)
        self.caps = capitals * 10 > len(letters) * 6
        self.shapes = [_shape(w) for w in self.text]

    def stretches(self) -> list[tuple[int, int]]:
        """Return the token ranges that may hold a name, in order, none overlapping."""
        found: list[tuple[int, int]] = []
        at, size = 0, len(self.text)
        while at < size:
            if not self._may(at):
                at += 1
                continue
            end = at + 1
            while end < size and end - at < _LONGEST and (step := self._more(end)):
                end += step
            if end < size and self.low[end] in _heads():
                end += 1
            found.append((at, end))
            at = end
        return found

    def _may(self, at: int) -> bool:
        word = self.low[at]
        return self.upper[at] or not tags(word) and word in _low_places()

    def _more(self, at: int) -> int:
        if self._may(at):
            return 1
        for ahead in (1, 2, 3):
            if self.low[at + ahead - 1] not in _LINKS or at + ahead >= len(self.text):
                return 0
            if self.upper[at + ahead]:
                return ahead + 1
        return 0

    def features(self, at: int, first: int, last: int) -> list[str]:
        """Return what the model is told about the word at `at` of a stretch."""
        low, shapes = self.low, self.shapes
        word = low[at]
        before = low[at - 1] if at else _EDGE
        after = low[at + 1] if at + 1 < len(low) else _EDGE
        before2 = low[at - 2] if at > 1 else _EDGE
        after2 = low[at + 2] if at + 2 < len(low) else _EDGE
        kinds = tags(word)
        run_first, run_last = self._run(at, first, last)
        head = low[run_last]
        found = [
            "b",
            "w" + word,
            "p" + word[:3],
            "s" + word[-3:],
            "S" + word[-2:],
            "h" + shapes[at],
            "-" + before,
            "+" + after,
            "=" + before2 + " " + before,
            "#" + after + " " + after2,
            "-w" + before + " " + word,
            "+w" + word + " " + after,
            "k" + kinds + ("^" if at == 0 else ""),
            "H"
            + (shapes[at - 1] if at else _EDGE)
            + " "
            + shapes[at]
            + " "
            + (shapes[at + 1] if at + 1 < len(low) else _EDGE),
            "l" + head,
            "L" + head[-3:],
            "n" + str(min(run_last - run_first, 4)) + str(min(at - run_first, 3)),
            "<" + (low[run_first - 1] if run_first else _EDGE),
            ">" + (low[run_last + 1] if run_last + 1 < len(low) else _EDGE),
            "f" + low[run_first],
            "j" + tags(before) + " " + tags(after),
            "y" + tags(before2) + tags(before) + shapes[at],
            "Y" + tags(after) + tags(after2) + shapes[at],
            "a" + (low[run_first - 1] if run_first else _EDGE) + " " + head[-3:],
            "z"
            + "".join(shapes[run_first : min(run_last + 1, run_first + 4)])
            + (low[run_first - 1] if run_first else _EDGE),
        ]
        person = _personal().get(word, "-")
        found.append("P" + person + _personal().get(head, "-") + shapes[at])
        found.append("P1" + _personal().get(low[run_first], "-") + person)
        found.extend("x" + mark for mark in self._marks(at, run_first, run_last))
        return found

    def _run(self, at: int, first: int, last: int) -> tuple[int, int]:
        """Return the first and last capital word around `at` without a gap."""
        begin = end = at
        while begin > first and self.upper[begin - 1]:
            begin -= 1
        while end + 1 < last and self.upper[end + 1]:
            end += 1
        return begin, end

    def _marks(self, at: int, begin: int, end: int) -> list[str]:
        low, word = self.low, self.low[at]
        before = low[begin - 1] if begin else ""
        marks = [
            ("t", at > 0 and low[at - 1].rstrip(".") in known_words("titles")),
            ("T", word in known_words("titles")),
            ("o", word in known_words("org_heads")),
            ("O", low[end] in known_words("org_heads")),
            ("l", word in known_words("place_heads")),
            ("L", low[end] in known_words("place_heads")),
            ("g", word in places_known()),
            ("G", " ".join(low[begin : end + 1]) in places_known()),
            ("q", word in towns_known()),
            ("Q", " ".join(low[begin : end + 1]) in towns_known()),
            ("i", before in known_words("place_preps")),
            ("n", before in known_words("nouns")),
            ("c", self.caps),
            ("'", self.owns[at]),
            ("v", low[end + 1] in known_words("say") if end + 1 < len(low) else False),
            ("1", begin == 0),
        ]
        return [name for name, holds in marks if holds]


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

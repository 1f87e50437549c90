"""Which words of a sentence tell an act, and of which code.

A network of one hidden layer over the words around each word: which stand where, alone
and in pairs, their classes, and which stand anywhere near. What it knows lies in
`data/finder` (`keys.txt`, `rows.bin`, `network.json`), whole numbers of eight bits.
Vectors are added as one great integer with a lane of sixteen or thirty-two bits for
each place, which is as quick as Python can be and the same on every machine.
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from operator import sub
from typing import Any, NamedTuple

from habeas.claims.reader.finder.words import EDGE, classes, stem

REACH, FAR, AROUND = 5, 4, 14
_LONG, _BEGIN = 4, 6
_SHORT = 3
NONE = "-"
LANE, WIDE = 2, 4  # bytes of a lane: of what is added, and of what is multiplied
ZERO = 128  # what stands for nothing in eight bits, so that no lane is below 0
# The most rows that are added for a word: each word of its place, its neighbours in
# pairs, those around, and the kinds of sentence. A lane holds them all.
MOST = 5 * (2 * REACH + 1) + 8 + 3 * (2 * AROUND + 1) + 5


def at(offset: int, word: str) -> Iterator[str]:
    """Give the features of a word that stands `offset` units behind the one asked for."""
    near = max(-FAR, min(FAR, offset))
    yield f"{near}w{word}"
    if word in ("<", ">"):
        return
    known = classes(word)
    if known:
        yield f"{near}a{known.wide}"
        yield f"{near}b{known.middle}"
        yield f"{near}c{known.narrow}"
    if len(word) > _LONG and word.isalpha():
        yield f"{near}s{stem(word)[:_BEGIN]}"


def near(word: str) -> Iterator[str]:
    """Give the features of a word that stands anywhere around."""
    yield "W" + word
    known = classes(word)
    if known:
        yield f"V{known.middle}"
        yield f"U{known.narrow}"


def pairs(words: Sequence[str], k: int) -> Iterator[str]:
    """Give the features of the words side by side at `k`, as words and as classes."""
    before, own, after = _word(words, k - 1), words[k], _word(words, k + 1)
    yield f"B{before} {own}"
    yield f"N{own} {after}"
    yield f"S{before} {after}"
    yield f"M{_word(words, k - 2)} {before} {own}"
    yield f"O{own} {after} {_word(words, k + 2)}"
    behind, here, ahead = _class(before), _class(own), _class(after)
    yield f"b{behind} {here}"
    yield f"n{here} {ahead}"
    yield f"s{behind} {ahead}"


def _word(words: Sequence[str], k: int) -> str:
    return words[k] if 0 <= k < len(words) else EDGE


def _class(word: str) -> str:
    known = classes(word) if len(word) > _SHORT else None
    return str(known.middle) if known else word


def features(words: Sequence[str], flags: Sequence[str]) -> Iterator[list[str]]:
    """Give, for each word, the features that the network is told of it."""
    for k in range(len(words)):
        told = [
            f for o in range(-REACH, REACH + 1) for f in at(o, _edged(words, k + o))
        ]
        told.extend(pairs(words, k))
        for word in words[max(0, k - AROUND) : k + AROUND + 1]:
            told.extend(near(word))
        told.extend("f" + flag for flag in flags)
        yield told


def _edged(words: Sequence[str], k: int) -> str:
    return "<" if k < 0 else ">" if k >= len(words) else words[k]


class Sum(NamedTuple):
    """Several rows added: their lanes as one integer, and how many they are."""

    lanes: int
    rows: int


class Network:
    """The weights of the network, and the sums that were asked of it before."""

    def __init__(
        self, keys: Sequence[str], rows: bytes, told: Mapping[str, Any]
    ) -> None:
        self.codes: list[str] = told["codes"]
        self.bias: list[int] = told["bias"]
        self.out_bias: list[float] = told["out_bias"]
        self.scale: float = told["scale"][0]
        self.size = len(self.bias)
        self.place = {key: n for n, key in enumerate(keys)}
        self.rows = rows
        self.out = [_packed(bytes(v + ZERO for v in row), WIDE) for row in told["out"]]
        self.known: dict[int, int] = {}
        self._at: dict[int, dict[str, Sum]] = {
            offset: {} for offset in range(-REACH, REACH + 1)
        }
        self._less: dict[int, list[int]] = {}
        self._most = max(self.out_bias[1:])
        self._near: dict[str, Sum] = {}
        self._flags: dict[tuple[str, ...], Sum] = {}

    def row(self, key: str) -> int:
        """Return the lanes of a feature; 0 for one not known, which is not kept either."""
        place = self.place.get(key)
        if place is None:
            return 0
        lanes = self.known.get(place)
        if lanes is None:
            begin = place * self.size
            lanes = _packed(self.rows[begin : begin + self.size], LANE)
            self.known[place] = lanes
        return lanes

    def summed(self, keys: Iterator[str]) -> Sum:
        """Return the rows of features added."""
        found = [lanes for lanes in map(self.row, keys) if lanes]
        return Sum(sum(found), len(found))

    def of_word(self, offset: int, word: str) -> Sum:
        """Return what a word at a place around tells."""
        known = self._at[offset]
        found = known.get(word)
        if found is None:
            found = self.summed(at(offset, word))
            if found.rows:
                _keep(known, word, found)
        return found

    def of_near(self, word: str) -> Sum:
        """Return what a word anywhere around tells."""
        found = self._near.get(word)
        if found is None:
            found = self.summed(near(word))
            if found.rows:
                _keep(self._near, word, found)
        return found

    def of_flags(self, flags: tuple[str, ...]) -> Sum:
        """Return what the kind of the sentence tells."""
        found = self._flags.get(flags)
        if found is None:
            found = self._flags[flags] = self.summed("f" + flag for flag in flags)
        return found

    def hidden(self, lanes: int, rows: int) -> list[int]:
        """Return what the hidden places hold; what is below 0 counts as nothing."""
        less = self._less.get(rows)
        if less is None:
            less = self._less[rows] = [rows * ZERO - b for b in self.bias]
        return list(map(sub, _lanes("H", lanes, self.size * LANE), less))

    def heard(self, hidden: Sequence[int]) -> list[float]:
        """Return how much speaks for each code, in log odds of no common zero.

        Nothing where none is so much likelier than each that no act is worth a look.
        """
        told = [(v, row) for v, row in zip(hidden, self.out, strict=True) if v > 0]
        total = sum(v * row for v, row in told)
        lanes = _lanes("I", total, len(self.codes) * WIDE)
        less, scale = sum(v for v, _ in told) * ZERO, self.scale
        none = (lanes[0] - less) * scale + self.out_bias[0]
        if none - _FAR_BEHIND > (max(lanes[1:]) - less) * scale + self._most:
            return []
        return [
            (v - less) * scale + b for v, b in zip(lanes, self.out_bias, strict=True)
        ]


_FAR_BEHIND = 4.0


def _lanes(kind: str, total: int, size: int) -> array[int]:
    """Return the lanes of a great integer."""
    found = array(kind, total.to_bytes(size, "little"))
    if sys.byteorder == "big":
        found.byteswap()
    return found


# Only words that the weights know are kept, and each by itself: no text can be put
# together again from them.
_KEPT = 4_000  # sums of each place


def _keep(known: dict[str, Sum], word: str, found: Sum) -> None:
    if len(known) > _KEPT:
        known.clear()
    known[word] = found


def _packed(row: bytes, lane: int) -> int:
    """Return a row of bytes as one integer, a lane of `lane` bytes for each."""
    spread = bytearray(len(row) * lane)
    spread[::lane] = row
    return int.from_bytes(spread, "little")


@cache
def network() -> Network:
    """Return the network that comes with the reader."""
    folder = files("habeas.claims.reader").joinpath("data", "finder")
    keys = folder.joinpath("keys.txt").read_text(encoding="utf-8").split("\n")[:-1]
    told = json.loads(folder.joinpath("network.json").read_text(encoding="utf-8"))
    return Network(keys, folder.joinpath("rows.bin").read_bytes(), told)


Odds = Mapping[str, float]


def odds(words: Sequence[str], flags: tuple[str, ...], sure: float = 0.0) -> list[Odds]:
    """Return, for each word, how likely it tells an act of each code, if any is likely.

    Where no word of weight is half as likely as `sure` to tell one, no word is.
    """
    around, edged = _around(words, flags), ["<"] * REACH + [*words] + [">"] * REACH
    weighty = [k for k, word in enumerate(words) if not sure or _weighs(word)]
    found = {k: _odds(words, edged, k, around[k]) for k in weighty}
    if sure and all(sum(told.values()) * 2 < sure for told in found.values()):
        return [{} for _ in words]
    return [
        found[k] if k in found else _odds(words, edged, k, around[k])
        for k in range(len(words))
    ]


def _around(words: Sequence[str], flags: tuple[str, ...]) -> list[Sum]:
    """Return, for each word, what those around it and the kind of the sentence tell."""
    net, count = network(), len(words)
    near = [net.of_near(word) for word in words]
    kind = net.of_flags(flags)
    lanes = sum(s.lanes for s in near[:AROUND]) + kind.lanes
    rows = sum(s.rows for s in near[:AROUND]) + kind.rows
    found = []
    for k in range(count):
        if k + AROUND < count:
            lanes += near[k + AROUND].lanes
            rows += near[k + AROUND].rows
        if k > AROUND:
            lanes -= near[k - AROUND - 1].lanes
            rows -= near[k - AROUND - 1].rows
        found.append(Sum(lanes, rows))
    return found


def _odds(words: Sequence[str], edged: Sequence[str], k: int, around: Sum) -> Odds:
    net = network()
    lanes, rows = around
    for offset, word in enumerate(edged[k : k + 2 * REACH + 1], -REACH):
        told = net.of_word(offset, word)
        lanes += told.lanes
        rows += told.rows
    for row in map(net.row, pairs(words, k)):
        if row:
            lanes += row
            rows += 1
    heard = net.heard(net.hidden(lanes, rows))
    return _likely(net, heard) if heard else {}


def _weighs(word: str) -> bool:
    """Whether a word may be what tells an act, and not only what stands beside it."""
    return word[:1].islower() and len(word) >= _SHORT and word not in _SLIGHT


_SLIGHT = frozenset(
    """the and was his her had has for not are who out all but him our its one two any she
    they them their there then than that this these those with from were been have will would into
    about after before during between under over upon when while which whom whose where what some such
    each both also only very more most other could should must may might shall does did said says told
    being because since until against among through your you""".split()  # noqa: SIM905
)


_LEAST = 0.05


def _likely(net: Network, heard: Sequence[float]) -> Odds:
    """Return the codes that are likely, where some act is."""
    most = max(heard)
    raised = [math.exp(v - most) for v in heard]
    total = sum(raised)
    if raised[0] > (1 - _LEAST) * total:
        return {}
    return {
        code: v / total
        for code, v in zip(net.codes[1:], raised[1:], strict=True)
        if v > _LEAST * total / 5
    }


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    network.cache_clear()

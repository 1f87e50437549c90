"""Who does what a verb says, and to whom: the heads of its ARG0 and ARG1 (PropBank).

A linear ranker over the chunks of the sentence, with "nobody said" among the choices;
in whole numbers, the same on every machine. Trained by `tools/train_roles.py`; weights
in `data/roles/heads.json` (see the notice there). It is a voice beside the rules: it
points at words, and what it points at is no claim by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.semantic.chunks import BE, Chunk, chunks, voice
from habeas.claims.reader.semantic.tagger import tagged
from habeas.text.once import once

DOER, DONE_TO = "ARG0", "ARG1"
ROLES = (DOER, DONE_TO)
_ROLE = len(DOER)
NONE = "0"  # what is learnt of a role that nobody fills stands under this letter
_CANDIDATES = frozenset("NWVTPJA")
_SPELT = listed("by of that to in with for as than if because while when after before")
_PEOPLE = listed("who people man men police officers")
NOTHING: Mapping[str, int] = {}
_LONG = 9  # chunks; beyond it only the order of length is told
_EDGE = "|"


@dataclass(frozen=True)
class Head:
    """The word at `token` fills the role; `margin` is how far it leads, above 0."""

    token: int
    margin: int


@dataclass(frozen=True)
class Heads:
    """What a verb's sentence says of its doer and of who or what it was done to."""

    doer: Head | None
    done_to: Head | None


@cache
def _weights() -> dict[str, dict[str, int]]:
    """Return, for each role, its features with their weights."""
    path = files("habeas.claims.reader").joinpath("data", "roles", "heads.json")
    loaded: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, dict[str, int]] = {role: {} for role in ROLES}
    for feature, weight in loaded.items():
        found[feature[:_ROLE]][feature[_ROLE:]] = weight
    return found


@cache
def _together() -> dict[str, int]:
    """Return each feature's weights for both roles, side by side in one number.

    What they add up to is taken apart by `_apart`; a word's features are looked up once.
    """
    doer, done_to = (_weights()[role] for role in ROLES)
    every = doer.keys() | done_to.keys()
    return {f: doer.get(f, 0) + (done_to.get(f, 0) << _HALF) for f in every}


def _apart(both: int) -> dict[str, int]:
    doer = (both + _MIDDLE & 2 * _MIDDLE - 1) - _MIDDLE
    return {DOER: doer, DONE_TO: both - doer >> _HALF}


_HALF = 32  # bits
_MIDDLE = 1 << _HALF - 1


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    _weights.cache_clear()
    _together.cache_clear()


class Sentence:
    """A sentence's words with their tags and chunks, made once for all its verbs."""

    def __init__(self, words: Sequence[str], tags: Sequence[str] | None = None) -> None:
        self.words = list(words)
        self.low = [word.lower() for word in words]
        self.tags = list(tags) if tags is not None else tagged(words)
        self.chunks = chunks(self.words, self.tags)
        self.symbols = [_symbol(self, chunk) for chunk in self.chunks]
        self.kinds = [chunk.kind for chunk in self.chunks]
        self.free = [self._free(k) for k in range(len(self.chunks))]
        self.told: dict[int, Described] = {}

    def _free(self, k: int) -> bool:
        """Return whether chunk `k` is a noun chunk under no preposition."""
        return self.kinds[k] == "N" and not (k and self.kinds[k - 1] in "PT")

    def verbs(self) -> list[int]:
        """Return where its verbs stand."""
        return [at for at, tag in enumerate(self.tags) if tag.startswith("VB")]

    def heads(self, at: int, extra: Mapping[str, int] = NOTHING) -> Heads:
        """Return who does what the verb at `at` says, and to whom.

        `extra` is what a desk's decisions add to the weights (`semantic.refit`).
        """
        told = described(self, at)
        return Heads(best(told, DOER, extra), best(told, DONE_TO, extra))


@dataclass(frozen=True)
class Described:
    """What the ranker is told: of each candidate word, and of the verb alone."""

    candidates: tuple[tuple[int, tuple[str, ...]], ...]
    verb: tuple[str, ...]

    @once
    def sums(self) -> list[dict[str, int]]:
        """What speaks for each candidate, by role."""
        weight = _together().get
        told = (features for _, features in self.candidates)
        return [_apart(sum(filter(None, map(weight, features)))) for features in told]


def best(told: Described, role: str, extra: Mapping[str, int] = NOTHING) -> Head | None:
    """Return the word that most likely fills a role of a verb, None where nobody does.

    `extra` is what a desk's decisions add to the weights, by role and feature.
    """
    weights = _weights()[role]
    nobody = sum(weights.get(NONE + f, 0) for f in told.verb)
    nobody += _more(told.verb, role + NONE, extra)
    first = second = nobody
    token = None
    for (at, features), sums in zip(told.candidates, told.sums, strict=True):
        score = sums[role] + _more(features, role, extra)
        if score > first:
            token, first, second = at, score, first
        elif score > second:
            second = score
    return None if token is None else Head(token, first - second)


def is_verb(words: Sequence[str], at: int) -> bool:
    """Return whether the tagger takes the word at `at` for a verb."""
    return tagged(words)[at].startswith("VB")


def score(told: Described, token: int, role: str, extra: Mapping[str, int]) -> int:
    """Return what speaks for a candidate word in a role."""
    own = next(features for at, features in told.candidates if at == token)
    weights = _weights()[role]
    return sum(weights.get(f, 0) for f in own) + _more(own, role, extra)


def _more(features: Sequence[str], under: str, extra: Mapping[str, int]) -> int:
    return sum(extra.get(under + f, 0) for f in features) if extra else 0


def _symbol(sentence: Sentence, chunk: Chunk) -> str:
    word, tag = sentence.low[chunk.head], sentence.tags[chunk.head]
    if chunk.kind == "P":
        return word if word in _SPELT else "P"
    if chunk.kind == "V":
        return "be" if word in BE else {"VBG": "vg", "VBN": "vn"}.get(tag, "v")
    if chunk.kind == "C":
        return word if word in ("and", "but", "or") else "C"
    return chunk.kind


def stem(word: str) -> str:
    """Return a rough stem, the same for the forms of a regular verb."""
    word = word.lower()
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)


def described(sentence: Sentence, at: int) -> Described:
    """Return the features of the verb at `at` and of the words that may fill a role."""
    known = sentence.told.get(at)
    if known is not None:
        return known
    own = next(k for k, c in enumerate(sentence.chunks) if c.first <= at < c.last)
    verb = _Verb(sentence, at, own)
    found = tuple(
        (chunk.head, verb.candidate(k, chunk))
        for k, chunk in enumerate(sentence.chunks)
        if chunk.head != at and chunk.kind in _CANDIDATES
    )
    sentence.told[at] = known = Described(found, tuple(verb.alone()))
    return known


class _Verb:
    """A verb in its sentence, and what stands around it."""

    def __init__(self, sentence: Sentence, at: int, own: int) -> None:
        low = sentence.low
        self.sentence, self.at, self.own = sentence, at, own
        self.voice, self.auxiliaries = voice(sentence.words, sentence.tags, at)
        self.stem, self.tag = stem(low[at]), sentence.tags[at]
        self.helpers = "-".join(self.auxiliaries[:2])
        self.after = low[at + 1] if at + 1 < len(low) else _EDGE
        self.before = low[at - 1] if at else _EDGE

    def alone(self) -> Iterator[str]:
        """Yield what tells whether a role is filled at all."""
        s, v = self.sentence, self.voice
        yield from (self.stem, v, self.stem + v, v + "n" + self.after)
        yield from (v + "p" + self.before, self.stem + "n" + self.after)
        yield self.tag + v
        yield v + self.helpers + ("^" if self.at == 0 else "")
        free = sum(s.free[: self.own])
        behind = s.symbols[self.own - 1] if self.own else _EDGE
        yield v + "lf" + str(min(free, 2)) + behind
        yield v + "rn" + ".".join(s.symbols[self.own + 1 : self.own + 3])

    def candidate(self, k: int, chunk: Chunk) -> tuple[str, ...]:
        """Return what is told of the chunk at `k`."""
        s, symbols, own, voice = (
            self.sentence,
            self.sentence.symbols,
            self.own,
            self.voice,
        )
        left = k < own
        first, last = (k + 1, own) if left else (own + 1, k)
        kinds, marks = s.kinds[first:last], symbols[first:last]
        path = ".".join([mark for mark in marks if mark != "A"])
        if len(kinds) > _LONG:
            path = "long" + str(min(len(kinds) // 5, 5))
        under = symbols[k - 1] if k and s.kinds[k - 1] in "PT" else "0"
        word, tag = s.low[chunk.head], s.tags[chunk.head]
        kind = _kind(chunk, word, tag)
        side = "L" if left else "R"
        base, letter = side + voice, kind[:1]
        free = sum(s.free[first:last])
        near, verbs = min(free, 2), min(kinds.count("V"), 3)
        beneath = "p" if under != "0" else ""
        commas = min(sum([x in ",:;" for x in kinds]), 2)
        asked = min(kinds.count("W"), 1)
        apart = abs(k - own)
        found = [
            base + kind,
            f"{base}|{path}|{under}{kind[:2]}",
            f"{side}|{path}|{under}|{tag}",
            f"{base}{min(free, 3)}{verbs}{commas}{asked}{beneath}{letter}",
            f"{base}pr{under}{letter}",
            f"{base}w{word}",
            f"w{word}{tag}",
            f"{side}t{tag}{letter}",
            f"{base}bf{symbols[k - 1] if k else _EDGE}{letter}",
            f"{base}af{symbols[k + 1] if k + 1 < len(symbols) else _EDGE}{letter}",
            f"{self.stem}{base}{letter}p{under}",
            f"{self.stem}{side}{kind[:2]}",
            f"{self.stem}{voice}{side}{near}{beneath}{letter}",
            self.stem + base + kind,
            f"{base}n{min(kinds.count('N'), 4)}{letter}",
            f"{base}d{min(apart, 8)}{letter}",
            f"{base}x{self.after}{letter}{min(apart, 3)}",
            f"{base}y{self.before}{letter}{near}",
            f"{side}s{word[-3:]}{voice}",
            f"{base}A{self.helpers}{letter}{near}",
            f"{base}fst{int(k == 0)}{min(verbs, 2)}{near}",
            self.tag + base + path,
            _skeleton(left, base, kinds, marks)
            + f"{beneath if left else '|' + under}{letter}",
        ]
        if tag in ("NNP", "NNPS", "PRP") or word in _PEOPLE:
            hum = f"{base}hum{near}{min(verbs, 2)}{letter}"
            found += [hum, f"{self.stem}{side}hum"]
        if word in ("it", "that", "which"):
            found.append(self.stem + base + word)
        return tuple(found)


def _skeleton(left: bool, base: str, kinds: list[str], marks: list[str]) -> str:
    """Return what stands between a word and its verb, without what modifies it."""
    kept = "VCTM," if left else "NPVT,C"
    between = "".join([m for m, kind in zip(marks, kinds, strict=True) if kind in kept])
    return f"{base}vv{between[-18:]}" if left else f"{base}rr{between[:16]}"


def _kind(chunk: Chunk, word: str, tag: str) -> str:
    if chunk.kind == "V":
        return "V" + tag
    return "P" + word if chunk.kind == "P" else chunk.kind

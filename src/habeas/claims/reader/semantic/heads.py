"""Who does what a verb says, and to whom: the heads of its ARG0 and ARG1 (PropBank).

A linear ranker over the chunks of the sentence, with "nobody said" among the choices;
in whole numbers, the same on every machine. Trained by `tools/train_roles.py`; weights
in `data/roles/heads.json` (see the notice there). It is a voice beside the rules: it
points at words, and what it points at is no claim by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.semantic.chunks import BE, Chunk, chunks, voice
from habeas.claims.reader.semantic.tagger import tagged

DOER, DONE_TO = "ARG0", "ARG1"
ROLES = (DOER, DONE_TO)
NONE = "0"  # what is learnt of a role that nobody fills stands under this letter
_CANDIDATES = frozenset("NWVTPJA")
_SPELT = listed("by of that to in with for as than if because while when after before")
_PEOPLE = listed("who people man men police officers")
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
def _weights() -> dict[str, int]:
    path = files("habeas.claims.reader").joinpath("data", "roles", "heads.json")
    loaded: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    _weights.cache_clear()


class Sentence:
    """A sentence's words with their tags and chunks, made once for all its verbs."""

    def __init__(self, words: Sequence[str], tags: Sequence[str] | None = None) -> None:
        self.words = list(words)
        self.low = [word.lower() for word in words]
        self.tags = list(tags) if tags is not None else tagged(words)
        self.chunks = chunks(self.words, self.tags)
        self.symbols = [_symbol(self, chunk) for chunk in self.chunks]

    def verbs(self) -> list[int]:
        """Return where its verbs stand."""
        return [at for at, tag in enumerate(self.tags) if tag.startswith("VB")]

    def heads(self, at: int) -> Heads:
        """Return who does what the verb at `at` says, and to whom."""
        told = described(self, at)
        return Heads(best(told, DOER), best(told, DONE_TO))


@dataclass(frozen=True)
class Described:
    """What the ranker is told: of each candidate word, and of the verb alone."""

    candidates: tuple[tuple[int, tuple[str, ...]], ...]
    verb: tuple[str, ...]


def best(told: Described, role: str) -> Head | None:
    weights = _weights()
    nobody = sum(weights.get(role + NONE + f, 0) for f in told.verb)
    first = second = nobody
    token = None
    for at, features in told.candidates:
        score = sum(weights.get(role + f, 0) for f in features)
        if score > first:
            token, first, second = at, score, first
        elif score > second:
            second = score
    return None if token is None else Head(token, first - second)


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
    own = next(k for k, c in enumerate(sentence.chunks) if c.first <= at < c.last)
    verb = _Verb(sentence, at, own)
    found = tuple(
        (chunk.head, tuple(verb.candidate(k, chunk)))
        for k, chunk in enumerate(sentence.chunks)
        if chunk.head != at and chunk.kind in _CANDIDATES
    )
    return Described(found, tuple(verb.alone()))


class _Verb:
    """A verb in its sentence, and what stands around it."""

    def __init__(self, sentence: Sentence, at: int, own: int) -> None:
        low = sentence.low
        self.sentence, self.at, self.own = sentence, at, own
        self.voice, self.auxiliaries = voice(sentence.words, sentence.tags, at)
        self.stem = stem(low[at])
        self.after = low[at + 1] if at + 1 < len(low) else _EDGE
        self.before = low[at - 1] if at else _EDGE

    def _free(self, k: int) -> bool:
        """Return whether chunk `k` is a noun chunk under no preposition."""
        found = self.sentence.chunks
        return found[k].kind == "N" and not (k and found[k - 1].kind in "PT")

    def alone(self) -> Iterator[str]:
        """Yield what tells whether a role is filled at all."""
        s, v = self.sentence, self.voice
        yield from (self.stem, v, self.stem + v, v + "n" + self.after)
        yield from (v + "p" + self.before, self.stem + "n" + self.after)
        yield s.tags[self.at] + v
        yield v + "-".join(self.auxiliaries[:2]) + ("^" if self.at == 0 else "")
        free = sum(self._free(k) for k in range(self.own))
        behind = s.symbols[self.own - 1] if self.own else _EDGE
        yield v + "lf" + str(min(free, 2)) + behind
        yield v + "rn" + ".".join(s.symbols[self.own + 1 : self.own + 3])

    def candidate(self, k: int, chunk: Chunk) -> Iterator[str]:
        """Yield what is told of the chunk at `k`."""
        s, symbols = self.sentence, self.sentence.symbols
        side = "L" if k < self.own else "R"
        between = range(k + 1, self.own) if side == "L" else range(self.own + 1, k)
        path = ".".join(symbols[m] for m in between if symbols[m] != "A")
        if len(between) > _LONG:
            path = "long" + str(min(len(between) // 5, 5))
        under = symbols[k - 1] if k and s.chunks[k - 1].kind in "PT" else "0"
        word, tag = s.low[chunk.head], s.tags[chunk.head]
        kind = _kind(chunk, word, tag)
        base, first = side + self.voice, kind[:1]
        kinds = [s.chunks[m].kind for m in between]
        nouns = str(min(sum(self._free(m) for m in between), 3))
        near = min(int(nouns), 2)
        verbs = min(kinds.count("V"), 3)
        beneath = "p" if under != "0" else ""
        commas = min(sum(x in ",:;" for x in kinds), 2)
        asked = min(kinds.count("W"), 1)
        apart = abs(k - self.own)
        yield base + kind
        yield f"{base}|{path}|{under}{kind[:2]}"
        yield f"{side}|{path}|{under}|{tag}"
        yield f"{base}{nouns}{verbs}{commas}{asked}{beneath}{first}"
        yield f"{base}pr{under}{first}"
        yield f"{base}w{word}"
        yield f"w{word}{tag}"
        yield f"{side}t{tag}{first}"
        yield f"{base}bf{symbols[k - 1] if k else _EDGE}{first}"
        yield f"{base}af{symbols[k + 1] if k + 1 < len(symbols) else _EDGE}{first}"
        yield f"{self.stem}{base}{first}p{under}"
        yield f"{self.stem}{side}{kind[:2]}"
        yield f"{self.stem}{self.voice}{side}{near}{beneath}{first}"
        yield self.stem + base + kind
        yield f"{base}n{min(kinds.count('N'), 4)}{first}"
        yield f"{base}d{min(apart, 8)}{first}"
        yield f"{base}x{self.after}{first}{min(apart, 3)}"
        yield f"{base}y{self.before}{first}{near}"
        yield f"{side}s{word[-3:]}{self.voice}"
        yield f"{base}A{'-'.join(self.auxiliaries[:2])}{first}{near}"
        yield f"{base}fst{int(k == 0)}{min(verbs, 2)}{near}"
        yield s.tags[self.at] + base + path
        if tag in ("NNP", "NNPS", "PRP") or word in _PEOPLE:
            yield f"{base}hum{near}{min(verbs, 2)}{first}"
            yield f"{self.stem}{side}hum"
        if word in ("it", "that", "which"):
            yield self.stem + base + word
        if side == "L":
            kept = "".join(symbols[m] for m in between if s.chunks[m].kind in "VCTM,")
            yield f"{base}vv{kept[-18:]}{beneath}{first}"
        else:
            kept = "".join(symbols[m] for m in between if s.chunks[m].kind in "NPVT,C")
            yield f"{base}rr{kept[:16]}|{under}{first}"


def _kind(chunk: Chunk, word: str, tag: str) -> str:
    if chunk.kind == "V":
        return "V" + tag
    return "P" + word if chunk.kind == "P" else chunk.kind

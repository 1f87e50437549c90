"""What a desk's decisions add to the role model: who did what to whom, as put right.

A perceptron that starts from the shipped weights, in a fixed order, so that the same
decisions give the same weights. Beside what was decided it learns half of our own
sentences again; the other half is only measured. Where a word of a role is not in the
sentence nothing is learnt of that role: an act may be told in pieces.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.claims.reader.semantic import heads
from habeas.claims.reader.semantic.heads import DOER, DONE_TO, NONE, ROLES, Described

ROUNDS = 6
STEP = 60.0  # of one correction; the shipped weights are hundredths
CORRECTED = 3  # times as much as what was read rightly
LEAST = 20
_MARK = re.compile(r"\[(?P<role>[DV]):(?P<words>[^\]]+)\]|\{(?P<verb>[^}]+)\}")
Extra = Mapping[str, int]


@dataclass(frozen=True)
class Told:
    """A verb in its sentence with the words (by number) that fill its roles.

    A role that is not in `fills` is not known; one with no words is filled by nobody.
    `mended` says that somebody put it right.
    """

    words: tuple[str, ...]
    verb: int
    fills: Mapping[str, frozenset[int]]
    mended: bool = False


@dataclass(frozen=True)
class _Lesson:
    described: Described
    role: str
    right: frozenset[int]
    weight: float


def refit(told: Iterable[Told]) -> dict[str, int]:
    """Return what is to be added to the shipped weights, by feature."""
    every = [*_lessons(told), *_lessons(kept()[::2])]
    learnt: dict[str, float] = {}
    sums: dict[str, float] = {}
    step, chance = 1, random.Random(0)  # noqa: S311 - an order, no secret
    for _ in range(ROUNDS):
        chance.shuffle(every)
        for one in every:
            step += 1
            _learn(one, learnt, sums, step)
    mean = {f: round(v - sums[f] / step) for f, v in learnt.items()}
    return {f: v for f, v in sorted(mean.items()) if abs(v) >= LEAST}


def _learn(
    one: _Lesson, learnt: dict[str, float], sums: dict[str, float], step: int
) -> None:
    """Correct the weights where the model points to other words than were decided."""
    extra = {f: round(v) for f, v in learnt.items()}
    found = heads.best(one.described, one.role, extra)
    at = found.token if found else None
    if (at in one.right) if one.right else at is None:
        return
    good = _best_of(one, extra)
    for token, by in ((good, 1), (at, -1)):
        for name in _features(one, token):
            move = by * STEP * one.weight
            learnt[name] = learnt.get(name, 0.0) + move
            sums[name] = sums.get(name, 0.0) + move * step


def _best_of(one: _Lesson, extra: Extra) -> int | None:
    """Return which of the right words the model likes best; None for nobody."""
    told = Described(
        tuple(c for c in one.described.candidates if c[0] in one.right), ()
    )
    best, most = None, float("-inf")
    for at, _features_ in told.candidates:
        score = heads.score(one.described, at, one.role, extra)
        if score > most:
            best, most = at, score
    return best


def _features(one: _Lesson, token: int | None) -> list[str]:
    if token is None:
        return [one.role + NONE + f for f in one.described.verb]
    return [
        one.role + f
        for at, features in one.described.candidates
        if at == token
        for f in features
    ]


def _lessons(told: Iterable[Told]) -> list[_Lesson]:
    found = []
    for one in told:
        sentence = heads.Sentence(one.words)
        described = heads.described(sentence, one.verb)
        seen = {at for at, _ in described.candidates}
        for role in ROLES:
            right = one.fills.get(role)
            if right is None or (right and not right & seen):
                continue
            weight = CORRECTED if one.mended else 1.0
            found.append(_Lesson(described, role, right & seen, weight))
    return found


def score(told: Iterable[Told], extra: Extra) -> tuple[int, int, int]:
    """Return how many roles are pointed to rightly, pointed to, and there to find."""
    hits = said = there = 0
    for one in _lessons(told):
        found = heads.best(one.described, one.role, extra)
        hits += found is not None and found.token in one.right
        said += found is not None
        there += bool(one.right)
    return hits, said, there


@cache
def kept() -> tuple[Told, ...]:
    """Return our own sentences, whose roles a refit may not unlearn."""
    path = files("habeas.claims.reader").joinpath("data", "learning", "roles.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(marked(line) for line in lines if line and not line.startswith("#"))


def marked(line: str) -> Told:
    """Return a sentence whose verb is written `{verb}`, its roles `[D:...]`, `[V:...]`.

    Words are parted by blanks; a role that is not marked is filled by nobody.
    """
    words: list[str] = []
    fills: dict[str, set[int]] = {DOER: set(), DONE_TO: set()}
    verb = at = 0
    for found in _MARK.finditer(line):
        words += line[at : found.start()].split()
        own = (found["verb"] or found["words"]).split()
        here = range(len(words), len(words) + len(own))
        words += own
        if found["verb"]:
            verb = here[0]
        else:
            fills[DOER if found["role"] == "D" else DONE_TO].update(here)
        at = found.end()
    words += line[at:].split()
    return Told(tuple(words), verb, {r: frozenset(s) for r, s in fills.items()})


def told_of(
    words: Sequence[str],
    verb: int,
    doers: Iterable[int],
    done_to: Iterable[int],
    *,
    mended: bool,
) -> Told:
    """Return a verb as officers decided on it; a role with no word here is not known."""
    fills = {DOER: frozenset(doers), DONE_TO: frozenset(done_to)}
    known = {role: at for role, at in fills.items() if at}
    return Told(tuple(words), verb, known, mended)

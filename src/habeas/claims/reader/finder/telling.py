"""How an act that the network found is told: as done, denied, feared, meant, ...

A linear model over the words before and behind the act, in hundredths of log odds for
each way of telling (`data/finder/telling.json`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.claims.reader.finder.whom import Told
from habeas.claims.reader.finder.words import EDGE, classes

WAYS = (
    "stated", "denied", "negated", "feared", "intended", "committed", "hypothetical",
)  # fmt: skip
_NEAR = 4
_QUOTES = frozenset('"“”')


def features(words: Sequence[str], flags: Sequence[str], told: Told) -> Iterator[str]:
    """Give what the model is told of an act."""
    yield "k" + told.code
    yield "1" + words[0]
    yield "1" + " ".join(words[:2])
    yield from ("f" + flag for flag in flags)
    before, after = words[: told.first], words[told.last + 1 :]
    quoted = sum(1 for w in before if w in _QUOTES)
    yield f"q{quoted % 2}{int(any(w in _QUOTES for w in after))}"
    yield "end" + words[-1]
    for mark, side in (("b", before[::-1]), ("a", after)):
        for far, word in enumerate(side):
            yield mark + word
            known = classes(word)
            if known:
                yield f"{mark}c{known.middle}"
            if far < _NEAR:
                yield f"{mark}n{word}"
                yield f"{mark}{far}{word}"
        yield mark + "&" + " ".join([*side[:2], EDGE][:2])
    for word in words[told.first : told.last + 1]:
        yield "i" + word
        known = classes(word)
        if known:
            yield f"ic{known.middle}"


@cache
def learnt() -> Mapping[str, Any]:
    """Return the weights that come with the reader: for each feature one of each way."""
    path = files("habeas.claims.reader").joinpath("data", "finder", "telling.json")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def weights(told: Iterator[str]) -> dict[str, int]:
    """Return how much speaks for each way of telling."""
    known = learnt()
    sums = list(known[""])
    for feature in told:
        gains = known.get(feature)
        if gains:
            sums = [one + gain for one, gain in zip(sums, gains, strict=True)]
    return dict(zip(WAYS, sums, strict=True))


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    learnt.cache_clear()

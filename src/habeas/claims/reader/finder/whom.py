"""To whom an act that the network found was done: those of the sentence it points at.

A linear model over the words between the act and each mention, in hundredths of log
odds (`data/finder/whom.json`). Where it is sure of nobody, it is the one that the
sentence before speaks of, if the act is all but sure, or nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from habeas.claims.reader.finder.words import EDGE, classes
from habeas.claims.reader.units import Unit

_MANY, _FEW, _LONG = 4, 3, 12
_MARKS = frozenset(",;:()—–-.")
_STEPS = (3, 5, 9, 15)


class Told(NamedTuple):
    """Where an act stands in a row: its code and its first and last unit."""

    code: str
    first: int
    last: int


def candidates(row: Sequence[Unit]) -> list[int]:
    """Return where those stand to whom something may be done."""
    return [k for k, unit in enumerate(row) if unit.actor]


def features(
    words: Sequence[str],
    row: Sequence[Unit],
    told: Told,
    who: int,
    every: Sequence[int],
) -> Iterator[str]:
    """Give what the model is told of one of those that a sentence names."""
    first, last = told.first, told.last
    side = "b" if who < first else "a" if who > last else "i"
    low, high = (who + 1, first) if side == "b" else (last + 1, who)
    between = words[low:high] if side != "i" else ()
    others = min(sum(1 for k in every if low <= k < high), _FEW) if between else 0
    far = _far(len(between)) if side != "i" else "0"
    unit = row[who]
    kind = words[who] if unit.form == "pronoun" else f"{unit.sort}:{unit.form}"
    before, after = _word(words, who - 1), _word(words, who + 1)
    rank = min(sum(1 for k in every if k < who), _FEW)
    own = [
        f"d{side}{far}", f"n{side}{others}", f"k{side}{kind}", f"k{side}{kind}{others}",
        f"p{side}{before}", f"x{side}{after}", f"{kind}{side}{before}", f"{side}x{after}{far}",
        f"m{side}" + "".join(w for w in between if w in _MARKS)[:_MANY],
    ]  # fmt: skip
    yield from own
    yield from (f"{told.code}|{one}" for one in own[:6])
    yield f"side{side}"
    yield f"rank{rank}"
    yield f"of{min(len(every), _MANY)}"
    yield f"owns{side}{int(unit.owns)}"
    if len(between) <= _LONG:
        yield from sorted({f"w{side}{w}" for w in between})
    yield from sorted({f"t{side}{w}" for w in words[first : last + 1]})
    yield f"e{side}{words[first]}"
    yield f"l{side}{words[last]}"
    yield f"g{side}{_word(words, first - 1)}"
    yield f"h{side}{_word(words, last + 1)}"
    known = classes(words[first])
    if known:
        yield f"c{side}{known.middle}"
        yield f"C{side}{known.narrow}"


def _far(units: int) -> str:
    return next((str(step) for step in _STEPS if units <= step), "+")


def _word(words: Sequence[str], k: int) -> str:
    return words[k] if 0 <= k < len(words) else EDGE


@cache
def learnt() -> Mapping[str, int]:
    """Return the weights that come with the reader, by feature."""
    path = files("habeas.claims.reader").joinpath("data", "finder", "whom.json")
    loaded: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def weight(told: Sequence[str] | Iterator[str]) -> int:
    """Return how much speaks for one: above 0 rather so than not."""
    known = learnt()
    return known.get("", 0) + sum(known.get(feature, 0) for feature in told)


def forget() -> None:
    """Read the weights anew at the next use (after training)."""
    learnt.cache_clear()

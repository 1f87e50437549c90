"""Decide what each capitalised run names: a person, an organisation or a place.

Every run gathers evidence from its own words, from what stands around it and from the
model; runs of the same words in one text decide together, so that a title in one
place tells for all. A run with too little evidence names nothing: a false name is
worse than a missed one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import places_known, singulars, words
from habeas.claims.reader.names import Run, bare, title_tokens
from habeas.claims.reader.vocabulary import common

_AGE = re.compile(r"\d{1,2}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&]{1,7}|[A-Z]{2}")
_LEAST = 1.5


@dataclass(frozen=True)
class Named:
    """A run and what it names; `words` is the name without titles."""

    run: Run
    sort: str
    words: str

    @property
    def start(self) -> int:
        """Where the name begins, titles included."""
        return self.run.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.run.end


def named(doc: Document, found: Sequence[Run]) -> list[Named]:
    """Return what the runs of a text name, in order; runs that name nothing left out."""
    runs = [piece for run in found for piece in _pieces(run)]
    pooled: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    own = []
    for run in runs:
        evidence = _evidence(run)
        own.append(evidence)
        for sort, weight in evidence.items():
            pooled[_key(run)][sort] = max(pooled[_key(run)][sort], weight)
    chosen = []
    for run, evidence in zip(runs, own, strict=True):
        sort = _choose(pooled[_key(run)], evidence)
        if sort:
            chosen.append(Named(run, sort, " ".join(run.names)))
    return chosen


def _key(run: Run) -> str:
    return " ".join(run.names).casefold()


def _choose(pooled: dict[str, float], own: dict[str, float]) -> str:
    total = {s: max(own.get(s, 0), 0.8 * w) for s, w in pooled.items()}
    if not total:
        return ""
    sort, weight = max(total.items(), key=lambda item: item[1])
    return sort if weight >= _LEAST else ""


def _pieces(run: Run) -> list[Run]:
    """Split "CPP Secretary General Comrade X" before the title or the office."""
    tokens = run.sentence.tokens
    if run.caps:
        return [run]
    for at in range(run.last - 2, run.first + run.titles - 1, -1):
        low = bare(tokens[at].text).lower()
        if at > run.first and low in words("titles") and _whole(tokens[at].text):
            begin = at
            while begin - 1 > run.first and tokens[begin - 1].text.lower() in (
                words("titles") | {"."}
            ):
                begin -= 1
            return _split(run, begin, begin)
        if low in singulars() and low not in words("titles"):
            return _split(run, at, at + 1)
    return [run]


def _whole(word: str) -> bool:
    return len(word) > 2 and not word.isupper()


def _split(run: Run, end: int, begin: int) -> list[Run]:
    tokens = run.sentence.tokens
    head = []
    if end > run.first:
        head = [Run(run.sentence, run.first, end, 0, run.caps)]
    if begin < run.last:
        titles = title_tokens(tokens, begin, run.last)
        head.append(Run(run.sentence, begin, run.last, titles, run.caps))
    return head


def _evidence(run: Run) -> dict[str, float]:
    low = [n.lower() for n in run.names]
    if not low:
        return {}
    found = {
        "person": _person(run, low),
        "organisation": _organisation(run, low),
        "place": _place(run, low),
    }
    return {sort: weight for sort, weight in found.items() if weight > 0}


def _person(run: Run, low: list[str]) -> float:
    if run.caps:
        return 0.0
    before, after = run.before(), run.after()
    plain = not any(common(w) for w in low if len(w) > 2)
    weight = 0.0
    if run.titles:
        weight += 3
    if any(w in ("bin", "binti", "a", "bint", "ibn") for w in low[1:]) and len(low) > 2:
        weight += 2
    if before in singulars() and before not in ("family", "people"):
        weight += 2.5
    if before in (",", ":") and run.before(2) in singulars() and plain:
        weight += 1
    if _aged(run):
        weight += 3
    if after in ("who", "whose") or after in words("say") and len(low) > 1:
        weight += 1
    if after in singulars() and run.possessive:
        weight += 1.5
    if plain and 2 <= len(low) <= 4:
        weight += 1.6
    if low[-1] in words("org_heads") | words("place_heads"):
        weight -= 2.5
    if " ".join(low) in places_known() and not run.titles:
        weight -= 2
    if before in ("in", "at") and not run.titles:
        weight -= 1.5
    return weight


def _aged(run: Run) -> bool:
    """Whether an age follows: ", 41," or "(58)" or ", who is 62 years old"."""
    near = [run.after(n) for n in range(1, 7)]
    if near[0] in (",", "(") and _AGE.fullmatch(near[1]):
        return near[2] in (",", ")", ";", ".")
    return near[:3] == [",", "who", "is"] and near[4:5] == ["years"]


def _organisation(run: Run, low: list[str]) -> float:
    heads, starts = words("org_heads"), words("org_starts")
    weight = 0.0
    if low[-1] in heads or low[-1] + "s" in heads:
        weight += 3 if len(low) > 1 else 0.5
    elif low[0] in starts and len(low) > 2:
        weight += 3
    elif any(w in heads for w in low[1:]) and "of" in [t.text for t in run.tokens]:
        weight += 2.5
    if len(low) == 1 and _ACRONYM.fullmatch(run.names[0]) and not run.caps:
        weight += 2
        if low[0] in words("titles") or low[0] in words("not_names"):
            weight -= 3
    if run.titles:
        weight -= 2
    return weight


def _place(run: Run, low: list[str]) -> float:
    heads, starts = words("place_heads"), words("place_starts")
    weight = 0.0
    if " ".join(low) in places_known():
        weight += 2.5
    if low[-1] in heads and len(low) > 1:
        weight += 3
    elif low[0] in starts and len(low) > 1:
        weight += 2
    if run.after() in heads and run.after() not in ("state", "police"):
        weight += 2.5
    if run.before() in words("place_preps") and not run.caps:
        weight += 2 if run.before() in ("in", "at", "near") else 1.2
    if run.before() == "of" and run.before(2) in heads:
        weight += 2
    if run.titles:
        weight -= 3
    return weight

"""Finds an older source that says nearly the same: a reprint, a forwarded copy.

A text is cut into runs of five words. The least hash in each of 64 bins makes its
sketch (one-permutation MinHash), four bins a band; two texts that are much alike
share a band with near certainty. Bands are kept as keyed hashes, so that they tell
nothing to who lacks the desk's key. How alike two texts are is then counted on the
texts themselves: the share of their runs that both have (Jaccard).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

from habeas.sources.models import Band, Source, Text
from habeas.store import vault
from habeas.store.keyring import KeyErased
from habeas.store.seal import lookup

RUN = 5  # words
BINS, ROWS = 64, 4
NEAR = 60  # per cent
LOOKED_AT = 3  # older texts compared in full
_MOST_OF_A_BAND = 20
_WORD = re.compile(r"\w+")
Run = tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The bands of a text, and an older source that it is like, in per cent."""

    bands: tuple[str, ...]
    near: str | None = None
    percent: int | None = None


def look(source: Source, text: str) -> Found:
    """Return the bands of a source's text and the older source most like it."""
    runs = shingles(text)
    bands = _keyed(bands_of(hashed(runs)))
    best = max(
        ((likeness(runs, shingles(t)), pk) for pk, t in _candidates(source, bands)),
        default=(0, ""),
    )
    if best[0] < NEAR:
        return Found(bands)
    return Found(bands, best[1], best[0])


def put(source: Source, found: Found) -> bool:
    """Keep the bands, inside the entry that is open; return whether `source` changed.

    The caller saves the source.
    """
    Band.objects.bulk_create(Band(value=b, source=source.pk) for b in found.bands)
    source.near_id, source.near_percent = found.near, found.percent
    return found.near is not None


def forget(source: Source) -> None:
    """Throw away the bands of a source."""
    Band.objects.filter(source=source.pk).delete()


def shingles(text: str) -> frozenset[Run]:
    """Return a text's runs of five words, without case or marks.

    A text of fewer words is one run.
    """
    words = _WORD.findall(text.casefold())
    if len(words) < RUN:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[n:] for n in range(RUN)), strict=False))


def hashed(runs: frozenset[Run]) -> frozenset[int]:
    """Return the hashes of runs, each a number of 64 bits."""
    return frozenset(_hash(" ".join(run)) for run in runs)


def bands_of(runs: frozenset[int]) -> list[tuple[int, ...]]:
    """Return the bands of a text's sketch, each of four bins; none for no words.

    A bin that nothing fell into takes the value of the next that is filled.
    """
    least: list[int | None] = [None] * BINS
    for run in runs:
        at, value = run % BINS, run // BINS
        standing = least[at]
        if standing is None or value < standing:
            least[at] = value
    if not runs:
        return []
    filled = _filled(least)
    return [tuple(filled[n : n + ROWS]) for n in range(0, BINS, ROWS)]


def likeness(a: frozenset[Run], b: frozenset[Run]) -> int:
    """Return the share of runs that both have, in per cent, rounded down."""
    return 100 * len(a & b) // len(a | b) if a and b else 0


def _filled(least: list[int | None]) -> list[int]:
    found: list[int] = []
    following = next(v for v in least if v is not None)
    for value in reversed(least):
        following = following if value is None else value
        found.append(following)
    return found[::-1]


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8"), digest_size=8).digest(), "big")


def _keyed(bands: list[tuple[int, ...]]) -> tuple[str, ...]:
    key = vault.key("bands")
    named = (f"{n}:{','.join(map(str, b))}" for n, b in enumerate(bands))
    return tuple(lookup(key, name)[:32] for name in named)


def _candidates(source: Source, bands: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the texts that share most bands, by the id of their source."""
    shared: Counter[str] = Counter()
    for value in bands:
        rows = Band.objects.filter(value=value).exclude(source=source.pk)
        listed = rows.order_by("id").values_list("source", flat=True)
        shared.update(listed[:_MOST_OF_A_BAND])
    ids = [pk for pk, _ in shared.most_common(LOOKED_AT)]
    texts = Text.objects.whole("which sources are alike").filter(source__in=ids)
    found = {t.source_id: t for t in texts.order_by("number")}
    return [(pk, t) for pk in ids if (t := _opened(found.get(pk))) is not None]


def _opened(text: Text | None) -> str | None:
    try:
        return None if text is None else str(text.text)
    except KeyErased:
        return None

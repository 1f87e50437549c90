"""Nearly the same: told so, both kept; nothing is made of it by itself."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.sources import near, preserve, read
from habeas.sources.models import Band, Source

WORDS = [f"word{n}" for n in range(400)]


def paper(seed: int, length: int = 600) -> list[str]:
    """A statement of so many words, always the same for one seed."""
    return random.Random(seed).choices(WORDS, k=length)


def added(desk: Any, words: list[str]) -> Source:
    """Keep and read words; return the source as it stands."""
    source = preserve.keep(desk.officer, " ".join(words).encode(), kind="file").source
    read.text_of(desk.officer, source)
    found: Source = Source.objects.visible_to(desk.officer).get(pk=source.pk)
    return found


def test_a_reprint_names_the_older(desk: Any) -> None:
    """A changed head and one changed word: told how like, and both stay."""
    first = added(desk, paper(1))
    changed = ["reprinted", "by", "us", *paper(1)]
    changed[300] = "another"
    second = added(desk, changed)
    assert second.near_id == first.pk and 95 <= (second.near_percent or 0) < 100
    assert added(desk, paper(2)).near_id is None


def test_bands_tell_nothing_without_the_key(desk: Any) -> None:
    """Only keyed hashes and ids lie in the table."""
    source = added(desk, paper(3))
    rows = Band.objects.filter(source=source.pk)
    assert len(rows) == near.BINS // near.ROWS
    own = {
        ",".join(map(str, b)) for b in near.bands_of(near.hashed(near.shingles("x")))
    }
    assert all(len(r.value) == 32 and r.value not in own for r in rows)


@given(st.text(), st.text())
def test_likeness_is_a_share(a: str, b: str) -> None:
    """From 0 to 100, the same both ways, and 100 of a text with itself."""
    one, two = near.shingles(a), near.shingles(b)
    assert 0 <= near.likeness(one, two) == near.likeness(two, one) <= 100
    assert near.likeness(one, one) == (100 if one else 0)
    assert near.hashed(one) == near.hashed(near.shingles(a))


def test_texts_much_alike_share_a_band() -> None:
    """Of 50 statements with one word in forty changed, each meets its original."""
    met = 0
    for seed in range(50):
        words = paper(seed)
        changed = [w if n % 40 else f"x{n}" for n, w in enumerate(words)]
        bands = [
            set(enumerate(near.bands_of(near.hashed(near.shingles(" ".join(w))))))
            for w in (words, changed)
        ]
        met += bool(bands[0] & bands[1])
    assert met == 50

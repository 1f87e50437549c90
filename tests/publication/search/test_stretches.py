"""A text is cut so that no piece holds words of two labels."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.publication.search.stretches import LONGEST, stretches
from habeas.store.labels import LABELS, most_closed

PLACE = st.integers(0, 60)
CLOSED = st.lists(st.tuples(PLACE, PLACE, st.sampled_from(LABELS)))


@given(st.text(max_size=50), st.sampled_from(LABELS), CLOSED)
def test_each_place_has_the_most_closed_label_over_it(
    text: str, label: str, closed: list[tuple[int, int, str]]
) -> None:
    found = list(stretches(text, label, closed))
    assert "".join(text[a:b] for a, b, _ in found) == text
    for start, end, told in found:
        for at in range(start, end):
            over = [x for a, b, x in closed if a <= at < b]
            assert told == most_closed([label, *over])
    assert all(a[2] != b[2] for a, b in itertools.pairwise(found))


@settings(max_examples=20)
@given(st.text("ab \n", min_size=LONGEST, max_size=LONGEST * 2))
def test_a_long_text_is_cut_and_nothing_is_lost(text: str) -> None:
    found = list(stretches(text, "internal", []))
    assert "".join(text[a:b] for a, b, _ in found) == text
    assert all(0 < b - a <= LONGEST for a, b, _ in found)


def test_it_is_cut_at_the_end_of_a_line() -> None:
    text = ("word " * 500 + "\n") * 2
    (first, *_) = stretches(text, "internal", [])
    assert text[first[1] - 1] == "\n"

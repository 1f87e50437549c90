"""Tests that quotes are cut at code points, and never from nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.spans import BadSpan, Span, quote, trim


@given(st.text(min_size=1), st.data())
def test_a_quote_is_the_text_at_its_place(text: str, data: st.DataObject) -> None:
    """Whatever the characters, `text[start:end] == exact`."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = quote(text, start, end)
    assert made.exact == text[start:end] == text[made.start : made.end]
    assert made.to_dict() == {"exact": made.exact, "start": start, "end": end}


def test_positions_are_code_points() -> None:
    """An emoji is one, CR LF two, a no-break space one, a joined letter its parts."""
    text = "👩\u200d⚖️ said\r\n\u00a0نہیں"
    assert quote(text, 5, 9).exact == "said"
    assert quote(text, 9, 11).exact == "\r\n"
    assert quote(text, 12, 16).exact == "نہیں"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 9), (9, 10)])
def test_a_span_of_nothing_raises(start: int, end: int) -> None:
    """The message says where, and nothing of the text."""
    with pytest.raises(BadSpan) as raised:
        quote("secret", start, end)
    assert "secret" not in str(raised.value) and str(start) in str(raised.value)


@given(st.integers(0, 30), st.integers(1, 30), st.integers(0, 30), st.integers(1, 30))
def test_overlap_has_no_order(a: int, b: int, c: int, d: int) -> None:
    """Two spans overlap if they have a position in common; one may hold the other."""
    one, two = Span(a, a + b), Span(c, c + d)
    common = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlaps(two) == two.overlaps(one) == bool(common)
    if one.holds(two):
        assert common == set(range(two.start, two.end))


@given(st.text())
def test_trim_takes_space_alone(text: str) -> None:
    """What is left is the stripped text, where it stood."""
    span = trim(text, 0, len(text))
    assert text[span.start : span.end] == text.strip()


def test_trim_takes_what_it_is_told_to() -> None:
    """Characters named are taken from both ends, with space between them."""
    span = trim("(, Amal Noor ;)", 0, 15, "(),;")
    assert "(, Amal Noor ;)"[span.start : span.end] == "Amal Noor"

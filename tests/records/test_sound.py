"""Names that sound alike in two scripts, for suggesting alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.records.sound import alike, sound


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hussain Fatmi", "حسین فاطمی"),
        ("Hossein Fatemi", "Hussain Fatmi"),
        ("Noor Bakhsh", "نور بخش"),
        ("Muhammad Khan", "Mohammed Khan"),
        ("Sajid Chandio", "ساجد چانڈیو"),
    ],
)
def test_spellings_and_scripts_meet(first: str, second: str) -> None:
    """In either order."""
    assert alike(first, second) and alike(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ali Raza", "Ali Rizvi"), ("Noor", "نور"), ("Amara Khan", "Noor Khan")],
)
def test_others_do_not(first: str, second: str) -> None:
    """Nor does one word alone, however it is spelled."""
    assert not alike(first, second)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_strings_can_be_compared(a: str, b: str) -> None:
    """Symmetric, and a name has no more sounds than words."""
    assert alike(a, b) == alike(b, a)
    assert all(sound(a))

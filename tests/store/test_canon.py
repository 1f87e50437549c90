"""JSON has one form (RFC 8785), and commitments bind to it and tell nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from habeas.store.canon import NotCanonical, canonical, commitment

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-(2.0**52), 2.0**52)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_the_example_of_the_standard() -> None:
    """RFC 8785, section 3.2.2 and 3.2.3."""
    given_ = {
        "numbers": [
            333333333.33333329,
            1e30,
            4.50,
            2e-3,
            0.000000000000000000000000001,
        ],
        "string": '€$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    expected = (
        '{"literals":[null,true,false],'
        '"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert canonical(given_) == expected.encode()


def test_keys_are_in_the_order_of_utf_16() -> None:
    """RFC 8785, section 3.2.3: an emoji comes before a later basic character."""
    keys = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    found = canonical({key: 0 for key in reversed(keys)})
    assert list(json.loads(found)) == keys


@given(values)
def test_it_is_what_the_reference_writes(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(values)
def test_reading_it_gives_the_same_form_again(value: Any) -> None:
    once = canonical(value)
    assert canonical(json.loads(once)) == once


@pytest.mark.parametrize("value", [float("nan"), 2**53, "\ud800", {"\udfff": 1}, {1}])
def test_what_has_no_form_is_refused_with_a_sentence(value: Any) -> None:
    with pytest.raises(NotCanonical, match="Nothing was changed"):
        canonical(value)


@given(st.binary(min_size=16, max_size=16), st.binary(), st.binary())
def test_a_commitment_binds_to_one_content(salt: bytes, one: bytes, two: bytes) -> None:
    made = commitment(salt, one)
    assert made.startswith("hmac-sha256:")
    assert (made == commitment(salt, two)) == (one == two)

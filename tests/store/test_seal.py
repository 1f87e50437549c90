"""What is sealed opens only whole, with its key, in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.store.seal import OVERHEAD, SealBroken, derive, lookup, seal, unseal

KEY = bytes(range(32))


@given(st.binary(), st.binary())
def test_it_opens_in_its_place(plain: bytes, bound: bytes) -> None:
    sealed = seal(KEY, plain, bound)
    assert len(sealed) == len(plain) + OVERHEAD
    assert unseal(KEY, sealed, bound) == plain


@given(st.binary(max_size=64), st.data())
def test_any_changed_bit_is_found(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, plain, b"here"))
    at = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[at // 8] ^= 1 << at % 8
    with pytest.raises(SealBroken):
        unseal(KEY, bytes(sealed), b"here")


@given(st.binary(max_size=64), st.integers(0, 200))
def test_what_is_cut_short_does_not_open(plain: bytes, length: int) -> None:
    sealed = seal(KEY, plain, b"")
    if length < len(sealed):
        with pytest.raises(SealBroken):
            unseal(KEY, sealed[:length], b"")


def test_another_place_or_key_does_not_open_it() -> None:
    sealed = seal(KEY, b"plain", b"here")
    with pytest.raises(SealBroken):
        unseal(KEY, sealed, b"there")
    with pytest.raises(SealBroken):
        unseal(derive(KEY, "another"), sealed, b"here")


def test_the_same_content_is_never_sealed_alike() -> None:
    assert len({seal(KEY, b"the same", b"") for _ in range(500)}) == 500


def test_keys_of_two_purposes_have_nothing_in_common() -> None:
    assert derive(KEY, "one") != derive(KEY, "two") != KEY
    assert derive(KEY, "one") == derive(KEY, "one")


@given(st.text(), st.text())
def test_lookup_finds_the_same_text_and_no_other(one: str, two: str) -> None:
    assert len(lookup(KEY, one)) == 64
    assert (lookup(KEY, one) == lookup(KEY, two)) == (one == two)

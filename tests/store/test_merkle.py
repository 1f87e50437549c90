"""The tree of RFC 6962, against the vectors that certificate transparency uses."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.store.merkle import (
    EMPTY,
    Frontier,
    consistency,
    consistent,
    includes,
    inclusion,
    leaf_hash,
    root,
)

CONTENTS = [
    bytes.fromhex(x)
    for x in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
LEAVES = [leaf_hash(content) for content in CONTENTS]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
PATHS = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}
SIX_OF_EIGHT = [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
]
sizes = st.integers(1, 80)


def _leaves(size: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(size)]


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert Frontier(0, ()).root() == EMPTY == hashlib.sha256(b"").digest()


def test_the_roots_are_those_of_the_vectors() -> None:
    for size, expected in enumerate(ROOTS, 1):
        assert root(LEAVES[:size]).hex() == expected


def test_the_proofs_are_those_of_the_vectors() -> None:
    for (index, size), expected in PATHS.items():
        assert [x.hex() for x in inclusion(index, LEAVES[:size])] == expected
    assert [x.hex() for x in consistency(6, LEAVES)] == SIX_OF_EIGHT


@given(sizes)
def test_a_frontier_grown_leaf_by_leaf_has_the_roots_of_the_definition(
    size: int,
) -> None:
    def defined(leaves: list[bytes]) -> bytes:
        if len(leaves) == 1:
            return leaves[0]
        at = 1
        while at * 2 < len(leaves):
            at *= 2
        halves = defined(leaves[:at]) + defined(leaves[at:])
        return hashlib.sha256(b"\x01" + halves).digest()

    tree = Frontier(0, ())
    for leaf in _leaves(size):
        tree = tree.append(leaf)
    assert tree.root() == defined(_leaves(size))
    assert len(tree.hashes) == size.bit_count()


@given(sizes, st.data())
def test_every_leaf_is_proved_and_no_other(size: int, data: st.DataObject) -> None:
    leaves = _leaves(size)
    index = data.draw(st.integers(0, size - 1))
    path = inclusion(index, leaves)
    assert includes(leaves[index], index, size, path, root(leaves))
    other = data.draw(st.integers(0, size - 1))
    if other != index:
        assert not includes(leaves[other], index, size, path, root(leaves))
        assert not includes(leaves[index], other, size, path, root(leaves))
    assert not includes(leaves[index], index, size, [*path, EMPTY], root(leaves))
    assert not includes(leaves[index], size, size, path, root(leaves))


@given(sizes, st.data())
def test_a_grown_tree_is_consistent_and_a_changed_one_is_not(
    size: int, data: st.DataObject
) -> None:
    leaves = _leaves(size)
    first = data.draw(st.integers(1, size))
    path = consistency(first, leaves)
    old, new = root(leaves[:first]), root(leaves)
    assert consistent(first, size, old, new, path)
    if first < size:
        assert not consistent(first, size, EMPTY, new, path)
        assert not consistent(first, size, old, EMPTY, path)
        assert not consistent(first, size, old, new, path[:-1])
    assert not consistent(0, size, old, new, path)


def test_there_is_no_proof_of_what_is_not_there() -> None:
    for index in (-1, 8):
        with pytest.raises(IndexError):
            inclusion(index, LEAVES)
    for first in (0, 9):
        with pytest.raises(IndexError):
            consistency(first, LEAVES)

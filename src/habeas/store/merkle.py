"""Merkle trees of RFC 6962 (SHA-256): roots, proofs of inclusion and consistency.

A frontier is all one must keep of a tree to go on: the roots of its full subtrees,
largest first, one for each bit set in its size.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of a leaf's content."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node over two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True)
class Frontier:
    """A tree of `size` leaves by the roots of its full subtrees, largest first."""

    size: int
    hashes: tuple[bytes, ...]

    def append(self, leaf: bytes) -> Frontier:
        """Return the frontier of the tree with one more leaf, given by its hash."""
        hashes, rest = list(self.hashes), self.size
        while rest & 1:
            leaf = node_hash(hashes.pop(), leaf)
            rest >>= 1
        return Frontier(self.size + 1, (*hashes, leaf))

    def root(self) -> bytes:
        """Return the root of the tree; of the empty tree, the hash of nothing."""
        if not self.hashes:
            return EMPTY
        *larger, root = self.hashes
        for left in reversed(larger):
            root = node_hash(left, root)
        return root


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over hashes of leaves (RFC 6962, section 2.1)."""
    tree = Frontier(0, ())
    for leaf in leaves:
        tree = tree.append(leaf)
    return tree.root()


def inclusion(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return the audit path of leaf `index` (RFC 6962, section 2.1.1), nearest first.

    Raises:
        IndexError: If there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    at = _split(len(leaves))
    if index < at:
        return [*inclusion(index, leaves[:at]), root(leaves[at:])]
    return [*inclusion(index - at, leaves[at:]), root(leaves[:at])]


def consistency(first: int, leaves: Sequence[bytes]) -> list[bytes]:
    """Return the proof that the tree of `first` leaves is a start of this one.

    RFC 6962, section 2.1.2.

    Raises:
        IndexError: Unless 0 < `first` <= the number of leaves.
    """
    if not 0 < first <= len(leaves):
        raise IndexError(first)
    return _subproof(first, leaves, whole=True)


def includes(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Return whether `path` proves leaf `index` of the tree of `size` with `root`.

    RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def consistent(
    first: int,
    second: int,
    first_root: bytes,
    second_root: bytes,
    path: Sequence[bytes],
) -> bool:
    """Return whether `path` proves that one tree is a start of the other.

    RFC 9162, section 2.1.4.2.
    """
    if not 0 < first <= second:
        return False
    if first == second:
        return not path and first_root == second_root
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    if not steps:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def _subproof(first: int, leaves: Sequence[bytes], *, whole: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if whole else [root(leaves)]
    at = _split(len(leaves))
    if first <= at:
        return [*_subproof(first, leaves[:at], whole=whole), root(leaves[at:])]
    return [*_subproof(first - at, leaves[at:], whole=False), root(leaves[:at])]


def _split(size: int) -> int:
    """Return the largest power of two that is smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)

"""A kept file is whole or absent, unreadable without its key, and found if touched."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.store.blobs import CHUNK, LEAST, ROOM, BlobDamaged, BlobStore, padded
from habeas.store.folder import Layout

KEY, OTHER, NAMES = bytes(32), b"\1" * 32, b"\2" * 32
HARD = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    layout = Layout(tmp_path)
    layout.blobs.mkdir()
    return BlobStore(layout, NAMES)


def _files(store: BlobStore) -> list[str]:
    return sorted(p.name for p in store.path("0" * 64).parent.iterdir())


@HARD
@given(st.integers(0, 3 * CHUNK), st.integers(1, CHUNK))
def test_what_is_kept_comes_back(store: BlobStore, size: int, piece: int) -> None:
    content = os.urandom(size)
    pieces = [content[i : i + piece] for i in range(0, size, piece)]
    blob = store.keep(pieces, KEY)
    assert (blob.size, blob.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert store.whole(blob.name, KEY) == content


@pytest.mark.parametrize("size", [0, 1, ROOM - 1, ROOM, ROOM + 1, 2 * ROOM, 10**6])
def test_the_edges_of_chunks(store: BlobStore, size: int) -> None:
    content = os.urandom(size)
    blob = store.keep([content], KEY)
    assert b"".join(store.read(blob.name, KEY)) == content


def test_sha256_is_that_of_the_bytes_so_far(store: BlobStore) -> None:
    with store.writer(KEY) as writer:
        writer.write(b"one")
        assert writer.sha256 == hashlib.sha256(b"one").hexdigest()


def test_nothing_is_left_of_what_was_not_committed(store: BlobStore) -> None:
    with store.writer(KEY) as writer:
        writer.write(os.urandom(200_000))
        assert len(_files(store)) == 1
        assert store.names() == set()
    assert _files(store) == []
    with pytest.raises(ZeroDivisionError), store.writer(KEY) as writer:
        writer.write(b"begun")
        raise ZeroDivisionError
    assert _files(store) == []


def test_the_file_shows_neither_content_nor_hash_nor_size(store: BlobStore) -> None:
    content = b"A statement of an invented union. " * 300
    blob = store.keep([content], KEY)
    lying = store.path(blob.name).read_bytes()
    assert b"invented" not in lying
    assert blob.sha256 not in blob.name
    other = store.keep([content[:-7]], KEY)
    assert len(store.path(other.name).read_bytes()) == len(lying)


def test_the_same_bytes_of_two_sources_share_nothing(store: BlobStore) -> None:
    one, two = store.keep([b"same"], KEY), store.keep([b"same"], OTHER)
    assert one.sha256 == two.sha256
    assert one.name != two.name
    with pytest.raises(BlobDamaged):
        store.whole(one.name, OTHER)


def test_its_owner_alone_may_read_it(store: BlobStore) -> None:
    standing = os.umask(0)
    try:
        blob = store.keep([b"private"], KEY)
    finally:
        os.umask(standing)
    assert stat.S_IMODE(store.path(blob.name).stat().st_mode) == 0o600


@HARD
@given(st.data())
def test_any_changed_bit_is_found(store: BlobStore, data: st.DataObject) -> None:
    blob = store.keep([os.urandom(data.draw(st.integers(0, 70_000)))], KEY)
    path = store.path(blob.name)
    lying = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(lying) * 8 - 1))
    lying[at // 8] ^= 1 << at % 8
    path.write_bytes(lying)
    with pytest.raises(BlobDamaged):
        store.whole(blob.name, KEY)


def test_chunks_dropped_added_or_exchanged_are_found(store: BlobStore) -> None:
    blob = store.keep([os.urandom(5 * CHUNK)], KEY)
    path = store.path(blob.name)
    lying = path.read_bytes()
    head, sealed = len(lying) % (CHUNK + 16), CHUNK + 16
    first, second = lying[:sealed], lying[sealed : 2 * sealed]
    for changed in (
        lying[:-1],
        lying[: head + sealed],
        lying + b"\0",
        lying + second,
        second + first + lying[2 * sealed :],
        b"",
    ):
        path.write_bytes(changed)
        with pytest.raises(BlobDamaged):
            store.whole(blob.name, KEY)


def test_one_blob_in_the_place_of_another_is_found(store: BlobStore) -> None:
    one, two = store.keep([b"one"], KEY), store.keep([b"two"], KEY)
    store.path(one.name).write_bytes(store.path(two.name).read_bytes())
    with pytest.raises(BlobDamaged):
        store.whole(one.name, KEY)


def test_a_missing_blob_is_said(store: BlobStore) -> None:
    with pytest.raises(BlobDamaged, match="last backup"):
        store.whole("0" * 64, KEY)
    for name in ("../keys.json", "", "A" * 64):
        with pytest.raises(BlobDamaged):
            store.whole(name, KEY)


@given(st.integers(0, 2**45))
def test_padding_hides_the_size_and_costs_little(size: int) -> None:
    length = padded(size)
    assert size <= length <= max(LEAST, size * 1.12 + 1)
    assert padded(length) == length

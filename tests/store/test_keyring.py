"""A source's key opens in its own place; erased, it is gone and says so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from habeas.store import keyring, vault
from habeas.store.folder import Layout
from habeas.store.keyring import KeyDamaged, KeyErased
from habeas.store.rows import new_id

DATA = bytes(32)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout(tmp_path)
    made.keyring.mkdir()
    return made


def test_a_key_comes_back(layout: Layout) -> None:
    one, two = new_id(), new_id()
    keys = [keyring.new(layout, DATA, one), keyring.new(layout, DATA, two)]
    assert [keyring.get(layout, DATA, k) for k in (one, two)] == keys
    assert keys[0] != keys[1]
    assert keyring.ids(layout) == {one, two}


def test_a_key_is_never_made_twice(layout: Layout) -> None:
    key_id = new_id()
    made = keyring.new(layout, DATA, key_id)
    with pytest.raises(KeyDamaged):
        keyring.new(layout, DATA, key_id)
    assert keyring.get(layout, DATA, key_id) == made
    keyring.erase(layout, DATA, key_id)
    with pytest.raises(KeyDamaged):
        keyring.new(layout, DATA, key_id)


def test_any_changed_byte_is_found(layout: Layout) -> None:
    key_id, gone = new_id(), new_id()
    keyring.new(layout, DATA, key_id)
    keyring.new(layout, DATA, gone)
    keyring.erase(layout, DATA, gone)
    for name in (key_id, gone):
        path = layout.keyring / name
        lying = path.read_bytes()
        for place in range(len(lying) * 8):
            changed = bytearray(lying)
            changed[place // 8] ^= 1 << place % 8
            path.write_bytes(changed)
            with pytest.raises(KeyDamaged):
                keyring.get(layout, DATA, name)
        path.write_bytes(lying)


def test_keys_exchanged_or_under_another_desk_do_not_open(layout: Layout) -> None:
    one, two = new_id(), new_id()
    keyring.new(layout, DATA, one)
    keyring.new(layout, DATA, two)
    (layout.keyring / one).replace(layout.keyring / two)
    for key_id in (one, two):
        with pytest.raises(KeyDamaged):
            keyring.get(layout, DATA, key_id)
    three = new_id()
    keyring.new(layout, DATA, three)
    with pytest.raises(KeyDamaged):
        keyring.get(layout, b"\1" * 32, three)


def test_an_erased_key_leaves_a_tombstone_and_no_key(layout: Layout) -> None:
    key_id = new_id()
    keyring.new(layout, DATA, key_id)
    before = (layout.keyring / key_id).read_bytes()
    keyring.erase(layout, DATA, key_id)
    with pytest.raises(KeyErased, match="gone for good"):
        keyring.get(layout, DATA, key_id)
    assert before not in b"".join(p.read_bytes() for p in layout.keyring.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="of POSIX file systems")
def test_the_old_bytes_are_written_over(layout: Layout) -> None:
    key_id = new_id()
    keyring.new(layout, DATA, key_id)
    with (layout.keyring / key_id).open("rb") as handle:
        before = handle.read()
        keyring.erase(layout, DATA, key_id)
        handle.seek(0)
        after = handle.read()
    assert len(after) == len(before)
    assert after[:40] != before[:40]


def test_a_tombstone_of_another_key_is_none(layout: Layout) -> None:
    one, two = new_id(), new_id()
    keyring.new(layout, DATA, one)
    keyring.new(layout, DATA, two)
    keyring.erase(layout, DATA, one)
    (layout.keyring / two).write_bytes((layout.keyring / one).read_bytes())
    with pytest.raises(KeyDamaged):
        keyring.get(layout, DATA, two)


@pytest.mark.parametrize("name", ["", "..", "../keys.json", "A" * 36])
def test_what_is_no_id_opens_no_file(layout: Layout, name: str) -> None:
    with pytest.raises(KeyDamaged):
        keyring.get(layout, DATA, name)


def test_a_remembered_key_is_not_used_after_another_process_erased_it(
    desk: Any,
) -> None:
    """Also at once after it was used: the file that gave it is no more."""
    key_id = new_id()
    made = vault.new_source_key(key_id)
    assert vault.source_key(key_id) == made
    keyring.erase(vault.layout(), vault.keys().data, key_id)  # as another would
    with pytest.raises(KeyErased):
        vault.source_key(key_id)

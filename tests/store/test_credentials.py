"""A changed passphrase or sheet is an entry, and an older key file is found."""

from __future__ import annotations

import json
from typing import Any

import pytest

from habeas.store import credentials, keys, vault, verify
from habeas.store import desk as desks
from habeas.store.folder import Layout
from habeas.store.kdf import Cost
from habeas.store.models import Entry

CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)


def _damage() -> list[str]:
    return [f.sentence for f in verify.verify() if f.damaged]


def _verbs() -> list[str]:
    bodies = Entry.objects.order_by("seq").values_list("body", flat=True)
    return [json.loads(body)["verb"] for body in bodies]


def test_another_passphrase_opens_and_is_an_entry(desk: Any) -> None:
    credentials.change_passphrase(desk.officer, "a better one", cost=CHEAP)
    assert _verbs()[-1] == "store.passphrase"
    assert _damage() == []
    desks.lock()
    with pytest.raises(keys.WrongPassphrase):
        desks.unlock(desk.root, desk.passphrase)
    desks.unlock(desk.root, "a better one")
    assert _damage() == []


def test_a_sheet_opens_the_desk_and_is_an_entry(desk: Any) -> None:
    words = keys.new_words()
    credentials.new_sheet(desk.officer, words)
    assert _verbs()[-1] == "store.sheet"
    desks.lock()
    with pytest.raises(keys.WrongWords):
        desks.recover(desk.root, keys.new_words())
    assert not vault.is_open()
    desks.recover(desk.root, words)
    assert _damage() == []
    credentials.change_passphrase(desk.officer, "after recovery", cost=CHEAP)
    desks.lock()
    desks.unlock(desk.root, "after recovery")


def test_an_older_key_file_put_back_is_found(desk: Any) -> None:
    """Whoever knows an old passphrase cannot make it work again unseen."""
    path = Layout(desk.root).keys
    old = path.read_bytes()
    credentials.change_passphrase(desk.officer, "a better one", cost=CHEAP)
    desks.lock()
    path.write_bytes(old)
    desks.unlock(desk.root, desk.passphrase)
    assert len(_damage()) == 1
    assert "an older one was put back" in _damage()[0]
    credentials.change_passphrase(desk.officer, "yet another", cost=CHEAP)
    assert _damage() == []


def test_the_entry_tells_nothing_of_the_secrets(desk: Any) -> None:
    words = keys.new_words()
    credentials.new_sheet(desk.officer, words)
    credentials.change_passphrase(desk.officer, "a better one", cost=CHEAP)
    bodies = "".join(Entry.objects.values_list("body", flat=True))
    assert "better" not in bodies
    assert not any(f" {word}" in bodies for word in words)


def test_while_locked_nothing_changes(desk: Any) -> None:
    desks.lock()
    with pytest.raises(vault.Locked):
        credentials.change_passphrase(desk.officer, "never", cost=CHEAP)
    desks.unlock(desk.root, desk.passphrase)
    assert "store.passphrase" not in _verbs()

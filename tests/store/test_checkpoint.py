"""Checkpoints have the form others read (C2SP), and only the desk's own count."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.store import checkpoint, keys
from habeas.store.checkpoint import NotACheckpoint
from habeas.store.merkle import EMPTY

# The example of the signed note's first implementation (golang.org/x/mod/sumdb/note).
NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSN"
    "XgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
MADE = keys.make()


def _public() -> bytes:
    return base64.b64decode(VERIFIER.split("+", 2)[2])[1:]


def test_the_known_note_opens() -> None:
    body = checkpoint.open_note(NOTE, "PeterNeumann", _public())
    assert body.endswith("what your problem is.\n")
    assert checkpoint.key_hash("PeterNeumann", _public()).hex() == "c74f20a3"


def test_another_name_or_key_does_not_open_the_known_note() -> None:
    with pytest.raises(NotACheckpoint):
        checkpoint.open_note(NOTE, "PeterNeuman", _public())
    with pytest.raises(NotACheckpoint):
        checkpoint.open_note(
            NOTE, "PeterNeumann", MADE.signing.public_key().public_bytes_raw()
        )


def test_a_checkpoint_has_the_lines_of_the_standard() -> None:
    text = checkpoint.sign(MADE, 42, EMPTY)
    origin, size, root, empty, signature, end = text.split("\n")
    assert origin == f"habeas/{MADE.desk}"
    assert (size, base64.b64decode(root), empty, end) == ("42", EMPTY, "", "")
    assert signature.startswith(f"— {origin} ")
    assert len(base64.b64decode(signature.split(" ")[2])) == 4 + 64
    assert len(text.encode()) < 260


def test_it_comes_back_as_it_was_signed() -> None:
    text = checkpoint.sign(MADE, 7, EMPTY, "a line more")
    found = checkpoint.verify(text, MADE)
    assert found == checkpoint.Checkpoint(
        f"habeas/{MADE.desk}", 7, EMPTY, ("a line more",)
    )


def test_it_survives_windows_and_the_signatures_of_witnesses() -> None:
    text = checkpoint.sign(MADE, 7, EMPTY)
    witnessed = text + "— witness.example AAAAAA==\n"
    assert checkpoint.verify(witnessed, MADE).size == 7
    assert checkpoint.verify(text.replace("\n", "\r\n"), MADE).size == 7


def test_another_desks_checkpoint_is_none() -> None:
    text = checkpoint.sign(keys.make(), 7, EMPTY)
    with pytest.raises(NotACheckpoint):
        checkpoint.verify(text, MADE)


@pytest.mark.parametrize("size", ["-1", "007", "1e3", "", "٣"])
def test_a_size_has_one_form(size: str) -> None:
    name = checkpoint.origin(MADE)
    body = f"{name}\n{size}\n{base64.b64encode(EMPTY).decode()}\n"
    with pytest.raises(NotACheckpoint):
        checkpoint.verify(checkpoint.sign_note(body, name, MADE.signing), MADE)


@settings(deadline=None)
@given(st.data())
def test_no_changed_character_is_taken(data: st.DataObject) -> None:
    text = checkpoint.sign(MADE, 7, EMPTY)
    at = data.draw(st.integers(0, len(text) - 2))
    new = data.draw(st.characters(codec="utf-8", exclude_characters=text[at] + "\r"))
    try:
        found = checkpoint.verify(text[:at] + new + text[at + 1 :], MADE)
    except NotACheckpoint:
        return
    assert (found.size, found.root, found.extra) == (7, EMPTY, ())


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NotACheckpoint):
        checkpoint.verify(text, MADE)

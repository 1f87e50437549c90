"""Tests that any bytes become text, with the encoding and the reason for it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.decode import REPLACEMENT, decode

PLAIN = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@given(PLAIN, st.sampled_from(sorted(MARKS)))
def test_a_mark_decides_and_is_dropped(text: str, name: str) -> None:
    """Every Unicode encoding with its mark gives the text, nothing replaced."""
    text = text.lstrip("\ufeff")
    if name == "utf-16-le" and text[:1] == "\0":
        return
    read = decode(MARKS[name] + text.encode(name))
    assert (read.text, read.encoding) == (text, name)
    assert read.replacements == text.count(REPLACEMENT)
    assert "mark" in read.reason


@given(PLAIN)
def test_utf8_needs_no_mark(text: str) -> None:
    """Valid UTF-8 comes back as it was, but a mark at its head."""
    if text.startswith("\ufeff") or "\0" in text:
        return
    read = decode(text.encode())
    if read.encoding == "utf-8":
        assert read.text == text


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    """It never fails, and NUL never comes through."""
    read = decode(data)
    assert "\0" not in read.text
    assert read.replacements == read.text.count(REPLACEMENT)
    assert read.reason


@pytest.mark.parametrize(
    ("data", "text", "encoding", "lost"),
    [
        (b"caf\xe9 au lait", "café au lait", "cp1252", 0),
        ("گرفتار".encode() + b"\xff", "گرفتار" + REPLACEMENT, "utf-8", 1),
        (b"a\0b", "a" + REPLACEMENT + "b", "utf-8", 1),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8", 0),
        (b"", "", "utf-8", 0),
        ("Amal Noor".encode("utf-16-le"), "Amal Noor", "utf-16-le", 0),
        ("Amal Noor".encode("utf-16-be"), "Amal Noor", "utf-16-be", 0),
        (codecs.BOM_UTF16_LE + b"a\0b", "a" + REPLACEMENT, "utf-16-le", 1),
        (b"\x93quoted\x94 \x80 5", "“quoted” € 5", "cp1252", 0),
    ],
)
def test_examples(data: bytes, text: str, encoding: str, lost: int) -> None:
    """Line ends stay; each unit that cannot be read becomes one U+FFFD."""
    read = decode(data)
    assert (read.text, read.encoding, read.replacements) == (text, encoding, lost)

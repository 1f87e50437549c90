"""Tests that plain text keeps what it was, line ends included."""

from __future__ import annotations

from habeas.sources.formats import plain


def test_text_stays_untouched() -> None:
    """Line ends, no-break spaces and bidi controls stay; a byte order mark goes."""
    found = plain.read("\ufeffa\r\nb\rc\u00a0\u202ed😀".encode())
    assert found.text == "a\r\nb\rc\u00a0\u202ed😀"
    assert found.replacements == 0
    assert found.media_type == "text/plain"


def test_what_cannot_be_decoded_is_counted() -> None:
    """A NUL becomes U+FFFD, one for one, and is counted."""
    found = plain.read(b"a\0 and b\0 too")
    assert found.text == "a\ufffd and b\ufffd too"
    assert found.replacements == 2

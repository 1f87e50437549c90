"""Tests that bytes are known by what they are, not by what they are called."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.formats.kinds import UNKNOWN, kind


@pytest.mark.parametrize(
    ("head", "suffix", "media_type"),
    [
        (b"", "", "text/plain"),
        (b"Held since Monday.", "", "text/plain"),
        ("گرفتار".encode(), ".txt", "text/plain"),
        ("گرفتار".encode("utf-16"), "", "text/plain"),
        ("held at night".encode("utf-16-le"), "", "text/plain"),
        ("held at night".encode("utf-16-be"), "", "text/plain"),
        ("détenu".encode("cp1252"), "", "text/plain"),
        (
            b"a text with one\0NUL in it, and with many other characters" * 2,
            "",
            "text/plain",
        ),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", "", "text/html"),
        (b"<!-- saved --><html><p>x", ".txt", "text/html"),
        ("<html><p>x".encode("utf-16"), "", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "", "text/html"),
        (b'<?xml version="1.0"?><rss>', "", "application/xml"),
        (b"<p>x", "", "text/html"),
        (b"<p>x", ".txt", "text/plain"),
        (b"words <b>first</b>", ".HTML", "text/html"),
        (b"%PDF-1.7 \x00", ".txt", "application/pdf"),
        (b"%PDF-1.7 \x00", ".html", "application/pdf"),
        (b"PK\x03\x04....", ".txt", "application/zip"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", ".html", "image/jpeg"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "", "application/x-executable"),
        (b"MZ is how Mozambique is written for short.", "", "text/plain"),
        (b"ID3 is the name of a list.", "", "text/plain"),
        (b"II*\0\x08\0\0\0", "", "image/tiff"),
        (bytes(range(256)), ".html", UNKNOWN),
        (b"\0" * 100, ".txt", UNKNOWN),
    ],
)
def test_kinds(head: bytes, suffix: str, media_type: str) -> None:
    """Signatures win over names; a name decides only between text and HTML."""
    assert kind(head, suffix) == media_type


@given(st.binary(max_size=200), st.text(max_size=6))
def test_everything_has_a_kind(head: bytes, suffix: str) -> None:
    """Any bytes have a media type, written as RFC 6838 says."""
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", kind(head, suffix))


def test_many_comments_cost_little() -> None:
    """A head made of comments alone does not send the matching astray."""
    assert kind(b"<!---->" * 1000) == "text/html"
    assert kind(b"<!--a--><!--b--> words") == "text/html"

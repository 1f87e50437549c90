"""What kind of thing some bytes are, from the bytes first and the name second.

Signatures are those of the formats' own standards; what counts as a sign of HTML and
as a binary byte follows the WHATWG MIME Sniffing Standard, sections 5.2 and 7.1. A
kind that no reader reads is still kept: only its reading is refused.
"""

from __future__ import annotations

import re

UNKNOWN = "application/octet-stream"
HEAD = 8192

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"OggS", "application/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"fLaC", "audio/flac"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (257, b"ustar", "application/x-tar"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ", "application/x-executable"),
    (0, b"wOF2", "font/woff2"),
)
_ZIPS: tuple[tuple[bytes, str], ...] = (
    (
        b"word/",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (
        b"ppt/",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    (b"vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (
        b"vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    (b"application/epub+zip", "application/epub+zip"),
)
_HTML = re.compile(r"(<\?xml[^>]*>\s*)?<(!doctype html|html)\b", re.IGNORECASE)
_HTML_PIECE = re.compile(
    r"<!--|<(head|body|title|script|iframe|h1|div|font|table|style|br|p|a|b)[\s>/]",
    re.IGNORECASE,
)
_XML = re.compile(r"<\?xml\s", re.IGNORECASE)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
_PLAIN_SUFFIXES = (".txt", ".text", ".md", ".csv", ".tsv", ".log", ".eml")
_BINARY = bytes(b for b in range(0x20) if b not in b"\t\n\x0c\r\x1b")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def kind(head: bytes, suffix: str = "") -> str:
    """Return the media type of the bytes that begin with `head`.

    Args:
        head: The first bytes of the source, at best `HEAD` of them.
        suffix: The end of its name, with the dot, in any case; it decides only
            between plain text and HTML, and never against a signature.

    Returns:
        A media type; `UNKNOWN` for binary content without a known signature.
    """
    head = head[:HEAD]
    return _signed(head) or _written(head, suffix.lower())


def _signed(head: bytes) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((name for mark, name in _ZIPS if mark in head), "application/zip")
    for offset, mark, name in _SIGNATURES:
        if head.startswith(mark, offset) and _really(mark, head):
            return name
    return None


def _really(mark: bytes, head: bytes) -> bool:
    """Whether a signature that ordinary words could begin with is no word here."""
    short = len(mark) <= 3 and mark.isalnum()
    return not short or any(b in _BINARY for b in head[:64])


def _written(head: bytes, suffix: str) -> str:
    text = _text(head)
    if text is None:
        return UNKNOWN
    start = text.lstrip()
    if _HTML.match(_after_comments(start)):
        return "text/html"
    if _XML.match(start):
        return "text/html" if suffix in _HTML_SUFFIXES else "application/xml"
    if suffix in _HTML_SUFFIXES:
        return "text/html"
    if _HTML_PIECE.match(start) and suffix not in _PLAIN_SUFFIXES:
        return "text/html"
    return "text/plain"


def _after_comments(text: str) -> str:
    while text.startswith("<!--"):
        text = text.partition("-->")[2].lstrip()
    return text


def _text(head: bytes) -> str | None:
    """Return `head` as characters good enough to recognise tags in, or None."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if (wide := _wide(head)) is not None:
        return head.decode(wide, "replace")
    binary = sum(head.count(b) for b in _BINARY)
    return None if binary * 50 > len(head) else head.decode("latin-1")


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 that `head` looks like: NULs in every other place alone."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 4 > len(head) and even * 20 <= odd:
        return "utf-16-le"
    if even * 4 > len(head) and odd * 20 <= even:
        return "utf-16-be"
    return None

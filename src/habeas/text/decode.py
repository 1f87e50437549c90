"""Bytes to text, with the reason: what a person is told of a file's encoding.

A byte order mark decides (and is dropped); then UTF-16 without a mark, seen by its
NUL bytes; then UTF-8; then Windows-1252, in which every European pre-Unicode system
wrote its Latin letters. Line ends stay as they are.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
_HEAD = 4096

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDTH = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}


@dataclass(frozen=True)
class Decoded:
    """A text, the codec it was read with and why, and how many U+FFFD were put in."""

    text: str
    encoding: str
    reason: str
    replacements: int


def decode(data: bytes) -> Decoded:
    """Return the text of `data`; never fails.

    NUL, and each unit that cannot be decoded (a byte; two or four in UTF-16 and
    UTF-32), becomes one U+FFFD. A U+FFFD that the text itself holds is counted too.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name, "a byte order mark says so")
    if wide := _wide(data):
        return _read(data, wide, "every other byte is NUL, as in UTF-16")
    if _is_utf8(data):
        return _read(data, "utf-8", "the bytes are valid UTF-8")
    if _is_broken_utf8(data):
        return _read(data, "utf-8", "nearly all bytes are valid UTF-8")
    return _read(data, "cp1252", "not UTF-8, and nothing declares an encoding")


def _read(data: bytes, name: str, reason: str) -> Decoded:
    text = data.decode(name, f"habeas.units{_WIDTH.get(name, 1)}")
    text = text.replace("\0", REPLACEMENT)
    return Decoded(text, name, reason, text.count(REPLACEMENT))


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that `data` is in by the places of its NUL bytes, if any."""
    head = data[: min(_HEAD, len(data) // 2 * 2)]
    pairs = len(head) // 2
    low, high = head[::2].count(0), head[1::2].count(0)
    if pairs < 2 or len(data) % 2 or max(low, high) * 10 < pairs * 4:
        return None
    if min(low, high) * 20 > pairs:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_broken_utf8(data: bytes) -> bool:
    """Whether far more characters beyond ASCII decode as UTF-8 than fail to."""
    text = data.decode("utf-8", "habeas.units1")
    failed = text.count(REPLACEMENT)
    beyond = len(text) - len(text.encode("ascii", "ignore")) - failed
    return beyond >= 4 * failed


def _units(width: int) -> None:
    def put(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        return REPLACEMENT * max(1, (error.end - error.start) // width), error.end

    codecs.register_error(f"habeas.units{width}", put)


for _width in (1, 2, 4):
    _units(_width)
# Looked up now: a locked child process can open no module files later.
for _name in ("utf-8", "cp1252", *_WIDTH):
    codecs.lookup(_name)

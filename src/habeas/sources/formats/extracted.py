"""What a reader of a format hands back, and its form on the pipe.

On the pipe an `Extracted` is one line of JSON (everything but the text, and the
number of bytes the text has) followed by the text as UTF-8. The text stays outside
the JSON so that a hostile sender cannot make the receiver build a large tree of
objects: a line is at most `HEADER_LIMIT` bytes, and the text becomes one string.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from habeas.sources.formats.limits import Limits

HEADER_LIMIT = 256 * 1024
METADATA = (
    "title",
    "author",
    "published",
    "modified",
    "site",
    "url",
    "language",
    "direction",
)
VALUE_LIMIT = 1000
NOTES_LIMIT = 500

_NOTE = re.compile(r"[a-z]+(-[a-z]+)*(:[A-Za-z0-9-]{1,64}){0,2}")
_WORD = re.compile(r"[A-Za-z0-9_.-]{1,32}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,100}")


class NotAnExtracted(ValueError):
    """Bytes on the pipe are not one well-formed `Extracted`."""


@dataclass(frozen=True)
class Extracted:
    """The text a reader made of a source, and how it was made.

    `text` is what claims quote; positions in it are Unicode code points. `reason`
    says why `encoding` was chosen, `replacements` how many bytes could not be decoded
    (each became U+FFFD). `metadata` has keys of `METADATA` alone. `notes` are codes,
    `code`, `code:number` or `code:value:start-end`, and hold no words of the source:

    - `images`, `frames`, `scripts`, `recordings`, `objects`, `drawings`: how many of
      them the page has, which the text leaves out;
    - `hidden:start-end`: words the page does not show at first;
    - `language:tag:start-end`, `direction:rtl:start-end`: where it changes;
    - `marks-left-out:n`: more such passages than are listed;
    - `unproven`: it was read without a proven boundary.
    """

    text: str
    media_type: str
    encoding: str
    reason: str
    replacements: int
    metadata: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    method: str = ""
    version: str = ""


def pack(extracted: Extracted) -> tuple[bytes, bytes]:
    """Return the header line (with its line feed) and the text as UTF-8.

    Raises:
        UnicodeEncodeError: If the text holds a surrogate.
    """
    text = extracted.text.encode("utf-8")
    header = {k: v for k, v in vars(extracted).items() if k != "text"}
    line = json.dumps({**header, "bytes": len(text)}, separators=(",", ":"))
    return line.encode("ascii") + b"\n", text


def unpack(line: bytes, text: bytes, limits: Limits) -> Extracted:
    """Return the `Extracted` that `pack` gave, believing nothing.

    Raises:
        NotAnExtracted: If anything is missing, of another type, out of bounds, left
            over, or not Unicode text.
    """
    header = _header(line)
    if header.pop("bytes", None) != len(text):
        raise NotAnExtracted
    try:
        found = Extracted(text=text.decode("utf-8"), **header)
    except (UnicodeDecodeError, TypeError) as error:
        raise NotAnExtracted from error
    if not _sound(found, limits):
        raise NotAnExtracted
    return found


def _header(line: bytes) -> dict[str, Any]:
    try:
        header = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotAnExtracted from error
    if not isinstance(header, dict):
        raise NotAnExtracted
    return header


def _sound(found: Extracted, limits: Limits) -> bool:
    return (
        len(found.text) <= limits.characters
        and "\0" not in found.text
        and _matches(_MEDIA_TYPE, found.media_type)
        and all(
            _matches(_WORD, word)
            for word in (found.encoding, found.method, found.version)
        )
        and _is_line(found.reason, 200)
        and type(found.replacements) is int
        and 0 <= found.replacements <= limits.input
        and _sound_metadata(found.metadata)
        and _sound_notes(found.notes)
    )


def _sound_metadata(metadata: object) -> bool:
    return isinstance(metadata, dict) and all(
        key in METADATA and _is_line(value, VALUE_LIMIT)
        for key, value in metadata.items()
    )


def _sound_notes(notes: object) -> bool:
    return (
        isinstance(notes, list)
        and len(notes) <= NOTES_LIMIT
        and all(_matches(_NOTE, note) for note in notes)
    )


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_line(value: object, limit: int) -> bool:
    """Whether `value` is short text without controls or surrogates."""
    return (
        isinstance(value, str)
        and len(value) <= limit
        and not any(c < " " or "\x7f" <= c <= "\x9f" for c in value)
        and not any("\ud800" <= c <= "\udfff" for c in value)
    )

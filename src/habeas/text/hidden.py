"""Characters that a reader does not see but that change what is read.

A text can be made to show other words than it holds: by controls that turn its
direction (CVE-2021-42574, "Trojan Source"; Unicode Technical Report 36), by
characters without width, by letters that are blank. They stay in the text as found; a
person is told of them. Some are ordinary where they stand: a joiner between Arabic or
Indic letters or emoji, and the variation selector of an emoji, are how those scripts
are written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_RANGES = {
    "direction": "\u202a-\u202e\u2066-\u2069",
    "mark": "\u061c\u200e\u200f",
    "joiner": "\u200c\u200d",
    "zero-width": "\u00ad\u034f\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb",
    "blank": "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0",
    "variation": "\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef",
    "tag": "\U000e0000-\U000e007f",
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029",
}
KINDS = tuple(_RANGES)

_HIDDEN = re.compile(
    "|".join(f"(?P<{k.replace('-', '_')}>[{chars}])" for k, chars in _RANGES.items())
)
_JOINING = re.compile(
    "[\u0600-\u06ff\u0700-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af"
    "\ufb50-\ufdff\ufe70-\ufefc]"
)
_PICTURED = re.compile(
    "[#*0-9\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
_CONTROL_NAMES = {
    "\0": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}


@dataclass(frozen=True)
class Hidden:
    """An unseen character at code point `position` of a text.

    `kind` is one of `KINDS`; `name` is its Unicode name. It is `ordinary` where the
    writing itself asks for it.
    """

    position: int
    character: str
    kind: str
    name: str
    ordinary: bool


def find(text: str) -> list[Hidden]:
    """Return every unseen character of `text`, in order of position."""
    return [
        Hidden(
            position=match.start(),
            character=match[0],
            kind=(match.lastgroup or "").replace("_", "-"),
            name=_name(match[0]),
            ordinary=_is_ordinary(text, match.start()),
        )
        for match in _HIDDEN.finditer(text)
    ]


def visible(text: str) -> str:
    """Return `text` for display, its unseen characters named in white brackets.

    Ordinary ones stay as they are. Positions in the result are not those of `text`.
    """
    return _HIDDEN.sub(lambda m: _shown(text, m), text)


def _shown(text: str, match: re.Match[str]) -> str:
    if _is_ordinary(text, match.start()):
        return match[0]
    return f"\u27e6{_name(match[0])}\u27e7"


def _name(character: str) -> str:
    named = _CONTROL_NAMES.get(character) or unicodedata.name(character, "")
    return named or f"U+{ord(character):04X}"


def _is_ordinary(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    match text[position]:
        case "\u200c":
            return _fits(_JOINING, before) and _fits(_JOINING, after)
        case "\u200d":
            joining = _fits(_JOINING, before)
            return joining or (_fits(_PICTURED, before) and _fits(_PICTURED, after))
        case "\ufe0e" | "\ufe0f":
            return _fits(_PICTURED, before)
    return False


def _fits(pattern: re.Pattern[str], character: str) -> bool:
    return pattern.fullmatch(character) is not None

"""The words of a text as they are looked for: the same for the index and the query.

Letters that are typed for one another in Urdu and Arabic are one; letters that tell
words apart in Sindhi, Pashto, Balochi, Punjabi and Saraiki stay apart. Marks over and
under letters, tatweel and case do not count, digits of every script are one, and a
zero-width non-joiner parts words. Stored text is never changed by it. Each character
is taken by itself, so that a word's place in the text is known. Pure.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

# Typed for one another, or written so by another keyboard. Not here, because they
# part words: ڪ and ک (Sindhi), ې and ۍ (Pashto), ے, ݨ, ڻ, ٻ, ٿ, ڏ, ښ, ږ and the like.
_SAME = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ", "ۃ": "ہ", "ە": "ہ",
    "ھ": "ہ", "ۀ": "ہ", "ۂ": "ہ", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و",
    "ۓ": "ے", "ں": "ن", "ء": "", "ـ": "", "\u200c": " ", "ı": "i", "đ": "d", "ø": "o",
    "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ʼ": " ", "ʻ": " ",
}  # fmt: skip
# Marks of these scripts carry no letter of their own; elsewhere (Devanagari) they do.
_MARKS = (
    (0x0300, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE2F),
)
# Written without spaces: each sign with its marks is a word, found as a phrase.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


@dataclass(frozen=True)
class Token:
    """A folded word and where it stands in its text (code points, end exclusive)."""

    word: str
    start: int
    end: int


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = _character(chr(code))
        return made


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return text.translate(_TABLE).split()


def tokens(text: str) -> list[Token]:
    """Return the folded words of a text as `words` does, each with its place."""
    found: list[Token] = []
    made, start, end = "", 0, 0
    for at, character in enumerate(text):
        for sign in _TABLE[ord(character)]:
            if sign != " ":
                start = start if made else at
                made, end = made + sign, at + 1
            elif made:
                found.append(Token(made, start, end))
                made = ""
    return [*found, Token(made, start, end)] if made else found


def _character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    plain = unicodedata.normalize("NFKD", character).casefold()
    if plain == character:
        return _sign(character)
    return "".join(_SAME.get(c) or _sign(c) if c in _SAME else _sign(c) for c in plain)


def _sign(character: str) -> str:
    kind, code = unicodedata.category(character), ord(character)
    if kind == "Nd":
        return str(unicodedata.digit(character))
    if kind[0] == "M":
        return "" if _within(code, _MARKS) else character
    if kind == "Cf":
        return ""
    if kind[0] not in "LN" and kind != "Co":
        return " "
    return f" {character}" if _within(code, _UNSPACED) else character


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


_TABLE = _Table()

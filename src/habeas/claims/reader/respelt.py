"""Urdu as hurried hands write it, read in the spelling that the rules know.

Newspapers write a verb and its light verb as one word, chats leave the vowels out:
"کردیا" is read as "کر دیا", "utha k ly gye" as "utha ke le gaye". Only small words and
verbs are read so. The reader reads the copy; `back` turns each place of its reading
into the place in the text itself, so that every quote is the text's own words.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.claims.reader.lexicon import UNREAD, sections
from habeas.text.languages import language

_FILE = "respelt.txt"
_URDU = re.compile("[ٹڈڑںےہھۓ]")
_ARABIC = re.compile("[\u0621-\u0655\u0670-\u06d3\u200b-\u200f]+")
_WORD = re.compile(r"(?<![\w@/.'’-])[a-z]{1,12}(?![\w@/'’-])")
_LETTERS = str.maketrans("يىكه", "ییکہ")
_OF_BOTH = str.maketrans("يىك", "ییک")
# Letters of Sindhi alone, which writes "ه" as its own.
_SINDHI = re.compile("[ڪڳڱڄڃڏڊٻڀٺٽڻڦ]")
_APART = re.compile("[\u0653-\u0655]")  # a letter and its mark written as two
_MARKS, _SHARE = 2, 6  # marks of Roman Urdu in a line, and words to one mark at most
_GOES = re.compile(r"\s+(?:g[aeiy]|ja|aa?[yi])", re.IGNORECASE)
_WORDS = ("name", "words", "acronym", "role", "occupation", "title")


@dataclass(frozen=True)
class Respelt:
    """A copy of a text; `cuts` are its changed stretches, in order.

    Each is (start, end) in the copy and (start, end) in the text.
    """

    text: str
    cuts: tuple[tuple[int, int, int, int], ...]

    def start(self, position: int) -> int:
        """Return where in the text itself a stretch of the copy begins."""
        return self._at(position, 2)

    def end(self, position: int) -> int:
        """Return where in the text itself a stretch of the copy ends."""
        return self._at(position - 1, 3) + 1 if position else 0

    def _at(self, position: int, side: int) -> int:
        k = bisect.bisect_right(self.cuts, (position, len(self.text) + 1)) - 1
        if k < 0:
            return position
        low, high, begin, close = self.cuts[k]
        if low <= position < high:
            return begin if side == 2 else close - 1
        return close + position - high


def respelt(text: str) -> Respelt:
    """Return a text with its hurried Urdu spelt out; of other texts, the text itself."""
    changes = [*_in_script(text), *_in_roman(text), *_in_english(text)]
    if not changes:
        return Respelt(text, ())
    pieces: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    last = length = 0
    for start, end, word in sorted(changes):
        pieces += text[last:start], word
        length += start - last
        cuts.append((length, length + len(word), start, end))
        length, last = length + len(word), end
    return Respelt("".join([*pieces, text[last:]]), tuple(cuts))


# --- Urdu's own script --------------------------------------------------------


def _in_script(text: str) -> Iterator[tuple[int, int, str]]:
    if text.isascii() or not _URDU.search(text):
        return
    letters = _LETTERS if not _SINDHI.search(text) else _OF_BOTH
    for match in _ARABIC.finditer(text):
        word = _spelt(match[0].translate(letters))
        if word == UNREAD.sub("", match[0]):
            for mark in UNREAD.finditer(text, match.start(), match.end()):
                yield mark.start(), mark.end(), ""
        elif word != match[0]:
            yield match.start(), match.end(), word


@cache
def _fused() -> re.Pattern[str]:
    """A stem with one to three light verbs written on to it."""
    stems, lights = _longest("script_stems"), _longest("script_lights")
    return re.compile(f"({stems})({lights})({lights})?({lights})?")


def _spelt(word: str) -> str:
    if _APART.search(word):
        word = unicodedata.normalize("NFC", word)
    plain = UNREAD.sub("", word)
    if plain.startswith("ھ"):
        plain = "ہ" + plain[1:]
    known = _pairs("script").get(plain)
    if known is not None:
        return known
    match = _fused().fullmatch(plain)
    if match is not None and plain not in sections(_FILE)["script_plain"]:
        return " ".join(part for part in match.groups() if part)
    return plain


# --- Urdu in Latin letters ----------------------------------------------------


def _in_roman(text: str) -> Iterator[tuple[int, int, str]]:
    marks = sections(_FILE)["roman_marks"]
    few = len(marks & set(text[:_HEAD].lower().split())) <= _MARKS
    if few and (len(text) > _SHORT or language(text) != _LATIN_URDU):
        return
    begin = 0
    for line in text.split("\n"):
        if _is_roman(line, marks) or language(line) == _LATIN_URDU:
            for match in _WORD.finditer(line):
                word = _written_out(match, line)
                if word != match[0]:
                    yield begin + match.start(), begin + match.end(), word
        begin += len(line) + 1


_HEAD = 20_000
_LATIN_URDU = "ur-Latn"
_SHORT = 400  # characters of a text that one or two marks tell


def _is_roman(line: str, marks: frozenset[str]) -> bool:
    words = line.lower().split()
    hits = sum(w.strip(".,!?") in marks for w in words)
    return hits >= min(_MARKS, len(words)) and hits * _SHARE >= len(words) and hits > 0


def _written_out(match: re.Match[str], line: str) -> str:
    word = match[0]
    if word in ("ly", "lay", "ley"):
        return "le" if _GOES.match(line, match.end()) else "liye"
    known = _pairs("roman").get(word)
    if known is not None:
        counted = word in ("k", "h") and line[: match.start()].rstrip()[-1:].isdigit()
        return word if counted else known
    found = _together().fullmatch(word)
    if found is None:
        return word
    stem, light = (part for part in found.groups() if part)
    pairs = _pairs("roman")
    return f"{'aa' if stem == 'a' else pairs.get(stem, stem)} {pairs.get(light, light)}"


@cache
def _together() -> re.Pattern[str]:
    few, more = _longest("roman_lights"), _longest("roman_lights_more")
    stems = _longest("roman_stems")
    return re.compile(f"({stems})({few}|{more})|({_longest('roman_stems_few')})({few})")


@cache
def _pairs(section: str) -> dict[str, str]:
    return dict(w.split(":", 1) for w in sections(_FILE)[section])


def _longest(section: str) -> str:
    return "|".join(sorted(sections(_FILE)[section], key=lambda w: (-len(w), w)))


# --- English as chats write it -----------------------------------------------


def _in_english(text: str) -> Iterator[tuple[int, int, str]]:
    """Give "wasnt", "hv" and the "n" between two words, written out."""
    if " n " in text or "nt " in text or " hv " in text:
        pairs = _pairs("english")
        for match in _CHAT.finditer(text):
            yield match.start(), match.end(), pairs[match[0].lower()].replace("_", " ")


_CHAT = re.compile(
    r"(?:(?<=[a-z] )n(?= [A-Za-z]{2})|(?<![\w@/.'’-])(?:hv|wasnt|werent|isnt|arent|hasnt|havent|didnt|doesnt)(?=\s))",
    re.IGNORECASE,
)  # fmt: skip


# --- the way back -------------------------------------------------------------


def back(copy: Respelt, text: str, found: Any) -> Any:
    """Return a reading of the copy with each place and its words those of the text."""
    if not copy.cuts:
        return found
    return _turned(found, lambda s, e: (copy.start(s), copy.end(e)), text)


_Place = Callable[[int, int], tuple[int, int]]


def _turned(value: Any, place: _Place, text: str) -> Any:
    if isinstance(value, list):
        return [_turned(one, place, text) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _turned(one, place, text) for key, one in value.items()}
    start, end = value.get("start"), value.get("end")
    if isinstance(start, int) and isinstance(end, int):
        made["start"], made["end"] = low, high = place(start, end)
        if "exact" in value:
            made["exact"] = text[low:high]
    quotes = value.get("quotes")
    if isinstance(quotes, list):
        _name(
            made, dict(zip(map(_said, quotes), map(_said, made["quotes"]), strict=True))
        )
    return made


def _said(quote: dict[str, Any]) -> str:
    return " ".join(str(quote.get("exact", "")).split())


def _name(made: dict[str, Any], spelt: dict[str, str]) -> None:
    """Give an item the words that its quotes have in the text."""
    for key in _WORDS:
        if made.get(key) in spelt:
            made[key] = spelt[made[key]]

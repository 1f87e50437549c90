"""Sentences and words of a text, by position.

No model: terminators of the Latin, Arabic, Devanagari and Burmese scripts, a list of
abbreviations, list marks and blank lines. A line end inside hard-wrapped text (an
e-mail, a printed page) is a space; elsewhere it ends a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from typing import NamedTuple

from habeas.text.chats import BEFORE_SENDER, BEHIND_SENDER, MARK
from habeas.text.spans import Span, trim

_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903"
    "\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0b82-\u0bcd\u0d82-\u0ddf"
    "\u102b-\u103e\u200c\u200d"
)
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])"
    rf"|[^\W_][\w{_MARKS}]*(?:['’\-\u2010\u2011][^\W_][\w{_MARKS}]*)*['’]?(?<!['’])"
    rf"|[^\W_][\w{_MARKS}]*"
    r"|[^\s]"
)
_APART = re.compile(f"({_TOKEN.pattern})")
# What no name begins with: "A. Those arrested", where "A." is a mark and no initial.
_OPENING = (
    r"Those|These|The|People|Persons|Names?|List|Arrest\w*|Detain\w*|Releas\w*|Freed|Still|Kill\w*|Injur\w*|"
    r"Wound\w*|Missing|In|On|Under|Out|Not|Set|Let|Bail|Charge[ds]|Booked|Named|Nominated|Cases?|Sent\w*|Shot|Dead|"
    r"Taken|Beaten|Tortured|Sacked|Dismissed|Suspended|Remand\w*|Convicted|Abducted|Held|Behind|Demands?|Who|What"
)
LIST_MARK = re.compile(
    r"[ \t\u00a0>]*(?:[*•·◦▪‣●–—-]|\(?(?P<number>[0-9۰-۹٠-٩]{1,3})\*?[.)۔:]|"
    r"\(?(?P<letter>[a-z]|[ivx]{2,4})\)|\(?[A-Z]\)|(?:[a-z]|"
    r"[ivx]{2,4}|[A-Z](?=\.[ \t\u00a0]+(?:[A-Z]{3}|"
    rf"(?:{_OPENING})\b)))\.(?=[ \t\u00a0])|[0-9]{{1,2}}/(?=[ \t\u00a0]))"
    r"(?:[ \t\u00a0]+|(?=[^\W\d_]))"
)

# After these a full stop never ends a sentence.
_LISTED_TITLES = """mr mrs ms dr prof adv lt col gen capt maj sgt cpl insp supt hon rev ven fr st sr sra
    md mst smt sh shri kum engr no nos art sec ch vs e.g i.e cf viz p pp regd opp bw abd mohd muh muhd moh mhd jl dra lcda barr
    gov pres sen rep mt mob tel ph fax hj bin crim p.s approx art arts para vol ref
    nr núm núms n.º nº av pvt dept dist ps op cit fig"""
_TITLES = frozenset(_LISTED_TITLES.split())
# After these it ends one only where a capital follows.
_LISTED_SHORT = """ltd inc co corp etc a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec mon
    tue tues wed thu thur thurs fri sat sun al esq jr u.s u.k u.n d.c b.a m.a no"""
_SHORT = frozenset(_LISTED_SHORT.split())
_STOP = re.compile(r"(?P<stop>[.!?؟۔।။…]+)(?P<close>[\"'”’»)\]]*)(?=\s|$|\[)")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}[A-Z]")
# "The U.S. Embassy": a capital behind it begins a sentence only where such a word does.
_STATES = frozenset(["u.s", "u.k", "u.n"])
_OPENS = re.compile(
    r"\s*[\"'“‘(]?(?:The|A|An|In|On|At|He|She|It|They|We|But|And|This|That|These|Those|No|"
    r"After|Before|When|While|Police|His|Her|Their|There|Two|Three|For|As|If|I)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[A-Z]{0,3}[-/]?\d")
_FIELD = re.compile(r"[A-Z][\w-]{1,20}: ")
_LINE = re.compile(r"[^\n]*\n?")
# A message of a chat begins its line: it goes on with no line before it.
_MESSAGE = re.compile(
    r"\[\d{1,4}[/.:-]\d|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d\d|"
    rf"{BEFORE_SENDER}|[^:\n{MARK}]{{1,60}}{BEHIND_SENDER}"
)
_WIDEST, _NARROWEST, _FEWEST = 100, 40, 4


class Token(NamedTuple):
    """A word, a number or a mark of punctuation, with its position."""

    text: str
    start: int
    end: int


_make = tuple.__new__  # what `Token` itself does, in half the time


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return words, numbers and single marks between two positions, in order.

    Hyphens and apostrophes inside a word belong to it; a possessive 's too.
    """
    pieces = _APART.split(text[start:end])  # what lies between, a token, and so on
    ends = list(accumulate(map(len, pieces), initial=start))
    rows = zip(pieces[1::2], ends[1::2], ends[2::2], strict=False)
    return list(map(_make, repeat(Token), rows))


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences between two positions, in order, without outer space.

    What lies between two of them is space and list marks only. A list item, a table
    row or a heading is a sentence of its own.
    """
    stop = len(text) if end is None else end
    found = []
    for unit in _units(text, start, stop):
        for cell in _cells(text, unit):
            found.extend(_split(text, cell))
    return found


def _cells(text: str, unit: Span) -> list[Span]:
    """Return the cells that tabs set apart, which no sentence leaves; or the line."""
    if text.count("\t", unit.start, unit.end) < 2:
        return [unit]
    sizes = map(len, text[unit.start : unit.end].split("\t"))
    ends = accumulate(sizes, lambda at, size: at + size + 1, initial=unit.start - 1)
    return [Span(low + 1, high) for low, high in pairwise(ends)]


def _units(text: str, start: int, end: int) -> list[Span]:
    """Return stretches no sentence leaves: lines, or paragraphs of wrapped text."""
    width = wrap_width(text)
    units: list[Span] = []
    open_from: int | None = None
    for line in _LINE.finditer(text, start, end):
        if line.end() == line.start():
            break
        mark = LIST_MARK.match(text, line.start(), line.end())
        begins = mark.end() if mark else line.start()
        if open_from is None:
            open_from = begins
        if not (width and _goes_on(text, line.start(), line.end(), end, width)):
            units.append(Span(open_from, line.end()))
            open_from = None
    if open_from is not None:
        units.append(Span(open_from, end))
    return units


def _goes_on(text: str, start: int, end: int, stop: int, width: int) -> bool:
    """Whether a wrapped line ends only because the next word did not fit."""
    line = text[start:end].rstrip()
    if (
        not line
        or end >= stop
        or line.count("|") > 1
        or LIST_MARK.match(text, end)
        or _MESSAGE.match(text, end)
    ):
        return False
    following = text[end : end + width].lstrip("> \t")
    word = following.split(None, 1)[0] if following.strip() else ""
    if not word or following.startswith("\n"):
        return False
    return len(line) + 1 + len(word) > width - 4


@lru_cache(maxsize=32)
def wrap_width(text: str) -> int | None:
    """Return the width at which `text` was hard-wrapped, or None if it was not.

    It was, if no line is longer than 100 characters and most of the longer ones that
    have a line after them come near to the longest; header fields do not count.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    if max((len(line) for line in lines), default=0) > _WIDEST:
        return None
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if len(a) >= _NARROWEST
        and b
        and not (a.count("|") > 1 or _FIELD.match(a) or _MESSAGE.match(b))
    ]
    if len(pairs) < _FEWEST:
        return None
    width = sorted(len(a) for a, _ in pairs)[len(pairs) * 9 // 10]
    full = sum(len(a) + 1 + len(b.split()[0]) > width - 4 for a, b in pairs)
    return width if full * 10 >= len(pairs) * 7 else None


def _split(text: str, unit: Span) -> list[Span]:
    found, begin = [], unit.start
    for match in _STOP.finditer(text, unit.start, unit.end):
        if _ends(text, match, begin, unit.end):
            found.append(trim(text, begin, match.end()))
            begin = match.end()
    found.append(trim(text, begin, unit.end))
    return [s for s in found if s.end > s.start]


def _ends(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    """Whether the mark at `match` ends a sentence that began at `begin`."""
    following = text[match.end() : match.end() + 8].lstrip(" \t\u00a0\n\"'“‘«([*")
    if match.end() >= end or not following:
        return True
    small = following[0].islower()
    if match["stop"][0] != ".":
        return not small or not match["close"]
    if match["stop"] != "." and small:
        return False
    word = _word_before(text, match.start(), begin)
    key = word.lower()
    if not match["close"]:
        if key in _TITLES and (key != "no" or _NUMBERED.match(following)):
            return False
        if len(word) == 1 and word.isalpha() and word.isupper():
            return False
        if _INITIALS.fullmatch(word) and key not in _SHORT and match["stop"] == ".":
            return _behind_name(text, match, word, begin)
        if word.isdigit() and _counts_on(text, match.start() - len(word), begin, end):
            return False
        if key in _STATES and not _OPENS.match(text, match.end()):
            return False
        if key in _SHORT or "." in key:
            return not small and not following[0].isdigit() and following[0] != ","
    if small:
        return not match["close"] and len(word) > 2 and key not in _SHORT
    return following[0] not in ",;:"


_ENTRY = re.compile(r"(?P<number>\d{1,2})\. ?(?=[A-Z])")


def _counts_on(text: str, at: int, begin: int, end: int) -> bool:
    """Whether a number marks an entry within a line: "Held: 1. A (Dadu); 2. B."."""
    mark = _ENTRY.match(text, at, end)
    before = text[begin:at].rstrip()[-1:]
    if mark is None or before not in (":", ";", ",", "d"):
        return False
    number = int(mark["number"])
    if before == ":":
        near = text[max(0, at - _FAR) : at + _FAR]
        return _entry_of(number + 1, near) or number > 1 and _entry_of(number - 1, near)
    joined = before != "d" or text[begin:at].rstrip().endswith((", and", "; and"))
    return joined and _entry_of(number - 1, text[begin:at])


_FAR = 400  # letters to the entry before or behind


def _entry_of(number: int, near: str) -> bool:
    """Whether a text holds the mark of an entry behind a colon or a semicolon."""
    return re.search(rf"[:;,] (?:and )?{number}\. ?[A-Z]", near) is not None


def _behind_name(text: str, match: re.Match[str], word: str, begin: int) -> bool:
    """Whether initials close a name and a sentence: "of Gopal B.K. The court ..."."""
    before = text[begin : match.start() - len(word)].rsplit(None, 1)[-1:]
    if not before or not before[0][:1].isupper():
        return False
    again = text.startswith(before[0], match.end() + 1)
    return again or _OPENS.match(text, match.end()) is not None


def _word_before(text: str, position: int, begin: int) -> str:
    start = position
    floor = max(begin, position - 24)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in ".-º"):
        start -= 1
    return text[start:position].lstrip(".-")
